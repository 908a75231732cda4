"""What the actions that read times share: ``time_of`` makes one, the others ask what one is."""

from typing import Any

from gestae.linguistics.shared.cascade import Match, Values
from gestae.records import Span, TimeExpression

FIELDS = ("year", "decade", "century", "quarter", "season", "feast", "month", "day", "weekday")
"""What an absolute time tells, by the names of ``TimeExpression``."""
FINEST = ("day", "weekday", "week", "month", "quarter", "season", "year", "decade", "century")
"""Units and fields of a time from the finest; the first that is told is its unit."""


def span_of(match: Match) -> Span:
    """The stretch of the document that was matched."""
    return Span(match.first.start, match.last.end)


def time_of(match: Match, unit: Any, **fields: Any) -> Values:
    """A piece whose reading is a time over the whole match."""
    return {"time": TimeExpression(span_of(match), unit, **fields)}


def whole_number(value: Any) -> int | None:
    """A field's value as a whole number, ``None`` where it is none ("3.5 March")."""
    return int(value) if value is not None and value == int(value) else None


def full_year(value: Any) -> int:
    """Years of two digits lie between 1950 and 2049."""
    year = int(value)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def is_finer(time: TimeExpression, base: TimeExpression) -> bool:
    """Whether a time is told in smaller units than another."""
    return FINEST.index(time.unit) < FINEST.index(base.unit)


def is_partial(time: TimeExpression) -> bool:
    """Whether a time leaves its year to be filled in: "March", "on Friday"."""
    told = (time.year, time.decade, time.century, time.offset, time.base, time.part, time.bound)
    return all(value is None for value in told) and time.anchor == "document"


def is_shift(time: TimeExpression) -> bool:
    """Whether a time is nothing but a week or longer counted from another: "next month"."""
    if time.offset is None or time.to or time.base or time.part or time.unit == "day":
        return False
    return all(getattr(time, name) is None for name in FIELDS)


def is_weekday(time: TimeExpression) -> bool:
    """Whether a time is a bare day of the week."""
    return time.weekday is not None and time.day is None and is_partial(time) and not time.to
