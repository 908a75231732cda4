"""Events without their words, for what counts and weighs them: ``read_facts``."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from gestae.records import Status
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
    table = casebook.facts(filters)
    columns = [column.to_pylist() for column in table.columns]
    for id_, deed, type_, mode, contexts, *rest in zip(*columns, strict=True):
        instrument, status, start, end, published, confidence, sources, targets = rest
        yield Fact(
            id_, deed, type_, mode, tuple(contexts), instrument, status, start, end, published,
            confidence, tuple(sources), tuple(targets),
        )  # fmt: skip
