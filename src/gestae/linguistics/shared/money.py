"""Sums of money: actions that read "$3-4 billion", "35 million AUD", "15 dollars and 50 cents"."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from gestae.linguistics.shared.cascade import Action, Match, Values
from gestae.linguistics.shared.drafts import draft_of, is_change
from gestae.linguistics.shared.times import span_of

HUNDRED = Decimal(100)
YEARS = range(1800, 2100)
"""What may be a year behind "in": "in 2019 dollars" tells whose prices, and no sum."""


def _money(match: Match) -> Values | None:
    names = ("sign", "unit", "percent")
    told = [match.get(name) for name in names if match.get(name) is not None]
    if _is_year_of_prices(match):
        return None
    if len(told) == 2 and not _same_money(*told):
        return None
    code, part = told[-1] if len(told) == 1 else _surer(*told)
    if "money_or_weight" in match.last.values and not _is_money_scale(match):
        return None
    if isinstance(match.get("scale"), Decimal):
        part *= match.get("scale")
    return draft_of(
        match, _times(match.get("value"), part), "money", code, part=min(part, Decimal(1))
    )


def _is_year_of_prices(match: Match) -> bool:
    """Whether the number is the year whose money is meant: "in 2019 dollars"."""
    before = match.pieces[match.start - 1].values if match.start else {}
    digits = match.first.values.get("digits")
    return "in" in before and match.get("unit") is not None and digits in YEARS


def _same_money(first: tuple[str, Decimal], second: tuple[str, Decimal]) -> bool:
    """Whether two signs of money agree: "$5 million USD", "C$5 dollars"."""
    return second[1] == 1 and (first[0] == second[0] or "USD" in (first[0], second[0]))


def _surer(first: tuple[str, Decimal], second: tuple[str, Decimal]) -> tuple[str, Decimal]:
    return first if second[0] == "USD" else second


def _is_money_scale(match: Match) -> bool:
    return any({"scaled", "vague"} & set(p.values) for p in match.pieces[match.start : match.end])


def _times(value: Any, factor: Decimal) -> Any:
    if factor == 1:
        return value
    return tuple(v * factor for v in value) if isinstance(value, tuple) else value * factor


def _money_span(match: Match) -> Values | None:
    low, high = match.get("low"), match.get("high")
    first, second = match.get("sign"), match.get("unit")
    if is_change(match) or first[0] != second[0]:
        return None
    starts = [p for p in match.pieces[match.start : match.end] if "number" in p.values]
    scale = starts[-1].values.get("scaled")
    if scale and "scaled" not in starts[0].values and low < high / scale:
        low *= scale
    return draft_of(match, (low, high), "money", _surer(first, second)[0]) if low <= high else None


def _with_cents(match: Match) -> Values | None:
    """Cents that are not named: "15 dollars 50"."""
    draft, cents = match.get("first"), match.get("cents")
    if draft.kind != "money" or draft.about or draft.low is None or draft.low != draft.high:
        return None
    if draft.low % 1 or draft.low > HUNDRED or not 0 < cents < HUNDRED:
        return None
    total = draft.low + cents / HUNDRED
    return {"quantity": replace(draft, low=total, high=total, span=span_of(match))}


MONEY_ACTIONS: dict[str, Action] = {
    "money": _money,
    "money_span": _money_span,
    "with_cents": _with_cents,
}
