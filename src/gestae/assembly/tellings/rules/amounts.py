"""How much: ``compare_amounts``."""

from decimal import Decimal
from itertools import product

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.telling import Telling
from gestae.records import Amount

ROUNDED = Decimal("0.05")
"""Figures so near to each other may be one figure rounded."""


def compare_amounts(a: Telling, b: Telling) -> Finding | None:
    """One deed has one amount; figures that cannot both hold may still be two tellings of it."""
    pairs = [
        (x, y) for x, y in product(a.amounts, b.amounts) if x.kind == y.kind and x.unit == y.unit
    ]
    if not pairs:
        return None
    for x, y in pairs:
        if x.low == y.low and x.high == y.high and tells_much(x):
            return Finding("same", "both tell {}", (min(x.text, y.text),))
    for x, y in pairs:
        if compatible(x, y):
            return Finding("compatible", "{} and {} may be one figure", _texts(x, y))
    return Finding("conflict", "{} and {} are not one figure", _texts(*pairs[0]))


def _texts(x: Amount, y: Amount) -> tuple[str, ...]:
    return tuple(sorted((x.text, y.text)))


def tells_much(amount: Amount) -> bool:
    """Whether the same figure is hardly chance: money, or more than a few."""
    figure = amount.low if amount.low is not None else amount.high
    return amount.kind == "money" or (figure is not None and figure > 4)


def compatible(x: Amount, y: Amount) -> bool:
    """Whether one figure may lie within the bounds of both, rounding allowed."""
    return _reaches(x.low, y.high) and _reaches(y.low, x.high)


def _reaches(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high * (1 + ROUNDED)
