"""Numbers that are part of a name, Ka-52 and COVID-19, put for others: ``find_designations``."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span

_DESIGNATION = re.compile(
    r"(?<![A-Za-z0-9-])[A-Za-z]{1,10}-?(\d+)(?![\d.,:-]*\d)|(?<=[\u3400-\u9fff])-(\d+)(?![\d.,:-]*\d)"
)
"""Letters with digits behind them, or Chinese characters, a hyphen and digits."""
_NUMERAL = re.compile(r"\d+")
SIDES = ("left", "right")


def find_designations(reading: Reading) -> Iterator[Finding]:
    """A name with a number that the other side writes nowhere, not even without the name."""
    left, right = (list(_alone(reading, side)) for side in (0, 1))
    for (mine, one), (other, two) in zip(left, right, strict=False):
        reason = f"“{one}” stands against “{two}”, which is another number."
        yield reading.pair.finding("number", "major", reason, a=mine, b=other, score=0.7)
    paired = min(len(left), len(right))
    for side, rest in enumerate((left[paired:], right[paired:])):
        for span, words in rest:
            reason = f"The number in “{words}” on the {SIDES[side]} has no counterpart."
            spans = {"a": span} if side == 0 else {"b": span}
            yield reading.pair.finding("number", "minor", reason, score=0.4, **spans)


def _alone(reading: Reading, side: int) -> Iterator[tuple[Span, str]]:
    """The designations of a side whose number the other side lacks, and must not lack."""
    telling, other = (reading.a, reading.b)[side], (reading.a, reading.b)[1 - side]
    numerals = set(_NUMERAL.findall(other.text))
    for span, words, number in _designations(telling):
        if number not in numerals and words.casefold() not in load_designations():
            yield span, words


def _designations(telling: Telling) -> Iterator[tuple[Span, str, str]]:
    for match in _DESIGNATION.finditer(telling.text):
        start = telling.span.start
        yield Span(start + match.start(), start + match.end()), match[0], match[1] or match[2]


@cache
def load_designations() -> frozenset[str]:
    """The names in ``ontology/tables/audit/designations.csv``; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "designations.csv"
    found = frozenset(row["name"] for row in read_rows(path, ("name",), problems))
    problems.raise_if_any()
    return found
