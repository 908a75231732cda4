"""The Chinese treebank read onto our own words: ``read_sentences`` and ``onto_words``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestae.linguistics.zh.words import Word, read_words


@dataclass(frozen=True, slots=True)
class Row:
    """A token of the treebank; ``head`` is an index in the sentence, its own for the root."""

    start: int
    end: int
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in our words with the heads and labels of the treebank."""

    text: str
    words: tuple[Word, ...]
    states: NDArray[np.float32]
    heads: tuple[int, ...]
    deps: tuple[str, ...]


def read_examples(path: Path) -> list[Example]:
    """The sentences of a CoNLL-U file on our words; the few without a tree are left out."""
    found = []
    for text, rows in read_sentences(path):
        reading = read_words(text)
        tree = onto_words(reading.words, rows)
        if tree is not None:
            found.append(Example(text, reading.words, reading.states, *tree))
    return found


def read_sentences(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Each sentence's text with its tokens."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = ""
        rows: list[Row] = []
        for cells in (line.split("\t") for line in block.split("\n")):
            if not cells[0].isdigit():
                continue
            head = int(cells[6]) - 1
            rows.append(
                Row(len(text), len(text) + len(cells[1]), len(rows) if head < 0 else head, cells[7])
            )
            text += cells[1] if "SpaceAfter=No" in cells[9] else cells[1] + " "
        yield text.rstrip(), rows


def onto_words(
    words: Sequence[Word], rows: Sequence[Row]
) -> tuple[tuple[int, ...], tuple[str, ...]] | None:
    """Heads and labels of our words; ``None`` where they make no tree.

    A word over several tokens takes the head of the one that leaves it; of several words that
    share a token the last is its head and the others its compounds.
    """
    owner = [_last_over(words, row) for row in rows]
    if None in owner:
        return None
    heads: list[int] = []
    deps: list[str] = []
    for number in range(len(words)):
        own = [i for i, word in enumerate(owner) if word == number]
        if not own:
            heads.append(_following(owner, number))
            deps.append("compound")
            continue
        top = min(own, key=lambda i: (_depth(rows, i), -i))
        heads.append(number if rows[top].head == top else owner[rows[top].head])
        deps.append("root" if rows[top].head == top else rows[top].dep)
    if sum(i == head for i, head in enumerate(heads)) != 1 or not _reaches_root(heads):
        return None
    return tuple(heads), tuple(deps)


def _last_over(words: Sequence[Word], row: Row) -> int | None:
    over = [i for i, word in enumerate(words) if word.start < row.end and row.start < word.end]
    return over[-1] if over else None


def _following(owner: Sequence[int | None], number: int) -> int:
    """The first word after this one that owns a token."""
    return next(word for word in sorted({w for w in owner if w is not None}) if word > number)


def _depth(rows: Sequence[Row], index: int) -> int:
    depth = 0
    while rows[index].head != index:
        index = rows[index].head
        depth += 1
    return depth


def _reaches_root(heads: Sequence[int]) -> bool:
    for start in range(len(heads)):
        index, steps = start, 0
        while heads[index] != index:
            index, steps = heads[index], steps + 1
            if steps > len(heads):
                return False
    return True
