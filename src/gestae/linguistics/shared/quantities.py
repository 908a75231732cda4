"""Quantities, whatever the language: actions that read "300 km", "10 to 12 percent", "at least 5".

They serve a pack's ``tables/figures/quantity_rules.csv``; what only one language says so stands in
its own pack.
"""

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from gestae.linguistics.shared.cascade import Action, Match, Values
from gestae.linguistics.shared.drafts import Draft, draft_of, is_change, values_at
from gestae.linguistics.shared.times import span_of
from gestae.ontology.units import known_units
from gestae.records import AmountKind

if TYPE_CHECKING:
    from gestae.linguistics.shared.lengths import Length

LEADING = frozenset((
    "bound", "filler", "of", "between", "from", "a", "the", "tilde", "aux", "to", "for",
))  # fmt: skip
"""What may stand between "range" and its figure: "ranges of up to 300 km"."""


DAYS = {"year": Decimal(365), "month": Decimal(30), "week": Decimal(7), "day": Decimal(1)}
"""Days of the units of a length that mixes months and days, which is therefore about so long."""


def plain(value: Decimal | None) -> Decimal | None:
    """The number without idle zeros: 1350000000 for 1350000000.00, and 4.5 for 4.50."""
    if value is None:
        return None
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _share(match: Match) -> Values:
    return draft_of(match, match.get("value"), "share", match.get("percent"))


def _measure(match: Match) -> Values | None:
    unit = known_units().by_name[match.get("unit")]
    return draft_of(match, match.get("value"), _ranged(match, unit.kind), unit.name)


def _ranged(match: Match, kind: AmountKind) -> AmountKind:
    """A distance that something reaches is a range: "a 300-km range", "ranges of up to 300 km"."""
    if kind != "distance":
        return kind
    if "rangeword" in values_at(match, match.end + ("dash" in values_at(match, match.end))):
        return "range"
    index = match.start - 1
    while index >= 0 and not LEADING.isdisjoint(values_at(match, index)):
        index -= 1
    return "range" if "rangeword" in values_at(match, index) else kind


def _part_of_unit(match: Match) -> Values:
    unit = known_units().by_name[match.get("unit")]
    return draft_of(match, match.get("part"), _ranged(match, unit.kind), unit.name)


def percent_of(fraction: Decimal) -> Decimal:
    """A fraction in percent, without idle digits."""
    return (
        round(fraction * 100, 12).normalize()
        if fraction * 100 % 1
        else Decimal(int(fraction * 100))
    )


def _duration(match: Match) -> Values | None:
    length: Length = match.get("length")
    before = values_at(match, match.start - 1)
    counting = {"for", "bound", "in", "during", "over", "other", "adp", "verb"}
    since = "been" in before and "since" in values_at(match, match.end)
    if length.article and counting.isdisjoint(before) and not since:
        return None  # "$5 a day", "once a year"
    low, high, unit, about = length.low, length.high, length.unit, length.about
    for part in length.rest:
        ratio = known_units().ratio(unit, part.unit)
        if ratio is None or ratio < 1:  # months have no fixed number of days
            days = [DAYS.get(p.unit, Decimal(0)) * p.low for p in (length, *length.rest)]
            low, high, unit, about = sum(days, Decimal(0)), sum(days, Decimal(0)), "day", True
            break
        low, high, unit = low * ratio + part.low, high * ratio + part.high, part.unit
    unit = "day" if unit in ("night", "workday") else unit
    return {"quantity": Draft(low, high, "duration", unit, span_of(match), about)}


def _top(match: Match) -> Values:
    return draft_of(match, (Decimal(1), match.get("value")), "rank", None)


def _joined(match: Match) -> Values | None:
    """One figure in two units: "three dollars and fifty cents", "5 feet 2 inches"."""
    first, second = match.get("first"), match.get("second")
    span = span_of(match)
    if first.kind != second.kind or first.about or second.about or first.low != first.high:
        return None
    if first.kind == "money" and first.unit == second.unit and second.part < 1 == first.part:
        total = first.low + second.low
        return {"quantity": replace(first, low=total, high=total, span=span)}
    units = known_units()
    ratio = units.ratio(first.unit or "", second.unit or "") if first.unit != second.unit else None
    if first.kind not in ("distance", "duration") or not ratio or ratio <= 1 or second.low is None:
        return None
    total = first.low * ratio + second.low
    return {"quantity": replace(first, low=total, high=total, unit=second.unit, span=span)}


def _range(match: Match) -> Values | None:
    first, second = match.get("first"), match.get("second")
    if isinstance(first, Decimal):
        first = replace(second, low=first, high=first)
    if (first.kind, first.unit) != (second.kind, second.unit) or None in (first.low, second.high):
        return None
    if is_change(match) or not first.low < second.high:
        return None
    whole = replace(first, high=second.high, about=first.about or second.about)
    return {"quantity": replace(whole, span=span_of(match))}


def _bounded(match: Match) -> Values | None:
    """A figure with the words that bound it; "just" and "only" stay outside its span."""
    draft: Draft = match.get("value")
    bounds = [match.get(name) for name in ("bound", "bound2", "bound3", "tail")]
    told = [bound for bound in bounds if bound is not None]
    if draft.kind == "duration" and "within" in match.first.values:
        return {"quantity": replace(draft, low=None)}  # "within 72 hours" is a term: 72 at most
    during = draft.kind == "duration" and "over" in match.first.values
    aged = "old" in values_at(match, match.end) or "for" in values_at(match, match.start - 1)
    aged = aged or any("aged" in piece.values for piece in match.pieces[match.start : match.end])
    if during and not aged:
        return {"quantity": draft}  # "over three years" is during them
    low, high, about = draft.low, draft.high, draft.about or "about" in told
    if low is not None and high is not None and low < high and not about:
        return {"quantity": replace(draft, span=span_of(match))}  # "as much as 2 to 4 inches"
    if "low" in told and low is not None:
        high = None
    elif "high" in told and high is not None:
        low = None
    span = draft.span if set(told) <= {"exact"} else span_of(match)
    return {"quantity": replace(draft, low=low, high=high, about=about, span=span)}


def _pair(match: Match) -> Values | None:
    """Two bounds of one figure: "more than 10 and less than 40"."""
    first, second = match.get("first"), match.get("second")
    if (first.kind, first.unit) != (second.kind, second.unit):
        return None
    lower, upper = (first, second) if first.high is None else (second, first)
    if None not in (lower.high, upper.low) or lower.low is None or upper.high is None:
        return None
    if lower.high is not None or upper.low is not None or not lower.low < upper.high:
        return None
    return {"quantity": replace(first, low=lower.low, high=upper.high, span=span_of(match))}


SHARED_QUANTITY_ACTIONS: dict[str, Action] = {
    "bounded": _bounded,
    "duration": _duration,
    "joined": _joined,
    "measure": _measure,
    "pair": _pair,
    "part_of_unit": _part_of_unit,
    "range": _range,
    "share": _share,
    "top": _top,
}
