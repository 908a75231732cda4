"""How much money of one year buys what money of another bought: start with ``load_prices``.

The levels are yearly means of consumer prices (``tables/prices.csv`` names their source). A
currency without a series, and a year before its first, have none: never a guess.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gestae.ontology.table import Problems, read_rows
from gestae.ontology.units import known_currencies

LATEST = 2
"""Years behind the end of a series for which its last level still stands."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Price levels by currency and year; only their ratios mean something."""

    levels: Mapping[str, Mapping[int, Decimal]]

    def ratio(self, currency: str, of: int, to: int) -> Decimal | None:
        """How much money of the year ``to`` buys what one unit bought in ``of``.

        ``None`` where the series of the currency has one of the years not.

        >>> round(load_prices().ratio("USD", of=1990, to=2020), 2)
        Decimal('1.98')
        """
        ends = self._level(currency, of), self._level(currency, to)
        if ends[0] is None or ends[1] is None:
            return None
        return ends[1] / ends[0]

    def _level(self, currency: str, year: int) -> Decimal | None:
        series = self.levels.get(currency)
        if not series:
            return None
        last = max(series)
        return series.get(last if last < year <= last + LATEST else year)


@cache
def load_prices() -> Prices:
    """The installed table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    found = read_prices(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return found


def read_prices(folder: Traversable, problems: Problems) -> Prices:
    """The table ``prices.csv`` in a folder; what is wrong with it goes to ``problems``."""
    codes = known_currencies().codes
    levels: dict[str, dict[int, Decimal]] = {}
    for row in read_rows(folder / "prices.csv", ("currency", "year", "level"), problems):
        series = levels.setdefault(row["currency"], {})
        try:
            year, level = int(row["year"]), Decimal(row["level"])
        except (ValueError, InvalidOperation):
            problems.add(row.where, "year and level should be numbers")
            continue
        if row["currency"] not in codes:
            problems.add(row.where, f"{row['currency']!r}; should be a currency by ISO 4217")
        elif level <= 0 or year in series:
            problems.add(row.where, f"{year}: one level above 0 for each year of a currency")
        else:
            series[year] = level
    return Prices(levels)
