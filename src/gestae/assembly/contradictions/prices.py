"""Money of two years: ``in_same_prices``, before two sums are held against each other.

"$2 billion in today's money" and the $1.1 billion of the day can both hold. A text that gives a sum
in the prices of another year than its own says so beside the figure; such words stand in the
languages' ``comparing.toml``.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from gestae.assembly.contradictions.pair import says_any, words_near
from gestae.ontology.contradictions import comparing_words
from gestae.ontology.prices import load_prices
from gestae.records import Amount, Event

YEAR = "{year}"


@dataclass(frozen=True, slots=True)
class Repriced:
    """A sum in the prices of another year; ``how`` says so, behind a figure, and may be empty."""

    amount: Amount
    how: str


def in_same_prices(a: Event, one: Amount, b: Event, other: Amount) -> Repriced | None:
    """The second sum in the prices of the first; ``None`` where the two cannot be compared.

    Unchanged where no text speaks of prices, or both of the same year's. A sum of which the text
    says nothing is in the money of its deed's year, else of the year it was told in. Two currencies
    are not brought to one year, nor is one without a series of prices.
    """
    told = prices_of(a, one), prices_of(b, other)
    if told[0] == told[1]:
        return Repriced(other, "")
    to, of = told[0] or _year_of(a), told[1] or _year_of(b)
    if one.unit is None or one.unit != other.unit or to is None or of is None:
        return None
    ratio = load_prices().ratio(one.unit, of=of, to=to)
    if ratio is None:
        return None
    low, high = (None if end is None else end * ratio for end in (other.low, other.high))
    return Repriced(replace(other, low=low, high=high, about=True), f" ({of} prices, in {to}'s)")


def prices_of(event: Event, amount: Amount) -> int | None:
    """The year in whose prices the text says that a sum of money is; ``None`` where it does not.

    "Today's money" and "adjusted for inflation" are the year in which the text appeared.
    """
    if amount.kind != "money":
        return None
    language = event.sentence.language
    near = words_near(event, amount.span)
    found = _in_year(language).search(near)
    if found:
        return int(next(filter(None, found.groups())))
    published = event.document.published
    if published and says_any(near, comparing_words(language).prices_now, language):
        return published.year
    return None


@cache
def _in_year(language: str) -> re.Pattern[str]:
    """Any of the expressions that name the year of a sum's prices, each with one group."""
    forms = comparing_words(language).prices_of
    expressions = [
        re.escape(form).replace(re.escape(YEAR), r"((?:1[89]|20)\d\d)") for form in forms
    ]
    return re.compile("|".join(expressions) or "(?!)")


def _year_of(event: Event) -> int | None:
    """The year the deed was done in, where it is told; else that of the text."""
    if event.date is not None and event.date.start.year == event.date.end.year:
        return event.date.start.year
    published = event.document.published
    return published.year if published else None
