"""Findings with the very characters of the document: ``as_written``; and where words part.

Finders read sentences in which a soft line break is a space and a curly apostrophe straight, one
for one; what they bring back must be ``document.text[start:end]``.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from gestae.records import Amount, Attribution, Cue, Date, Measure, Mention, Place, Sentence

Worded = TypeVar("Worded", Amount, Cue, Date, Mention, Place)


def as_written(found: Iterable[Worded], text: str) -> tuple[Worded, ...]:
    """The findings, each with its words as they stand in the document's text."""
    return tuple(_one(one, text) for one in found)


def tellers_as_written(found: Iterable[Attribution], text: str) -> tuple[Attribution, ...]:
    """The attributions, with the words of speaker and cue as they stand in the text."""
    return tuple(replace(a, speaker=_one(a.speaker, text), cue=_one(a.cue, text)) for a in found)


def measures_as_written(found: Iterable[Measure], text: str) -> tuple[Measure, ...]:
    """The measures, with their subjects' words as they stand in the text."""
    return tuple(replace(m, subject=_one(m.subject, text)) for m in found)


def _one(one: Worded, text: str) -> Worded:
    written = one.span.of(text)
    return one if one.text == written else replace(one, text=written)


def word_breaks(sentence: Sentence) -> frozenset[int]:
    """Where words begin or end in a sentence's text, for languages that do not part them."""
    offset = sentence.span.start
    places = (place for token in sentence.tokens for place in (token.start, token.end))
    return frozenset(place - offset for place in places)
