"""Events as they stand after review, kept beside those that were read: ``derive``.

What is kept is derived from the log and from what was read, and can be made anew from these at any
time: ``reviews`` says how each decided event stands, ``corrected_…`` hold those that differ from
what was read, and those that users added. They are kept so that a question costs no more with
thousands of decisions.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa

from gestae.records import Event
from gestae.records.columns import SCHEMAS, from_table, to_table
from gestae.review.overlay import added, stand
from gestae.store.conditions import by_ids
from gestae.store.decisions import read_log, standing_decisions
from gestae.store.statements import load_sql


def derive(connection: duckdb.DuckDBPyConnection, documents: Collection[str]) -> None:
    """Makes anew what is kept of these documents' events; inside the caller's transaction."""
    log = read_log(connection, documents)
    if not log:
        return  # and there never was one: nothing leaves a log
    asked = pa.table({"document": pa.array(sorted(documents), pa.string())})
    connection.register("asked_documents", asked)
    connection.execute(load_sql("queries/forget_derived.sql"))
    standing = standing_decisions(connection, log)
    read = read_events(connection, standing.of)
    new = [event for decisions in standing.of.values() if (event := added(decisions))]
    events = [
        stand(event, standing.of[event.id])
        for event in (*read, *new)
        if event.id in standing.of and event.document.id in set(documents)
    ]
    _insert(connection, events, {event.id for event in new})


def derive_others(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes anew how measures and links stand, of which users decided a few at most."""
    connection.execute(load_sql("queries/forget_others.sql"))
    log = [decision for decision in read_log(connection) if decision.anchor is None]
    for name, decisions in standing_decisions(connection, log).of.items():
        last = decisions[-1]
        verdict = "rejected" if last.action == "reject" else "accepted"
        who = sorted({decision.who for decision in decisions})
        row = {"id": name, "verdict": verdict, "who": who, "why": last.why}
        connection.execute(
            load_sql("inserts/other_reviews.sql"), row | {"adjudicated": last.adjudicated}
        )


def read_events(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> list[Event]:
    """The events with these ids as the program read them; those that are not there are left out."""
    asked = by_ids(ids)
    query = asked.fill(load_sql("queries/events.sql"))
    with as_read(connection):
        table = connection.sql(query, params=asked.parameters).to_arrow_table()
    return list(from_table(table.cast(SCHEMAS["events"]), "events"))


@contextmanager
def as_read(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Questions asked meanwhile are answered from what was read, whatever was decided."""
    connection.execute(load_sql("queries/as_read.sql"))
    try:
        yield
    finally:
        connection.execute(load_sql("queries/as_standing.sql"))


def _insert(
    connection: duckdb.DuckDBPyConnection, events: list[Event], new: Collection[str]
) -> None:
    if not events:
        return
    connection.register("incoming", to_table(events, "events"))
    connection.execute(load_sql("inserts/reviews.sql"))
    corrected = [e for e in events if e.id in new or (e.review and e.review.fields)]
    if corrected:
        connection.register("incoming", to_table(corrected, "events"))
        # The tables of corrected events have the columns of those of events.
        insert = load_sql("inserts/events.sql").replace("INSERT INTO ", "INSERT INTO corrected_")
        connection.execute(insert)
