"""Times made of times: actions that read "June last year", "the first week of March", "by Friday".

They serve the last stages of ``tables/figures/time_rules.csv``.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from gestae.linguistics.shared.cascade import Action, Match, Values
from gestae.linguistics.shared.counted_times import calendar_steps
from gestae.linguistics.shared.times import (
    FINEST,
    is_finer,
    is_partial,
    is_shift,
    is_weekday,
    span_of,
    time_of,
    whole_number,
)
from gestae.records import Span, TimeExpression

if TYPE_CHECKING:
    from gestae.records.parsed import TimeUnit


def _joined(match: Match) -> Values:
    return {"time": replace(match.get("time"), span=span_of(match))}


def _refined(match: Match) -> Values | None:
    """A partial time within a shifted one: "June last year", "next week on Friday"."""
    time: TimeExpression = match.get("time")
    base: TimeExpression | None = match.get("base")
    if base is None:
        return None
    if not is_partial(time) or not is_shift(base) or not is_finer(time, base):
        return None
    if time.weekday is not None and time.day is None and base.unit != "week":
        return None  # "the first Friday of next month"
    ends = time.to and replace(time.to, offset=base.offset, unit=base.unit, anchor=base.anchor)
    whole = replace(time, span=span_of(match), offset=base.offset, unit=base.unit, to=ends)
    return {"time": replace(whole, anchor=base.anchor)}


def _range_within(match: Match) -> Values | None:
    """Two ends within a shifted time: "next week between Wednesday and Friday"."""
    time: TimeExpression = match.get("time")
    return _refined(match) if time.to is not None else None


def _part(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    if base.part or base.bound or base.to:
        return None
    if base.day is not None or base.weekday is not None or base.unit == "day":
        return {"time": replace(base, span=span_of(match))}  # "late Tuesday" is that day
    return {"time": replace(base, span=span_of(match), part=match.get("part"))}


def _nth(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    unit, day = match.get("unit", "day"), match.get("day")
    if unit not in FINEST or (day is not None and not is_weekday(day)):
        return None
    weekday = day and day.weekday
    number = int(match.get("nth"))
    return time_of(match, unit, weekday=weekday, nth=number, base=base) if number <= 366 else None


def _nth_of_shift(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    return _nth(match) if is_shift(base) else None


def _nth_weekday(match: Match) -> Values | None:
    """A weekday of the anchor's month: "second Sunday"."""
    day: TimeExpression = match.get("day")
    nth = int(match.get("nth"))
    if not is_weekday(day) or nth > 5:
        return None
    month = TimeExpression(span_of(match), "month", offset=0)
    return time_of(match, "day", weekday=day.weekday, nth=nth, base=month)


def _first_of(match: Match) -> Values | None:
    """The first or last so many units of a period."""
    steps = calendar_steps(match.get("length"))
    nth, base = int(match.get("nth")), match.get("base")
    if not steps or len(steps) > 1 or abs(nth) != 1:
        return None
    count, unit = steps[0]
    first, last = (1, count) if nth > 0 else (-count, -1)
    until = TimeExpression(span_of(match), cast("TimeUnit", unit), nth=last, base=base)
    return time_of(match, unit, nth=first, base=base, to=until)


def _half_of(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    half = int(match.get("half"))
    if half > 2 or base.unit not in ("year", "decade", "century", "month"):
        return None
    if base.unit != "year":
        return {"time": replace(base, span=span_of(match), part="early" if half == 1 else "late")}
    until = TimeExpression(span_of(match), "month", nth=half * 6, base=base)
    return time_of(match, "month", nth=half * 6 - 5, base=base, to=until)


def _week_of(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    if match.get("unit") != "week" or base.to is not None:
        return None
    return time_of(match, "week", offset=0, base=base)


def _days_of_shift(match: Match) -> Values | None:
    """Days of a month that is itself counted: "4 to 22 this month"."""
    first, last = whole_number(match.get("from")), whole_number(match.get("until"))
    base: TimeExpression = match.get("base")
    if not (is_shift(base) and base.unit == "month"):
        return None
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    until = replace(base, span=span_of(match), day=last)
    return {"time": replace(base, span=span_of(match), day=first, to=until)}


def _range(match: Match) -> Values | None:
    """Two times as the ends of one; what the one leaves out is taken from the other."""
    first, last = match.get("base"), match.get("other")
    if first.to or last.to or first.bound or last.bound:
        return None
    loose = (
        "tilde" not in match.pieces[match.start + 1].values and last.span.start - first.span.end > 1
    )
    apposed = loose and "dash" in match.pieces[match.end - 2].values
    if last.anchor != "document" or (apposed and first.unit != last.unit):
        return None
    span = Span(first.span.start, last.span.end)
    if first.year is None and last.year is not None and first.offset is None and not first.decade:
        months = (first.month or 0, last.month or 0)
        first = replace(first, year=last.year - (months[0] > months[1] > 0))
    return {"time": replace(first, span=span, to=last)}


def _bounded(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    if base.bound is not None:
        return None
    return {"time": replace(base, bound=match.get("bound"))}


JOINED_ACTIONS: dict[str, Action] = {
    "bounded": _bounded,
    "days_of_shift": _days_of_shift,
    "first_of": _first_of,
    "half_of": _half_of,
    "joined": _joined,
    "nth": _nth,
    "nth_of_shift": _nth_of_shift,
    "nth_weekday": _nth_weekday,
    "part": _part,
    "range": _range,
    "range_within": _range_within,
    "refined": _refined,
    "week_of": _week_of,
}
