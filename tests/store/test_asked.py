import datetime as dt

import pytest

from gestae.errors import UsageError
from gestae.store.asked import check_kinds, check_types, make_filters, parse_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-2", "2024-02-01", "2024-02-29"),
        ("2024-02-05", "2024-02-05", "2024-02-05"),
    ],
)
def test_a_month_or_year_stands_for_its_first_or_last_day(text: str, first: str, last: str) -> None:
    assert parse_day(text, last=False) == dt.date.fromisoformat(first)
    assert parse_day(text, last=True) == dt.date.fromisoformat(last)


@pytest.mark.parametrize("text", ["last week", "2024-13", "2024-02-30", "2024-02-05-07", "", "-"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="2024-02-29"):
        parse_day(text, last=False)


def test_options_become_filters() -> None:
    filters = make_filters(
        types=check_types(["aid"]),
        instruments=["aid.military"],
        statuses=["pledged"],
        since="2024-02",
        until="2024-02",
        sources=["JPN"],
        limit=3,
        order="confidence",
    )
    assert (filters.types, filters.instruments, filters.sources) == (
        ("AID",),
        ("aid.military",),
        ("JPN",),
    )
    assert (filters.since, filters.until) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert (filters.limit, filters.order) == (3, "confidence")


def test_names_that_are_not_known_are_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'AID'"):
        check_types(["AIDE"])
    with pytest.raises(UsageError, match=r"Did you mean 'aid\.military"):
        make_filters(instruments=["aid.militari"])
    with pytest.raises(UsageError, match="Did you mean 'pledged'"):
        make_filters(statuses=["pledge"])
    with pytest.raises(UsageError, match="Did you mean 'causes'"):
        check_kinds(["cause"])
    with pytest.raises(UsageError, match="Did you mean 'date'"):
        make_filters(order="dates")
