"""A figure that is the least on one side and the most on the other: ``find_bounds``."""

from collections.abc import Iterator, Sequence

from gestae.assembly.audit.contrast_tables import load_words
from gestae.assembly.audit.denials import find_denials
from gestae.assembly.audit.figures import Figure, is_same, read_figures
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.reading import Reading

BESIDE = "beside a figure"
"""The set of contrasts whose words tell whether the true figure is below or above."""
TOLD = {"least": "least it may be", "most": "most it may be"}
TURNED = {"least": "most", "most": "least"}


def find_bounds(reading: Reading) -> Iterator[Finding]:
    """The same figure on both sides as the other end of what it may be: "over" against "nearly"."""
    sides = [read_figures(telling) for telling in (reading.a, reading.b)]
    for mine in sides[0]:
        bound = _bound(reading, 0, mine)
        same = [other for other in sides[1] if is_same(mine, other)]
        if bound is None or not same:
            continue
        bounds = [_bound(reading, 1, other) for other in same]
        if all(other not in {None, bound} for other in bounds):
            yield _finding(reading, mine, same, (bound, str(bounds[0])))


def _finding(
    reading: Reading, mine: Figure, same: Sequence[Figure], bounds: tuple[str, str]
) -> Finding:
    a, b = (
        figure.span.of(telling.document.text).replace("\n", " ")
        for figure, telling in ((mine, reading.a), (same[0], reading.b))
    )
    reason = f"“{a}” is the {TOLD[bounds[0]]}; “{b}” is the {bounds[1]}."
    return reading.pair.finding("scope", "major", reason, a=mine.span, b=same[0].span, score=0.7)


def _bound(reading: Reading, side: int, figure: Figure) -> str | None:
    """Whether a figure is the least or the most of what is meant; ``None`` where neither is said.

    A denial right before it turns that round: 不会超过48, no more than 48.
    """
    told = _told(reading, side, figure)
    if told is not None and any(
        not (reading.a, reading.b)[side].document.text[d.span.end : figure.span.start].strip()
        for d in find_denials(reading, side)
        if d.sure and d.span.end <= figure.span.start
    ):
        return TURNED[told]
    return told


def _told(reading: Reading, side: int, figure: Figure) -> str | None:
    if figure.bound is not None:
        return figure.bound
    telling = (reading.a, reading.b)[side]
    words = load_words(telling.language).get(BESIDE)
    if words is None:
        return None
    text = figure.span.of(telling.document.text).casefold()
    members = {m for _, sense in words.matcher.find(text) for m in sense.members}
    return members.pop() if len(members) == 1 else None
