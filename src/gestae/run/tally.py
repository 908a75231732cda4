"""Counting what a run does: ``Tally`` is added to batch by batch and gives the ``Summary``."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from gestae.records import Document, Duplicate, Failure
from gestae.records.columns import SCHEMAS, from_table
from gestae.store.summary import Summary

ROWS = ("sentences", "mentions", "events", "measures", "links")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has got: what it has written so far, and the path it reads now.

    ``known`` counts documents that were there before, copies among them.
    """

    documents: int
    known: int
    events: int
    failures: int
    path: str | None


@dataclass(slots=True)
class Tally:
    """The counts of a run so far."""

    started: float = field(default_factory=time.monotonic)
    known: int = 0
    numbers: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    uncoded: Counter[str] = field(default_factory=Counter)
    failures: dict[str, Failure] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """The first document on which each remark was made."""

    def fail(self, failures: Iterable[Failure]) -> None:
        """Counts failures, each once."""
        self.failures |= {failure.id: failure for failure in failures}

    def add(self, documents: Iterable[Document], new: Mapping[str, pa.Table]) -> None:
        """Counts what a batch of documents added, given the new rows by kind."""
        written = set(new["documents"]["id"].to_pylist()) if "documents" in new else set()
        for document in documents:
            if document.id not in written:
                continue
            self.numbers["documents"] += 1
            self.numbers["characters"] += len(document.text)
            self.numbers["passages"] += len(document.passages)
            self.languages.update(passage.language for passage in document.passages)
            for note in document.notes:
                self.notes.setdefault(note, document.key)
        for kind in ROWS:
            self.numbers[kind] += len(new.get(kind, ()))
        self.types += _counted(new.get("events"), "type")
        self.uncoded += _counted(new.get("uncoded"), "reason")
        if "duplicates" in new:
            rows = new["duplicates"].select(SCHEMAS["duplicates"].names)
            self.duplicates += from_table(rows, "duplicates")

    def progress(self, path: str | None) -> Progress:
        """How far the run has got while it reads that path."""
        numbers = self.numbers
        return Progress(
            numbers["documents"], self.known, numbers["events"], len(self.failures), path
        )

    def summary(self, *, interrupted: bool = False) -> Summary:
        """The counts as they stand."""
        return Summary(
            documents=self.numbers["documents"],
            passages=self.numbers["passages"],
            characters=self.numbers["characters"],
            sentences=self.numbers["sentences"],
            mentions=self.numbers["mentions"],
            events=self.numbers["events"],
            measures=self.numbers["measures"],
            links=self.numbers["links"],
            known=self.known,
            events_by_type=dict(self.types.most_common()),
            languages=dict(self.languages.most_common()),
            uncoded=dict(self.uncoded.most_common()),
            failures=tuple(self.failures.values()),
            duplicates=tuple(self.duplicates),
            notes=tuple((key, note) for note, key in self.notes.items()),
            seconds=time.monotonic() - self.started,
            interrupted=interrupted,
        )


def _counted(table: pa.Table | None, column: str) -> Counter[str]:
    if table is None:
        return Counter()
    return Counter(map(str, table[column].to_pylist()))
