"""Whether one telling tells a part of what the other tells: ``find_part``."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from gestae.assembly.tellings.rules.wholes import is_more
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_part_words, load_tellings
from gestae.records import Reason


@dataclass(frozen=True, slots=True)
class Part:
    """The id of the telling that tells a part, and why it does."""

    part: str
    reason: Reason


def find_part(a: Telling, b: Telling) -> Part | None:
    """A tranche is part of its package, and a single ban of the round it belongs to.

    Of two tellings of one kind of deed the part is the one that says so (a word such as "tranche"
    or "part of" in its sentence) and has the lesser amount, or none.
    """
    if a.type is None or b.type is None or not _of_one_kind(a, b):
        return None
    for part, whole in ((a, b), (b, a)):
        word = part_word(part)
        if word is None or part_word(whole) is not None:
            continue
        if _is_less(part, whole) or (not part.amounts and _names_whole(whole)):
            detail = f"“{word}” tells a part of the other"
            return Part(part.id, Reason("part", detail, load_tellings().parts["told"]))
    return None


def _of_one_kind(a: Telling, b: Telling) -> bool:
    if a.instrument and b.instrument:
        return a.instrument.split(".")[0] == b.instrument.split(".")[0]
    return a.type == b.type


def _is_less(part: Telling, whole: Telling) -> bool:
    return any(
        x.kind == y.kind and x.unit == y.unit and is_more(y, x)
        for x, y in product(part.amounts, whole.amounts)
    )


def _names_whole(telling: Telling) -> bool:
    return _words_of("whole", telling.sentence) is not None


def part_word(telling: Telling) -> str | None:
    """The words of its sentence that say it tells a part of something; ``None`` where none do."""
    return _words_of("part", telling.sentence)


@lru_cache(maxsize=100_000)
def _words_of(kind: str, sentence: str) -> str | None:
    match = _pattern(kind).search(sentence)
    return match[0] if match else None


@cache
def _pattern(kind: str) -> "re.Pattern[str]":
    words = load_part_words(kind)
    spaced = "|".join(re.escape(word) for word in words if word.isascii())
    others = "|".join(re.escape(word) for word in words if not word.isascii())
    return re.compile(rf"\b(?:{spaced})\b|(?:{others or '(?!)'})", re.IGNORECASE)
