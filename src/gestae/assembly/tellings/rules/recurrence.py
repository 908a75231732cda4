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
    """Acts that recur are one only where more than their kind agrees: parties, day, place, sum.

    What a text says that somebody said recurs most of all: who blames one twice says two things.
    """
    if a.type is None or b.type is None or not {a.type, b.type} <= load_tellings().recurring:
        return None
    if _is_exact(a, b):
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
    if tells_again(a, b) or _is_headline(a) or _is_headline(b) or find_reference(a, b):
        return None
    if _is_said(a) and _is_said(b):
        return Finding("said", "both are words, and what was said with them may be two things")
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


def _is_said(telling: Telling) -> bool:
    """Whether the deed is done with words alone: a statement, not a strike."""
    tables = load_tellings()
    if telling.instrument is None:
        return telling.type in tables.said_types
    return telling.instrument.startswith(tuple(tables.said_instruments))


@lru_cache(maxsize=16)
def _is_exact(a: Telling, b: Telling) -> bool:
    """Whether a day, a place or a sum shows that one deed is meant.

    Inside a document a day or a place alone does not: much is done on one day, and the text says
    so. There it takes the sum, or two of them, or one and the same word or kind of deed.
    """
    dates, places, amounts = compare_dates(a, b), compare_places(a, b), compare_amounts(a, b)
    day = dates is not None and dates.name in {"same_day", "same_span"}
    site = places is not None and places.name in {"same", "near"}
    figure = amounts is not None and amounts.name == "same"
    if a.document != b.document:
        return day or site or figure or (dates is not None and dates.name == "next_day")
    alike = a.stem == b.stem or (a.instrument is not None and a.instrument == b.instrument)
    return figure or (day and site) or ((day or site) and alike)


def compare_frequency(a: Telling, b: Telling) -> Finding | None:
    """A document that tells many acts of a kind tells of several, not of one many times."""
    if a.type is None or b.type is None or a.document != b.document:
        return None
    often = max(a.alike, b.alike)
    if often <= FEW or _is_exact(a, b) or tells_again(a, b) or find_reference(a, b):
        return None
    return Finding(
        "often", "their document tells {} acts of this kind", (often,), log2(often / FEW)
    )


def find_reference(a: Telling, b: Telling) -> Finding | None:
    """A word such as "this" before an attack points back at the attack told before.

    "The" and "his" point back, too, where the word after them is the one that told it.
    """
    if a.document != b.document or a.language != b.language:
        return None
    first, second = sorted((a, b), key=lambda telling: telling.place_in_text.start)
    apart = second.place_in_text.start - first.place_in_text.end
    if not 0 < apart <= REACH:
        return None
    word = _pointer("pointing", _before(second)) or (a.stem == b.stem and _definite(second))
    return Finding("points_back", "“{} {}” points back", (word, second.trigger)) if word else None


def _definite(telling: Telling) -> str | None:
    """The article or possessive of its trigger, where no words after it say which one is meant."""
    start = len(_before(telling)) + len(telling.trigger)
    after = telling.sentence[start:].split(maxsplit=1)
    if after and after[0] in load_part_words("complement"):
        return None
    return _pointer("definite", _before(telling))


def _before(telling: Telling) -> str:
    """What stands before the trigger in its sentence."""
    return telling.sentence[: max(0, telling.place_in_text.start - telling.sentence_span.start)]


@lru_cache(maxsize=10_000)
def _pointer(kind: str, before: str) -> str | None:
    """The word of this kind right before a trigger, if there is one."""
    match = _pointers(kind).search(before)
    return match[0].strip() if match else None


@cache
def _pointers(kind: str) -> "re.Pattern[str]":
    words = load_part_words(kind)
    spaced = "|".join(re.escape(word) for word in words if word.isascii())
    others = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"(?:\b(?:{spaced or '(?!)'})\s+|(?:{others or '(?!)'}))$", re.IGNORECASE)
