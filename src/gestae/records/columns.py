"""Records as Arrow tables: at every border of process, disk and database they travel so.

Start with ``to_table`` and ``from_table``. The columns are the keys of the contract's JSON form
(``rows.py``), nested as there; ``SCHEMAS`` gives their types by kind of record.

Records that do not name their document (a passage, a sentence, a mention) are given as
``Within``: the document's id, the place in it, and the record. A ``documents`` row holds its
passages and segments, so that it is a whole document.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

import pyarrow as pa

from gestae.errors import UsageError
from gestae.records.actor import Actor, Mention
from gestae.records.amount import Amount
from gestae.records.arrays import read_records
from gestae.records.decision import Decision
from gestae.records.document import Document, Duplicate, Passage, Segment
from gestae.records.event import Event, Excerpt
from gestae.records.failure import Failure
from gestae.records.link import Link
from gestae.records.measure import Measure
from gestae.records.parsed import Uncoded
from gestae.records.rows import DECIMAL_PLACES, Row, Within, keys_of, of_row, to_row, without_none
from gestae.records.span import Span

Kind = Literal[
    "documents", "passages", "segments", "sentences", "mentions", "uncoded", "actors", "amounts",
    "events", "measures", "links", "failures", "duplicates", "decisions",
]  # fmt: skip

RECORDS: Mapping[Kind, type] = {
    "documents": Document,
    "passages": Passage,
    "segments": Segment,
    "sentences": Excerpt,
    "mentions": Mention,
    "uncoded": Uncoded,
    "actors": Actor,
    "amounts": Amount,
    "events": Event,
    "measures": Measure,
    "links": Link,
    "failures": Failure,
    "duplicates": Duplicate,
    "decisions": Decision,
}
WITHIN: frozenset[Kind] = frozenset({"passages", "segments", "sentences", "mentions", "uncoded"})
"""Kinds whose records are given as ``Within`` a document."""

_TYPES: Mapping[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us"),
    Decimal: pa.decimal128(38, DECIMAL_PLACES),
    Span: pa.list_(pa.int32()),
}


def to_table(records: Iterable[Any], kind: Kind) -> pa.Table:
    """The records as a table of that kind, a row each, in their order.

    Raises ``UsageError`` for a value that no column holds, such as an amount above 10^28.

    >>> to_table([Failure("a.pdf", "open", "it is encrypted")], "failures").column_names
    ['id', 'path', 'stage', 'reason']
    """
    rows = [_within_row(record) if kind in WITHIN else to_row(record) for record in records]
    try:
        return pa.Table.from_pylist(rows, schema=SCHEMAS[kind])
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeError, OverflowError) as error:
        raise UsageError(f"{kind} cannot be put into columns: {error}") from error


def from_table(table: pa.Table, kind: Kind) -> Iterator[Any]:
    """The records of a table of that kind, in its order.

    Raises ``UsageError`` where a value is missing or not as it should be.
    """
    as_ours = table.schema.equals(SCHEMAS[kind])
    for batch in table.to_batches(max_chunksize=1_000):
        records = _by_column(batch, kind) if as_ours else None
        yield from _by_row(batch, kind) if records is None else records


def to_columns(records: Iterable[Any], cls: type) -> pa.Table:
    """Dataclasses of any one kind as a table: a column for each field, nested as they are.

    For what is made of records, such as the lines of a ledger; raises ``UsageError`` as
    ``to_table`` does.
    """
    rows = [to_row(record) for record in records]
    try:
        return pa.Table.from_pylist(rows, schema=pa.schema(_fields(cls)))
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeError, OverflowError) as error:
        raise UsageError(f"{cls.__name__} cannot be put into columns: {error}") from error


def _by_column(batch: pa.RecordBatch, kind: Kind) -> Sequence[Any] | None:
    """The records; ``None`` where something is amiss, of which reading row by row says what."""
    try:
        records = read_records(RECORDS[kind], batch)
    except (TypeError, ValueError):
        return None
    if kind not in WITHIN:
        return records
    places = (batch.column(name).to_pylist() for name in ("document", "number"))
    return list(map(Within, *places, records))


def _by_row(batch: pa.RecordBatch, kind: Kind) -> Iterator[Any]:
    for row in batch.to_pylist():
        record: Any = of_row(RECORDS[kind], row)
        yield Within(row["document"], row["number"], record) if kind in WITHIN else record


def _within_row(within: Within[Any]) -> Row:
    return {"document": within.document, "number": within.number, **to_row(within.record)}


def _schema(kind: Kind) -> pa.Schema:
    fields = _fields(RECORDS[kind])
    if kind in WITHIN:
        place = [("document", str), ("number", int)]
        fields = [pa.field(name, _TYPES[hint]) for name, hint in place] + fields
    return pa.schema(fields)


def _fields(cls: Any) -> "list[pa.Field[Any]]":
    # Nullable throughout: tables that come back from SQL or Parquet promise nothing else.
    return [pa.field(key.name, _arrow_type(key.hint)) for key in keys_of(cls)]


def _arrow_type(hint: Any) -> pa.DataType:
    hint = without_none(hint) or hint
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0]))
    if get_origin(hint) is Literal:
        return pa.string()
    if hint not in _TYPES and is_dataclass(hint):
        return pa.struct(_fields(hint))
    return _TYPES[hint]


SCHEMAS: Mapping[Kind, pa.Schema] = {kind: _schema(kind) for kind in RECORDS}
"""The columns of each kind with their types."""
