"""The tables of figures and dates, whatever the language: their rules, constants and named times.

A pack's ``tables/figures`` holds its words; what the cells of its tables mean is the same in all.
"""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from importlib.resources.abc import Traversable
from typing import Any

from gestae.linguistics.shared.cascade import Action, Alphabet, Cascade, Values, build_cascade
from gestae.ontology.table import Problems, read_rows

RULE_COLUMNS = ("stage", "pattern", "action", "with", "example")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_rules(path: Traversable, actions: Mapping[str, Action], alphabet: Alphabet) -> Cascade:
    """The cascade of a rule table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    rows = read_rows(path, RULE_COLUMNS, problems)
    cascade = build_cascade(alphabet, rows, actions, parse_constants, problems)
    problems.raise_if_any()
    return cascade


def parse_constants(cell: str) -> Values:
    """The constants of a rule: whole numbers as such, other values as words.

    >>> parse_constants("anchor=previous;offset=-1")
    {'anchor': 'previous', 'offset': -1}
    """
    pairs = (part.split("=", 1) for part in cell.split(";") if part)
    return {
        name.strip(): int(value) if value.strip().lstrip("-").isdigit() else value.strip()
        for name, value in pairs
    }


def parse_value(cell: str) -> Any:
    """The value of a word: a number where it is one, else the word itself."""
    try:
        return Decimal(cell)
    except InvalidOperation:
        return cell


def named_time(years: str, day: str) -> Values:
    """What a name of years ("1939-1945") or of a day ("12-25", "11 4 thursday") stands for.

    Empty where the cells say nothing that is understood.
    """
    if span := re.fullmatch(r"(\d{4})-(\d{4})", years):
        return {"named": (int(span[1]), int(span[2]))}
    if date := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", day):
        return {"named": (int(date[1]), int(date[1]), int(date[2]), int(date[3]))}
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)", day):
        return {"holiday": (int(fixed[1]), int(fixed[2]), None, 0)}
    nth = re.fullmatch(r"(\d\d) (-?\d) (\w+)(?: \+(\d))?", day)
    if nth and nth[3] in WEEKDAYS:
        later = int(nth[4] or 0)
        return {"holiday": (int(nth[1]), int(nth[2]), WEEKDAYS.index(nth[3]), later)}
    feast = re.fullmatch(r"easter(?: ([+-]\d))?", day)
    return {"holiday": (0, 0, None, int(feast[1] or 0))} if feast else {}
