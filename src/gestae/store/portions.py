"""Events a page or a portion at a time: ``list_events`` and ``iter_portions``.

To choose events by their ids first, and to read only then the words of those that are wanted, is
several times as fast as to read all words at once, and needs the memory of one portion.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

import duckdb
import pyarrow as pa

from gestae.records.columns import SCHEMAS
from gestae.store.casebook import Casebook
from gestae.store.conditions import Listed, by_ids, compile_filters
from gestae.store.derive import as_read
from gestae.store.filters import Filters
from gestae.store.statements import load_sql

PORTION = 2_000
"""Rows read at a time where many leave the casebook."""


def list_events(casebook: Casebook, filters: Filters) -> pa.Table:
    """The events that match, in the order asked for: what ``Casebook.events`` gives, faster.

    For the pages of a listing, so with a limit. Raises ``UsageError`` as ``Casebook.events`` does.
    """
    ids = event_ids(casebook, filters)
    return events_of(casebook, ids, reading=filters.as_read)


def event_ids(casebook: Casebook, filters: Filters) -> list[str]:
    """The ids of the events that match, in the order asked for; of what was read where asked."""
    asked = compile_filters(filters, "events")
    query = asked.fill(load_sql("queries/event_ids.sql"))
    with casebook.connection() as connection, _reading(connection, reading=filters.as_read):
        return [name for (name,) in connection.execute(query, asked.parameters).fetchall()]


def events_of(casebook: Casebook, ids: Sequence[str], *, reading: bool = False) -> pa.Table:
    """The events with these ids in their order; those that are not there are left out."""
    asked = by_ids(ids)
    query = asked.fill(load_sql("queries/events.sql"))
    with casebook.connection() as connection, _reading(connection, reading=reading):
        table = connection.sql(query, params=asked.parameters).to_arrow_table()
    place = {name: number for number, name in enumerate(ids)}
    told = [place[str(name)] for name in table["id"].to_pylist()]
    order = sorted(range(len(told)), key=told.__getitem__)
    ordered: pa.Table = table.cast(SCHEMAS["events"]).take(pa.array(order, pa.int64()))
    return ordered


def iter_portions(
    casebook: Casebook, kind: Listed, filters: Filters, size: int = PORTION
) -> Iterator[pa.Table]:
    """All rows that match, a portion at a time, in the order asked for.

    Nothing is held between two portions, so that a slow reader keeps nobody from writing. Which
    events match is settled at the start; one that is gone by its turn is left out. Measures and
    links, which are small, come in pages. Raises ``UsageError`` before the first portion is asked
    for where the filters cannot be answered.
    """
    if kind == "events":
        return _events(casebook, event_ids(casebook, filters), reading=filters.as_read, size=size)
    listed = {"measures": casebook.measures, "links": casebook.links}[kind]
    most = filters.limit
    first = listed(replace(filters, limit=size if most is None else min(size, most)))
    return _pages(first, listed, filters, size)


def _events(
    casebook: Casebook, ids: Sequence[str], *, reading: bool, size: int
) -> Iterator[pa.Table]:
    # The first portion is small, so that the first line leaves at once.
    start, step = 0, min(200, size)
    while start < len(ids):
        yield events_of(casebook, ids[start : start + step], reading=reading)
        start, step = start + step, size


def _pages(
    first: pa.Table, listed: Callable[[Filters], pa.Table], filters: Filters, size: int
) -> Iterator[pa.Table]:
    told, page = 0, first
    while page.num_rows:
        yield page
        told += page.num_rows
        left = size if filters.limit is None else min(size, filters.limit - told)
        if left <= 0 or page.num_rows < size:
            return
        page = listed(replace(filters, limit=left, offset=filters.offset + told))


def _reading(
    connection: duckdb.DuckDBPyConnection, *, reading: bool
) -> AbstractContextManager[None]:
    return as_read(connection) if reading else nullcontext()
