"""PDF, its pages kept. Start with ``read``. Text comes from pdfium; scans have none."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from gestae.errors import ReadError
from gestae.readers.shared.divided import HYPHEN_AT_END, join_divided_words
from gestae.readers.shared.document import compose
from gestae.readers.shared.layout import place
from gestae.readers.shared.lines import Line
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.options import Options
from gestae.readers.shared.pages import join_pages
from gestae.readers.shared.printed import PageLine
from gestae.readers.shared.repair import repair
from gestae.readers.shared.source import Source
from gestae.records import Document, Failure, Segment, Span

SUFFIXES = (".pdf",)
MAGIC = b"%PDF-"

_LINE = re.compile(rf"[^\r\n{HYPHEN_AT_END}]+{HYPHEN_AT_END}?")
"""pdfium leaves out the break behind a hyphen at the end of a line."""


def matches(head: bytes) -> bool:
    """Whether the first bytes are those of a PDF; some programs write others before."""
    return MAGIC in head[:1024]


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """The one document of a PDF, behind a failure for each page that is a picture only."""
    import pypdfium2 as pdfium

    data = source.read_bytes(options)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ReadError(source.name, "open", _explain(error)) from error
    with pdf:
        pages = [_read_page(pdf, number) for number in range(len(pdf))]
        pictures = [
            number for number, lines in enumerate(pages) if not lines and _has_picture(pdf[number])
        ]
        metadata = _metadata(pdf.get_metadata_dict(skip_empty=True))
    if pages and len(pictures) == len(pages):
        reason = f"none of its {len(pages)} pages has text (a scan?); run text recognition first"
        raise ReadError(source.name, "extract", reason)
    for number in pictures:
        reason = f"page {number + 1} has no text (a picture?); run text recognition first"
        yield Failure(f"{source.name}!page {number + 1}", "extract", reason)
    if any(pages):
        yield _compose(source.name, pages, metadata)


def _compose(path: str, pages: Sequence[Sequence[PageLine]], metadata: Metadata) -> Document:
    whole, divided = join_divided_words(pages)
    printed, marked = zip(*join_pages(whole), strict=True)
    text, lines = place(marked)
    notes = [f"page {n} is blank" for n, page in enumerate(pages, start=1) if not page]
    if divided:
        notes.append(f"{divided} words divided at line ends made whole")
    if metadata.title and metadata.title.casefold() not in " ".join(text.split()).casefold():
        notes.append(f"the file calls itself {metadata.title!r}, which its text does not say")
        metadata = Metadata(author=metadata.author)
    return compose(
        text,
        lines,
        key=path,
        path=path,
        metadata=metadata,
        format="pdf",
        segments=tuple(_segments(printed, lines)),
        notes=notes,
    )


def _read_page(pdf: Any, number: int) -> list[PageLine]:
    """The lines of a page in the order of its text, without empty ones."""
    page = pdf[number]
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        # Where pdfium counts otherwise than Python does, its boxes cannot be found.
        known = len(text) == text_page.count_chars()
        lines: list[PageLine] = []
        for match in _LINE.finditer(text):
            kept = repair(" ".join(match.group().split()))[0].text
            if kept:
                box = _box(text_page, *_printed(match)) if known else (None,)
                lines.append(PageLine(kept, number + 1, *box))
        return lines
    finally:
        text_page.close()
        page.close()


def _printed(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last character of a line that is not blank."""
    line = match.group()
    start = match.start() + len(line) - len(line.lstrip())
    return start, match.start() + len(line.rstrip()) - 1


def _box(text_page: Any, first: int, last: int) -> tuple[float | None, float, float, float]:
    """Top, bottom, left and right of a line, by its first and last characters."""
    left, bottom, _, top = text_page.get_charbox(first, loose=True)
    _, _, right, _ = text_page.get_charbox(last, loose=True)
    return top, bottom, left, right


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as pdfium_c

    picture_types = (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH)
    try:
        return next(iter(page.get_objects(filter=picture_types, max_depth=3)), None) is not None
    finally:
        page.close()


def _segments(printed: Sequence[PageLine], lines: Sequence[Line]) -> Iterator[Segment]:
    """The page of each stretch; lines of one page that follow each other are one stretch."""
    start = 0
    for number, line in enumerate(lines):
        last = number + 1 == len(lines)
        if last or printed[number + 1].page != printed[number].page:
            yield Segment(Span(lines[start].start, line.end), page=printed[number].page)
            start = number + 1


def _metadata(said: dict[str, str]) -> Metadata:
    """What the file says of itself. Its dates are when it was made, not when it appeared."""
    title, author = said.get("Title", "").strip(), said.get("Author", "").strip()
    return Metadata(title=title or None, author=author or None)


def _explain(error: Exception) -> str:
    if "password" in str(error).casefold():
        return "is encrypted; save it without its password"
    return f"is damaged, truncated or no PDF ({error})"
