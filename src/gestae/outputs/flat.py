"""Nested columns made flat, for formats that know only cells: start with ``flat_columns``.

The columns follow from the contract's keys: ``date.start`` becomes ``date_start``, the ``id`` of
each of the ``sources`` becomes ``sources_id``. What a record has several of is joined by "; ", in
order, and stays aligned across the columns that belong together: the second ``sources_name`` is
the second ``sources_id``. A span is written ``start-end``; an empty cell is what the text does
not say.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A flat column, and the keys that lead to its value in a row.

    ``span`` is true where the value is a pair of places in the text.
    """

    path: tuple[str, ...]
    span: bool = False

    @property
    def name(self) -> str:
        """The keys joined: ``document_published``."""
        return "_".join(self.path)

    def cell(self, row: Mapping[str, Any]) -> str:
        """The value in a row as text."""
        return self._text(row, self.path)

    def _text(self, value: Any, path: tuple[str, ...]) -> str:
        if value is None:
            return ""
        if isinstance(value, list) and not (self.span and not path):
            parts = [self._text(part, path) for part in value]
            return SEPARATOR.join(parts) if any(parts) else ""
        if path:
            return self._text(value[path[0]], path[1:])
        return f"{value[0]}-{value[1]}" if self.span else to_cell(value)


def flat_columns(schema: pa.Schema) -> tuple[Column, ...]:
    """The flat columns of a table with that schema, in its order.

    >>> [column.name for column in flat_columns(pa.schema({"id": pa.string()}))]
    ['id']
    """
    return tuple(column for field in schema for column in _columns(field.type, (field.name,)))


def _columns(type_: pa.DataType, path: tuple[str, ...]) -> list[Column]:
    if pa.types.is_list(type_):
        inner = type_.value_type
        return [Column(path, span=True)] if pa.types.is_int32(inner) else _columns(inner, path)
    if pa.types.is_struct(type_):
        fields = [type_.field(number) for number in range(type_.num_fields)]
        return [c for field in fields for c in _columns(field.type, (*path, field.name))]
    return [Column(path)]


def to_cell(value: object) -> str:
    """One value as text: plain digits for a decimal, ISO 8601 for a day, true and false.

    >>> to_cell(Decimal("12000000000.00")), to_cell(dt.date(2024, 2, 1))
    ('12000000000', '2024-02-01')
    """
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
