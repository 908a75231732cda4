"""Records as a listing for a screen of any width: start with ``write_listing``.

Nothing is cut but the sentence, and that around the words that matter. Where the screen is wide
each record is one line of columns and its sentence; where it is narrow the lesser columns move to
a line of their own. The layout is taken from the first records, so that a long listing streams.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, zip_longest
from typing import TextIO

import pyarrow as pa
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from gestae.outputs.entries import to_entries
from gestae.outputs.entry import Cell, Entry
from gestae.outputs.screen import LONGEST_WORD, printable, screen, window
from gestae.records import DocumentReference, Excerpt, Span

SAMPLE = 200
"""Records that decide on the layout."""
WIDEST_COLUMN = 44
NARROWEST_COLUMN = 24
"""Between these a column is made narrower, so that all columns find room side by side."""
GAP = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How records are laid out on a console.

    ``columns`` are their widths; ``wide`` tells whether details stand beside the head or below
    it; ``grouped`` whether records stand under a heading for their document, which suits where
    those of a document follow each other, or name it each.
    """

    console: Console
    columns: tuple[int, ...]
    wide: bool
    grouped: bool

    @property
    def indent(self) -> int:
        """Where the lines below the head begin: behind the first column."""
        return self.columns[0] + GAP

    @property
    def room(self) -> int:
        """Cells such a line may take."""
        return max(NARROWEST_COLUMN, self.console.width - self.indent)


def write_listing(tables: Iterable[pa.Table], kind: str, out: TextIO) -> None:
    """Writes the records one under the other; nothing where there are none."""
    entries = to_entries(tables, kind)
    sample = list(islice(entries, SAMPLE))
    if not sample:
        return
    layout = _lay_out(sample, screen(out))
    named = sample[0].head + (sample[0].detail if layout.wide else ())
    names = [Cell("", cell.name, "dim underline") for cell in named]
    _print(layout, _aligned(names, layout))
    document = None
    for entry in chain(sample, entries):
        if layout.grouped and entry.document and entry.document != document:
            document = entry.document
            _print(layout, [Text(), *_wrapped(_told(document, "bold blue"), layout)])
        _print(layout, _entry_lines(entry, layout))


def _lay_out(sample: Sequence[Entry], console: Console) -> Layout:
    changes = sum(one.document != other.document for one, other in pairwise(sample))
    grouped = changes < len(sample) / 2
    natural = [
        max(_width(cell) for cell in column)
        for column in zip(*(entry.head + entry.detail for entry in sample), strict=True)
    ]
    for widest in range(WIDEST_COLUMN, NARROWEST_COLUMN, -1):
        columns = tuple(min(widest, width) for width in natural)
        if sum(columns) + GAP * (len(columns) - 1) <= console.width:
            return Layout(console, columns, wide=True, grouped=grouped)
    head = tuple(min(WIDEST_COLUMN, width) for width in natural[: len(sample[0].head) - 1])
    spare = console.width - sum(head) - GAP * len(head)
    columns = (*head, max(NARROWEST_COLUMN, spare))
    return Layout(console, columns, wide=False, grouped=grouped)


def _width(cell: Cell) -> int:
    return max(cell_len(cell.name), cell_len(printable(cell.text)))


def _aligned(cells: Sequence[Cell], layout: Layout) -> Iterator[Text]:
    """Lines with the cells side by side, each wrapped into its own column."""
    widths = layout.columns
    columns = [
        _wrapped(Text(printable(cell.text), cell.style), layout, width)
        for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*columns):
        line = Text()
        for part, width in zip(parts, widths, strict=True):
            text = part or Text()
            line.append(" " * GAP if line else "").append_text(text)
            line.append(" " * (width - text.cell_len))
        yield line


def _wrapped(text: Text, layout: Layout, width: int | None = None) -> list[Text]:
    """The text in lines of that width, by default the screen's."""
    width = width or layout.console.width
    lines = list(text.wrap(layout.console, width)) if text.cell_len > width else [text]
    for line in lines:
        line.rstrip()
    return lines


def _told(document: DocumentReference, style: str) -> Text:
    """The document's title, who published it, and when."""
    facts = [document.publisher, document.published and document.published.isoformat()]
    name = document.title or document.key
    return Text(printable(" · ".join([name, *(fact for fact in facts if fact)])), style)


def _entry_lines(entry: Entry, layout: Layout) -> Iterator[Text]:
    yield from _aligned(entry.head + (entry.detail if layout.wide else ()), layout)
    below = [] if layout.wide else [_joined(entry.detail)]
    if entry.quote:
        below.append(_quoted(*entry.quote, layout))
    below += [Text(printable(note)) for note in entry.notes]
    if entry.document and not layout.grouped:
        below.append(Text("— ", "dim").append_text(_told(entry.document, "dim")))
    for text in below:
        for line in _wrapped(text, layout, layout.room):
            if line:
                yield Text(" " * layout.indent).append_text(line)


def _joined(cells: Sequence[Cell]) -> Text:
    parts = [Text(printable(cell.text), cell.style) for cell in cells if cell.text]
    return Text(" · ").join(parts)


def _quoted(sentence: Excerpt, span: Span, layout: Layout) -> Text:
    """The sentence, cut to two lines around the words that matter; these stand out.

    Without a terminal's styles they stand between asterisks.
    """
    start = sentence.span.start
    text = printable(sentence.text)
    focus = Span(
        min(max(0, span.start - start), len(text)), min(max(0, span.end - start), len(text))
    )
    shown = window(text, focus, 2 * layout.room - LONGEST_WORD)  # a line may end so early
    mark = "" if layout.console.is_terminal else "*"
    line = Text("… " if shown.start else "")
    line.append(text[shown.start : focus.start])
    line.append(f"{mark}{focus.of(text)}{mark}", "bold")
    line.append(text[focus.end : shown.end])
    return line.append(" …" if shown.end < len(text) else "")


def _print(layout: Layout, lines: Iterable[Text]) -> None:
    for line in lines:
        line.rstrip()
        layout.console.print(line, no_wrap=True, overflow="ignore", crop=False)
