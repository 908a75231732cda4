"""A text as the model of words reads it best, with the way back: ``fold``."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from gestae.ontology.han import HAN, simplify

WIDE = {",": "，", "!": "！", "?": "？", ":": "：", ";": "；", "(": "（", ")": "）"}
"""Marks that are written wide beside a Chinese character."""
QUOTES = str.maketrans("「」『』｢｣", "“”‘’“”")
DOTS = str.maketrans(dict.fromkeys("•‧・･∙⋅．●", "·"))
NARROW = {0xFF10 + i: chr(0x30 + i) for i in range(10)} | {
    0xFF21 + case + i: chr(0x41 + case + i) for case in (0, 32) for i in range(26)
}
"""Full-width digits and letters."""
ASPECT = re.compile(r"(?<![原显名编巨专论土所合译卓昭])著(?![名作者称述书录])")
"""著 written for 着, as in 隨著."""


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is simplified and without spaces between Chinese characters.

    ``places[i]`` is where its character ``i`` stands in the original; ``gaps`` are the places in
    ``text`` where a space stood between two Chinese characters: a word ends there.
    """

    text: str
    places: tuple[int, ...]
    gaps: frozenset[int]


def fold(text: str) -> Folded:
    """The text folded for look-up and for the model of words.

    >>> fold("烏克蘭 2024 年,日本").text
    '乌克兰2024年，日本'
    """
    plain = simplify(text).translate(QUOTES).translate(NARROW)
    plain = ASPECT.sub("着", _respelled(plain))
    kept = list(_kept(plain))
    characters = [_wide(plain, place) for place in kept]
    gaps = frozenset(
        number
        for number, (left, right) in enumerate(pairwise(kept), 1)
        if right - left > 1 and is_han(plain[left]) and is_han(plain[right])
        if "\n" not in plain[left:right]
    )
    return Folded("".join(characters), tuple(kept), gaps)


def is_han(character: str) -> bool:
    """Whether it is a Chinese character."""
    return any(first <= ord(character) <= last for first, last in HAN)


def _kept(text: str) -> Iterator[int]:
    """Places of all but spaces; of these only one between two words of Latin letters or digits."""
    before = ""
    pending: int | None = None
    for place, character in enumerate(text):
        if character.isspace() or character in "\u200b\ufeff":
            pending = place if pending is None else pending
            continue
        if pending is not None and before.isascii() and before and character.isascii():
            yield pending
        pending = None
        before = character
        yield place


def _wide(text: str, place: int) -> str:
    """The character at a place, with marks and dots as they are written among Chinese."""
    character = text[place]
    if character.isspace():
        return " "
    beside = text[max(0, place - 1) : place + 2]
    if character in WIDE and any(map(is_han, beside)):
        return WIDE[character]
    dotted = character.translate(DOTS)
    if dotted != character and len(beside) == 3 and is_han(beside[0]) and is_han(beside[2]):
        return dotted
    return character


def _respelled(text: str) -> str:
    for found, usual in splits()["writing"].items():
        text = text.replace(found, usual)
    return text


@cache
def splits() -> dict[str, Any]:
    """The table ``word_splits.toml`` as it is written."""
    path = files("gestae.linguistics.zh") / "tables" / "word_splits.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
