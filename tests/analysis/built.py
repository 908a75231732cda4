"""Deeds built by hand for the ledgers: ``telling`` makes an event out of a few words."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from gestae.analysis.facts import Fact
from gestae.records import (
    Actor,
    Amount,
    Cue,
    Date,
    DocumentReference,
    Event,
    Excerpt,
    Mention,
    Span,
)

JAPAN = Actor("JPN", "Japan", "JPN", "GOV")
UKRAINE = Actor("UKR", "Ukraine", "UKR", "GOV")
RUSSIA = Actor("RUS", "Russia", "RUS", "GOV")
DAY = dt.date(2024, 2, 19)


def money(low: int | None, high: int | None, unit: str = "USD") -> Amount:
    """An amount of money with these bounds."""
    low_, high_ = (None if n is None else Decimal(n) for n in (low, high))
    return Amount(low_, high_, False, "money", unit, "loans", f"{low}-{high}", Span(0, 4))


def on(day: dt.date) -> Date:
    """A day as a text names it."""
    return Date(day, day, "day", day.isoformat(), Span(0, 4))


def fact_of(event: Event, deed: str | None = None) -> Fact:
    """As much of an event as is counted."""
    sides = [
        tuple(sorted({m.actor.country or m.actor.id or "" for m in side} - {""}))
        for side in (event.sources, event.targets)
    ]
    date = event.date
    return Fact(
        id=event.id, deed=deed or event.id, type=event.type, mode=event.mode,
        contexts=event.contexts, instrument=event.instrument, status=event.status,
        start=date.start if date else None, end=date.end if date else None,
        published=event.document.published, confidence=event.confidence,
        sources=sides[0], targets=sides[1],
    )  # fmt: skip


def telling(
    text: str,
    *,
    status: str = "pledged",
    type_: str = "AGREE",
    instrument: str | None = "aid.loan",
    source: Actor = JAPAN,
    target: Actor = UKRAINE,
    amount: Amount | None = None,
    date: Date | None = None,
    confidence: float = 0.5,
    trigger: str = "",
    paper: str = "The Observer of Elsewhere",
    published: dt.date | None = DAY,
) -> Event:
    """One telling of a deed in a document of its own."""
    whole = Span(0, len(text))
    document = DocumentReference(
        id=f"doc-{text}", key=text, path=None, title=None, url=None, publisher=paper,
        published=published, language="en",
    )  # fmt: skip
    event = Event(
        type=type_,
        mode=None,
        contexts=(),
        instrument=instrument,
        sources=(Mention(source, source.name, Span(0, 1)),),
        targets=(Mention(target, target.name, Span(1, 2)),),
        status="done",
        status_cue=None,
        date=date,
        place=None,
        amounts=(amount,) if amount else (),
        attribution=(),
        because=(),
        trigger=Cue(trigger or text.split(maxsplit=1)[0], Span(0, 3)),
        confidence=confidence,
        rule="",
        sentence=Excerpt(text, whole, "en"),
        document=document,
    )
    return replace(event, status=status)  # type: ignore[arg-type] # tests give statuses as words
