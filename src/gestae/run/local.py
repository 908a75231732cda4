"""Reading and coding on this machine: start with ``read_into_casebook``; ``stream_events`` codes
without a casebook.

Documents are taken in batches; a batch is read, sifted for copies, coded and written before the
next but few, so that memory does not grow with their number, and a run that is stopped at any
moment has lost at most what was under way.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import pyarrow as pa

from gestae.errors import UsageError
from gestae.readers import Options, read_path
from gestae.records import Document, Event, Failure
from gestae.records.columns import SCHEMAS, from_table, to_table
from gestae.run.batch import CODED, Tables, failure_of
from gestae.run.duplicates import Copy, Sieve, duplicate_table
from gestae.run.processes import Execute, executor
from gestae.run.tally import Progress, Tally
from gestae.store.casebook import Casebook
from gestae.store.summary import Summary
from gestae.store.write import Run

__all__ = ["Progress", "read_into_casebook", "stream_events", "stream_tables"]

BATCH_CHARACTERS = 200_000
"""About two seconds of coding."""
BATCH_ITEMS = 500
"""Documents and failures in a batch at most, so that many small ones are soon written, too."""

Paths = Iterable[str | Path]
Item = Document | Failure


def read_into_casebook(
    paths: Paths,
    casebook: Casebook,
    *,
    options: Options | None = None,
    jobs: int = 1,
    judged: bool = True,
    execute: Execute | None = None,
    progress: Callable[[Progress], None] | None = None,
    below: Path | None = None,
) -> Summary:
    """What a run over the paths added to the casebook, in numbers.

    Paths are files, folders with all below them, or ``-`` for standard input. A run over known
    input adds nothing. What cannot be read or coded is in ``Summary.failures``; documents are
    kept also where their coding failed, and the next run tries again. Ctrl-C ends the run early:
    what was written stays, and ``Summary.interrupted`` is true.

    ``jobs``: how many processes code; a script that asks for more than one needs the usual
    ``if __name__ == "__main__":``. ``judged``: whether the learned judge weighs the events; it
    costs time and finds more. ``execute`` codes elsewhere (``run/ray.py``). ``below``: a folder
    that the names of files are told from, for files that lie there for a while only. Raises
    ``CasebookError`` where the casebook cannot be written.
    """
    listed = _listed(paths)
    inputs = tuple(_named_from(below, str(path)) for path in listed)
    reading = _Reading(casebook, Run(inputs), progress)
    items = _renamed(_without(casebook.path, _read(listed, options)), below)
    interrupted = False
    try:
        with closing((execute or executor(jobs, judged=judged))(reading.batches(items))) as results:
            for tables in results:
                reading.write(tables)
        reading.write_rest()
    except KeyboardInterrupt:
        interrupted = True
    if reading.has_added:
        casebook.end(reading.run, interrupted=interrupted)
    return reading.tally.summary(interrupted=interrupted)


def stream_events(
    paths: Paths,
    *,
    options: Options | None = None,
    jobs: int = 1,
    judged: bool = True,
    execute: Execute | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> Iterator[Event]:
    """The events of the documents at the paths, in their order, without a casebook.

    Copies are coded like any document. ``failed`` is told what could not be read or coded.
    """
    for tables in stream_tables(
        paths, options=options, jobs=jobs, judged=judged, execute=execute, failed=failed
    ):
        yield from from_table(tables["events"], "events")


def stream_tables(
    paths: Paths,
    *,
    options: Options | None = None,
    jobs: int = 1,
    judged: bool = True,
    execute: Execute | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> Iterator[Tables]:
    """All records of the documents at the paths, as tables by kind, batch by batch."""
    tell = failed or _ignore

    def batches() -> Iterator[pa.Table]:
        for items in _batched(_read(_listed(paths), options), apart=True):
            table, failures = _documents_table(_only_documents(items))
            for failure in chain(_only_failures(items), failures):
                tell(failure)
            if len(table):
                yield table

    with closing((execute or executor(jobs, judged=judged))(batches())) as results:
        for tables in results:
            for failure in from_table(tables["failures"], "failures"):
                tell(failure)
            yield tables


@dataclass(slots=True)
class _Batch:
    """What belongs in one transaction: documents with what was met on the way to them."""

    documents: pa.Table = field(default_factory=SCHEMAS["documents"].empty_table)
    kept: list[Document] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """One run on its way: what is read, under way and written."""

    casebook: Casebook
    run: Run
    progress: Callable[[Progress], None] | None
    tally: Tally = field(default_factory=Tally)
    under_way: deque[_Batch] = field(default_factory=deque)
    rest: _Batch = field(default_factory=_Batch)
    has_added: bool = False
    sieve: Sieve = field(init=False)

    def __post_init__(self) -> None:
        self.sieve = Sieve(self.casebook)

    def batches(self, items: Iterator[Item]) -> Iterator[pa.Table]:
        """The documents that are to be coded; what else is met waits for the next of them."""
        for batch in _batched(self._followed(items)):
            sifted = self.sieve.sift(_only_documents(batch))
            table, failures = _documents_table([*sifted.new, *sifted.again])
            self.tally.known += sifted.known
            self.rest.kept += [*sifted.new, *sifted.again]
            self.rest.copies += sifted.copies
            self.rest.failures += [*_only_failures(batch), *failures]
            if len(table):
                self.rest.documents = table
                self.under_way.append(self.rest)
                self.rest = _Batch()
                yield table

    def write(self, tables: Tables) -> None:
        """Writes the batch that was under way longest, with its records."""
        self._write(self.under_way.popleft(), tables)

    def write_rest(self) -> None:
        """Writes what was met since the last document that was to be coded."""
        self._write(self.rest, {})

    def _write(self, batch: _Batch, tables: Tables) -> None:
        coded = [str(name) for name in tables[CODED]["document"].to_pylist()] if tables else []
        failures = list(batch.failures)
        if tables:
            failures += from_table(tables["failures"], "failures")
        self.tally.fail(failures)
        if not (batch.kept or batch.copies or failures):
            return
        new = self.casebook.write(
            {
                **{kind: table for kind, table in tables.items() if kind != CODED},
                "documents": batch.documents,
                "signatures": self.sieve.signatures(batch.kept),
                "duplicates": duplicate_table(batch.copies),
                "failures": to_table(failures, "failures"),
            },
            coded,
            self.run,
        )
        self.has_added = self.has_added or bool(new)
        self.sieve.forget(batch.kept)
        self.tally.add(batch.kept, new)
        self.tally.known += len(batch.copies) - len(new.get("duplicates", ()))
        self._show(None)

    def _followed(self, items: Iterator[Item]) -> Iterator[Item]:
        for item in items:
            self._show(item.path)
            yield item

    def _show(self, path: str | None) -> None:
        if self.progress:
            self.progress(self.tally.progress(path))


def _listed(paths: Paths) -> list[str | Path]:
    if isinstance(paths, str):
        raise UsageError(f"paths are given as a list: [{paths!r}]")
    return list(paths)


def _read(paths: Iterable[str | Path], options: Options | None) -> Iterator[Item]:
    return chain.from_iterable(read_path(path, options) for path in paths)


def _renamed(items: Iterator[Item], below: Path | None) -> Iterator[Item]:
    """The items, their files named from the folder."""
    if below is None:
        yield from items
        return
    for item in items:
        path = None if item.path is None else _named_from(below, item.path)
        if isinstance(item, Failure):
            yield replace(item, path=path or "")
        else:
            yield replace(item, path=path, key=_named_from(below, item.key))


def _named_from(below: Path | None, name: str) -> str:
    return name if below is None else name.removeprefix(f"{below}{os.sep}")


def _without(casebook: Path, items: Iterator[Item]) -> Iterator[Item]:
    """The items but the casebook itself, which may lie in the folder that is read."""
    own = {casebook.name, f"{casebook.name}.wal"}
    for item in items:
        path = Path(item.path or "")
        if path.name not in own or path.resolve().parent != casebook.resolve().parent:
            yield item


def _batched(items: Iterable[Item], *, apart: bool = False) -> Iterator[list[Item]]:
    """The items in batches; with ``apart``, the same text is never twice in one."""
    batch: list[Item] = []
    ids: set[str] = set()
    characters = 0
    for item in items:
        full = characters >= BATCH_CHARACTERS or len(batch) >= BATCH_ITEMS
        if full or (apart and item.id in ids):
            yield batch
            batch, ids, characters = [], set(), 0
        batch.append(item)
        ids.add(item.id)
        characters += len(item.text) if isinstance(item, Document) else 0
    if batch:
        yield batch


def _only_documents(items: Iterable[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def _only_failures(items: Iterable[Item]) -> list[Failure]:
    return [item for item in items if isinstance(item, Failure)]


def _documents_table(documents: Iterable[Document]) -> tuple[pa.Table, list[Failure]]:
    """The documents as a table, and a failure for each that fits no columns."""
    listed = list(documents)
    try:
        return to_table(listed, "documents"), []
    except UsageError:
        fitting: list[Document] = []
        failures: list[Failure] = []
        for document in listed:
            try:
                to_table([document], "documents")
                fitting.append(document)
            except UsageError as error:
                failures.append(failure_of(document, "store", error))
        return to_table(fitting, "documents"), failures


def _ignore(failure: Failure) -> None:
    """Where nobody asked to be told."""
