"""What Chinese words of the calendar come to: actions of ``tables/figures/time_rules.csv``.

What other languages read alike stands in ``linguistics/shared``. No day is resolved here.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from gestae.linguistics.shared.calendar_times import (
    SHARED_CALENDAR_ACTIONS,
    absolute_fields,
    unit_of,
)
from gestae.linguistics.shared.cascade import Action, Match, Values
from gestae.linguistics.shared.counted_times import COUNTED_ACTIONS, calendar_steps, stepped
from gestae.linguistics.shared.drafts import values_at
from gestae.linguistics.shared.joined_times import JOINED_ACTIONS
from gestae.linguistics.shared.lengths import LENGTH_ACTIONS, Length
from gestae.linguistics.shared.times import full_year, span_of, time_of, whole_number
from gestae.records import TimeExpression

HALF = Decimal("0.5")
FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Four digits before 年 between these are a year."""
REPUBLIC = 1911
"""The year before the first of the Republic's calendar, in use in Taiwan."""
REPUBLICAN = range(100, 150)
"""Years of the Republic that are written without its name before a month: 113年2月."""
SEVERAL = (Decimal(3), Decimal(9))
BARE_YEARS = range(1980, 2041)
"""Numbers that are years before a noun."""
ENDS = frozenset((
    "de", "comma", "stop", "dot", "close", "before", "after", "since_tail", "during", "quote",
    "enumerated", "time",
))  # fmt: skip
"""What may follow 多 behind a length."""
COUNTS_DAYS = frozenset(("lasting", "few", "past", "coming", "recent", "first", "last", "every"))
"""What makes "三日" a length before it."""
COUNTED_DAYS = frozenset(("before", "after", "since_tail", "during", "more", "tail"))
"""What makes "三日" a length behind it."""


def _year(match: Match) -> Values | None:
    """A year, where the number before 年 is no count of years."""
    number, values = match.get("year"), _number_piece(match)
    year = _year_of(number, values, match)
    return None if year is None else {"calyear": year}


def _number_piece(match: Match) -> Values:
    for piece in match.pieces[match.start : match.end]:
        if "number" in piece.values:
            return piece.values
    return {}


def _year_of(number: Decimal, values: Values, match: Match) -> int | None:
    whole = whole_number(number)
    counted = "scaled" in values or "lasting" in values_at(match, match.start - 1)
    if whole is None or whole < 0 or counted:
        return None
    if "sure" in match.values:
        return whole
    if FIRST_YEAR <= whole <= LAST_YEAR:
        is_round = "spelled" in values and "positional" not in values and whole % 100 == 0
        return whole if not is_round or _is_before_month(match) else None
    return _short_year(whole, values, match)


def _is_before_month(match: Match) -> bool:
    return "monthmark" in values_at(match, match.end + 1)


def _short_year(whole: int, values: Values, match: Match) -> int | None:
    """A year of up to three digits: 07年, 九八年, 113年2月, 在789年."""
    if not {"positional", "zeroed"}.isdisjoint(values):
        return full_year(whole)
    if _is_before_month(match):
        is_republican = "digits" in values and whole in REPUBLICAN
        return whole + REPUBLIC if is_republican else full_year(whole)
    pointed = not {"at", "since"}.isdisjoint(values_at(match, match.start - 1))
    return whole if whole >= 100 and pointed and "digits" in values else None


def _years(match: Match) -> Values | None:
    """Two years with one 年: "1995-1997年", "2022至23年"."""
    first, last = whole_number(match.get("low")), whole_number(match.get("year"))
    if first is None or last is None or not FIRST_YEAR <= first <= LAST_YEAR:
        return None
    if last < 100:
        last += first // 100 * 100
    return {"years": (first, last)} if first < last <= LAST_YEAR else None


def _season_years(match: Match) -> Values | None:
    """Two years in a row before a noun: 2019-2020赛季."""
    first, last = whole_number(match.get("low")), whole_number(match.get("year"))
    if first is None or first not in BARE_YEARS or last not in (first + 1, (first + 1) % 100):
        return None
    return {"years": (first, first + 1)}


def _years_alone(match: Match) -> Values:
    first, last = match.get("years")
    until = TimeExpression(span_of(match), "year", year=last)
    return time_of(match, "year", year=first, to=until)


def _era(match: Match) -> Values | None:
    count = whole_number(match.get("number"))
    year = None if count is None else int(match.get("era")) + count - 1
    return {"calyear": year} if year is not None and 1 <= year <= LAST_YEAR else None


def _nothing(match: Match) -> Values:
    del match
    return {"junk": None}


def _month(match: Match) -> Values | None:
    month = whole_number(match.get("month"))
    return {"calmonth": month} if month is not None and 1 <= month <= 12 else None


def _months(match: Match) -> Values | None:
    """Two months side by side: 七八月."""
    first, last = (whole_number(value) for value in match.get("pair"))
    if first is None or last is None or not 1 <= first < last <= 12:
        return None
    until = TimeExpression(span_of(match), "month", month=last)
    return time_of(match, "month", month=first, to=until)


def _day(match: Match) -> Values | None:
    """A day of the month; 日 also counts days: "三日内"."""
    number, mark = match.get("day"), match.last.values["daymark"]
    day = whole_number(number)
    is_day = day is not None and 1 <= day <= 31 and "scaled" not in match.first.values
    length = {"length": Length(number, number, "day")}
    if mark != "day":
        return {"calday": day} if is_day else None
    if not is_day:
        return length
    said = {"spelled": number} if "spelled" in match.first.values else {}
    return {"calday": day, **length, **said}


def _day_alone(match: Match) -> Values | None:
    """A bare day of the month, where it is no count of days."""
    before, after = values_at(match, match.start - 1), values_at(match, match.end)
    limited = before.get("bound", "exact") != "exact"
    if not COUNTS_DAYS.isdisjoint(before) or "de" in before or limited:
        return None
    if "length" not in match.first.values:
        return None if not {"noun", "name", "classifier"}.isdisjoint(after) else _absolute(match)
    if "monthunit" in before or COUNTED_DAYS.isdisjoint(after):
        return _absolute(match)
    few = match.get("day") <= 10 and ("spelled" in match.first.values or "before" not in after)
    return None if few or "during" in after else _absolute(match)


def _days_alone(match: Match) -> Values | None:
    first, last = whole_number(match.get("from")), whole_number(match.get("until"))
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    if not COUNTS_DAYS.isdisjoint(values_at(match, match.start - 1)):
        return None
    until = TimeExpression(span_of(match), "day", day=last)
    return time_of(match, "day", day=first, to=until)


def _month_day(match: Match) -> Values | None:
    """A day without its 日: "一月二十三"; only written in words."""
    return _absolute(match) if "spelled" in match.last.values else None


def _absolute(match: Match) -> Values | None:
    fields = absolute_fields(match)
    if fields is None or any(value is None for value in fields.values()):
        return None
    return time_of(match, unit_of(fields), **fields)


def _quarter(match: Match) -> Values | None:
    quarter = whole_number(match.get("quarter"))
    return {"calquarter": quarter} if quarter is not None and 1 <= quarter <= 4 else None


def _century_mark(match: Match) -> Values | None:
    number = whole_number(match.get("century"))
    if number is None or not 1 <= number <= 22:
        return None
    return {"calcentury": (number - 1) * 100}


def _century_told(match: Match) -> Values:
    return time_of(match, "century", century=int(match.get("century")))


def _decade(match: Match) -> Values | None:
    """A decade by its century, or (of two digits) the last one of that name."""
    decade, century = whole_number(match.get("decade")), match.get("century")
    if decade is None or decade % 10 or not 0 <= decade <= LAST_YEAR:
        return None
    if decade < 100:
        decade += int(century) if century is not None else 1900 if decade >= 30 else 2000
    return {"decade": decade}


def _decade_alone(match: Match) -> Values:
    return time_of(match, "decade", decade=match.get("decade"))


def _clock(match: Match) -> Values | None:
    """A time of day: sure with 时 or a part of the day, or where another one is told."""
    values = [piece.values for piece in match.pieces[match.start : match.end]]
    sure = any(v.get("clockmark") == "hour" or "daypart" in v or "digits" in v for v in values)
    told = any(not {"daypart", "clock"}.isdisjoint(piece.values) for piece in match.pieces)
    hour = match.get("hour")
    if hour != int(hour) or not 0 <= hour <= 24 or not (sure or told):
        return None
    return {"clock": None}


def _clock_alone(match: Match) -> Values:
    """A time of day that no day stands with: one of the day told before."""
    return {"clock": None, **time_of(match, "day", offset=0, anchor="previous")}


def _literal(match: Match) -> Values | None:
    """Digits as dates: year first, or day, month, year."""
    first, second, third = match.get("date")
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return time_of(match, "day", year=full_year(year), month=month, day=day)


def _slashed_day(match: Match) -> Values | None:
    """Month and day: "12/25"; what is a fraction was read before."""
    month, day = match.get("parts")
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return time_of(match, "day", month=month, day=day)


def _weekday_of(match: Match) -> Values:
    weekday = whole_number(match.get("weekday"))
    return time_of(match, "week", offset=int(match.get("point")), weekday=weekday)


def _weekend_of_point(match: Match) -> Values | None:
    values = {**match.values, "offset": int(match.get("point"))}
    return SHARED_CALENDAR_ACTIONS["weekend"](replace(match, values=values))


def _shifted(match: Match) -> Values:
    unit, offset, anchor = match.get("shift")
    return time_of(match, unit, offset=offset, anchor=anchor)


def _pointed(match: Match) -> Values | None:
    """The unit before, after or of this one: 上月, 下周, 本季度."""
    unit, offset = match.get("unit"), int(match.get("point"))
    if unit in ("day", "workday", "century") or (unit == "year" and not offset):
        return None
    return time_of(match, unit, offset=offset)


def _stretch_of(match: Match) -> Values | None:
    """So many units before or after now: 上两个月."""
    count = match.get("few")
    length = Length(count, count, match.get("unit"))
    values = {"length": length, "direction": int(match.get("point"))}
    return COUNTED_ACTIONS["stretch"](replace(match, values=values))


def _season_of(match: Match) -> Values:
    return time_of(match, "year", offset=int(match.get("offset")), season=match.get("season"))


def _part_of_now(match: Match) -> Values:
    return time_of(match, match.get("unit"), offset=0, part=match.get("part"))


def _length(match: Match) -> Values | None:
    """A number of units; one in words (一天) is an article as "a" is."""
    values = LENGTH_ACTIONS["length"](match)
    if values is None or "single" not in match.first.values:
        return values
    length: Length = values["length"]
    return {"length": replace(length, article=length.low == length.high == 1)}


def _length_between(match: Match) -> Values:
    low, high = match.get("pair")
    return {"length": Length(low, high, match.get("unit"))}


def _length_half(match: Match) -> Values:
    count = match.get("low") + HALF
    return {"length": Length(count, count, match.get("unit"))}


def _length_more(match: Match) -> Values:
    low = match.get("low")
    return {"length": Length(low, low, match.get("unit")), "openlength": 1}


def _half_more_length(match: Match) -> Values:
    """More than half a unit: 半个多世纪."""
    return {**LENGTH_ACTIONS["half_length"](match), "openlength": 1}  # type: ignore[dict-item]


def _length_plus(match: Match) -> Values:
    low = match.get("low")[0]
    return {"length": Length(low, low, match.get("unit")), "openlength": 1}


def _length_few(match: Match) -> Values:
    return {"length": Length(*SEVERAL, match.get("unit"), about=True)}


def _day_length(match: Match) -> Values | None:
    """Days of a month's form that last, by what is behind them: 14日集中隔离."""
    length: Length | None = match.first.values.get("length")
    return {"length": replace(length, article=False)} if length is not None else None


def _more_length(match: Match) -> Values | None:
    """More than a length: 三年多; not 多 of what follows (两天多云)."""
    after = values_at(match, match.end)
    if after and ENDS.isdisjoint(after):
        return None
    return {"length": match.get("first"), "openlength": 1}


def _bare_year(match: Match) -> Values | None:
    """A year without 年 before a noun: 2022北京冬奥会."""
    year, values = whole_number(match.get("year")), match.first.values
    if year is None or year not in BARE_YEARS or "digits" not in values or "scaled" in values:
        return None
    return time_of(match, "year", year=year)


def _compound(match: Match) -> Values | None:
    """Lengths in several units together: 两年零三个月."""
    pieces = match.pieces[match.start : match.end]
    parts: list[Length] = [p.values["length"] for p in pieces if "length" in p.values]
    units = {part.unit for part in parts}
    if len(units) < len(parts) or any(part.about or part.rest for part in parts):
        return None
    if parts[0].unit == "week" and parts[0].article:
        return None  # 一周四天 is four days of each week
    return {"length": replace(parts[0], rest=tuple(parts[1:]), article=False)}


def _later(match: Match) -> Values | None:
    """A length on: from the document's day where the sentence looks ahead, else from a deed told
    just before, or from the time told before.
    """
    steps = calendar_steps(match.get("length"))
    if steps is None or "openlength" in match.first.values:
        return None  # 三个多月后 names no day
    ahead = any("futurity" in piece.values for piece in match.pieces)
    anchor = "document" if ahead else _origin(match)
    return {"time": stepped(span_of(match), steps, 1, anchor=anchor)}


def _origin(match: Match) -> str:
    before = values_at(match, match.start - 1)
    deed = not {"verb", "noun"}.isdisjoint(before)
    return "event" if deed else "previous"


def _range_numbers(match: Match) -> Values | None:
    """A number and a time as the ends of one: "5至7月"."""
    first, last = whole_number(match.get("from")), match.get("base")
    field = next((name for name in ("day", "month", "quarter") if getattr(last, name)), None)
    if first is None or field is None or not 1 <= first < getattr(last, field):
        return None
    if last.to or last.unit != field:
        return None
    begun = replace(last, span=span_of(match), to=last, **_named(field, first))
    return {"time": begun}


def _named(field: str, value: int) -> dict[str, Any]:
    return {field: value}


ACTIONS: dict[str, Action] = {
    **LENGTH_ACTIONS,
    **SHARED_CALENDAR_ACTIONS,
    **COUNTED_ACTIONS,
    **JOINED_ACTIONS,
    "absolute": _absolute,
    "bare_year": _bare_year,
    "century_alone": _century_told,
    "century_mark": _century_mark,
    "century_told": _century_told,
    "clock": _clock,
    "clock_alone": _clock_alone,
    "compound_zh": _compound,
    "day": _day,
    "day_alone": _day_alone,
    "day_length": _day_length,
    "half_more_length": _half_more_length,
    "days_alone": _days_alone,
    "decade": _decade,
    "decade_alone": _decade_alone,
    "era": _era,
    "later": _later,
    "length": _length,
    "length_between": _length_between,
    "length_few": _length_few,
    "length_half": _length_half,
    "length_more": _length_more,
    "length_plus": _length_plus,
    "literal": _literal,
    "month": _month,
    "months": _months,
    "month_day": _month_day,
    "more_length": _more_length,
    "nothing": _nothing,
    "part_of_now": _part_of_now,
    "pointed": _pointed,
    "quarter": _quarter,
    "range_numbers": _range_numbers,
    "season_years": _season_years,
    "season_of": _season_of,
    "shifted": _shifted,
    "slashed_day": _slashed_day,
    "stretch_of": _stretch_of,
    "weekday_of": _weekday_of,
    "weekend_of_point": _weekend_of_point,
    "year": _year,
    "years": _years,
    "years_alone": _years_alone,
}
