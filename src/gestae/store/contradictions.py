"""Contradictions of a casebook: which are asked for, and what the search for them reads.

``AskedContradictions`` says which are listed. The rest are whole documents and pairs of measures,
for linking; all take an open connection (``Casebook.connection``).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from gestae.records import Event, Link, Measure, Severity
from gestae.records.columns import SCHEMAS, Kind, from_table
from gestae.store.conditions import Compiled
from gestae.store.statements import load_sql


@dataclass(frozen=True, slots=True)
class AskedContradictions:
    """Which contradictions are asked for; an empty field asks for nothing.

    ``differences``: in which respects the two differ (``amounts``, ``dates``, …). ``documents``: an
    id or its beginning, a key, a path or its end, or part of a title, of either. ``least``: the
    least score. ``limit``: at most so many.
    """

    severities: tuple[Severity, ...] = ()
    differences: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    least: float = 0.0
    limit: int | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """What ``queries/contradictions.sql`` is asked with."""
        return {
            "severities": list(self.severities),
            "differences": list(self.differences),
            "documents": list(self.documents),
            "least": self.least,
            "most": EVERY if self.limit is None else self.limit,
        }


EVERY = 2**62
"""Stands for no limit where SQL wants a number."""
ALL_CONTRADICTIONS = AskedContradictions()


@dataclass(slots=True)
class ToldDocument:
    """A document with all that was read from it."""

    text: str
    events: list[Event]
    measures: list[Measure]
    links: list[Link]


def read_told_documents(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str]
) -> dict[str, ToldDocument]:
    """The documents with these ids, each with its text, events, measures and links."""
    asked = {"documents": list(documents)}
    texts = connection.execute(load_sql("queries/texts.sql"), asked).fetchall()
    told = {name: ToldDocument(text, [], [], []) for name, text in texts}
    _register(connection, documents)
    inside = "{alias}.document IN (SELECT id FROM asked_records)"
    for event in _read(connection, "events", inside.format(alias="e"), "e.id"):
        told[event.document.id].events.append(event)
    for measure in _read(connection, "measures", inside.format(alias="m"), "m.id"):
        told[measure.document.id].measures.append(measure)
    for link in _read(connection, "links", inside.format(alias="l"), "l.id"):
        told[link.document].links.append(link)
    return told


def read_measures(
    connection: duckdb.DuckDBPyConnection, ids: Collection[str]
) -> dict[str, Measure]:
    """The measures with these ids."""
    _register(connection, ids)
    condition = "m.id IN (SELECT id FROM asked_records)"
    return {measure.id: measure for measure in _read(connection, "measures", condition, "m.id")}


def find_measure_pairs(
    connection: duckdb.DuckDBPyConnection, fresh: Collection[str], most: int
) -> list[tuple[str, str]]:
    """Pairs of measures of one property of one thing, one of them in a fresh document."""
    connection.register("fresh", pa.table({"document": pa.array(list(fresh), pa.string())}))
    return connection.execute(load_sql("queries/measure_pairs.sql"), {"most": most}).fetchall()


def find_distant_documents(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The ids of the documents that tell a distance."""
    rows = connection.execute(load_sql("queries/distant_documents.sql")).fetchall()
    return [name for (name,) in rows]


def _register(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> None:
    connection.register("asked_records", pa.table({"id": pa.array(list(ids), pa.string())}))


def _read(
    connection: duckdb.DuckDBPyConnection, kind: Kind, condition: str, order: str
) -> Iterator[Any]:
    asked = Compiled(condition, order, "ALL", {})
    answer = connection.sql(asked.fill(load_sql(f"queries/{kind}.sql")))
    return from_table(answer.to_arrow_table().cast(SCHEMAS[kind]), kind)
