"""What number words come to: the actions of ``tables/figures/numeral_rules.csv``.

Start with ``read_numerals``: pieces in, pieces out, with "two hundred and fifty", "1.35 bn" or
"half a million" as one number each. A ``vague`` number ("hundreds of millions") is a pair of
bounds that span its order of magnitude: 100,000,000 and 1,000,000,000.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from gestae.linguistics.en.pieces import number_values, read_pieces
from gestae.linguistics.en.vocabulary import load_rules
from gestae.linguistics.shared.cascade import Action, Cascade, Match, Piece, Values
from gestae.records import Token

HALF = Decimal("0.5")
TEN = 10
THOUSAND = 1000
VAGUE = {"several": (3, 9), "few": (2, 9), "couple": (2, 2)}
"""Bounds of the words that count without a number."""


def read_numerals(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence with its numbers put together."""
    return numerals().read(read_pieces(text, start, tokens))


@cache
def numerals() -> Cascade:
    """The rules for number words; raises ``TableError`` where their table is wrong."""
    return load_rules("numeral_rules.csv", ACTIONS)


def _spelled(value: Decimal) -> Values:
    values = dict(number_values(value))
    if value == value.to_integral_value() and 1700 <= value <= 2100:
        values["wordyear"] = value
    return values


def _scaled(value: Decimal, match: Match) -> Values:
    scale = match.get("scale") or match.first.values.get("scaled")
    values: dict[str, object] = {"number": value, "scaled": scale}
    if "digits" not in match.first.values:
        values["spelled"] = value
        if value in (1800, 1900, 2000):
            values["wordyear"] = value
    return values


def _add(match: Match) -> Values:
    return _spelled(match.get("tens") + match.get("ones"))


def _add_ordinal(match: Match) -> Values | None:
    ordinal = match.get("ordinal")
    if ordinal >= TEN:
        return None
    value = match.get("tens") + ordinal
    return {"ordinal": value, "part_of": value}


def _add_parts(match: Match) -> Values:
    return {"parts_of": match.get("tens") + match.get("parts")}


def _hundreds(match: Match) -> Values | None:
    count, rest = match.get("count"), match.get("rest", 0)
    if "digits" in match.last.values and rest and "digits" not in match.first.values:
        return None  # "a hundred and 20 tanks" are two figures
    return _spelled(count * 100 + rest)


def _hundred_ordinal(match: Match) -> Values | None:
    ordinal = match.get("ordinal")
    return {"ordinal": match.get("count") * 100 + ordinal} if ordinal < 100 else None


def _times_ordinal(match: Match) -> Values | None:
    ordinal = match.get("ordinal")
    return {"ordinal": match.get("count") * ordinal} if ordinal >= 100 else None


def _plus_half(match: Match) -> Values | None:
    count = match.get("count")
    return number_values(count + HALF, ".") if count == int(count) else None


def _plus_part(match: Match) -> Values:
    return number_values(match.get("count") + 1 / match.get("part"), ".")


def _decimals(match: Match) -> Values:
    digits = [match.get(name) for name in ("rest", "rest2", "rest3")]
    written = "".join(str(digit) for digit in digits if digit is not None)
    return number_values(match.get("count") + Decimal(f"0.{written}"), ".")


def _touching_scale(match: Match) -> Values | None:
    """Thousands and millions after a number without a space; "m" and "t" are units unless a
    plural follows ("5m people", but "a 100m sprint").
    """
    apart = match.last.start != match.pieces[match.start].end
    if apart and (match.get("scale") != THOUSAND or not _is_last(match)):
        return None
    if "symbol" in match.last.values:
        after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
        noun = after.get("noun") or after.get("other") or ""
        if not noun.endswith("s") and noun != "people":
            return None
    return _times_scale(match)


def _is_last(match: Match) -> bool:
    """Whether no word goes on from here: "a 10 k run" is none of ten thousand."""
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
    return {"noun", "name", "adj", "verb", "dash"}.isdisjoint(after)


def _times_scale(match: Match) -> Values:
    return _scaled(match.get("count") * match.get("scale") * match.get("scale2", 1), match)


def _scaled_hundred(match: Match) -> Values:
    return _scaled(100 * match.get("scale"), match)


def _half_scale(match: Match) -> Values:
    return _scaled(HALF * match.get("scale"), match)


def _part_scale(match: Match) -> Values:
    return _scaled(match.get("scale") / match.get("part"), match)


def _dozen(match: Match) -> Values:
    return number_values(match.get("count") * match.get("scale"))


def _vague_scale(match: Match) -> Values:
    name = next(name for name in VAGUE if name in match.first.values)
    scale = match.get("scale") or match.get("hundred")
    low, high = VAGUE[name]
    return {"vague": (low * scale, high * scale)}


def _sum(match: Match) -> Values | None:
    """Thousands, hundreds and ones, each below the scale before it, in one spelling."""
    first = match.first.values
    total, scale = first["number"], first["scaled"]
    parts = [i for i in range(match.start + 1, match.end) if "number" in match.pieces[i].values]
    for index in parts:
        values = match.pieces[index].values
        joined = "and" in match.pieces[index - 1].values
        if values["number"] >= scale or ("spelled" in first and "spelled" not in values):
            return None
        if "spelled" not in values and "scaled" not in values and not joined:
            return None  # "$2 million 20 years ago"
        if joined and scale > 1000 and "scaled" not in values:
            return None  # "two million and three ships"
        total, scale = total + values["number"], values.get("scaled", Decimal(1))
    return _spelled(total)


def _plus_scaled_half(match: Match) -> Values:
    scale = match.first.values["scaled"]
    return {"number": match.first.values["number"] + HALF * scale, "scaled": scale}


def _plus_scaled_part(match: Match) -> Values:
    scale = match.first.values["scaled"]
    return {"number": match.first.values["number"] + scale / match.get("part"), "scaled": scale}


def _negative(match: Match) -> Values:
    return number_values(-match.get("count"), ".")


def _parts(match: Match) -> Values | None:
    below = match.get("parts") or match.get("part")
    above = match.get("count", 1)
    if below <= 1:
        return None
    return {"fraction": above / below} if above <= below else _mixed(above / below)


def _negative_parts(match: Match) -> Values | None:
    below = match.get("parts")
    return _mixed(-match.get("count") / below) if below > 1 else None


def _over(match: Match) -> Values | None:
    """A fraction said with its bar: "one over three"; below zero after a minus."""
    above, below = match.get("above"), match.get("below")
    if below <= 1 or above <= 0:
        return None
    value = -above / below if "minus" in match.values else above / below
    return {"fraction": value} if 0 < value < 1 else _mixed(value)


def _plus_fraction(match: Match) -> Values | None:
    count, part = match.get("count"), match.get("part")
    return _mixed(count + part) if count == int(count) and 0 < part < 1 else None


def _plus_scaled_fraction(match: Match) -> Values:
    scale = match.first.values["scaled"]
    return _scaled(match.first.values["number"] + match.get("part") * scale, match)


def _mixed(value: Decimal) -> Values:
    return number_values(value, ".")


def _fraction_of_scale(match: Match) -> Values:
    return _scaled(match.get("part") * match.get("whole"), match)


def _many(match: Match) -> Values | None:
    """Bounds that span the order of magnitude of "tens of thousands": from it to ten times it."""
    steps = [match.get(name) for name in ("many", "many2", "many3") if match.get(name)]
    low = Decimal(1)
    for step in steps:
        low *= step
    return {"vague": (low, low * TEN)}


ACTIONS: dict[str, Action] = {
    "add": _add,
    "add_ordinal": _add_ordinal,
    "add_parts": _add_parts,
    "hundreds": _hundreds,
    "hundred_ordinal": _hundred_ordinal,
    "times_ordinal": _times_ordinal,
    "plus_half": _plus_half,
    "plus_part": _plus_part,
    "touching_scale": _touching_scale,
    "decimals": _decimals,
    "scaled": _times_scale,
    "scaled_hundred": _scaled_hundred,
    "half_scale": _half_scale,
    "part_scale": _part_scale,
    "dozen": _dozen,
    "vague_scale": _vague_scale,
    "sum": _sum,
    "plus_scaled_half": _plus_scaled_half,
    "plus_scaled_part": _plus_scaled_part,
    "negative": _negative,
    "parts": _parts,
    "negative_parts": _negative_parts,
    "over": _over,
    "plus_fraction": _plus_fraction,
    "plus_scaled_fraction": _plus_scaled_fraction,
    "fraction_of_scale": _fraction_of_scale,
    "many": _many,
}
