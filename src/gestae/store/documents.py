"""The documents of a casebook as a list: ``list_documents``, ``count_documents``."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, get_args

import pyarrow as pa

from gestae.errors import UsageError
from gestae.store.casebook import Casebook
from gestae.store.conditions import Compiled, page_of
from gestae.store.statements import load_sql

DocumentOrder = Literal["published", "title", "publisher", "language", "key", "events"]
"""``published``: latest first, undated last; ``events``: most first; the others by their words,
those without any last.
"""


@dataclass(frozen=True, slots=True)
class AskedDocuments:
    """Which documents are asked for; an empty field asks for nothing.

    ``words``: part of a title, key, publisher or author, without regard to case or accents, or the
    beginning of an id; what a document says is found by ``search``. ``publishers``: as the document
    prints them, in any case. ``since``, ``until``: the days between which it appeared, both
    included; without a day it does not match. ``silent``: only those without an event, or, where
    false, only those with one. ``failed``: only those whose file met a failure or that were not
    coded, or, where false, only the others. ``limit`` and ``offset`` are those of ``Filters``.
    """

    words: str | None = None
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    silent: bool | None = None
    failed: bool | None = None
    limit: int | None = None
    offset: int = 0
    order: DocumentOrder = "published"


ALL_DOCUMENTS = AskedDocuments()
_ORDERS: dict[DocumentOrder, str] = {
    "published": "d.published DESC NULLS LAST, d.key, d.id",
    "title": "lower(d.title) NULLS LAST, d.key, d.id",
    "publisher": "lower(d.publisher) NULLS LAST, d.published DESC NULLS LAST, d.key, d.id",
    "language": "d.language, d.published DESC NULLS LAST, d.key, d.id",
    "key": "d.key, d.id",
    "events": "events DESC, d.key, d.id",
}
_HOLDS = "contains(strip_accents(lower(coalesce({column}, ''))), strip_accents(lower($words)))"
_CONDITIONS = {
    "words": "("
    + " OR ".join(
        [
            "(length($words) >= 4 AND starts_with(d.id, $words))",
            *(
                _HOLDS.format(column=f"d.{name}")
                for name in ("title", "key", "publisher", "author")
            ),
        ]
    )
    + ")",
    "languages": "list_contains($languages, d.language)",
    "publishers": "list_contains($publishers, lower(d.publisher))",
    "formats": "list_contains($formats, d.format)",
    "since": "d.published >= $since",
    "until": "d.published <= $until",
    "silent": "(e.document IS NULL) = $silent",
    "failed": "(f.path IS NOT NULL OR NOT d.coded) = $failed",
}


def list_documents(casebook: Casebook, asked: AskedDocuments = ALL_DOCUMENTS) -> pa.Table:
    """The documents that match, a row each, in the order asked for.

    Columns: ``id``, ``key``, ``path``, ``title``, ``publisher``, ``author``, ``published``,
    ``language``, ``format``, ``coded``; how many ``sentences``, ``events``, ``measures``,
    ``failures``, ``uncoded`` passages and ``copies`` it has; and ``notes``, the reader's remarks.
    Raises ``UsageError`` for an order that is not known, a limit or an offset below 0.
    """
    compiled = _compile(asked)
    return casebook.query(compiled.fill(load_sql("queries/documents.sql")), compiled.parameters)


def count_documents(casebook: Casebook, asked: AskedDocuments = ALL_DOCUMENTS) -> int:
    """How many documents match, whatever the limit and offset; raises as ``list_documents``."""
    compiled = _compile(asked)
    query = compiled.fill(load_sql("queries/count_documents.sql"))
    return int(casebook.query(query, compiled.parameters)["number"][0].as_py())


def _compile(asked: AskedDocuments) -> Compiled:
    if asked.order not in _ORDERS:
        raise UsageError.unknown("order", asked.order, get_args(DocumentOrder))
    named = [name for name in _CONDITIONS if getattr(asked, name) not in {None, (), ""}]
    return Compiled(
        conditions=" AND ".join(_CONDITIONS[name] for name in named) or "true",
        order=_ORDERS[asked.order],
        limit=page_of(asked.limit, asked.offset),
        parameters={name: _parameter(name, getattr(asked, name)) for name in named},
    )


def _parameter(name: str, value: Any) -> Any:
    if name == "publishers":
        return [publisher.lower() for publisher in value]
    return list(value) if isinstance(value, tuple) else value
