"""Whether a side has a name of the other, however it is written: ``is_there``."""

import re
from collections.abc import Collection, Sequence

from gestae.assembly.audit.lexicon import load_lexicon, stem
from gestae.assembly.audit.namings import Naming, capitals_in, is_place_alone
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.sounds import sounds_like
from gestae.assembly.audit.telling import Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify

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
    tokens = reading.tokens_in(side, name.span)
    if telling.language in UNSPACED:
        if _means(name.text, reading.stems):
            return True
        return name.sort == "body" and any(
            sounds_like(name.text, run.text) for run in capitals_in(reading, 1 - side)
        )
    told = [token for token in tokens if token.pos in {"PROPN", "NOUN", "ADJ"}]
    if is_place_alone(name):
        told = told[-1:]  # "New" of New York is found in too many words
    return any(reading.is_told(side, token) for token in told) or (
        name.sort == "body" and other.language in UNSPACED and _is_heard(reading, name.text)
    )


def _means(name: str, stems: Collection[str]) -> bool:
    """Whether the dictionary finds a name: as a whole where it has it, else what it is made of."""
    lexicon = load_lexicon()
    whole = lexicon.meanings.get(simplify(name))
    return lexicon.means(name, stems) if whole is None else not whole.isdisjoint(stems)


def _is_one_sort(name: Naming, other: Naming) -> bool:
    """Whether one id means one thing: a capital is told by its name, not by its state's."""
    return name.sort != "city" or other.sort == "city"


def _is_person_there(reading: Reading, name: Naming, other: Telling) -> bool:
    """Whether a person of our tables is named by a surname or a given name alone."""
    assert reading.pair.ontology is not None
    actors = reading.pair.ontology.actors
    for id_ in name.ids & actors.by_id.keys():
        if other.language in UNSPACED:
            parts = [part for full in actors.called.get(id_, ()) for part in full.split("·")]
            folded = simplify(other.text)
            if any(len(part) > 1 and part in folded for part in parts):
                return True
        elif any(
            word.casefold() in other.text.casefold()
            for word in actors.by_id[id_].name.split()
            if len(word) > 2
        ):
            return True
    return False


def _short_form(reading: Reading, side: int, name: Naming) -> bool:
    """Whether a side names a state by one character, as in 中美, 日方 or 俄军."""
    telling = (reading.a, reading.b)[side]
    if reading.pair.ontology is None or name.sort == "person":
        return False
    short = reading.pair.ontology.actors.short.get(telling.language, {})
    return any(
        any(named.actor.id in name.ids for named in short.get(character, ()))
        for token in reading.tokens[side]
        if len(token.text) <= LONGEST_SHORT
        for character in simplify(token.text)
    )


def han_is_there(reading: Reading, side: int, run: Naming) -> bool:
    """Whether the English side has a Chinese name that no table has: translated or spelt."""
    if load_lexicon().means(run.text, reading.stems):
        return True
    other = (reading.a, reading.b)[1 - side]
    if run.text in other.text:
        return True
    names = capitals_in(reading, 1 - side)
    words = [word for name in names for word in (name.text, *name.text.split())]
    parts = [part for part in run.text.replace("•", "·").split("·") if part]
    return any(sounds_like(part, word) for part in (*parts, run.text) for word in words)


def _is_heard(reading: Reading, word: str) -> bool:
    """Whether a name in Latin letters is heard in the Chinese, where that says what is no word."""
    assert reading.chinese is not None
    plain = "".join(c for c in word.casefold() if c.isascii() and c.isalpha())
    if len(plain) > 3 and plain in reading.spelt:
        return True
    return any(sounds_like(heard, word) for heard in reading.strange)


def latin_is_there(reading: Reading, side: int, run: Naming) -> bool:
    """Whether the Chinese side has one of the words of a name in Latin letters."""
    other = (reading.a, reading.b)[1 - side]
    for word in re.split(r"[ –-]", run.text):
        if len(word) < 3 or word.casefold() in other.text.casefold():
            return True
        if stem(word) in reading.meanings or _is_heard(reading, word):
            return True
    return False
