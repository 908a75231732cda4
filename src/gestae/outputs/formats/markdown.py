"""Markdown for a report: one list item a record, the sentence as a quotation below it."""

import re
from collections.abc import Iterable
from typing import TextIO

import pyarrow as pa

from gestae.outputs.entries import to_entries
from gestae.outputs.entry import Cell, Entry
from gestae.outputs.screen import printable
from gestae.records import DocumentReference

BINARY = False
FOR_PEOPLE = True
SUFFIXES = (".md", ".markdown")

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def write(tables: Iterable[pa.Table], kind: str, out: TextIO) -> None:
    """Writes the records as a list under a heading for each document; nothing for none."""
    document = None
    for entry in to_entries(tables, kind):
        if entry.document and entry.document != document:
            document = entry.document
            out.write(_heading(document))
        out.write(_item(entry))


def _heading(document: DocumentReference) -> str:
    published = document.published.isoformat() if document.published else None
    title = escape(document.title or document.key)
    name = f"[{title}](<{document.url}>)" if document.url else title
    facts = [escape(fact) for fact in (document.publisher, published) if fact]
    return f"\n## {' · '.join([name, *facts])}\n\n"


def _item(entry: Entry) -> str:
    cells = " · ".join(_cell(cell) for cell in (*entry.head, *entry.detail) if cell.text)
    lines = [f"- {cells}"]
    if entry.quote:
        sentence, span = entry.quote
        start, end = (max(0, at - sentence.span.start) for at in (span.start, span.end))
        text = sentence.text
        marked = f"{escape(text[:start])}**{escape(text[start:end])}**{escape(text[end:])}"
        lines.append(f"  > {marked}")
    lines += [f"  - {escape(note)}" for note in entry.notes]
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> str:
    text = escape(cell.text)
    return f"**{text}**" if "bold" in cell.style else text


def escape(text: str) -> str:
    """The text on one line with nothing in it that Markdown would obey."""
    return SPECIAL.sub(r"\\\1", printable(text))
