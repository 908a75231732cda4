"""When wars began and ended: ``load_conflicts``."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gestae.ontology.table import Problems, Row, read_rows

COLUMNS = ("name", "parties", "start", "end")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A war. ``parties`` are ids of states and bodies; ``end`` is ``None`` where it has no day."""

    name: str
    parties: frozenset[str]
    start: dt.date
    end: dt.date | None

    def lasts_on(self, day: dt.date) -> bool:
        """Whether it was fought on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


@cache
def load_conflicts() -> tuple[Conflict, ...]:
    """The wars of the installed table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    found = read_conflicts(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return found


def read_conflicts(folder: Traversable, problems: Problems) -> tuple[Conflict, ...]:
    """The table ``conflicts.csv`` in a folder; what is wrong with it goes to ``problems``."""
    rows = read_rows(folder / "conflicts.csv", COLUMNS, problems)
    return tuple(conflict for row in rows if (conflict := _conflict(row, problems)))


def _conflict(row: Row, problems: Problems) -> Conflict | None:
    parties = frozenset(row.many("parties"))
    try:
        start = dt.date.fromisoformat(row["start"])
        end = dt.date.fromisoformat(row["end"]) if row["end"] else None
    except ValueError as error:
        problems.add(row.where, f"{error}; give days as 2022-02-24")
        return None
    if not parties or (end is not None and end < start):
        problems.add(row.where, "it needs a party, and must not end before it begins")
        return None
    return Conflict(row["name"], parties, start, end)
