"""Records as the JSON objects of the contract: start with ``to_json``.

Keys and their order are those of the design's record; ``status_cue``, ``antecedent``,
``country`` of a speaker, ``cue_span`` and ``content`` extend it. Spans are ``[start, end]``,
dates ISO 8601, amounts numbers: whole numbers exact at any size, others to 15 digits.
"""

from collections.abc import Callable
from datetime import date as Day  # noqa: N812  (``date`` is a key here)
from decimal import Decimal
from typing import Any, TypeVar

from gestae.records import (
    Amount,
    Attribution,
    Cue,
    Date,
    DocumentReference,
    Duplicate,
    Event,
    Excerpt,
    Failure,
    Link,
    Measure,
    Mention,
    Place,
    Span,
)

Row = Event | Measure | Link | Failure | Duplicate
Json = dict[str, Any]
Value = TypeVar("Value")
Shape = TypeVar("Shape")


def to_json(row: Row) -> Json:
    """The record as one JSON object of the contract: plain dicts, lists, strings and numbers."""
    return SHAPES[type(row)](row)


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "instrument": event.instrument,
        "sources": [_mention(m) for m in event.sources],
        "targets": [_mention(m) for m in event.targets],
        "status": event.status,
        "status_cue": _maybe(_cue, event.status_cue),
        "date": _maybe(_date, event.date),
        "place": _maybe(_place, event.place),
        "amounts": [_amount(a) for a in event.amounts],
        "attribution": [_attribution(a) for a in event.attribution],
        "because": list(event.because),
        "trigger": _cue(event.trigger),
        "confidence": event.confidence,
        "rule": event.rule,
        "sentence": _excerpt(event.sentence),
        "document": _document(event.document),
    }


def _measure(measure: Measure) -> Json:
    return {
        "id": measure.id,
        "subject": _mention(measure.subject),
        "property": measure.property,
        "amount": _amount(measure.amount),
        "date": _maybe(_date, measure.date),
        "attribution": [_attribution(a) for a in measure.attribution],
        "sentence": _excerpt(measure.sentence),
        "document": _document(measure.document),
        "confidence": measure.confidence,
    }


def _link(link: Link) -> Json:
    return {
        "id": link.id,
        "kind": link.kind,
        "from": link.from_,
        "to": link.to,
        "score": link.score,
        "reasons": [{"rule": r.rule, "detail": r.detail, "weight": r.weight} for r in link.reasons],
        "evidence": _maybe(_cue, link.evidence),
        "document": link.document,
    }


def _failure(failure: Failure) -> Json:
    return {
        "id": failure.id,
        "path": failure.path,
        "stage": failure.stage,
        "reason": failure.reason,
    }


def _duplicate(duplicate: Duplicate) -> Json:
    return {
        "id": duplicate.id,
        "document": duplicate.document,
        "key": duplicate.key,
        "path": duplicate.path,
        "publisher": duplicate.publisher,
        "published": _day(duplicate.published),
        "similarity": duplicate.similarity,
    }


def _mention(mention: Mention) -> Json:
    actor = mention.actor
    return {
        "id": actor.id,
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector,
        "text": mention.text,
        "span": _span(mention.span),
        "antecedent": _maybe(_span, mention.antecedent),
    }


def _date(date: Date) -> Json:
    return {
        "start": _day(date.start),
        "end": _day(date.end),
        "precision": date.precision,
        "text": date.text,
        "span": _span(date.span),
    }


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames": place.geonames,
        "precision": place.precision,
        "text": place.text,
        "span": _span(place.span),
    }


def _amount(amount: Amount) -> Json:
    return {
        "low": _number(amount.low),
        "high": _number(amount.high),
        "about": amount.about,
        "kind": amount.kind,
        "unit": amount.unit,
        "of": amount.of,
        "text": amount.text,
        "span": _span(amount.span),
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "speaker": _mention(attribution.speaker),
        "cue": attribution.cue.text,
        "cue_span": _span(attribution.cue.span),
        "manner": attribution.manner,
        "content": _span(attribution.content),
    }


def _cue(cue: Cue) -> Json:
    return {"text": cue.text, "span": _span(cue.span)}


def _excerpt(excerpt: Excerpt) -> Json:
    return {"text": excerpt.text, "span": _span(excerpt.span), "language": excerpt.language}


def _document(document: DocumentReference) -> Json:
    return {
        "id": document.id,
        "key": document.key,
        "path": document.path,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": _day(document.published),
        "language": document.language,
    }


def _maybe(shape: Callable[[Value], Shape], value: Value | None) -> Shape | None:
    return None if value is None else shape(value)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _day(day: Day | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


SHAPES: dict[type, Callable[[Any], Json]] = {
    Event: _event,
    Measure: _measure,
    Link: _link,
    Failure: _failure,
    Duplicate: _duplicate,
}
