import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from gestae.errors import UsageError
from gestae.ontology.exchange import load_rates

SUNDAY = dt.date(2024, 2, 18)


def test_an_amount_is_converted_at_the_last_banking_day_s_rate_and_names_it() -> None:
    told = load_rates().convert(Decimal(12_000_000_000), "JPY", "USD", SUNDAY)
    assert told is not None
    assert told.day == dt.date(2024, 2, 16)
    assert Decimal(75_000_000) < told.value < Decimal(85_000_000)
    assert "European Central Bank" in told.source


def test_there_and_back_gives_the_amount_again() -> None:
    there = load_rates().rate("USD", "CNY", SUNDAY)
    back = load_rates().rate("CNY", "USD", SUNDAY)
    assert there is not None
    assert back is not None
    assert abs(there[0] * back[0] - 1) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("currency", "day"),
    [("SUR", SUNDAY), ("USD", dt.date(1990, 1, 2)), ("USD", dt.date(2999, 1, 1))],
)
def test_without_a_rate_there_is_no_conversion(currency: str, day: dt.date) -> None:
    assert load_rates().convert(Decimal(1), currency, "EUR", day) is None


def test_a_newer_file_of_the_bank_is_read_in_place_of_the_package_s(tmp_path: Path) -> None:
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text("Date,USD,JPY\n2031-01-03,1.25,200\n2031-01-02,1.2,N/A\n")
    found = load_rates(path).rate("USD", "JPY", dt.date(2031, 1, 4))
    assert found == (Decimal(160), dt.date(2031, 1, 3))
    assert "eurofxref-hist.csv" in load_rates(path).source


def test_another_file_is_refused_with_what_would_be_right(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_text("apples,pears\n1,2\n")
    with pytest.raises(UsageError, match=r"prices\.csv.*eurofxref-hist"):
        load_rates(path)
    with pytest.raises(UsageError, match="eurofxref-hist"):
        load_rates(tmp_path / "missing.csv")
