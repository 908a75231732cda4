"""What tellings of one deed are known by: ``load_tellings`` reads ``tables/tellings.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from gestae.ontology.plover import load_plover
from gestae.ontology.table import Problems, read_mapping, read_rows
from gestae.records import content_id
from gestae.records.event import Status

SECTIONS = (
    "weights", "thresholds", "related", "promises", "recurring", "progress", "distance", "words",
    "blocks", "parts", "mutual", "said",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TellingTables:
    """The tables of ``tellings.toml``, each explained there.

    ``weights`` by "rule.finding". ``related``: the types that may tell the same as a type.
    ``digest``: a hash of all of it, so that a casebook knows by which rules it was linked.
    """

    weights: Mapping[str, float]
    thresholds: Mapping[str, float]
    related: Mapping[str, frozenset[str]]
    promises: frozenset[str]
    recurring: frozenset[str]
    recurring_likeness: float
    progress: Mapping[str, int]
    distance: Mapping[str, float]
    words: Mapping[str, float]
    blocks: Mapping[str, int]
    parts: Mapping[str, float] = field(default_factory=dict)
    mutual_types: frozenset[str] = frozenset()
    mutual_instruments: frozenset[str] = frozenset()
    said_types: frozenset[str] = frozenset()
    said_instruments: frozenset[str] = frozenset()
    digest: str = ""


@cache
def load_tellings() -> TellingTables:
    """The tables, read once a process; raises ``TableError`` with all that is wrong with them."""
    problems = Problems()
    folder = files("gestae.ontology") / "tables"
    table = read_mapping(folder / "tellings.toml", problems)
    problems.raise_if_any()
    _check(table, frozenset(load_plover(folder / "plover", problems).types), problems)
    problems.raise_if_any()
    return TellingTables(
        weights=table["weights"],
        thresholds=table["thresholds"],
        related={name: frozenset({name, *others}) for name, others in table["related"].items()},
        promises=frozenset(table["promises"]["types"]),
        recurring=frozenset(table["recurring"]["types"]),
        recurring_likeness=table["recurring"]["likeness"],
        progress=table["progress"],
        distance=table["distance"],
        words=table["words"],
        blocks=table["blocks"],
        parts=table.get("parts", {}),
        mutual_types=frozenset(table["mutual"]["types"]),
        mutual_instruments=frozenset(table["mutual"]["instruments"]),
        said_types=frozenset(table["said"]["types"]),
        said_instruments=frozenset(table["said"]["instruments"]),
        digest=content_id("tellings", repr(sorted(table.items()))),
    )


@cache
def load_endings() -> tuple[tuple[str, str], ...]:
    """What forms of a word end in and what stands instead in its stem, longest first.

    All packs together that have a table ``endings.csv``. Raises ``TableError``.
    """
    problems = Problems()
    columns = ("ending", "instead", "example")
    found = [
        (row["ending"], row["instead"])
        for pack in files("gestae.linguistics").iterdir()
        if (table := pack / "tables" / "endings.csv").is_file()
        for row in read_rows(table, columns, problems)
    ]
    problems.raise_if_any()
    return tuple(sorted(found, key=lambda ending: (-len(ending[0]), ending)))


@cache
def load_part_words(kind: str) -> tuple[str, ...]:
    """Words that tell a ``part`` of something, or the ``whole`` of it, of all packs together.

    From the tables ``part_words.csv``. Raises ``TableError``.
    """
    problems = Problems()
    columns = ("words", "kind", "example")
    found = {
        row["words"]
        for pack in files("gestae.linguistics").iterdir()
        if (table := pack / "tables" / "part_words.csv").is_file()
        for row in read_rows(table, columns, problems)
        if row["kind"] == kind
    }
    problems.raise_if_any()
    return tuple(sorted(found, key=lambda words: (-len(words), words)))


def _check(table: Mapping[str, Any], types: frozenset[str], problems: Problems) -> None:
    name = "tellings.toml"
    for section in table.keys() - set(SECTIONS):
        problems.add(name, f"[{section}] is not known; known are {', '.join(SECTIONS)}")
    for section in ("weights", "thresholds", "related", "progress", "distance", "words", "blocks"):
        if section not in table:
            problems.add(name, f"[{section}] is missing")
    named = {*table.get("related", {}), *table.get("recurring", {}).get("types", ())}
    for others in table.get("related", {}).values():
        named |= set(others)
    for unknown in sorted(named - types):
        problems.add(name, f"{unknown} is no type of PLOVER; known are {', '.join(sorted(types))}")
    for status in sorted(table.get("progress", {}).keys() - set(get_args(Status))):
        problems.add(name, f"[progress] has {status}, which is no status")
