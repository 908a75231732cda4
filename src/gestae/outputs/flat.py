"""Records as flat rows, one a record: start with ``COLUMNS``, which also documents them.

What a record has several of (sources, amounts, tellers) is joined by "; ", in order, and stays
aligned across the columns that belong together: the second ``source_names`` is the second
``source_ids``. An empty cell is what the text does not say.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  (``date`` names a column here)
from decimal import Decimal
from typing import Any

from gestae.outputs.shapes import Row
from gestae.records import (
    Amount,
    Attribution,
    Date,
    Duplicate,
    Event,
    Failure,
    Link,
    Measure,
    Mention,
)

SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the flat form: its name, what it holds, and how it is read off a record."""

    name: str
    meaning: str
    value: Callable[[Any], object]


def flat_row(row: Row) -> list[str]:
    """The record's cells, in the order of its ``COLUMNS``."""
    return [to_cell(column.value(row)) for column in COLUMNS[type(row)]]


def to_cell(value: object) -> str:
    """One value as text: empty for none, plain digits for a decimal, "; " between several."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, Day):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        parts = list(map(to_cell, value))
        return SEPARATOR.join(parts) if any(parts) else ""
    return str(value)


def _each(values: Iterable[Any], *names: str) -> list[object]:
    """The attribute reached by ``names`` of every value."""
    found: list[object] = []
    for value in values:
        for name in names:
            value = getattr(value, name)  # noqa: PLW2901  (walks down)
        found.append(value)
    return found


def _mentions(prefix: str, what: str, pick: Callable[[Any], Sequence[Mention]]) -> list[Column]:
    return [
        Column(f"{prefix}_ids", f"ids of {what}", lambda row: _each(pick(row), "actor", "id")),
        Column(
            f"{prefix}_names", f"names of {what}", lambda row: _each(pick(row), "actor", "name")
        ),
        Column(
            f"{prefix}_countries",
            f"ISO 3166-1 alpha-3 codes of {what}",
            lambda row: _each(pick(row), "actor", "country"),
        ),
        Column(
            f"{prefix}_sectors",
            f"PLOVER sectors of {what}",
            lambda row: _each(pick(row), "actor", "sector"),
        ),
        Column(f"{prefix}_texts", f"the words naming {what}", lambda row: _each(pick(row), "text")),
    ]


def _amounts(pick: Callable[[Any], Sequence[Amount]]) -> list[Column]:
    return [
        Column("amount_low", "lower bounds", lambda row: _each(pick(row), "low")),
        Column("amount_high", "upper bounds", lambda row: _each(pick(row), "high")),
        Column("amount_about", "whether the text says about", lambda r: _each(pick(r), "about")),
        Column("amount_kind", "money, count, share, …", lambda row: _each(pick(row), "kind")),
        Column("amount_unit", "ISO 4217 code or unit", lambda row: _each(pick(row), "unit")),
        Column("amount_of", "what it is an amount of", lambda row: _each(pick(row), "of")),
        Column("amount_text", "the words of the amount", lambda row: _each(pick(row), "text")),
    ]


def _attribution(pick: Callable[[Any], Sequence[Attribution]]) -> list[Column]:
    return [
        *_mentions(
            "speaker",
            "the tellers, the outermost first",
            lambda row: [attribution.speaker for attribution in pick(row)],
        ),
        Column("speaker_cues", "the words that say so", lambda r: _each(pick(r), "cue", "text")),
        Column("manners", "quote, report, document, poll", lambda r: _each(pick(r), "manner")),
    ]


def _of_date(read: Callable[[Date], object]) -> Callable[[Any], object]:
    return lambda row: read(row.date) if row.date else None


def _dates() -> list[Column]:
    return [
        Column("date_start", "first day", _of_date(lambda date: date.start)),
        Column("date_end", "last day", _of_date(lambda date: date.end)),
        Column("date_precision", "day, month, year, …", _of_date(lambda date: date.precision)),
        Column("date_text", "the words of the date", _of_date(lambda date: date.text)),
    ]


def _of_place(name: str) -> Callable[[Event], object]:
    return lambda event: getattr(event.place, name) if event.place else None


def _source() -> list[Column]:
    return [
        Column("confidence", "probability that the record is right", lambda row: row.confidence),
        Column("sentence", "the sentence", lambda row: row.sentence.text),
        Column("sentence_start", "its first character", lambda row: row.sentence.span.start),
        Column("sentence_end", "the character after it", lambda row: row.sentence.span.end),
        Column("language", "ISO 639-1 code of the sentence", lambda row: row.sentence.language),
        Column("document_id", "content hash of the text", lambda row: row.document.id),
        Column("document_key", "the caller's id or the path", lambda row: row.document.key),
        Column("path", "the file", lambda row: row.document.path),
        Column("title", "the document's title", lambda row: row.document.title),
        Column("url", "its address", lambda row: row.document.url),
        Column("publisher", "who published it", lambda row: row.document.publisher),
        Column("published", "the day it appeared", lambda row: row.document.published),
    ]


EVENT_COLUMNS = (
    Column("id", "content hash", lambda event: event.id),
    Column("type", "PLOVER type", lambda event: event.type),
    Column("mode", "PLOVER mode", lambda event: event.mode),
    Column("contexts", "PLOVER contexts", lambda event: event.contexts),
    Column("instrument", "our finer type", lambda event: event.instrument),
    *_mentions("source", "those who act", lambda event: event.sources),
    *_mentions("target", "those acted upon", lambda event: event.targets),
    Column("status", "how far the deed has got", lambda event: event.status),
    *_dates(),
    Column("place_name", "where", _of_place("name")),
    Column("place_country", "its country, alpha-3", _of_place("country")),
    Column("latitude", "degrees, WGS 84", _of_place("latitude")),
    Column("longitude", "degrees, WGS 84", _of_place("longitude")),
    Column("geonames", "GeoNames id", _of_place("geonames")),
    Column("place_precision", "point, city, region, …", _of_place("precision")),
    *_amounts(lambda event: event.amounts),
    *_attribution(lambda event: event.attribution),
    Column("because", "ids of links that say why", lambda event: event.because),
    Column("trigger", "the words of the deed", lambda event: event.trigger.text),
    Column("trigger_start", "their first character", lambda event: event.trigger.span.start),
    Column("trigger_end", "the character after them", lambda event: event.trigger.span.end),
    Column("rule", "why it was coded so", lambda event: event.rule),
    *_source(),
)

MEASURE_COLUMNS = (
    Column("id", "content hash", lambda measure: measure.id),
    Column("subject_id", "id of what is measured", lambda measure: measure.subject.actor.id),
    Column("subject_name", "name of what is measured", lambda m: m.subject.actor.name),
    Column("subject_country", "its country, alpha-3", lambda m: m.subject.actor.country),
    Column("subject_text", "the words naming it", lambda measure: measure.subject.text),
    Column("property", "range, distance, size, …", lambda measure: measure.property),
    *_amounts(lambda measure: (measure.amount,)),
    *_dates(),
    *_attribution(lambda measure: measure.attribution),
    *_source(),
)

LINK_COLUMNS = (
    Column("id", "content hash", lambda link: link.id),
    Column("kind", "causes, same_event, …", lambda link: link.kind),
    Column("from", "id or DOCUMENT:START-END", lambda link: link.from_),
    Column("to", "id or DOCUMENT:START-END", lambda link: link.to),
    Column("score", "sum of the reasons' weights", lambda link: link.score),
    Column("rules", "names of the reasons", lambda link: _each(link.reasons, "rule")),
    Column("details", "what each reason saw", lambda link: _each(link.reasons, "detail")),
    Column("weights", "what each reason adds", lambda link: _each(link.reasons, "weight")),
    Column("evidence", "the words that show it", lambda k: k.evidence.text if k.evidence else None),
    Column("document_id", "where it was read; empty across documents", lambda link: link.document),
)

FAILURE_COLUMNS = (
    Column("id", "content hash", lambda failure: failure.id),
    Column("path", "the file, with !member behind it in an archive", lambda f: f.path),
    Column("stage", "the step that failed", lambda failure: failure.stage),
    Column("reason", "what is wrong and what to do", lambda failure: failure.reason),
)

DUPLICATE_COLUMNS = (
    Column("id", "content hash", lambda duplicate: duplicate.id),
    Column("document_id", "the document that was kept", lambda duplicate: duplicate.document),
    Column("key", "the copy's id or path", lambda duplicate: duplicate.key),
    Column("path", "the copy's file", lambda duplicate: duplicate.path),
    Column("publisher", "who published the copy", lambda duplicate: duplicate.publisher),
    Column("published", "the day the copy appeared", lambda duplicate: duplicate.published),
    Column("similarity", "Jaccard similarity of word 5-grams", lambda d: d.similarity),
)

COLUMNS: Mapping[type, tuple[Column, ...]] = {
    Event: EVENT_COLUMNS,
    Measure: MEASURE_COLUMNS,
    Link: LINK_COLUMNS,
    Failure: FAILURE_COLUMNS,
    Duplicate: DUPLICATE_COLUMNS,
}
