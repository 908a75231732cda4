"""The figures and times of a Chinese sentence: start with ``find_figures``.

The rules stand in ``tables/figures``; here are the actions of ``quantity_rules.csv``, and what
puts all stages together. A count spans its classifier (至少300名); 一名 and its like are no more
than "a" and are not counted, nor are 两国 and 两岸, which are known already.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from gestae.linguistics.shared.cascade import Action, Cascade, Match, Piece, Values
from gestae.linguistics.shared.drafts import Draft, draft_of, is_score, values_at
from gestae.linguistics.shared.money import MONEY_ACTIONS
from gestae.linguistics.shared.quantities import SHARED_QUANTITY_ACTIONS, percent_of, plain
from gestae.linguistics.shared.times import span_of
from gestae.linguistics.zh.counted import noun_of
from gestae.linguistics.zh.figure_pieces import is_telling
from gestae.linguistics.zh.figure_words import figure_rules
from gestae.linguistics.zh.number_actions import read_numerals
from gestae.linguistics.zh.time_actions import ACTIONS as TIME_ACTIONS
from gestae.linguistics.zh.time_actions import BARE_YEARS
from gestae.ontology.units import known_units
from gestae.records import Quantity, Span, TimeExpression, Token

if TYPE_CHECKING:
    from gestae.linguistics.shared.lengths import Length

TEN = Decimal(10)
PAIR = 2
"""Of so many of a kind the text speaks as of parties known already: 两国."""
NAMED_BEFORE = frozenset(("name", "junk", "dash", "slash", "designator", "middle", "di"))
"""What makes a bare number part of a name before it: 东风17, 第."""
NAMED_BEHIND = frozenset(
    (
        "namedtail",
        "noun",
        "name",
        "clock",
        "slash",
        "middle",
        "verb",
        "measured",
        "unranked",
    )
)
"""What makes a bare number part of a name, or of another word, behind it."""
CLOSE_NAMES = frozenset(("junk", "dash", "slash", "middle", "designator", "di"))
CLOSE_TAILS = frozenset(("namedtail", "clock", "slash", "middle", "measured", "unranked"))
"""What makes a number a name whatever else stands there."""
UNRANKED = frozenset((
    "unranked", "designator", "namedtail", "measured", "clockunit", "timeunit",
))  # fmt: skip
"""What an ordinal before it names or times rather than ranks: 第九条, 第82分钟."""
SMALL = 1000
"""Below this a bare number between nouns is rather a name: 247体育."""
ENDING = frozenset(("comma", "stop", "dot", "close", "quote", "enumerated"))
"""What a phrase cannot go on with."""
BOUNDING = frozenset(("bound", "filler", "tilde", "than"))
LASTING = frozenset((
    "lasting", "bound", "than", "more_sign", "less_sign", "tilde",
))  # fmt: skip
"""What makes "一年" a length that is told."""
COUNTED_BEFORE = frozenset(("bound", "than", "to", "more_sign", "less_sign", "equals_sign"))


def find_figures(
    text: str, start: int, tokens: Sequence[Token]
) -> tuple[tuple[Quantity, ...], tuple[TimeExpression, ...]]:
    """The quantities and the times of a sentence, each in order of the text.

    ``start`` is the sentence's offset in the document, in which spans count; ``tokens`` are its
    own. A span holds the words that bound the figure (至少300名); those before a time (截至, 自)
    are no part of its span.
    """
    if not is_telling(text):
        return (), ()
    timed = _time_rules().read(read_numerals(text, start, tokens))
    read = _quantity_rules().read(timed)
    drafts = [piece.values["quantity"] for piece in read if "quantity" in piece.values]
    times = _times(timed, tokens)
    spans = [time.span for time in times]
    return tuple(_quantity(draft, tokens, spans) for draft in drafts), times


def read_all(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence with its numbers, times and quantities put together."""
    return _quantity_rules().read(_time_rules().read(read_numerals(text, start, tokens)))


@cache
def _time_rules() -> Cascade:
    return figure_rules("time_rules.csv", tuple(TIME_ACTIONS.items()))


@cache
def _quantity_rules() -> Cascade:
    return figure_rules("quantity_rules.csv", tuple(ACTIONS.items()))


def _times(pieces: Sequence[Piece], tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    times = (piece.values["time"] for piece in pieces if "time" in piece.values)
    return tuple(_with_deed(t, tokens) if t.anchor == "event" else t for t in times)


def _with_deed(time: TimeExpression, tokens: Sequence[Token]) -> TimeExpression:
    """The time with the token of the deed right before it: 入侵 in 入侵两周后."""
    before = [token for token in tokens if token.end <= time.span.start]
    if before and before[-1].pos in ("VERB", "NOUN"):
        return replace(time, event=before[-1].index)
    return replace(time, anchor="previous")


def _quantity(draft: Draft, tokens: Sequence[Token], times: Sequence[Span]) -> Quantity:
    noun = noun_of(draft.span, tokens, draft.kind, draft.unit, times)
    low, high = plain(draft.low), plain(draft.high)
    return Quantity(low, high, draft.about, draft.kind, draft.unit, draft.span, noun)


def _span(match: Match) -> Values | None:
    """Two numbers as the ends of one: 20至25, "3-4亿"."""
    low, high = match.get("low"), match.get("high")
    scale = match.last.values.get("scaled")
    firsts = [p for p in match.pieces[match.start : match.end] if "number" in p.values]
    if scale and "scaled" not in firsts[0].values and low < high / scale:
        low *= scale
    return {"span": (low, high)} if low < high else None


def _money(match: Match) -> Values | None:
    """A sum; the plain 元 beside a name of money says no more."""
    value = match.get("value")
    money = match.get("unit") or match.get("sign")
    signs = (match.get("sign"), match.get("unit"))
    if None not in signs and match.get("sign")[0] != match.get("unit")[0]:
        return None
    if not isinstance(money, tuple):
        return None
    code, part = money
    if isinstance(value, tuple):
        value = tuple(None if v is None else v * part for v in value)
    elif part != 1:
        value *= part
    values = draft_of(match, value, "money", code, part=min(part, Decimal(1)))
    return _about(values, match)


def _about(values: Values, match: Match) -> Values:
    told = any("about" in p.values for p in match.pieces[match.start : match.end])
    return {"quantity": replace(values["quantity"], about=True)} if told else values


def _coins(match: Match) -> Values | None:
    """A sum with its coins: 50元6角3分."""
    code, part = match.get("unit")
    total = match.get("value") * part
    for count, coin in (("coins", "coin"), ("cents", "cent")):
        if count in match.values:
            total += match.get(count) * match.get(coin)[1]
    return draft_of(match, total, "money", code)


def _fraction(match: Match) -> Values | None:
    """A fraction as a share; above one it is a plain number, unless told in hundredths."""
    return draft_of(match, percent_of(match.get("parts")), "share", "percent")


def _fraction_span(match: Match) -> Values | None:
    low, high = sorted(percent_of(match.get(name)) for name in ("parts", "parts2"))
    return draft_of(match, (low, high), "share", "percent") if low < high else None


def _fraction_to(match: Match) -> Values | None:
    low, high = percent_of(match.get("parts")), match.get("high")
    if not low < high <= 100:
        return None
    return draft_of(match, (low, high), "share", "percent")


def _tenths(match: Match) -> Values | None:
    """Tenths as a share: 三成 is 30 percent, 四成三 43, 九折 90 of the price."""
    value, rest = match.get("value"), match.get("rest", Decimal(0))
    factor = TEN
    if "zhe" in match.values:
        if value == TEN:
            return None
        factor = Decimal(1) if isinstance(value, Decimal) and value > TEN else TEN
    if isinstance(value, tuple):
        low, high = (None if v is None else v * TEN for v in value)
        return draft_of(match, (low, high), "share", "percent")
    if not 0 < value <= 100 or rest >= TEN or "scaled" in match.first.values:
        return None
    if "scale" in match.first.values:
        return None
    return draft_of(match, value * factor + rest, "share", "percent")


def _share_over(match: Match) -> Values:
    return draft_of(match, (match.get("value"), None), "share", "percent")


def _measure(match: Match) -> Values | None:
    """A figure in a unit; 两度 before a verb is twice, and 时速 tells what the hour is left to."""
    twice = match.get("unit") == "degree" and "single" in match.first.values
    if twice and "verb" in values_at(match, match.end):
        return None
    if match.get("unit") == "degree" and _lowest(match) >= SMALL:  # 三亿度 are of electricity
        match = replace(match, values={**match.values, "unit": "kilowatt-hour"})
    values = SHARED_QUANTITY_ACTIONS["measure"](match)
    rate = f"{match.get('unit')} per hour"
    if values is None or rate not in known_units().by_name or not _is_speed(match):
        return values
    return {"quantity": replace(values["quantity"], kind="count", unit=rate)}


def _lowest(match: Match) -> Decimal:
    value = match.get("value")
    low = value[0] if isinstance(value, tuple) else value
    return low if isinstance(low, Decimal) else Decimal(0)


def _is_speed(match: Match) -> bool:
    """Whether 时速 stands before the figure, right there or before what bounds it."""
    index = match.start - 1
    while index >= 0 and not BOUNDING.isdisjoint(values_at(match, index)):
        index -= 1
    return "speedword" in values_at(match, index)


def _duration(match: Match) -> Values | None:
    """A length of time; one alone (一天) only where it is bound or lasts."""
    length: Length = match.get("length")
    is_day = "calday" in match.first.values  # 28日 is a day of a month unless it lasts
    if (length.article or is_day) and not _is_lasting(match):
        return None
    if is_day and "tail" in values_at(match, match.end):
        return None  # 28日前后
    plainly = replace(match, values={"length": replace(length, article=False)})
    values = SHARED_QUANTITY_ACTIONS["duration"](plainly)
    if values is None or "openlength" not in match.first.values:
        return values
    return {"quantity": replace(values["quantity"], high=None)}


def _is_lasting(match: Match) -> bool:
    """Whether one day or year is told as a length: 至少一年, 推迟一周; not 最后一天, 一天假期."""
    before, after = values_at(match, match.start - 1), values_at(match, match.end)
    if not {"during", "tail"}.isdisjoint(after) or not LASTING.isdisjoint(before):
        return True
    acted = not {"verb", "name"}.isdisjoint(before)  # 进驻伊拉克一年
    return acted and (not after or not ENDING.isdisjoint(after))


def _age(match: Match) -> Values | None:
    value = match.get("value")
    if "few" in match.first.values:
        return None
    return draft_of(match, value, "duration", "year")


def _count(match: Match) -> Values | None:
    """A number with its classifier; one alone (一名) is no more than "a"."""
    value = match.get("value")
    first = match.first.values
    if "di" in values_at(match, match.start - 1):
        return None
    if "single" in first and value <= PAIR and not _is_counting(match):
        return None
    return _about(draft_of(match, value, "count", None), match)


def _is_counting(match: Match) -> bool:
    """Whether 一 and 两 count: 至少一人, 一人死亡, 两名; not 一名, 两国, 两队."""
    before, last = values_at(match, match.start - 1), match.last.values
    if "bound" in before and before["bound"] != "exact":
        return True
    if match.get("value") == PAIR:
        return "self" not in last or "person" in last
    return "person" in last and "verb" in values_at(match, match.end)


def _myriads(match: Match) -> Values:
    scale = match.get("value")
    values = draft_of(match, (scale, scale * TEN), "count", None)
    return {"quantity": replace(values["quantity"], about=True)}


def _bare_count(match: Match) -> Values | None:
    """A number without classifier: not one that names (东风17) or belongs to a word."""
    before, after = values_at(match, match.start - 1), values_at(match, match.end)
    first, value = match.first.values, match.get("value")
    if is_score(match) or (match.last.end - match.first.start == 1 and "scaled" in first):
        return None  # 3：0, 万蜂飞舞
    named = not NAMED_BEFORE.isdisjoint(before) or not NAMED_BEHIND.isdisjoint(after)
    if named and not _is_free(match, before, after):
        return None
    if "single" in first and not _is_bare_figure(match, before, after):
        return None
    bounded = before.get("bound", "exact") != "exact"
    if not bounded and "digits" in first and _is_year(value, after):
        return None
    return _about(draft_of(match, value, "count", None), match)


def _is_year(value: Any, after: Values) -> bool:
    """Whether a bare number may be a year, or the decade a generation was born in (90后)."""
    if isinstance(value, tuple):
        return False
    return value in BARE_YEARS or ("after" in after and value % 10 == 0 and value < 100)


def _is_free(match: Match, before: Values, after: Values) -> bool:
    """Whether a number is a figure beside a word: a large one, or what a verb is of."""
    if not CLOSE_NAMES.isdisjoint(before) or not CLOSE_TAILS.isdisjoint(after):
        return False
    if "name" in before and not {"name", "noun"}.isdisjoint(after):
        return False
    value, first = match.get("value"), match.first.values
    if isinstance(value, tuple) or ("single" not in first and "digits" not in first):
        return True
    return value >= SMALL or ("digits" in first and not {"verb", "bound", "to"}.isdisjoint(before))


def _is_bare_figure(match: Match, before: Values, after: Values) -> bool:
    """Whether a single digit in words is a figure: after a bound, or quoted by itself."""
    if match.get("value") == 1:
        return False
    if not COUNTED_BEFORE.isdisjoint(before) and before.get("bound") != "exact":
        return True
    return not after or not ENDING.isdisjoint(after)


def _rank(match: Match) -> Values | None:
    after = values_at(match, match.end)
    value = match.get("value")
    beyond = values_at(match, match.end + 1)
    if not UNRANKED.isdisjoint(after):
        return None
    if "name" in after or ("classifier" in after and "name" in beyond):
        return None  # 第五轮伊核谈判 has a name
    if value == 1 and "unranked_first" in after:
        return None  # 第一次
    return draft_of(match, value, "rank", None)


def _first(match: Match) -> Values | None:
    """首批 and its like rank first; 首次 only says when."""
    if {"unranked_first", "self"} & set(match.last.values) or "first" not in match.first.values:
        return None
    if "before" in match.first.values:
        return None
    return draft_of(match, Decimal(1), "rank", None)


def _half_more_unit(match: Match) -> Values | None:
    """Half a unit more: 两米半."""
    first: Draft = match.get("first")
    measured = first.kind in ("distance", "range") or (first.kind == "count" and first.unit)
    if not measured or first.low is None or first.low != first.high:
        return None
    total = first.low + Decimal("0.5")
    return {"quantity": replace(first, low=total, high=total, span=span_of(match))}


def _within(match: Match) -> Values | None:
    """A term: 60天内 is at most 60 days."""
    draft: Draft = match.get("value")
    if draft.kind != "duration" or "during" not in match.last.values or draft.low is None:
        return None
    return {"quantity": replace(draft, low=None, high=draft.high or draft.low, span=draft.span)}


def _bounded_share(match: Match) -> Values | None:
    """A share whose whole stands between it and its bound: 不超过座位的30%."""
    if match.get("value").kind != "share":
        return None
    return SHARED_QUANTITY_ACTIONS["bounded"](match)


ACTIONS: dict[str, Action] = {
    **MONEY_ACTIONS,
    **SHARED_QUANTITY_ACTIONS,
    "age": _age,
    "bare_count": _bare_count,
    "bounded_share": _bounded_share,
    "coins": _coins,
    "count": _count,
    "duration_zh": _duration,
    "first": _first,
    "fraction": _fraction,
    "fraction_span": _fraction_span,
    "fraction_to": _fraction_to,
    "half_more_unit": _half_more_unit,
    "measure": _measure,
    "money": _money,
    "myriads": _myriads,
    "rank": _rank,
    "share_over": _share_over,
    "span": _span,
    "tenths": _tenths,
    "within": _within,
}
