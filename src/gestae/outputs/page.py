"""The page of one record, with all that is known of it: start with ``write_page``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from rich.console import Console
from rich.text import Text

from gestae.outputs.decisions import word_change
from gestae.outputs.entry import STATUS_STYLES, short_id
from gestae.outputs.marked import Mark, marked_lines
from gestae.outputs.screen import line_spans, printable, screen
from gestae.outputs.wording import (
    NONE,
    word_amount,
    word_date,
    word_review,
    word_roles,
    word_type,
)
from gestae.readers import locate
from gestae.records import (
    Amount,
    Attribution,
    Date,
    Decision,
    Document,
    Event,
    Link,
    Measure,
    Mention,
    Place,
    Span,
    stretch_of,
)

STYLES: Mapping[str, str] = {
    "source": "bold green",
    "target": "bold red",
    "subject": "bold green",
    "trigger": "bold yellow",
    "status": "yellow",
    "amount": "bold magenta",
    "date": "bold blue",
    "place": "bold cyan",
    "speaker": "italic bright_cyan",
    "cue": "italic",
}
FIELD = 12
"""Cells the names of the fields take."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a record shows: the record, its links, and the document it was read from.

    ``related`` holds the records at the other ends of the links, by id; an end that is not in it
    is shown by its id. ``decisions`` are those on the record, in the order of the log.
    """

    record: Event | Measure
    document: Document | None = None
    links: Sequence[Link] = ()
    related: Mapping[str, Event | Measure] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()


def write_page(page: Page, out: TextIO) -> None:
    """Writes the sentence with every span marked and labelled, then field by field what it gave."""
    console = screen(out)
    record = page.record
    marks = event_marks(record) if isinstance(record, Event) else measure_marks(record)
    _print(console, [Text(), *marked_lines(record.sentence, marks, console.width), Text()])
    fields = (
        _event_fields(page, record) if isinstance(record, Event) else _measure_fields(page, record)
    )
    around = (*_decision_fields(page), *_link_fields(page), *_document_fields(page))
    for name, value, style in (*fields, *around):
        _print(console, _field_lines(name, value, style, console.width))


def event_marks(event: Event) -> list[Mark]:
    """Everything the event was read from."""
    return [
        *(_mark(mention.span, "source") for mention in event.sources),
        *(_mark(mention.span, "target") for mention in event.targets),
        _mark(event.trigger.span, "trigger"),
        *([_mark(event.status_cue.span, "status")] if event.status_cue else []),
        *(_mark(amount.span, "amount") for amount in event.amounts),
        *([_mark(event.date.span, "date")] if event.date else []),
        *([_mark(event.place.span, "place")] if event.place else []),
        *_teller_marks(event.attribution),
    ]


def measure_marks(measure: Measure) -> list[Mark]:
    """Everything the measure was read from."""
    return [
        _mark(measure.subject.span, "subject"),
        _mark(measure.amount.span, "amount"),
        *([_mark(measure.date.span, "date")] if measure.date else []),
        *_teller_marks(measure.attribution),
    ]


def _teller_marks(attribution: Sequence[Attribution]) -> Iterator[Mark]:
    for teller in attribution:
        yield _mark(teller.speaker.span, "speaker")
        yield _mark(teller.cue.span, "cue")


def _mark(span: Span, label: str) -> Mark:
    return Mark(span, label, STYLES[label])


Field = tuple[str, str, str]
"""The name of a field, its value in words, and the style of the value."""


def _event_fields(page: Page, event: Event) -> Iterator[Field]:
    yield "event", event.id, "cyan"
    yield "type", word_type(event.type, event.mode, event.instrument), "bold"
    yield "contexts", ", ".join(event.contexts) or NONE, ""
    yield from _mention_fields("source", event.sources, page)
    yield from _mention_fields("target", event.targets, page)
    cue = f" ← “{event.status_cue.text}”" if event.status_cue else ""
    yield "status", event.status + cue, STATUS_STYLES.get(event.status, "")
    yield "date", _date(event.date), ""
    yield "place", _place(event.place), ""
    for amount in event.amounts:
        yield "amount", _amount(amount), ""
    yield from _teller_fields(event.attribution, page)
    yield "confidence", f"{event.confidence:.2f}", ""
    yield "rule", event.rule, ""
    if event.review:
        yield "review", word_review(event.review), ""


def _measure_fields(page: Page, measure: Measure) -> Iterator[Field]:
    yield "measure", measure.id, "cyan"
    yield "property", measure.property, "bold"
    yield from _mention_fields("of what", (measure.subject,), page)
    yield "amount", _amount(measure.amount), ""
    yield "date", _date(measure.date), ""
    yield from _teller_fields(measure.attribution, page)
    yield "confidence", f"{measure.confidence:.2f}", ""


def _mention_fields(name: str, mentions: Sequence[Mention], page: Page) -> Iterator[Field]:
    for mention in mentions:
        yield name, _mention(mention, page), ""
    if not mentions:
        yield name, NONE, ""


def _mention(mention: Mention, page: Page) -> str:
    actor = mention.actor
    codes = dict.fromkeys(code for code in (actor.id, actor.country, actor.sector) if code)
    known = f" ({', '.join(codes)})" if codes else " (not in our tables)"
    inside = page.record.sentence.span.covers(mention.span)
    where = "" if inside else f" outside this sentence, {_characters(mention.span)}"
    back = "" if mention.antecedent is None else _antecedent(mention.antecedent, page)
    return f"{actor.name}{known} ← “{mention.text}”{where}{back}"


def _antecedent(span: Span, page: Page) -> str:
    words = f"“{span.of(page.document.text)}”, " if page.document else ""
    return f", which points back to {words}{_characters(span)}"


def _characters(span: Span) -> str:
    return f"characters {span.start}–{span.end}"


def _date(date: Date | None) -> str:
    return f"{word_date(date)} ({date.precision}) ← “{date.text}”" if date else NONE


def _place(place: Place | None) -> str:
    if place is None:
        return NONE
    facts = [place.country, place.precision]
    if place.latitude is not None and place.longitude is not None:
        facts.append(f"{place.latitude:.2f}, {place.longitude:.2f}")
    if place.geonames is not None:
        facts.append(f"GeoNames {place.geonames}")
    return f"{place.name} ({'; '.join(f for f in facts if f)}) ← “{place.text}”"


def _amount(amount: Amount) -> str:
    of = f" of {amount.of}" if amount.of and amount.kind != "count" else ""
    return f"{word_amount(amount)}{of} ({amount.kind}) ← “{amount.text}”"


def _teller_fields(attribution: Sequence[Attribution], page: Page) -> Iterator[Field]:
    if not attribution:
        yield "told by", "the document itself", ""
    for teller in attribution:
        manner = f"{teller.manner}, “{teller.cue.text}”"
        yield "told by", f"{_mention(teller.speaker, page)}; {manner}", ""


def _decision_fields(page: Page) -> Iterator[Field]:
    """The decisions on the record, also those that do not stand."""
    for decision in page.decisions:
        why = f": {decision.why}" if decision.why else ""
        settles = ", adjudicated" if decision.adjudicated else ""
        told = f"{decision.who} {word_change(decision)}{settles}{why}"
        yield "decision", f"{decision.number} of {decision.made:%Y-%m-%d}, {told}", ""


def _link_fields(page: Page) -> Iterator[Field]:
    for link in page.links:
        outward = _is_here(link.from_, page.record)
        other = link.to if outward else link.from_
        kind = link.kind.replace("_", " ")
        yield "link", f"{kind} {'→' if outward else '←'} {_end(other, page)}", "bold"
        for reason in link.reasons:
            yield "", f"{reason.detail} ({reason.rule}, {reason.weight:+.2f})", ""
        if link.evidence:
            yield "", f"shown by “{link.evidence.text}”", ""


def _is_here(end: str, record: Event | Measure) -> bool:
    """Whether the end of a link is the record, or a stretch of the text that its sentence is in."""
    span = stretch_of(end)
    if span is None:
        return end == record.id
    return end.startswith(f"{record.document.id}:") and span.overlaps(record.sentence.span)


def _end(end: str, page: Page) -> str:
    """The record at the other end of a link, or the words where it is a stretch of the text."""
    record = page.related.get(end)
    if isinstance(record, Event):
        roles = word_roles(record.sources, record.targets)
        what = word_type(record.type, record.mode, record.instrument)
        return f"{short_id(end)} {roles}: {what} ({record.status}), “{record.trigger.text}”"
    if isinstance(record, Measure):
        figure = word_amount(record.amount)
        return f"{short_id(end)} {record.subject.actor.name}: {record.property} {figure}"
    span = stretch_of(end)
    if page.document and span is not None and end.startswith(f"{page.document.id}:"):
        return f"“{span.of(page.document.text)}”"
    return short_id(end)


def _document_fields(page: Page) -> Iterator[Field]:
    reference = page.record.document
    yield "document", reference.title or reference.key, "bold"
    published = reference.published.isoformat() if reference.published else None
    facts = [fact for fact in (reference.publisher, published) if fact]
    if facts:
        yield "", " · ".join(facts), ""
    for fact in (reference.url, reference.path):
        if fact and fact != (reference.title or reference.key):
            yield "", fact, ""
    sentence = page.record.sentence
    yield "", f"{_characters(sentence.span)} of the text as kept ({sentence.language})", ""
    if page.document:
        origin = word_origin(page.document, sentence.span.start)
        if origin:
            yield "", f"in the original: {origin}", ""


def word_origin(document: Document, at: int) -> str:
    """Where a character of the kept text stood in the original; empty if that is not known."""
    origin = locate(document, at)
    if origin is None:
        return ""
    parts = []
    if origin.page is not None:
        parts.append(f"page {origin.page}")
    if origin.start_seconds is not None:
        parts.append(f"at {word_time(origin.start_seconds)}")
    if origin.line is not None:
        parts.append(f"line {origin.line}")
    if origin.offset is not None:
        parts.append(f"character {origin.offset}")
    return ", ".join(parts)


def word_time(seconds: float) -> str:
    """A time in a recording.

    >>> word_time(3723.4)
    '1:02:03'
    """
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}"


def _field_lines(name: str, value: str, style: str, width: int) -> Iterator[Text]:
    text = printable(value)
    room = max(20, width - FIELD)
    for number, line in enumerate(line_spans(text, room)):
        shown = "" if number else name
        yield Text().append(f"{shown:<{FIELD}}", "dim").append(line.of(text), style)


def _print(console: Console, lines: Iterator[Text] | list[Text]) -> None:
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
