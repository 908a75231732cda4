"""How likely it is that a translation says something else, learned from errors that people marked.

Start with ``criticise``. Decision 0018 says what it was taught with, and what it can and cannot do.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

import numpy as np

from gestae.assembly.audit.critic_evidence import Evidence, gather, lacking
from gestae.assembly.audit.critic_states import Numbers, read_states, tidy
from gestae.assembly.audit.critic_words import Word

KNOWN = ("zh", "en"), ("en", "zh")
"""The languages it knows, the original's first."""
FURTHEST = 4.0
"""Evidence further from the usual counts as this far, so that no odd line decides alone."""
APART = 1
"""So many characters may stand between words that are marked as one span."""
SHORTEST_LATIN, SHORTEST_HAN = 3, 2
"""Characters of a word that is marked, at least."""

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Criticism:
    """What the critic thinks of a pair.

    ``score`` is the probability that the translation has a major error, as annotators of machine
    translations marked them; ``gross`` that it has little or nothing to do with the original. The
    spans are the words of either side, as first character and end, that nothing on the other side
    stands for. ``manner`` tells how literal the pair is, more as machines translate, less as people
    do; of one pair it says little, its mean over many a lot.
    """

    score: float
    gross: float
    left_spans: Spans
    right_spans: Spans
    manner: float


@dataclass(frozen=True, slots=True)
class Model:
    """The weights for one question: log-odds are linear in the evidence set against the usual."""

    bias: float
    weights: Numbers


@dataclass(frozen=True, slots=True)
class Limits:
    """From when on the critic speaks up.

    ``least`` holds the probabilities, by direction and for what is ``gross``. ``literal`` is the
    mean manner from which a translation counts as literal, ``varies`` how much it varies from pair
    to pair; ``lack`` how much must be lacking of a word for it to be marked.
    """

    least: Mapping[str, float]
    literal: float
    varies: float
    lack: float


@dataclass(frozen=True, slots=True)
class Critic:
    """All that was learned: the names of the evidence, what is usual of it, a model a question."""

    names: tuple[str, ...]
    usual: Numbers
    spread: Numbers
    models: Mapping[str, Model]
    limits: Limits

    def judge(self, values: Mapping[str, float], model: str) -> float:
        """The log-odds that a model gives for the evidence of a pair."""
        row = np.array([values[name] for name in self.names], np.float32)
        chosen = self.models[model]
        return chosen.bias + float(set_against(row, self.usual, self.spread) @ chosen.weights)


def set_against(rows: Numbers, usual: Numbers, spread: Numbers) -> Numbers:
    """Evidence by how far it is from the usual."""
    near: Numbers = np.clip((rows - usual) / spread, -FURTHEST, FURTHEST)
    return near


def criticise(
    pairs: Sequence[tuple[str, str]], languages: tuple[str, str] = ("zh", "en")
) -> list[Criticism]:
    """What the critic thinks of each pair of original and translation.

    ``languages`` are those of the original and the translation; raises ``ValueError`` for any but
    those in ``KNOWN``. Some 20 ms a pair.
    """
    if languages not in KNOWN:
        raise ValueError(f"the critic knows no translations from {languages[0]} to {languages[1]}")
    critic, direction = load_critic(), "-".join(languages)
    return [
        _criticism(critic, direction, evidence, tidied)
        for evidence, tidied in _gather(pairs, languages.index("en"))
    ]


def gather_evidence(pairs: Sequence[tuple[str, str]]) -> Iterator[Mapping[str, float]]:
    """The evidence of pairs of an English and a Chinese sentence, for training."""
    for evidence, _ in _gather(pairs, 0):
        yield evidence.values


def _gather(
    pairs: Sequence[tuple[str, str]], english: int
) -> Iterator[tuple[Evidence, Sequence[tuple[str, list[int]]]]]:
    """The evidence of each pair, with its sides tidied and where their characters stood."""
    for pair in pairs:
        tidied = [tidy(text) for text in pair]
        ours, theirs = tidied[english][0], tidied[1 - english][0]
        states = read_states([ours, theirs])
        yield gather(ours, theirs, (states[0], states[1])), tidied


def _criticism(
    critic: Critic, direction: str, evidence: Evidence, tidied: Sequence[tuple[str, list[int]]]
) -> Criticism:
    words = evidence.english, evidence.chinese
    sides = words if direction.startswith("en") else words[::-1]
    spans = [
        tuple((at[start], at[end - 1] + 1) for start, end in _spans(text, side, critic.limits.lack))
        for side, (text, at) in zip(sides, tidied, strict=True)
    ]
    return Criticism(
        score=_probability(critic.judge(evidence.values, direction)),
        gross=_probability(critic.judge(evidence.values, "gross")),
        left_spans=spans[0],
        right_spans=spans[1],
        manner=critic.judge(evidence.values, "manner"),
    )


def _probability(logit: float) -> float:
    return 1 / (1 + exp(-logit))


def _spans(text: str, words: Sequence[Word], least: float) -> Spans:
    """The words of which much is lacking; those next to each other as one span."""
    found: list[tuple[int, int]] = []
    for word in words:
        if lacking(word) < least or not _says_much(text[word.start : word.end]):
            continue
        if found and word.start - found[-1][1] <= APART:
            found[-1] = found[-1][0], word.end
        else:
            found.append((word.start, word.end))
    return tuple(found)


def _says_much(word: str) -> bool:
    """Whether a word is worth a mark: no figure, which is for the rules, and no stump."""
    return word.isalpha() and len(word) >= (SHORTEST_LATIN if word.isascii() else SHORTEST_HAN)


@cache
def load_critic() -> Critic:
    """What was learned, from ``ontology/tables/audit``: ``critic.csv`` and ``critic.toml``."""
    folder = files("gestae.ontology") / "tables" / "audit"
    with (folder / "critic.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(line for line in stream if not line.startswith("#")))
    told: dict[str, Any] = tomllib.loads((folder / "critic.toml").read_text("utf-8"))

    def column(name: str) -> Numbers:
        return np.array([float(row[name]) for row in rows], np.float32)

    return Critic(
        names=tuple(row["evidence"] for row in rows),
        usual=column("usual"),
        spread=column("spread"),
        models={name: Model(bias, column(name)) for name, bias in told["bias"].items()},
        limits=Limits(told["limit"], told["literal"], told["varies"], told["lack"]),
    )
