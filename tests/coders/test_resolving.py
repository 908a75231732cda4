"""From words of time to days."""

import datetime as dt
from typing import Any

import pytest

from gestae.coders.periods import Period, containing, narrowed, shifted, workdays
from gestae.coders.resolving import resolve
from gestae.records import Date, Span, TimeExpression

SATURDAY = dt.date(2024, 9, 14)
SPAN = Span(0, 4)


def days(unit: Any, toward: Any = "past", anchor: Any = SATURDAY, **fields: Any) -> tuple[str, str]:
    date = resolve(TimeExpression(SPAN, unit, **fields), anchor, "when", toward)
    assert date is not None
    return date.start.isoformat(), date.end.isoformat()


@pytest.mark.parametrize(
    ("unit", "fields", "start", "end"),
    [
        ("day", {"year": 2024, "month": 4, "day": 11}, "2024-04-11", "2024-04-11"),
        ("month", {"year": 2024, "month": 2}, "2024-02-01", "2024-02-29"),
        ("quarter", {"year": 2023, "quarter": 1}, "2023-01-01", "2023-03-31"),
        ("season", {"year": 2022, "season": "summer"}, "2022-06-01", "2022-08-31"),
        ("season", {"year": 2022, "season": "winter"}, "2022-12-01", "2023-02-28"),
        ("decade", {"decade": 2010}, "2010-01-01", "2019-12-31"),
        ("decade", {"decade": 2010, "part": "early"}, "2010-01-01", "2013-12-31"),
        ("century", {"century": 1800}, "1800-01-01", "1899-12-31"),
        ("month", {"year": 2024, "month": 6, "part": "mid"}, "2024-06-10", "2024-06-20"),
        ("day", {"offset": -1}, "2024-09-13", "2024-09-13"),
        ("week", {"offset": -1}, "2024-09-02", "2024-09-08"),
        ("month", {"offset": -1}, "2024-08-01", "2024-08-31"),
        ("year", {"offset": -1, "month": 6}, "2023-06-01", "2023-06-30"),
        ("week", {"offset": 1, "weekday": 4}, "2024-09-20", "2024-09-20"),
        ("day", {"weekday": 1}, "2024-09-10", "2024-09-10"),
        ("day", {"weekday": 5}, "2024-09-14", "2024-09-14"),
        ("day", {"day": 18}, "2024-08-18", "2024-08-18"),
        ("month", {"month": 3}, "2024-03-01", "2024-03-31"),
        ("month", {"month": 11}, "2023-11-01", "2023-11-30"),
        ("day", {"month": 2, "day": 29}, "2024-02-29", "2024-02-29"),
    ],
)
def test_a_time_is_placed_by_the_day_it_counts_from(
    unit: str, fields: dict[str, Any], start: str, end: str
) -> None:
    assert days(unit, **fields) == (start, end)


def test_a_partial_time_ahead_is_the_next_one() -> None:
    assert days("day", "future", weekday=1)[0] == "2024-09-17"
    assert days("month", "future", month=3)[0] == "2025-03-01"
    assert days("day", "nearest", weekday=0)[0] == "2024-09-16"


def test_a_weekday_tells_which_year_a_date_lies_in() -> None:
    assert days("day", weekday=0, month=11, day=11)[0] == "2024-11-11"


def test_what_counts_from_another_time_starts_there() -> None:
    christmas = TimeExpression(SPAN, "day", year=2023, month=12, day=25)
    assert days("day", offset=-2, base=christmas)[0] == "2023-12-23"
    assert days("week", offset=2, base=christmas) == ("2024-01-08", "2024-01-14")


def test_a_compound_length_is_counted_step_by_step() -> None:
    years = TimeExpression(SPAN, "year", offset=-2)
    months = TimeExpression(SPAN, "month", offset=-1, base=years)
    assert days("day", offset=-21, base=months, anchor=dt.date(2017, 11, 23))[0] == "2015-10-02"


@pytest.mark.parametrize(
    ("unit", "weekday", "nth", "start"),
    [
        ("week", None, 1, "2024-03-04"),
        ("week", None, -1, "2024-03-25"),
        ("day", 4, 1, "2024-03-01"),
        ("day", 4, -1, "2024-03-29"),
    ],
)
def test_the_nth_of_a_month_counts_weeks_by_their_thursday(
    unit: str, weekday: int | None, nth: int, start: str
) -> None:
    march = TimeExpression(SPAN, "month", year=2024, month=3)
    assert days(unit, weekday=weekday, nth=nth, base=march)[0] == start


def test_there_is_no_fifth_friday_where_a_month_has_four() -> None:
    april = TimeExpression(SPAN, "month", year=2024, month=4)
    fifth = TimeExpression(SPAN, "day", weekday=4, nth=5, base=april)
    assert resolve(fifth, SATURDAY, "when") is None


def test_a_range_runs_from_its_first_to_its_last_day() -> None:
    wednesday = TimeExpression(SPAN, "day", weekday=2)
    assert days("day", weekday=0, to=wednesday) == ("2024-09-09", "2024-09-11")


def test_by_the_end_of_a_month_leaves_the_month_whole() -> None:
    fields = {"year": 2024, "month": 2, "part": "late"}
    assert days("month", bound="by", **fields) == ("2024-02-01", "2024-02-29")
    assert days("month", **fields) == ("2024-02-16", "2024-02-29")


@pytest.mark.parametrize(
    "expression",
    [
        TimeExpression(SPAN, "week", offset=-1),
        TimeExpression(SPAN, "day", weekday=1),
        TimeExpression(SPAN, "month", month=3),
    ],
)
def test_without_an_anchor_only_what_names_its_year_has_days(expression: TimeExpression) -> None:
    assert resolve(expression, None, "when") is None
    assert resolve(TimeExpression(SPAN, "year", year=2015), None, "when") is not None


def test_days_cannot_be_counted_from_a_date_told_less_exactly() -> None:
    year = Date(dt.date(2023, 1, 1), dt.date(2023, 12, 31), "year", "2023", SPAN)
    assert resolve(TimeExpression(SPAN, "day", "previous", offset=1), year, "when") is None
    assert resolve(TimeExpression(SPAN, "year", "previous", offset=1), year, "when") is not None


def test_a_day_the_calendar_lacks_is_no_date() -> None:
    missing = TimeExpression(SPAN, "day", year=2023, month=2, day=30)
    assert resolve(missing, SATURDAY, "when") is None


def test_a_month_back_from_the_31st_ends_on_the_last_of_the_month() -> None:
    assert shifted(dt.date(2024, 3, 31), -1, "month") == dt.date(2024, 2, 29)
    assert shifted(dt.date(1, 1, 1), -1, "year") is None


def test_every_part_of_a_period_lies_within_it() -> None:
    for unit in ("week", "month", "quarter", "season", "year", "decade", "century"):
        whole = containing(SATURDAY, unit)  # type: ignore[arg-type]
        for part in ("early", "mid", "late"):
            found: Period = narrowed(whole, part)  # type: ignore[arg-type]
            assert whole.start <= found.start <= found.end <= whole.end


def test_a_range_ahead_may_have_begun() -> None:
    until = TimeExpression(Span(0, 1), "day", month=7, day=7)
    begun = TimeExpression(Span(0, 1), "day", month=6, day=1, to=until)
    found = resolve(begun, dt.date(2024, 6, 15), "x", "future")
    assert found is not None
    assert (found.start, found.end) == (dt.date(2024, 6, 1), dt.date(2024, 7, 7))


def test_a_feast_that_moves_has_its_day_in_each_year() -> None:
    assert days("day", year=2024, feast="easter") == ("2024-03-31", "2024-03-31")
    assert days("day", feast="easter") == ("2024-03-31", "2024-03-31")


def test_working_days_leave_out_weekends() -> None:
    assert days("day", offset=3, working=True) == ("2024-09-18", "2024-09-18")
    assert days("day", offset=-3, working=True) == ("2024-09-11", "2024-09-11")
    assert workdays(SATURDAY, 100_000) is None
