"""Text as it is kept, with the way back to the original.

Start with ``Tracked``, which a reader builds; ``locate`` is what everybody else asks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gestae.records import Document, Segment, Span

Edit = tuple[int, int, str]
"""Put other characters in place of those from a start to an end (exclusive)."""

_LINE_END = re.compile(r"\r\n?|\n")
_RETURN = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Tracked:
    r"""A text and, for each of its stretches, where that began in the original.

    Stretch ``i`` covers ``text[starts[i]:starts[i + 1]]`` and began at ``offsets[i]``.

    >>> tracked = Tracked.of("one\r\ntwo").edit([(3, 5, "\n")])
    >>> tracked.text, tracked.offset(4)
    ('one\ntwo', 5)
    """

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Tracked":
        """A text that is still as it was."""
        return cls(text, (0,), (0,))

    def offset(self, position: int) -> int:
        """Where a character of this text stood in the original."""
        stretch = bisect_right(self.starts, position) - 1
        return self.offsets[stretch] + position - self.starts[stretch]

    def edit(self, edits: Iterable[Edit]) -> "Tracked":
        """The text after some edits, which are in order and do not overlap."""
        pieces: list[str] = []
        starts: list[int] = []
        offsets: list[int] = []
        length = done = 0

        def keep(piece: str, stretches: Iterable[tuple[int, int]]) -> None:
            nonlocal length
            for start, offset in stretches:
                at = length + start
                if not starts or offsets[-1] + at - starts[-1] != offset:
                    starts.append(at)
                    offsets.append(offset)
            pieces.append(piece)
            length += len(piece)

        for start, end, replacement in edits:
            keep(self.text[done:start], self.stretches(done, start))
            if replacement:
                keep(replacement, [(0, self.offset(start))])
            done = end
        if not pieces:
            return self
        keep(self.text[done:], self.stretches(done, len(self.text)))
        return Tracked("".join(pieces), tuple(starts) or (0,), tuple(offsets) or (0,))

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches from ``start`` to ``end``, as (place counted from ``start``, offset)."""
        if start >= end:
            return
        stretch = bisect_right(self.starts, start) - 1
        yield 0, self.offsets[stretch] + start - self.starts[stretch]
        for later in range(stretch + 1, len(self.starts)):
            if self.starts[later] >= end:
                return
            yield self.starts[later] - start, self.offsets[later]

    def segments(self, original: str) -> tuple[Segment, ...]:
        """The stretches with their lines in the original; ``()`` for an empty text."""
        ends = (*self.starts[1:], len(self.text))
        numbers = lines_of(original, self.offsets)
        return tuple(
            Segment(Span(start, end), offset=offset, line=line)
            for start, end, offset, line in zip(
                self.starts, ends, self.offsets, numbers, strict=True
            )
            if start < end
        )


def lines_of(original: str, offsets: Iterable[int]) -> Iterator[int]:
    """The lines, from 1, on which some offsets lie; the offsets must be in order."""
    line, seen = 1, 0
    for offset in offsets:
        line += sum(1 for _ in _LINE_END.finditer(original, seen, offset))
        seen = offset
        yield line


def normalise_newlines(tracked: Tracked) -> Tracked:
    r"""The text with every line end (``\r\n``, ``\r``) as ``\n``."""
    if "\r" not in tracked.text:
        return tracked
    return tracked.edit((m.start(), m.end(), "\n") for m in _RETURN.finditer(tracked.text))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a character of the kept text stood in the original; see ``Segment`` for the units."""

    offset: int | None
    line: int | None
    page: int | None
    start_seconds: float | None
    end_seconds: float | None


def locate(document: Document, position: int) -> Origin | None:
    """Where the character at ``position`` of ``document.text`` stood in the original file.

    ``None`` for a character that the reader added, such as the break between two cues. Within
    a stretch whose encoding was repaired the offset is that of the stretch's beginning or a
    little behind it, because the repair changed its length.
    """
    number = bisect_right(document.segments, position, key=lambda segment: segment.span.start) - 1
    if number < 0 or position >= document.segments[number].span.end:
        return None
    segment = document.segments[number]
    start = segment.span.start
    following = document.segments[number + 1 : number + 2]
    offset = line = None
    if segment.offset is not None:
        offset = segment.offset + position - start
        if following and following[0].offset is not None:
            offset = min(offset, max(segment.offset, following[0].offset - 1))
    if segment.line is not None:
        line = segment.line
        if segment.offset is not None:
            line += document.text.count("\n", start, position)
    return Origin(offset, line, segment.page, segment.start_seconds, segment.end_seconds)
