"""From a ``TimeExpression`` to days: start with ``resolve``."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Literal

from dateutil.easter import easter

from gestae.coders import periods
from gestae.coders.periods import Period
from gestae.records import Date, TimeExpression

Toward = Literal["past", "future", "nearest"]
"""Where what a partial time leaves out is looked for: "on Friday" the last or the next one."""
YEARS_TRIED = 9
"""How far a 29 February or a "Friday the 13th" is looked for."""


def resolve(
    expression: TimeExpression, anchor: dt.date | Date | None, text: str, toward: Toward = "past"
) -> Date | None:
    """The days a time names, counted from ``anchor``; ``None`` where they cannot be known.

    ``anchor`` is the day (or told date) that the expression's own anchor stands for: the day the
    document appeared, the date told before, or the date of the deed at ``expression.event``;
    with none, only what names its year is resolved. ``text`` is the document's. "Two weeks ago"
    is the week of that day, "a month later" the month: the precision is that of the words. A
    bound ("by March", "since 2015") is not applied: the named period itself is given.
    """
    if anchor is None:
        if not _is_complete(expression):
            return None
        origin = periods.day(dt.date.min)
    elif isinstance(anchor, Date):
        origin = Period(anchor.start, anchor.end, anchor.precision)
    else:
        origin = periods.day(anchor)
    try:
        found = _whole(expression, origin, toward)
    except (ValueError, OverflowError):  # 30 February, the year 0
        return None
    if found is None:
        return None
    span = expression.span
    return Date(found.start, found.end, found.precision, span.of(text), span)


def _is_complete(expression: TimeExpression) -> bool:
    """Whether an expression names its own place in the calendar."""
    if expression.base is not None:
        return _is_complete(expression.base)
    named = (expression.year, expression.decade, expression.century)
    return any(part is not None for part in named) and (
        expression.to is None or expression.to.offset is None
    )


def _whole(expression: TimeExpression, anchor: Period, toward: Toward) -> Period | None:
    """The period with its other end, if it has one; one ahead may have begun already."""
    if toward == "future" and expression.to is not None:
        begun = _whole(expression, anchor, "past")
        if begun is not None and begun.end >= anchor.end:
            return begun
    first = _single(expression, anchor, toward)
    other = expression.to
    if first is None or other is None:
        return first
    is_partial = other.year is None and other.offset is None and other.base is None
    if is_partial:
        anchor, toward = periods.day(first.start), "future"
    last = _single(other, anchor, toward)
    if last is None or last.end < first.start:
        return None
    coarser = max(first.precision, last.precision, key=lambda name: periods.SIZES[name])
    return Period(first.start, last.end, coarser)


def _single(expression: TimeExpression, anchor: Period, toward: Toward) -> Period | None:
    if expression.base is not None:
        found = _from_base(expression, expression.base, anchor, toward)
    elif expression.offset is not None:
        found = _from_offset(expression, anchor)
    else:
        found = _absolute(expression, anchor, toward)
    runs_through = expression.part == "late" and expression.bound in ("by", "until", "before")
    if found is None or expression.part is None or runs_through:
        return found  # "by the end of March" leaves the whole month
    return periods.narrowed(found, expression.part)


def _exact(expression: TimeExpression, anchor: Period) -> dt.date | None:
    """The very day so many units from the anchor, through all steps of a compound length."""
    start: dt.date | None = anchor.start
    if expression.base is not None:
        start = _exact(expression.base, anchor)
    if start is None or expression.offset is None:
        return start
    return _stepped(start, expression, expression.offset)


def _stepped(start: dt.date, expression: TimeExpression, offset: int) -> dt.date | None:
    """The day so many of an expression's units from another."""
    if expression.working:
        return periods.workdays(start, offset)
    return periods.shifted(start, offset, expression.unit)


def _from_base(
    expression: TimeExpression, base: TimeExpression, anchor: Period, toward: Toward
) -> Period | None:
    """What counts from, or in, another time: "two weeks after 15 January", "the first week of"."""
    within = _whole(base, anchor, toward)
    if within is None:
        return None
    if expression.nth is not None:
        return _nth(expression, within, expression.nth)
    if expression.offset is None:
        return None
    if base.offset is not None and not _parts(base):  # a step of a compound length
        day = _exact(expression, anchor)
        if day and expression.offset == 0 and expression.unit == "day":
            return Period(day, day, base.unit)  # the very day, known as exactly as its words
    elif within.is_finer(expression.unit):
        day = _stepped(within.start, expression, expression.offset)
    else:
        return None
    whole = periods.containing(day, expression.unit) if day else None
    return _refined(expression, whole) if whole and _parts(expression) else whole


def _nth(expression: TimeExpression, within: Period, nth: int) -> Period | None:
    """The nth unit or weekday that begins within a period; negative counts from its end."""
    day, found = within.start, list[Period]()
    step = dt.timedelta(1)
    while day <= within.end and len(found) < 400:
        if expression.weekday is not None:
            if day.weekday() == expression.weekday:
                found.append(periods.day(day))
            day += step
            continue
        unit = periods.containing(day, expression.unit)
        thursday = unit.start + dt.timedelta(3)  # a week belongs where its Thursday lies (ISO 8601)
        if expression.unit != "week" or within.start <= thursday <= within.end:
            found.append(unit)
        day = unit.end + step
    index = nth - 1 if nth > 0 else nth
    return found[index] if -len(found) <= index < len(found) else None


def _parts(expression: TimeExpression) -> bool:
    """Whether an expression names a month, day or other part of the calendar itself."""
    names = (
        "year", "decade", "century", "quarter", "season", "feast", "month", "day", "weekday",
    )  # fmt: skip
    return any(getattr(expression, name) is not None for name in names)


def _names_part(expression: TimeExpression) -> bool:
    """Whether an expression names a part that every year has one of."""
    return bool(expression.month or expression.season or expression.quarter or expression.feast)


def _from_offset(expression: TimeExpression, anchor: Period) -> Period | None:
    """So many units from the anchor, and the named part of that unit: "June last year"."""
    offset, unit = expression.offset or 0, expression.unit
    if _names_part(expression) and unit in ("day", "month", "season", "quarter"):
        return _occurrence(expression, anchor, offset)
    if expression.weekday is not None and unit == "day":  # "this coming Friday"
        return _nearest_weekday(expression.weekday, anchor, "future")
    if not anchor.is_finer(unit):
        return None
    day = _stepped(anchor.start, expression, offset)
    if day is None:
        return None
    whole = periods.containing(day, unit)
    return _refined(expression, whole) if _parts(expression) else whole


def _refined(expression: TimeExpression, whole: Period) -> Period | None:
    """The part of a week, month or year that an expression names."""
    start = whole.start
    if expression.weekday is not None and whole.precision == "week":
        return periods.day(start + dt.timedelta(expression.weekday))
    if whole.precision == "month" and expression.day is not None:
        return periods.day(start.replace(day=expression.day))
    if whole.precision == "year":
        return _in_year(expression, start.year)
    return None


def _occurrence(expression: TimeExpression, anchor: Period, offset: int) -> Period | None:
    """The month or season before (−1), after (1) or of the anchor's year (0)."""
    year = anchor.start.year
    if offset == 0:
        return _in_year(expression, year)
    order = range(year, year - 3, -1) if offset < 0 else range(year, year + 3)
    for candidate in order:
        found = _in_year(expression, candidate)
        if found and (found.end < anchor.start if offset < 0 else found.start > anchor.end):
            return found
    return None


def _in_year(expression: TimeExpression, year: int) -> Period | None:
    """The month, day, quarter, season or feast of a year."""
    if expression.feast is not None:
        return periods.day(easter(year))
    if expression.month is not None:
        if expression.day is not None:
            return periods.day(dt.date(year, expression.month, expression.day))
        return periods.month(year, expression.month)
    if expression.quarter is not None:
        return periods.months(year, expression.quarter * 3 - 2, 3, "quarter")
    if expression.season is not None:
        return periods.season(year, expression.season)
    return periods.years(year, 1, "year")


def _absolute(expression: TimeExpression, anchor: Period, toward: Toward) -> Period | None:
    if expression.year is not None:
        return _in_year(expression, expression.year)
    if expression.decade is not None:
        return periods.years(expression.decade, 10, "decade")
    if expression.century is not None:
        return periods.years(max(1, expression.century), 100, "century")
    return _partial(expression, anchor, toward)


def _partial(expression: TimeExpression, anchor: Period, toward: Toward) -> Period | None:
    """A time without its year, placed by the anchor."""
    if _names_part(expression):
        return _nearest_year(expression, anchor, toward)
    if expression.day is not None:
        return _nearest_day(expression, anchor, toward)
    if expression.weekday is not None:
        return _nearest_weekday(expression.weekday, anchor, toward)
    return anchor if expression.anchor == "previous" else None


def _nearest_year(expression: TimeExpression, anchor: Period, toward: Toward) -> Period | None:
    def candidates(step: int) -> Iterator[Period]:
        for distance in range(YEARS_TRIED):
            yield from _valid(
                lambda y: _in_year(expression, y), anchor.start.year + step * distance
            )

    found = _toward(candidates, anchor, toward)
    if expression.weekday is not None and found and found.start.weekday() != expression.weekday:
        for step in (-1, 1):  # the weekday tells which year is meant
            for other in list(candidates(step))[:2]:
                if other.start.weekday() == expression.weekday:
                    return other
    return found


def _valid(make: Callable[[int], Period | None], year: int) -> Iterator[Period]:
    try:
        found = make(year)
    except ValueError:  # no 29 February this year
        return
    if found is not None:
        yield found


def _nearest_day(expression: TimeExpression, anchor: Period, toward: Toward) -> Period | None:
    """A day of the month: in the anchor's own month where that is all we know of the anchor."""

    def candidates(step: int) -> Iterator[Period]:
        for distance in range(YEARS_TRIED * 12):
            start = periods.shifted(anchor.start.replace(day=1), step * distance, "month")
            month = start and periods.month(start.year, start.month)
            if not month or not expression.day or expression.day > month.end.day:
                continue
            found = month.start.replace(day=expression.day)
            if expression.weekday is None or found.weekday() == expression.weekday:
                yield periods.day(found)

    if anchor.precision == "month":
        return next(candidates(1), None)
    return _toward(candidates, anchor, toward) if anchor.is_finer("month") else None


def _toward(
    candidates: Callable[[int], Iterator[Period]], anchor: Period, toward: Toward
) -> Period | None:
    """The last candidate that has begun, the first that has not ended, or the nearer of both."""
    past = next((p for p in candidates(-1) if p.start <= anchor.end), None)
    future = next((p for p in candidates(1) if p.end >= anchor.start), None)
    if toward == "past" or future is None:
        return past
    if toward == "future" or past is None:
        return future
    return past if anchor.start - past.end <= future.start - anchor.end else future


def _nearest_weekday(weekday: int, anchor: Period, toward: Toward) -> Period | None:
    if not anchor.is_finer("week"):
        return None
    if anchor.precision == "week":
        return periods.day(anchor.start + dt.timedelta(weekday))
    back = (anchor.start.weekday() - weekday) % 7
    ahead = (weekday - anchor.start.weekday()) % 7
    is_past = toward == "past" or (toward == "nearest" and back < ahead)
    return periods.day(anchor.start + dt.timedelta(-back if is_past else ahead))
