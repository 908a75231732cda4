"""Deeds that a document puts in an order their dates do not have: ``find_order``."""

from collections.abc import Iterable, Iterator, Mapping

from gestae.assembly.contradictions.dates import word_date
from gestae.assembly.contradictions.difference import Difference, End, grade, link_of
from gestae.assembly.contradictions.pair import GIVEN
from gestae.ontology.contradictions import load_contradictions
from gestae.records import Cue, Date, Event, Link

EXACT = frozenset({"day", "week", "month", "quarter"})
"""Precisions of dates whose order is meant."""


def find_order(links: Iterable[Link], events: Mapping[str, Event]) -> Iterator[Link]:
    """Links between a cause and its effect where the cause is dated after it.

    ``links`` are those of a document, ``events`` its events by id. Both dates must stand in the
    sentences themselves: one taken over from another sentence shows nothing.
    """
    for link in links:
        cause, effect = events.get(link.from_), events.get(link.to)
        if link.kind != "causes" or cause is None or effect is None:
            continue
        if not {cause.status, effect.status} <= GIVEN:
            continue
        ours, theirs = _own_date(cause), _own_date(effect)
        if ours is None or theirs is None:
            continue
        late = (ours.start - theirs.end).days
        if late > load_contradictions().days["apart"]:
            detail = (
                f"in which order: “{cause.trigger.text}” on {word_date(ours)} is told as the cause "
                f"of “{effect.trigger.text}” on {word_date(theirs)}"
            )
            cue = Cue(ours.text, ours.span)
            difference = Difference("order", detail.replace("\n", " "), grade(late, "days"), cue)
            ends = (End.of(cause), End.of(effect))
            yield link_of(ends, [difference], comparable=link.score)


def _own_date(event: Event) -> Date | None:
    date = event.date
    if date is None or date.precision not in EXACT:
        return None
    return date if event.sentence.span.covers(date.span) else None
