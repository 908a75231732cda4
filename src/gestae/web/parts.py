"""A document as it is read on a page: ``cut_document`` into ``Part``s of ``Block``s.

A long document is shown a part at a time, so that the first words are there at once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gestae.outputs.page import word_time
from gestae.readers import locate
from gestae.records import Document, Passage, Segment, Span

PART = 24_000
"""Characters of a part: about ten printed pages."""
LONGEST = 12_000
"""Characters of a paragraph; a longer one, a book without line breaks say, is cut at sentences."""
SECONDS = 30.0
"""A time code stands at every so many seconds of a recording."""
_LEADS = re.compile(r"[\W_]|\(?(\d{1,3}|[a-zA-Z]|[ivx]+)[.)、．]")
"""A bullet or a number that stands before what it counts."""
_ENDS = re.compile(r"[.!?]\s|[。！？\n]")


@dataclass(frozen=True, slots=True)
class Notch:
    """A place in the text at which something begins in the original.

    ``kind``: page, time or line; ``label`` is its number, or the time code.
    """

    at: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document.

    ``kind`` is its passage's, or ``rest`` for words between passages; ``is_led`` where the text has
    a bullet or number before it. ``notches`` are in order.
    """

    span: Span
    kind: str
    language: str
    speaker: str | None
    is_led: bool = False
    notches: tuple[Notch, ...] = ()

    def pieces(self) -> Iterator[tuple[Span, Notch | None]]:
        """The stretches from notch to notch; the first has none where none stands at its start."""
        edges = [notch for notch in self.notches if self.span.start <= notch.at < self.span.end]
        starts = [notch.at for notch in edges]
        if not edges or starts[0] > self.span.start:
            yield Span(self.span.start, [*starts, self.span.end][0]), None
        for notch, end in zip(edges, [*starts[1:], self.span.end], strict=False):
            yield Span(notch.at, end), notch


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs that are shown together; ``number`` counts from 1."""

    number: int
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """From its first character through its last."""
        if not self.blocks:
            return Span(0, 0)
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)


def cut_document(document: Document) -> tuple[Part, ...]:
    """The document in parts, of which there is at least one; no words of it are left out."""
    parts: list[Part] = []
    blocks: list[Block] = []
    size = 0
    for block in _notched(document, _blocks(document)):
        if blocks and size + len(block.span) > PART:
            parts.append(Part(len(parts) + 1, tuple(blocks)))
            blocks, size = [], 0
        blocks.append(block)
        size += len(block.span)
    if blocks or not parts:
        parts.append(Part(len(parts) + 1, tuple(blocks)))
    return tuple(parts)


def part_at(parts: Sequence[Part], position: int) -> Part:
    """The part in which a character stands, or the one before it."""
    number = bisect_right(parts, position, key=lambda part: part.span.start) - 1
    return parts[max(0, number)]


def page_start(document: Document, page: int) -> int | None:
    """Where a page of the original begins in the text; ``None`` where there is no such page."""
    return next((each.span.start for each in document.segments if each.page == page), None)


def _blocks(document: Document) -> Iterator[Block]:
    at = 0
    for passage in sorted(document.passages, key=lambda each: each.span):
        lead: Block | None = None
        for block in _rest(document, at, passage.span.start):
            if _LEADS.fullmatch(block.span.of(document.text)):
                lead = block
            else:
                yield block
        blocks = _pieces(document.text, passage)
        if lead is not None:
            first = next(blocks, lead)
            whole = Span(lead.span.start, max(lead.span.end, first.span.end))
            yield replace(first, span=whole, is_led=True)
        yield from blocks
        at = max(at, passage.span.end)
    yield from _rest(document, at, len(document.text))


def _rest(document: Document, start: int, end: int) -> Iterator[Block]:
    """What stands between two passages, if it is more than space."""
    text = document.text[start:end]
    words = text.strip()
    if words:
        begin = start + text.index(words)
        whole = Passage(Span(begin, begin + len(words)), document.language)
        for block in _pieces(document.text, whole):
            yield replace(block, kind="rest")


def _pieces(text: str, passage: Passage) -> Iterator[Block]:
    start, end = passage.span.start, passage.span.end
    while start < end:
        stop = end
        if end - start > LONGEST:
            ends = [found.end() for found in _ENDS.finditer(text, start, start + LONGEST)]
            stop = ends[-1] if ends else start + LONGEST
        yield Block(Span(start, stop), passage.kind, passage.language, passage.speaker)
        start = stop


def _notched(document: Document, blocks: Iterator[Block]) -> Iterator[Block]:
    notches = sorted(_notches(document.segments), key=lambda notch: notch.at)
    number = 0
    for block in blocks:
        while number < len(notches) and notches[number].at < block.span.start:
            number += 1
        first = number
        while number < len(notches) and notches[number].at < block.span.end:
            number += 1
        found = tuple(notches[first:number]) or _line_of(document, block)
        yield replace(block, notches=found)


def _line_of(document: Document, block: Block) -> tuple[Notch, ...]:
    """The line of the original where nothing better is known of a paragraph."""
    origin = locate(document, block.span.start)
    if origin is None or origin.line is None or origin.page or origin.start_seconds is not None:
        return ()
    return (Notch(block.span.start, "line", str(origin.line)),)


def _notches(segments: Sequence[Segment]) -> Iterator[Notch]:
    """Where pages begin, and time codes that are not too close to each other."""
    page: int | None = None
    told = -SECONDS
    for segment in segments:
        if segment.page is not None and segment.page != page:
            page = segment.page
            yield Notch(segment.span.start, "page", str(page))
        elif segment.start_seconds is not None and segment.start_seconds >= told + SECONDS:
            told = segment.start_seconds
            yield Notch(segment.span.start, "time", word_time(told))
