"""Where: ``compare_places``."""

from math import asin, cos, radians, sin, sqrt

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_tellings
from gestae.records import Place

EXACT = frozenset({"point", "city"})
EARTH = 6371.0
"""The earth's mean radius in kilometres."""


def compare_places(a: Telling, b: Telling) -> Finding | None:
    """One deed has one place: the same, or one that lies in the other's."""
    if a.place is None or b.place is None:
        return None
    one, other = sorted((a.place, b.place), key=lambda place: place.name)
    if _same(one, other):
        return Finding("same", "both in {}", (one.name,))
    if one.precision in EXACT and other.precision in EXACT:
        return _by_distance(one, other)
    if one.country and other.country:
        if one.country != other.country:
            return Finding("far", "in {} and in {}", (one.name, other.name))
        if "country" in {one.precision, other.precision}:
            return Finding("inside", "{} and {} lie in one country", (one.name, other.name))
    return None


def _same(one: Place, other: Place) -> bool:
    if one.geonames is not None and other.geonames is not None:
        return one.geonames == other.geonames
    return one.name == other.name and one.country == other.country


def _by_distance(one: Place, other: Place) -> Finding | None:
    if None in {one.latitude, one.longitude, other.latitude, other.longitude}:
        return None
    apart, limits = kilometres(one, other), load_tellings().distance
    if apart <= limits["near"]:
        return Finding("near", "{} and {} are {:.0f} km apart", (one.name, other.name, apart))
    if apart >= limits["far"]:
        return Finding("far", "{} and {} are {:.0f} km apart", (one.name, other.name, apart))
    return None


def kilometres(one: Place, other: Place) -> float:
    """The distance of two places along the surface, by the haversine formula."""
    a, b = radians(one.latitude or 0.0), radians(other.latitude or 0.0)
    across = radians((other.longitude or 0.0) - (one.longitude or 0.0))
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))
