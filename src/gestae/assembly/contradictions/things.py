"""Whether two figures count the same thing: ``same_thing``, ``content_words``."""

import re

from gestae.assembly.tellings.words import stem_of
from gestae.ontology.contradictions import comparing_words
from gestae.records import Amount

_WORD = re.compile(r"[^\W\d_]+")


def content_words(words: str | None, language: str) -> tuple[str, ...]:
    """The words that say what is meant, by their stems, in order."""
    empty = comparing_words(language).empty
    found = (word.casefold() for word in _WORD.findall(words or ""))
    return tuple(stem_of(word) for word in found if word not in empty)


def same_thing(
    left: Amount, right: Amount, languages: tuple[str, str], *, alone: bool
) -> bool | None:
    """Whether two amounts of one kind are of the same thing; ``None`` where they are not.

    Told by the noun that heads what they are of, where both say it in one language, else by their
    unit. ``alone``: each is the only one of its kind, so that what it is of need not be said.
    """
    ours, theirs = (
        content_words(amount.of, language)
        for amount, language in zip((left, right), languages, strict=True)
    )
    if ours and theirs and languages[0] == languages[1]:
        return _same_head(ours, theirs) or None
    if left.kind == "money" or (left.unit and left.unit == right.unit):
        return True
    return alone or None


def _same_head(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return ours[-1] == theirs[-1] or ours[0] == theirs[0] or set(ours) <= set(theirs) or (
        set(theirs) <= set(ours)
    )  # fmt: skip
