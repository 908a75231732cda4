"""Found events against gold: start with ``score_texts``, which makes an ``Evaluation``."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gestae.evaluation.align import align_events
from gestae.evaluation.aspects import ASPECTS, RIGHT, Json
from gestae.evaluation.calibration import Calibration, calibrate
from gestae.evaluation.gold import GoldText
from gestae.evaluation.intervals import Interval, f1_intervals, macro_interval


@dataclass(frozen=True, slots=True)
class Score:
    """How many items were found, how many there are in gold, and how many are in both.

    ``low`` and ``high`` hold the F1 between which 95 in 100 resamples of the texts fall.
    """

    right: int
    found: int
    gold: int
    low: float | None = None
    high: float | None = None

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right; ``None`` where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Of what is in gold, the share that was found; ``None`` where gold holds nothing."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; ``None`` where there is nothing at all."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """A gold event and what was found in its place; ``None`` for one that is missing or too many.

    ``wrong`` names the aspects that differ.
    """

    text: GoldText
    gold: Json | None
    found: Json | None
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How right the coder was on the gold texts.

    ``scores`` has an entry for every aspect that gold judges, in the order of ``ASPECTS``;
    ``types`` one for every type that is in gold or was found, the most frequent in gold first.
    ``macro_interval`` holds the ``macro_f1`` between which 95 in 100 resamples of the texts fall.
    """

    texts: int
    gold: int
    found: int
    aligned: int
    scores: Mapping[str, Score]
    types: Mapping[str, Score]
    macro_interval: Interval
    calibration: Calibration
    mistakes: tuple[Mistake, ...]

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 over the types in gold, each counting the same; ``None`` without any."""
        values = [score.f1 or 0.0 for score in self.types.values() if score.gold]
        return sum(values) / len(values) if values else None


@dataclass(frozen=True, slots=True)
class _Judged:
    """One text with its gold events, the found ones, and the pairs of them that belong together."""

    text: GoldText
    found: Sequence[Json]
    pairs: Sequence[tuple[int, int]]


def score_texts(texts: Iterable[tuple[GoldText, Sequence[Json]]]) -> Evaluation:
    """The evaluation of the events found in each text, given in the JSON form of the contract.

    Counts are summed over all texts (micro average). An aspect is judged where the gold event
    gives its key; a found event without a gold partner counts in every aspect that the gold file
    judges anywhere.
    """
    judged = [_Judged(text, found, align_events(text.events, found)) for text, found in texts]
    names = _judged_aspects(judged)
    types = _types(judged)
    of_types = _table([[_type_counts(one, type_) for type_ in types] for one in judged], types)
    return Evaluation(
        texts=len(judged),
        gold=sum(len(one.text.events) for one in judged),
        found=sum(len(one.found) for one in judged),
        aligned=sum(len(one.pairs) for one in judged),
        scores=_scores(
            names, _table([[_counts(o, name) for name in names] for o in judged], names)
        ),
        types=_scores(types, of_types),
        macro_interval=macro_interval(of_types),
        calibration=calibrate(_confidences(judged)),
        mistakes=tuple(mistake for one in judged for mistake in _mistakes(one, names)),
    )


def _table(counts: Sequence[Sequence[tuple[int, int, int]]], names: Sequence[str]) -> np.ndarray:
    """Counts as an array of texts, names, and right, found and gold; also where there are none."""
    return np.array(counts, dtype=np.int64).reshape(len(counts), len(names), 3)


def _scores(names: Sequence[str], counts: np.ndarray) -> dict[str, Score]:
    """The score of each name over all texts, with its interval."""
    totals = counts.sum(axis=0).tolist()
    return {
        name: Score(right, found, gold, low, high)
        for name, (right, found, gold), (low, high) in zip(
            names, totals, f1_intervals(counts), strict=True
        )
    }


def _judged_aspects(judged: Sequence[_Judged]) -> list[str]:
    """The aspects that some gold event judges; the type always."""
    events = [event for one in judged for event in one.text.events]
    return [
        name
        for name, aspect in ASPECTS.items()
        if name == "type" or any(aspect.judged(event) for event in events)
    ]


def _counts(one: _Judged, name: str) -> tuple[int, int, int]:
    """Right, found and gold items of an aspect in a text."""
    aspect = ASPECTS[name]
    partner = {column: one.text.events[row] for row, column in one.pairs}
    right = found = 0
    for column, event in enumerate(one.found):
        gold = partner.get(column)
        if gold is None:
            found += len(aspect.items(event))
        elif aspect.judged(gold):
            found += len(aspect.items(event))
            right += aspect.right(gold, event)
    return right, found, sum(len(aspect.items(e)) for e in one.text.events if aspect.judged(e))


def _types(judged: Sequence[_Judged]) -> list[str]:
    """The types in gold or found, the most frequent in gold first."""
    gold = Counter(event["type"] for one in judged for event in one.text.events)
    found = {event["type"] for one in judged for event in one.found}
    return sorted(gold.keys() | found, key=lambda type_: (-gold[type_], type_))


def _type_counts(one: _Judged, type_: str) -> tuple[int, int, int]:
    """Right, found and gold events of a type in a text."""
    events, found = one.text.events, one.found
    right = sum(events[r]["type"] == type_ == found[c]["type"] for r, c in one.pairs)
    return (
        right,
        sum(event["type"] == type_ for event in found),
        sum(event["type"] == type_ for event in events),
    )


def _confidences(judged: Sequence[_Judged]) -> list[tuple[float, bool]]:
    """Of every found event its confidence, and whether it is right in all of ``RIGHT``."""
    result = []
    for one in judged:
        partner = {column: one.text.events[row] for row, column in one.pairs}
        for column, event in enumerate(one.found):
            gold = partner.get(column)
            right = gold is not None and all(ASPECTS[n].agrees(gold, event) for n in RIGHT)
            result.append((float(event["confidence"]), right))
    return result


def _mistakes(one: _Judged, names: Sequence[str]) -> list[Mistake]:
    """What is missing, too many, or wrong in a text; first the gold events, in their order."""
    column_of = dict(one.pairs)
    mistakes = []
    for row, gold in enumerate(one.text.events):
        column = column_of.get(row)
        if column is None:
            mistakes.append(Mistake(one.text, gold, None, ("missing",)))
            continue
        found = one.found[column]
        wrong = tuple(n for n in names if n != "triple" and not ASPECTS[n].agrees(gold, found))
        if wrong:
            mistakes.append(Mistake(one.text, gold, found, wrong))
    aligned = set(column_of.values())
    spurious = [event for column, event in enumerate(one.found) if column not in aligned]
    return mistakes + [Mistake(one.text, None, event, ("too many",)) for event in spurious]
