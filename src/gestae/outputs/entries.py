"""What a listing shows of each record: start with ``to_entries``.

``listing.py`` lays them out for a width; ``drawn.py`` has what analyses make of the record.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

import pyarrow as pa

from gestae.outputs.compared import COMPARED, SEVERITY_STYLES
from gestae.outputs.deeds import DEEDS
from gestae.outputs.drawn import DRAWN
from gestae.outputs.entry import STATUS_STYLES, Cell, Entry, short_id
from gestae.outputs.flat import flat_columns
from gestae.outputs.wording import (
    NONE,
    word_actor,
    word_amount,
    word_count,
    word_date,
    word_review,
    word_roles,
    word_speakers,
    word_type,
    word_value,
)
from gestae.records import (
    Decision,
    Duplicate,
    Event,
    Failure,
    Link,
    Measure,
)
from gestae.records.columns import Kind, from_table
from gestae.records.rows import Row, of_row


def to_entries(tables: Iterable[pa.Table], kind: str) -> Iterator[Entry]:
    """What a listing shows of each record of the tables, in their order.

    Of a kind that has no form of its own all columns are shown.
    """
    for table in tables:
        if kind in ENTRIES:
            yield from map(ENTRIES[kind], from_table(table, cast("Kind", kind)))
        elif kind in OF_ROWS:
            yield from map(OF_ROWS[kind], table.to_pylist())
        else:
            columns = flat_columns(table.schema)
            for row in table.to_pylist():
                yield Entry(tuple(Cell(column.name, column.cell(row)) for column in columns))


def _event(event: Event) -> Entry:
    return Entry(
        head=(
            Cell("id", short_id(event.id), "cyan"),
            Cell("date", word_date(event.date)),
            Cell("status", event.status, STATUS_STYLES.get(event.status, "")),
            Cell("who → whom", word_roles(event.sources, event.targets), "bold"),
        ),
        detail=(
            Cell("type", word_type(event.type, event.mode, event.instrument)),
            Cell("amount", ", ".join(map(word_amount, event.amounts))),
            Cell("on whose word", word_speakers(event.attribution), "italic"),
            Cell("conf", f"{event.confidence:.2f}", "dim"),
        ),
        quote=(event.sentence, event.trigger.span),
        notes=(word_review(event.review),) if event.review else (),
        document=event.document,
    )


def _measure(measure: Measure) -> Entry:
    return Entry(
        head=(
            Cell("id", short_id(measure.id), "cyan"),
            Cell("property", measure.property),
            Cell("figure", word_amount(measure.amount), "bold"),
            Cell("of what", word_actor(measure.subject.actor), "bold"),
        ),
        detail=(
            Cell("date", word_date(measure.date)),
            Cell("on whose word", word_speakers(measure.attribution), "italic"),
            Cell("conf", f"{measure.confidence:.2f}", "dim"),
        ),
        quote=(measure.sentence, measure.amount.span),
        document=measure.document,
    )


def _link(row: Row) -> Entry:
    """A link with its ends in words, where ``gather.tell_ends`` has put them beside it."""
    link = of_row(Link, row)
    begin = row.get("from_words") or short_id(link.from_)
    end = row.get("to_words") or short_id(link.to)
    return Entry(
        head=(
            Cell("id", short_id(link.id), "cyan"),
            Cell("kind", link.kind.replace("_", " "), "bold"),
            Cell("score", f"{link.score:.2f}", "dim"),
            Cell("evidence", f"“{link.evidence.text}”" if link.evidence else ""),
        ),
        notes=(
            begin,
            f"→ {end}",
            *(f"{reason.detail} ({reason.rule})" for reason in link.reasons),
        ),
    )


def _decision(decision: Decision) -> Entry:
    given = (decision.field or "", word_value(decision.value)) if decision.field else ("", "")
    subject = decision.subject if decision.action == "undo" else short_id(decision.subject)
    other = f" + {short_id(decision.other)}" if decision.other else ""
    return Entry(
        head=(
            Cell("no.", str(decision.number), "cyan"),
            Cell("made (UTC)", decision.made.isoformat(" ", "minutes")),
            Cell("who", decision.who, "bold"),
            Cell("action", decision.action, "yellow" if decision.adjudicated else ""),
            Cell("of", f"{subject}{other}", "cyan"),
        ),
        detail=(
            Cell("field", given[0]),
            Cell("value", given[1], "bold"),
            Cell("adjudicated", "yes" if decision.adjudicated else ""),
        ),
        notes=(decision.why,) if decision.why else (),
    )


def _failure(failure: Failure) -> Entry:
    return Entry(
        head=(Cell("stage", failure.stage, "red"), Cell("file", failure.path, "bold")),
        notes=(failure.reason,),
    )


def _duplicate(duplicate: Duplicate) -> Entry:
    published = duplicate.published.isoformat() if duplicate.published else NONE
    return Entry(
        head=(
            Cell("like", f"{duplicate.similarity:.0%}"),
            Cell("copy", duplicate.path or duplicate.key, "bold"),
        ),
        detail=(
            Cell("published", published),
            Cell("publisher", duplicate.publisher or ""),
            Cell("kept", short_id(duplicate.document), "cyan"),
        ),
    )


def _coverage(row: Row) -> Entry:
    """How much of a document was read and coded; the row is one of ``Casebook.coverage``."""
    coded, passages = row["passages"] - row["uncoded"], word_count(row["passages"], "passage")
    notes = [f"not coded: {reason}" for reason in row["reasons"]]
    if not row["coded"]:
        notes.append("coding failed; the next run tries again (gestae failures says why)")
    return Entry(
        head=(
            Cell("id", short_id(row["id"]), "cyan"),
            Cell("document", row["title"] or row["key"], "bold"),
        ),
        detail=(
            Cell("file", row["path"] if row["title"] and row["path"] else ""),
            Cell("published", row["published"].isoformat() if row["published"] else ""),
            Cell("languages", ", ".join(row["languages"])),
            Cell("coded", f"{coded} of {passages}", "yellow" if notes else ""),
            Cell("sentences", word_count(row["sentences"], "sentence")),
            Cell("events", word_count(row["events"], "event")),
            Cell("measures", word_count(row["measures"], "measure")),
            Cell("copies", word_count(row["copies"], "copy", "copies") if row["copies"] else ""),
        ),
        notes=(*notes, *row["notes"]),
    )


def _bead(row: Row) -> Entry:
    """Sentences side by side; the row is one of ``assembly.files.Alignment``."""
    left, right = (row[side]["text"] if row[side] else NONE for side in ("left", "right"))
    return Entry(
        head=(
            Cell("kind", row["kind"], "cyan"),
            Cell("score", f"{row['score']:.2f}", "dim"),
            Cell("left", left),
            Cell("right", right),
        )
    )


def _finding(row: Row) -> Entry:
    """A difference between a translation and its original; the row is one of ``Audit``."""
    notes = [row["reason"], *(row[side] for side in ("sentence_a", "sentence_b") if row[side])]
    return Entry(
        head=(
            Cell("pair", str(row["pair"]), "cyan"),
            Cell("severity", row["severity"], SEVERITY_STYLES.get(row["severity"], "")),
            Cell("kind", row["kind"], "bold"),
            Cell("left", row["a"]["text"] or NONE),
            Cell("right", row["b"]["text"] or NONE),
        ),
        notes=tuple(notes),
    )


ENTRIES: Mapping[str, Callable[[Any], Entry]] = {
    "events": _event,
    "measures": _measure,
    "decisions": _decision,
    "failures": _failure,
    "duplicates": _duplicate,
}
OF_ROWS: Mapping[str, Callable[[Row], Entry]] = {
    "links": _link,
    "coverage": _coverage,
    "beads": _bead,
    "findings": _finding,
    **COMPARED,
    **DEEDS,
    **DRAWN,
}
"""Kinds whose tables have columns that no record has."""
