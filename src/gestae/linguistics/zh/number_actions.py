"""What the words around numerals come to: the actions of ``tables/figures/numeral_rules.csv``.

Start with ``read_numerals``: pieces in, pieces out, with "数十亿", "五百余万" or "三分之一" as one
number each. A ``vague`` number is a pair of bounds that span its order: 数十亿 is 1,000,000,000 to
10,000,000,000. A ``plusmore`` has no upper bound: 五十多 is 50 and more.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from gestae.linguistics.shared.cascade import Action, Cascade, Match, Piece, Values
from gestae.linguistics.zh.figure_pieces import read_pieces
from gestae.linguistics.zh.figure_words import figure_rules
from gestae.records import Token

TEN = Decimal(10)
OPENING = frozenset((
    "comma", "stop", "open", "quote", "colon", "bound", "since", "to", "and_also", "at",
    "enumerated", "equals_sign", "more_sign", "less_sign",
))  # fmt: skip
"""What a dash that is a minus may follow: "降至-10", but not "卡-52"."""
SEVERAL = (Decimal(3), Decimal(9))


def read_numerals(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence with its numbers put together."""
    return _rules().read(read_pieces(text, start, tokens))


@cache
def _rules() -> Cascade:
    return figure_rules("numeral_rules.csv", tuple(ACTIONS.items()))


def _number(value: Decimal, match: Match, scale: Decimal | None = None) -> Values:
    values: dict[str, object] = {"number": value}
    if "spelled" in match.first.values or "scale" in match.first.values:
        values["spelled"] = value
    if scale is not None:
        values["scaled"] = scale
    return values


def _vague(match: Match) -> Values:
    scale = match.get("scale")
    return {"vague": (scale, scale * TEN)}


def _vague_ten(match: Match) -> Values | None:
    number = match.get("number")
    if number % TEN or "single" in match.last.values:
        return None  # 几十, but 几 before another figure is none
    first = TEN ** (len(str(int(number))) - 1)
    return {"vague": (number, number * TEN)} if number == first else None


def _times(match: Match) -> Values | None:
    count, scale = match.get("count"), match.get("scale")
    if "scaled" in match.first.values and match.first.values["scaled"] >= scale:
        return None
    return _number(count * scale, match, scale)


def _upward(match: Match) -> Values | None:
    """上百 is a hundred or hundreds; 近百 is about a hundred and 过去百 none."""
    scale = match.get("scale")
    if "upto" not in match.first.values:
        return {"about": (scale, scale)} if "bound" in match.first.values else None
    return {"vague": (scale, scale * TEN)}


def _upward_ten(match: Match) -> Values | None:
    number = match.get("number")
    if "spelled" not in match.last.values or number < TEN or str(int(number)).strip("10"):
        return None
    return {"vague": (number, number * TEN)}


def _one(match: Match) -> Values:
    scale = match.get("scale")
    return {"number": scale, "spelled": scale, "scaled": scale}


def _one_more(match: Match) -> Values:
    scale = match.get("scale") * match.get("scale2", 1)
    return {"plusmore": (scale, None), "scaled": scale}


def _more(match: Match) -> Values | None:
    """No upper bound: 五十多, 五百余万; not 多 of another word (五个多边协议)."""
    count, scale = match.get("count"), match.get("scale", Decimal(1))
    if count != int(count) or ("single" in match.first.values and scale == 1):
        return None
    if "scaled" not in match.first.values and scale == 1 and count % TEN:
        return None  # 两年多 is more of a year, 五多 nothing
    if scale > 1:
        return {"plusmore": (count * scale, None), "scaled": scale}
    return {"plusmore": (count, None)}


def _tens_more(match: Match) -> Values | None:
    """Tens and some: 十几 is 10 to 20, 一百二十几亿 120 to 130 times 亿."""
    count, scale = match.get("count"), match.get("scale", Decimal(1))
    if "spelled" not in match.first.values or count % TEN or "single" in match.first.values:
        return None
    if not count:
        return None
    low, high = count * scale, (count + TEN) * scale
    return {"vague": (low, high)}


def _some(match: Match) -> Values | None:
    count, scale = match.get("count"), match.get("scale", Decimal(1))
    if count % TEN or "spelled" not in match.first.values:
        return None
    return {"vague": (count * scale, count * scale)}


def _dozen(match: Match) -> Values:
    return _number(match.get("count") * 12, match)


def _point(match: Match) -> Values | None:
    """Decimals written apart from their point: 四百 点 五; others were read whole."""
    rest = match.last.values
    if "positional" not in rest and "single" not in rest:
        return None
    gaps = [
        right.start - left.end
        for left, right in zip(
            match.pieces[match.start : match.end - 1],
            match.pieces[match.start + 1 : match.end],
            strict=True,
        )
    ]
    if not any(gaps):
        return None
    digits = str(int(match.get("rest")))
    return _number(match.get("count") + Decimal(f"0.{digits}"), match)


def _negative(match: Match) -> Values | None:
    """Below zero; a dash only where it touches its number and nothing before it does."""
    if "dash" in match.first.values:
        touches = match.first.end == match.last.start
        before = match.pieces[match.start - 1] if match.start else None
        if not touches or (before is not None and OPENING.isdisjoint(before.values)):
            return None
        if "digits" not in match.last.values:
            return None
    return {"number": -match.get("count"), "spelled": -match.get("count")}


def _parts(match: Match) -> Values | None:
    below, above = match.get("below"), match.get("above")
    if abs(below) <= 1:
        return None
    return {"fraction": (-above if "minus" in match.values else above) / below}


def _parts_between(match: Match) -> Values | None:
    below, (low, high) = match.get("below"), match.get("above")
    return {"span": (low, high), "percent": "percent"} if below == 100 else None


def _slashed(match: Match) -> Values | None:
    """A fraction with its bar, where it cannot be a day of a month: 2/3, 16/5."""
    above, below = match.get("parts")
    minus = "dash" in match.first.values
    if below <= 1 or above < 1:
        return None
    is_day = above <= 12 and below <= 31 and (above > below or below > 12)
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
    if not minus and is_day and "de" not in after:
        return None
    value = Decimal(above) / below
    return {"fraction": -value if minus else value}


def _mixed(match: Match) -> Values | None:
    part = match.last.values.get("fraction")
    whole = match.get("whole")
    if part is None or whole != int(whole):
        return None
    minus = "minus" in match.values or whole < 0
    return _number(-(abs(whole) + part) if minus else whole + part, match)


def _ordinal(match: Match) -> Values | None:
    number = match.get("ordinal")
    return {"ordinal": number} if number == int(number) and number >= 0 else None


ACTIONS: dict[str, Action] = {
    "dozen": _dozen,
    "mixed": _mixed,
    "more": _more,
    "negative": _negative,
    "one": _one,
    "one_more": _one_more,
    "ordinal": _ordinal,
    "parts": _parts,
    "parts_between": _parts_between,
    "point": _point,
    "slashed": _slashed,
    "some": _some,
    "tens_more": _tens_more,
    "times": _times,
    "upward": _upward,
    "upward_ten": _upward_ten,
    "vague": _vague,
    "vague_ten": _vague_ten,
}
