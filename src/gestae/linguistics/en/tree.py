"""A sentence's dependency tree in spaCy's English labels: ``read_trees``.

``deps`` are ClearNLP labels (nsubj, dobj, prep, …), ``tags`` Penn Treebank tags. The one place
where spaCy's objects are read; everything after it is Python over small lists.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from gestae.linguistics.en.repair import repair
from gestae.linguistics.shared.tree import Tree
from gestae.records import Token


def read_trees(parse: Any, offset: int) -> Iterator[Tree]:
    """The trees of a spaCy document's sentences; ``offset`` is added to character positions.

    Everything is taken from one array: a spaCy token object for each word and each head costs
    as much as a tenth of the parse.
    """
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, POS, SENT_START, TAG

    columns = parse.to_array([HEAD, SENT_START, IDX, LENGTH, LEMMA, POS, TAG, DEP]).T.tolist()
    text, names = parse.text, _Names(parse.vocab.strings)
    starts = [i for i, start in enumerate(columns[1]) if start == 1]
    for first, end in pairwise([*starts, len(columns[1])]):
        yield _read_tree([column[first:end] for column in columns], text, offset, names)


class _Names(dict[int, str]):
    """spaCy's strings by their hash, each looked up once."""

    def __init__(self, strings: Any) -> None:
        self.strings = strings

    def __missing__(self, key: int) -> str:
        name: str = self.strings[key]
        self[key] = name
        return name


def _read_tree(columns: list[list[int]], text: str, offset: int, names: _Names) -> Tree:
    """One sentence; white space is kept out of ``children``, so that no rule meets it."""
    above, _, starts, lengths, lemmas, poses, *labels = columns
    heads = [i + _signed(step) for i, step in enumerate(above)]
    tags, deps = [names[tag] for tag in labels[0]], [names[dep] for dep in labels[1]]
    repair(
        [text[i : i + n].lower() for i, n in zip(starts, lengths, strict=True)], tags, deps, heads
    )
    tokens: list[Token] = []
    children: list[list[int]] = [[] for _ in heads]
    for index, (start, length, head) in enumerate(zip(starts, lengths, heads, strict=True)):
        word, pos = text[start : start + length], names[poses[index]]
        lemma = word if pos == "PROPN" else names[lemmas[index]].lower()
        begin = offset + start
        tokens.append(Token(index, word, lemma, pos, head, begin, begin + length))
        if head != index and pos != "SPACE":
            children[head].append(index)
    return Tree(tuple(tokens), tuple(tags), tuple(deps), tuple(heads), tuple(map(tuple, children)))


def _signed(step: int) -> int:
    """A head's distance, which the array holds as an unsigned number of 64 bits."""
    return step - 2**64 if step >= 2**63 else step
