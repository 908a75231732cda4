"""Which of two tellings is the original, where the text says so: ``find_original``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gestae.assembly.stretch import load_alignment
from gestae.ontology.han import simplify
from gestae.records import Document

LONGEST_NOTE = 80
"""Characters of a passage that may be a note on the translation rather than part of the text."""
_LABEL = re.compile(r"\s*[（(【\[]?\s*(?P<label>[^:：）)】\]]+?)\s*[）)】\]]?\s*(?:[:：]|$)")


@dataclass(frozen=True, slots=True)
class Original:
    """The language of the original, and the words that say so."""

    language: str
    words: str


def find_original(document: Document, languages: Sequence[str]) -> Original | None:
    """Which of two languages the original is in; ``None`` where the text does not say.

    A note names the language it was translated from or into ("Translated from the Chinese",
    英文翻译); a label ("原文：", "Translation") tells what follows it.
    """
    for number, passage in enumerate(document.passages):
        text = passage.span.of(document.text)
        found = _noted(text, languages) or _labelled(document, number, text, languages)
        if found is not None:
            return Original(found, text[:LONGEST_NOTE].strip())
    return None


def is_label(text: str) -> bool:
    """Whether a text is nothing but a label of a telling: "原文：", "Translation"."""
    match = _LABEL.fullmatch(text)
    labels: Mapping[str, Sequence[str]] = load_alignment()["labels"]
    return match is not None and any(_folded(match["label"]) in k for k in labels.values())


def _folded(text: str) -> str:
    return simplify(" ".join(text.split())).casefold()


def _noted(text: str, languages: Sequence[str]) -> str | None:
    """What a short passage says of the languages by their names."""
    if len(text) > LONGEST_NOTE:
        return None
    told: Mapping[str, Mapping[str, Sequence[str]]] = load_alignment()["told"]
    folded = _folded(text)
    for language in languages:
        if any(phrase in folded for phrase in told["from"].get(language, ())):
            return language
        if any(phrase in folded for phrase in told["into"].get(language, ())):
            return _other(language, languages)
    return None


def _labelled(document: Document, number: int, text: str, languages: Sequence[str]) -> str | None:
    """What a label says of the passage that it opens, or of the next where it stands alone."""
    match = _LABEL.match(text)
    label = _folded(match["label"]) if match else ""
    labels: Mapping[str, Sequence[str]] = load_alignment()["labels"]
    is_translation = label in labels["translation"]
    if match is None or not (is_translation or label in labels["original"]):
        return None
    alone = not text[match.end() :].strip()
    for passage in document.passages[number + 1 if alone else number :]:
        if passage.language in languages and passage.kind != "head":
            language = passage.language
            return _other(language, languages) if is_translation else language
    return None


def _other(language: str, languages: Sequence[str]) -> str:
    return next(other for other in languages if other != language)
