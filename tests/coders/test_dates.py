"""Dates of a document: counted from its day, from dates told before, ahead or back."""

import datetime as dt
from dataclasses import replace

import pytest

from gestae.coders.dates import find_dates, find_spoken
from gestae.ontology.load import load_ontology
from gestae.records import Date
from tests.coders.parsing import parsed

PUBLISHED = dt.date(2024, 9, 14)


def read(text: str, published: dt.date | None = PUBLISHED) -> list[Date]:
    found = parsed(text)
    document = replace(found.document, published=published)
    return list(find_dates(replace(found, document=document), load_ontology()))


def starts(text: str, published: dt.date | None = PUBLISHED) -> list[str]:
    return [date.start.isoformat() for date in read(text, published)]


def test_a_date_keeps_its_words_and_how_exactly_they_tell() -> None:
    text = "Japan sent aid in February 2024."
    (date,) = read(text)
    assert (date.text, date.precision) == ("February 2024", "month")
    assert date.span.of(text) == "February 2024"
    assert date.end == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The minister arrived on Tuesday.", "2024-09-10"),
        ("The minister will arrive on Tuesday.", "2024-09-17"),
        ("The minister arrived in November.", "2023-11-01"),
        ("The minister will arrive in November.", "2024-11-01"),
        ("On the 18th, the minister spoke.", "2024-08-18"),
        ("The minister spoke two weeks ago.", "2024-08-26"),
    ],
)
def test_partial_times_look_back_or_ahead_with_their_verb(text: str, start: str) -> None:
    assert starts(text) == [start]


def test_without_a_day_of_publication_relative_times_have_no_date() -> None:
    assert starts("He spoke last week, on Tuesday and in 2015.", None) == ["2015-01-01"]


def test_the_following_day_is_counted_from_the_date_told_before() -> None:
    text = "He spoke on 11 April 2023. The following day, Seoul replied. A month later, it fell."
    assert starts(text) == ["2023-04-11", "2023-04-12", "2023-05-01"]


def test_a_pointing_time_without_a_date_before_it_has_none() -> None:
    assert starts("On that day, Seoul replied.") == []


def test_a_month_goes_with_the_year_told_before_it() -> None:
    text = "The talks began in February 2022. They ended in May."
    assert starts(text) == ["2022-02-01", "2022-05-01"]


def test_a_month_does_not_go_with_a_year_that_only_names_a_thing() -> None:
    text = "They broke the 1994 accord. Luanda cut the ties in August."
    assert starts(text) == ["1994-01-01", "2024-08-01"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The minister would fly to Luanda on Friday.", "2024-09-20"),
        ("The minister arrives on Monday.", "2024-09-16"),
        ("Peru may answer before the two meet on Monday.", "2024-09-16"),
        ("Peru would raise it when the two meet on October 4.", "2024-10-04"),
    ],
)
def test_a_verb_in_the_present_looks_ahead(text: str, start: str) -> None:
    assert starts(text) == [start]


def test_a_time_that_counts_from_a_deed_dates_that_deed() -> None:
    text = "Chad closed the border on Tuesday, three days after gunmen had stormed a post."
    assert starts(text) == ["2024-09-10", "2024-09-07"]


def test_a_time_that_counts_from_a_deed_goes_back_from_publication_where_nothing_is_told() -> None:
    assert starts("Peru broke its ties a month after Chile annexed the port.") == ["2024-08-01"]


def test_a_time_after_a_noun_is_left_open() -> None:
    assert starts("He resigned a month after the invasion of Ukraine.") == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It has grown since 2015.", dt.date(2015, 1, 1), dt.date(2024, 12, 31)),
        ("They have marched since July.", dt.date(2024, 7, 1), dt.date(2024, 9, 30)),
        ("They have marched since Monday.", dt.date(2024, 9, 9), PUBLISHED),
        ("They must leave by November.", dt.date(2024, 11, 1), dt.date(2024, 11, 30)),
    ],
)
def test_a_bound_gives_the_period_it_names_and_since_lasts_until_now(
    text: str, start: dt.date, end: dt.date
) -> None:
    (date,) = read(text)
    assert (date.start, date.end) == (start, end)


def test_a_bound_by_a_period_of_years_is_no_date() -> None:
    assert starts("No leader had gone there since World War II.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We urge Chad to stop.", ["urge"]),
        ("I condemned Chad.", []),
        ("We will ask Chad.", []),
        ("Togo urges Chad to stop.", []),
    ],
)
def test_what_the_first_person_does_by_saying_it_is_done_that_day(
    text: str, words: list[str]
) -> None:
    found = parsed(text)
    document = replace(found.document, published=PUBLISHED)
    spoken = find_spoken(replace(found, document=document), load_ontology())
    assert [date.text for date in spoken] == words
    assert all(date.start == date.end == PUBLISHED for date in spoken)
    assert find_spoken(found, load_ontology()) == ()
