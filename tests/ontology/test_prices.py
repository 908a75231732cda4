from pathlib import Path

from gestae.ontology.prices import load_prices, read_prices
from gestae.ontology.table import Problems


def test_money_buys_less_in_a_later_year_and_there_and_back_is_one() -> None:
    prices = load_prices()
    later, earlier = prices.ratio("USD", of=1990, to=2020), prices.ratio("USD", of=2020, to=1990)
    assert later is not None
    assert earlier is not None
    assert later > 1
    assert round(later * earlier, 6) == 1


def test_a_currency_or_year_without_a_level_has_no_ratio() -> None:
    prices = load_prices()
    assert prices.ratio("XAF", of=1990, to=2020) is None
    assert prices.ratio("USD", of=1800, to=2020) is None
    assert prices.ratio("USD", of=2020, to=2090) is None


def test_a_wrong_row_is_told_with_its_line(tmp_path: Path) -> None:
    rows = ["currency,year,level", "USD,1990,130.7", "USD,1990,131", "ZZZ,1990,5", "USD,soon,5"]
    (tmp_path / "prices.csv").write_text("\n".join(rows))
    problems = Problems()
    read_prices(tmp_path, problems)
    assert [problem.partition(": ")[0] for problem in problems.found] == [
        "prices.csv:3", "prices.csv:4", "prices.csv:5",
    ]  # fmt: skip
