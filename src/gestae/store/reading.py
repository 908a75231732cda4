"""What a casebook knows of a document's text, stretch by stretch: start with ``read_told``.

For reading a document with all that was read from it, and a record with what stands around it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from gestae.records import Excerpt, Link, Span
from gestae.records.columns import SCHEMAS, from_table
from gestae.store.casebook import Casebook
from gestae.store.conditions import Compiled, by_end, by_stretch
from gestae.store.statements import load_sql

Row = dict[str, Any]

# What is quickly told of a link comes first: of most links nothing more is asked.
_CLOSE = (
    "($id IN (l.from_id, l.to_id) "
    "OR starts_with(l.from_id, $document) OR starts_with(l.to_id, $document))"
)


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a document from which something was read.

    ``kind``: event (its trigger), status, actor, amount, measure (its figure), date, place, speaker
    or cue. ``records``: the ids of the events and measures that have it of these words. ``title``:
    what was read in short; empty where there is nothing to say.
    """

    kind: str
    span: Span
    records: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an event stands: in which sentence of which document, ``number`` of its ``events``.

    ``before`` and ``behind`` are the ids of the events next to it.
    """

    document: str
    sentence: Span
    before: str | None
    behind: str | None
    number: int
    events: int


def read_told(casebook: Casebook, document: str, span: Span) -> tuple[Told, ...]:
    """What was read from the sentences which share a character with the stretch, in order.

    Words from which the same kind of thing was read several times are given once.
    """
    asked = {"document": document, "start": span.start, "end": span.end}
    table = casebook.query(load_sql("queries/marks_within.sql"), asked)
    found: dict[tuple[int, int, str], tuple[dict[str, None], dict[str, None]]] = {}
    columns = (table[name].to_pylist() for name in table.column_names)
    for kind, start, end, record, title in zip(*columns, strict=True):
        records, titles = found.setdefault((start, end, kind), ({}, {}))
        if record:
            records[record] = None
        if title:
            titles[title] = None
    return tuple(
        Told(kind, Span(start, end), tuple(records), ", ".join(titles))
        for (start, end, kind), (records, titles) in sorted(found.items())
    )


def read_standing(casebook: Casebook, event: str) -> Standing | None:
    """Where the event with that whole id stands; ``None`` where there is no such event."""
    rows = casebook.query(load_sql("queries/neighbours.sql"), {"event": event}).to_pylist()
    if not rows:
        return None
    row = rows[0]
    sentence = Span(row.pop("sentence_start"), row.pop("sentence_end"))
    return Standing(sentence=sentence, **row)


def read_links_around(
    casebook: Casebook, record: str, document: str, sentence: Span
) -> tuple[Link, ...]:
    """The links of a record, and those that tie a stretch of its sentence; no rejected ones."""
    own, at = by_end(record), by_stretch(document, sentence.start, sentence.end)
    asked = replace(
        own,
        conditions=f"{_CLOSE} AND (({own.conditions}) OR ({at.conditions}))",
        parameters={**own.parameters, **at.parameters},
    )
    table = casebook.query(asked.fill(load_sql("queries/links.sql")), asked.parameters)
    return tuple(from_table(table.cast(SCHEMAS["links"]), "links"))


def read_around(
    casebook: Casebook, document: str, span: Span
) -> tuple[Excerpt | None, Excerpt | None]:
    """The sentences before and behind a stretch of a document; ``None`` at its ends."""
    asked = {"document": document, "start": span.start, "end": span.end}
    rows = casebook.query(load_sql("queries/sentences_around.sql"), asked).to_pylist()
    found = {
        row["side"]: Excerpt(row["text"], Span(row["span_start"], row["span_end"]), row["language"])
        for row in rows
    }
    return found.get("before"), found.get("behind")


def read_facts_of(casebook: Casebook, document: str) -> Row:
    """How much was read from the document with that id, what could not be, and its copies."""
    rows = casebook.query(load_sql("queries/document_facts.sql"), {"document": document})
    facts: Row = rows.to_pylist()[0]
    return facts


def read_sentences(casebook: Casebook, documents: Collection[str]) -> dict[str, list[Excerpt]]:
    """The sentences of these documents, in order."""
    asked = {"documents": list(documents)}
    found: dict[str, list[Excerpt]] = {name: [] for name in documents}
    for row in casebook.query(load_sql("queries/sentences_of.sql"), asked).to_pylist():
        span = Span(row["span_start"], row["span_end"])
        found[row["document"]].append(Excerpt(row["text"], span, row["language"]))
    return found


def read_translations_in(casebook: Casebook, document: str) -> tuple[Link, ...]:
    """The links of a document by which it tells the same in two languages, in no order."""
    condition = "l.document = $document AND l.kind IN ('translates', 'mistranslates')"
    asked = Compiled(condition, "l.id", "ALL", {"document": document})
    table = casebook.query(asked.fill(load_sql("queries/links.sql")), asked.parameters)
    return tuple(from_table(table.cast(SCHEMAS["links"]), "links"))


def list_in_two_languages(casebook: Casebook, most: int = 200) -> list[Row]:
    """The documents that tell the same in two languages, most sentences first.

    Keys: ``id``, ``name``, ``publisher``, ``published``, ``sentences``.
    """
    rows: list[Row] = casebook.query(
        load_sql("queries/two_languages.sql"), {"most": most}
    ).to_pylist()
    return rows


def list_translated_pairs(
    casebook: Casebook, documents: Collection[str] = (), most: int = 50
) -> list[Row]:
    """Documents in two languages that may be one text, likeliest first; see the query.

    ``documents``: only pairs with one of these. Keys: ``one``, ``other``, their ``…_name`` and
    ``…_language``, ``linked`` (whether links join them) and ``deeds`` (how many both tell).
    """
    asked = {"documents": list(documents), "most": most}
    rows: list[Row] = casebook.query(load_sql("queries/translated_pairs.sql"), asked).to_pylist()
    return rows
