"""Parties that have changed places: ``find_swapped``."""

from collections.abc import Iterator, Mapping, Sequence

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import CONTENT, Reading, stems_of
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span, Token

NEAR = 3
"""Words to each side of a name that it may be known by."""
LEAST = 1.5
"""By how much the neighbours must fit better crosswise than straight."""


def find_swapped(reading: Reading) -> Iterator[Finding]:
    """Two parties named once on each side, each of which has the other's neighbours on the other.

    The neighbours are the words that depend on a name or that it depends on, and those beside it.
    """
    if reading.chinese is None:
        return
    ours, theirs = (_named_once(reading, side) for side in (0, 1))
    both = sorted(ours.keys() & theirs.keys())
    for number, one in enumerate(both):
        for other in both[number + 1 :]:
            places = (ours[one], ours[other]), (theirs[one], theirs[other])
            straight = _fit(reading, places[0][0], places[1][0]) + _fit(
                reading, places[0][1], places[1][1]
            )
            crossed = _fit(reading, places[0][0], places[1][1]) + _fit(
                reading, places[0][1], places[1][0]
            )
            if crossed - straight >= LEAST and straight == 0:
                yield _swapped(reading, places)
                return


def _swapped(reading: Reading, places: tuple[tuple[Span, Span], tuple[Span, Span]]) -> Finding:
    a, b = (
        " and ".join(span.of(telling.document.text) for span in sorted(spans))
        for telling, spans in zip((reading.a, reading.b), places, strict=True)
    )
    first, second = min(places[0]), min(places[1])
    reason = f"{a} stand in each other's place on the right side ({b})."
    return reading.pair.finding("role", "critical", reason, a=first, b=second, score=0.7)


def _named_once(reading: Reading, side: int) -> Mapping[str, Span]:
    """The states and bodies that a side names just once, with where it does."""
    telling = (reading.a, reading.b)[side]
    ontology = reading.pair.ontology
    matcher = ontology.actors.names.get(telling.language) if ontology else None
    if matcher is None:
        return {}
    unspaced = telling.language in UNSPACED
    found: dict[str, list[Span]] = {}
    text = simplify(telling.text) if unspaced else telling.text
    for span, name in matcher.find(text, reading.breaks(side) if unspaced else None):
        if name.actor.id is not None:
            start = telling.span.start
            place = Span(start + span.start, start + span.end)
            found.setdefault(name.actor.id, []).append(place)
    return {id_: spans[0] for id_, spans in found.items() if len(spans) == 1}


def _fit(reading: Reading, ours: Span, theirs: Span) -> float:
    """How many of the neighbours of a name on the left stand by a name on the right."""
    assert reading.chinese is not None
    sides = [_neighbours(reading, 0, ours), _neighbours(reading, 1, theirs)]
    han, latin = sides[reading.chinese], sides[1 - reading.chinese]
    lexicon = load_lexicon()
    stems = {s: weight for token, weight in latin for s in stems_of(token)}
    total = 0.0
    for token, weight in han:
        meanings = lexicon.meanings.get(simplify(token.text), frozenset())
        total += max((weight * stems[s] for s in meanings & stems.keys()), default=0.0)
    return total


def _neighbours(reading: Reading, side: int, span: Span) -> list[tuple[Token, float]]:
    """The words near a name: in the tree at full weight, in the text at half."""
    telling = (reading.a, reading.b)[side]
    for sentence in telling.sentences:
        inside = {t.index for t in sentence.tokens_in(span)}
        if inside:
            return list(_near(sentence.tokens, inside))
    return []


def _near(tokens: Sequence[Token], inside: set[int]) -> Iterator[tuple[Token, float]]:
    heads = {tokens[i].head for i in inside}
    for token in tokens:
        if token.index in inside or token.pos not in CONTENT - {"PROPN", "NUM"}:
            continue
        if token.index in heads or token.head in inside:
            yield token, 1.0
        elif min(abs(token.index - i) for i in inside) <= NEAR:
            yield token, 0.5
