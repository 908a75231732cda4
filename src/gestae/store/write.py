"""Writing to a casebook: ``write_batch`` puts what was read and coded there, in one transaction.

What is there stays: a document is written once, and what belongs to it is written with it, so a
second run finds nothing to add, and a run that was killed is completed by the next.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from gestae.records import content_id
from gestae.store.clock import utc_now
from gestae.store.derive import derive
from gestae.store.statements import load_sql

Tables = Mapping[str, pa.Table]
"""Tables by kind (``records.columns``), with ``signatures`` beside them."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run over some inputs; its row is written with the first thing it adds."""

    inputs: tuple[str, ...]
    started: dt.datetime = field(default_factory=utc_now)

    @property
    def id(self) -> str:
        """Hash of the inputs and of when it began."""
        return content_id("run", self.started.isoformat(), *self.inputs)


@dataclass(frozen=True, slots=True)
class Known:
    """What is kept of a document: its key, and whether it was coded."""

    key: str
    coded: bool


def known_documents(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, Known]:
    """Those of the ids whose documents are kept."""
    asked = pa.table({"id": pa.array(list(ids), pa.string())})
    connection.register("asked", asked)
    rows = connection.execute(load_sql("queries/known_documents.sql")).fetchall()
    return {name: Known(key, coded) for name, key, coded in rows}


def write_batch(
    connection: duckdb.DuckDBPyConnection, tables: Tables, coded: Collection[str], run: Run
) -> dict[str, pa.Table]:
    """Writes what is new of a batch, all of it or nothing, and gives it back by kind.

    ``tables`` holds ``documents`` with all that was read from them. ``coded`` are the ids of those
    whose coding succeeded, among them documents that were kept before and failed then.
    ``duplicates`` has a column ``copy`` beside its own: the id that the copy's text would have.
    """
    connection.execute("BEGIN")
    try:
        new = {kind: table for kind, table in _new(connection, tables, coded) if len(table)}
        for kind, table in new.items():
            incoming = table.append_column("run", pa.array([run.id] * len(table), pa.string()))
            connection.register("incoming", incoming)
            connection.execute(load_sql(f"inserts/{kind}.sql"))
        _settle(connection, tables, coded, run)
        if "events" in new:
            derive(connection, set(coded))  # decisions may have waited for these events
        if new:
            _note_run(connection, run, new)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return new


def end_run(connection: duckdb.DuckDBPyConnection, run: Run, *, interrupted: bool) -> None:
    """Notes that the run ended, if it added anything, and folds the journal into the file."""
    connection.execute(
        "UPDATE runs SET ended = ?, interrupted = ? WHERE id = ?", [utc_now(), interrupted, run.id]
    )
    connection.execute("CHECKPOINT")


def _new(
    connection: duckdb.DuckDBPyConnection, tables: Tables, coded: Collection[str]
) -> Iterator[tuple[str, pa.Table]]:
    """What of the tables is not there yet, by kind, documents first."""
    documents = _unique(tables["documents"])
    ids = _ids(documents)
    known = known_documents(connection, [*ids, *coded])
    fresh = [name for name in coded if name not in known or not known[name].coded]
    kept = _where(documents, "id", [name for name in ids if name not in known])
    is_coded = pc.is_in(kept["id"], value_set=pa.array(coded, pa.string()))
    yield "documents", kept.append_column("coded", is_coded)
    for kind, table in tables.items():
        if kind == "signatures":
            yield kind, _where(table, "document", _ids(kept))
        elif kind in {"sentences", "mentions", "uncoded"}:
            yield kind, _where(table, "document", fresh)
        elif kind in {"events", "measures"}:
            yield kind, _unique(_where(table, "document", fresh))
        elif kind in {"links", "failures", "duplicates"}:
            yield kind, _unknown(connection, kind, _unique(table))


def _ids(table: pa.Table) -> list[str]:
    ids: list[Any] = table["id"].to_pylist()
    return ids


def _where(table: pa.Table, column: str, values: Collection[str]) -> pa.Table:
    """The rows whose column, or whose document's id, is among the values."""
    found = table[column]
    if pa.types.is_struct(found.type):
        found = pc.struct_field(found, "id")
    return table.filter(pc.is_in(found, value_set=pa.array(values, pa.string())))


def _unique(table: pa.Table) -> pa.Table:
    """The first row of each id."""
    first: dict[str, int] = {}
    for number, name in enumerate(_ids(table)):
        first.setdefault(name, number)
    return table if len(first) == len(table) else table.take(list(first.values()))


def _unknown(connection: duckdb.DuckDBPyConnection, kind: str, table: pa.Table) -> pa.Table:
    """The rows whose id is not in the casebook's table of that kind."""
    ids = _ids(table)
    rows = connection.execute(f"SELECT id FROM {kind} WHERE list_contains(?, id)", [ids]).fetchall()  # noqa: S608 - kind is one of ours
    known = {name for (name,) in rows}
    return _where(table, "id", [name for name in ids if name not in known]) if known else table


def _settle(
    connection: duckdb.DuckDBPyConnection, tables: Tables, coded: Collection[str], run: Run
) -> None:
    """Marks documents that failed before and are coded now, and forgets failures they met.

    A failure says what could not be done when it was last tried: once a document of that path is
    read, what an earlier run met there is no longer so.
    """
    connection.register("coded_now", pa.table({"id": pa.array(coded, pa.string())}))
    now = tables.get("failures")
    here = _ids(now) if now is not None else []
    rows = connection.execute(load_sql("queries/newly_coded.sql"), {"run": run.id}).fetchall()
    places = sorted({place for row in rows for name in row if name for place in _containers(name)})
    connection.execute(
        "DELETE FROM failures WHERE list_contains($places, path) AND run != $run "
        "AND NOT list_contains($here, id)",
        {"places": places, "run": run.id, "here": here},
    )
    connection.execute(
        "UPDATE documents SET coded = true WHERE NOT coded AND id IN (SELECT id FROM coded_now)"
    )


def _containers(path: str) -> Iterator[str]:
    """The path, and the archives it lies in: ``a.zip!b.txt`` lies in ``a.zip``."""
    parts = path.split("!")
    for number in range(1, len(parts) + 1):
        yield "!".join(parts[:number])


def _note_run(connection: duckdb.DuckDBPyConnection, run: Run, new: Mapping[str, pa.Table]) -> None:
    counts = {kind: len(table) for kind, table in new.items()}
    connection.execute(
        load_sql("inserts/run.sql"),
        {
            "id": run.id,
            "started": run.started,
            "gestae": version("gestae"),
            "inputs": list(run.inputs),
            **{k: counts.get(k, 0) for k in ("documents", "events", "duplicates", "failures")},
        },
    )
