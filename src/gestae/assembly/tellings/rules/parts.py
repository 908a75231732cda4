"""Whether one telling tells a part of what the other tells: ``find_part``."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from gestae.assembly.tellings.rules.amounts import compare_amounts
from gestae.assembly.tellings.rules.wholes import compare_extents, is_more
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
    or "part of" in its sentence) and has the lesser amount, or none; or the other says that it is
    the sum ("in total") of a longer time.
    """
    if a.type is None or b.type is None or not _of_one_kind(a, b):
        return None
    for part, whole in ((a, b), (b, a)):
        if _is_summed_up(part, whole):
            words = _words_of("whole", whole.sentence)
            return _part(part, whole, f"“{words}” tells the sum of a longer time")
    for part, whole in ((a, b), (b, a)):
        word = part_word(part)
        if word is None or part_word(whole) is not None:
            continue
        if _is_less(part, whole) or (not part.amounts and _names_whole(whole)):
            return _part(part, whole, f"“{word}” tells a part of the other")
    return None


def _part(part: Telling, whole: Telling, detail: str) -> Part:
    """The part, with what saying so weighs; that it has a lesser sum does not count against it."""
    tables = load_tellings()
    weight = tables.parts["told"]
    for rule, finding in (
        ("amount", compare_amounts(part, whole)),
        ("whole", compare_extents(part, whole)),
    ):
        if finding is not None and finding.name in {"conflict", "sum"}:
            weight -= tables.weights[f"{rule}.{finding.name}"] * finding.measure
    return Part(part.id, Reason("part", detail, round(weight, 2)))


def _is_summed_up(part: Telling, whole: Telling) -> bool:
    """Whether the whole says that it sums up a longer time, in which the part lies."""
    if compare_extents(part, whole) is None or part.date is None or whole.date is None:
        return False
    longer = whole.date.end - whole.date.start > part.date.end - part.date.start
    return longer and _names_whole(whole)


def _of_one_kind(a: Telling, b: Telling) -> bool:
    if a.instrument and b.instrument:
        return a.instrument.split(".")[0] == b.instrument.split(".")[0]
    return a.type == b.type or _is_promised(a, b)


def _is_promised(a: Telling, b: Telling) -> bool:
    """Whether one is of a type that promises, which may tell beforehand what the other tells."""
    tables = load_tellings()
    others = tables.related.get(str(a.type), frozenset())
    return b.type in others and bool({a.type, b.type} & tables.promises)


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
