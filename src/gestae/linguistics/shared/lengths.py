"""Stretches of time without a place in it ("two weeks"): ``Length``, and the actions that make it.

They are made by the first stages of ``tables/figures/time_rules.csv``: the rules of times count
with them ("two weeks ago"), and what no time takes becomes a duration.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from gestae.linguistics.shared.cascade import Action, Match, Values

FEW = {"few": 3, "several": 3, "couple": 2}
"""What vague counts stand for where a date needs a number."""
AFTER_DASH = frozenset(("on", "over", "to", "by"))
TEN = Decimal(10)
MANY = 9
"""At most so many are a few or several."""


@dataclass(frozen=True, slots=True)
class Length:
    """``low`` to ``high`` units, and the rest of "two years and three months".

    ``about`` where it was told vaguely ("a few weeks"); ``article`` where only "a" counts it.
    """

    low: Decimal
    high: Decimal
    unit: str
    about: bool = False
    article: bool = False
    rest: tuple["Length", ...] = ()


PERIODS = frozenset(("day", "week", "month", "quarter", "year"))
"""Units that something is counted by: "twice a week"."""


def _length(match: Match) -> Values | None:
    low, unit = match.get("low"), match.get("unit")
    values = match.pieces[match.start].values
    if "number" in match.values:  # a fortnight is two weeks
        low, unit = low * match.get("number"), "week"
    high = match.get("high", low)
    if low > high or ("year" in values and "digits" in values and low > 1000):
        return None
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
    if (
        unit == "second"
        and "once" in values
        and not {"noun", "adj", "name", "verb", "timeunit", "night", "daypart"}.isdisjoint(after)
    ):
        return None  # "a second case", "a second opens"
    vague = any(word in values for word in FEW)
    if vague and "high" not in match.values and "couple" not in values:
        high = Decimal(MANY)
    article = "once" in values and not vague
    if article and unit == "decade" and "timeunits" in match.last.values:
        return {"length": Length(TEN, TEN * TEN, "year", about=True)}  # "a decades-long war"
    if article and "dash" in after and not AFTER_DASH.isdisjoint(_beyond(match)):
        return None  # "a year-on-year increase"
    return {"length": Length(low, high, unit, vague, article)}


def _beyond(match: Match) -> Values:
    """What stands behind the dash that follows."""
    index = match.end + 1
    return match.pieces[index].values if index < len(match.pieces) else {}


def _half_length(match: Match) -> Values:
    return {"length": Length(match.get("half"), match.get("half"), match.get("unit"))}


def _vague_length(match: Match) -> Values:
    low, high = match.get("low")
    return {"length": Length(low, high, match.get("unit"), about=True)}


def _decades(match: Match) -> Values:
    """Decades that nothing counts, as the Chinese 数十年: some tens of years."""
    return {"length": Length(match.get("low"), TEN * TEN, "year", about=True)}


def _touching_length(match: Match) -> Values | None:
    low = match.get("low")
    if match.last.start != match.first.end and match.get("unit") != "hour":
        return None  # "3 h", but not "3 s"
    return {"length": Length(low, low, match.get("unit"))}


def _compound(match: Match) -> Values | None:
    parts = [match.get(name) for name in ("first", "second", "third") if match.get(name)]
    if len({part.unit for part in parts}) < len(parts) or any(part.about for part in parts):
        return None
    parted = any("and" in piece.values for piece in match.pieces[match.start : match.end])
    if not parted and any(part.unit in PERIODS and part.article for part in parts[1:]):
        return None  # "18 hours a day"
    return {"length": replace(parts[0], rest=tuple(parts[1:]), article=False)}


def _half_more(match: Match) -> Values:
    first = match.get("first")
    half = Decimal("0.5")
    return {"length": replace(first, low=first.low + half, high=first.high + half, article=False)}


LENGTH_ACTIONS: dict[str, Action] = {
    "length": _length,
    "half_length": _half_length,
    "vague_length": _vague_length,
    "touching_length": _touching_length,
    "compound": _compound,
    "half_more": _half_more,
    "decades": _decades,
}
