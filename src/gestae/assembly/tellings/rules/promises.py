"""Promises and what came of them: ``is_kept``."""

from functools import lru_cache

from gestae.assembly.tellings.rules.amounts import compare_amounts
from gestae.assembly.tellings.rules.parts import part_word
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_tellings

GIVEN = frozenset({"done", "ongoing", "ended"})


@lru_cache(maxsize=16)
def is_kept(a: Telling, b: Telling) -> bool:
    """Whether one tells a promise, and the other that its sum or a part of it was given later.

    A promise and what came of it have each a date of its own, and are told months apart.
    """
    promise, deed = (a, b) if _is_promise(a) else (b, a)
    if not _is_promise(promise) or _is_promise(deed) or deed.status not in GIVEN:
        return False
    if promise.document == deed.document or not _is_before(promise, deed):
        return False
    amounts = compare_amounts(promise, deed)
    if amounts is None:
        return False
    return amounts.name == "same" or part_word(deed) is not None


def _is_promise(telling: Telling) -> bool:
    return telling.type in load_tellings().promises and telling.status not in GIVEN


def _is_before(promise: Telling, deed: Telling) -> bool:
    """Whether the promise was made, or where that is not told, told before the deed."""
    if promise.date and deed.date:
        return promise.date.start <= deed.date.end
    one, other = promise.story.published, deed.story.published
    return one is not None and other is not None and one <= other
