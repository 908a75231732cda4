"""The log of what users decided: start with ``standing_decisions`` and ``append_decisions``.

Rows are added and never changed. What the decisions come to is derived from them: which stand is
said in ``review/standing.py``, the events as they stand are kept by ``store/derive.py``.
"""

from collections.abc import Collection, Iterable, Sequence

import duckdb
import pyarrow as pa

from gestae.records import Anchor, Decision, Span
from gestae.records.columns import SCHEMAS, from_table, to_table
from gestae.review.attach import attach
from gestae.review.standing import Standing, settle
from gestae.store.statements import load_sql


def standing_decisions(
    connection: duckdb.DuckDBPyConnection, log: Iterable[Decision] | None = None
) -> Standing:
    """What users decided, as it stands in an open casebook: undos done, events found again.

    For whoever groups tellings: ``together`` and ``apart`` hold pairs of ids of events that are
    there now, free of contradiction, so that every ``together`` can be kept without breaking an
    ``apart``; ``rejected`` holds events that tell of nothing. ``log`` is the casebook's own if it
    is not given, and may be a part of it, such as one person's.
    """
    decisions = read_log(connection) if log is None else tuple(log)
    return settle(decisions, _attached(connection, decisions))


def read_log(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str] | None = None
) -> tuple[Decision, ...]:
    """The decisions in the order they were added; with ``documents`` those that may concern them.

    What names no document, such as an undo, may concern any.
    """
    asked = {"documents": None if documents is None else list(documents)}
    table = connection.sql(load_sql("queries/log.sql"), params=asked).to_arrow_table()
    return tuple(from_table(table.cast(SCHEMAS["decisions"]), "decisions"))


def append_decisions(
    connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]
) -> tuple[int, ...]:
    """Adds the decisions that the log does not have yet; gives their numbers in the log."""
    unique = {decision.id: decision for decision in decisions}
    table = to_table(unique.values(), "decisions")
    numbered = table.set_column(
        table.schema.get_field_index("number"), "number", pa.array(range(len(table)), pa.int64())
    )
    connection.register("incoming", numbered)
    rows = connection.execute(load_sql("inserts/decisions.sql")).fetchall()
    connection.unregister("incoming")
    return tuple(sorted(number for (number,) in rows))


def _attached(
    connection: duckdb.DuckDBPyConnection, log: Sequence[Decision]
) -> dict[Decision, tuple[str | None, ...]]:
    """For each decision, the ids of its events as they are now."""
    names = {name for d in log for name in (d.subject, d.other) if name and d.action != "undo"}
    connection.register("asked", pa.table({"id": pa.array(sorted(names), pa.string())}))
    known = {name for (name,) in connection.execute(load_sql("queries/subjects.sql")).fetchall()}
    gone = sorted(
        anchor.document
        for d in log
        for name, anchor in ((d.subject, d.anchor), (d.other, d.other_anchor))
        if anchor is not None and name not in known
    )
    here = _standing(connection, set(gone)) if gone else []
    return attach(log, known, here)


def _standing(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str]
) -> list[tuple[str, Anchor]]:
    """The events of the documents, with where they stand."""
    table = pa.table({"document": pa.array(sorted(documents), pa.string())})
    connection.register("asked_documents", table)
    rows = connection.execute(load_sql("queries/anchors.sql")).fetchall()
    return [
        (name, Anchor(document, Span(start, end), type_))
        for name, document, start, end, type_ in rows
    ]
