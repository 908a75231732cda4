"""What figures without a deed measure, and the words of a language that say so.

Start with ``known_properties`` and ``measure_words``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal, get_args

from gestae.ontology.table import Problems, read_rows
from gestae.ontology.units import known_units
from gestae.records.amount import Amount, AmountKind

WordKind = Literal["noun", "verb", "link", "adjective", "change"]


@dataclass(frozen=True, slots=True)
class Property:
    """A property; ``kind`` and ``units`` are of the figures that tell it by themselves."""

    name: str
    kind: str | None
    units: tuple[str, ...]
    definition: str

    def is_told_by(self, amount: Amount) -> bool:
        """Whether the figure itself says that it measures this: "10 miles" a distance."""
        if self.kind != amount.kind:
            return False
        if not self.units:
            return amount.kind != "count"
        ratios = known_units()
        return any(ratios.ratio(amount.unit or "", unit) is not None for unit in self.units)


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A word that says what a figure of certain kinds measures; see ``measures.csv``."""

    property: str | None
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The words of one language, by lemma."""

    nouns: Mapping[str, MeasureWord]
    verbs: Mapping[str, MeasureWord]
    links: Mapping[str, MeasureWord]
    adjectives: Mapping[str, MeasureWord]
    changes: Mapping[str, MeasureWord]


@cache
def known_properties() -> Mapping[str, Property]:
    """The properties of the installed table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    properties = load_properties(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return properties


@cache
def measure_words(language: str) -> MeasureWords:
    """The words of a language pack, none where it has no such table; raises ``TableError``."""
    problems = Problems()
    folder = files("gestae.linguistics") / language / "tables"
    words = load_measure_words(folder, problems)
    problems.raise_if_any()
    return words


def load_properties(folder: Traversable, problems: Problems) -> Mapping[str, Property]:
    """The properties in ``properties.csv``, by name."""
    found: dict[str, Property] = {}
    columns = ("property", "kind", "units", "definition")
    for row in read_rows(folder / "properties.csv", columns, problems):
        if row["kind"] and row["kind"] not in get_args(AmountKind):
            problems.add(
                row.where, f"kind {row['kind']!r}; known: {', '.join(get_args(AmountKind))}"
            )
        for unit in row.many("units"):
            if unit not in known_units().by_name:
                problems.add(row.where, f"{unit!r} is no unit of units.csv")
        name = row["property"]
        found[name] = Property(name, row.maybe("kind"), row.many("units"), row["definition"])
    return found


def load_measure_words(folder: Traversable, problems: Problems) -> MeasureWords:
    """The words in a pack's ``measures.csv``; empty where it has none."""
    words: dict[str, dict[str, MeasureWord]] = {kind: {} for kind in get_args(WordKind)}
    path = folder / "measures.csv"
    rows = (
        read_rows(path, ("lemma", "pos", "property", "kinds"), problems) if path.is_file() else ()
    )
    for row in rows:
        if row["pos"] not in words:
            problems.add(row.where, f"pos {row['pos']!r}; known: {', '.join(words)}")
            continue
        if row["property"] and row["property"] not in known_properties():
            problems.add(row.where, f"{row['property']!r} is no property of properties.csv")
        unknown = set(row.many("kinds")) - set(get_args(AmountKind))
        if unknown:
            problems.add(row.where, f"kinds {', '.join(sorted(unknown))}; no kinds of amount")
        words[row["pos"]][row["lemma"]] = MeasureWord(
            row.maybe("property"), frozenset(row.many("kinds"))
        )
    return MeasureWords(*words.values())
