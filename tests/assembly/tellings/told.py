"""Events told in a sentence, made by hand for whoever compares tellings."""

import datetime as dt
from decimal import Decimal

from gestae.assembly.tellings.telling import Story, Telling, telling_of
from gestae.records import (
    Actor,
    Amount,
    Cue,
    Date,
    Document,
    DocumentReference,
    Event,
    Excerpt,
    Mention,
    Place,
    Span,
)
from gestae.records.event import Status

NORWAY = Actor("NOR", "Norway", "NOR", "GOV")
MOLDOVA = Actor("MDA", "Moldova", "MDA")
CHILE = Actor("CHL", "Chile", "CHL", "GOV")
KENYA = Actor("KEN", "Kenya", "KEN", "GOV")


def a_document(
    text: str, key: str = "a.txt", published: str | None = "2024-03-12", language: str = "en"
) -> Document:
    day = dt.date.fromisoformat(published) if published else None
    return Document(key, text, path=key, published=day, language=language)


def an_event(
    document: Document,
    trigger: str,
    type_: str = "AGREE",
    instrument: str | None = "aid.financial",
    *,
    sources: tuple[Actor, ...] = (NORWAY,),
    targets: tuple[Actor, ...] = (MOLDOVA,),
    status: Status = "pledged",
    day: str | None = None,
    until: str | None = None,
    euros: int | None = None,
    place: str | None = None,
) -> Event:
    """The event told by the sentence (closed by a full stop) in which the trigger stands first."""
    text = document.text
    at = Span(text.index(trigger), text.index(trigger) + len(trigger))
    stops = [i + 1 for i, sign in enumerate(text) if sign in ".。"]
    begin = max((stop for stop in stops if stop <= at.start), default=0)
    end = min((stop for stop in stops if stop >= at.end), default=len(text))
    sentence = Span(begin, end)
    date = None
    if day:
        start, last = dt.date.fromisoformat(day), dt.date.fromisoformat(until or day)
        date = Date(start, last, "month" if until else "day", "then", at)
    figure = Decimal(euros or 1)
    amounts = (Amount(figure, figure, False, "money", "EUR", None, f"{euros} euros", at),)
    return Event(
        type=type_,
        mode=None,
        contexts=(),
        instrument=instrument,
        sources=tuple(Mention(actor, actor.name, at) for actor in sources),
        targets=tuple(Mention(actor, actor.name, at) for actor in targets),
        status=status,
        status_cue=None,
        date=date,
        place=Place(place, None, None, None, None, "city", place, at) if place else None,
        amounts=amounts if euros else (),
        attribution=(),
        because=(),
        trigger=Cue(trigger, at),
        confidence=0.8,
        rule="made by hand",
        sentence=Excerpt(sentence.of(text), sentence, document.language),
        document=DocumentReference.to(document),
    )


def story_of(document: Document) -> Story:
    return Story(
        document.id, document.title or "", document.text, document.published, document.language
    )


def told(document: Document, event: Event, again: tuple[Span, ...] = (), alike: int = 1) -> Telling:
    return telling_of(event, story_of(document), again, alike)
