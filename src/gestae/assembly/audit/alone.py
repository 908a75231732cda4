"""A doubt or a condition that one side alone tells: ``find_alone``."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import cast

from gestae.assembly.audit.contrast_tables import load_contrasts
from gestae.assembly.audit.contrast_words import find_words
from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.reading import Reading
from gestae.ontology.table import Problems, read_rows

SIDES = ("left", "right")


def find_alone(reading: Reading) -> Iterator[Finding]:
    """A "may", "although" or "unless" of one side for which no word of the other may stand.

    Of most meanings that says little, because a translator leaves them to the context; which ones
    count is in ``ontology/tables/audit/alone.csv``.
    """
    for (name, member), severity in load_alone().items():
        for side in (0, 1):
            mine = [w for w in find_words(reading, side, name) if w.sense.tells]
            mine = [word for word in mine if word.sense.members == {member}]
            others = find_words(reading, 1 - side, name)
            if mine and not any(member in word.sense.members for word in others):
                span = mine[0].span
                words = span.of((reading.a, reading.b)[side].document.text)
                reason = (
                    f"“{words}” on the {SIDES[side]}: nothing on the {SIDES[1 - side]} says so."
                )
                kind = load_contrasts()[name].kind
                spans = {"a": span} if side == 0 else {"b": span}
                yield reading.pair.finding(kind, severity, reason, score=0.5, **spans)


@cache
def load_alone() -> Mapping[tuple[str, str], Severity]:
    """The meanings that count by themselves, and how grave each is; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "alone.csv"
    found = {}
    for row in read_rows(path, ("set", "member", "severity"), problems):
        if row["set"] not in load_contrasts():
            problems.add(row.where, f"unknown set {row['set']!r}; see contrasts.csv")
        found[row["set"], row["member"]] = cast("Severity", row["severity"])
    problems.raise_if_any()
    return found
