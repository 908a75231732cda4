"""The index of a casebook's sentences, in a folder beside it: ``open_index``.

The folder is derived from the casebook and may be deleted at any time. It is brought up to date
before it is asked: only sentences of documents it does not have yet are added.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from gestae.analysis.search.words import to_query, to_words
from gestae.errors import CasebookError, UsageError
from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql

if TYPE_CHECKING:
    import pyarrow as pa

VERSION = 1
"""Of the index's fields; an index of another version is made anew."""
MEMORY = 64_000_000
"""Bytes that indexing may hold back before it writes."""
BATCH = 20_000
"""Documents whose sentences are indexed at a time."""

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that answers a question: its document, its place there, and its score."""

    document: str
    number: int
    score: float


class SentenceIndex:
    """The open index of a casebook."""

    def __init__(self, index: tantivy.Index, folder: Path) -> None:
        self._index = index
        self.folder = folder

    def find(self, question: str, most: int) -> list[Hit]:
        """The sentences that hold all words asked for, the most telling first.

        Raises ``UsageError`` for a question without a word.
        """
        asked = to_query(question)
        if not asked.strip('+-" '):
            raise UsageError(f'{question!r} has no word to search for; give words or a "phrase".')
        query = self._index.parse_query(asked, ["text"])
        searcher = self._index.searcher()
        hits = []
        for score, address in searcher.search(query, most).hits:
            found = searcher.doc(address)
            hits.append(Hit(found["document"][0], found["number"][0], float(score)))
        return hits

    def update(self, casebook: Casebook, progress: Progress | None = None) -> int:
        """Adds what the casebook has and the index has not; how many sentences that is."""
        known = self._documents()
        rows = casebook.query("SELECT id FROM documents ORDER BY id").to_pylist()
        missing = [row["id"] for row in rows if row["id"] not in known]
        if not missing:
            return 0
        added = 0
        writer = self._index.writer(heap_size=MEMORY, num_threads=1)
        for start in range(0, len(missing), BATCH):
            part = missing[start : start + BATCH]
            table = casebook.query(load_sql("queries/sentences_of.sql"), {"documents": part})
            added += _add(writer, table, part)
            if progress:
                progress(added)
        writer.commit()
        self._index.reload()
        writer.wait_merging_threads()
        return added

    def _documents(self) -> set[str]:
        """The documents that are indexed: each has a row of its own, that nothing finds."""
        searcher = self._index.searcher()
        query = self._index.parse_query("yes", ["whole"])
        hits = searcher.search(query, max(1, searcher.num_docs)).hits
        return {searcher.doc(address)["document"][0] for _, address in hits}


def open_index(casebook: Casebook, progress: Progress | None = None) -> SentenceIndex:
    """The index of the casebook's sentences, brought up to date; made where there is none.

    Raises ``CasebookError`` where its folder cannot be written.
    """
    folder = casebook.path.with_name(f"{casebook.path.name}.search")
    mark = folder / "version"
    try:
        if not mark.exists() or mark.read_text() != str(VERSION):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            tantivy.Index(_schema(), path=str(folder))
            mark.write_text(str(VERSION))
        index = SentenceIndex(tantivy.Index(_schema(), path=str(folder)), folder)
        index.update(casebook, progress)
    except (OSError, ValueError) as error:
        raise CasebookError(
            f"{folder}: the index for searching cannot be opened ({error}). Delete the folder; it "
            "is made anew."
        ) from error
    return index


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("document", stored=True, tokenizer_name="raw")
    builder.add_integer_field("number", stored=True)
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("whole", stored=False, tokenizer_name="raw")
    return builder.build()


def _add(writer: tantivy.IndexWriter, table: "pa.Table", documents: list[str]) -> int:
    for row in table.to_pylist():
        writer.add_document(
            tantivy.Document(
                document=row["document"], number=row["number"], text=to_words(row["text"])
            )
        )
    for document in documents:
        writer.add_document(tantivy.Document(document=document, number=-1, whole="yes"))
    return len(table)
