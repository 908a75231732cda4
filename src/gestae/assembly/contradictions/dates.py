"""Dates of one deed that cannot both hold: ``find_dates``."""

import datetime as dt
from collections.abc import Iterator

from gestae.assembly.contradictions.difference import Difference, grade
from gestae.assembly.contradictions.pair import Pair, also_says
from gestae.ontology.contradictions import load_contradictions
from gestae.records import Cue, Date


def find_dates(pair: Pair) -> Iterator[Difference]:
    """The difference of two dates that share no day, nor are a day apart.

    A date that was set and the day it came about may differ without a contradiction, so both must
    be of what happened, or both of what is to come and told on one day.
    """
    ours, theirs = pair.a.date, pair.b.date
    if ours is None or theirs is None or pair.stage is None:
        return
    if pair.stage == "to_come" and pair.days_later:
        return  # it may have been put off
    if also_says(pair.b, ours.text) or also_says(pair.a, theirs.text):
        return
    gap = days_apart(ours, theirs)
    if gap > load_contradictions().days["apart"]:
        yield Difference(
            kind="dates",
            detail=f"when: {word_date(ours)} against {word_date(theirs)}",
            severity=grade(gap, "days"),
            evidence=Cue(ours.text, ours.span),
        )


def days_apart(one: Date, other: Date) -> int:
    """Days between the end of the earlier and the start of the later; 0 where they share one."""
    return max(0, (one.start - other.end).days, (other.start - one.end).days)


def word_date(date: Date) -> str:
    """The words of a date, with what they are taken for where they do not say it themselves."""
    meant = word_days(date.start, date.end)
    return f"“{date.text}”" if _says_all(date) else f"“{date.text}” ({meant})"


def word_days(start: dt.date, end: dt.date) -> str:
    """A stretch of days: its first, and its last where that is another."""
    return start.isoformat() if start == end else f"{start} to {end}"


def _says_all(date: Date) -> bool:
    return str(date.start.year) in date.text
