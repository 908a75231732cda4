"""A Chinese sentence's dependency tree in the labels of Universal Dependencies: ``parse``.

The net in ``models/parser.onnx`` was trained on UD Chinese-GSDSimp by
``evaluation/training/zh_parser`` and reads LAC's states of each word. Its arcs are evidence, about
three in four of them right, and not truth. ``deps`` are UD labels as in GSDSimp (nsubj, obj, obl,
nmod, acl:relcl, …), ``tags`` LAC's (v, vn, n, PER, …).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from gestae.linguistics.shared.tree import Tree
from gestae.linguistics.zh.spanning import best_tree
from gestae.linguistics.zh.words import Reading, Word, read_words
from gestae.records import Token


def parse(sentences: Iterable[tuple[str, int]]) -> Iterator[Tree]:
    """The tree of each sentence, given as its text and where that begins in the document.

    Sentences without a word are left out.

    >>> tree = next(parse([("日本援助乌克兰。", 0)]))
    >>> [(token.text, dep) for token, dep in zip(tree.tokens, tree.deps)]
    [('日本', 'nsubj'), ('援助', 'root'), ('乌克兰', 'obj'), ('。', 'punct')]
    """
    for text, offset in sentences:
        reading = read_words(text, offset)
        if reading.words:
            yield build_tree(reading.words, *_attach(reading))


def build_tree(words: Sequence[Word], heads: Sequence[int], deps: Sequence[str]) -> Tree:
    """A tree of words with the heads and labels given."""
    children: list[list[int]] = [[] for _ in words]
    tokens = []
    for index, (word, head) in enumerate(zip(words, heads, strict=True)):
        tokens.append(Token(index, word.text, word.lemma, word.pos, head, word.start, word.end))
        if head != index:
            children[head].append(index)
    return Tree(
        tuple(tokens),
        tuple(word.tag for word in words),
        tuple(deps),
        tuple(heads),
        tuple(map(tuple, children)),
    )


@dataclass(frozen=True, slots=True)
class _Parser:
    """``words`` and ``tags`` are the numbers by which the net knows them; 0 is any other."""

    session: Any
    words: Mapping[str, int]
    tags: Mapping[str, int]
    deps: tuple[str, ...]


@cache
def _load() -> _Parser:
    import onnxruntime

    folder = files("gestae.linguistics.zh") / "models"
    labels = json.loads((folder / "parser.json").read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(folder / "parser.onnx") as path:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
    return _Parser(
        session,
        {word: number for number, word in enumerate(labels["words"], 1)},
        {tag: number for number, tag in enumerate(labels["tags"], 1)},
        tuple(labels["deps"]),
    )


def _attach(reading: Reading) -> tuple[list[int], list[str]]:
    """Heads and labels of a sentence's words."""
    parser = _load()
    arcs, labels = parser.session.run(
        None,
        {
            "states": reading.states[None],
            "tags": np.array([[parser.tags.get(word.tag, 0) for word in reading.words]]),
            "words": np.array([[parser.words.get(word.lemma, 0) for word in reading.words]]),
        },
    )
    above = best_tree(arcs)[1:]
    return (
        [index if head == 0 else head - 1 for index, head in enumerate(above)],
        [
            "root" if head == 0 else parser.deps[labels[index, head]]
            for index, head in enumerate(above, 1)
        ],
    )
