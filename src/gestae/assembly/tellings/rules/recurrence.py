"""Acts that recur: ``compare_details``, ``compare_frequency``, ``find_reference``."""

import re
from functools import cache, lru_cache
from math import log2

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.rules.amounts import compare_amounts
from gestae.assembly.tellings.rules.parties import same_side
from gestae.assembly.tellings.rules.places import compare_places
from gestae.assembly.tellings.rules.stories import story_likeness, tells_again
from gestae.assembly.tellings.rules.times import compare_dates
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_part_words, load_tellings

NEWS = 7
"""Days over which one story is told."""
FEW = 2
"""A document that tells so many acts of a kind tells them often."""
REACH = 600
"""Characters back over which "this attack" points at an attack told before."""


def compare_details(a: Telling, b: Telling) -> Finding | None:
    """Acts that recur are one only where more than their kind agrees: parties, day, place, sum."""
    if a.type is None or b.type is None or not {a.type, b.type} <= load_tellings().recurring:
        return None
    if _exact(a, b):
        return None
    return _across(a, b) if a.document != b.document else _inside(a, b)


def _across(a: Telling, b: Telling) -> Finding | None:
    apart = _days_between(a, b)
    same_story = story_likeness(a.story, b.story) >= load_tellings().recurring_likeness
    if same_story and (apart is None or apart <= NEWS):
        return None
    if apart is not None and apart <= 1:
        return Finding("at_once", "acts of this kind recur, and only parties and time agree")
    return Finding("bare", "acts of this kind recur, and nothing but the parties agrees")


def _days_between(a: Telling, b: Telling) -> int | None:
    """Days between the two documents; ``None`` where one does not say when it appeared."""
    one, other = a.story.published, b.story.published
    return abs((one - other).days) if one and other else None


def _inside(a: Telling, b: Telling) -> Finding | None:
    if tells_again(a, b) or _is_headline(a) or _is_headline(b):
        return None
    agreeing = same_side(a.sources, b.sources) + same_side(a.targets, b.targets)
    if agreeing == 2:
        return Finding("parties", "acts of this kind recur, and only the parties agree")
    if agreeing == 1:
        return Finding("one", "acts of this kind recur, and only one party agrees")
    return Finding("none", "acts of this kind recur, and no detail agrees")


def _is_headline(telling: Telling) -> bool:
    """Whether its sentence is the document's title, which tells what is told below once more."""
    title = telling.story.title.strip()
    return bool(title) and telling.sentence.strip() == title


@lru_cache(maxsize=16)
def _exact(a: Telling, b: Telling) -> int:
    """How many of day, place and amount agree."""
    dates, places, amounts = compare_dates(a, b), compare_places(a, b), compare_amounts(a, b)
    return (
        (dates is not None and dates.name in {"same_day", "next_day", "same_span"})
        + (places is not None and places.name in {"same", "near"})
        + (amounts is not None and amounts.name == "same")
    )


def compare_frequency(a: Telling, b: Telling) -> Finding | None:
    """A document that tells many acts of a kind tells of several, not of one many times."""
    if a.type is None or b.type is None or a.document != b.document:
        return None
    often = max(a.alike, b.alike)
    if often <= FEW or _exact(a, b) or tells_again(a, b):
        return None
    return Finding(
        "often", "their document tells {} acts of this kind", (often,), log2(often / FEW)
    )


def find_reference(a: Telling, b: Telling) -> Finding | None:
    """A word such as "this" before an attack points back at the attack told before."""
    if a.document != b.document or a.language != b.language:
        return None
    first, second = sorted((a, b), key=lambda telling: telling.place_in_text.start)
    apart = second.place_in_text.start - first.place_in_text.end
    if not 0 < apart <= REACH:
        return None
    start = second.place_in_text.start - second.sentence_span.start
    word = _pointer(second.sentence[: max(0, start)])
    return Finding("points_back", "“{} {}” points back", (word, second.trigger)) if word else None


@lru_cache(maxsize=10_000)
def _pointer(before: str) -> str | None:
    """The word right before a trigger that points back, if one does."""
    match = _pointing().search(before)
    return match[0].strip() if match else None


@cache
def _pointing() -> "re.Pattern[str]":
    words = load_part_words("pointing")
    spaced = "|".join(re.escape(word) for word in words if word.isascii())
    others = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"(?:\b(?:{spaced})\s+|(?:{others or '(?!)'}))$", re.IGNORECASE)
