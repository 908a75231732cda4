"""The words of Chinese sentences: ``find_words``.

A sentence is folded (``folding.py``), cut into words by the model LAC (``segmenter.py``), and cut
anew where our coders need it (``cutting.py``). Each word knows its place in the document.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from gestae.linguistics.zh.cutting import Piece, recut
from gestae.linguistics.zh.folding import Folded, fold, splits
from gestae.linguistics.zh.segmenter import WIDTH, segment


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark. ``lemma`` is simplified and in lower case; ``tag`` is LAC's.

    ``start`` and ``end`` count characters of the document.
    """

    text: str
    lemma: str
    tag: str
    pos: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence's words with what the parser reads of each: a row of LAC's states a word."""

    words: tuple[Word, ...]
    states: NDArray[np.float32]


def find_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of a sentence; ``offset`` is where its text begins in the document.

    >>> [word.lemma for word in find_words("越南外交部讚揚日俄")]
    ['越南', '外交部', '赞扬', '日', '俄']
    """
    return read_words(text, offset).words


def read_words(text: str, offset: int = 0) -> Reading:
    """The words of a sentence and the states of LAC's layers in them.

    A word's states are those of the second layer at its first and last character, because that
    layer has read the sentence from both ends, and the mean of the first layer's.
    """
    folded = fold(text)
    segmented = segment(folded.text)
    pieces = [Piece(start, end, tag) for start, end, tag in segmented.words]
    words: list[Word] = []
    rows: list[NDArray[np.float32]] = []
    for piece in recut(folded.text, pieces, folded.gaps):
        word = _read(text, folded, piece, offset)
        if word.lemma:
            words.append(word)
            rows.append(_state(segmented.states[piece.start : piece.end]))
    return Reading(tuple(words), np.array(rows, np.float32).reshape(len(rows), 3 * WIDTH))


def _state(states: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([states[0, WIDTH:], states[-1, WIDTH:], states[:, :WIDTH].mean(axis=0)])


def _read(text: str, folded: Folded, piece: Piece, offset: int) -> Word:
    """A piece as a word, without the spaces at its ends."""
    start, end = piece.start, piece.end
    while start < end and folded.text[start] == " ":
        start += 1
    while start < end and folded.text[end - 1] == " ":
        end -= 1
    if start == end:
        return Word("", "", piece.tag, "SPACE", offset, offset)
    lemma = folded.text[start:end].lower()
    first, last = folded.places[start], folded.places[end - 1] + 1
    surface = text[first:last].replace("\n", " ")
    tag = _settled_tag(lemma, piece.tag)
    return Word(surface, lemma, tag, universal(tag, lemma), offset + first, offset + last)


def _settled_tag(lemma: str, tag: str) -> str:
    if tag != "w" and not any(map(str.isalnum, lemma)):
        return "w"
    settled: str = splits()["settled"].get(f"{tag} {lemma}", tag)
    return settled


def universal(tag: str, lemma: str) -> str:
    """The universal part of speech of a word that LAC tags so.

    >>> universal("v", "会晤"), universal("v", "会"), universal("LOC", "日本")
    ('VERB', 'AUX', 'PROPN')
    """
    table = _tags()
    return table.get((tag, lemma)) or table.get((tag, ""), "X")


@cache
def _tags() -> Mapping[tuple[str, str], str]:
    path = files("gestae.linguistics.zh") / "tables" / "tags.csv"
    lines = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return {(row["tag"], row["word"]): row["pos"] for row in csv.DictReader(lines)}
