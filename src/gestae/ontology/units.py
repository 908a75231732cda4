"""What figures are counted in, in any language: units of measure and currencies.

Start with ``known_units`` and ``known_currencies``; what a language calls them stands in its pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import cast, get_args

from gestae.ontology.table import Problems, Row, read_rows
from gestae.records.amount import AmountKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: one is ``factor`` of ``base`` (1 of itself where it is its own base)."""

    name: str
    kind: AmountKind
    symbols: tuple[str, ...]
    base: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Units:
    """All units, by name and by symbol."""

    by_name: Mapping[str, Unit]
    by_symbol: Mapping[str, Unit]

    def ratio(self, of: str, to: str) -> Decimal | None:
        """How many ``to`` one ``of`` is; ``None`` where there is no fixed factor.

        >>> known_units().ratio("year", "month")
        Decimal('12')
        >>> known_units().ratio("month", "day") is None
        True
        """
        factors = (self._factor(of), self._factor(to))
        if factors[0] is None or factors[1] is None or factors[0][0] != factors[1][0]:
            return None
        return factors[0][1] / factors[1][1]

    def _factor(self, name: str) -> tuple[str, Decimal] | None:
        unit = self.by_name.get(name)
        if unit is None:
            return None
        if unit.base == name:
            return name, unit.factor
        base = self._factor(unit.base)
        return base and (base[0], base[1] * unit.factor)


@dataclass(frozen=True, slots=True)
class Currencies:
    """Money: ``codes`` are ISO 4217, ``signs`` give for "$" or "kr" the currencies that use it.

    The first of several is the one meant where nothing else is known.
    """

    codes: frozenset[str]
    signs: Mapping[str, tuple[str, ...]]

    def of_country(self, country: str, day: date | None) -> tuple[str, ...]:
        """The legal tender of a country (ISO 3166-1 alpha-2) on a day, ``None`` for today."""
        from babel.numbers import get_territory_currencies

        return tuple(get_territory_currencies(country, start_date=day))


@cache
def known_units() -> Units:
    """The units of the installed table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    units = load_units(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return units


@cache
def known_currencies() -> Currencies:
    """The currencies of the installed table and CLDR; raises ``TableError`` where it is wrong."""
    problems = Problems()
    currencies = load_currencies(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return currencies


def load_units(folder: Traversable, problems: Problems) -> Units:
    """The units in ``units.csv``; what is wrong with it goes to ``problems``."""
    by_name: dict[str, Unit] = {}
    by_symbol: dict[str, Unit] = {}
    rows = list(
        read_rows(folder / "units.csv", ("unit", "kind", "symbols", "base", "factor"), problems)
    )
    names = {row["unit"] for row in rows}
    for row in rows:
        unit = _unit(row, names, problems)
        if unit.name in by_name:
            problems.add(row.where, f"unit {unit.name!r} stands twice; keep one row")
        by_name[unit.name] = unit
        for symbol in unit.symbols:
            if symbol in by_symbol:
                problems.add(row.where, f"{symbol!r} already means {by_symbol[symbol].name}")
            by_symbol[symbol] = unit
    return Units(by_name, by_symbol)


def _unit(row: Row, names: set[str], problems: Problems) -> Unit:
    if row["kind"] not in get_args(AmountKind):
        problems.add(row.where, f"kind {row['kind']!r}; known: {', '.join(get_args(AmountKind))}")
    if row["base"] and row["base"] not in names:
        problems.add(row.where, f"base {row['base']!r} is no unit of this table")
    try:
        factor = Decimal(row["factor"] or 1)
    except InvalidOperation:
        problems.add(row.where, f"factor {row['factor']!r}; should be a decimal number")
        factor = Decimal(1)
    name = row["unit"]
    kind = cast("AmountKind", row["kind"])
    return Unit(name, kind, row.many("symbols"), row["base"] or name, factor)


def load_currencies(folder: Traversable, problems: Problems) -> Currencies:
    """The currencies of CLDR, with the signs in ``currencies.csv``."""
    from babel.numbers import list_currencies

    codes = frozenset(list_currencies())
    signs: dict[str, tuple[str, ...]] = {}
    for row in read_rows(folder / "currencies.csv", ("sign", "currencies"), problems):
        unknown = [code for code in row.many("currencies") if code not in codes]
        if unknown or not row["currencies"]:
            problems.add(row.where, f"{', '.join(unknown) or 'nothing'} is no ISO 4217 code")
        if row["sign"] in signs:
            problems.add(row.where, f"sign {row['sign']!r} stands twice; keep one row")
        signs[row["sign"]] = row.many("currencies")
    return Currencies(codes, signs)
