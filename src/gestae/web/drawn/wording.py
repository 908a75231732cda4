"""What stands in a ledger in the words of the interface: ``word_money``, ``mark_telling``."""

from decimal import Decimal

from markupsafe import Markup

from gestae.analysis.ledgers.line import Telling
from gestae.outputs.wording import word_amount
from gestae.records import Amount
from gestae.web.marking import Mark, marked

SCALES = {
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}
FIGURES = 3
"""Figures that a rounded sum keeps."""


def word_money(
    low: Decimal, high: Decimal, unit: str | None, language: str, *, open_ended: bool = False
) -> str:
    """A sum with its bounds, rounded to three figures, as people of that language write it.

    >>> word_money(Decimal("12019000000"), Decimal("12019000000"), "USD", "en")
    'USD 12 billion'
    >>> word_money(Decimal("47e8"), Decimal("47e8"), "USD", "zh")
    'USD 47亿'
    """
    ends = [_scaled(low, language)]
    if high != low:
        ends.append(_scaled(high, language))
    bound = "≥ " if open_ended else ""
    return f"{bound}{unit or ''} {'–'.join(ends)}".strip()


def word_count_of(low: Decimal, high: Decimal, what: str | None, *, open_ended: bool) -> str:
    """A sum of things that were counted: "≥ 120 vehicles"."""
    ends = dict.fromkeys(f"{end:,f}".split(".", maxsplit=1)[0] for end in (low, high))
    return f"{'≥ ' if open_ended else ''}{'–'.join(ends)} {what or ''}".strip()


def word_told(amount: Amount, language: str) -> str:
    """An amount as a line tells it: exact, with its bounds, money in the language's own scales.

    >>> from gestae.records import Span
    >>> told = Amount(Decimal("12019e6"), None, True, "money", "USD", None, "…", Span(0, 1))
    >>> word_told(told, "zh")
    '~≥ USD 120.19亿'
    """
    if amount.kind != "money" or language == "en":
        return word_amount(amount)
    ends = dict.fromkeys(end for end in (amount.low, amount.high) if end is not None)
    bound = "≤ " if amount.low is None else "≥ " if amount.high is None else ""
    numbers = "–".join(_scaled(end, language, exact=True) for end in ends)
    return f"{'~' if amount.about else ''}{bound}{amount.unit or ''} {numbers}".strip()


def _scaled(value: Decimal, language: str, *, exact: bool = False) -> str:
    for scale, word in SCALES[language]:
        if abs(value) >= scale:
            return f"{_plain(value / scale) if exact else _rounded(value / scale)}{word}"
    return _plain(value) if exact else _rounded(value)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Decimal) -> str:
    whole = len(str(int(abs(value))))
    places = max(0, FIGURES - whole)
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def mark_telling(telling: Telling) -> Markup:
    """The sentence of a telling with the words that tell it and its amounts marked."""
    marks = [
        Mark(telling.words, "trigger"),
        *(Mark(amount.span, "amount") for amount in telling.amounts),
        *([Mark(telling.date.span, "date")] if telling.date else []),
    ]
    return marked(telling.sentence.text, marks, telling.sentence.span.start)
