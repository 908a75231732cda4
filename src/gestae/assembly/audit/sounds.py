"""Whether a name in Chinese may be a name in Latin letters, by how they sound: ``sounds_like``."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from gestae.assembly.audit.lexicon import load_lexicon

ALIKE = 60
"""So many in a hundred make two names sound alike, by letters and consonants. Of 565 foreign
surnames of our tables 91 in 100 are as like their Chinese spelling, 2 in 100 as like another's."""
SHORTEST = 3
_SOFT = {"latin": r"ch|j|c(?=[eiy])|g(?=[eiy])", "pinyin": r"j|q|x"}
"""Letters heard now as in "Cher", "Jim" and "Gina", now as in "Chris" and "Gilbert"."""
_CLASSES = (
    (r"sch|sh|ch|zh|tz|ts|tch|z|s|th", "s"),
    (r"x(?![aeiou])", "ks"),
    (r"w(?![aeiouh])", ""),
    (r"ph|f|v|w|hu(?=[aeo])|wh", "f"),
    (r"ck|k|g|c|h|kh|gh|q|x|j", "k"),
    (r"b|p", "p"),
    (r"d|t", "t"),
    (r"l|r", "l"),
    (r"m|n|ng", "n"),
    (r"[aeiouy]+", ""),
)
"""Consonants that Chinese takes for one another, and what stands for them; vowels are left out."""
_PINYIN = ((r"ch?", "s"),)
"""What is never heard as a k in Chinese."""
_SOUNDS = {
    (script, sign): tuple(
        (re.compile(pattern), to)
        for pattern, to in ((soft, sign), *_PINYIN[: script == "pinyin"], *_CLASSES)
    )
    for script, soft in _SOFT.items()
    for sign in "sk"
}


@lru_cache(maxsize=65536)
def skeletons(name: str, script: str) -> frozenset[str]:
    """What is left of a name: its consonants, by the classes they are heard in.

    ``script`` is ``latin`` or ``pinyin``. There are two where the name has letters that are heard
    in two ways.

    >>> skeletons("Zelensky", "latin"), skeletons("zelianshiji", "pinyin") >= {"slnss"}
    (frozenset({'slnsk'}), True)
    """
    letters = plain(name)
    return frozenset(_skeleton(letters, _SOUNDS[script, sign]) for sign in "sk")


def _skeleton(letters: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    out, at = "", 0
    while at < len(letters):
        for rule, sign in rules:
            match = rule.match(letters, at)
            if match:
                out += sign
                at = match.end()
                break
        else:
            at += 1
    return out


def plain(name: str) -> str:
    """A name's letters, small, without accents and marks."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if c.isascii() and c.isalpha())


def pinyin(text: str) -> str:
    """A text of Chinese in Latin letters, without tones and spaces."""
    return "".join(load_lexicon().sound(text))


def sounds_like(han: str, latin: str) -> bool:
    """Whether a name in Latin letters may be spelt so in Chinese, or the other way about.

    Names of China are compared letter by letter, foreign ones by their consonants.
    """
    spelt, letters = pinyin(han), plain(latin)
    if not spelt or not letters:
        return False
    if letters in spelt or spelt in letters:
        return min(len(letters), len(spelt)) >= SHORTEST
    consonants = max(
        fuzz.ratio(mine, theirs)
        for mine in skeletons(spelt, "pinyin")
        for theirs in skeletons(latin, "latin")
    )
    return (consonants + fuzz.ratio(spelt, letters)) / 2 >= ALIKE
