"""The day a document appeared on: ``parse_published`` for a value, ``find_full_date`` in a line.

Dates inside the prose are the language packs' business; here only a day with its year counts,
in the ways in which tables, titles, channels and datelines write it in many languages.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from itertools import product
from typing import Literal

from babel.dates import get_month_names

from gestae.records import Span

LOCALES = ("en", "fr", "de", "es", "pt", "it", "nl", "ru", "uk", "pl", "tr", "sv", "da", "id")
"""Whose names of months are known, from CLDR; Chinese, Japanese and Korean number them."""

_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
_CONTEXTS: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")
_ENGLISH_EXTRA = {"sept": 9}
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"\d{4}|年")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일]")
_HAN = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号號]"
)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")


def parse_published(value: object) -> date | None:
    """The day that a cell, header or tag names; ``None`` where it names none for sure.

    Takes dates, date-times (the day as written, whatever the zone), seconds or milliseconds
    since 1970, and text in any of the ways of ``find_full_date``. 03/04/2024 is two days in two
    countries, so it is none here.

    >>> parse_published("Mon, 04 Mar 2024 10:00:00 GMT"), parse_published("03/04/2024")
    (datetime.date(2024, 3, 4), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) > 10 else 1)
        return datetime.fromtimestamp(seconds, tz=UTC).date()
    if compact := _COMPACT.match(text):
        return _day(*map(int, compact.groups()))
    found = find_full_date(text)
    return found[0] if found else None


def find_full_date(text: str) -> tuple[date, Span] | None:
    """The first day with its year in a short text, and where it stands; ``None`` if there is none.

    >>> find_full_date("The Channel 2024年9月14日")
    (datetime.date(2024, 9, 14), Span(start=12, end=22))
    >>> find_full_date("Geneva, 4 March 2024")[0], find_full_date("Sept. 5th, 2023")[0]
    (datetime.date(2024, 3, 4), datetime.date(2023, 9, 5))
    """
    if not _YEAR.search(text):
        return None
    found = [
        (day, Span(*match.span()))
        for pattern, read in _readings()
        if (match := pattern.search(text)) and (day := read(match))
    ]
    return min(found, key=lambda each: each[1].start, default=None)


@cache
def _readings() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], date | None]], ...]:
    """Each way of writing a day, and how to read it."""
    months = _month_names()
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
    year = r"(?P<year>\d{4})(?!\d)"
    day_first = re.compile(
        rf"(?<!\d){day}[\s-]+(?:(?:de|of|di)\s+)?(?P<month>{names})\b\.?,?[\s-]+(?:de\s+|del\s+)?{year}",
        re.IGNORECASE,
    )
    month_first = re.compile(rf"\b(?P<month>{names})\b\.?\s+{day},?\s+{year}", re.IGNORECASE)

    def named(match: re.Match[str]) -> date | None:
        return _day(int(match["year"]), months[match["month"].casefold()], int(match["day"]))

    return (
        (_YEAR_FIRST, lambda m: _day(int(m[1]), int(m[3]), int(m[4]))),
        (_YEAR_LAST, _year_last),
        (_EAST_ASIAN, lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
        (_HAN, lambda m: _day(*map(_han_number, m.groups()))),
        (day_first, named),
        (month_first, named),
    )


def _year_last(match: re.Match[str]) -> date | None:
    """A day written 14.09.2024, or 9/14/2024 where only one order is possible."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= 1500 else None
    except ValueError:
        return None


def _han_number(text: str) -> int:
    """二〇二四 → 2024, 十二 → 12, 二十一 → 21."""
    if "十" not in text:
        return int(text.translate(_HAN_DIGITS))
    tens, _, ones = text.translate(_HAN_DIGITS).partition("十")
    return int(tens or 1) * 10 + int(ones or 0)


@cache
def _month_names() -> dict[str, int]:
    """Names and abbreviations of the months, folded, without final points."""
    names = dict(_ENGLISH_EXTRA)
    for locale, width, context in product(LOCALES, _WIDTHS, _CONTEXTS):
        for number, name in get_month_names(width, context, locale).items():
            names.setdefault(str(name).casefold().rstrip("."), number)
    return names
