"""Deeds that one wording tells together: ``tell_each``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gestae.coders.events import Measure
from gestae.coders.walk import within
from gestae.ontology.instruments import Instruments
from gestae.records import Cue, Date, Event, Sentence, Span

JOINING = frozenset({"PUNCT", "CCONJ"})
"""What may stand between times that are named in a row: "in March, April and June"."""


def tell_each(
    event: Event,
    beside: Sequence[Measure],
    dates: Sequence[Date],
    sentence: Sentence,
    instruments: Instruments,
) -> Iterator[Event]:
    """An event, first as it is, for each measure that its words name and each time in a row.

    ``dates`` are the document's, in order. Figures stay with the first: nobody says how they are
    shared out.
    """
    days = _row_of(event.date, within(dates, sentence.span), sentence) if event.date else (None,)
    measures: tuple[Measure | None, ...] = (None, *beside)
    for number, (day, measure) in enumerate((d, m) for d in days for m in measures):
        told = _of(event, measure, instruments) if measure is not None else event
        told = _on(told, day) if number >= len(measures) and day is not None else told
        yield replace(told, date=day, amounts=() if number else event.amounts)


def _of(event: Event, measure: Measure, instruments: Instruments) -> Event:
    """The event of another measure, told by the words for that."""
    instrument = instruments.get(measure.instrument)
    start = measure.span.start - event.sentence.span.start
    words = event.sentence.text[start : start + len(measure.span)]
    return replace(
        event,
        instrument=measure.instrument,
        mode=instrument.mode if instrument is not None else None,
        contexts=instrument.contexts if instrument is not None else (),
        trigger=Cue(words, measure.span),
    )


def _on(event: Event, day: Date) -> Event:
    """The event of a later time of a row, told by its words up to those of the time."""
    first, last = sorted((event.trigger.span, day.span))
    span = Span(first.start, max(first.end, last.end))
    start = span.start - event.sentence.span.start
    return replace(event, trigger=Cue(event.sentence.text[start : start + len(span)], span))


def _row_of(date: Date, dates: Sequence[Date], sentence: Sentence) -> tuple[Date, ...]:
    """The times of one kind that stand in a row with one, in order of the text."""
    rows: list[list[Date]] = [[]]
    for before, after in pairwise([None, *(d for d in dates if d.precision == date.precision)]):
        if before is not None and after is not None and not _joined(before, after, sentence):
            rows.append([])
        if after is not None:
            rows[-1].append(after)
    row = next((row for row in rows if date in row), [date])
    return tuple({(one.start, one.end): one for one in row}.values())


def _joined(before: Date, after: Date, sentence: Sentence) -> bool:
    """Whether only commas and "and" stand between two times, the later of which comes later."""
    between = [t for t in sentence.tokens if before.span.end <= t.start < after.span.start]
    return before.end < after.start and all(token.pos in JOINING for token in between)
