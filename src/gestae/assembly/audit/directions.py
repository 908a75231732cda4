"""Where things come from told as where they go: ``find_directions``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gestae.assembly.audit.anchors import find_anchors
from gestae.assembly.audit.courses import ROLES, Course, find_courses
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.governed import find_governed
from gestae.assembly.audit.namings import capitals_in, find_known, han_names_in
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.sounds import sounds_like
from gestae.records import Span

LEAST = 0.5
"""The weight of the words that two phrases must share to tell the same place."""
RIVAL = 0.5
"""A phrase that tells the same role is the right one if it shares this share of it."""

Shared = Mapping[tuple[int, int], float]
"""The numbers of two words that stand for each other, and how surely."""


def find_directions(reading: Reading) -> Iterator[Finding]:
    """A place or party that something comes from on one side, and goes to on the other.

    The two phrases share words, and neither shares as much with one that tells its own role. Where
    both sides tell as many origins and destinations, nothing is found: the phrases are ill parted.
    Else a preposition is told that its word never goes with (``find_governed``).
    """
    turned = list(_find_turned(reading)) if reading.chinese is not None else []
    yield from turned or find_governed(reading)


def _find_turned(reading: Reading) -> Iterator[Finding]:
    ours, theirs = (list(find_courses(reading, side)) for side in (0, 1))
    if not ours or not theirs or _count(ours) == _count(theirs):
        return
    shared = _shared(reading)
    fits = {
        (n, m): fit
        for n, mine in enumerate(ours)
        for m, other in enumerate(theirs)
        if (fit := _fit(shared, mine, other)) >= LEAST
    }
    turned = [
        (fit, n, m)
        for (n, m), fit in fits.items()
        if ours[n].role != theirs[m].role and not _has_rival(fits, ours, theirs, n, m)
    ]
    if turned:
        _, n, m = max(turned, key=lambda found: found[0])
        yield _finding(reading, ours[n], theirs[m])


def _finding(reading: Reading, mine: Course, other: Course) -> Finding:
    spans = [_span(reading, side, course) for side, course in enumerate((mine, other))]
    a, b = (
        span.of(telling.document.text)
        for span, telling in zip(spans, (reading.a, reading.b), strict=True)
    )
    reason = f"“{a}” tells the {mine.role}, and “{b}” the {other.role}."
    return reading.pair.finding("direction", "major", reason, a=spans[0], b=spans[1], score=0.7)


def _span(reading: Reading, side: int, course: Course) -> Span:
    """A marker with the words of its place."""
    words = [reading.tokens[side][n] for n in course.phrase]
    start = min(course.marker.start, words[0].start)
    return Span(start, max(course.marker.end, words[-1].end))


def _count(courses: Sequence[Course]) -> tuple[int, ...]:
    told = Counter(course.role for course in courses)
    return tuple(told[role] for role in ROLES)


def _fit(shared: Shared, mine: Course, other: Course) -> float:
    return sum(shared.get((n, m), 0.0) for n in mine.phrase for m in other.phrase)


def _has_rival(
    fits: Mapping[tuple[int, int], float],
    ours: Sequence[Course],
    theirs: Sequence[Course],
    n: int,
    m: int,
) -> bool:
    """Whether either of two phrases goes with another one that tells the same role as well."""
    least = RIVAL * fits[n, m]
    return any(
        fit >= least and ours[a].role == theirs[b].role and (a == n or b == m)
        for (a, b), fit in fits.items()
    )


def _shared(reading: Reading) -> Shared:
    """The words that stand for each other by the dictionary, as names, or as written."""
    found = {(anchor.a, anchor.b): anchor.weight for anchor in find_anchors(reading).found}
    for a, b in (*_same_names(reading), *_heard_names(reading)):
        for n, one in enumerate(reading.tokens[0]):
            if a.start <= one.start < a.end:
                found |= {
                    (n, m): 1.0
                    for m, other in enumerate(reading.tokens[1])
                    if b.start <= other.start < b.end
                }
    return found


def _same_names(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The names of parties and places that either side has once."""
    sides = find_known(reading, 0), find_known(reading, 1)
    for name in sides[0]:
        same = [other for other in sides[1] if other.ids & name.ids]
        if len(same) == 1 and sum(bool(n.ids & name.ids) for n in sides[0]) == 1:
            yield name.span, same[0].span


def _heard_names(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The names that no table has and that sound alike, each like no other of its side."""
    assert reading.chinese is not None
    han = han_names_in(reading, reading.chinese)
    latin = capitals_in(reading, 1 - reading.chinese)
    pairs = [(n, m) for n in han for m in latin if sounds_like(n.text, m.text)]
    for mine, other in pairs:
        if sum(mine is n for n, _ in pairs) == sum(other is m for _, m in pairs) == 1:
            spans = mine.span, other.span
            yield spans if reading.chinese == 0 else spans[::-1]
