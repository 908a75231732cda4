"""What is known of events without their words: their kinds (``read_kinds``), the deeds they tell
(``read_deeds``), and how these hang together with others (``read_ties``).

The last two take an open connection (``Casebook.connection``).
"""

from collections.abc import Collection
from contextlib import nullcontext
from typing import NamedTuple

import duckdb
import pyarrow as pa

from gestae.records import LinkKind
from gestae.store.casebook import Casebook
from gestae.store.conditions import compile_filters
from gestae.store.derive import as_read
from gestae.store.filters import Filters
from gestae.store.statements import load_sql


class ToldDeed(NamedTuple):
    """The deed that an event tells, and how many events of the casebook tell it."""

    event: str
    deed: str
    tellings: int


class Tie(NamedTuple):
    """A link between deeds; ``to`` is the record at its end, ``evidence`` words that show it."""

    id: str
    kind: LinkKind
    from_deed: str
    to_deed: str
    to: str
    score: float
    evidence: str | None


def read_kinds(casebook: Casebook, filters: Filters) -> list[tuple[str, str, str | None]]:
    """Id, type and instrument of the events that match, in no particular order."""
    asked = compile_filters(filters, "events")
    query = asked.fill(load_sql("queries/event_kinds.sql"))
    with (
        casebook.connection() as connection,
        as_read(connection) if filters.as_read else nullcontext(),
    ):
        return connection.execute(query, asked.parameters).fetchall()


def read_deeds(connection: duckdb.DuckDBPyConnection, events: Collection[str]) -> list[ToldDeed]:
    """The deed of each of the events with these ids, in no particular order."""
    return list(map(ToldDeed._make, _rows(connection, "deeds_of_events", events)))


def read_ties(connection: duckdb.DuckDBPyConnection, events: Collection[str]) -> list[Tie]:
    """The ties of the deeds that the events with these ids tell, as documents tell them."""
    return list(map(Tie._make, _rows(connection, "ties_of_deeds", events)))


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, events: Collection[str]
) -> list[tuple[object, ...]]:
    connection.register("asked_events", pa.table({"id": pa.array(list(events), pa.string())}))
    return connection.execute(load_sql(f"queries/{query}.sql")).fetchall()
