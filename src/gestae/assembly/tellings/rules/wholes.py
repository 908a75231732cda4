"""Wholes and their parts: ``compare_extents``."""

from itertools import product

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.telling import Telling
from gestae.records import Amount, Date


def compare_extents(a: Telling, b: Telling) -> Finding | None:
    """A total over a longer time is not one of the deeds it sums up."""
    if a.date is None or b.date is None or not a.amounts or not b.amounts:
        return None
    if _covers(a.date, b.date):
        whole, part = a, b
    elif _covers(b.date, a.date):
        whole, part = b, a
    else:
        return None
    for x, y in product(whole.amounts, part.amounts):
        if x.kind == y.kind and x.unit == y.unit and is_more(x, y):
            return Finding("sum", "{} in the longer time is more than {}", (x.text, y.text))
    return None


def _covers(one: Date, other: Date) -> bool:
    """Whether one stretch of days holds the other and is longer."""
    longer = one.end - one.start > other.end - other.start
    return longer and one.start <= other.start and other.end <= one.end


def is_more(one: Amount, other: Amount) -> bool:
    """Whether one amount is surely more than another."""
    return one.low is not None and other.high is not None and one.low > other.high
