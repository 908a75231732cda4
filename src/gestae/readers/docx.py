"""Word documents (DOCX). Start with ``read``.

Paragraphs, headings, list items and tables in the order in which they stand; headers, footers,
footnotes and comments are left out. A segment's line is the number of its paragraph or row.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from gestae.errors import ReadError
from gestae.readers.shared.document import compose
from gestae.readers.shared.layout import Block, lay_out
from gestae.readers.shared.lines import Line
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.options import Options
from gestae.readers.shared.repair import repair
from gestae.readers.shared.source import Source
from gestae.readers.shared.unpack import check_sizes
from gestae.records import Document, PassageKind, Segment, Span

SUFFIXES = (".docx", ".docm", ".dotx", ".doc")

FOOTNOTES = "the footnotes are left out"

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Word files begin, and new ones that are encrypted."""

_TOOLS = {"python-docx", "user", "admin", "microsoft office user"}
"""What stands as the author where nobody does."""

_KINDS: tuple[tuple[re.Pattern[str], PassageKind], ...] = (
    (re.compile(r"title$", re.IGNORECASE), "title"),
    (re.compile(r"heading|subtitle", re.IGNORECASE), "heading"),
    (re.compile(r"list", re.IGNORECASE), "item"),
    (re.compile(r"caption", re.IGNORECASE), "caption"),
)
"""What the names of Word's own styles say."""


def matches(head: bytes) -> bool:
    """Whether the first bytes are those of a Word file, old or new."""
    return head.startswith(_COMPOUND) or (head.startswith(b"PK\x03\x04") and b"word/" in head)


def read(source: Source, options: Options) -> Iterator[Document]:
    """The one document of the file; none where it holds no text."""
    word = _open(source, options)
    blocks = [block for block in _read_blocks(word) if any(block.lines)]
    if not blocks:
        return
    text, lines = lay_out(blocks)
    author = word.core_properties.author
    yield compose(
        text,
        lines,
        key=source.name,
        path=source.name,
        metadata=Metadata(author=author if author.casefold() not in _TOOLS and author else None),
        format="docx",
        segments=_segments(blocks, lines),
        notes=(FOOTNOTES,) if _has_footnotes(word) else (),
    )


def _open(source: Source, options: Options) -> Any:
    """The file as python-docx holds it; raises ``ReadError`` where it is none, or a bomb."""
    import docx

    if source.head.startswith(_COMPOUND):
        reason = "is encrypted or in Word's old format; save it as .docx without a password"
        raise ReadError(source.name, "open", reason)
    data = source.read_bytes(options)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(member.file_size for member in package.infolist())
        check_sizes(source.name, unpacked, len(data), options)
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        reason = f"is damaged, truncated or no DOCX ({error})"
        raise ReadError(source.name, "open", reason) from error


def _read_blocks(word: Any) -> Iterator[Block]:
    from docx.table import Table

    for part in word.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = [cell.text for cell, _ in groupby(row.cells)]
                yield Block("table", ("\t".join(_tidy(cell) for cell in cells),))
        else:
            yield Block(_kind(part), tuple(_tidy(line) for line in part.text.split("\n")))


def _tidy(text: str) -> str:
    return repair(" ".join(text.split()))[0].text


def _kind(paragraph: Any) -> PassageKind:
    """What the style of a paragraph says it is."""
    style = paragraph.style.name if paragraph.style is not None else ""
    for pattern, kind in _KINDS:
        if pattern.search(style or ""):
            return kind
    properties = paragraph._p.pPr  # noqa: SLF001  python-docx has no other way to a numbering
    numbered = properties is not None and properties.numPr is not None
    return "item" if numbered else "body"


def _has_footnotes(word: Any) -> bool:
    return any(relation.reltype.endswith("/footnotes") for relation in word.part.rels.values())


def _segments(blocks: Sequence[Block], lines: Sequence[Line]) -> list[Segment]:
    """A segment for each block, numbered from 1."""
    segments: list[Segment] = []
    first = 0
    for number, block in enumerate(blocks, start=1):
        last = first + len(block.lines) - 1
        segments.append(Segment(Span(lines[first].start, lines[last].end), line=number))
        first = last + 1
    return segments
