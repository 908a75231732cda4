"""Dates as users write them: ``read_date``."""

import datetime as dt
import re

from gestae.errors import UsageError
from gestae.ontology.actors import parse_partial
from gestae.records import Event, Precision
from gestae.records.rows import Row
from gestae.review.words import Text, split_words

_QUARTER = re.compile(r"(\d{4})-?Q([1-4])")
_DECADE = re.compile(r"(\d{3}0)s")
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")
"""What a date of one, two or three parts tells."""
FORMS = "2024, 2024-02, 2024-02-29, 2024-Q1, 1990s, or two of these with .. between"


def read_date(words: str, event: Event, text: Text) -> Row:
    """A date as rows hold it; raises ``UsageError`` with the forms that are understood.

    Without words behind ``=`` it is read from those of the event's present date, else from the
    date itself where it stands in the text.
    """
    told, cited = split_words(words)
    start, end, precision = parse_stretch(told)
    if cited:
        span = text.expect(cited, told)
    elif event.date:
        span = event.date.span
    else:
        span = text.expect(told, told)
    days = {"start": start.isoformat(), "end": end.isoformat(), "precision": precision}
    return {**days, **text.cited(span)}


def parse_stretch(told: str) -> tuple[dt.date, dt.date, Precision]:
    """First and last day with what was told; ``UsageError`` where it is no date.

    >>> parse_stretch("2024-Q1")[:2]
    (datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
    """
    first, parted, last = told.replace("/", "..").partition("..")
    start, begun = _period(first.strip()), _period((last if parted else first).strip())
    if start is None or begun is None or start[0] > begun[1]:
        raise UsageError(f"{told!r} is no date; give {FORMS}.")
    return start[0], begun[1], begun[2]


def _period(told: str) -> tuple[dt.date, dt.date, Precision] | None:
    try:
        if quarter := _QUARTER.fullmatch(told):
            months = [f"{quarter[1]}-{3 * int(quarter[2]) - back:02}" for back in (2, 0)]
            first, last = map(parse_partial, months)
            return (first[0], last[1], "quarter") if first and last else None
        if decade := _DECADE.fullmatch(told):
            year = int(decade[1])
            return dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade"
        days = parse_partial(told)
    except ValueError:
        return None
    return (*days, _PRECISIONS[told.count("-")]) if days else None
