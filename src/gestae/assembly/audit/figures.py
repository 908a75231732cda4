"""The figures of a telling, however they are told: ``read_figures``."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from gestae.assembly.audit.named_periods import named_periods
from gestae.assembly.audit.telling import Telling
from gestae.assembly.stretch import find_figures
from gestae.ontology.actors import UNSPACED
from gestae.ontology.units import known_units
from gestae.records import Quantity, Span
from gestae.records.parsed import TimeExpression

Part = Literal["year", "quarter", "month", "day", "decade"]
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TAIL = re.compile(
    r"[ -]?(?:thousand|million|billion|trillion|bn|tn)\b|[十百千万萬亿億兆]+", re.IGNORECASE
)
ROUGH = Decimal("0.06")
"""What two figures may be apart as a share of the larger, where one side says "about" or its unit
was converted."""
_TORN = re.compile(r",\d{1,2}$")
_JOINED = re.compile(r"-[A-Za-z]")
_HOUR = re.compile(r"(\d{1,2}):(\d\d)(?!\d)")
A_FEW = 3
"""What the packs count a few or several units of time as."""
LATEST_SHORT_YEAR = 999
MEASURED = frozenset({"duration", "money", "share", "age"})
"""Kinds of amounts that no part of a date may be taken for."""
DEGREES = ("degree Celsius", "degree Fahrenheit")
NINE_FIFTHS = Decimal("1.8")
FREEZING = 32
"""The freezing point of water in degrees Fahrenheit."""
BARE = 31
"""Numbers up to it may be a day, so that they are looked for among dates, too."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a text tells: the values that it may be taken for, its unit and its words.

    ``kind`` is that of an amount, or ``date`` with the ``part`` of the date, or ``digits`` where
    nothing but the digits is known. ``ends`` are those of a range. ``sure`` is false of a number in
    words too small to be told on purpose (one, two, a pair), of a few, and of the years of a named
    war. ``torn`` is a numeral whose last comma parts no thousands: 52,0.
    ``spelt`` is an amount in words, which no language takes for a date.
    """

    values: tuple[Decimal, ...]
    kind: str
    unit: str | None
    span: Span
    part: Part | None = None
    about: bool = False
    sure: bool = True
    bound: Literal["least", "most"] | None = None
    ends: tuple[Decimal, Decimal] | None = None
    torn: bool = False
    spelt: bool = False


def read_figures(telling: Telling) -> tuple[Figure, ...]:
    """The figures in order of the text: amounts, parts of dates, and what else stands in digits."""
    found: list[Figure] = []
    for sentence in telling.sentences:
        found += (_of_quantity(quantity, telling) for quantity in sentence.quantities)
        for time in sentence.times:
            found += _of_time(time, time.span, telling)
    covered = [figure.span for figure in found]
    found += (
        figure for figure in _of_digits(telling)
        if figure.torn or not any(map(figure.span.overlaps, covered))
    )  # fmt: skip
    named = [span for span, _ in named_periods(telling)]
    found = [replace(f, sure=False) if any(map(f.span.overlaps, named)) else f for f in found]
    return tuple(sorted(found, key=lambda figure: figure.span))


def read_digits(telling: Telling) -> tuple[Figure, ...]:
    """What stands in digits outside of amounts, whatever it was read as: hours, scores, models."""
    amounts = [q.span for sentence in telling.sentences for q in sentence.quantities if q.unit]
    years = [time.span for s in telling.sentences for time in s.times if time.year is not None]
    return tuple(
        replace(f, part="year") if _is_year(f) and any(map(f.span.overlaps, years)) else f
        for f in _of_digits(telling)
        if not any(map(f.span.overlaps, amounts))
    )


def _is_year(figure: Figure) -> bool:
    return len(figure.values) == 1 and figure.values[0] > LATEST_SHORT_YEAR


def _of_quantity(quantity: Quantity, telling: Telling) -> Figure:
    values = {value for value in (quantity.low, quantity.high) if value is not None}
    if quantity.kind == "share" and any(value < 1 for value in values):
        values |= {value * 100 for value in values}
    text = quantity.span.of(telling.document.text)
    in_digits = any(character.isdigit() for character in text)
    few = all(value <= 2 for value in values) or (quantity.about and not in_digits)
    unit = "tonne" if quantity.unit == "ton" else quantity.unit
    kind = "distance" if quantity.kind == "range" else quantity.kind
    measured = quantity.kind == "duration" and not quantity.about and min(values) > 1
    sure = in_digits or not few or measured
    bound: Literal["least", "most"] | None = None
    if quantity.low is None or quantity.high is None:
        bound = "most" if quantity.low is None else "least"
    told = tuple(sorted(values))
    span, about = quantity.span, quantity.about
    spelt = not in_digits
    return Figure(told, kind, unit, span, None, about, sure, bound, _ends(quantity), spelt=spelt)


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    low, high = quantity.low, quantity.high
    return None if low is None or high is None or low == high else (low, high)


def _is_counted(telling: Telling, span: Span) -> bool:
    """Whether a stretch tells a number, rather than a few (recent weeks, 几天前)."""
    text = span.of(telling.document.text)
    if any(unicodedata.numeric(character, None) is not None for character in text):
        return True
    tokens = [t for s in telling.sentences for t in s.tokens if span.covers(Span(t.start, t.end))]
    return telling.language not in UNSPACED and any(token.pos == "NUM" for token in tokens)


def _of_time(time: TimeExpression, span: Span, telling: Telling) -> Iterator[Figure]:
    parts: tuple[tuple[Part, int | None], ...] = (
        ("year", time.year), ("quarter", time.quarter), ("month", time.month), ("day", time.day),
        ("decade", time.decade),
    )  # fmt: skip
    for part, value in parts:
        if value is not None:
            yield Figure((Decimal(value),), "date", None, span, part)
    if time.offset is not None and abs(time.offset) > 1:
        count = abs(time.offset)
        # "20 days from July 26" are told as the first day and 19 more.
        counts = (count, count + 1) if time.base is not None else (count,)
        sure = count != A_FEW or _is_counted(telling, span)
        yield Figure(tuple(map(Decimal, counts)), "duration", time.unit, span, None, not sure, sure)
    for other in (time.to, time.base):
        if other is not None:
            yield from _of_time(other, span, telling)


def _of_digits(telling: Telling) -> Iterator[Figure]:
    text = unicodedata.normalize("NFKC", telling.text)
    if len(text) != len(telling.text):
        text = telling.text
    for match in _DIGITS.finditer(text):
        tail = _TAIL.match(text, match.end())
        values = {Decimal(match[0].replace(",", ""))}
        torn = bool(_TORN.search(match[0]))
        if not torn:
            values |= set(map(Decimal, find_figures(match[0] + (tail[0] if tail else ""))))
        span = Span(telling.span.start + match.start(), telling.span.start + match.end())
        spelt = text[max(0, match.start() - 1) : match.start()]
        inside = spelt.isascii() and (spelt.isalpha() or spelt == "-")  # a name: Ka-52, F16, G7
        inside = inside or bool(_JOINED.match(text, match.end()))
        if hour := _HOUR.match(text, match.start()):
            values.add(Decimal(f"{hour[1]}.{hour[2]}"))
        minutes = spelt == ":" or not any(values)
        if torn and (last := Decimal(match[0].rpartition(",")[2])):
            values.add(last)  # "in 1990,2 of them": a mark without its space
        told = tuple(sorted(values))
        yield Figure(told, "digits", None, span, sure=not inside and not minutes, torn=torn)


def is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures may tell the same, in whatever unit, rounded or not."""
    if one.part or other.part:
        return _is_same_date(one, other)
    if {one.unit, other.unit} == set(DEGREES):
        return _is_same_heat(*((one, other) if one.unit == DEGREES[0] else (other, one)))
    ratio = ratio_of(one, other)
    if ratio is None:
        return False
    rough = one.about != other.about or ratio != 1
    if one.ends and other.ends and one.kind == other.kind:
        return all(
            _alike(mine * ratio, theirs, rough=rough)
            for mine, theirs in zip(one.ends, other.ends, strict=True)
        )
    return any(
        _alike(mine * ratio, theirs, rough=rough) for mine in one.values for theirs in other.values
    )


def _is_same_date(one: Figure, other: Figure) -> bool:
    """Whether a part of a date and another figure may tell the same."""
    if one.part and other.part:
        return one.part == other.part and one.values == other.values
    if "decade" in (one.part, other.part):
        return any(a % 100 == b % 100 for a in one.values for b in other.values)
    if _is_age_of_a_date(one, other) or _is_age_of_a_date(other, one):
        return False
    return not set(one.values).isdisjoint(other.values)


def _is_same_heat(celsius: Figure, fahrenheit: Figure) -> bool:
    """Whether two temperatures are within a degree of each other, or two differences of them."""
    return any(
        abs(warm * NINE_FIFTHS + freezing - hot) <= NINE_FIFTHS
        for warm in celsius.values
        for hot in fahrenheit.values
        for freezing in (FREEZING, 0)
    )


def _is_age_of_a_date(date: Figure, other: Figure) -> bool:
    """Whether a part of a date meets an amount that is measured, so that they tell two things."""
    amount = other.kind in MEASURED or other.unit is not None or other.spelt
    return date.part is not None and amount


def ratio_of(one: Figure, other: Figure) -> Decimal | None:
    """What the one's unit is in the other's; ``None`` where they cannot be the same."""
    if one.unit == other.unit or one.unit is None or other.unit is None:
        return Decimal(1)
    if "money" in (one.kind, other.kind):
        return None  # another currency, or "pounds" that are no weight
    ratio = known_units().ratio(one.unit, other.unit)
    return ratio if ratio is not None or one.kind == other.kind == "duration" else Decimal(1)


def _alike(mine: Decimal, theirs: Decimal, *, rough: bool) -> bool:
    if mine == theirs:
        return True
    if min(abs(mine), abs(theirs)) < 10 and mine == int(mine) and theirs == int(theirs):
        return False
    largest = max(abs(mine), abs(theirs))
    return rough and abs(mine - theirs) <= ROUGH * largest and _is_rounded(mine, theirs)


def _is_rounded(mine: Decimal, theirs: Decimal) -> bool:
    """Whether one of the figures has fewer digits that count than the other, or both have many."""
    counts = _counting_digits(mine), _counting_digits(theirs)
    return counts[0] != counts[1] or min(counts) > 3


def _counting_digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
