"""The judge itself: ``load_judge`` reads a language's model, ``Judge.weigh`` gives verdicts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from gestae.coders.judge.marking import Marks, mark_pair

NONE = "NONE"
"""The verdict that the marked pair has no event between them."""

BATCH = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """What is to be judged: a sentence and where source, trigger and target stand in it.

    Places are first character and end in ``text``; ``None`` for a part that is not told.
    """

    text: str
    source: tuple[int, int] | None
    trigger: tuple[int, int] | None
    target: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Probabilities by label. Those of ``types``, ``NONE`` among them, sum to 1, and so do the
    others', which hold for the case that there is an event. ``None`` is the label of a deed
    without mode, or without an instrument the judge knows; a mode is ``TYPE:mode``.
    """

    types: Mapping[str, float]
    modes: Mapping[str | None, float]
    instruments: Mapping[str | None, float]
    statuses: Mapping[str, float]


class Judge:
    """A loaded model. Not for use by several threads at once."""

    def __init__(self, model: bytes, tokenizer: str, labels: Mapping[str, Any]) -> None:
        from onnxruntime import InferenceSession, SessionOptions  # half a second
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = 1  # processes are how gestae uses more cores
        options.inter_op_num_threads = 1
        self._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._marks = Marks(**{key: _ids(value) for key, value in labels["marks"].items()})
        self._labels = {key: labels[key] for key in ("types", "modes", "instruments", "statuses")}

    def weigh(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """A verdict a pair, in their order. Pairs of one sentence share its reading of words."""
        cut: dict[str, Any] = {}
        for pair in pairs:
            if pair.text not in cut:
                cut[pair.text] = self._tokenizer.encode(pair.text, add_special_tokens=False)
        marked = [
            mark_pair(cut[p.text], (p.source, p.trigger, p.target), self._marks) for p in pairs
        ]
        order = sorted(range(len(pairs)), key=lambda i: len(marked[i].ids))
        verdicts: dict[int, Verdict] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            longest = max(len(marked[i].ids) for i in batch)
            ids = np.zeros((len(batch), longest), dtype=np.int64)
            for row, i in enumerate(batch):
                ids[row, : len(marked[i].ids)] = marked[i].ids
            positions = np.array([marked[i].positions for i in batch], dtype=np.int64)
            outputs = self._session.run(None, {"ids": ids, "positions": positions})
            for row, i in enumerate(batch):
                verdicts[i] = Verdict(
                    *(
                        dict(zip(self._labels[name], _shares(output[row]), strict=True))
                        for name, output in zip(self._labels, outputs, strict=True)
                    )
                )
        return [verdicts[i] for i in range(len(pairs))]


def _ids(value: int | list[int]) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _shares(scores: Any) -> list[float]:
    """Scores as probabilities that sum to 1 (softmax)."""
    powers = np.exp(scores - scores.max())
    shares: list[float] = (powers / powers.sum()).tolist()
    return shares


@cache
def load_judge(language: str) -> Judge | None:
    """The judge of a language (``en``); ``None`` where none ships. Loaded once a process."""
    folder = files("gestae.coders.judge") / "models" / language
    if not folder.is_dir():
        return None
    with as_file(folder) as path:
        return Judge(
            (path / "judge.onnx").read_bytes(),
            (path / "tokenizer.json").read_text("utf-8"),
            json.loads((path / "labels.json").read_text("utf-8")),
        )


def load_judges(languages: Iterable[str]) -> dict[str, Judge]:
    """The judges of the languages that have one, in alphabetical order."""
    loaded = {language: load_judge(language) for language in sorted(languages)}
    return {language: judge for language, judge in loaded.items() if judge is not None}
