"""Stretches of the calendar: ``Period`` and what leads from one to another.

Months, quarters and seasons lie where the northern half of the world has them: spring is March to
May, and the winter of a year begins in its December. Weeks run from Monday to Sunday.
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

from gestae.records import Precision

SIZES: dict[Precision, int] = {
    "day": 1,
    "week": 7,
    "month": 31,
    "quarter": 92,
    "season": 92,
    "year": 366,
    "decade": 3653,
    "century": 36525,
}
"""Days at most, to tell the finer of two precisions."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season."""
SATURDAY = 5
MOST_WORKDAYS = 1000
"""Working days that are counted one by one; nobody counts more."""
Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` through ``end``, known as exactly as ``precision`` says."""

    start: dt.date
    end: dt.date
    precision: Precision

    def is_finer(self, precision: Precision) -> bool:
        """Whether the period is told at least as exactly as in units of ``precision``."""
        return SIZES[self.precision] <= SIZES[precision]


def day(on: dt.date) -> Period:
    """A single day."""
    return Period(on, on, "day")


def month(year: int, number: int) -> Period:
    """A month of a year, January is 1."""
    last = calendar.monthrange(year, number)[1]
    return Period(dt.date(year, number, 1), dt.date(year, number, last), "month")


def months(year: int, first: int, count: int, precision: Precision) -> Period:
    """``count`` months from ``first``, which may run into the next year."""
    end = year * 12 + first - 1 + count - 1
    return Period(dt.date(year, first, 1), month(end // 12, end % 12 + 1).end, precision)


def season(year: int, name: str) -> Period:
    """A season by its English name; the winter of 2022 begins in December 2022."""
    return months(year, SEASONS[name], 3, "season")


def years(first: int, count: int, precision: Precision) -> Period:
    """``count`` years from ``first``."""
    return Period(dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31), precision)


def containing(on: dt.date, unit: Precision) -> Period:
    """The unit of the calendar that a day lies in."""
    if unit == "day":
        return day(on)
    if unit == "week":
        monday = on - dt.timedelta(on.weekday())
        return Period(monday, monday + dt.timedelta(6), "week")
    if unit == "month":
        return month(on.year, on.month)
    if unit == "quarter":
        return months(on.year, (on.month - 1) // 3 * 3 + 1, 3, "quarter")
    if unit == "season":
        first = on.month // 3 * 3 or 12
        return months(on.year - (on.month < 3), first, 3, "season")
    count = {"year": 1, "decade": 10, "century": 100}[unit]
    return years(max(1, on.year // count * count), count, unit)


def shifted(on: dt.date, count: int, unit: Precision) -> dt.date | None:
    """The day ``count`` units on (or back); the last of the month where there is no such day.

    ``None`` where it lies outside the years 1 to 9999.
    """
    try:
        if unit in ("day", "week"):
            return on + dt.timedelta(count * (7 if unit == "week" else 1))
        size = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
        total = on.year * 12 + on.month - 1 + count * size[unit]
        year, number = divmod(total, 12)
        last = calendar.monthrange(year, number + 1)[1]
        return dt.date(year, number + 1, min(on.day, last))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None


def workdays(on: dt.date, count: int) -> dt.date | None:
    """The day ``count`` working days on (or back), Monday to Friday; ``None`` for too many."""
    if abs(count) > MOST_WORKDAYS:
        return None
    step = dt.timedelta(1 if count > 0 else -1)
    left = abs(count)
    while left:
        on += step
        left -= on.weekday() < SATURDAY
    return on


def narrowed(period: Period, part: Part) -> Period:
    """The early, middle or late part of a period, in whole units of its next finer kind.

    Of a month its days 1-15, 10-20 and 16 to the last; of a year four months each; of a decade
    the years 0-3, 4-6 and 7-9; of a week Monday to Wednesday, Tuesday to Friday, Thursday to
    Sunday. The precision stays the period's own.
    """
    start, end = period.start, period.end
    if period.precision == "week":
        first, last = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}[part]
    elif period.precision == "month":
        first, last = {"early": (0, 14), "mid": (9, 19), "late": (15, (end - start).days)}[part]
    else:
        return _third(period, part)
    days = (start + dt.timedelta(first), start + dt.timedelta(last))
    return Period(*days, period.precision)


def _third(period: Period, part: Part) -> Period:
    """The early, middle or late third of a year or a part of it, a decade, any stretch of days."""
    start, end = period.start, period.end
    index = ("early", "mid", "late").index(part)
    if period.precision in ("year", "season", "quarter"):
        size = 4 if period.precision == "year" else 1
        cuts = [shifted(start, size * i, "month") or start for i in range(3)]
    elif period.precision == "decade":
        cuts = [start.replace(year=start.year + i) for i in (0, 4, 7)]
    else:
        third = ((end - start).days + 1) / 3
        cuts = [start + dt.timedelta(round(third * i)) for i in range(3)]
    ends = [cuts[1] - dt.timedelta(1), cuts[2] - dt.timedelta(1), end]
    return Period(cuts[index], max(cuts[index], ends[index]), period.precision)
