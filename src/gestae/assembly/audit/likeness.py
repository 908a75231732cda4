"""How alike two sides would be were a word another: ``sum_up`` and ``reworded``.

The sentence encoder (``critic_states``) adds up what each piece of a text tells, and a piece knows
its nearest neighbours only. So a text with a word changed is the same sum but for some pieces,
which costs a small part of reading it anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gestae.assembly.audit.critic_states import Numbers, add_up, batches, cut_pieces, whole_of

REACH = 4
"""A piece knows no neighbour further away than this."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A text in pieces, with what each adds to the sum, a row each; marks at both ends."""

    ids: NDArray[np.int64]
    told: Numbers

    def whole(self) -> Numbers:
        """The direction of the text."""
        row: Numbers = whole_of(self.told.sum(0, keepdims=True), len(self.ids))[0]
        return row


def sum_up(texts: Sequence[str]) -> list[Sum]:
    """The sum of each text."""
    ids = [cut_pieces(text) for text in texts]
    told = _told(ids)
    return [Sum(one, rows) for one, rows in zip(ids, told, strict=True)]


def reworded(sums: Sequence[Sum], texts: Sequence[str]) -> Numbers:
    """The directions of texts that differ from those summed up in a few words, a row each."""
    changes = [_change(one.ids, cut_pieces(text)) for one, text in zip(sums, texts, strict=True)]
    told = _told([new[start:end] for new, start, end, _, _ in changes])
    rows, sizes = [], []
    for one, (new, start, _, old, fresh), part in zip(sums, changes, told, strict=True):
        kept = one.told.sum(0) - one.told[old[0] : old[1]].sum(0)
        rows.append(kept + part[fresh[0] - start : fresh[1] - start].sum(0))
        sizes.append(len(new))
    return whole_of(np.array(rows), np.array(sizes)) if rows else np.zeros((0, 0), np.float32)


def _change(
    old: NDArray[np.int64], new: NDArray[np.int64]
) -> tuple[NDArray[np.int64], int, int, tuple[int, int], tuple[int, int]]:
    """What has to be read anew of a changed text: its pieces, the slice that is to be read, and
    which rows of the old and of the new text stand for each other.
    """
    short = min(len(old), len(new))
    same = old[:short] == new[:short]
    first = short if same.all() else int(same.argmin())
    back = (old[::-1][:short] == new[::-1][:short])[: short - first]
    tail = len(back) if back.all() else int(back.argmin())
    begin = max(0, first - REACH)
    ends = (min(len(old), len(old) - tail + REACH), min(len(new), len(new) - tail + REACH))
    read = max(0, begin - REACH), min(len(new), ends[1] + REACH)
    return new, *read, (begin, ends[0]), (begin, ends[1])


def _told(ids: Sequence[NDArray[np.int64]]) -> list[Numbers]:
    """What each piece of some runs of pieces adds to its sum."""
    found: list[Numbers] = []
    for first, last in batches([len(one) for one in ids]):
        lengths = np.array([len(one) for one in ids[first:last]])
        told = add_up(np.concatenate(ids[first:last]), lengths)
        found += np.split(told, np.cumsum(lengths)[:-1])
    return found
