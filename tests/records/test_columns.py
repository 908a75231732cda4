from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.errors import UsageError
from gestae.records.columns import RECORDS, SCHEMAS, WITHIN, Kind, from_table, to_table
from gestae.records.rows import Within
from tests.records import strategies

KINDS: tuple[Kind, ...] = tuple(RECORDS)
STRATEGIES: dict[Kind, st.SearchStrategy[Any]] = {
    "documents": strategies.documents,
    "passages": strategies.passages,
    "segments": strategies.segments,
    "sentences": strategies.excerpts,
    "mentions": strategies.mentions,
    "uncoded": strategies.uncoded,
    "actors": strategies.actors,
    "amounts": strategies.amounts,
    "events": strategies.events,
    "measures": strategies.measures,
    "links": strategies.links,
    "failures": strategies.failures,
    "duplicates": strategies.duplicates,
    "decisions": strategies.decisions,
}


def records_of(kind: Kind) -> st.SearchStrategy[list[Any]]:
    record = STRATEGIES[kind]
    if kind in WITHIN:
        record = st.builds(Within, strategies.names, st.integers(0, 10_000), record)
    return st.lists(record, max_size=2)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_records_come_back_from_a_table_as_they_went_in(kind: Kind, data: st.DataObject) -> None:
    records = data.draw(records_of(kind))
    assert list(from_table(to_table(records, kind), kind)) == records


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_without_records_still_has_every_column(kind: Kind) -> None:
    assert to_table([], kind).schema == SCHEMAS[kind]
    assert list(from_table(to_table([], kind), kind)) == []


@settings(max_examples=25)
@given(document=strategies.documents)
def test_a_document_keeps_the_id_it_was_given(document: Any) -> None:
    (back,) = from_table(to_table([document], "documents"), "documents")
    assert back.id == document.id


def test_a_text_that_is_no_unicode_is_refused_with_its_kind() -> None:
    (record,) = [Within("d", 0, RECORDS["actors"](None, "\ud800"))]
    with pytest.raises(UsageError, match="actors cannot be put into columns"):
        to_table([record.record], "actors")


def test_an_amount_above_what_a_column_holds_is_refused() -> None:
    from decimal import Decimal

    from gestae.records import Amount, Span

    huge = Amount(Decimal("1e40"), None, False, "count", None, None, "…", Span(0, 1))
    with pytest.raises(UsageError, match="amounts cannot be put into columns"):
        to_table([huge], "amounts")


def test_spans_are_lists_of_two_as_in_the_contract() -> None:
    assert SCHEMAS["events"].field("trigger").type.field("span").type == pa.list_(pa.int32())
