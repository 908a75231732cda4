"""What linking asks of a casebook and writes there: questions first, then ``write_linked``.

All take an open connection (``Casebook.connection``), because linking asks several questions of one
state and writes what comes of them together.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from gestae.records import Event, Link
from gestae.records.columns import SCHEMAS, from_table, to_table
from gestae.store.conditions import Compiled
from gestae.store.statements import load_sql

Pair = tuple[str, str]
_COLUMNS: "list[pa.Field[Any]]" = [
    pa.field("one", pa.string()),
    pa.field("other", pa.string()),
    pa.field("odds", pa.float64()),
    pa.field("kind", pa.string()),
    pa.field("forward", pa.bool_()),
]
COMPARISONS = pa.schema(_COLUMNS)
"""The columns of the table ``comparisons``."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A document as far as it tells its story, and the ties between its own sentences."""

    document: str
    title: str
    opening: str
    published: Any
    language: str


def find_unlinked(connection: duckdb.DuckDBPyConnection, rules: str) -> list[str]:
    """The ids of the documents that were not linked by the rules with this hash."""
    rows = connection.execute(load_sql("queries/unlinked.sql"), {"rules": rules}).fetchall()
    return [name for (name,) in rows]


def find_candidates(
    connection: duckdb.DuckDBPyConnection,
    fresh: Collection[str],
    related: Mapping[str, Collection[str]],
    most: Mapping[str, int],
) -> pa.Table:
    """Pairs of events to be compared: ``one``, ``other``, and ``new`` where one document is fresh.

    ``related``: types that may tell the same. ``most``: how many may share a key, of ``tellings``,
    of tellings whose key is ``coarse``, and of ``documents``; ``days``: how far apart two days may
    be. In order of time, so that what is compared with each other is read together.
    """
    types = [(name, other) for name, others in related.items() for other in others]
    connection.register("fresh", pa.table({"document": pa.array(list(fresh), pa.string())}))
    connection.register(
        "related",
        pa.table({"type": [one for one, _ in types], "other": [other for _, other in types]}),
    )
    for name, parameters in (
        ("telling_keys", {}),
        ("story_pairs", {"most": most["documents"]}),
    ):
        sql = load_sql(f"queries/{name}.sql")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}", parameters)
    limits = {"most": most["tellings"], "most_coarse": most["coarse"], "days": most["days"]}
    found = _answer(connection, "candidates", limits)
    for name in ("telling_keys", "story_pairs"):
        connection.execute(f"DROP TABLE {name}")
    return found


def read_events(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> Iterator[Event]:
    """The events with these ids, as they were read, in no particular order."""
    connection.register("asked_events", pa.table({"id": pa.array(list(ids), pa.string())}))
    asked = Compiled("e.id IN (SELECT id FROM asked_events)", "e.id", "ALL", {})
    answer = connection.sql(asked.fill(load_sql("queries/events.sql")))
    return from_table(answer.to_arrow_table().cast(SCHEMAS["events"]), "events")


def read_stories(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str], sentences: int
) -> Iterator[StoryRow]:
    """The title and the first so many sentences of each of the documents."""
    asked = {"documents": list(documents), "sentences": sentences}
    rows = connection.execute(load_sql("queries/stories.sql"), asked).fetchall()
    for document, title, published, language, opening in rows:
        yield StoryRow(document, title, opening or "", published, language)


def count_kinds(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str]
) -> dict[tuple[str, str, str], int]:
    """How many events of a type each of the documents tells in a language."""
    asked = {"documents": list(documents)}
    rows = connection.execute(load_sql("queries/kinds_told.sql"), asked).fetchall()
    return {(document, type_, language): count for document, type_, language, count in rows}


def read_told_again(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str]
) -> list[tuple[str, str, str]]:
    """Which stretches of the documents tell the same in two languages: (document, one, other)."""
    asked = {"documents": list(documents)}
    return connection.execute(load_sql("queries/told_again.sql"), asked).fetchall()


def read_comparisons(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """All comparisons that are kept, in order of time."""
    return _answer(connection, "comparisons")


def read_side_by_side(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """The pairs of tellings that stand in one sentence, the lesser id first."""
    return connection.execute(load_sql("queries/side_by_side.sql")).fetchall()


def read_ties(connection: duckdb.DuckDBPyConnection) -> dict[str, float]:
    """The links between tellings that are there now: their ids with their scores."""
    return dict(connection.execute(load_sql("queries/tied.sql")).fetchall())


def read_found(
    connection: duckdb.DuckDBPyConnection, fresh: Sequence[str], kinds: Sequence[str]
) -> list[str]:
    """The ids of links of these kinds that touch an event of the documents."""
    asked = {"documents": list(fresh), "kinds": list(kinds)}
    rows = connection.execute(load_sql("queries/found_links.sql"), asked).fetchall()
    return [name for (name,) in rows]


def _answer(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Mapping[str, Any] | None = None
) -> pa.Table:
    answer = connection.sql(load_sql(f"queries/{query}.sql"), params=dict(parameters or {}))
    found: pa.Table = answer.to_arrow_table()
    return found


def write_comparisons(
    connection: duckdb.DuckDBPyConnection,
    candidates: pa.Table,
    comparisons: Iterable[pa.Table],
    fresh: Sequence[str],
    rules: str,
) -> None:
    """Puts comparisons of fresh documents in, and forgets those that are no candidates any more."""
    connection.register("candidates", candidates)
    connection.register("fresh", pa.table({"document": pa.array(list(fresh), pa.string())}))
    connection.execute(load_sql("inserts/stale_comparisons.sql"))
    for table in comparisons:
        connection.register("incoming", table)
        connection.execute(load_sql("inserts/comparisons.sql"))
    connection.execute(load_sql("inserts/linked.sql"), {"rules": rules})


def write_deeds(connection: duckdb.DuckDBPyConnection, deeds: Mapping[str, str]) -> None:
    """Puts these deeds in the place of those that were there; all other events stand alone."""
    table = pa.table(
        {
            "event": pa.array(list(deeds.keys()), pa.string()),
            "deed": pa.array(list(deeds.values()), pa.string()),
        }
    )
    connection.register("incoming", table)
    connection.execute(load_sql("inserts/deeds.sql"))


def write_ties(
    connection: duckdb.DuckDBPyConnection, gone: Collection[str], links: Sequence[Link]
) -> None:
    """Removes the links with these ids and adds the others."""
    connection.register("gone", pa.table({"id": pa.array(list(gone), pa.string())}))
    connection.execute("DELETE FROM link_reasons WHERE link IN (SELECT id FROM gone)")
    connection.execute("DELETE FROM links WHERE id IN (SELECT id FROM gone)")
    if links:
        unique = {link.id: link for link in links}
        connection.register("incoming", to_table(unique.values(), "links"))
        connection.execute(load_sql("inserts/links.sql"))
