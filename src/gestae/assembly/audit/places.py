"""Towns and provinces that the dictionary has, whatever table they are in: ``find_places``."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from gestae.assembly.audit.lexicon import LONGEST, load_lexicon
from gestae.ontology.han import simplify
from gestae.records import Span

_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*(?![\w-])")
SHORTEST = 4
"""Letters of a place's name in English, at least: shorter ones are too often something else."""


def find_places(text: str, *, chinese: bool) -> Iterator[tuple[Span, str]]:
    """Where a text names a place, and the place's name in English, in small letters."""
    yield from _in_chinese(simplify(text)) if chinese else _in_english(text)


def place_of(name: str) -> str | None:
    """The English name, in small letters, of a place named in either language."""
    told = load_lexicon().places.get(simplify(name), name).casefold()
    return told if told in _english_names() else None


def _in_chinese(text: str) -> Iterator[tuple[Span, str]]:
    places = load_lexicon().places
    for run in _HAN.finditer(text):
        at = run.start()
        while at < run.end():
            size = _longest(text[at : min(at + LONGEST, run.end())])
            word = text[at : at + size]
            if word in places and len(places[word]) >= SHORTEST:
                yield Span(at, at + size), places[word].casefold()
            at += size


def _longest(text: str) -> int:
    """How many characters the longest word has that the text begins with."""
    known: Mapping[str, object] = load_lexicon().meanings
    return next((size for size in range(len(text), 1, -1) if text[:size] in known), 1)


def _in_english(text: str) -> Iterator[tuple[Span, str]]:
    names = _english_names()
    for run in _CAPITALS.finditer(text):
        words = run[0].split(" ")
        at = 0
        while at < len(words):
            size = next(
                (n for n in range(min(3, len(words) - at), 0, -1)
                 if " ".join(words[at : at + n]).casefold() in names), 0,
            )  # fmt: skip
            if size:
                start = run.start() + sum(len(word) + 1 for word in words[:at])
                name = " ".join(words[at : at + size])
                yield Span(start, start + len(name)), name.casefold()
            at += max(size, 1)


@cache
def _english_names() -> Collection[str]:
    lexicon = load_lexicon()
    return frozenset(
        name.casefold()
        for name in lexicon.places.values()
        if len(name) >= SHORTEST and name.casefold() not in lexicon.common
    )
