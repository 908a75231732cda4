from datetime import UTC, date, datetime

import pytest

from gestae.readers.shared.dates import find_full_date, parse_published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 September 2024", date(2024, 9, 14)),
        ("September 14, 2024", date(2024, 9, 14)),
        ("Sept. 14th, 2024", date(2024, 9, 14)),
        ("14-Sep-2024", date(2024, 9, 14)),
        ("Kyiv, le 4 mars 2024", date(2024, 3, 4)),
        ("4 de marzo de 2024", date(2024, 3, 4)),
        ("4. März 2024", date(2024, 3, 4)),
        ("24 февраля 2022 года", date(2022, 2, 24)),
        ("2024年9月14日", date(2024, 9, 14)),
        ("2024 年 9 月 14 日", date(2024, 9, 14)),
        ("二〇二四年九月十四日", date(2024, 9, 14)),
        ("二〇二三年十二月三十一日", date(2023, 12, 31)),
        ("2024년 9월 14일", date(2024, 9, 14)),
        ("2024-09-14T10:00:00Z", date(2024, 9, 14)),
        ("14.09.2024", date(2024, 9, 14)),
        ("9/14/2024", date(2024, 9, 14)),
        ("14/9/2024", date(2024, 9, 14)),
        ("/2024/09/14/norway-pledges", date(2024, 9, 14)),
    ],
)
def test_a_full_date_is_found_however_it_is_written(text: str, day: date) -> None:
    found = find_full_date(text)
    assert found is not None
    assert found[0] == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14 September",
        "September 2024",
        "03/04/2024",
        "31.02.2024",
        "2024",
        "may 3",
        "Resolution 2024-9",
    ],
)
def test_a_date_that_is_not_whole_or_not_sure_is_none(text: str) -> None:
    assert find_full_date(text) is None


def test_the_first_date_of_a_line_is_found_with_its_place() -> None:
    text = "Signed 4 May 2024, published 6 May 2024"
    found = find_full_date(text)
    assert found is not None
    assert found[1].of(text) == "4 May 2024"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2024, 3, 4), date(2024, 3, 4)),
        (datetime(2024, 3, 4, 23, 30, tzinfo=UTC), date(2024, 3, 4)),
        ("Mon, 04 Mar 2024 10:00:00 +0100", date(2024, 3, 4)),
        ("2024-03-04", date(2024, 3, 4)),
        ("20240304", date(2024, 3, 4)),
        ("20240304T101500Z", date(2024, 3, 4)),
        (1709546400, date(2024, 3, 4)),
        ("1709546400000", date(2024, 3, 4)),
        ("2024-03", None),
        ("yesterday", None),
        ("03/04/2024", None),
        (None, None),
    ],
)
def test_a_cell_gives_the_day_it_names_or_none(value: object, day: date | None) -> None:
    assert parse_published(value) == day
