"""Which places more than one state claims: ``load_claims``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gestae.ontology.table import Problems, read_rows

NAMED_IN = {
    "places/places.csv": (
        "en", "zh", "country", "latitude", "longitude", "geonames", "precision", "kind",
    ),
    "places/subdivisions.csv": ("en", "zh", "country", "latitude", "longitude", "geonames"),
    "actors/countries.csv": (
        "id", "alpha2", "from", "to", "en", "adjectives", "people", "zh", "zh_short",
    ),
}  # fmt: skip
"""The tables that know the names of places, with their columns."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A place in dispute, by the name that the gazetteer shows.

    ``administered`` are the states that hold it or parts of it, ``claimed`` those that claim it,
    alpha-3; ``source`` says where the claims are listed. No side is taken by it.
    """

    place: str
    administered: tuple[str, ...]
    claimed: tuple[str, ...]
    source: str


@cache
def load_claims() -> Mapping[str, Claim]:
    """The claims of the installed table by place; raises ``TableError`` where it is wrong."""
    problems = Problems()
    claims = read_claims(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return claims


def read_claims(tables: Traversable, problems: Problems) -> Mapping[str, Claim]:
    """The table ``claims.csv``; places and states that no other table knows are problems."""
    names, codes = _known(tables)
    claims: dict[str, Claim] = {}
    columns = ("en", "administered", "claimed", "source")
    for row in read_rows(tables / "places" / "claims.csv", columns, problems):
        claim = Claim(row["en"], row.many("administered"), row.many("claimed"), row["source"])
        unknown = sorted({*claim.administered, *claim.claimed} - codes)
        if unknown:
            problems.add(row.where, f"unknown countries {', '.join(unknown)}; see countries.csv")
        if claim.place not in names:
            problems.add(row.where, f"unknown place {claim.place!r}; see places.csv")
        if claim.place in claims:
            problems.add(row.where, f"{claim.place!r} stands twice; keep one row")
        if len(claim.claimed) < 2 or not claim.source:
            problems.add(row.where, "needs two states that claim it, and a source")
        claims[claim.place] = claim
    return claims


def _known(tables: Traversable) -> tuple[frozenset[str], frozenset[str]]:
    """The first names of all places, and the codes of all countries."""
    unasked = Problems()  # each table's own loader tells what is wrong with it
    rows = {
        name: list(read_rows(tables.joinpath(*name.split("/")), columns, unasked))
        for name, columns in NAMED_IN.items()
    }
    names = frozenset(next(iter(row.many("en")), "") for table in rows.values() for row in table)
    return names, frozenset(row["id"] for row in rows["actors/countries.csv"])
