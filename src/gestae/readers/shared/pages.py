"""Printed pages as running text. Start with ``join_pages``.

What repeats at the edge of pages (headers, footers, page numbers) is set apart, so that a
paragraph runs on from one page to the next.
"""

import re
from collections import Counter
from collections.abc import Sequence

from gestae.readers.shared.lines import Line
from gestae.readers.shared.printed import PageLine, is_larger, mark_printed, usual_height
from gestae.readers.shared.wrap import find_soft_breaks

EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be a header or a footer."""

REPEATED_SHARE = 0.3
"""Of the pages, so many at least repeat a header; left and right pages may have their own."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:\d{1,4}(?:\s*/\s*\d{1,4})?|[ivxlc]{1,6})[-–—|\s]*")


def join_pages(pages: Sequence[Sequence[PageLine]]) -> list[tuple[PageLine, Line]]:
    """The lines of all pages in reading order, each with what it is in the running text.

    Headers and footers come, as lines of kind ``head``, behind the paragraph they interrupt.
    """
    furniture = _find_furniture(pages)
    body = [line for page in pages for line in page if line not in furniture]
    marked = mark_printed(body)
    soft = find_soft_breaks(marked)
    joined: list[tuple[PageLine, Line]] = []
    waiting = [line for page in pages for line in page if line in furniture]
    for printed, line, runs_on in zip(body, marked, soft, strict=True):
        joined.append((printed, line))
        while not runs_on and waiting and waiting[0].page <= printed.page:
            joined.append(_as_head(waiting.pop(0)))
    return joined + [_as_head(line) for line in waiting]


def _as_head(line: PageLine) -> tuple[PageLine, Line]:
    return line, Line(0, 0, line.text, "head", opens=True, closed=True)


def _find_furniture(pages: Sequence[Sequence[PageLine]]) -> frozenset[PageLine]:
    """The headers, footers and page numbers."""
    tops, bottoms = zip(*map(_edges, pages), strict=True) if pages else ((), ())
    height = usual_height([line for page in pages for line in page])
    return frozenset(
        line
        for edges in (tops, bottoms)
        for line in _repeated(edges)
        if not is_larger(line, height)
    )


def _repeated(edges: Sequence[Sequence[PageLine]]) -> list[PageLine]:
    """The lines that stand at the same edge of several pages, but for the numbers in them."""
    times = Counter(key for edge in edges for key in {_pattern(line) for line in edge})
    enough = max(2, REPEATED_SHARE * len(edges))
    return [
        line
        for edge in edges
        for line in edge
        if times[_pattern(line)] >= enough or _PAGE_NUMBER.fullmatch(line.text)
    ]


def _edges(page: Sequence[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    """The uppermost and the lowest lines, as they stand on the paper."""
    ordered = list(page)
    if all(line.top is not None for line in page):
        ordered.sort(key=lambda line: -line.bottom)
    return ordered[:EDGE_LINES], ordered[EDGE_LINES:][-EDGE_LINES:]


def _pattern(line: PageLine) -> str:
    return _DIGITS.sub("#", line.text).casefold()
