"""Records made column by column: ``read_records``, several times as fast as row by row.

Reading is strict here: the columns are those of the kind, with its types, and every value is as it
should be. ``columns.from_table`` reads what is not row by row, which forgives what may be forgiven
and says what is wrong with the rest.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pyarrow as pa

from gestae.records.rows import assumed_of, renamed_of, without_none
from gestae.records.span import Span

Values = Sequence[Any]
Read = Callable[[Any], Values]
"""Turns an array into the values that stand in it."""
Column = Callable[[str], Any]
"""The array of a key."""


class UnexpectedValueError(ValueError):
    """An array that holds something else than records of its kind."""


def read_records(cls: Any, batch: pa.RecordBatch) -> Values:
    """The records of a batch whose columns are the keys of ``cls``, in its order.

    Raises ``UnexpectedValueError``, or another ``ValueError``, where a value is missing or is none
    of those that its field may have.
    """
    return _fields_reader(cls)(batch.column)


@cache
def _reader(hint: Any) -> Read:
    if inner := without_none(hint):
        return _reader_of_some(_reader(inner))
    if get_origin(hint) is tuple:
        return _reader_of_lists(_reader(get_args(hint)[0]))
    if get_origin(hint) is Literal:
        return _reader_of_known(frozenset(get_args(hint)))
    if hint is Span:
        return _spans
    if is_dataclass(hint):
        cls: Any = hint
        return _reader_of_structs(_fields_reader(cls))
    return _plain if hint is str else _required


@cache
def _fields_reader(cls: Any) -> Callable[[Column], Values]:
    """Makes the records of a dataclass from the arrays of its keys."""
    hints = get_type_hints(cls)
    parts = [_field_reader(cls, field, hints[field.name]) for field in fields(cls)]
    return lambda column: list(map(cls, *[part(column) for part in parts]))


def _field_reader(cls: type, field: "Field[Any]", hint: Any) -> Callable[[Column], Values]:
    renamed = renamed_of(cls, field.name)
    if not isinstance(renamed, str):
        return _spread_reader(hint, renamed)
    read = _reader(hint)
    default = assumed_of(cls, field)
    if default is MISSING or without_none(hint):
        return lambda column: read(column(renamed))
    return lambda column: _defaulted(column(renamed), read, default)


def _spread_reader(cls: Any, renamed: Mapping[str, str]) -> Callable[[Column], Values]:
    """Makes records whose fields stand among those of another. Equal ones are one and the same."""
    hints = get_type_hints(cls)
    parts = [(renamed[part.name], _reader(hints[part.name])) for part in fields(cls)]

    def read(column: Column) -> Values:
        known: dict[tuple[Any, ...], Any] = {}
        found = []
        for values in zip(*[part(column(key)) for key, part in parts], strict=True):
            record = known.get(values)
            if record is None:
                record = known[values] = cls(*values)
            found.append(record)
        return found

    return read


def _defaulted(array: Any, read: Read, default: Any) -> Values:
    if not array.null_count:
        return read(array)
    there = array.is_valid().to_pylist()
    found = iter(read(array.drop_null()))
    return [next(found) if is_there else default for is_there in there]


def _reader_of_some(read: Read) -> Read:
    return lambda array: _defaulted(array, read, None)


def _reader_of_structs(read: Callable[[Column], Values]) -> Read:
    return lambda array: read(_whole(array).field)


def _reader_of_lists(read: Read) -> Read:
    def read_lists(array: Any) -> Values:
        if array.null_count:
            return _defaulted(array, read_lists, ())
        offsets = array.offsets.to_numpy().tolist()
        first, last = offsets[0], offsets[-1]
        values = tuple(read(array.values.slice(first, last - first)))
        return [values[start - first : end - first] for start, end in pairwise(offsets)]

    return read_lists


def _reader_of_known(known: frozenset[str]) -> Read:
    def read(array: Any) -> Values:
        values = _plain(array)
        if not known.issuperset(values):
            raise UnexpectedValueError(f"{set(values) - known} are none of {known}")
        return values

    return read


def _spans(array: Any) -> Values:
    array = _whole(array)
    offsets = array.offsets.to_numpy()
    if len(array) and not ((offsets[1:] - offsets[:-1]) == 2).all():
        raise UnexpectedValueError("a span has two ends")
    ends = _required(array.values.slice(offsets[0], offsets[-1] - offsets[0]))
    return list(map(Span, ends[::2], ends[1::2]))


def _required(array: Any) -> Values:
    return _plain(_whole(array))


def _plain(array: Any) -> Values:
    """The values as they are. By way of numpy, which is faster, wherever it gives the same."""
    type_ = array.type
    if pa.types.is_timestamp(type_) or (array.null_count and not _keeps_nulls(type_)):
        return list(array.to_pylist())
    values: list[Any] = array.to_numpy(zero_copy_only=False).tolist()
    return values


def _keeps_nulls(type_: pa.DataType) -> bool:
    return pa.types.is_string(type_) or pa.types.is_date32(type_)


def _whole(array: Any) -> Any:
    if array.null_count:
        raise UnexpectedValueError("a value is missing")
    return array
