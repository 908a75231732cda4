"""The states, bodies and persons that a side names: ``find_parties``."""

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.assembly.audit.reading import Reading
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span

PERSON = "person"
BODY = "body"
OTHER = "state or body"
"""Sorts of parties: states and bodies may be taken for each other."""


@dataclass(frozen=True, slots=True)
class Party:
    """A name of the tables of actors in a text: whom it may name, and what sort that is.

    ``body`` where it is no state or place but a party, a firm or the like.
    """

    span: Span
    text: str
    sort: str
    ids: frozenset[str]
    body: bool = False


def find_parties(reading: Reading, side: int) -> tuple[Party, ...]:
    """The parties that a side names, in order; a name of several has the ids of all."""
    telling = (reading.a, reading.b)[side]
    ontology = reading.pair.ontology
    matcher = ontology.actors.names.get(telling.language) if ontology else None
    if matcher is None:
        return ()
    unspaced = telling.language in UNSPACED
    found: dict[Span, tuple[set[str], str]] = {}
    text = simplify(telling.text) if unspaced else telling.text
    for span, name in matcher.find(text, reading.breaks(side) if unspaced else None):
        if name.actor.id is not None:
            place = Span(telling.span.start + span.start, telling.span.start + span.end)
            found.setdefault(place, (set(), name.kind))[0].add(name.actor.id)
    words = telling.document.text
    return tuple(
        Party(
            span,
            span.of(words),
            PERSON if kind == PERSON else OTHER,
            frozenset(ids),
            body=kind == BODY,
        )
        for span, (ids, kind) in sorted(found.items())
    )


def parties_in(parties: Sequence[Party], span: Span) -> Party | None:
    """The one party named in a stretch; ``None`` where there are several, or none."""
    inside = [party for party in parties if party.span.overlaps(span)]
    return inside[0] if len(inside) == 1 else None
