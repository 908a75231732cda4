"""Distances that texts tell, beside what the map says: ``find_told_distances``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gestae.assembly.contradictions.distances import (
    Distance,
    contradict_geography,
    find_distances,
    possible_gaps,
)
from gestae.ontology.load import Ontology
from gestae.ontology.units import known_units
from gestae.records import Amount, DocumentReference, Event, Excerpt, Measure


@dataclass(frozen=True, slots=True)
class Reading:
    """How far two places are apart by one way to draw a border in dispute.

    ``border`` says in words what is counted to a country; ``nearest`` are kilometres from edge to
    edge; ``holds``: whether the distance that is told can be that.
    """

    border: str
    nearest: float
    holds: bool


@dataclass(frozen=True, slots=True)
class ToldDistance:
    """A distance between two places, as a text tells it and as the map has it.

    ``record`` is the id of the measure or event; kilometres throughout. ``told_low`` and
    ``told_high`` are what the text says, ``None`` for a bound it leaves open. ``nearest`` is the
    distance from edge to edge of the two places on the map, give or take ``blur`` where it has one
    of them as a point, ``middle`` the geodesic between their middles. ``readings`` are the ways to
    draw a border in dispute, none where no dispute matters; ``nearest`` is by the first of them by
    which the distance can hold. ``disagreement`` says in words how the two differ, ``None`` where
    they can both hold.
    """

    record: str
    place: str
    landmark: str
    amount: Amount
    told_low: float | None
    told_high: float | None
    nearest: float | None
    middle: float | None
    blur: float | None
    readings: tuple[Reading, ...]
    disagreement: str | None
    sentence: Excerpt
    document: DocumentReference


def find_told_distances(
    records: Iterable[Event | Measure], text: str, ontology: Ontology
) -> Iterator[ToldDistance]:
    """The distances among the records of a document whose two places the text names."""
    for distance in find_distances(records, text, ontology):
        yield _told(distance)


def _told(distance: Distance) -> ToldDistance:
    ratio = known_units().ratio(distance.amount.unit or "", "kilometre")
    low, high = (
        None if end is None or ratio is None else float(end * ratio)
        for end in (distance.amount.low, distance.amount.high)
    )
    gaps = possible_gaps(distance)
    gap = next((gap for gap, holds in gaps if holds), gaps[0][0] if gaps else None)
    wrong = contradict_geography(distance)
    return ToldDistance(
        record=distance.record.id,
        place=distance.place.site.name,
        landmark=distance.landmark.site.name,
        amount=distance.amount,
        told_low=low,
        told_high=high,
        nearest=gap.least if gap else None,
        middle=gap.middle if gap else None,
        blur=gap.blur if gap else None,
        readings=tuple(
            dict.fromkeys(
                Reading(gap.reading, gap.least, holds) for gap, holds in gaps if gap.reading
            )
        ),
        disagreement=wrong.reasons[0].detail if wrong else None,
        sentence=distance.record.sentence,
        document=distance.record.document,
    )
