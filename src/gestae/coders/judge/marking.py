"""A sentence as the encoder reads it, with its marks: ``mark_pair``.

Training and use share this file, so that the model meets what it was taught.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

LONGEST = 120
"""Word pieces of a sentence the encoder reads; a longer one is cut around its marks."""

MARKS = ("source", "trigger", "target")
"""The three parts of a pair, in the order in which everything here gives them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The ids of the pieces that stand around a text and around each part of a pair.

    ``opening`` and ``closing`` hold one id a part, in the order of ``MARKS``.
    """

    first: int
    last: int
    opening: tuple[int, int, int]
    closing: tuple[int, int, int]


class Pieces(Protocol):
    """A text cut into word pieces: their ids, and where each stands in the text."""

    @property
    def ids(self) -> Sequence[int]:
        """One id a piece."""

    @property
    def offsets(self) -> Sequence[tuple[int, int]]:
        """First character and end of each piece."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Ids of all pieces, marks among them, and where the opening mark of each part stands.

    A part that is not told has position 0, where the encoder's summary of the sentence is.
    """

    ids: tuple[int, ...]
    positions: tuple[int, int, int]


def mark_pair(pieces: Pieces, parts: Sequence[tuple[int, int] | None], marks: Marks) -> MarkedText:
    """The pieces of a sentence with marks set around the parts of a pair.

    ``parts`` gives first character and end of source, trigger and target in the text of
    ``pieces``, ``None`` for one that is not told.
    """
    spans = [None if part is None else _covered(pieces.offsets, part) for part in parts]
    low, high = _window(len(pieces.ids), [span for span in spans if span is not None])
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        if span is not None:
            before.setdefault(max(span[0], low), []).append(number)
            after.setdefault(min(span[1], high) - 1, []).insert(0, number)
    ids, positions = [marks.first], [0, 0, 0]
    for index in range(low, high):
        for number in before.get(index, ()):
            positions[number] = len(ids)
            ids.append(marks.opening[number])
        ids.append(pieces.ids[index])
        ids += [marks.closing[number] for number in after.get(index, ())]
    ids.append(marks.last)
    return MarkedText(tuple(ids), (positions[0], positions[1], positions[2]))


def _covered(offsets: Sequence[tuple[int, int]], part: tuple[int, int]) -> tuple[int, int] | None:
    """The first piece that a part overlaps and the piece after its last; ``None`` without any."""
    inside = [i for i, (start, end) in enumerate(offsets) if start < part[1] and end > part[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _window(count: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The pieces that are read: all, or as many as may be, with the marked ones in the middle."""
    if count <= LONGEST:
        return 0, count
    first = min((span[0] for span in spans), default=0)
    last = max((span[1] for span in spans), default=0)
    low = min(max(0, (first + last - LONGEST) // 2), max(0, count - LONGEST))
    low = min(low, first)
    return low, max(min(count, low + LONGEST), last)
