"""Where in the plane of two texts an alignment may run: ``find_band``.

A first look finds pairs of sentences that are each other's nearest and follow each other in both
texts; the alignment is then sought near them alone, so that it costs time in proportion to the
length of the texts.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestae.assembly.vectors import Vectors

Anchor = tuple[int, int]

PADDING = 6
"""Sentences to each side of the anchors that the band holds at least."""
WIDEST = 120
"""Sentences to each side of the straight line across a stretch without anchors, at most."""
ROWS = 512
"""Sentences compared at once with all of the other side: bounds memory."""


@dataclass(frozen=True, slots=True)
class Band:
    """For each number of left sentences done, the numbers of right ones that may be done by then.

    ``low`` and ``high`` (included) never fall and have an entry more than there are sentences.
    """

    low: tuple[int, ...]
    high: tuple[int, ...]


def find_anchors(left: Vectors, right: Vectors) -> tuple[Anchor, ...]:
    """Pairs of sentences that are each other's nearest, the longest row of them in order."""
    to_right, to_left = _nearest(left, right)
    mutual = [(i, int(j)) for i, j in enumerate(to_right) if to_left[j] == i]
    return _longest_chain(mutual)


def _nearest(left: Vectors, right: Vectors) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The nearest right sentence of each left one, and the nearest left one of each right one."""
    if not len(left) or not len(right):
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    to_right = np.zeros(len(left), np.intp)
    best = np.full(len(right), -np.inf, np.float32)
    to_left = np.zeros(len(right), np.intp)
    for start in range(0, len(left), ROWS):
        likeness = left[start : start + ROWS] @ right.T
        to_right[start : start + ROWS] = likeness.argmax(axis=1)
        rows = likeness.argmax(axis=0)
        top = likeness[rows, np.arange(len(right))]
        better = top > best
        best[better], to_left[better] = top[better], rows[better] + start
    return to_right, to_left


def _longest_chain(pairs: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """The longest part of the pairs, which are in order of the left, in order of the right too."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int | None] = []
    for number, (_, right) in enumerate(pairs):
        place = bisect_left(ends, right)
        before.append(at[place - 1] if place else None)
        ends[place : place + 1] = [right]
        at[place : place + 1] = [number]
    chain: list[Anchor] = []
    number_or_none = at[-1] if at else None
    while number_or_none is not None:
        chain.append(pairs[number_or_none])
        number_or_none = before[number_or_none]
    return tuple(reversed(chain))


def find_band(anchors: Sequence[Anchor], sizes: tuple[int, int]) -> Band:
    """The band around the anchors of two texts of so many sentences.

    Between anchors far apart it runs around the line from one to the next. Each stretch reaches
    from the anchor before the last to the one after the next, so that a single wrong anchor does
    not shut the right way out.
    """
    points = [(0, 0), *anchors, sizes]
    low, high = [sizes[1]] * (sizes[0] + 1), [0] * (sizes[0] + 1)
    for number in range(len(points) - 1):
        start, end = points[max(0, number - 1)], points[min(len(points) - 1, number + 2)]
        _widen(low, high, start, end)
    low[0], high[-1] = 0, sizes[1]
    return _monotone(low, high)


def _widen(low: list[int], high: list[int], start: Anchor, end: Anchor) -> None:
    """Takes in what lies between two points: all of it, or what lies near the line."""
    rows, columns = end[0] - start[0], end[1] - start[1]
    slope = columns / rows if rows else 0.0
    half = min(WIDEST, columns) + PADDING
    for row in range(start[0], end[0] + 1):
        middle = start[1] + slope * (row - start[0])
        low[row] = min(low[row], max(start[1] - PADDING, int(middle - half)))
        high[row] = max(high[row], min(end[1] + PADDING, int(middle + half)))


def _monotone(low: list[int], high: list[int]) -> Band:
    """The band with edges that never fall, inside the plane, each row touching the next."""
    last = high[-1]
    lows = np.minimum.accumulate(np.clip(low, 0, last)[::-1])[::-1]
    highs = np.maximum.accumulate(np.clip(high, 0, last))
    return Band(tuple(map(int, lows)), tuple(map(int, highs)))
