"""Short tellings made without a language engine."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gestae.records import (
    Actor,
    Amount,
    AmountKind,
    Attribution,
    Cue,
    Date,
    Document,
    DocumentReference,
    Event,
    Excerpt,
    Measure,
    Mention,
    Span,
    Status,
)

KENYA = Actor("KEN", "Kenya", "KEN", "GOV")
PERU = Actor("PER", "Peru", "PER", "GOV")
GHANA = Actor("GHA", "Ghana", "GHA", "GOV")


def document(text: str, published: str | None = "2019-05-02", **facts: Any) -> Document:
    day = dt.date.fromisoformat(published) if published else None
    return Document(key="a.txt", text=text, published=day, language="en", **facts)


def span_in(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mention(text: str, words: str, actor: Actor) -> Mention:
    return Mention(actor, words, span_in(text, words))


def amount(
    words: str,
    low: float | None,
    high: float | None = None,
    *,
    kind: AmountKind = "money",
    unit: str | None = "USD",
    of: str | None = None,
    about: bool = False,
    up_to: bool = False,
    at_least: bool = False,
    text: str | None = None,
) -> Amount:
    lower = None if low is None or up_to else Decimal(str(low))
    upper = None if at_least else Decimal(str(high if high is not None else low))
    span = Span(0, len(words)) if text is None else span_in(text, words)
    return Amount(lower, upper, about, kind, unit, of, words, span)


def date(text: str, words: str, start: str, end: str | None = None) -> Date:
    first, last = (dt.date.fromisoformat(day) for day in (start, end or start))
    return Date(first, last, "day" if first == last else "month", words, span_in(text, words))


def deed(
    text: str,
    trigger: str,
    *,
    type_: str = "AID",
    instrument: str | None = "aid.financial",
    mode: str | None = None,
    status: Status = "done",
    sources: Sequence[Mention] | None = None,
    targets: Sequence[Mention] | None = None,
    told: Date | None = None,
    amounts: Sequence[Amount] = (),
    said_by: Sequence[Mention] = (),
    whole: Document | None = None,
    sentence: str | None = None,
) -> Event:
    kept = whole or document(text)
    words = sentence or text
    within = span_in(kept.text, words)
    cue = Cue(trigger, Span(*_shifted(span_in(words, trigger), within.start)))
    return Event(
        type=type_,
        mode=mode,
        contexts=(),
        instrument=instrument,
        sources=tuple(sources if sources is not None else [mention(kept.text, "Kenya", KENYA)]),
        targets=tuple(targets if targets is not None else [mention(kept.text, "Peru", PERU)]),
        status=status,
        status_cue=None,
        date=told,
        place=None,
        amounts=tuple(amounts),
        attribution=tuple(
            Attribution(speaker, Cue("said", Span(0, 1)), "report", within) for speaker in said_by
        ),
        because=(),
        trigger=cue,
        confidence=0.9,
        rule="",
        sentence=Excerpt(words, within, "en"),
        document=DocumentReference.to(kept),
    )


def measure(
    sentence: str,
    subject: str,
    property_: str,
    figure: Amount,
    *,
    actor: Actor | None = None,
    whole: Document | None = None,
) -> Measure:
    kept = whole or document(sentence)
    within = span_in(kept.text, sentence)
    place = Span(*_shifted(span_in(sentence, figure.text), within.start))
    start = Span(*_shifted(span_in(sentence, subject), within.start))
    return Measure(
        subject=Mention(actor or Actor(None, subject), subject, start),
        property=property_,
        amount=replace(figure, span=place),
        date=None,
        attribution=(),
        sentence=Excerpt(sentence, within, "en"),
        document=DocumentReference.to(kept),
        confidence=0.8,
    )


def _shifted(span: Span, by: int) -> tuple[int, int]:
    return span.start + by, span.end + by
