"""Whether two figures can both hold: ``compare`` of two amounts, ``stretch_of`` for one.

What a figure may stand for is a stretch: "$12 billion" is what is rounded to it, "up to 300" all up
to there, "some 200" what is called so. Two figures contradict each other where their stretches
share nothing, in one unit or currency.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gestae.ontology.contradictions import load_contradictions
from gestae.ontology.exchange import load_rates
from gestae.ontology.units import known_currencies, known_units
from gestae.records import Amount

Bound = Decimal | None
FARTHEST_RATIO = 1000.0
"""Stands for the ratio of a figure to nothing."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a figure may stand for; an end that is ``None`` is open."""

    low: Bound
    high: Bound

    def times(self, factor: Decimal, band: Decimal = Decimal(0)) -> "Stretch":
        """The stretch in another unit, of which one is ``factor``, give or take ``band`` of it."""
        low = None if self.low is None else self.low * factor * (1 - band)
        return Stretch(low, None if self.high is None else self.high * factor * (1 + band))

    def meets(self, other: "Stretch") -> bool:
        """Whether a figure lies in both."""
        return _reaches(self.low, other.high) and _reaches(other.low, self.high)


@dataclass(frozen=True, slots=True)
class Apart:
    """Two figures that cannot both hold: how many times one is the other, and why in words.

    ``bounded`` where both are only the same bound ("up to 300", "up to 500").
    """

    ratio: float
    detail: str
    bounded: bool = False


def compare(left: Amount, right: Amount, day: dt.date | None) -> Apart | None:
    """How two amounts of the same thing contradict each other; ``None`` where both can hold.

    ``day``: whose rate is taken for two currencies. Amounts of different kinds, in units that have
    no fixed ratio or currencies that have no rate are not compared.
    """
    if left.kind != right.kind:
        return None
    found = _in_one_unit(left, right, day)
    if found is None:
        return None
    factor, band, how = found
    ours, theirs = stretch_of(left), stretch_of(right).times(factor, band)
    bounded = _same_bound(left, right)
    if bounded:
        ours, theirs = _closed(ours), _closed(theirs)
    if ours.meets(theirs):
        return None
    detail = f"“{left.text}” against “{right.text}”{how}"
    return Apart(_ratio(_middle(left), _middle(right) * factor), detail, bounded)


def stretch_of(amount: Amount) -> Stretch:
    """What the figure may stand for, with its bounds, its rounding and "about"."""
    low, high = amount.low, amount.high
    if low is not None and high is not None and low != high:
        return Stretch(low, high)  # a span the text tells is as wide as the text has it
    return Stretch(
        None if low is None else low - rounding_of(low, amount),
        None if high is None else high + rounding_of(high, amount),
    )


def rounding_of(value: Decimal, amount: Amount) -> Decimal:
    """By how much the figure may have been rounded."""
    rules = load_contradictions().rounding
    if amount.kind == "rank":
        return Decimal(0)
    if amount.about:
        return abs(value) * Decimal(str(rules["about"]))
    if abs(value) < Decimal(str(rules["exact_below"])) and value == int(value):
        return Decimal(0)
    half = _unit_of_last_digit(value) / 2
    return min(half, abs(value) * Decimal(str(rules["share"])))


def _unit_of_last_digit(value: Decimal) -> Decimal:
    """One unit of the last digit that is no zero: 10^9 of 12 billion, 0.1 of 4.7."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _in_one_unit(
    left: Amount, right: Amount, day: dt.date | None
) -> tuple[Decimal, Decimal, str] | None:
    """What one unit of the right is in that of the left, how uncertain that is, and how it is."""
    if left.unit == right.unit:
        return Decimal(1), Decimal(0), ""
    if left.unit is None or right.unit is None:
        return None
    if left.kind == "money":
        return _exchanged(left, right, day)
    ratio = known_units().ratio(right.unit, left.unit)
    if ratio is None:
        return None
    band = Decimal(str(load_contradictions().rounding["share"]))  # "10 miles" are given as "16 km"
    return ratio, band, f", which is {_short(_middle(right) * ratio)} {left.unit}s"


def _exchanged(
    left: Amount, right: Amount, day: dt.date | None
) -> tuple[Decimal, Decimal, str] | None:
    assert left.unit is not None
    assert right.unit is not None
    if _middle(left) == _middle(right) and _share_sign(left.unit, right.unit):
        return None  # "$10 million" is dollars of whoever writes
    found = load_rates().rate(right.unit, left.unit, day) if day else None
    if found is None:
        return None
    rate, quoted = found
    band = Decimal(str(load_contradictions().currency["band"]))
    how = f", which is {left.unit} {_short(_middle(right) * rate)} at the rate of {quoted}"
    return rate, band, how


@cache
def _share_sign(left: str, right: str) -> bool:
    """Whether one sign is written for both currencies."""
    return any({left, right} <= set(codes) for codes in known_currencies().signs.values())


def _same_bound(left: Amount, right: Amount) -> bool:
    lower = left.high is None and right.high is None
    return lower or (left.low is None and right.low is None)


def _closed(stretch: Stretch) -> Stretch:
    """A stretch with one end as the figure at that end."""
    end = stretch.high if stretch.low is None else stretch.low
    assert end is not None
    slack = abs(end) * Decimal(str(load_contradictions().rounding["bounds"])) / 2
    return Stretch(end - slack, end + slack)


def _middle(amount: Amount) -> Decimal:
    ends = [end for end in (amount.low, amount.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends)


def _ratio(left: Decimal, right: Decimal) -> float:
    small, large = sorted((abs(left), abs(right)))
    return float(large / small) if small else FARTHEST_RATIO


def _reaches(low: Bound, high: Bound) -> bool:
    return low is None or high is None or low <= high


def _short(value: Decimal) -> str:
    """The number to three digits, with its thousands parted."""
    if not value:
        return "0"
    digits = 2 - value.adjusted()
    return f"{round(value, digits):,.{max(0, digits)}f}"
