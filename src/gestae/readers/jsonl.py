"""JSON documents: one object a line (JSONL), a list of objects, or one object.

Start with ``read``. JSONL is read line by line, whatever its size; a file that is one JSON value
is held whole. Columns are the names in the objects.
"""

import json
import re
from collections.abc import Iterator, Mapping

from gestae.errors import ReadError
from gestae.readers.shared.columns import match_columns, require_text
from gestae.readers.shared.decode import decode
from gestae.readers.shared.options import Options
from gestae.readers.shared.rows import read_lines, row_document, too_long
from gestae.readers.shared.source import Source
from gestae.records import Document, Failure

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines", ".json")

MOST_BAD_LINES = 100
"""So many lines in a row that are no JSON objects, and the file is no JSONL."""

_OBJECT = re.compile(rb"\s*\[?\s*\{\s*\"")


def matches(head: bytes) -> bool:
    """Whether the first bytes open an object, or a list of objects."""
    return bool(_OBJECT.match(head.removeprefix(b"\xef\xbb\xbf")))


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """A document for each object that has a text, in order; a failure for each that has none."""
    columns = _Columns(source.name, options)
    if _is_one_value(source.head):
        for number, row in enumerate(_objects(source, options), start=1):
            yield columns.document(row, number)
    else:
        yield from _read_lines(source, options, columns)


class _Columns:
    """Finds the columns of each object; most share their names, so each set is matched once."""

    def __init__(self, table: str, options: Options) -> None:
        self._table = table
        self._options = options
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    def document(self, row: Mapping[str, object], number: int) -> Document | Failure:
        names = tuple(row)
        try:
            if names not in self._known:
                self._known[names] = self._match(names)
        except ReadError as error:
            return Failure(f"{self._table}!{number}", error.stage, error.reason)
        return row_document(
            row,
            self._known[names],
            table=self._table,
            number=number,
            options=self._options,
            format="jsonl",
        )

    def _match(self, names: tuple[str, ...]) -> dict[str, str]:
        # An object may leave a field out; only the text must be there.
        wanted = self._options.columns
        given = {field: name for field, name in wanted.items() if name in names or field == "text"}
        try:
            columns = match_columns(names, given)
        except LookupError as error:
            raise ReadError(self._table, "extract", str(error.args[0])) from error
        require_text(columns, names, self._table)
        return columns


def _read_lines(
    source: Source, options: Options, columns: _Columns
) -> Iterator[Document | Failure]:
    bad = 0
    for number, line in enumerate(read_lines(source.stream, options.max_line), start=1):
        place = f"{source.name}!{number}"
        if line is None:
            yield too_long(place, options.max_line)
            continue
        if not line.strip():
            continue
        try:
            row = _object(line, place)
        except ReadError as error:
            bad += 1
            if bad > MOST_BAD_LINES:
                reason = f"has {bad} lines in a row that are no JSON objects; is it JSONL?"
                raise ReadError(source.name, "decode", reason) from error
            yield Failure(error.path, error.stage, error.reason)
            continue
        bad = 0
        yield columns.document(row, number)


def _object(line: bytes, place: str) -> Mapping[str, object]:
    """The object on a line; raises ``ReadError`` where there is none."""
    try:
        value = json.loads(decode(line, place).text)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = f"is not valid JSON ({error}); mend or remove the line"
        raise ReadError(place, "decode", reason) from error
    if not isinstance(value, dict):
        raise ReadError(place, "decode", "is no JSON object; each line should be one")
    return value


def _is_one_value(head: bytes) -> bool:
    """Whether a file is one JSON value rather than an object a line."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0].strip()
    if first.startswith(b"["):
        return True
    return first == b"{" or (first.startswith(b"{") and first.endswith((b",", b"[", b"{")))


def _objects(source: Source, options: Options) -> Iterator[Mapping[str, object]]:
    """The objects of a list, of a list inside an object ("articles": […]), or the one object."""
    decoded = source.read_text(options)
    try:
        value = json.loads(decoded.text)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = f"is not valid JSON ({error}); is it complete?"
        raise ReadError(source.name, "decode", reason) from error
    if isinstance(value, dict):
        lists = [each for each in value.values() if _is_list_of_objects(each)]
        value = (
            lists[0] if len(lists) == 1 and "text" not in match_columns(list(value)) else [value]
        )
    if not _is_list_of_objects(value):
        raise ReadError(source.name, "decode", "holds no JSON objects; each document should be one")
    yield from value


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)
