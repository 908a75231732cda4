"""The judge itself: ``load_judge`` reads a language's model.

``Judge.survey`` says what the words of a document tell, ``Judge.weigh`` what is between a marked
pair.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from gestae.coders.judge.marking import Marks, mark_pair
from gestae.coders.judge.survey import Survey, Window, cut_windows
from gestae.coders.judge.verdict import Verdict, verdict_of
from gestae.ontology.han import simplify

BATCH = 16
"""Pairs that are judged together. Windows are read one by one: padding costs more than it saves."""
MOST = 480
"""Pieces that are read of a window; only a single sentence of hundreds of words is longer."""
HEADS = ("types", "modes", "instruments", "statuses")
PAIR = tuple(f"pair_{name}" for name in HEADS)
"""The model's outputs for a marked pair, and those for the words of a text."""
WORDS = (*HEADS, "asks", "tells", "bias")


@dataclass(frozen=True, slots=True)
class Pair:
    """What is to be judged: a sentence and where source, trigger and target stand in it.

    Places are first character and end in ``text``; ``None`` for a part that is not told.
    """

    text: str
    source: tuple[int, int] | None
    trigger: tuple[int, int] | None
    target: tuple[int, int] | None


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
        self._asks_pairs = "positions" in {one.name for one in self._session.get_inputs()}
        self._fold = simplify if labels.get("folded") else str
        self._marks = Marks(**{key: _ids(value) for key, value in labels["marks"].items()})
        self._labels = {key: labels[key] for key in HEADS}

    def weigh(self, pairs: Sequence[Pair]) -> list[Verdict]:
        """A verdict a pair, in their order. Pairs of one sentence share its reading of words.

        Raises ``ValueError`` where the model learned no marked pairs.
        """
        if not self._asks_pairs:
            raise ValueError("this judge reads words, no marked pairs; see docs/models")
        cut: dict[str, Any] = {}
        for pair in pairs:
            if pair.text not in cut:
                cut[pair.text] = self._cut(pair.text)
        marked = [
            mark_pair(cut[p.text], (p.source, p.trigger, p.target), self._marks) for p in pairs
        ]
        verdicts: dict[int, Verdict] = {}
        for batch in _batches([len(one.ids) for one in marked]):
            positions = np.array([marked[i].positions for i in batch], dtype=np.int64)
            outputs = self._run([marked[i].ids for i in batch], positions, PAIR)
            for row, i in enumerate(batch):
                verdicts[i] = verdict_of(self._labels, (output[row] for output in outputs))
        return [verdicts[i] for i in range(len(pairs))]

    def survey(
        self, sentences: Sequence[tuple[str, int]], wanted: Collection[int]
    ) -> dict[int, Survey]:
        """A survey for each of the ``wanted`` sentences, by its index in ``sentences``.

        ``sentences`` are those of one document in order, each with its place in the text. Those
        that are read together share one survey.
        """
        cut = [self._cut(text) for text, _ in sentences]
        found: dict[int, Survey] = {}
        for window in cut_windows([len(one.ids) for one in cut]):
            asked = [number for number in range(window.fresh, window.end) if number in wanted]
            if asked:
                ids, places = self._pieces(window, cut, sentences)
                outputs = self._run([ids], None, WORDS)
                survey = self._survey([output[0] for output in outputs], places)
                found |= dict.fromkeys(asked, survey)
        return found

    def count_pieces(self, text: str) -> int:
        """How many pieces a text is cut into."""
        return len(self._cut(text).ids)

    def _cut(self, text: str) -> Any:
        """The pieces of a text, read in the characters the model knows."""
        return self._tokenizer.encode(self._fold(text), add_special_tokens=False)

    def _pieces(
        self, window: Window, cut: Sequence[Any], sentences: Sequence[tuple[str, int]]
    ) -> tuple[list[int], list[tuple[int, int]]]:
        """The ids that are read of a window, and where each but the first stands."""
        ids, places = [self._marks.first], []
        for number in range(window.first, window.end):
            offset = sentences[number][1]
            ids += cut[number].ids
            places += [(start + offset, end + offset) for start, end in cut[number].offsets]
        return [*ids[:MOST], self._marks.last], places[: MOST - 1]

    def _survey(self, outputs: Sequence[Any], places: Sequence[tuple[int, int]]) -> Survey:
        told = [output[1 : len(places) + 1] for output in outputs]
        *scores, asks, tells, bias = told
        return Survey(
            starts=np.array([start for start, _ in places], dtype=np.int64),
            ends=np.array([end for _, end in places], dtype=np.int64),
            labels=self._labels,
            scores=dict(zip(HEADS, scores, strict=True)),
            asks=asks.reshape(len(places), 2, -1),
            tells=tells.reshape(len(places), 2, -1),
            bias=bias,
        )

    def _run(self, texts: Sequence[Sequence[int]], positions: Any, outputs: Sequence[str]) -> Any:
        """The outputs asked for, for texts given as ids; padded with 0."""
        ids = np.zeros((len(texts), max(map(len, texts))), dtype=np.int64)
        for row, text in enumerate(texts):
            ids[row, : len(text)] = text
        fed = {"ids": ids}
        if self._asks_pairs:
            fed["positions"] = (
                np.zeros((len(texts), 3), np.int64) if positions is None else positions
            )
        return self._session.run(outputs, fed)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The indices of texts, those of like length together."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]


def _ids(value: int | list[int]) -> Any:
    return tuple(value) if isinstance(value, list) else value


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
