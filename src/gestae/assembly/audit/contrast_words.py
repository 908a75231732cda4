"""The words of a side for the meanings of a set: ``find_words``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gestae.assembly.audit.contrast_tables import (
    Sense,
    Words,
    load_contrasts,
    load_openings,
    load_stems,
    load_words,
)
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import Reading
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span, Token

LEAST_SHARE = 0.5
"""The share of a word's definitions that must say the meaning for the word to tell it."""
BY_DICTIONARY = frozenset({"opposite", "direction"})
"""Kinds of sets whose words a dictionary tells apart; those of grammar it lists too freely."""
CAPITALISED = frozenset({"title"})
"""Kinds of sets whose words are capitalised before a name: "President Benson"."""
HEADING = 0.8
"""The share of its words of four letters and more that are capitalised in a heading."""
LONG = 4

Forms = tuple[str, str, str]
"""A word as written, in small letters, and its base form."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place of the text, with its sense in a set."""

    span: Span
    sense: Sense


def find_words(reading: Reading, side: int, name: str) -> Sequence[Word]:
    """The words of a side for the meanings of a set, also those that only may stand for one.

    Those of all sets are looked for in one pass, when the first is asked for.
    """
    if side not in reading.words:
        telling = (reading.a, reading.b)[side]
        find = _find_unspaced if telling.language in UNSPACED else _find_spaced
        reading.words[side] = find(reading, side) if reading.tokens[side] else {}
    found: Sequence[Word] = reading.words[side].get(name, ())
    return found


def _find_unspaced(reading: Reading, side: int) -> Mapping[str, Sequence[Word]]:
    """Words between the bounds of words; those that only may stand for a meaning anywhere."""
    telling = (reading.a, reading.b)[side]
    start, breaks = telling.span.start, reading.breaks(side)
    text = telling.text
    listed = _by_dictionary(reading.tokens[side]) if side == reading.chinese else {}
    found: dict[str, Sequence[Word]] = {}
    for name, words in load_words(telling.language).items():
        here = []
        contrast = load_contrasts()[name]
        ends = contrast.kind in CAPITALISED
        for span, sense in words.matcher.find(text):
            # An office may stand in one word with the name before it: 特朗普总统.
            part = ends and len(span) > 1
            whole = span.end in breaks and (part or span.start in breaks)
            if sense.members and (whole or contrast.weighed or len(span) > 1):
                sure = Sense(sense.members, sense.tells and whole, sense.told)
                here.append(Word(Span(start + span.start, start + span.end), sure))
        taken = [word.span for word in here]
        more = (w for w in listed.get(name, ()) if not any(map(w.span.overlaps, taken)))
        found[name] = [*here, *more]
    return found


def _by_dictionary(tokens: Sequence[Token]) -> Mapping[str, Sequence[Word]]:
    """Words with the members of each set whose English words the dictionary gives them."""
    found: dict[str, list[Word]] = defaultdict(list)
    for token in tokens:
        for name, sense in _senses_of(simplify(token.text)) if len(token.text) > 1 else ():
            found[name].append(Word(Span(token.start, token.end), sense))
    return found


@lru_cache(maxsize=65536)
def _senses_of(word: str) -> tuple[tuple[str, Sense], ...]:
    """What a word of Chinese says in each set of opposites, by its definitions of one word."""
    meanings = load_lexicon().renderings.get(word, frozenset())
    found = []
    for name, contrast in load_contrasts().items():
        if contrast.kind in BY_DICTIONARY:
            stems = load_stems(name)
            members = [m for meaning in meanings for m in stems.get(meaning, ())]
            if members:
                sure = len(set(members)) == 1 and len(members) >= LEAST_SHARE * len(meanings)
                found.append((name, Sense(frozenset(members), sure)))
    return tuple(found)


def _find_spaced(reading: Reading, side: int) -> Mapping[str, Sequence[Word]]:
    """Words and phrases, the longest first; only where one of a set may begin it is looked for."""
    tokens, language = reading.tokens[side], (reading.a, reading.b)[side].language
    forms = [_forms(token) for token in tokens]
    openings, sets = load_openings(language), load_words(language)
    places: dict[str, list[int]] = defaultdict(list)
    for at, three in enumerate(forms):
        for name in {name for form in three for name in openings.get(form, ())}:
            places[name].append(at)
    return {
        name: list(_at_places(tokens, forms, sets[name], starts))
        for name, starts in places.items()
    }  # fmt: skip


def _at_places(
    tokens: Sequence[Token], forms: Sequence[Forms], words: Words, starts: Sequence[int]
) -> Iterator[Word]:
    capitals = load_contrasts()[words.name].kind in CAPITALISED or _is_heading(tokens)
    reached = 0
    for at in starts:
        if at < reached:
            continue
        plain = capitals or not _is_name(tokens[at])
        size, sense = _longest(forms[at : at + words.longest], words.phrases, plain=plain)
        reached = at + size
        if sense is not None and sense.members:
            yield Word(Span(tokens[at].start, tokens[at + size - 1].end), sense)


def _longest(
    forms: Sequence[Forms], phrases: Mapping[str, Sense], *, plain: bool
) -> tuple[int, Sense | None]:
    """The longest phrase that begins with the first word: how many words, and its sense.

    Words are looked up as written, in small letters and by their base forms; one that is no plain
    word as written alone.
    """
    for size in range(len(forms), 0, -1):
        for form in range(3 if plain or size > 1 else 1):
            sense = phrases.get(" ".join(word[form] for word in forms[:size]))
            if sense is not None:
                return size, sense
    return 1, None


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Whether most words are capitalised, as in a heading, so that a capital tells no name."""
    words = [token.text for token in tokens if len(token.text) >= LONG and token.text.isalpha()]
    return len(words) >= LONG and sum(w[0].isupper() for w in words) >= HEADING * len(words)


def _is_name(token: Token) -> bool:
    """Whether a capitalised word is parsed as a name, so that it is one."""
    return token.text[:1].isupper() and token.pos == "PROPN"


def _forms(token: Token) -> Forms:
    return token.text, token.text.casefold(), token.lemma.casefold()
