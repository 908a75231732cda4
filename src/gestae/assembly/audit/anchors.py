"""Words of the two sides that stand for each other, and what they say of places: ``find_anchors``.

A word of the one side with a word of the other that the dictionary has for it is an anchor: what
stands near it on the left should stand near it on the right. So two names, figures or any other
things that both sides have can be asked which of the other side's either stands by (``nearness``),
and whether they would fit better in each other's place (``crossing``). That asks nothing of grammar
and little of the dictionary.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import exp, sqrt

from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import CONTENT, Reading, stems_of
from gestae.ontology.han import simplify
from gestae.records import Span, Token

REACH = 4.0
"""So many words away an anchor counts 1/e of what it would beside a word."""
MARK = 3
"""So many words a mark of punctuation parts what it stands between."""
APART = frozenset(",，;；.。:：—()（）!！?？")
"""The marks that part."""

Spans = Sequence[Span]
Places = tuple[Spans, Spans]
"""Where each of two things stands on a side; once, or several times."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The numbers of a word of the left and of one of the right that may stand for each other.

    ``weight`` is 1 where neither may stand for another word, and less the more there are.
    """

    a: int
    b: int
    weight: float


@dataclass(frozen=True, slots=True)
class Anchors:
    """What two sides have in common, and how far along the words of either side stand."""

    found: tuple[Anchor, ...]
    along: tuple[tuple[int, ...], tuple[int, ...]]


@lru_cache(maxsize=1)
def find_anchors(reading: Reading) -> Anchors:
    """The words of a pair that the dictionary has for each other; none but of Chinese and English.

    Kept until the next pair is asked for.
    """
    along = (_along(reading.tokens[0]), _along(reading.tokens[1]))
    if reading.chinese is None:
        return Anchors((), along)
    han, latin = reading.tokens[reading.chinese], reading.tokens[1 - reading.chinese]
    links = list(_links(han, latin))
    ours, theirs = [0] * len(han), [0] * len(latin)
    for n, m in links:
        ours[n] += 1
        theirs[m] += 1
    weighed = ((n, m, 1 / max(ours[n], theirs[m])) for n, m in links)
    left = reading.chinese == 0
    return Anchors(
        tuple(Anchor(n, m, w) if left else Anchor(m, n, w) for n, m, w in weighed), along
    )


def nearness(reading: Reading, ours: Spans, theirs: Spans, besides: Places = ((), ())) -> float:
    """How near a thing of the left stands to the same words as one of the right, at its best place.

    0 where no anchor is near either, 1 for an anchor right beside both; anchors add up. ``besides``
    are spans of either side whose words are no anchors.
    """
    anchors = find_anchors(reading)
    skipped = [
        {n for span in (*own, *more) for n in _inside(reading.tokens[side], span)}
        for side, (own, more) in enumerate(zip((ours, theirs), besides, strict=True))
    ]
    kept = [x for x in anchors.found if x.a not in skipped[0] and x.b not in skipped[1]]
    return max(
        (
            sum(x.weight * exp(-(_far(mine, x.a) + _far(other, x.b)) / REACH) for x in kept)
            for mine in _stretches(reading, anchors, 0, ours)
            for other in _stretches(reading, anchors, 1, theirs)
        ),
        default=0.0,
    )


def crossing(reading: Reading, ours: Places, theirs: Places) -> float:
    """How much better two things would fit in each other's place, below 0 where they fit as is.

    ``ours`` are the places of the one and the other on the left, ``theirs`` on the right. Made of
    the roots of the nearnesses, so that it counts more whether there is any anchor than how many.
    """
    besides = (*ours[0], *ours[1]), (*theirs[0], *theirs[1])

    def fit(one: int, other: int) -> float:
        return sqrt(nearness(reading, ours[one], theirs[other], besides))

    return fit(0, 1) + fit(1, 0) - fit(0, 0) - fit(1, 1)


def order(reading: Reading, ours: Places, theirs: Places) -> tuple[int, Collection[str]]:
    """Whether two things stand in the same order on both sides, and what stands between them.

    -1 for the same order, 1 for the other way about, 0 where either has no single one; with the
    parts of speech of the anchors that stand between them on both sides, "" of one whose two words
    differ in that.
    """
    orders = [
        {one.start < other.start for one in places[0] for other in places[1]}
        for places in (ours, theirs)
    ]
    if any(len(found) != 1 for found in orders):
        return 0, ()
    gaps = [_between(places[0][0], places[1][0]) for places in (ours, theirs)]
    tokens = reading.tokens
    between = [
        (tokens[0][x.a].pos, tokens[1][x.b].pos)
        for x in find_anchors(reading).found
        if _is_in(tokens[0][x.a], gaps[0]) and _is_in(tokens[1][x.b], gaps[1])
    ]
    return 1 if orders[0] != orders[1] else -1, {a if a == b else "" for a, b in between}


def _between(one: Span, other: Span) -> tuple[int, int]:
    return min(one.end, other.end), max(one.start, other.start)


def _is_in(token: Token, stretch: tuple[int, int]) -> bool:
    return stretch[0] <= token.start and token.end <= stretch[1]


def _links(han: Sequence[Token], latin: Sequence[Token]) -> Iterator[tuple[int, int]]:
    stems = [frozenset(stems_of(token)) for token in latin]
    lexicon = load_lexicon()
    for n, token in enumerate(han):
        word = simplify(token.text)
        meanings = lexicon.meanings.get(word)
        if meanings is None:
            parts = lexicon.parts(word) if len(word) > 1 else ()
            meanings = frozenset(stem for part in parts for stem in part)
        for m, other in enumerate(latin):
            meant = other.pos in CONTENT and not meanings.isdisjoint(stems[m])
            if token.pos != "PUNCT" and (meant or (len(word) > 1 and token.text == other.text)):
                yield n, m


def _along(tokens: Sequence[Token]) -> tuple[int, ...]:
    return tuple(accumulate(MARK if token.text in APART else 1 for token in tokens))


def _inside(tokens: Sequence[Token], span: Span) -> list[int]:
    return [n for n, t in enumerate(tokens) if t.start < span.end and span.start < t.end]


def _stretches(
    reading: Reading, anchors: Anchors, side: int, spans: Spans
) -> Iterator[tuple[Sequence[int], int, int]]:
    """How far along a side each of some spans begins and ends, with how far along all words are."""
    along = anchors.along[side]
    for span in spans:
        inside = _inside(reading.tokens[side], span)
        if inside:
            yield along, along[inside[0]], along[inside[-1]]


def _far(place: tuple[Sequence[int], int, int], word: int) -> int:
    along, first, last = place
    return max(first - along[word], along[word] - last, 0)
