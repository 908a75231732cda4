"""Whether a name in Chinese may be a name in Latin letters, by how they sound: ``sounds_like``."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from gestae.assembly.audit.lexicon import load_lexicon

ALIKE = 60
"""So many in a hundred make two names sound alike, by letters and consonants. Of 565 foreign
surnames of our tables 91 in 100 are as like their Chinese spelling, 2 in 100 as like another's."""
SHORTEST = 3
_HAN = re.compile(r"[\u3400-\u9fff]")
_SYLLABLE = re.compile(r"[b-df-hj-np-tw-z]{0,2}[aeiouv]+(?:ng?)?")
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
    return likeness(han, latin) >= ALIKE


@lru_cache(maxsize=65536)
def likeness(han: str, latin: str) -> float:
    """How alike a name in Chinese and one in Latin letters sound, from 0 to 100."""
    spelt, letters = pinyin(han), plain(latin)
    if not spelt or not letters:
        return 0
    if letters in spelt or spelt in letters:
        return 100 if min(len(letters), len(spelt)) >= SHORTEST else 0
    consonants = max(
        fuzz.ratio(mine, theirs)
        for mine in skeletons(spelt, "pinyin")
        for theirs in skeletons(latin, "latin")
    )
    return (consonants + fuzz.ratio(spelt, letters)) / 2


@cache
def _syllables() -> re.Pattern[str]:
    known = {told[0] for han, told in load_lexicon().sounds.items() if _HAN.fullmatch(han)}
    letters = sorted(filter(_SYLLABLE.fullmatch, known), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(letters)})+")


def is_pinyin(word: str) -> bool:
    """Whether a word in Latin letters may be made of syllables of Chinese.

    >>> is_pinyin("Baoguo"), is_pinyin("Finch")
    (True, False)
    """
    return bool(_syllables().fullmatch(plain(word)))


_KANA = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwfj]|sh|ch|ts|[kgnhbpmr]y)?[aeiou]|n(?![aeiouy])|(?<=[aeiou])([kstp])(?=\1))+"
)
"""Syllables of Japanese in Latin letters."""


def may_be_japanese(name: str) -> bool:
    """Whether all words of a name are made of syllables of Japanese, as far as letters tell.

    Written in Chinese characters, such a name has another sound in Chinese.

    >>> may_be_japanese("Naoki Inose"), may_be_japanese("Harold Finch")
    (True, False)
    """
    return all(_KANA.fullmatch(plain(word)) for word in name.split())
