"""What English words tell of time, before it is resolved to days."""

import dataclasses
from typing import Any

import pytest

from gestae.linguistics.en.dates import find_times
from gestae.records import TimeExpression

PLAIN = {"span", "unit", "to", "base"}


def read(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(time.span.of(text), told(time)) for time in find_times(text, 0, ())]


def told(time: TimeExpression) -> dict[str, Any]:
    """The fields that say something, beside the defaults."""
    return {
        field.name: getattr(time, field.name)
        for field in dataclasses.fields(time)
        if field.name not in PLAIN and getattr(time, field.name) != field.default
    }


@pytest.mark.parametrize(
    ("text", "words", "fields"),
    [
        ("It came on April 11, 2024.", "April 11, 2024", {"year": 2024, "month": 4, "day": 11}),
        ("It came on the 11th of April.", "the 11th of April", {"month": 4, "day": 11}),
        ("It came on 2024-04-11.", "2024-04-11", {"year": 2024, "month": 4, "day": 11}),
        ("It came on 11.04.2024.", "11.04.2024", {"year": 2024, "month": 4, "day": 11}),
        ("It came on 4/11/2024.", "4/11/2024", {"year": 2024, "month": 4, "day": 11}),
        ("On the 18th, it came.", "the 18th", {"day": 18}),
        ("It came in March.", "March", {"month": 3}),
        ("It came on Tuesday.", "Tuesday", {"weekday": 1}),
        ("It came last Tuesday.", "last Tuesday", {"weekday": 1, "offset": -1}),
        ("It came last month.", "last month", {"offset": -1}),
        ("It came two weeks ago.", "two weeks ago", {"offset": -2}),
        ("It came yesterday.", "yesterday", {"offset": -1}),
        ("A month later it came.", "A month later", {"offset": 1, "anchor": "previous"}),
        ("The following day it came.", "The following day", {"offset": 1, "anchor": "previous"}),
        ("On that day it came.", "that day", {"offset": 0, "anchor": "previous"}),
        ("At the time it came.", "At the time", {"anchor": "previous"}),
        ("It comes by 2030.", "2030", {"year": 2030, "bound": "by"}),
        ("It has grown since 2015.", "2015", {"year": 2015, "bound": "since"}),
        ("It grew in the 2010s.", "the 2010s", {"decade": 2010}),
        ("It grew in the early 2010s.", "the early 2010s", {"decade": 2010, "part": "early"}),
        ("It grew in mid-June.", "mid-June", {"month": 6, "part": "mid"}),
        ("It grew in summer 2022.", "summer 2022", {"year": 2022, "season": "summer"}),
        ("It grew in the first quarter of 2023.", "the first quarter of 2023",
         {"year": 2023, "quarter": 1}),
        ("It grew in fiscal 2024.", "fiscal 2024", {"year": 2024}),
        ("It grew in the 19th century.", "the 19th century", {"century": 1800}),
        ("It grew in June last year.", "June last year", {"month": 6, "offset": -1}),
        ("It came on the sixth and left.", "the sixth", {"day": 6}),
        ("It came on the 27.", "the 27", {"day": 27}),
        ("It came on 4.22.", "4.22", {"month": 4, "day": 22}),
        ("It came 10/25.", "10/25", {"month": 10, "day": 25}),
        ("It came this Friday 5/12.", "this Friday 5/12", {"month": 5, "day": 12}),
        ("It came in week 23.", "week 23", {"nth": 23}),
        ("It came next evening.", "next evening", {"offset": 1}),
        ("It came that night.", "that night", {"offset": 0, "anchor": "previous"}),
        ("It came on Sunday night.", "Sunday night", {"weekday": 6}),
        ("It came the weekend after next.", "the weekend after next",
         {"weekday": 5, "offset": 2}),
        ("It came the weekend of 3 March.", "the weekend of 3 March",
         {"weekday": 5, "offset": 0}),
        ("It came at Easter.", "Easter", {"feast": "easter"}),
        ("It came on Good Friday.", "Good Friday", {"offset": -2}),
        ("It came on Black Friday 2023.", "Black Friday 2023", {"offset": 1}),
        ("It grew before Christmas 2023.", "Christmas 2023",
         {"year": 2023, "month": 12, "day": 25, "bound": "before"}),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_worded(text: str, words: str, fields: dict[str, Any]) -> None:
    assert read(text) == [(words, fields)]


def test_the_end_of_a_month_is_its_late_part_and_by_bounds_it() -> None:
    assert read("It comes by the end of February 2024.") == [
        ("the end of February 2024", {"year": 2024, "month": 2, "part": "late", "bound": "by"})
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 12 and 13 July", {"month": 7, "day": 12}, {"month": 7, "day": 13}),
        ("between 3 and 5 March", {"month": 3, "day": 3}, {"month": 3, "day": 5}),
        ("from Monday to Wednesday", {"weekday": 0}, {"weekday": 2}),
        ("between 2015 and 2018", {"year": 2015}, {"year": 2018}),
        ("from April to June 2017", {"year": 2017, "month": 4}, {"year": 2017, "month": 6}),
        ("from November to March 2017", {"year": 2016, "month": 11}, {"year": 2017, "month": 3}),
    ],
)
def test_a_range_has_two_ends(text: str, first: dict[str, Any], last: dict[str, Any]) -> None:
    (time,) = find_times(f"They met {text}.", 0, ())
    assert told(time) == first
    assert time.to is not None
    assert told(time.to) == last


def test_months_in_a_list_are_times_of_their_own() -> None:
    found = [words for words, _ in read("Bans came in March, April and June.")]
    assert found == ["March", "April", "June"]


@pytest.mark.parametrize(
    ("text", "nth", "unit"),
    [
        ("the first week of March", 1, "week"),
        ("the last Friday of April", -1, "day"),
        ("the third quarter of last year", None, "year"),
    ],
)
def test_a_part_of_a_period_counts_in_it(text: str, nth: int | None, unit: str) -> None:
    (time,) = find_times(f"They met in {text}.", 0, ())
    assert (time.nth, time.unit) == (nth, unit)


def test_a_length_before_a_date_counts_from_that_date() -> None:
    (time,) = find_times("They met two days before Christmas.", 0, ())
    assert (time.offset, time.unit) == (-2, "day")
    assert time.base is not None
    assert told(time.base) == {"month": 12, "day": 25}


@pytest.mark.parametrize(
    "text",
    [
        "They will march.",
        "It took two weeks.",
        "It fell in two weeks.",
        "It cost $2000.",
        "It seized 1500 tons.",
        "The first man fell.",
        "He is in his 40s.",
        "",
    ],
)
def test_names_verbs_lengths_and_counts_are_no_times(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["The 2014 protests grew.", "Its 2022 exercises grew.", "In 2000 300 people came."]
)
def test_four_digits_before_a_plural_are_a_year_where_they_are_determined(text: str) -> None:
    assert len(read(text)) == 1
