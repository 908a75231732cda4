"""Events without their words, for what counts and weighs them: ``read_facts``."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields

from gestae.records import Status
from gestae.records.arrays import read_records
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters


@dataclass(frozen=True, slots=True)
class Fact:
    """An event as far as it is counted: what, by whom, to whom, and when.

    ``deed`` is the deed it tells; ``sources`` and ``targets`` are codes of countries, of bodies and
    persons of none, sorted; ``start`` and ``end`` the days it is dated to, ``published`` the day of
    its document.
    """

    id: str
    deed: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    instrument: str | None
    status: Status
    start: dt.date | None
    end: dt.date | None
    published: dt.date | None
    confidence: float
    sources: tuple[str, ...]
    targets: tuple[str, ...]

    @property
    def rank(self) -> tuple[float, str]:
        """What the surest telling of a deed has most of."""
        return self.confidence, self.id


def read_facts(casebook: Casebook, filters: Filters) -> Iterator[Fact]:
    """The facts of the events that match, by id."""
    table = casebook.facts(filters).rename_columns([field.name for field in fields(Fact)])
    for batch in table.to_batches(max_chunksize=10_000):
        yield from read_records(Fact, batch)
