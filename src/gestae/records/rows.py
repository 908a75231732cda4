"""Records as plain rows and back: the JSON form of the contract.

Start with ``event_to_dict`` and ``to_json``. A row has the keys of the contract in its order, with
spans as ``[start, end]`` and dates and decimals as Python values; it is derived from the fields of
the dataclasses, and ``_RENAMED`` holds the few places where the contract words it differently.
``columns.py`` gives the same rows types in Arrow.

Reading back is forgiving: what may be null, empty or has a default may be missing, dates may be
ISO strings, decimals any number, and ids are computed anew.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from decimal import Context, Decimal, InvalidOperation
from functools import cache, partial
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from gestae.errors import UsageError
from gestae.records.actor import Mention
from gestae.records.event import Attribution, Event
from gestae.records.failure import Failure
from gestae.records.link import Link
from gestae.records.measure import Measure
from gestae.records.span import Span

T = TypeVar("T")
Row = dict[str, Any]
Convert = Callable[[Any], Any]

_RENAMED: Mapping[tuple[type, str], Mapping[str, str] | str] = {
    # A field of a record, and the key it has; or, where its own fields stand in its place, theirs.
    (Mention, "actor"): {"id": "id", "name": "name", "country": "country", "sector": "sector"},
    (Attribution, "cue"): {"text": "cue", "span": "cue_span"},
    (Link, "from_"): "from",
}
_ASSUMED: Mapping[tuple[type, str], Any] = {
    # What a row without the key means, where the record itself has no default.
    (Event, "confidence"): 1.0,
    (Event, "rule"): "",
    (Measure, "confidence"): 1.0,
    (Link, "score"): 1.0,
}


DECIMAL_PLACES = 10
"""Rows give amounts to so many places: enough for a third of a percent, and what a column of 38
digits holds beside amounts up to 10^28."""
_ENOUGH_DIGITS = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Within(Generic[T]):
    """A record that does not name its document, with the document's id and its place there.

    ``number`` counts from 0 in the order of the text.
    """

    document: str
    number: int
    record: T


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a row: the type of its value and the attributes that lead to it."""

    name: str
    hint: Any
    path: tuple[str, ...]


def to_row(record: Any) -> Row:
    """A record as a row: the contract's keys, with dates and decimals as Python values."""
    hint: Any = type(record)
    row: Row = _writer(hint)(record)
    return row


def of_row(cls: type[T], row: Mapping[str, Any]) -> T:
    """The record of a row; ``UsageError`` where a value is missing or not as it should be."""
    hint: Any = cls
    try:
        record: T = _reader(hint)(row)
    except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
        shown = repr(row)
        shown = shown if len(shown) <= 300 else shown[:300] + "…"
        missing = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
        raise UsageError(f"this is no {cls.__name__.lower()}: {missing}; got {shown}") from error
    return record


def event_to_dict(event: Event) -> Row:
    """An event as the contract's JSON object, for ``to_json``."""
    return plain_row(to_row(event))


def event_from_dict(row: Mapping[str, Any]) -> Event:
    """The event of a JSON object or a row; raises ``UsageError``."""
    return of_row(Event, row)


def measure_to_dict(measure: Measure) -> Row:
    """A measure as the contract's JSON object, for ``to_json``."""
    return plain_row(to_row(measure))


def measure_from_dict(row: Mapping[str, Any]) -> Measure:
    """The measure of a JSON object or a row; raises ``UsageError``."""
    return of_row(Measure, row)


def link_to_dict(link: Link) -> Row:
    """A link as the contract's JSON object, for ``to_json``."""
    return plain_row(to_row(link))


def link_from_dict(row: Mapping[str, Any]) -> Link:
    """The link of a JSON object or a row; raises ``UsageError``."""
    return of_row(Link, row)


def failure_to_dict(failure: Failure) -> Row:
    """A failure as a JSON object: ``id``, ``path``, ``stage``, ``reason``."""
    return plain_row(to_row(failure))


def failure_from_dict(row: Mapping[str, Any]) -> Failure:
    """The failure of a JSON object or a row; raises ``UsageError``."""
    return of_row(Failure, row)


def plain_row(row: Mapping[str, Any]) -> Row:
    """A row's values as JSON knows them: dates in ISO form, whole decimals as ``int``.

    A decimal with a fraction stays a ``Decimal``, so that ``to_json`` can write it exactly.

    >>> plain_row({"start": dt.date(2024, 2, 1), "low": Decimal("12000000000.00")})
    {'start': '2024-02-01', 'low': 12000000000}
    """
    return {key: _plain(value) for key, value in row.items()}


def to_json(row: Mapping[str, Any]) -> str:
    """A row as one line of JSON: decimals are numbers with all their digits, no script is escaped.

    >>> to_json({"name": "乌克兰", "low": Decimal("33.3333333333333333333"), "about": True})
    '{"name": "乌克兰", "low": 33.3333333333333333333, "about": true}'
    """
    return _json(row)


@cache
def keys_of(cls: type) -> tuple[Key, ...]:
    """The keys of a record's row, in order; its id comes first, also where it is computed."""
    hints = get_type_hints(cls)
    found = [Key("id", hints.get("id", str), ("id",))] if hasattr(cls, "id") else []
    for name in _names(cls):
        renamed = renamed_of(cls, name)
        if isinstance(renamed, str):
            found.append(Key(renamed, hints[name], (name,)))
        else:
            inner = get_type_hints(hints[name])
            found += [Key(key, inner[part], (name, part)) for part, key in renamed.items()]
    return tuple(found)


def renamed_of(cls: type, field: str) -> Mapping[str, str] | str:
    """The key of a field; or, where its own fields stand in its place, the key of each of them."""
    return _RENAMED.get((cls, field), field)


def assumed_of(cls: type, field: Field[Any]) -> Any:
    """What a row without the field means; ``MISSING`` where it may not be without."""
    return _ASSUMED.get((cls, field.name), field.default)


def without_none(hint: Any) -> Any:
    """``X`` of ``X | None``; ``None`` for a type whose values are always there."""
    if get_origin(hint) not in {Union, UnionType} or NoneType not in get_args(hint):
        return None
    (inner,) = (part for part in get_args(hint) if part is not NoneType)
    return inner


def _names(cls: type) -> list[str]:
    return [field.name for field in fields(cls) if field.name != "id"]


@cache
def _writer(hint: Any) -> Convert:
    """Turns a value of that type into what stands in a row."""
    if inner := without_none(hint):
        write = _writer(inner)
        return lambda value: None if value is None else write(value)
    if get_origin(hint) is tuple:
        write = _writer(get_args(hint)[0])
        return lambda values: [write(value) for value in values]
    if hint is Span:
        return lambda span: [span.start, span.end]
    if hint is Decimal:
        return _rounded
    return _record_writer(hint) if is_dataclass(hint) else _as_it_is


def _record_writer(cls: Any) -> Convert:
    columns = [(k.name, attrgetter(".".join(k.path)), _writer(k.hint)) for k in keys_of(cls)]
    return lambda record: {name: write(get(record)) for name, get, write in columns}


@cache
def _reader(hint: Any) -> Convert:
    """Turns what stands in a row into a value of that type."""
    if inner := without_none(hint):
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if get_origin(hint) is tuple:
        read = _reader(get_args(hint)[0])
        return lambda values: tuple(read(value) for value in values or ())
    if get_origin(hint) is Literal:
        return partial(_one_of, get_args(hint))
    leaf = _LEAVES.get(hint, _as_it_is)
    return _record_reader(hint) if is_dataclass(hint) and hint is not Span else leaf


def _record_reader(cls: Any) -> Convert:
    hints = get_type_hints(cls)
    readers = {field.name: _field_reader(cls, field, hints[field.name]) for field in fields(cls)}
    return lambda row: cls(**{name: read(row) for name, read in readers.items()})


def _field_reader(cls: type, field: Field[Any], hint: Any) -> Convert:
    """Reads one field of a record from its row."""
    renamed = renamed_of(cls, field.name)
    if not isinstance(renamed, str):
        parts = {part: (key, _reader(get_type_hints(hint)[part])) for part, key in renamed.items()}
        return lambda row: hint(**{p: read(row.get(key)) for p, (key, read) in parts.items()})
    read = _reader(hint)
    default = assumed_of(cls, field)
    if default is not MISSING:
        return lambda row: default if row.get(renamed) is None else read(row[renamed])
    if without_none(hint) or get_origin(hint) is tuple:
        return lambda row: read(row.get(renamed))
    return lambda row: read(row[renamed])


def _one_of(known: tuple[str, ...], value: Any) -> Any:
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(known)}")
    return value


def _rounded(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -DECIMAL_PLACES:
        return value
    return value.quantize(Decimal(1).scaleb(-DECIMAL_PLACES), context=_ENOUGH_DIGITS)


def _as_it_is(value: Any) -> Any:
    return value


_LEAVES: Mapping[Any, Convert] = {
    float: float,
    Span: lambda value: Span(*value),
    dt.date: lambda value: dt.date.fromisoformat(value) if isinstance(value, str) else value,
    dt.datetime: lambda value: (
        dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    ),
    Decimal: lambda value: value if isinstance(value, Decimal) else Decimal(str(value)),
}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _plain_number(value) if isinstance(value, Decimal) else value.isoformat()


def _plain_number(value: Decimal) -> int | Decimal:
    whole = int(value)
    return whole if whole == value else Decimal(format(value, "f").rstrip("0"))


def _json(value: Any) -> str:
    if isinstance(value, str):
        return str(encode_basestring(value))
    if isinstance(value, dict):
        return "{" + ", ".join([f'"{key}": {_json(item)}' for key, item in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join([_json(item) for item in value]) + "]"
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, Decimal):
        return format(_plain_number(value), "f" if value != int(value) else "")
    return repr(value) if isinstance(value, int | float) else f'"{value.isoformat()}"'


_WORDS = {None: "null", True: "true", False: "false"}
