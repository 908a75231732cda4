"""Whether a side has a name of the other, however it is written: ``is_there``."""

import re
from collections.abc import Collection, Sequence

from gestae.assembly.audit.lexicon import load_lexicon, stem
from gestae.assembly.audit.namings import Naming, capitals_in, is_place_alone
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.sounds import is_pinyin, plain, sounds_like
from gestae.assembly.audit.telling import Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify

MOST = 0.5
"""The share of the words of a body's name that the other side must have."""
LONGEST_SHORT = 3
"""Characters of a word that may be made of states' short names."""


def is_there(reading: Reading, side: int, name: Naming, others: Sequence[Naming]) -> bool:
    """Whether the other side has a name that our tables or the dictionary know.

    ``others`` are the names of that sort on the other side.
    """
    telling, other = (reading.a, reading.b)[side], (reading.a, reading.b)[1 - side]
    if any(name.ids & theirs.ids for theirs in others if _is_one_sort(name, theirs)):
        return True
    if name.text.casefold() in other.text.casefold() or _short_form(reading, 1 - side, name):
        return True
    if name.sort == "person":
        return _is_person_there(reading, name, other)
    if telling.language in UNSPACED:
        return _is_han_told(reading, side, name)
    return _is_latin_told(reading, side, name)


def _is_han_told(reading: Reading, side: int, name: Naming) -> bool:
    """Whether the dictionary finds a name in Chinese, or a body's is heard."""
    if _means(name, reading.stems):
        return True
    return name.sort == "body" and any(
        sounds_like(name.text, run.text) for run in capitals_in(reading, 1 - side)
    )


def _is_latin_told(reading: Reading, side: int, name: Naming) -> bool:
    """Whether the dictionary finds the words of a name in English: of a body's the better part."""
    tokens = reading.tokens_in(side, name.span)
    told = [token for token in tokens if token.pos in {"PROPN", "NOUN", "ADJ"}]
    if is_place_alone(name):
        told = told[-1:]  # "New" of New York is found in too many words
    found = sum(reading.is_told(side, token) for token in told)
    if name.sort == "body":
        unspaced = (reading.a, reading.b)[1 - side].language in UNSPACED
        heard = unspaced and _is_heard(reading, name.text)
        return heard or (found > 0 and found >= MOST * len(told))
    return found > 0


def _means(name: Naming, stems: Collection[str]) -> bool:
    """Whether the dictionary finds a name: as a whole where it has it, else what it is made of.

    Of a body's name it must find the better part, for "state" and "council" are in many.
    """
    lexicon = load_lexicon()
    text = simplify(name.text)
    whole = lexicon.meanings.get(text)
    if whole is not None:
        return not whole.isdisjoint(stems)
    found = [not meaning.isdisjoint(stems) for meaning in lexicon.parts(text)]
    return any(found) and (name.sort != "body" or sum(found) >= MOST * len(found))


def _is_one_sort(name: Naming, other: Naming) -> bool:
    """Whether one id means one thing: a capital is told by its name, not by its state's."""
    return name.sort != "city" or other.sort == "city"


def _is_person_there(reading: Reading, name: Naming, other: Telling) -> bool:
    """Whether a person of our tables is named by a surname or a given name alone."""
    assert reading.pair.ontology is not None
    actors = reading.pair.ontology.actors
    for id_ in name.ids & actors.by_id.keys():
        if other.language in UNSPACED:
            folded = simplify(other.text)
            for full in actors.called.get(id_, ()):
                parts = [part for part in full.split("·") if len(part) > 1]
                if any(_names(part, folded, "·", last=part == parts[-1]) for part in parts):
                    return True
        else:
            words = [word for word in actors.by_id[id_].name.split() if len(word) > 2]
            if any(_names(word, other.text, " ", last=word == words[-1]) for word in words):
                return True
    return False


def _names(word: str, text: str, mark: str, *, last: bool) -> bool:
    """Whether a text names somebody by a part: the last, or one with no other name behind it.

    "Dan" of "Dan Bennett" names no other Dan.
    """
    for match in re.finditer(re.escape(word), text, re.IGNORECASE):
        behind = text[match.end() : match.end() + 2]
        another = behind.startswith(mark) and (mark == "·" or behind[1:].isupper())
        if last or not another:
            return True
    return False


def _short_form(reading: Reading, side: int, name: Naming) -> bool:
    """Whether a side names a state by one character, as in 中美, 日方 or 俄军."""
    telling = (reading.a, reading.b)[side]
    if reading.pair.ontology is None or name.sort in {"person", "city"}:
        return False
    short = reading.pair.ontology.actors.short.get(telling.language, {})
    return any(
        any(named.actor.id in name.ids for named in short.get(character, ()))
        for token in reading.tokens[side]
        if len(token.text) <= LONGEST_SHORT
        for character in simplify(token.text)
    )


def han_is_there(reading: Reading, side: int, run: Naming) -> bool:
    """Whether the English side has a Chinese name that no table has: translated or spelt.

    Of a name with dots the last part must be there, or the whole.
    """
    other = (reading.a, reading.b)[1 - side]
    if run.text in other.text:
        return True
    lexicon = load_lexicon()
    names = capitals_in(reading, 1 - side)
    words = [word for name in names for word in (name.text, *name.text.split())]
    parts = [part for part in run.text.replace("•", "·").split("·") if part]
    if len(parts) == 1 and lexicon.means(run.text, reading.stems):
        return True
    return any(
        not lexicon.meanings.get(simplify(part), frozenset()).isdisjoint(reading.stems)
        or any(sounds_like(part, word) for word in words)
        for part in (parts[-1], run.text)
    )


def _is_heard(reading: Reading, word: str) -> bool:
    """Whether a name in Latin letters is heard in the Chinese, where that says what is no word."""
    assert reading.chinese is not None
    plain = "".join(c for c in word.casefold() if c.isascii() and c.isalpha())
    if len(plain) > 3 and plain in reading.spelt:
        return True
    return any(sounds_like(heard, word) for heard in reading.strange)


def latin_is_there(reading: Reading, side: int, run: Naming) -> bool:
    """Whether the Chinese side has one of the words of a name in Latin letters.

    A name in pinyin must be heard as a whole, in either order; of any other the last word that is
    no plain word of English.
    """
    other = (reading.a, reading.b)[1 - side]
    words = re.split(r"[ –-]", run.text)
    if any(len(word) < 3 or word.casefold() in other.text.casefold() for word in words):
        return True
    untold = [word for word in words if stem(word) not in reading.meanings]
    if len(untold) > 1 and all(map(is_pinyin, untold)):
        orders = (untold, untold[::-1])
        return any("".join(map(plain, order)) in reading.spelt for order in orders)
    if len(untold) < len(words):
        return True
    names = [word for word in words if word.casefold() not in load_lexicon().common]
    return any(_is_heard(reading, word) for word in (*names[-1:], run.text))
