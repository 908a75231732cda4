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
from typing import Any

from gestae.linguistics.en.counted import noun_of
from gestae.linguistics.en.dates import collect_times, read_times
from gestae.linguistics.en.pieces import is_telling
from gestae.linguistics.en.vocabulary import load_rules
from gestae.linguistics.shared.cascade import Action, Cascade, Match, Piece, Values
from gestae.linguistics.shared.drafts import Draft, draft_of, is_change, is_score, values_at
from gestae.linguistics.shared.money import MONEY_ACTIONS
from gestae.linguistics.shared.quantities import SHARED_QUANTITY_ACTIONS, percent_of, plain
from gestae.linguistics.shared.times import span_of
from gestae.records import Quantity, TimeExpression, Token

RANKED = frozenset((
    "noun", "adj", "dash", "number", "uncounted", "night", "timeunit",
))  # fmt: skip
"""What follows an ordinal that ranks something: "the third country", "second-largest"."""
ENDING = frozenset(("dot", "comma", "stop", "close", "verb", "aux", "adp"))
"""What a phrase cannot go on with."""
SIZING = frozenset(("noun", "adj", "name", "other", "point", "designator"))
NOT_SIZING = frozenset((
    "uncounted", "unranked", "ordinal", "number", "timeunit", "clockunit", "half",
))  # fmt: skip
"""What a word with a number does not count: "a five-way race", "a 6.1-magnitude quake"."""
NOUNS = frozenset(("noun", "adj", "name", "other", "of"))
PARTED = frozenset(("ordinal", "next", "last", "top", "dash"))
"""Before "half" these make it a part that is pointed at: "the second half"."""
YOUNGEST, OLDEST = 10, 120
"""Years of age: below the first a number between commas may as well count something."""
PAIR = 2
"""Of so many "the" speaks as of parties known already."""


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
    low, high = plain(draft.low), plain(draft.high)
    return Quantity(low, high, draft.about, draft.kind, draft.unit, draft.span, noun)


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


def _weight(match: Match) -> Values:
    return draft_of(match, match.get("value"), "count", "pound")


def _age(match: Match) -> Values | None:
    """How old somebody is: "aged 34", "under the age of 50"."""
    value = match.get("value")
    oldest = value[1] if isinstance(value, tuple) else value
    if oldest > OLDEST:
        return None
    return {**draft_of(match, value, "duration", "year"), "aged": None}


def _age_apposed(match: Match) -> Values | None:
    """The age of whom a number between commas stands behind: "Ana Silva, 34, said"."""
    of, value = values_at(match, match.start - 2), match.get("value")
    if {"name", "noun"}.isdisjoint(of) or value != int(value) or value < YOUNGEST:
        return None
    return _age(match)


def _ratio(match: Match) -> Values | None:
    first, second = match.get("first"), match.get("second")
    alike = ("spelled" in match.first.values) == ("spelled" in match.last.values)
    if not (0 < first < second <= 1000) or not alike:
        return None
    return draft_of(match, percent_of(first / second), "share", "percent")


def _share_part(match: Match) -> Values | None:
    part = match.get("part")
    if "slashed" in match.last.values and "of" not in values_at(match, match.end):
        return None
    if "half" in match.last.values and _is_parted(match):
        return None
    if not 0 < part <= 1:
        return None
    return draft_of(match, percent_of(part), "share", "percent")


def _is_parted(match: Match) -> bool:
    """Whether a half is one of two, or of a word: "the first half", "at half-mast"."""
    parted = not PARTED.isdisjoint(values_at(match, match.start - 1))
    return parted or _is_hyphened(match, values_at(match, match.end))


def _feet_and_inches(match: Match) -> Values | None:
    draft, inches = match.get("first"), match.get("inches")
    if draft.unit != "foot" or draft.low is None or inches >= 12:
        return None
    total = draft.low * 12 + inches
    span = span_of(match)
    return {"quantity": replace(draft, low=total, high=total, unit="inch", span=span)}


def _count(match: Match) -> Values | None:
    """A bare number: not one that names ("Article 5", "Leopard 2"), nor "one" for somebody."""
    value, before, after = (
        match.get("value"),
        values_at(match, match.start - 1),
        values_at(match, match.end),
    )
    if not {"designator", "numbered", "junk", "slash"}.isdisjoint(before):
        return None
    if not {"clock", "possessive", "slash", "multiple"}.isdisjoint(after) or _is_year(
        match, before, after
    ):
        return None
    if is_score(match) or (_is_hyphened(match, after) and not _is_sized(match, value)):
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
    dash = match.pieces[match.end]
    return match.last.end == dash.start and dash.end == match.pieces[match.end + 1].start


def _is_year(match: Match, before: Values, after: Values) -> bool:
    """Whether a figure is compared with that of a year: "an increase of 40 percent over 2019"."""
    return "year" in match.first.values and "over" in before and NOUNS.isdisjoint(after)


def _is_sized(match: Match, value: Any) -> bool:
    """Whether a number tells the size of what its word is of: "a 20-strong team"."""
    size = values_at(match, match.end + 1)
    plural = isinstance(value, Decimal) and value > PAIR and value == value.to_integral_value()
    return plural and not SIZING.isdisjoint(size) and NOT_SIZING.isdisjoint(size)


def _names(match: Match) -> bool:
    """A number right after a name, with a figure right before it: "14 Leopard 2 tanks"."""
    earlier = values_at(match, match.start - 2)
    told = bool({"number", "quantity", "digits"} & set(earlier)) or _at_end(match)
    return told or "name" in values_at(match, match.end)  # "Boeing 737 Max"


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


ACTIONS: dict[str, Action] = {
    **MONEY_ACTIONS,
    **SHARED_QUANTITY_ACTIONS,
    "age": _age,
    "age_apposed": _age_apposed,
    "count": _count,
    "feet_and_inches": _feet_and_inches,
    "rank": _rank,
    "ratio": _ratio,
    "share_part": _share_part,
    "span": _span_of,
    "weight": _weight,
}
