"""What a document says of time, held against how long it says things lasted: ``find_durations``.

"It ended the talks in March, by when it had supported the country for two years": if the March is
the one that the document named before, two years earlier there was no war to support it in. Either
the day or the duration is another, and the two sentences contradict each other.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from gestae.assembly.contradictions.dates import word_date
from gestae.assembly.contradictions.difference import Difference, End, grade, link_of
from gestae.assembly.contradictions.pair import GIVEN
from gestae.ontology.conflicts import Conflict, load_conflicts
from gestae.ontology.contradictions import load_contradictions
from gestae.ontology.units import known_units
from gestae.records import Amount, Cue, Date, Event, Link

DAYS = {"month": 30.44, "day": 1.0, "second": 1 / 86400}
IN_WAR = frozenset({"SUPPORT", "AID", "SANCTION", "ASSAULT", "MOBILIZE"})
"""What is done for or against a party because it is at war."""
LONGEST = 6 * 365
"""Days beyond which a duration tells of a time before any one war."""
YEAR_TOLD = re.compile(r"\d{4}|\d{2}年")
LIKELY = 0.7
"""How sure it is that a month without a year is the month of that name told before."""


def find_durations(events: Sequence[Event]) -> Iterator[Link]:
    """Links from a deed that lasted longer than its war can have, to where its date was told.

    Only a date without a year of its own is doubted, and only where an earlier sentence gave the
    same month with its year. ``events`` are those of one document.
    """
    done: set[tuple[int, str]] = set()
    for event in sorted(events, key=lambda event: event.trigger.span):
        lasted = _lasted(event)
        if lasted is None or event.date is None or YEAR_TOLD.search(event.date.text):
            continue
        amount, days = lasted
        conflict = _war_of(event, events)
        told = _told_before(event, events)
        if conflict is None or told is None:
            continue
        key = (event.sentence.span.start, told.id)
        too_long = _before_the_war(event.date, days, conflict)
        if too_long > 0 and key not in done:
            done.add(key)
            yield _link(event, told, amount, too_long, conflict)


def _lasted(event: Event) -> tuple[Amount, float] | None:
    """How long a deed had lasted, in days, where that is told."""
    if event.type not in IN_WAR or event.status not in GIVEN:
        return None
    for amount in event.amounts:
        if amount.kind == "duration" and amount.low is not None:
            days = _in_days(amount)
            if days is not None and days <= LONGEST:
                return amount, days
    return None


def _in_days(amount: Amount) -> float | None:
    for unit, days in DAYS.items():
        ratio = known_units().ratio(amount.unit or "", unit)
        if ratio is not None:
            return float((amount.low or 0) * ratio) * days
    return None


def _war_of(event: Event, events: Sequence[Event]) -> Conflict | None:
    """The war on that day of which the document tells, and a party of which the deed is done to."""
    assert event.date is not None
    sides = _parties(event)
    for conflict in load_conflicts():
        if not conflict.lasts_on(event.date.end) or not sides & conflict.parties:
            continue
        if any(_tells(other, conflict) for other in events):
            return conflict
    return None


def _tells(event: Event, conflict: Conflict) -> bool:
    """Whether it is an attack of one party of the war on another."""
    parties = _parties(event) & conflict.parties
    return event.type == "ASSAULT" and len(parties) >= min(2, len(conflict.parties))


def _parties(event: Event) -> set[str]:
    actors = [mention.actor for mention in (*event.sources, *event.targets)]
    return {code for actor in actors for code in (actor.country, actor.id) if code}


def _told_before(event: Event, events: Sequence[Event]) -> Event | None:
    """The nearest deed told before with the same days, and the year of them."""
    assert event.date is not None
    found = [
        other
        for other in events
        if other.date is not None
        and other.sentence.span.end <= event.sentence.span.start
        and other.sentence.language == event.sentence.language
        and (other.date.start, other.date.end) == (event.date.start, event.date.end)
        and YEAR_TOLD.search(other.date.text)
        and other.sentence.span.covers(other.date.span)
    ]
    return max(found, key=lambda other: (other.sentence.span, other.confidence), default=None)


def _before_the_war(date: Date, days: float, conflict: Conflict) -> float:
    """How many days too long it lasted for that war, with what rounding allows; below 0 if not."""
    rules = load_contradictions().days
    slack = max(rules["duration_share"] * days, rules["duration_days"])
    return days - slack - (date.end - conflict.start).days


def _link(event: Event, told: Event, amount: Amount, too_long: float, conflict: Conflict) -> Link:
    assert event.date is not None
    assert told.date is not None
    since = event.date.end - dt.timedelta(days=_in_days(amount) or 0)
    detail = (
        f"when: if “{event.date.text}” is the month of {word_date(told.date)}, “{amount.text}” "
        f"before it is {since:%B %Y}; {conflict.name} began on {conflict.start}"
    )
    difference = Difference(
        "duration",
        detail.replace("\n", " "),
        grade(too_long, "days"),
        Cue(amount.text, amount.span),
    )
    return link_of((End.of(event), End.of(told)), [difference], comparable=LIKELY)
