"""Deeds as a page lists them: ``DeedRow``, made of a row of ``Casebook.deeds``."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from gestae.records import Actor, Amount, Date, Span, Status

NOWHERE = Span(0, 0)
"""A deed is told in several texts, so that its values stand in none of them."""


@dataclass(frozen=True, slots=True)
class DeedRow:
    """A deed; ``event`` is the id of its best telling, ``sentence`` that telling's."""

    id: str
    event: str
    type: str
    mode: str | None
    instrument: str | None
    status: Status
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    date: Date | None
    amounts: tuple[Amount, ...]
    tellings: int
    documents: int
    publishers: tuple[str, ...]
    languages: tuple[str, ...]
    confidence: float
    sentence: str


def deed_rows(table: pa.Table) -> Iterator[DeedRow]:
    """The deeds of a table of ``Casebook.deeds``."""
    for row in table.to_pylist():
        yield DeedRow(
            id=row["id"],
            event=row["events"][0],
            type=row["type"],
            mode=row["mode"],
            instrument=row["instrument"],
            status=row["status"],
            sources=_actors(row["sources"]),
            targets=_actors(row["targets"]),
            date=Date(**row["date"], text="", span=NOWHERE) if row["date"] else None,
            amounts=tuple(Amount(**a, of=None, span=NOWHERE) for a in row["amounts"]),
            tellings=row["tellings"],
            documents=row["documents"],
            publishers=tuple(row["publishers"]),
            languages=tuple(row["languages"]),
            confidence=row["confidence"],
            sentence=row["sentence"],
        )


def _actors(rows: list[dict[str, Any]]) -> tuple[Actor, ...]:
    return tuple(dict.fromkeys(Actor(**row) for row in rows))
