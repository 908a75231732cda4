"""Full-text search over a casebook's sentences: start with ``search``."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from gestae.analysis.search.index import Hit, Progress, SentenceIndex, open_index
from gestae.analysis.search.meaning import Meanings
from gestae.records import Excerpt, Span
from gestae.records.columns import to_columns
from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql

FIRST = 500
"""Sentences that are looked at first; where filters leave too few, four times as many."""
MOST = 500_000
"""Sentences that are looked at last."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What sentences must match beside their words; an empty field asks for nothing.

    ``languages``: ISO 639-1 codes. ``since``, ``until``: days between which the document appeared,
    both included. ``publishers``, ``documents``: parts of the publisher's name, of the title or the
    key. ``events``: only sentences from which an event was read.
    """

    languages: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    publishers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    events: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that answers: where it stands, how well, and the events read from it."""

    document: str
    title: str | None
    key: str
    publisher: str | None
    published: dt.date | None
    sentence: Excerpt
    score: float
    events: tuple[str, ...]


def search(
    casebook: Casebook,
    question: str,
    asked: Asked | None = None,
    *,
    most: int = 20,
    by_meaning: bool = False,
    progress: Progress | None = None,
    index: SentenceIndex | None = None,
) -> tuple[Found, ...]:
    """The sentences that answer a question, best first.

    By words: all must be there, in any form of theirs; "words in quotes" follow each other, -word
    must not be there, OR parts alternatives. Han is found in either script. ``by_meaning``: those
    nearest in meaning, in whatever language. Raises ``UsageError`` for a question without a word.
    ``progress`` is told how many sentences are indexed. ``index``: one that is open and up to date,
    with meanings if these are asked for; it is asked as it is.
    """
    held = index
    index = held or open_index(casebook, progress)
    if by_meaning:
        meanings = Meanings(index.folder)
        if not held:
            meanings.update(casebook, progress)
        return _matching(casebook, asked or Asked(), most, lambda n: meanings.find(question, n))
    return _matching(casebook, asked or Asked(), most, lambda n: index.find(question, n))


def found_table(found: Sequence[Found]) -> pa.Table:
    """What was found, a row each."""
    return to_columns(found, Found)


def _matching(
    casebook: Casebook, asked: Asked, most: int, find: Callable[[int], list[Hit]]
) -> tuple[Found, ...]:
    """The first hits that match what is asked, looking at ever more until they are enough."""
    looked = max(FIRST, most)
    while True:
        hits = find(looked)
        found = _filtered(casebook, hits, asked)
        if len(found) >= most or len(hits) < looked or looked >= MOST:
            return found[:most]
        looked *= 4


def _filtered(casebook: Casebook, hits: Sequence[Hit], asked: Asked) -> tuple[Found, ...]:
    if not hits:
        return ()
    table = casebook.query(
        load_sql("queries/found_sentences.sql"),
        {
            "documents": [hit.document for hit in hits],
            "numbers": [hit.number for hit in hits],
            "scores": [hit.score for hit in hits],
            "languages": list(asked.languages),
            "since": asked.since,
            "until": asked.until,
            "publishers": [name.lower() for name in asked.publishers],
            "named": [name.lower() for name in asked.documents],
            "only_events": asked.events,
        },
    )
    return tuple(
        Found(
            document=row["document"],
            title=row["title"],
            key=row["key"],
            publisher=row["publisher"],
            published=row["published"],
            sentence=Excerpt(
                row["text"], Span(row["span_start"], row["span_end"]), row["language"]
            ),
            score=row["score"],
            events=tuple(row["events"] or ()),
        )
        for row in table.to_pylist()
    )
