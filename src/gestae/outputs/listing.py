"""Records as a listing for a screen of any width: start with ``write_listing``.

Nothing is cut but the sentence, and that around the words that matter. Where the screen is wide
each record is one line of columns and its sentence; where it is narrow the lesser columns move to
a line of their own. Widths are taken from the first records, so that a long listing streams.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from typing import TextIO

import pyarrow as pa
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gestae.outputs.entries import Cell, Entry, to_entries
from gestae.outputs.screen import printable, screen, window
from gestae.records import DocumentReference, Excerpt, Span

SAMPLE = 200
"""Records whose widths decide on the columns."""
WIDEST_COLUMN = 44
NARROWEST_COLUMN = 16
GAP = 2


def write_listing(tables: Iterable[pa.Table], kind: str, out: TextIO) -> None:
    """Writes the records one under the other, under the document of each; nothing for none."""
    entries = to_entries(tables, kind)
    sample = list(islice(entries, SAMPLE))
    if not sample:
        return
    console = screen(out)
    columns, wide = _plan(sample, console.width)
    named = sample[0].head + (sample[0].detail if wide else ())
    names = [Cell("", cell.name, "dim underline") for cell in named]
    _print(console, _aligned(names, columns, console))
    document = None
    for entry in chain(sample, entries):
        if entry.document and entry.document != document:
            document = entry.document
            _print(console, _document_lines(document, console))
        _print(console, _entry_lines(entry, columns, console, wide=wide))


def _plan(sample: Sequence[Entry], width: int) -> tuple[tuple[int, ...], bool]:
    """Width of each column, and whether the details stand beside the head."""
    natural = tuple(
        min(WIDEST_COLUMN, max(_width(cell) for cell in column))
        for column in zip(*(entry.head + entry.detail for entry in sample), strict=True)
    )
    if sum(natural) + GAP * (len(natural) - 1) <= width:
        return natural, True
    head = natural[: len(sample[0].head)]
    spare = width - sum(head[:-1]) - GAP * (len(head) - 1)
    return (*head[:-1], max(NARROWEST_COLUMN, spare)), False


def _width(cell: Cell) -> int:
    return max(cell_len(cell.name), cell_len(printable(cell.text)))


def _aligned(cells: Sequence[Cell], widths: Sequence[int], console: Console) -> Iterator[Text]:
    """Lines with the cells side by side, each wrapped into its own column."""
    columns = [
        _wrapped(Text(printable(cell.text), cell.style), width, console)
        for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*columns):
        line = Text()
        for part, width in zip(parts, widths, strict=True):
            if line:
                line.append(" " * GAP)
            text = part or Text()
            line.append_text(text).append(" " * (width - text.cell_len))
        yield line


def _wrapped(text: Text, width: int, console: Console) -> list[Text]:
    lines = text.wrap(console, width) if text.cell_len > width else [text]
    for line in lines:
        line.rstrip()
    return list(lines)


def _document_lines(document: DocumentReference, console: Console) -> Iterator[Text]:
    """The document that the records below were read from: its title, who published it, and when."""
    facts = [document.publisher, document.published and document.published.isoformat()]
    name = document.title or document.key
    text = printable(" · ".join([name, *(fact for fact in facts if fact)]))
    yield Text()
    yield from _wrapped(Text(text, "bold blue"), console.width, console)


def _entry_lines(
    entry: Entry, columns: Sequence[int], console: Console, *, wide: bool
) -> Iterator[Text]:
    yield from _aligned(entry.head + (entry.detail if wide else ()), columns, console)
    indent = columns[0] + GAP
    room = max(NARROWEST_COLUMN, console.width - indent)
    below = [] if wide else _wrapped(_joined(entry.detail), room, console)
    if entry.quote:
        quoted = _quoted(*entry.quote, room, marked=not console.is_terminal)
        below += _wrapped(quoted, room, console)
    for note in entry.notes:
        below += _wrapped(Text(printable(note)), room, console)
    for line in below:
        if line:
            yield Text(" " * indent).append_text(line)


def _joined(cells: Sequence[Cell]) -> Text:
    parts = [Text(printable(cell.text), cell.style) for cell in cells if cell.text]
    return Text(" · ").join(parts)


def _quoted(sentence: Excerpt, span: Span, room: int, *, marked: bool) -> Text:
    """The sentence, cut to two lines around the words that matter; these stand out.

    Without a terminal's styles (``marked``) they stand between asterisks.
    """
    start = sentence.span.start
    text = printable(sentence.text)
    focus = Span(
        min(max(0, span.start - start), len(text)), min(max(0, span.end - start), len(text))
    )
    shown = window(text, focus, 2 * room - 6)
    mark = "*" if marked else ""
    line = Text("… " if shown.start else "", "dim")
    line.append(text[shown.start : focus.start], "dim")
    line.append(f"{mark}{focus.of(text)}{mark}", "bold")
    line.append(text[focus.end : shown.end], "dim")
    return line.append(" …" if shown.end < len(text) else "", "dim")


def _print(console: Console, lines: Iterable[Text]) -> None:
    for line in lines:
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
