"""When two statements cannot both hold: ``load_contradictions`` for the table of numbers behind the
rules, ``comparing_words`` for the words of a language, ``load_extents`` for how far places reach.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gestae.ontology.table import Problems, read_mapping, read_rows
from gestae.records import content_id

_TABLES: Mapping[str, frozenset[str]] = {
    "rounding": frozenset({"share", "about", "bounds", "exact_below"}),
    "currency": frozenset({"band"}),
    "least": frozenset({"confidence"}),
    "weights": frozenset(
        {
            "amounts", "bounds", "dates", "order", "duration", "places", "distance", "geography",
            "swapped", "party", "status", "denial", "measures",
        }
    ),
    "days": frozenset({"apart", "duration_share", "duration_days"}),
    "reach": frozenset(
        {"point", "city", "region", "sea", "border", "border_share", "road", "share", "slack"}
    ),
}  # fmt: skip
_SEVERITIES = ("figures", "days", "kilometres")
_RESPECTS = frozenset({"status", "roles", "amounts", "dates", "places"})


Anchor = tuple[Mapping[str, float], ...]
"""What must be found between two tellings: of each mapping one finding, with its least measure."""


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The numbers in ``contradictions.toml``, which explains each.

    ``digest``: a hash of them, so that a casebook knows by which rules it was looked through.
    """

    rounding: Mapping[str, float]
    currency: Mapping[str, float]
    least: Mapping[str, float]
    weights: Mapping[str, float]
    days: Mapping[str, float]
    reach: Mapping[str, float]
    severity: Mapping[str, Mapping[str, float]]
    anchors: Mapping[str, tuple[Anchor, ...]]
    time: Anchor
    against: frozenset[str]
    growing_types: frozenset[str]
    growing_properties: frozenset[str]
    lasting_properties: frozenset[str]
    digest: str


@dataclass(frozen=True, slots=True)
class ComparingWords:
    """The words of one language; see its ``comparing.toml``."""

    landmark_after: tuple[str, ...] = ()
    landmark_before: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    demonstrative: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    cumulative: tuple[str, ...] = ()
    another: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    prices_of: tuple[str, ...] = ()
    prices_now: tuple[str, ...] = ()


@cache
def load_contradictions() -> Contradictions:
    """The installed table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    found = read_contradictions(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return found


@cache
def comparing_words(language: str) -> ComparingWords:
    """The words of a language pack, none where it has no such table; raises ``TableError``."""
    problems = Problems()
    folder = files("gestae.linguistics") / language / "tables"
    words = read_comparing_words(folder, problems)
    problems.raise_if_any()
    return words


@cache
def load_extents() -> Mapping[str, float]:
    """How many kilometres places reach from their middle, by the name the gazetteer shows."""
    problems = Problems()
    found = read_extents(files("gestae.ontology") / "tables" / "places", problems)
    problems.raise_if_any()
    return found


def read_contradictions(folder: Traversable, problems: Problems) -> Contradictions:
    """The table ``contradictions.toml`` in a folder; what is wrong with it goes to ``problems``."""
    name = "contradictions.toml"
    table = read_mapping(folder / name, problems)
    numbers = {}
    for section, known in _TABLES.items():
        numbers[section] = {key: float(value) for key, value in table.get(section, {}).items()}
        _same_keys(f"{name}: [{section}]", set(numbers[section]), known, problems)
    severity = {key: dict(table.get("severity", {}).get(key, {})) for key in _SEVERITIES}
    for key, steps in severity.items():
        _same_keys(f"{name}: [severity.{key}]", set(steps), {"major", "critical"}, problems)
    one_deed = table.get("one_deed", {})
    _same_keys(f"{name}: [one_deed]", set(one_deed), {"time", "against"}, problems)
    growing, lasting = table.get("growing", {}), table.get("lasting", {})
    return Contradictions(
        **numbers,
        severity=severity,
        time=_anchor(one_deed.get("time", ""), f"{name}: [one_deed]", problems),
        against=frozenset(one_deed.get("against", ())),
        anchors=_anchors(table.get("anchors", {}), f"{name}: [anchors]", problems),
        growing_types=frozenset(growing.get("types", ())),
        growing_properties=frozenset(growing.get("properties", ())),
        lasting_properties=frozenset(lasting.get("properties", ())),
        digest=content_id("contradictions", repr(sorted(table.items()))),
    )


def read_comparing_words(folder: Traversable, problems: Problems) -> ComparingWords:
    """The table ``comparing.toml`` of a language; empty where it has none."""
    path = folder / "comparing.toml"
    if not path.is_file():
        return ComparingWords()
    table = read_mapping(path, problems)
    known = {field.name for field in fields(ComparingWords)}
    _same_keys(path.name, set(table), known, problems)
    return ComparingWords(**{key: tuple(table.get(key, ())) for key in known})


def read_extents(folder: Traversable, problems: Problems) -> Mapping[str, float]:
    """The table ``extents.csv``; a name that stands twice or reaches nowhere is a problem."""
    found: dict[str, float] = {}
    for row in read_rows(folder / "extents.csv", ("en", "kilometres"), problems):
        reach = row["kilometres"]
        if not reach.isdigit() or reach == "0":
            problems.add(row.where, f"{reach!r}; should be whole kilometres above 0")
        elif row["en"] in found:
            problems.add(row.where, f"{row['en']!r} stands twice; keep one row")
        else:
            found[row["en"]] = float(reach)
    return found


def _anchors(
    table: Mapping[str, list[str]], where: str, problems: Problems
) -> Mapping[str, tuple[Anchor, ...]]:
    _same_keys(where, set(table), _RESPECTS, problems)
    return {
        respect: tuple(_anchor(line, where, problems) for line in lines)
        for respect, lines in table.items()
    }


def _anchor(line: str, where: str, problems: Problems) -> Anchor:
    found = []
    for part in line.split():
        choices = [choice.partition(":") for choice in part.split("|")]
        try:
            found.append({name: float(least or 0) for name, _, least in choices})
        except ValueError:
            problems.add(where, f"{part!r}; a finding may have a number: 'words.shared:0.4'")
    return tuple(found)


def _same_keys(
    where: str, found: set[str], known: frozenset[str] | set[str], problems: Problems
) -> None:
    for key in sorted(known - found):
        problems.add(where, f"{key!r} is missing; the table explains what it is")
    for key in sorted(found - known):
        problems.add(where, f"{key!r} is not known; known: {', '.join(sorted(known))}")
