"""The words of two sentences with what speaks for each on the other side: ``weigh_words``."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz

from gestae.assembly.audit.critic_states import Numbers, States
from gestae.assembly.audit.lexicon import LONGEST, Lexicon, load_lexicon, stem
from gestae.ontology.han import RANGES

COMMON = 1.5
"""The rarity that every piece of a text has at least; what is above it is what a word weighs."""
RAREST = 16.0
LISTED, SOUNDED = 0.6, 0.7
"""What speaks for a word that the dictionary finds on the other side, and for a name that sounds
as something there, as good as pieces so alike."""
SHORTEST_NAME = 4
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’]*|\d[\d,.]*")
_CHINESE = re.compile(rf"[{RANGES}]+|[A-Za-z0-9.%]+")
_HAN = re.compile(rf"[{RANGES}]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one side, by its first character and end.

    ``weight`` is how rare it is, ``support`` how surely the other side has something for it (about
    0 to 1), ``listed`` whether the dictionary finds it there, ``known`` whether the dictionary has
    it, ``name`` whether it begins with a capital inside the sentence.
    """

    start: int
    end: int
    weight: float
    support: float
    listed: bool
    known: bool
    name: bool = False


def weigh_words(
    english: str, chinese: str, states: tuple[States, States], alike: Numbers
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of the English and of the Chinese sentence.

    ``alike`` tells of each piece of the Chinese, a row, how alike it is to each of the English.
    """
    lexicon = load_lexicon()
    ours = list(_english(english, chinese, states[0], alike.max(0, initial=0.0), lexicon))
    stems = {stem(english[word.start : word.end]) for word in ours}
    theirs = _chinese(chinese, stems, states[1], alike.max(1, initial=0.0), lexicon)
    return tuple(ours), tuple(theirs)


def _english(
    text: str, other: str, states: States, best: Numbers, lexicon: Lexicon
) -> Iterator[Word]:
    meant = _meant(other, lexicon)
    sound = "".join("".join(lexicon.sound(run)) for run in _HAN.findall(other))
    for match in _ENGLISH.finditer(text):
        inside = _inside(states, match.span())
        weight, support = _weigh(states, best, inside)
        listed = stem(match[0]) in meant
        alike = LISTED * listed
        if match[0][0].isupper() and len(match[0]) >= SHORTEST_NAME:
            alike = max(alike, SOUNDED * fuzz.partial_ratio(match[0].lower(), sound) / 100)
        name = match[0][0].isupper() and match.start() > 0
        yield Word(*match.span(), weight, max(support, alike), listed, True, name)


def _chinese(
    text: str, stems: Collection[str], states: States, best: Numbers, lexicon: Lexicon
) -> Iterator[Word]:
    for start, end in cut_words(text, lexicon):
        weight, support = _weigh(states, best, _inside(states, (start, end)))
        meaning = lexicon.meanings.get(text[start:end], frozenset())
        listed = not meaning.isdisjoint(stems)
        weight *= 1.0 if end - start > 1 else 0.5  # a single character may be part of any word
        yield Word(start, end, weight, max(support, LISTED * listed), listed, bool(meaning))


def cut_words(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The longest words of the dictionary from left to right, single characters between them."""
    for match in _CHINESE.finditer(text):
        run, at = match[0], 0
        if not _HAN.match(run):
            yield match.span()
            continue
        while at < len(run):
            sizes = range(min(LONGEST, len(run) - at), 1, -1)
            size = next((n for n in sizes if run[at : at + n] in lexicon.meanings), 1)
            yield match.start() + at, match.start() + at + size
            at += size


def _meant(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The English stems that any word in a Chinese text may stand for; of single characters only
    where they stand alone.
    """
    found: set[str] = set()
    for run in _HAN.findall(text):
        for at in range(len(run)):
            for size in range(1 if len(run) == 1 else 2, min(LONGEST, len(run) - at) + 1):
                found |= lexicon.meanings.get(run[at : at + size], frozenset())
    return frozenset(found)


def _inside(states: States, span: tuple[int, int]) -> Sequence[int]:
    return [
        number
        for number, (start, end) in enumerate(states.places)
        if start < span[1] and span[0] < end and start < end
    ]


def _weigh(states: States, best: Numbers, inside: Sequence[int]) -> tuple[float, float]:
    """The rarity of a word and how alike its best piece is to one of the other side."""
    if not inside:
        return RAREST / 2, 0.0
    chosen = np.array(inside)
    weight = min(float(states.rarity[chosen].sum()), RAREST - 2.0) - COMMON
    return max(weight, 0.1), float(best[chosen].max())
