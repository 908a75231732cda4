"""What a casebook asks of its sources: ``read_corroborations``, ``list_sources``, ``add_kinds``.

All take an open connection (``Casebook.connection``).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, cast

import duckdb
import pyarrow as pa

from gestae.assembly.independence.copies import group_texts
from gestae.assembly.independence.corroborate import Corroboration, Denial, corroborate
from gestae.assembly.independence.voices import Speaker, Telling, speaking
from gestae.ontology.publishers import Publisher, Publishers, SourceKind, load_publishers
from gestae.store.statements import load_sql

_FIELDS: "list[pa.Field[Any]]" = [
    pa.field("name", pa.string()),
    pa.field("role", pa.string()),
    pa.field("kind", pa.string()),
    pa.field("country", pa.string()),
    pa.field("owner", pa.string()),
    pa.field("known_as", pa.string()),
    pa.field("documents", pa.int64()),
    pa.field("events", pa.int64()),
    pa.field("copies", pa.int64()),
]
SOURCES = pa.schema(_FIELDS)
"""A row for each publisher and speaker; ``known_as`` is its name in the table, null where none."""


def read_corroborations(
    connection: duckdb.DuckDBPyConnection,
    deeds: Collection[str],
    texts: Callable[[], Mapping[str, str]] | None = None,
) -> tuple[Corroboration, ...]:
    """Who tells each of the deeds and who denies it; of all deeds where none are named.

    ``texts`` gives what ``read_texts`` does, for who keeps it.
    """
    asked = {"deeds": list(deeds)}
    told = _rows(connection, "told", asked)
    denied = _rows(connection, "denials", asked)
    # All texts are compared for it, so it is asked only where a deed is told in several.
    several = len({(row["deed"], row["document"]) for row in told}) > len({r["deed"] for r in told})
    ask = texts or partial(read_texts, connection)
    return corroborate(
        [_telling(row, row["speakers"], denies=row["denies"]) for row in told],
        [_denial(row) for row in denied],
        ask() if several or denied else {},
        known_publishers(connection),
    )


def read_texts(connection: duckdb.DuckDBPyConnection) -> Mapping[str, str]:
    """Which documents are one text: for each of them what they share, see ``group_texts``."""
    return group_texts((row["one"], row["other"]) for row in _rows(connection, "one_text", {}))


def list_sources(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Publishers, then speakers, those with most events first: ``SOURCES``."""
    publishers = known_publishers(connection)
    rows = [_source(row, publishers) for row in _rows(connection, "sources", {})]
    return pa.Table.from_pylist(rows, schema=SOURCES)


def add_kinds(connection: duckdb.DuckDBPyConnection, publishers: Sequence[Publisher]) -> None:
    """Keeps what the user says of publishers and speakers, each of their names a row."""
    rows = [
        {"name": name, "kind": each.kind, "country": each.country, "owner": each.owner or each.name}
        for each in publishers
        for name in (*each.names, *each.domains)
    ]
    columns: list[pa.Field[Any]] = [pa.field(name, pa.string()) for name in rows[0]] if rows else []
    if rows:
        connection.register("incoming", pa.Table.from_pylist(rows, schema=pa.schema(columns)))
        connection.execute(load_sql("inserts/source_kinds.sql"))


def known_publishers(connection: duckdb.DuckDBPyConnection) -> Publishers:
    """What the user says of publishers and speakers, and behind it our own table."""
    own = [
        Publisher(
            (row["name"],),
            (row["name"],),
            cast("SourceKind", row["kind"]),
            row["country"],
            row["owner"],
        )
        for row in _rows(connection, "source_kinds", {})
    ]
    return load_publishers().after(own)


def _source(row: Mapping[str, Any], publishers: Publishers) -> dict[str, Any]:
    known = publishers.find(row["name"], row["url"])
    voice = None
    if known is None and row["role"] == "speaker":
        speaker = Speaker(row["actor"], row["name"], row["country"], row["sector"], row["name"])
        voice = speaking(speaker, publishers)
    found = known or voice
    kept = {name: row[name] for name in ("name", "role", "documents", "events", "copies")}
    return {
        **kept,
        "kind": found.kind if found else None,
        "country": found.country if found else row["country"],
        "owner": found.owner if found else None,
        "known_as": known.name if known else None,
    }


def _telling(row: Mapping[str, Any], speakers: Sequence[Any], *, denies: bool) -> Telling:
    return Telling(
        event=row["event"],
        deed=row["deed"],
        document=row["document"],
        publisher=row["publisher"],
        author=row["author"],
        url=row["url"],
        name=row["name"],
        denies=denies,
        speakers=tuple(Speaker(**speaker) for speaker in speakers),
    )


def _denial(row: Mapping[str, Any]) -> Denial:
    by = tuple(Speaker(**speaker) for speaker in row["by_whom"])
    return Denial(row["deed"], _telling(row, (), denies=True), by)


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Mapping[str, Any]
) -> list[dict[str, Any]]:
    answer = connection.sql(load_sql(f"queries/{query}.sql"), params=dict(parameters))
    rows: list[dict[str, Any]] = answer.to_arrow_table().to_pylist()
    return rows
