"""What speaks for a translation saying something else: ``gather``, numbers by name.

A side's pieces and its words each have a *support*, how surely the other side has something for
them; what is lacking weighs as much as the word is rare. The names are those of the weights in
``ontology/tables/audit/critic.toml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from gestae.assembly.audit.critic_states import Numbers, States
from gestae.assembly.audit.critic_words import COMMON, RAREST, Word, weigh_words

LACKING = 0.4
"""Support below which something is lacking; half a word's support is half lacking."""
LOW = (0.2, 0.3)
SURE = 5.0
"""Rarity of a word that says something of its own, rather than hold the sentence together."""
USUAL = 1.35
"""The logarithm of how many letters of English stand for a character of Chinese."""
_FIGURE = re.compile(r"\d+")
_STOP = re.compile(r"[.!?](?:\s|$)")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found of a pair: ``values`` by name, and the words of either side."""

    values: Mapping[str, float]
    english: tuple[Word, ...]
    chinese: tuple[Word, ...]


def gather(english: str, chinese: str, states: tuple[States, States]) -> Evidence:
    """The evidence of a pair; ``states`` are those of the English and of the Chinese."""
    ours, theirs = states
    alike = theirs.points @ ours.points.T
    words = weigh_words(english, chinese, states, alike)
    values = {
        **_support("en", alike.max(0, initial=0.0), _weights(ours)),
        **_support("zh", alike.max(1, initial=0.0), _weights(theirs)),
        **_order(alike, _weights(theirs)),
        **_support("en_words", *_of_words(words[0])),
        **_support("zh_words", *_of_words(words[1])),
        **_listed(*words),
        **_surface(english, chinese),
        "meaning": float(ours.whole @ theirs.whole),
        "en_pieces": log(1 + len(ours.places)),
        "zh_pieces": log(1 + len(theirs.places)),
        "pieces_ratio": log((1 + len(ours.places)) / (1 + len(theirs.places))),
    }
    return Evidence(values, *words)


def lacking(word: Word) -> float:
    """How much is lacking of a word on the other side, by how rare it is."""
    return word.weight * max(0.0, LACKING - word.support)


def _weights(states: States) -> Numbers:
    weights: Numbers = np.clip(states.rarity, 2.0, RAREST) - COMMON
    return weights


def _of_words(words: Sequence[Word]) -> tuple[Numbers, Numbers]:
    return (
        np.array([word.support for word in words], np.float32),
        np.array([word.weight for word in words], np.float32),
    )


def _support(side: str, best: Numbers, weights: Numbers) -> dict[str, float]:
    """How well one side is supported on the whole, at its worst, and in a row."""
    if not len(best):
        best, weights = np.zeros(1, np.float32), np.ones(1, np.float32)
    total = float(weights.sum())
    lack = weights * np.maximum(0.0, LACKING - best)
    found = {
        "mean": best.mean(),
        "weighed": (best * weights).sum() / total,
        "tenth": np.quantile(best, 0.1),
        "middle": np.quantile(best, 0.5),
        "lack": lack.sum(),
        "worst": lack.max(),
        "worst_three": np.sort(lack)[-3:].sum(),
        "three_in_a_row": _in_a_row(lack, 3),
        "six_in_a_row": _in_a_row(lack, 6),
    }
    for low in LOW:
        under = (weights * (best < low)).sum()
        found[f"share_under_{int(low * 10)}"] = under / total
        found[f"under_{int(low * 10)}"] = under / 10
    return {f"{side}.{name}": float(value) for name, value in found.items()}


def _in_a_row(lack: Numbers, size: int) -> float:
    """The mean of as many in a row as lack most."""
    if len(lack) < size:
        return float(lack.mean())
    return float(np.convolve(lack, np.ones(size) / size, "valid").max())


def _order(alike: Numbers, weights: Numbers) -> dict[str, float]:
    """Whether pieces choose each other, and stand in about the same place of the sentence."""
    rows, columns = alike.shape
    if not rows or not columns:
        return {"mutual_zh": 0.0, "mutual_en": 0.0, "displaced": 0.0}
    chosen, back = alike.argmax(1), alike.argmax(0)
    mutual = back[chosen] == np.arange(rows)
    sure = weights * np.maximum(alike.max(1), 0.0)
    away = np.abs(np.arange(rows) / rows - chosen / columns)
    return {
        "mutual_zh": float(mutual.mean()),
        "mutual_en": float(mutual.sum() / columns),
        "displaced": float((sure * away).sum() / max(float(sure.sum()), 1e-3)),
    }


def _listed(english: Sequence[Word], chinese: Sequence[Word]) -> dict[str, float]:
    """What the dictionary finds on the other side, and what becomes of names."""
    telling = [word for word in english if word.weight > SURE]
    plain = [word for word in telling if not word.listed and not word.name]
    names = [word for word in english if word.name]
    known = [word for word in chinese if word.known]
    lost = [word for word in known if not word.listed]
    return {
        "en_listed": sum(word.listed for word in telling) / max(1, len(telling)),
        "en_not_listed": float(len(plain)),
        "en_not_listed_lack": sum(w.weight * max(0.0, 0.35 - w.support) for w in plain),
        "zh_listed": 1 - len(lost) / max(1, len(known)),
        "zh_not_listed": float(len(lost)),
        "zh_not_listed_lack": sum(max(0.0, LACKING - word.support) for word in lost),
        "zh_unknown": float(len(chinese) - len(known)),
        "names": float(len(names)),
        "names_lost": float(sum(word.support < 0.35 for word in names)),
        "names_lack": sum(max(0.0, 0.5 - word.support) for word in names),
        "en_words": log(1 + len(english)),
        "en_longest_word": float(max((w.end - w.start for w in english), default=0)),
    }


def _surface(english: str, chinese: str) -> dict[str, float]:
    """Lengths and marks."""
    ratio = log(max(1, len(english)) / max(1, len(chinese)))
    commas = sum(chinese.count(mark) for mark in "，,、")
    quotes = english.count('"') / 2 + english.count("“")
    stops = sum(chinese.count(mark) for mark in "。！？")
    return {
        "length_ratio": ratio,
        "length_unusual": abs(ratio - USUAL),
        "commas": float(english.count(",") - commas),
        "quotes": quotes - chinese.count("“") - chinese.count('"') / 2,
        "figures": float(len(_FIGURE.findall(english)) - len(_FIGURE.findall(chinese))),
        "stops": float(len(_STOP.findall(english)) - stops),
        "capitals": float(len(_CAPITAL.findall(english))),
        "begins_small": float(english[:1].islower()),
        "latin": float(len(_LATIN.findall(chinese))),
    }
