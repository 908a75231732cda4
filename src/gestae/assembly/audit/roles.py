"""Parties that have changed places: ``find_swapped``."""

from collections.abc import Iterator, Mapping

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.neighbours import fit
from gestae.assembly.audit.reading import Reading
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span

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
            straight = fit(reading, places[0][0], places[1][0]) + fit(
                reading, places[0][1], places[1][1]
            )
            crossed = fit(reading, places[0][0], places[1][1]) + fit(
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
