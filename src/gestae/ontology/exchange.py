"""What one currency was worth in another on a day: start with ``load_rates``.

The rates are the European Central Bank's reference rates, daily since 1999 for some forty
currencies, as the package CurrencyConverter carries them or a newer file of the bank's gives them.
For a currency or a day without a rate there is no conversion: never a guess.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from gestae.errors import UsageError

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

FARTHEST = 7
"""Days that a rate may lie before the day asked for: a weekend with the holidays beside it."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount in another currency.

    ``rate`` is how many units of ``currency`` one unit of the original was worth on ``day``, the
    last banking day not after the day asked for; ``source`` says whose rate it is.
    """

    value: Decimal
    currency: str
    rate: Decimal
    day: dt.date
    source: str


class Rates:
    """The reference rates of all days and currencies that a source gives."""

    def __init__(self, converter: "CurrencyConverter", source: str) -> None:
        self._converter = converter
        self.source = source

    @property
    def currencies(self) -> frozenset[str]:
        """ISO 4217 codes of the currencies that have a rate on some day."""
        return frozenset(self._converter.currencies)

    def rate(self, currency: str, to: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
        """What one ``currency`` was worth in ``to``, and the day of that rate.

        The day asked for or the nearest banking day up to a week before; ``None`` where there is
        none, or where one of the currencies is not quoted.

        >>> load_rates().rate("GBP", "GBP", dt.date(2024, 2, 18))
        (Decimal('1'), datetime.date(2024, 2, 18))
        """
        if currency == to:
            return Decimal(1), day
        if not {currency, to} <= self.currencies:
            return None
        return self._at_or_before(currency, to, day)

    def convert(self, amount: Decimal, currency: str, to: str, day: dt.date) -> Conversion | None:
        """The amount in another currency at that day's rate; ``None`` where there is no rate."""
        found = self.rate(currency, to, day)
        if found is None:
            return None
        rate, quoted = found
        return Conversion(amount * rate, to, rate, quoted, self.source)

    def _at_or_before(self, currency: str, to: str, day: dt.date) -> tuple[Decimal, dt.date] | None:
        from currency_converter import RateNotFoundError

        for back in range(FARTHEST + 1):
            quoted = day - dt.timedelta(days=back)
            try:
                rate = self._converter.convert(1, currency, to, date=quoted)
            except (RateNotFoundError, ValueError):  # ValueError: before or after all rates
                continue
            return Decimal(rate), quoted
        return None


@cache
def load_rates(path: str | Path | None = None) -> Rates:
    """The rates of the package, or of a file of the bank's history (``eurofxref-hist``).

    The file may be the CSV or the ZIP. Raises ``UsageError`` where it is missing or is not the
    bank's.
    """
    from currency_converter import CurrencyConverter

    name = f"European Central Bank, reference rates (CurrencyConverter {_edition()})"
    if path is None:
        return Rates(CurrencyConverter(decimal=True), name)
    path = Path(path)
    try:
        converter = CurrencyConverter(str(path), decimal=True)
    except (OSError, ValueError, KeyError, IndexError, StopIteration, ArithmeticError) as error:
        raise _not_the_banks(path, error) from error
    if not converter.currencies - {"EUR"}:
        raise _not_the_banks(path, "it quotes no currency")
    return Rates(converter, f"European Central Bank, reference rates ({path.name})")


def _not_the_banks(path: Path, why: object) -> UsageError:
    return UsageError(
        f"{path}: is no history of the European Central Bank's reference rates ({why}). "
        "Give eurofxref-hist.csv or eurofxref-hist.zip, as the bank publishes it."
    )


def _edition() -> str:
    return version("currencyconverter")
