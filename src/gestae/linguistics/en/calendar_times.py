"""Times of the calendar: actions that read "April 11, 2024", "Tuesday", "the 2010s", "Christmas".

They serve the first stages of ``tables/figures/time_rules.csv``.
"""

from dataclasses import replace
from decimal import Decimal

from gestae.linguistics.shared.calendar_times import (
    SHARED_CALENDAR_ACTIONS,
    absolute_fields,
    unit_of,
)
from gestae.linguistics.shared.cascade import Action, Match, Values
from gestae.linguistics.shared.times import (
    full_year,
    span_of,
    time_of,
    whole_number,
)
from gestae.records import TimeExpression

BEFORE_YEAR = frozenset((
    "in", "since", "by", "until", "from", "to", "before", "after", "the", "a", "possessive",
    "pron", "open",
))  # fmt: skip
"""What makes four digits a year even before a plural: "the 2014 protests", "its 2022 exercises"."""

GIVEN_NAMES = frozenset((3, 4, 5, 6))
"""Months that are also names of people: "Theresa May", "April Ryan"."""

BEFORE_NUMBER = frozenset(("sign", "code", "designator", "numbered", "plus", "junk"))
"""What makes four digits an amount of money or part of a name."""

ALWAYS = (24, 7)
"""What reads as a date and is none: "24/7"."""
SIXTEENTHS = frozenset((16,))
"""Denominators of inches that could be days."""

AFTER_COUNT = frozenset((
    "unit", "symbol", "money", "money_or_weight", "money_word", "code", "sign", "percent",
    "timeunits", "clockunits", "nights", "scale", "dozen", "scaled_code", "fortnight",
))  # fmt: skip
"""What makes four digits a count."""


def _absolute(match: Match) -> Values | None:
    fields = absolute_fields(match)
    if fields is None or ("day" in fields and "year" not in fields and _is_count(match)):
        return None
    return time_of(match, unit_of(fields), **fields)


def _is_count(match: Match) -> bool:
    """Whether the day is a count after all: "in March 20 soldiers", "$12 December …"."""
    before = match.pieces[match.start - 1].values if match.start else {}
    if "digits" in match.first.values and not {"sign", "code"}.isdisjoint(before):
        return True
    values = match.last.values
    if "digits" not in values or match.end >= len(match.pieces):
        return False
    after = match.pieces[match.end].values
    if not AFTER_COUNT.isdisjoint(after):
        return True
    follows_in = match.start > 0 and "in" in match.pieces[match.start - 1].values
    return follows_in and not {"noun", "adj", "name"}.isdisjoint(after)


def _numeric_month(match: Match) -> Values | None:
    fields = absolute_fields(match)
    if fields is None or any("spelled" in p.values for p in (match.first, match.last)):
        return None
    return time_of(match, "month", **fields)


def _bare_month(match: Match) -> Values | None:
    """A month by itself; not a name ("Theresa May", "June Carter") nor "May" before a verb."""
    before = match.pieces[match.start - 1].values if match.start else {}
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
    given_name = int(match.get("month")) in GIVEN_NAMES
    if given_name and "name" in before and not {"dash", "to"} & set(after):
        return None
    if given_name and "name" in after and "in" not in before:
        return None
    return _absolute(match)


def _bare_year(match: Match) -> Values | None:
    year = int(match.get("year"))
    before = match.pieces[match.start - 1].values if match.start else {}
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
    named = not BEFORE_NUMBER.isdisjoint(before) or before.get("bound", "about") != "about"
    old = not 1700 <= year <= 2100 and BEFORE_YEAR.isdisjoint(before)
    if named or old or not AFTER_COUNT.isdisjoint(after):
        return None
    if _is_hyphened(match) or _counts_plural(match, before, after) or _is_subtracted(match):
        return None
    return time_of(match, "year", year=year)


def _is_subtracted(match: Match) -> bool:
    """Whether a number that is no year stands before it with a dash: "32 - 2015"."""
    if match.start < 2 or "dash" not in match.pieces[match.start - 1].values:
        return False
    first = match.pieces[match.start - 2].values
    dated = match.start > 2 and "month" in match.pieces[match.start - 3].values
    return "digits" in first and "year" not in first and not dated


def _is_hyphened(match: Match) -> bool:
    """Whether the digits are part of a compound: "a 2000-strong force", "1500-page"."""
    if match.end + 1 >= len(match.pieces) or "dash" not in match.pieces[match.end].values:
        return False
    beyond = match.pieces[match.end + 1].values
    return not {"noun", "adj", "unit", "timeunit", "verb"}.isdisjoint(beyond)


def _counts_plural(match: Match, before: Values, after: Values) -> bool:
    noun = after.get("noun", "")
    if not (noun.endswith("s") or noun == "people"):
        return False
    round_number = int(match.get("year")) % 100 == 0
    determined = not {"the", "a", "possessive", "pron", "this"}.isdisjoint(before)
    return not determined and (round_number or BEFORE_YEAR.isdisjoint(before))


def _spoken_year(match: Match) -> Values | None:
    century, rest = int(match.get("century")), int(match.get("rest"))
    if not (17 <= century <= 20 and rest >= 10 and "spelled" in match.last.values):
        return None
    value = Decimal(century * 100 + rest)
    return {"number": value, "spelled": value, "wordyear": value}


def _two_years(match: Match) -> Values | None:
    year, end = int(match.get("year")), whole_number(match.get("end"))
    if end != (year + 1) % 100:
        return None
    second = TimeExpression(span_of(match), "year", year=year + 1)
    return time_of(match, "year", year=year, to=second)


def _decade(match: Match) -> Values | None:
    value = int(match.get("decade"))
    if value < 100:
        if not {"the", "early", "late", "mid", "dash"} & set(_around(match)):
            return None  # "in his 40s"
        value += 1900 if value >= 30 else 2000
    return time_of(match, "decade", decade=value)


def _around(match: Match) -> Values:
    before = match.pieces[match.start - 1].values if match.start else {}
    return {**before, **match.first.values}


def _fiscal_year(match: Match) -> Values:
    return time_of(match, "year", year=full_year(match.get("year")))


def _slashed(match: Match) -> Values | None:
    """Month and day (the day first where it is above 12): "on 4/22", "Friday 22/4"."""
    month, day = match.get("parts")
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year, weekday = whole_number(match.get("year")), whole_number(match.get("weekday"))
    return time_of(match, "day", year=year, month=month, day=day, weekday=weekday)


def _slashed_alone(match: Match) -> Values | None:
    """A month and a day that no word calls a date; "9/10" may be a share and is none."""
    first, second = match.get("parts")
    if min(first, second) > 12 or max(first, second) <= 12 or (first, second) == ALWAYS:
        return None
    if second in SIXTEENTHS:
        return None
    return _slashed(match)


def _slashed_day(match: Match) -> Values | None:
    return _slashed(replace(match, values={**match.values, "parts": match.get("date")}))


def _literal(match: Match) -> Values | None:
    """Digits as dates: year first; day first where dots part them or it is above 12; else month."""
    separator, first, second, third = match.get("date")
    if first > 31:
        year, month, day = first, second, third
    elif separator == "." or first > 12:
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return time_of(match, "day", year=full_year(year), month=month, day=day)


CALENDAR_ACTIONS: dict[str, Action] = {
    **SHARED_CALENDAR_ACTIONS,
    "absolute": _absolute,
    "bare_month": _bare_month,
    "bare_year": _bare_year,
    "decade": _decade,
    "fiscal_year": _fiscal_year,
    "literal": _literal,
    "numeric_month": _numeric_month,
    "slashed": _slashed,
    "slashed_alone": _slashed_alone,
    "slashed_day": _slashed_day,
    "spoken_year": _spoken_year,
    "two_years": _two_years,
}
