"""Text from blocks, for formats that know their paragraphs: ``lay_out``.

``trace`` is the way back from it to a marked-up original.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gestae.readers.shared.lines import Line, mark_line
from gestae.readers.shared.original import Edit, Tracked, lines_of
from gestae.records import PassageKind, Segment, Span

_MARKUP = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z!?][^<>]*>|&#?\w{1,32};?|\s+",
    re.DOTALL | re.IGNORECASE,
)
_CLOSE_TOGETHER = {("item", "item"), ("table", "table")}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or row of a table.

    Breaks between its ``lines`` were in the original and may be soft; an empty line among them
    ends a paragraph.
    """

    kind: PassageKind
    lines: tuple[str, ...]


def lay_out(blocks: Sequence[Block]) -> tuple[str, list[Line]]:
    """The text of blocks, one below the other, and its lines."""
    lines: list[Line] = []
    for block in blocks:
        last = len(block.lines) - 1
        for number, text in enumerate(block.lines):
            kind = block.kind if text else None
            line = Line(0, 0, text, kind, opens=number == 0, closed=number == last)
            lines.append(line if kind != "body" or number else _mark_item(line))
    return place(lines)


def _mark_item(line: Line) -> Line:
    """A paragraph's first line; as an item, without its mark, where it begins like one."""
    marked = mark_line(line, None)
    return replace(marked, opens=True, closed=line.closed) if marked.kind == "item" else line


def place(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """The text of lines, and the lines with their places in it.

    A blank line stands before each that opens something, but not between items or rows.
    """
    pieces: list[str] = []
    placed: list[Line] = []
    length = 0
    for line in lines:
        if placed:
            together = (placed[-1].kind, line.kind) in _CLOSE_TOGETHER
            pieces.append("\n\n" if line.opens and not together else "\n")
            length += len(pieces[-1])
        start = length + len(line.mark)
        length = start + len(line.text)
        placed.append(replace(line, start=start, end=length))
        pieces += (line.mark, line.text)
    return "".join(pieces), placed


def without_markup(markup: Tracked) -> Tracked:
    """The letters of a marked-up text, without tags and blanks: what ``trace`` searches."""
    return markup.edit(_blanks_and_tags(markup.text))


def trace(lines: Sequence[Line], bare: Tracked, original: str) -> tuple[Segment, ...]:
    """Segments that lead from lines back to the marked-up text they were taken from.

    ``bare`` is that text ``without_markup``. A line that is not found as it stands (the
    extraction put it together) has a segment without an offset.
    """
    segments: list[Segment] = []
    cursor = 0
    for line in lines:
        words = line.text.split()
        if not words:
            continue
        needle = "".join(words)
        at = bare.text.find(needle, cursor)
        at = at if at >= 0 else bare.text.find(needle)
        if at < 0:
            segments.append(Segment(Span(line.start, line.end)))
            continue
        cursor = at + len(needle)
        for segment in _line_segments(line, bare, at):
            _append(segments, segment)
    return _with_lines(segments, original)


def _append(segments: list[Segment], segment: Segment) -> None:
    """Adds a segment, or lengthens the last one where the original goes on from it."""
    last = segments[-1] if segments else None
    if last is None or last.offset is None or segment.offset is None:
        segments.append(segment)
    elif last.offset + segment.span.start - last.span.start == segment.offset:
        segments[-1] = Segment(Span(last.span.start, segment.span.end), offset=last.offset)
    else:
        segments.append(segment)


def _blanks_and_tags(text: str) -> Iterator[Edit]:
    for match in _MARKUP.finditer(text):
        found = match.group()
        kept = "".join(html.unescape(found).split()) if found[0] == "&" else ""
        if kept != found:
            yield match.start(), match.end(), kept


def _line_segments(line: Line, bare: Tracked, at: int) -> Iterator[Segment]:
    """The segments of a line whose characters, without blanks, stand from ``at`` on in ``bare``."""
    stretches: list[tuple[int, int]] = []
    for match in re.finditer(r"\S+", line.text):
        for start, offset in bare.stretches(at, at + len(match.group())):
            here = line.start + match.start() + start
            if not stretches or stretches[-1][1] + here - stretches[-1][0] != offset:
                stretches.append((here, offset))
        at += len(match.group())
    ends = [start for start, _ in stretches[1:]] + [line.end]
    for (start, offset), end in zip(stretches, ends, strict=True):
        yield Segment(Span(start, end), offset=offset)


def _with_lines(segments: Sequence[Segment], original: str) -> tuple[Segment, ...]:
    """The segments with the lines their offsets lie on."""
    offsets = sorted({s.offset for s in segments if s.offset is not None})
    numbers = dict(zip(offsets, lines_of(original, offsets), strict=True))
    return tuple(
        segment if segment.offset is None else replace(segment, line=numbers[segment.offset])
        for segment in segments
    )
