"""How far apart two places are from edge to edge, by every reading of a border: ``edge_gaps``.

Countries and islands have the coasts and borders of Natural Earth; any other place is a point that
reaches as far as ``geography.py`` says. A country in a dispute is read twice: without the
territories in dispute, and with all that it claims (``claims.csv``); which is right, nobody says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin
from typing import TYPE_CHECKING, Any

from gestae.assembly.contradictions.geography import Spot, between, reach_of
from gestae.ontology.claims import Claim, load_claims
from gestae.ontology.natural_earth import rings_of

if TYPE_CHECKING:
    import numpy as np

    Points = np.ndarray[Any, np.dtype[np.float64]]

EARTH = 6371.0
"""Kilometres of the earth's mean radius."""
BEYOND = 1.25
"""How much further than a place's reach its islands may lie: reaches are rounded."""
WHOLE = 0.6
"""The share of a place's reach from which one island is the whole place."""


@dataclass(frozen=True, slots=True)
class EdgeGap:
    """Kilometres between the edges of two places, by one reading of the borders.

    ``blur`` is by how much the map may be off, because it has a place as a point. ``counted`` are
    the disputed places that the reading counts to the ``country`` that claims them; ``None`` where
    no dispute makes a difference.
    """

    kilometres: float
    blur: float
    counted: tuple[str, ...] | None
    country: str | None = None

    @property
    def words(self) -> str | None:
        """Which borders the reading goes by, in words; ``None`` where no dispute matters."""
        if self.counted is None:
            return None
        if not self.counted:
            return "counting nothing in dispute"
        return f"counting {', '.join(self.counted)} to {self.country}"


@lru_cache(maxsize=5_000)
def edge_gaps(one: Spot, other: Spot) -> tuple[EdgeGap, ...]:
    """The gap between two places by each reading, that without the disputed territories first."""
    pair = (one, other)
    disputes = [claim for spot in pair for claim in _disputes(spot)]
    without = _gap(_land(one, claimed=False), _land(other, claimed=False))
    if _is_part(one, other) or _is_part(other, one):
        without = 0.0
    blur = sum(0.0 if _rings(spot) else reach_of(spot) for spot in pair)
    first = EdgeGap(max(0.0, without - blur), blur, () if disputes else None)
    if not disputes:
        return (first,)
    claimed = {claim.place for claim in disputes}
    country = next(spot.name for spot in pair if _disputes(spot))
    inside = [spot.name for spot in pair if spot.name in claimed]
    if inside:
        return (first, EdgeGap(0.0, blur, tuple(inside), country))
    gap = _gap(_land(one, claimed=True), _land(other, claimed=True))
    with_ = max(0.0, min(without, gap) - blur)
    if first.kilometres - with_ < 1:
        return (EdgeGap(first.kilometres, blur, None),)
    nearest = _nearest_claims(disputes, one if _disputes(other) else other)
    return (first, EdgeGap(with_, blur, nearest, country))


def _disputes(spot: Spot) -> list[Claim]:
    """The territories that a country claims and others claim, too."""
    if spot.precision != "country":
        return []
    return [claim for claim in load_claims().values() if spot.country in claim.claimed]


def _is_part(place: Spot, country: Spot) -> bool:
    """Whether a place lies in a country and nobody else claims it."""
    same = country.precision == "country" and place.country == country.country
    return same and place.name not in load_claims()


def _land(spot: Spot, *, claimed: bool) -> "Points":
    """The points of a place's edge; of a country with or without what is in dispute."""
    import numpy as np

    rings = _rings(spot)
    if not rings:
        return _point(spot)
    land = np.concatenate(rings)
    for claim in _disputes(spot):
        territory = _territory(claim)
        if territory is None:
            continue
        if claimed:
            land = np.concatenate([land, *(_rings(territory) or [_point(territory)])])
        else:
            away = _distances(land, territory.latitude, territory.longitude)
            land = land[away > reach_of(territory)]
    return land if len(land) else _point(spot)


def _point(spot: Spot) -> "Points":
    import numpy as np

    return np.array([[spot.latitude, spot.longitude]])


def _rings(spot: Spot) -> "Sequence[Points]":
    """The coasts of a country or an island; none for a place that has none of its own."""
    if spot.precision == "country":
        return rings_of(spot.country or "")
    if spot.precision == "city":
        return ()
    claim = load_claims().get(spot.name)
    holders = claim.administered if claim else (spot.country,) if spot.country else ()
    islands = [ring for holder in holders for ring in rings_of(holder)]
    return _islands_of(spot, islands)


def _islands_of(spot: Spot, rings: "Sequence[Points]") -> "list[Points]":
    """Those of the rings that lie about a place; one alone where it is as large as the place."""
    reach = reach_of(spot)
    found = [
        (float(_distances(ring, *_centre(ring)).max()), ring)
        for ring in rings
        if float(_distances(ring, spot.latitude, spot.longitude).max()) <= BEYOND * reach
    ]
    if not found:
        return []
    size, largest = max(found, key=lambda pair: pair[0])
    return [largest] if size >= WHOLE * reach else [ring for _, ring in found]


@lru_cache(maxsize=200)
def _territory(claim: Claim) -> Spot | None:
    """A place in dispute as the gazetteer has it."""
    from gestae.ontology.load import load_ontology

    for _, sites in load_ontology().gazetteer.names["en"].find(claim.place):
        named = (site for site in sites if site.name == claim.place)
        return next((spot for site in named if (spot := Spot.of(site)) is not None), None)
    return None


def _nearest_claims(claims: Sequence[Claim], other: Spot) -> tuple[str, ...]:
    """The territory in dispute that lies nearest to a place, so that a reader sees why."""
    spots = [spot for claim in claims if (spot := _territory(claim)) is not None]
    nearest = min(spots, key=lambda spot: between(spot, other).middle, default=None)
    return (nearest.name,) if nearest else ()


def _gap(one: "Points", other: "Points") -> float:
    """Kilometres between the nearest of two sets of points (great circles)."""
    from scipy.spatial import KDTree

    chords, _ = KDTree(_on_sphere(one)).query(_on_sphere(other))
    return 2 * EARTH * asin(min(1.0, float(chords.min()) / 2))


def _on_sphere(points: "Points") -> "Points":
    """The points as vectors from the middle of a sphere of radius 1."""
    import numpy as np

    lats, lons = np.radians(points.T)
    return np.stack([np.cos(lats) * np.cos(lons), np.cos(lats) * np.sin(lons), np.sin(lats)], 1)


def _centre(points: "Points") -> tuple[float, float]:
    latitude, longitude = points.mean(axis=0).tolist()
    return latitude, longitude


def _distances(points: "Points", latitude: float, longitude: float) -> "Points":
    """Kilometres from each point to one (great circles)."""
    import numpy as np

    here = _on_sphere(np.array([[latitude, longitude]]))[0]
    chords = np.linalg.norm(_on_sphere(points) - here, axis=1)
    found: Points = 2 * EARTH * np.arcsin(np.clip(chords / 2, 0, 1))
    return found
