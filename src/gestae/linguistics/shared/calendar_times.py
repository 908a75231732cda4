"""Times of the calendar, whatever the language: actions that read "the 19th century", "Christmas".

They serve the first stages of a pack's ``tables/figures/time_rules.csv``; what only one language
says so stands in its own pack.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gestae.linguistics.shared.cascade import Action, Match, Values
from gestae.linguistics.shared.times import (
    FIELDS,
    FINEST,
    full_year,
    span_of,
    time_of,
    whole_number,
)
from gestae.records import TimeExpression

if TYPE_CHECKING:
    from gestae.records.parsed import TimeUnit


def absolute_fields(match: Match) -> dict[str, Any] | None:
    """The parts of the calendar a rule asked for, ``None`` where there is no such day or month."""
    fields = {name: match.get(name) for name in FIELDS if match.get(name) is not None}
    for name in ("month", "day", "weekday", "quarter"):
        if name in fields:
            fields[name] = whole_number(fields[name])
    if "year" in fields:
        fields["year"] = full_year(fields["year"])
    valid = (
        1 <= (fields.get("day", 1) or 0) <= 31
        and 1 <= fields.get("month", 1) <= 12
        and 1 <= fields.get("quarter", 1) <= 4
    )
    return fields if valid else None


def unit_of(fields: Values) -> str:
    """The finest unit among the parts of the calendar that are told."""
    return next(name if name != "weekday" else "day" for name in FINEST if name in fields)


def _century(match: Match) -> Values | None:
    number = int(match.get("century"))
    return time_of(match, "century", century=(number - 1) * 100) if 1 <= number <= 22 else None


def _half_year(match: Match) -> Values | None:
    half = int(match.get("half"))
    if half > 2:
        return None
    year = None if match.get("year") is None else int(match.get("year"))
    last = TimeExpression(span_of(match), "month", year=year, month=half * 6)
    return time_of(match, "month", year=year, month=half * 6 - 5, to=last)


def _week_number(match: Match) -> Values | None:
    """A week by its number in the year: "week 23"."""
    nth = int(match.get("nth"))
    if match.get("unit") != "week" or not 1 <= nth <= 53:
        return None
    year = match.get("base") or TimeExpression(span_of(match), "year", offset=0)
    return time_of(match, "week", nth=nth, base=year) if year.unit == "year" else None


def _named(match: Match) -> Values:
    first, last, *day = match.get("named")
    if day:
        return time_of(match, "day", year=first, month=day[0], day=day[1])
    until = TimeExpression(span_of(match), "year", year=last) if last != first else None
    return time_of(match, "year", year=first, to=until)


def _holiday(match: Match) -> Values | None:
    month, number, weekday, later = match.get("holiday")
    year = None if match.get("year") is None else int(match.get("year"))
    if month == 0:
        feast = TimeExpression(span_of(match), "day", year=year, feast="easter")
        return {"time": feast} if not later else time_of(match, "day", offset=later, base=feast)
    if weekday is None:
        return time_of(match, "day", year=year, month=month, day=number)
    base = TimeExpression(span_of(match), "month", year=year, month=month)
    if not later:
        return time_of(match, "day", weekday=weekday, nth=number, base=base)
    day = TimeExpression(span_of(match), "day", weekday=weekday, nth=number, base=base)
    return time_of(match, "day", offset=later, base=day)


def _same_time(match: Match) -> Values:
    return time_of(match, "day", anchor="previous")


def _weekend(match: Match) -> Values:
    offset, anchor = match.get("offset"), match.get("anchor", "document")
    unit: TimeUnit = "day" if offset is None else "week"
    sunday = TimeExpression(span_of(match), unit, anchor, weekday=6, offset=offset)
    return time_of(match, unit, anchor=anchor, weekday=5, offset=offset, to=sunday)


def _weekend_of(match: Match) -> Values | None:
    """The weekend of the week that a day lies in: "the weekend of 3 March"."""
    base: TimeExpression = match.get("base")
    if base.unit not in ("day", "week") or base.to is not None:
        return None
    sunday = TimeExpression(span_of(match), "week", weekday=6, offset=0, base=base)
    return {"time": replace(sunday, weekday=5, to=sunday)}


def _days_of_month(match: Match) -> Values | None:
    first, last = whole_number(match.get("from")), whole_number(match.get("until"))
    month = int(match.get("month"))
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    year = None if match.get("year") is None else full_year(match.get("year"))
    until = TimeExpression(span_of(match), "day", year=year, month=month, day=last)
    return time_of(match, "day", year=year, month=month, day=first, to=until)


SHARED_CALENDAR_ACTIONS: dict[str, Action] = {
    "century": _century,
    "days_of_month": _days_of_month,
    "half_year": _half_year,
    "holiday": _holiday,
    "named": _named,
    "same_time": _same_time,
    "week_in": _week_number,
    "week_number": _week_number,
    "weekend": _weekend,
    "weekend_of": _weekend_of,
}
