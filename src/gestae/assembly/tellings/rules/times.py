"""When: ``compare_dates``, ``compare_published``."""

from math import log1p

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.rules.promises import is_kept
from gestae.assembly.tellings.telling import Telling
from gestae.records import Date

NEAR = 3
"""Days between two documents that may tell the same news."""
FARTHEST = 3.0
"""The most that days apart count, about those of three weeks."""
FEW = 40
"""Days from which a stretch is too long to say that two deeds are one."""


def compare_dates(a: Telling, b: Telling) -> Finding | None:
    """One deed has one date: the same day speaks for it, days apart against it."""
    if a.date is None or b.date is None:
        return None
    first, second = sorted((a.date, b.date), key=lambda date: (date.start, date.end))
    apart = (second.start - first.end).days
    if apart > 0 and is_kept(a, b):
        return Finding("kept", "promised on {}, and later given", (first.start,))
    if apart > 0:
        return _apart(first, second, apart)
    if first.start == second.start and first.end == second.end:
        day = first.start == first.end
        words = "both on {}" if day else "both in the time from {} to {}"
        name = "same_day" if day else "same_span" if _days(first) <= FEW else "inside"
        return Finding(name, words, (first.start, first.end))
    return Finding(
        "inside", "{} to {} overlaps {} to {}", (first.start, first.end, second.start, second.end)
    )


def _apart(first: Date, second: Date, apart: int) -> Finding:
    shortest = min(_days(first), _days(second))
    if apart == 1 and shortest == 1:
        return Finding("next_day", "on {} and the day after", (first.end,))
    # Two months that touch are still two months: what counts is how far apart they begin.
    measure = log1p((second.start - first.start).days / max(shortest, _days(first)))
    return Finding("apart", "{} days apart", (apart,), min(measure, FARTHEST))


def _days(date: Date) -> int:
    return (date.end - date.start).days + 1


def compare_published(a: Telling, b: Telling) -> Finding | None:
    """News of one deed appears at about the same time; told where a telling has no date."""
    one, other = a.story.published, b.story.published
    if (a.date and b.date) or one is None or other is None or a.document == b.document:
        return None
    apart = abs((one - other).days)
    if apart <= NEAR:
        return Finding("near", "told within {} days", (NEAR,))
    if is_kept(a, b):
        return Finding("kept", "the promise was told {} days before", (apart,))
    return Finding("apart", "told {} days apart", (apart,), min(log1p(apart / NEAR), 5.0))
