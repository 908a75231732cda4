"""Times counted from now that differ, last Monday and this one: ``find_times_from_now``."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gestae.assembly.audit.contrast_words import find_words
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.records import TimeExpression

NEAR = 1
"""How many days, weeks, months or years a time may be from now; figures tell greater distances."""
PERIODS = frozenset({"day", "week", "month", "year"})


def find_times_from_now(reading: Reading) -> Iterator[Finding]:
    """A period that is before, around or after now on one side, and another on the other side.

    Those are compared that both sides count in the same unit; each answers for one of the other.
    """
    ours, theirs = (list(_counted(telling)) for telling in (reading.a, reading.b))
    left, right = _without(ours, theirs), _without(theirs, ours)
    for mine in left:
        other = next((t for t in right if t.unit == mine.unit), None)
        if other is None:
            yield from _alone(reading, 0, mine)
            continue
        right.remove(other)
        a, b = (
            time.span.of(telling.document.text)
            for time, telling in ((mine, reading.a), (other, reading.b))
        )
        yield reading.pair.finding(
            "date",
            "critical",
            f"“{a}” stands against “{b}”, which is another {mine.unit}.",
            a=mine.span,
            b=other.span,
            score=0.8,
        )
    for time in right:
        yield from _alone(reading, 1, time)


def _alone(reading: Reading, side: int, time: TimeExpression) -> Iterator[Finding]:
    """A period before or after now that no word of the other side tells; minor.

    What ``find_told_singly`` finds by the word is left to it.
    """
    name = f"{time.unit} from now"
    member = {-1: "before", 1: "after"}.get(time.offset or 0)
    others = find_words(reading, 1 - side, name)
    mine = [word for word in find_words(reading, side, name) if word.span.overlaps(time.span)]
    if member and not any(word.sense.tells for word in mine):
        if any(member in word.sense.members for word in others):
            return
        words = time.span.of((reading.a, reading.b)[side].document.text)
        where, there = ("left", "right") if side == 0 else ("right", "left")
        reason = f"“{words}” on the {where}: nothing on the {there} says so."
        spans = {"a": time.span} if side == 0 else {"b": time.span}
        yield reading.pair.finding("date", "minor", reason, score=0.4, **spans)


def _counted(telling: Telling) -> Iterator[TimeExpression]:
    for sentence in telling.sentences:
        for time in sentence.times:
            if _is_near(time):
                yield time


def _is_near(time: TimeExpression) -> bool:
    """Whether a time is told by how far it is from the day of the text, and not far."""
    counted = time.unit in PERIODS and time.anchor == "document" and time.base is None
    told = time.year is None and (time.unit != "day" or time.offset is not None)
    return counted and told and abs(time.offset or 0) <= NEAR


def _key(time: TimeExpression) -> tuple[str, int]:
    return time.unit, time.offset or 0


def _without(
    ours: Sequence[TimeExpression], theirs: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """The times of a side that the other has no like of; each answers for one."""
    rest = Counter(map(_key, theirs))
    alone = []
    for time in ours:
        if rest[_key(time)]:
            rest[_key(time)] -= 1
        else:
            alone.append(time)
    return alone
