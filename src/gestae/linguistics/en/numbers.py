"""How much an English sentence says: start with ``find_quantities``, or ``find_figures`` for
quantities and times in one reading.

The rules stand in ``tables/figures/quantity_rules.csv``; here are the actions they name. What is
a time ("2015", "two weeks ago") or a name ("F-16", "Article 5") is no quantity. Vague magnitudes
span their order: "hundreds of millions of dollars" is 100,000,000 to 1,000,000,000, about.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from gestae.linguistics.en.counted import noun_of
from gestae.linguistics.en.dates import collect_times, read_times
from gestae.linguistics.en.drafts import Draft, draft_of, is_change, values_at
from gestae.linguistics.en.money import MONEY_ACTIONS
from gestae.linguistics.en.pieces import is_telling
from gestae.linguistics.en.times import span_of
from gestae.linguistics.en.vocabulary import load_rules
from gestae.linguistics.shared.cascade import Action, Cascade, Match, Piece, Values
from gestae.ontology.units import known_units
from gestae.records import AmountKind, Quantity, TimeExpression, Token

if TYPE_CHECKING:
    from gestae.linguistics.en.lengths import Length

LEADING = frozenset((
    "bound", "of", "between", "from", "a", "the", "tilde", "aux", "to", "for",
))  # fmt: skip
"""What may stand between "range" and its figure: "ranges of up to 300 km"."""
RANKED = frozenset((
    "noun", "adj", "dash", "number", "uncounted", "night", "timeunit",
))  # fmt: skip
"""What follows an ordinal that ranks something: "the third country", "second-largest"."""
ENDING = frozenset(("dot", "comma", "stop", "close", "verb", "aux", "adp"))
"""What a phrase cannot go on with."""
PAIR = 2
"""Of so many "the" speaks as of parties known already."""
DAYS = {"year": Decimal(365), "month": Decimal(30), "week": Decimal(7), "day": Decimal(1)}
"""Days of the units of a length that mixes months and days, which is therefore about so long."""


def find_quantities(text: str, start: int, tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in order, empty where it has none.

    ``start`` is the sentence's offset in the document, in which spans count; ``tokens`` are its
    own. A span holds the words that bound the figure ("at least 300").
    """
    return find_figures(text, start, tokens)[0]


def find_figures(
    text: str, start: int, tokens: Sequence[Token]
) -> tuple[tuple[Quantity, ...], tuple[TimeExpression, ...]]:
    """The quantities and the times of a sentence; see ``find_quantities`` and ``find_times``."""
    if not is_telling(text):
        return (), ()
    timed = read_times(text, start, tokens)
    drafts = [
        piece.values["quantity"] for piece in _rules().read(timed) if "quantity" in piece.values
    ]
    quantities = tuple(_quantity(draft, tokens) for draft in drafts)
    return quantities, collect_times(timed, tokens)


def read_all(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence with its numbers, times and quantities put together."""
    return _rules().read(read_times(text, start, tokens))


@cache
def _rules() -> Cascade:
    return load_rules("quantity_rules.csv", ACTIONS)


def _quantity(draft: Draft, tokens: Sequence[Token]) -> Quantity:
    noun = noun_of(draft.span, tokens, draft.kind, draft.unit)
    low, high = _plain(draft.low), _plain(draft.high)
    return Quantity(low, high, draft.about, draft.kind, draft.unit, draft.span, noun)


def _plain(value: Decimal | None) -> Decimal | None:
    """The number without idle zeros: 1350000000 for 1350000000.00, and 4.5 for 4.50."""
    if value is None:
        return None
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def _span_of(match: Match) -> Values | None:
    """Two numbers as the ends of one: "20-25", "3-4 billion", "from 200 to 300"."""
    low, high = match.get("low"), match.get("high")
    before = values_at(match, match.start - 1)
    dashed = any("dash" in piece.values for piece in match.pieces[match.start : match.end])
    if dashed and not {"name", "junk", "noun"}.isdisjoint(before):
        return None  # "Boeing 737-800"
    if is_change(match):
        return None
    scale = match.last.values.get("scaled")
    starts = [p for p in match.pieces[match.start : match.end] if "number" in p.values]
    if scale and "scaled" not in starts[0].values and low < high / scale:
        low *= scale
    return {"span": (low, high)} if low < high else None


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


def _weight(match: Match) -> Values:
    return draft_of(match, match.get("value"), "count", "pound")


def _part_of_unit(match: Match) -> Values:
    unit = known_units().by_name[match.get("unit")]
    return draft_of(match, match.get("part"), _ranged(match, unit.kind), unit.name)


def _percent(fraction: Decimal) -> Decimal:
    return (
        round(fraction * 100, 12).normalize()
        if fraction * 100 % 1
        else Decimal(int(fraction * 100))
    )


def _ratio(match: Match) -> Values | None:
    first, second = match.get("first"), match.get("second")
    alike = ("spelled" in match.first.values) == ("spelled" in match.last.values)
    if not (0 < first < second <= 1000) or not alike:
        return None
    return draft_of(match, _percent(first / second), "share", "percent")


def _share_part(match: Match) -> Values | None:
    part = match.get("part")
    if "slashed" in match.last.values and "of" not in values_at(match, match.end):
        return None
    if not 0 < part <= 1:
        return None
    return draft_of(match, _percent(part), "share", "percent")


def _duration(match: Match) -> Values | None:
    length: Length = match.get("length")
    before = values_at(match, match.start - 1)
    counting = {"for", "bound", "in", "during", "over", "other", "adp", "verb"}
    if length.article and counting.isdisjoint(before):
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


def _feet_and_inches(match: Match) -> Values | None:
    draft, inches = match.get("first"), match.get("inches")
    if draft.unit != "foot" or draft.low is None or inches >= 12:
        return None
    total = draft.low * 12 + inches
    span = span_of(match)
    return {"quantity": replace(draft, low=total, high=total, unit="inch", span=span)}


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


def _count(match: Match) -> Values | None:
    """A bare number: not one that names ("Article 5", "Leopard 2"), nor "one" for somebody."""
    value, before, after = (
        match.get("value"),
        values_at(match, match.start - 1),
        values_at(match, match.end),
    )
    if not {"designator", "numbered", "junk", "slash"}.isdisjoint(before):
        return None
    if not {"clock", "possessive", "slash"}.isdisjoint(after) or _is_hyphened(match, after):
        return None
    if "name" in before and _names(match):
        return None
    if "spelled" in match.first.values and not _is_figure(value, before, after):
        return None
    return draft_of(match, value, "count", None)


def _is_hyphened(match: Match, after: Values) -> bool:
    """Whether the number is part of a word: "a two-part plan", "a 20-strong team"."""
    if "dash" not in after or match.end + 1 >= len(match.pieces):
        return False
    return match.pieces[match.end].end == match.pieces[match.end + 1].start


def _names(match: Match) -> bool:
    """A number right after a name, with a figure right before it: "14 Leopard 2 tanks"."""
    earlier = values_at(match, match.start - 2)
    return bool({"number", "quantity", "digits"} & set(earlier)) or _at_end(match)


def _at_end(match: Match) -> bool:
    after = values_at(match, match.end)
    return not after or not ENDING.isdisjoint(after)


def _is_figure(value: Any, before: Values, after: Values) -> bool:
    if isinstance(value, tuple) or value > 12:
        return True
    pointing = {"these", "every"} if value > PAIR else {"these", "the", "every"}
    if not pointing.isdisjoint(before) and "of" not in after:
        return False  # "the two countries" are known already
    if "uncounted" in after or ("past" in after or "last" in after):
        return False
    if value == 1:
        return not {"noun", "adj"}.isdisjoint(after)
    return True


def _rank(match: Match) -> Values | None:
    before, after = values_at(match, match.start - 1), values_at(match, match.end)
    ends = match.get("value") > PAIR and _at_end(match) and "the" not in before
    if "unranked" in after or "name" in before or (RANKED.isdisjoint(after) and not ends):
        return None
    if not {"at", "every"}.isdisjoint(before):
        return None
    return draft_of(match, Decimal(match.get("value")), "rank", None)


def _bounded(match: Match) -> Values | None:
    """A figure with the words that bound it; "just" and "only" stay outside its span."""
    draft: Draft = match.get("value")
    bounds = [match.get(name) for name in ("bound", "bound2", "bound3", "tail")]
    told = [bound for bound in bounds if bound is not None]
    if draft.kind == "duration" and "within" in match.first.values:
        return {"quantity": draft}  # "within 72 hours" is a term of 72 hours
    during = draft.kind == "duration" and "over" in match.first.values
    aged = "old" in values_at(match, match.end) or "for" in values_at(match, match.start - 1)
    if during and not aged:
        return {"quantity": draft}  # "over three years" is during them
    low, high, about = draft.low, draft.high, draft.about or "about" in told
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


ACTIONS: dict[str, Action] = {
    **MONEY_ACTIONS,
    "bounded": _bounded,
    "count": _count,
    "duration": _duration,
    "feet_and_inches": _feet_and_inches,
    "joined": _joined,
    "measure": _measure,
    "pair": _pair,
    "part_of_unit": _part_of_unit,
    "range": _range,
    "rank": _rank,
    "ratio": _ratio,
    "share": _share,
    "share_part": _share_part,
    "span": _span_of,
    "top": _top,
    "weight": _weight,
}
