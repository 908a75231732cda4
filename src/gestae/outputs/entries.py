"""What a listing shows of each record: start with ``to_entries``.

An ``Entry`` is cells to align and lines below them; ``listing.py`` lays it out for a width.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from gestae.outputs.wording import (
    NONE,
    word_actor,
    word_amount,
    word_date,
    word_roles,
    word_speakers,
    word_type,
)
from gestae.records import (
    DocumentReference,
    Duplicate,
    Event,
    Excerpt,
    Failure,
    Link,
    Measure,
    Span,
)
from gestae.records.columns import Kind, from_table

SHORT_ID = 8
"""Digits of an id that are shown: two of 10,000 records share them once in a hundred casebooks."""

STATUS_STYLES: Mapping[str, str] = {
    "done": "green",
    "ongoing": "green",
    "pledged": "yellow",
    "planned": "yellow",
    "proposed": "magenta",
    "possible": "magenta",
    "conditional": "magenta",
    "denied": "red",
    "ended": "red",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value to show, and the style it is shown in on a terminal."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a listing.

    ``head`` stands in columns, ``detail`` beside it where there is room and below it where there
    is not, ``quote`` is a sentence with the words that matter, ``notes`` are further lines.
    ``document`` is given where records are grouped under the document they were read from.
    """

    head: tuple[Cell, ...]
    detail: tuple[Cell, ...] = ()
    quote: tuple[Excerpt, Span] | None = None
    notes: tuple[str, ...] = field(default=())
    document: DocumentReference | None = None


HEADS: Mapping[Kind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "events": (("id", "date", "status", "who → whom"), ("type", "amount", "on whose word", "conf")),
    "measures": (("id", "property", "figure", "of what"), ("date", "on whose word", "conf")),
    "links": (("id", "kind", "from → to"), ("score", "evidence")),
    "failures": (("stage", "file"), ()),
    "duplicates": (("like", "copy"), ("published", "publisher", "kept")),
}
"""Names of the columns: those of ``Entry.head`` and of ``Entry.detail``."""


def to_entries(tables: Iterable[pa.Table], kind: Kind) -> Iterator[Entry]:
    """What a listing shows of each record of the tables, in their order."""
    for table in tables:
        yield from map(ENTRIES[kind], from_table(table, kind))


def short_id(end: str) -> str:
    """The id as it is shown: its first digits; of a span, those of the document's and the place.

    >>> short_id("0123456789abcdef"), short_id("0123456789abcdef:10-42")
    ('01234567', '01234567:10-42')
    """
    document, colon, place = end.partition(":")
    return f"{document[:SHORT_ID]}{colon}{place}"


def _event(event: Event) -> Entry:
    return Entry(
        head=(
            Cell(short_id(event.id), "cyan"),
            Cell(word_date(event.date)),
            Cell(event.status, STATUS_STYLES.get(event.status, "")),
            Cell(word_roles(event.sources, event.targets), "bold"),
        ),
        detail=(
            Cell(word_type(event.type, event.mode, event.instrument)),
            Cell(", ".join(map(word_amount, event.amounts))),
            Cell(word_speakers(event.attribution), "italic"),
            Cell(f"{event.confidence:.2f}", "dim"),
        ),
        quote=(event.sentence, event.trigger.span),
        document=event.document,
    )


def _measure(measure: Measure) -> Entry:
    return Entry(
        head=(
            Cell(short_id(measure.id), "cyan"),
            Cell(measure.property),
            Cell(word_amount(measure.amount), "bold"),
            Cell(word_actor(measure.subject.actor), "bold"),
        ),
        detail=(
            Cell(word_date(measure.date)),
            Cell(word_speakers(measure.attribution), "italic"),
            Cell(f"{measure.confidence:.2f}", "dim"),
        ),
        quote=(measure.sentence, measure.amount.span),
        document=measure.document,
    )


def _link(link: Link) -> Entry:
    return Entry(
        head=(
            Cell(short_id(link.id), "cyan"),
            Cell(link.kind, "bold"),
            Cell(f"{short_id(link.from_)} → {short_id(link.to)}"),
        ),
        detail=(
            Cell(f"{link.score:.2f}", "dim"),
            Cell(f"“{link.evidence.text}”" if link.evidence else ""),
        ),
        notes=tuple(f"{reason.detail} ({reason.rule})" for reason in link.reasons),
    )


def _failure(failure: Failure) -> Entry:
    return Entry(
        head=(Cell(failure.stage, "red"), Cell(failure.path, "bold")), notes=(failure.reason,)
    )


def _duplicate(duplicate: Duplicate) -> Entry:
    published = duplicate.published.isoformat() if duplicate.published else NONE
    return Entry(
        head=(
            Cell(f"{duplicate.similarity:.0%}"),
            Cell(duplicate.path or duplicate.key, "bold"),
        ),
        detail=(
            Cell(published),
            Cell(duplicate.publisher or ""),
            Cell(short_id(duplicate.document), "cyan"),
        ),
    )


ENTRIES: Mapping[Kind, Callable[[Any], Entry]] = {
    "events": _event,
    "measures": _measure,
    "links": _link,
    "failures": _failure,
    "duplicates": _duplicate,
}
