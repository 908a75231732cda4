"""What Chinese numerals come to: ``read_numeral`` reads "3万5千", "一千零五" or "二〇二四".

Digits of both kinds mix with the units 十百千 and 万亿兆 (a 兆 is a million million). A number
may be a pair of bounds: "三四十" is 30 to 40. A run of units alone ("百万", "千亿") is a
``scale``, which stands for one of it, or for several in "数百万".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from gestae.linguistics.shared.cascade import Values

DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9,
}  # fmt: skip
FORMAL = {
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
"""Digits as contracts write them; most are other words by themselves ("陆地")."""
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
SCALES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = frozenset("廿卅")
"""Units that hold their own digit."""
HAN_DIGIT = "".join((*DIGITS, *FORMAL))
HAN_UNIT = "".join((*UNITS, *SCALES))
ARABIC = r"(?>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|(?<!\.)\.\d+"
RUN = re.compile(
    rf"(?P<arabic>{ARABIC})(?P<rest>(?:[{HAN_UNIT}]+(?:[零〇]*(?:\d+|[{HAN_DIGIT}])(?=[{HAN_UNIT}]))?)*"
    rf"(?:(?<=[{HAN_UNIT}])[零〇]*(?:\d+|[{HAN_DIGIT}]))?)"
    rf"|(?P<han>[{HAN_DIGIT}{HAN_UNIT}]+)(?:点(?P<point>[{HAN_DIGIT}]+)(?![十分刻])(?P<scale>[万亿兆]*))?"
)
ITEM = re.compile(rf"{ARABIC}|.")
NEXT = {(1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7), (7, 8), (8, 9), (3, 5)}
"""Digits side by side that mean the one or the other: "七八个", "三五天"."""
PAIR = re.compile(rf"(?<![{HAN_DIGIT}])([{HAN_DIGIT}])([{HAN_DIGIT}])(?![{HAN_DIGIT}])")


@dataclass(frozen=True, slots=True)
class _Total:
    """A number on its way: ``done`` above the scale before, ``section`` below it."""

    done: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    digit: Decimal | None = None
    unit: int = 1
    zero: bool = False


def read_numeral(written: str, sure: bool = False) -> Values | None:
    """The classes and values of a numeral in simplified characters; ``None`` where it is none.

    A single formal digit is a number only where it is ``sure``, behind 分之; else a word (陆地).
    """
    if not written or (written in FORMAL and not sure):
        return None
    if all(character in HAN_UNIT for character in written) and not TENS & set(written):
        return _bare_scale(written)
    pair = _pair(written)
    value = _value(written) if pair is None else None
    if value is None:
        return pair
    kind = _writing if written[0].isdigit() or written[0] == "." else _spelling
    return {"number": value, **kind(written, value)}


def _writing(written: str, value: Decimal) -> Values:
    """What a number in Arabic digits is besides: of a scale (12.5亿), with a zero ahead (07)."""
    scale = _last_scale(written)
    zeroed = written[0] == "0" and len(written) > 1 and written.isdigit()
    if scale:
        return {"digits": value, "scaled": scale}
    return {"digits": value, "zeroed": value} if zeroed else {"digits": value}


def _spelling(written: str, value: Decimal) -> Values:
    """What a number in words is besides: a single digit, digit by digit, of a scale."""
    if all(character in DIGITS or character in FORMAL for character in written):
        return {"spelled": value, "single" if len(written) == 1 else "positional": value}
    scale = _last_scale(written)
    return {"spelled": value, "scaled": scale} if scale else {"spelled": value}


def _bare_scale(written: str) -> Values | None:
    value = Decimal(1)
    for character in written:
        value *= UNITS.get(character) or SCALES[character]
    if written == "拾":
        return None  # 收拾
    if written == "十":
        return {"number": value, "spelled": value}
    return {"scale": value}


def _last_scale(written: str) -> Decimal | None:
    """What the last units of a number come to: 100,000,000 for "12.5亿"."""
    scale = Decimal(1)
    for character in reversed(written):
        if character not in SCALES and character not in ("百", "千", "佰", "仟"):
            break
        scale *= SCALES.get(character) or UNITS[character]
    return scale if scale >= 1000 or (scale > 1 and written[-1] in SCALES) else None


def _pair(written: str) -> Values | None:
    """Bounds told by two digits side by side; not a year or a number digit by digit."""
    pairs = list(PAIR.finditer(written))
    if len(pairs) != 1 or "点" in written:
        return None
    found = pairs[0]
    first, second = (DIGITS.get(digit) or FORMAL.get(digit, 0) for digit in found.groups())
    if (first, second) not in NEXT:
        return None
    before, after = written[: found.start()], written[found.end() :]
    if before and before[-1] not in UNITS:
        return None
    low, high = _value(before + found[1] + after), _value(before + found[2] + after)
    if low is None or high is None:
        return None
    if before and not after:  # 十五六, but 一百五六 counts tens
        low, high = _value(before + found[1]), _value(before + found[2])
    scale = _last_scale(written)
    return {"between": (low, high), **({"scaled": scale} if scale else {})}


def _value(written: str) -> Decimal | None:
    whole, point, rest = written.partition("点")
    if point:
        decimals = rest.rstrip("万亿兆")
        value = _value(whole) if whole else Decimal(0)
        if value is None or any(digit not in DIGITS and digit not in FORMAL for digit in decimals):
            return None
        digits = "".join(str(DIGITS.get(digit, FORMAL.get(digit))) for digit in decimals)
        factor = Decimal(1)
        for character in rest[len(decimals) :]:
            factor *= SCALES[character]
        return (value + Decimal(f"0.{digits or 0}")) * factor
    items = ITEM.findall(whole)
    if len(items) > 1 and all(item in DIGITS or item in FORMAL for item in items):
        return Decimal("".join(str(DIGITS.get(item, FORMAL.get(item))) for item in items))
    return _sum(items)


def _sum(items: Sequence[str]) -> Decimal | None:
    total = _Total()
    for item in items:
        step = _step(total, item)
        if step is None:
            return None
        total = step
    if total.digit is not None and total.unit >= 100 and not total.zero and total.digit < 10:
        tail = total.digit * total.unit / 10  # 四百五 is 450, 一万三 13,000
    else:
        tail = total.digit or Decimal(0)
    return total.done + total.section + tail


def _step(total: _Total, item: str) -> _Total | None:
    """The number so far with one more digit, unit or scale; ``None`` where it cannot follow."""
    if item in SCALES:
        return _scaled(total, SCALES[item])
    if item in UNITS:
        return _with_unit(total, item)
    if total.digit is not None:
        return None
    if item in ("零", "〇", "○"):
        return _Total(total.done, total.section, None, total.unit, zero=True)
    digit = Decimal(DIGITS.get(item, FORMAL.get(item, 0)))
    if item[0].isdigit() or item[0] == ".":
        digit = Decimal(item.replace(",", ""))
    return _Total(total.done, total.section, digit, total.unit, total.zero)


def _with_unit(total: _Total, item: str) -> _Total:
    """Times 十, 百 or 千; one of it where no digit stands before."""
    if item in TENS:
        return _Total(total.done, total.section + UNITS[item], None, 10)
    count = Decimal(1) if total.digit is None else total.digit
    return _Total(total.done, total.section + count * UNITS[item], None, UNITS[item])


def _scaled(total: _Total, scale: int) -> _Total:
    """Times 万, 亿 or 兆: of what stands below it, or of all where that is smaller (万亿)."""
    section = total.section + (total.digit or Decimal(0))
    if section and total.done % scale == 0 and total.done >= scale:
        return _Total(total.done + section * scale, Decimal(0), None, scale)
    whole = total.done + section
    return _Total(whole * scale, Decimal(0), None, scale)
