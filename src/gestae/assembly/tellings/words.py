"""Words and how much sharing them tells: ``rare_words``, ``stem_of``, ``likeness_of``.

How rare a word is must not depend on the casebook, because the likeness of two tellings may not
change with what else is read. It is taken from the vocabulary that the sentence encoder brings: the
logarithm of the chance of each of its pieces in text of sixteen languages.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt

from gestae.assembly.vectors import tokenizer
from gestae.ontology.han import RANGES, simplify
from gestae.ontology.tellings import load_endings, load_tellings


@dataclass(frozen=True, slots=True)
class Weighed:
    """Words with their rarity; words that tell nothing are left out. ``length`` is their norm."""

    rarity: Mapping[str, float]
    length: float = field(init=False)

    def __post_init__(self) -> None:
        squares = sum(rarity * rarity for rarity in self.rarity.values())
        object.__setattr__(self, "length", sqrt(squares))


@dataclass(frozen=True, slots=True)
class Shared:
    """The rarest words that two texts have in common; written out only where somebody reads it."""

    one: Weighed
    other: Weighed

    def __str__(self) -> str:
        rarity = self.one.rarity
        both = rarity.keys() & self.other.rarity.keys()
        return ", ".join(sorted(both, key=lambda word: (-rarity[word], word))[:SHOWN])


SHOWN = 5
"""Shared words that are shown."""
_WORD = re.compile(rf"[{RANGES}]+|[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
MARK = "▁"
"""What the encoder's vocabulary writes where a word begins."""
_HAN = re.compile(rf"[{RANGES}]+")


def rare_words(text: str) -> Weighed:
    """The words of a text by their stems, with how rare they are; Han simplified."""
    found: dict[str, float] = {}
    for match in _WORD.finditer(simplify(text)):
        for word in _units(match[0]):
            if rarity := rarity_of(word):
                stem = stem_of(word)
                found[stem] = max(rarity, found.get(stem, 0.0))
    return Weighed(found)


@lru_cache(maxsize=200_000)
def _units(word: str) -> tuple[str, ...]:
    """The words of a run of Han as the encoder's vocabulary cuts it; else the word itself."""
    if not _HAN.match(word):
        return (word,)  # as it is written: a name in lower case is a rarer word
    pieces = tokenizer().encode(word, out_type=str, add_bos=False, add_eos=False)
    return tuple(word for piece in pieces if (word := piece.removeprefix(MARK)))


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The word without the endings of its forms, those of the languages whose packs name them.

    >>> stem_of("seizing"), stem_of("seized"), stem_of("袭击")
    ('seiz', 'seiz', '袭击')
    """
    word = simplify(word).casefold()
    if _HAN.match(word) or not word.isalpha():
        return word
    shortest = int(load_tellings().words["shortest_stem"])
    for ending, instead in load_endings():
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= shortest:
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > shortest:
        word = word.removesuffix("e")
    return word[:-1] if len(word) > shortest and word[-1] == word[-2] else word


@lru_cache(maxsize=200_000)
def rarity_of(word: str) -> float:
    """How much sharing the word tells: 0 for a common one, ``most`` at most."""
    words = load_tellings().words
    return max(0.0, min(words["most"], -_log_chance(word) - words["common"]))


def _log_chance(word: str) -> float:
    encoder = tokenizer()
    scores = encoder._scores  # noqa: SLF001 - the package is pinned and has no other way to ask
    pieces = encoder.encode(word, add_bos=False, add_eos=False)
    return float(sum(scores[piece] for piece in pieces)) - (
        scores[pieces[0]] if _HAN.match(word) and len(pieces) > 1 else 0.0
    )


def likeness_of(one: Weighed, other: Weighed) -> float:
    """How much of their rare words two texts share, from 0 to 1: a cosine over rarities.

    >>> likeness_of(Weighed({"a": 2.0}), Weighed({"a": 2.0})), likeness_of(Weighed({}), Weighed({}))
    (1.0, 0.0)
    """
    both = one.rarity.keys() & other.rarity.keys()
    if not both:
        return 0.0
    rarity, theirs = one.rarity, other.rarity
    # Sorted, so that the sum is the same to the last digit on every machine.
    shared = sum(rarity[word] * theirs[word] for word in sorted(both))
    return shared / (one.length * other.length)
