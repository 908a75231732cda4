import datetime as dt
from typing import Any

import pyarrow as pa
import pytest

from gestae.errors import UsageError
from gestae.records import Event
from gestae.records.arrays import read_records
from gestae.records.columns import SCHEMAS, from_table, to_table
from tests.store.telling import a_document, a_loan


def loans() -> list[Event]:
    document = a_document()
    return [
        a_loan(document),
        a_loan(document, day=None),
        a_loan(document, instrument="aid.financial", day=dt.date(2020, 1, 2)),
    ]


def batch_of(events: list[Event], **changed: Any) -> pa.RecordBatch:
    rows = to_table(events, "events").to_pylist()
    rows = [row | changed for row in rows]
    (batch,) = pa.Table.from_pylist(rows, schema=SCHEMAS["events"]).to_batches()
    return batch


def test_records_are_read_column_by_column_as_they_went_in() -> None:
    assert read_records(Event, batch_of(loans())) == loans()


def test_a_slice_of_a_table_gives_its_own_records() -> None:
    table = to_table(loans(), "events")
    assert read_records(Event, table.to_batches()[0].slice(1, 1)) == [loans()[1]]
    assert list(from_table(table.slice(1), "events")) == loans()[1:]


def test_equal_actors_are_one_and_the_same() -> None:
    first, second, _ = read_records(Event, batch_of(loans()))
    assert first.sources[0].actor is second.sources[0].actor


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"status": "hoped for"}, "hoped for"),
        ({"trigger": None}, "NoneType"),
        ({"trigger": {"text": "lent", "span": [3]}}, "end"),
        ({"trigger": {"text": "lent", "span": [9, 3]}}, "9"),
    ],
)
def test_what_is_no_event_is_refused_with_what_is_wrong(changed: dict[str, Any], said: str) -> None:
    batch = batch_of(loans(), **changed)
    with pytest.raises(UsageError, match=said):
        list(from_table(pa.Table.from_batches([batch]), "events"))


def test_a_table_that_lacks_a_column_is_read_row_by_row() -> None:
    table = to_table(loans(), "events").drop_columns(["confidence", "review"])
    assert [event.confidence for event in from_table(table, "events")] == [1.0] * 3
