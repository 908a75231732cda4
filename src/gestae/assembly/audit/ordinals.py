"""Places in a row that differ, the third against the fourth: ``find_ordinals``."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gestae.assembly.audit.contrast_words import find_words
from gestae.assembly.audit.figures import read_digits, read_figures
from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span

WORDS = "ordinal"
"""The set of contrasts with the words for the first ten."""
_COUNTED = re.compile(r"第([零〇一二三四五六七八九十百两\d]+)")
"""A number that its sign makes an ordinal, as Chinese and Japanese write it."""
SIDES = ("left", "right")
TAKEN_FOR_GRANTED = 1
"""Who comes first is told in many ways (largest, best, begin), so that it may lack."""
READ = frozenset({"NUM", "ADJ", "ADV", "NOUN", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class Place:
    """An ordinal in a text: which place it tells."""

    span: Span
    value: int


def find_ordinals(reading: Reading) -> Iterator[Finding]:
    """An ordinal against another one, or one that the other side tells by no number at all.

    Each of a side answers for one of the other. One that stands alone is minor, and left out where
    the number stands on the other side as anything else: "Class II" for 二级.
    """
    places = [list(_read(reading, side)) for side in (0, 1)]
    if not any(places):
        return
    alone = [_without(places[side], places[1 - side]) for side in (0, 1)]
    paired = min(map(len, alone))
    for mine, other in zip(*alone, strict=False):
        yield _differ(reading, mine, other)
    for side in (0, 1):
        for place in alone[side][paired:]:
            known = place.value == TAKEN_FOR_GRANTED or _is_number(reading, 1 - side, place.value)
            if not known:
                yield _alone(reading, side, place)


def _differ(reading: Reading, mine: Place, other: Place) -> Finding:
    a, b = (
        place.span.of(telling.document.text)
        for place, telling in ((mine, reading.a), (other, reading.b))
    )
    elsewhere = _is_number(reading, 1, mine.value) or _is_number(reading, 0, other.value)
    reason = f"“{a}” ({mine.value}) stands against “{b}” ({other.value})."
    severity: Severity = "minor" if elsewhere else "major"
    return reading.pair.finding("number", severity, reason, a=mine.span, b=other.span, score=0.7)


def _alone(reading: Reading, side: int, place: Place) -> Finding:
    words = place.span.of((reading.a, reading.b)[side].document.text)
    spans = {"a": place.span} if side == 0 else {"b": place.span}
    reason = (
        f"“{words}” on the {SIDES[side]}: nothing on the {SIDES[1 - side]} says which place it is."
    )
    return reading.pair.finding("number", "minor", reason, score=0.4, **spans)


def _read(reading: Reading, side: int) -> Iterator[Place]:
    """The ordinals of a side, each once, in order: read as ranks, by their words, by their sign."""
    telling = (reading.a, reading.b)[side]
    found = [
        Place(quantity.span, int(quantity.low))
        for sentence in telling.sentences
        for quantity in sentence.quantities
        if quantity.kind == "rank" and quantity.low is not None
    ]
    times = [time.span for sentence in telling.sentences for time in sentence.times]
    for place in (*_by_word(reading, side), *_by_sign(telling)):
        if not any(place.span.overlaps(other.span) for other in found):
            found.append(place)
    yield from sorted(
        (place for place in found if not any(place.span.overlaps(span) for span in times)),
        key=lambda place: place.span,
    )


def _by_word(reading: Reading, side: int) -> Iterator[Place]:
    for word in find_words(reading, side, WORDS):
        tokens = reading.tokens_in(side, word.span)
        if word.sense.tells and len(word.sense.members) == 1 and tokens[0].pos in READ:
            yield Place(word.span, int(next(iter(word.sense.members))))


def _by_sign(telling: Telling) -> Iterator[Place]:
    if telling.language not in UNSPACED:
        return
    for match in _COUNTED.finditer(simplify(telling.text)):
        value = number_of(match[1])
        start, end = telling.span.start + match.start(), telling.span.start + match.end()
        if value:
            yield Place(Span(start, end), value)


def number_of(numeral: str) -> int:
    """The number that a numeral of Chinese characters or digits tells, up to some hundreds.

    >>> number_of("二十三"), number_of("十"), number_of("一百零五"), number_of("18")
    (23, 10, 105, 18)
    """
    if numeral.isdigit():
        return int(numeral) if numeral.isdecimal() else 0
    total = last = 0
    for character in numeral.replace("两", "二"):
        value = int(unicodedata.numeric(character, 0))
        if value >= TEN:
            total += max(last, 1) * value
            last = 0
        else:
            last = last * TEN + value
    return total + last


TEN = 10


def _without(places: Sequence[Place], others: Sequence[Place]) -> list[Place]:
    """The places of a side that the other has no like of; each answers for one."""
    rest = Counter(place.value for place in others)
    alone = []
    for place in places:
        if rest[place.value]:
            rest[place.value] -= 1
        else:
            alone.append(place)
    return alone


def _is_number(reading: Reading, side: int, value: int) -> bool:
    """Whether a side tells a number in any way: as an ordinal, an amount, digits or a character."""
    telling = (reading.a, reading.b)[side]
    figures = (*read_figures(telling), *read_digits(telling))
    if any(Decimal(value) in figure.values for figure in figures):
        return True
    words = find_words(reading, side, WORDS)
    if any(str(value) in word.sense.members for word in words):
        return True
    return telling.language in UNSPACED and any(
        unicodedata.numeric(c, 0) == value for c in telling.text if not c.isdigit()
    )
