"""A sentence as alignment sees it, ``Stretch``, and what can be told of it in any language."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.load import Ontology
from gestae.ontology.table import Problems, read_mapping
from gestae.records import Sentence
from gestae.records.parsed import TimeExpression


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence, or whatever else is to be aligned as one.

    ``figures`` are the numbers it tells, written as plain digits, ``digits`` those among them that
    stand there in digits, too; ``names`` are the ids of the actors it names, ``words`` its words in
    Latin letters. ``joins`` is false where it cannot go together
    with the one before it, because something else stands between them.
    """

    text: str
    figures: frozenset[str] = frozenset()
    digits: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    joins: bool = True


def make_stretch(
    text: str,
    language: str,
    ontology: Ontology,
    sentences: Iterable[Sentence] = (),
    *,
    joins: bool = True,
) -> Stretch:
    """A text with its figures, names and words; ``sentences`` is its parse, where there is one."""
    read = {figure for sentence in sentences for figure in _read_figures(sentence)}
    digits = frozenset(find_figures(text))
    return Stretch(
        text=text,
        figures=digits | read,
        digits=digits,
        names=frozenset(_find_names(text, language, ontology)),
        words=frozenset(_find_words(text)),
        joins=joins,
    )


_NUMERAL = re.compile(r"(?<![\w.])\d+(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")


def find_figures(text: str) -> Iterator[str]:
    """The numbers that stand in digits, with what multiplies them, as plain digits.

    >>> list(find_figures("13.5 billion in 2024")), list(find_figures("2024年135亿"))
    (['13500000000', '2024'], ['2024', '13500000000'])
    """
    text = unicodedata.normalize("NFKC", text)
    for match in _NUMERAL.finditer(text):
        value = Decimal(match[0].replace(",", ""))
        scaled = _multiplied(value, text, match.end())
        if scaled < MOST_FIGURE:
            yield plain_digits(scaled)


MOST_FIGURE = Decimal("1e18")
"""Longer rows of digits are no numbers."""


def _multiplied(value: Decimal, text: str, at: int) -> Decimal:
    while match := _multiplier().match(text, at):
        value *= Decimal(str(load_alignment()["multipliers"][match[1].lower()]))
        at = match.end()
    return value


@cache
def _multiplier() -> re.Pattern[str]:
    words = load_alignment()["multipliers"]
    spaced = "|".join(word for word in words if word.isascii())
    others = "|".join(word for word in words if not word.isascii())
    return re.compile(rf"[ -]?({others}|(?:{spaced})\b)", re.IGNORECASE)


def plain_digits(value: Decimal) -> str:
    """The number in digits, without what adds nothing.

    >>> plain_digits(Decimal("2.50")), plain_digits(Decimal("1E+3"))
    ('2.5', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _read_figures(sentence: Sentence) -> Iterator[str]:
    """The figures that the language pack reads: written out, in Han, of months by their names."""
    for quantity in sentence.quantities:
        yield from (plain_digits(v) for v in (quantity.low, quantity.high) if v is not None)
    for time in sentence.times:
        yield from _time_figures(time)


def _time_figures(time: TimeExpression) -> Iterator[str]:
    parts = (time.year, time.month, time.day, time.decade)
    yield from (str(part) for part in parts if part is not None)
    for other in (time.to, time.base):
        if other is not None:
            yield from _time_figures(other)


def _find_names(text: str, language: str, ontology: Ontology) -> Iterator[str]:
    matcher = ontology.actors.names.get(language)
    folded = simplify(text) if language in UNSPACED else text
    for _, name in matcher.find(folded) if matcher else ():
        if name.actor.id is not None:
            yield name.actor.id


_LATIN = r"A-Za-z\u00c0-\u024f"
_WORD = re.compile(rf"[{_LATIN}][{_LATIN}\d'’-]*[{_LATIN}\d]")


def _find_words(text: str) -> Iterator[str]:
    """Words in Latin letters: what a text in another script leaves as it is."""
    for match in _WORD.finditer(text):
        yield match[0].casefold()


@cache
def load_alignment() -> Mapping[str, Any]:
    """``ontology/tables/alignment.toml``, read once a process; raises ``TableError``."""
    problems = Problems()
    table = read_mapping(files("gestae.ontology") / "tables" / "alignment.toml", problems)
    problems.raise_if_any()
    return table
