"""A word that fits the other side worse than another of its kind would: ``find_exchanges``.

"Some" is tried as "all", "may" as "must", "rose" as "fell". Where the sentence is then more like
the other side, and the words there speak for it, the one was put for the other. What speaks how
much is a logistic regression (``ontology/tables/audit/exchanges.toml``), fitted by
``evaluation/exchanges.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

import numpy as np

from gestae.assembly.audit.contrast_tables import load_contrasts
from gestae.assembly.audit.exchange_trials import Trial, exchanged, find_trials
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.likeness import Sum, reworded, sum_up
from gestae.assembly.audit.reading import Reading
from gestae.ontology.table import Problems, read_mapping

GAIN, TURN = 40.0, 5.0
"""What a gain in likeness, and its share of the change, are multiplied by to be of the size of the
other evidence."""
FURTHEST = 3.0
"""Either counts as this much at most."""
ORDER = "before after"
"""The set of what comes first, which is weighed by itself: its words stand for many things."""
SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each evidence adds to the log-odds, and the ``least`` from which a finding is told."""

    bias: float
    of: Mapping[str, float]
    least: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """A trial and the log-odds that its word was put for the one tried."""

    trial: Trial
    kind: str
    score: float


def find_exchanges(reading: Reading) -> Iterator[Finding]:
    """Words of either side that another should most likely stand for, one of a kind and side.

    All are minor: that a word fits badly is seen on one side alone.
    """
    trials = [t for t in find_trials(reading) if _may_count(reading, t)]
    if not trials:
        return
    sides = sum_up([reading.a.text, reading.b.text])
    told: dict[tuple[str, int], Doubt] = {}
    for doubt in _doubts(reading, trials, sides):
        known = told.get((doubt.kind, doubt.trial.side))
        if known is None or doubt.score > known.score:
            told[doubt.kind, doubt.trial.side] = doubt
    for doubt in told.values():
        weights = _weights(reading, doubt.trial)
        if weights is not None and doubt.score >= weights.least:
            yield _finding(reading, doubt)


def _doubts(reading: Reading, trials: Sequence[Trial], sides: Sequence[Sum]) -> Iterator[Doubt]:
    for trial, likeness in zip(trials, likenesses(reading, trials, sides), strict=True):
        weights = _weights(reading, trial)
        if weights is not None:
            yield Doubt(trial, _kind(trial), _score(weights, evidence_of(trial, likeness)))


def likenesses(
    reading: Reading, trials: Sequence[Trial], sides: Sequence[Sum]
) -> Iterator[tuple[float, float, float]]:
    """Of each trial: by how much it makes the sides more alike, how far it moves its side, and how
    alike the sides are as they stand.
    """
    whole = [side.whole() for side in sides]
    alike = float(whole[0] @ whole[1])
    texts = [exchanged((reading.a, reading.b)[trial.side], trial) for trial in trials]
    changed = reworded([sides[trial.side] for trial in trials], texts)
    for trial, row in zip(trials, changed, strict=True):
        moved = float(np.linalg.norm(row - whole[trial.side]))
        yield float(row @ whole[1 - trial.side]) - alike, moved, alike


def evidence_of(trial: Trial, likeness: tuple[float, float, float]) -> dict[str, float]:
    """What speaks for a word having been put for the one tried, by name."""
    gain, moved, alike = likeness
    words = trial.evidence
    near = max(-FURTHEST, min(FURTHEST, GAIN * gain))
    turn = max(-FURTHEST, min(FURTHEST, TURN * gain / max(moved, 1e-4)))
    lone = not (words["old_tells"] or words["old_may"] or words["old_known"])
    return {
        **words,
        "gain": near,
        "gain_up": max(0.0, near),
        "turn": turn,
        "alike": alike,
        "old_lone": float(lone),
        "new_only": float(words["new_tells"] > words["old_tells"]),
    }


def _may_count(reading: Reading, trial: Trial) -> bool:
    """Whether a word could be told with what the encoder may be expected to say for it at best.

    So three of four pairs need not be read by the encoder, and one error of a hundred is lost.
    """
    weights = _weights(reading, trial)
    return weights is not None and _score(weights, evidence_of(trial, LOUD)) >= weights.least


LOUD = (0.03, 0.15, 0.9)
"""A likeness that speaks loud for a trial: what is gained, how far the side moves, how alike."""


def _score(weights: Weights, evidence: Mapping[str, float]) -> float:
    return weights.bias + sum(weight * evidence[name] for name, weight in weights.of.items())


def group_of(trial: Trial) -> str:
    """What the weights of a trial are listed under: the kind of its set, "bound" or "order"."""
    if trial.name == ORDER:
        return "order"
    return "bound" if load_contrasts()[trial.name].beside else _kind(trial)


def _kind(trial: Trial) -> str:
    return load_contrasts()[trial.name].kind


def _weights(reading: Reading, trial: Trial) -> Weights | None:
    language = (reading.a, reading.b)[trial.side].language
    return load_exchange_weights().get(f"{language}.{group_of(trial)}")


def _finding(reading: Reading, doubt: Doubt) -> Finding:
    trial = doubt.trial
    spans = {"a": trial.span} if trial.side == 0 else {"b": trial.span}
    reason = (
        f"The {SIDES[1 - trial.side]} side reads as if “{trial.new}” stood here, not “{trial.old}”."
    )
    chance = 1 / (1 + exp(-doubt.score))
    return reading.pair.finding(doubt.kind, "minor", reason, score=chance, **spans)


@cache
def load_exchange_weights() -> Mapping[str, Weights]:
    """The weights in ``exchanges.toml``, by language and kind; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "exchanges.toml"
    found = {
        f"{language}.{kind}": Weights(told["bias"], told["weights"], told["least"])
        for language, kinds in read_mapping(path, problems).items()
        for kind, told in kinds.items()
    }
    problems.raise_if_any()
    return found
