"""What a casebook holds of documents that are one text in two languages.

All take an open connection (``Casebook.connection``).
"""

from collections.abc import Collection, Sequence

import duckdb

from gestae.records import Excerpt, Span
from gestae.store.statements import load_sql


def find_candidates(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str]
) -> list[tuple[str, str]]:
    """Pairs of documents in two languages that tell much in common, the lesser id first.

    At least one of each pair is among the documents.
    """
    query = load_sql("queries/version_candidates.sql")
    return connection.execute(query, {"documents": list(documents)}).fetchall()


def read_sentences(
    connection: duckdb.DuckDBPyConnection, documents: Collection[str]
) -> dict[str, list[Excerpt]]:
    """The sentences of each document that are in its own language, in their order."""
    query = load_sql("queries/version_sentences.sql")
    rows = connection.execute(query, {"documents": list(documents)}).fetchall()
    found: dict[str, list[Excerpt]] = {document: [] for document in documents}
    for document, text, start, end, language in rows:
        found[document].append(Excerpt(text, Span(start, end), language))
    return found


def find_links(connection: duckdb.DuckDBPyConnection, documents: Collection[str]) -> Sequence[str]:
    """The ids of links between versions that touch the documents, or one that is gone."""
    query = load_sql("queries/version_links.sql")
    rows = connection.execute(query, {"documents": list(documents)}).fetchall()
    return [name for (name,) in rows]
