"""Lines as they stand on paper, and what their places show. Start with ``mark_printed``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from gestae.readers.shared.lines import Line, mark_line

if TYPE_CHECKING:
    from gestae.records import PassageKind

WIDE_GAP = 1.15
"""A gap between lines of so many times the usual one parts paragraphs: printers set the lines of
one paragraph at the same distance to a hundredth."""

LARGER_TYPE = 1.15
"""Type of so many times the usual height is a heading's."""

INDENT = 0.6
"""Of the height of the type, how far a first line at least is set in."""

COLUMN_WIDTH = 72
"""Points; lines that begin within an inch of each other stand in one column."""

SURE_WIDTH = 0.8
"""Of the width of a word as its letters' number tells it, how much it has at least."""

_Column = tuple[int, int]
"""A page, and how many inches from the left its column begins."""

_STOP = re.compile(r"[.!?:;。！？：；][\"'”’»)\]]*$")
_LARGE = ("title", "heading")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line: its text, its page from 1, and its box in points from the lower left.

    ``top`` is ``None`` where the box is not known, and then all of it is meaningless.
    """

    text: str
    page: int
    top: float | None = None
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0

    @property
    def height(self) -> float:
        """The height of the type."""
        return (self.top or self.bottom) - self.bottom


def mark_printed(body: Sequence[PageLine]) -> list[Line]:
    """The lines of the running text with what their words and their boxes show."""
    height = usual_height(body)
    pitch = _usual_pitch(body)
    title = _largest(body, height)
    marked: list[Line] = []
    first = 0  # the line with which the paragraph began
    for number, printed in enumerate(body):
        line = mark_line(Line(0, 0, printed.text), marked[-1] if marked else None)
        if is_larger(printed, height):
            together = number > 0 and _is_same_heading(body[number - 1], printed)
            kind: PassageKind = "title" if printed.height == title else "heading"
            line = replace(line, kind=kind, opens=not together)
        elif number and not line.opens:
            after_heading = is_larger(body[number - 1], height)
            begun = marked[first], number - first
            line = replace(line, opens=after_heading or _opens(body, number, pitch, begun))
        first = number if line.opens else first
        marked.append(line)
    edges = _right_edges(body)
    return [
        replace(line, runs_on=_runs_on(body, marked, number, edges))
        for number, line in enumerate(marked)
    ]


def _runs_on(
    body: Sequence[PageLine], marked: Sequence[Line], number: int, edges: Mapping[_Column, float]
) -> bool:
    """Whether the place of a line shows that it goes on in the next.

    A heading's does in the next line of the same type; another line's where it does not end a
    sentence and the next word had no room. What is not so clear is left to the wrap rule.
    """
    if number + 1 == len(marked) or marked[number + 1].opens:
        return False
    line, following = marked[number], marked[number + 1]
    if line.kind in _LARGE or following.kind in _LARGE:
        return line.kind == following.kind
    printed = body[number]
    if printed.top is None or line.kind == "table" or _STOP.search(line.text):
        return False
    letter = (printed.right - printed.left) / len(printed.text)
    room = edges[_column(printed)] - printed.right
    return room < SURE_WIDTH * letter * (1 + len(following.text.partition(" ")[0]))


def _column(line: PageLine) -> _Column:
    return line.page, round(line.left / COLUMN_WIDTH)


def _right_edges(body: Sequence[PageLine]) -> dict[_Column, float]:
    """How far to the right the lines of each column go."""
    edges: dict[_Column, float] = {}
    for line in body:
        column = _column(line)
        edges[column] = max(line.right, edges.get(column, 0.0))
    return edges


def usual_height(body: Sequence[PageLine]) -> float:
    """The height of the type of most lines; 0 where no boxes are known."""
    known = [line.height for line in body if line.top is not None]
    return median(known) if known else 0.0


def _usual_pitch(body: Sequence[PageLine]) -> float:
    """The usual distance from one line to the next below it."""
    steps = [
        before.bottom - line.bottom
        for before, line in pairwise(body)
        if before.page == line.page and before.top is not None and line.top is not None
        if before.bottom > line.bottom
    ]
    return median(steps) if steps else 0.0


def _largest(body: Sequence[PageLine], usual: float) -> float | None:
    """The height of the largest type on the first page, which is the title's."""
    larger = [line.height for line in body if line.page == 1 and is_larger(line, usual)]
    return max(larger, default=None)


def is_larger(line: PageLine, height: float) -> bool:
    """Whether a line is set in larger type than the usual height."""
    return line.top is not None and line.height > LARGER_TYPE * height


def _is_same_heading(before: PageLine, line: PageLine) -> bool:
    near = 0 < before.bottom - line.bottom < 2 * line.height
    return before.page == line.page and near and abs(before.height - line.height) < 1


def _opens(body: Sequence[PageLine], number: int, pitch: float, begun: tuple[Line, int]) -> bool:
    """Whether the place of a line shows that a paragraph begins with it.

    It does after a gap, where it is set out against the line before, and where it alone is set
    in. ``begun`` is the first line of the paragraph so far, and how many lines it has: a
    paragraph's second line is set out as well, and an item's second line is set in.
    """
    before, line = body[number - 1], body[number]
    if line.top is None or before.top is None or before.page != line.page:
        return False
    if before.bottom - line.bottom > WIDE_GAP * pitch > 0:
        return True
    indent = INDENT * line.height
    first, length = begun
    if before.left - line.left > indent:
        return length > 1 or first.kind == "item"
    after = body[number + 1] if number + 1 < len(body) else None
    alone = after is not None and line.left - after.left > indent
    return alone and first.kind != "item" and line.left - before.left > indent
