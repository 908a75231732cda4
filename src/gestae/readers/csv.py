"""Comma- and tab-separated tables with a header. Start with ``read``; any size is read by rows."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain

from gestae.errors import ReadError
from gestae.readers.shared.columns import match_columns, require_text
from gestae.readers.shared.decode import decode
from gestae.readers.shared.options import Options
from gestae.readers.shared.rows import read_lines, row_document, too_long
from gestae.readers.shared.source import Source
from gestae.records import Document, Failure

SUFFIXES = (".csv", ".tsv", ".tab")
DELIMITERS = (",", "\t", ";", "|")

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def matches(head: bytes) -> bool:
    """Never: a table cannot be told from prose with commas by its first bytes."""
    del head
    return False


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """A document for each row that has a text, in order; a failure for each that has none.

    A row's number is that of its last line in the file: a quoted cell may take several.
    """
    problems: list[Failure] = []
    lines = _lines(source, options, problems)
    first = next(lines, "")
    rows = csv.reader(chain([first], lines), delimiter=_delimiter(first, options))
    limited = _within_limit(rows, options.max_line)
    try:
        header = next(limited)
        columns = _match(header, options, source.name)
        for cells in limited:
            while problems:
                yield problems.pop(0)
            if any(cells):
                place = source.name, rows.line_num
                yield _read_row(header, cells, columns, place, options)
    except csv.Error as error:
        reason = f"is damaged near line {rows.line_num} ({error}); check its quotes"
        raise ReadError(source.name, "extract", reason) from error
    yield from problems


def _within_limit(rows: Iterator[list[str]], limit: int) -> Iterator[list[str]]:
    """The rows, no cell longer than the limit; ``csv.Error`` where one is.

    The module's limit is the whole process's, and our own tables are read under it, too: it is
    set for one row at a time.
    """
    while True:
        before = csv.field_size_limit(limit)
        try:
            cells = next(rows, None)
        finally:
            csv.field_size_limit(before)
        if cells is None:
            return
        yield cells


def _lines(source: Source, options: Options, problems: list[Failure]) -> Iterator[str]:
    """The lines as text; one that is too long is left out, and noted among the problems."""
    if source.head.startswith(_WIDE_MARKS):
        yield from io.TextIOWrapper(source.stream, "utf-16", errors="replace", newline="")
        return
    for number, line in enumerate(read_lines(source.stream, options.max_line), start=1):
        if line is None:
            problems.append(too_long(f"{source.name}!{number}", options.max_line))
            yield "\n"
        else:
            yield decode(line, source.name).text


def _match(header: Sequence[str], options: Options, path: str) -> dict[str, str]:
    try:
        columns = match_columns(header, options.columns)
    except LookupError as error:
        raise ReadError(path, "extract", str(error.args[0])) from error
    require_text(columns, header, path)
    return columns


def _read_row(
    header: Sequence[str],
    cells: Sequence[str],
    columns: dict[str, str],
    place: tuple[str, int],
    options: Options,
) -> Document | Failure:
    table, number = place
    if len(cells) != len(header):
        reason = f"has {len(cells)} cells where the header has {len(header)}; check its quotes"
        return Failure(f"{table}!{number}", "extract", reason)
    row = dict(zip(header, cells, strict=True))
    return row_document(row, columns, table=table, number=number, options=options, format="csv")


def _delimiter(header: str, options: Options) -> str:
    """The delimiter that finds the text and, then, the most columns in the header."""

    def worth(delimiter: str) -> tuple[bool, int]:
        names = next(csv.reader([header], delimiter=delimiter), [])
        given = options.columns.get("text")
        return (given in names if given else "text" in match_columns(names)), len(names)

    return max(DELIMITERS, key=worth)
