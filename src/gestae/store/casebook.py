"""The casebook: ``open_casebook`` opens or makes one, ``Casebook`` answers questions about it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

from gestae.assembly.independence.corroborate import Corroboration
from gestae.errors import CasebookError, NotFoundError, UsageError
from gestae.ontology.publishers import Publisher
from gestae.records import Decision, Document, Event, Excerpt, Link, Measure, Span
from gestae.records.columns import SCHEMAS, Kind, from_table
from gestae.review.standing import Standing
from gestae.store.conditions import (
    Compiled,
    Listed,
    by_both_ends,
    by_end,
    by_id,
    by_stretch,
    compile_filters,
)
from gestae.store.contradictions import ALL_CONTRADICTIONS, AskedContradictions
from gestae.store.database import connect, create, transaction
from gestae.store.decisions import append_decisions, read_log, standing_decisions
from gestae.store.deeds import BY_PROGRESS, compile_deeds
from gestae.store.derive import as_read as as_read_
from gestae.store.derive import derive, derive_others
from gestae.store.filters import Filters
from gestae.store.migrate import (
    SCHEMA_VERSION,
    bring_up_to_date,
    check_not_newer,
    create_schema,
    read_version,
)
from gestae.store.reviewing import Reviewing
from gestae.store.sources import add_kinds, list_sources, read_corroborations
from gestae.store.statements import load_sql
from gestae.store.summary import Summary
from gestae.store.write import Known, Run, Tables, end_run, known_documents, write_batch

EVERYTHING = Filters()


def open_casebook(path: str | Path, read_only: bool = False) -> "Casebook":
    """The casebook at ``path``, made if there is none and ``read_only`` is false.

    One that an older gestae made is brought up to date. Raises ``CasebookError`` for a file that
    is no casebook (it is left as it is), one a newer gestae made, or one that is missing and may
    not be made; ``CasebookBusyError`` where another process holds it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     open_casebook(f"{folder}/casebook.duckdb").summary().events
    0
    """
    path = Path(path)
    if not path.exists():
        if read_only:
            raise CasebookError(
                f"{path}: there is no casebook. Make one with: gestae read PATH --casebook {path}"
            )
        create(path, create_schema)
    with closing(connect(path, read_only=True)) as connection:
        found = read_version(connection, path)
    check_not_newer(found, path)
    if found < SCHEMA_VERSION:
        with closing(connect(path, read_only=False)) as connection:
            bring_up_to_date(connection, path)
    return Casebook(path, read_only=read_only)


def existing_casebook(path: str | Path) -> "Casebook":
    """The casebook at ``path``, which must be there; raises as ``open_casebook`` does."""
    open_casebook(path, read_only=True)
    return open_casebook(path)


@dataclass(frozen=True, slots=True)
class Compared:
    """What a casebook knows of some documents.

    ``kept``: those that are kept, by id. ``copies``: those that were recognised as copies before,
    as (id that the text would have, key). ``similar``: which kept documents those that are not
    kept may be like, as (id, kept id, MinHash of the kept one).
    """

    kept: Mapping[str, Known]
    copies: frozenset[tuple[str, str]]
    similar: tuple[tuple[str, str, bytes], ...]


class Casebook:
    """A record kept in a file.

    The file is held only while a question is answered or a batch is written, so that several
    processes can read while one writes; each takes its turn. Safe to use from several threads.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Casebook({str(self.path)!r})"

    def close(self) -> None:
        """Nothing is held between questions; here for the ``with`` statement."""

    # What was said to be done.

    def events(self, filters: Filters = EVERYTHING) -> pa.Table:
        """The events that match, in the form of the contract; see ``Filters`` for their order."""
        return self._listed("events", filters)

    def measures(self, filters: Filters = EVERYTHING) -> pa.Table:
        """The measures that match; ``types`` are properties and ``sources`` their subjects."""
        return self._listed("measures", filters)

    def links(self, filters: Filters = EVERYTHING) -> pa.Table:
        """The links that match; ``types`` are kinds of link."""
        return self._listed("links", filters)

    def deeds(self, filters: Filters = EVERYTHING, *, least: int = 1) -> pa.Table:
        """The deeds of which a telling matches, a row each; see ``queries/deeds.sql``.

        ``least``: how many tellings a deed must have. An event that is not linked yet, or that no
        other telling tells, is a deed by itself. ``Filters.order`` may be any but ``document``.
        """
        asked = compile_deeds(filters)
        parameters = {**asked.parameters, "least": least, "ranks": list(BY_PROGRESS)}
        with self._open() as connection:
            if filters.as_read:
                connection.execute(load_sql("queries/as_read.sql"))
            return _answer(connection, asked.fill(load_sql("queries/deeds.sql")), parameters)

    def deed_of(self) -> dict[str, str]:
        """The deed of each event that is linked to others; one that is missing is its own deed."""
        rows = self.query("SELECT event, deed FROM deeds").to_pylist()
        return {row["event"]: row["deed"] for row in rows}

    def facts(self, filters: Filters = EVERYTHING) -> pa.Table:
        """The events that match without their words, a row each; see ``queries/facts.sql``.

        Parties are codes: the country's where an actor has one, else its own. Ten times as fast as
        ``events``, for what counts and weighs.
        """
        asked = compile_filters(filters, "events")
        return self.query(asked.fill(load_sql("queries/facts.sql")), asked.parameters)

    def iter_events(self, filters: Filters = EVERYTHING) -> Iterator[Event]:
        """The events that match, one by one."""
        return from_table(self.events(filters), "events")

    def iter_measures(self, filters: Filters = EVERYTHING) -> Iterator[Measure]:
        """The measures that match, one by one."""
        return from_table(self.measures(filters), "measures")

    def iter_links(self, filters: Filters = EVERYTHING) -> Iterator[Link]:
        """The links that match, one by one."""
        return from_table(self.links(filters), "links")

    def event(self, name: str, *, as_read: bool = False) -> Event:
        """The event with that id, or the only one whose id begins so; raises ``UsageError``.

        ``as_read``: as the program read it, whatever users decided. A rejected one is found, too.
        """
        found = self._ask("events", by_id("events", name), as_read=as_read)
        event: Event = _only(found, "events", name)
        return event

    def event_ids(self, filters: Filters = EVERYTHING) -> list[str]:
        """The ids of the events that match, in the order asked for."""
        asked = compile_filters(filters, "events")
        query = asked.fill(load_sql("queries/event_ids.sql"))
        return [str(name) for name in self.query(query, asked.parameters)["id"].to_pylist()]

    def measure(self, name: str) -> Measure:
        """The measure with that id, or the only one whose id begins so; raises ``UsageError``."""
        measure: Measure = _only(self._ask("measures", by_id("measures", name)), "measures", name)
        return measure

    def links_of(self, name: str) -> tuple[Link, ...]:
        """The links that have the event, measure or span with that id at either end."""
        return tuple(from_table(self._ask("links", by_end(name)), "links"))

    def links_among(self, names: Collection[str]) -> tuple[Link, ...]:
        """The links between the events, measures or spans with these ids, for all of one page."""
        return tuple(from_table(self._ask("links", by_both_ends(names)), "links"))

    def links_at(self, document: str, span: Span) -> tuple[Link, ...]:
        """The links with an end that is a stretch of the document touching the span."""
        asked = by_stretch(document, span.start, span.end)
        return tuple(from_table(self._ask("links", asked), "links"))

    # What is said against it, and by how many.

    def contradictions(self, asked: AskedContradictions = ALL_CONTRADICTIONS) -> pa.Table:
        """What cannot both hold, the gravest first: a row each, with both statements.

        Columns: ``id``, ``kind`` (contradicts, denies), ``severity``, ``score``, ``differences``
        (in what respects), ``detail`` (the words that differ), and as ``a`` and ``b`` each
        statement with its sentence, speakers, publisher and document. Of a denial ``a`` is it.
        """
        with self._open() as connection:
            return _answer(connection, load_sql("queries/contradictions.sql"), asked.parameters)

    def corroborations(self, deeds: Collection[str] = ()) -> tuple[Corroboration, ...]:
        """Who tells each of these deeds and who denies it, by id; of all deeds by default.

        A deed is named by its id, which an event that is told once is itself (``deeds``). Copies,
        quotations of one speaker, and what is said for one owner count once; see ``corroborate``.
        """
        with self._open() as connection:
            return read_corroborations(connection, deeds)

    def corroboration(self, name: str) -> Corroboration:
        """Who tells the deed that an event tells, and who denies it; ``name``: its id or beginning.

        Raises ``UsageError`` where there is no such event. A telling that users rejected is none.
        """
        event = self.event(name).id
        deed = min([event, *self.same_deed(event)])
        found = self.corroborations([deed])
        return found[0] if found else Corroboration(deed, 0, 0, (), ())

    def sources(self) -> pa.Table:
        """Publishers and speakers, with their kind where it is known, and how much they tell."""
        with self._open() as connection:
            return list_sources(connection)

    def add_source_kinds(self, publishers: Sequence[Publisher]) -> None:
        """Keeps what a user says of publishers and speakers; it comes before our own table."""
        with self._open(to_write=True) as connection, transaction(connection):
            add_kinds(connection, publishers)

    # What it was read from.

    def document(self, name: str) -> Document:
        """The document with that id, beginning of an id, key or path; raises ``UsageError``."""
        table = self.query(load_sql("queries/document.sql"), {"words": name})
        document: Document = _only(_typed(table, "documents"), "documents", name)
        return document

    def sentence_at(self, document: str, span: Span) -> Excerpt:
        """The sentence of the document that holds the span; raises ``UsageError`` for none."""
        asked = {"document": document, "start": span.start, "end": span.end}
        found = self.query(load_sql("queries/sentence_at.sql"), asked).to_pylist()
        if not found:
            raise UsageError(
                f"no sentence of {document} holds the characters {span.start}–{span.end}"
            )
        row = found[0]
        return Excerpt(row["text"], Span(row["span_start"], row["span_end"]), row["language"])

    def failures(self) -> pa.Table:
        """What could not be done when it was last tried, by path."""
        return _typed(self.query(load_sql("queries/failures.sql")), "failures")

    def duplicates(self) -> pa.Table:
        """The copies that were not kept a second time, by key."""
        return _typed(self.query(load_sql("queries/duplicates.sql")), "duplicates")

    def coverage(self) -> pa.Table:
        """A row for each document: how much of it was read and coded, and what not and why."""
        return self.query(load_sql("queries/coverage.sql"))

    def summary(self) -> Summary:
        """The whole casebook in numbers."""
        with self._open() as connection:
            counts = _rows(connection, "summary").to_pylist()[0]
            return Summary(
                **counts,
                events_by_type=_pairs(_rows(connection, "events_by_type")),
                languages=_pairs(_rows(connection, "languages")),
                uncoded=_pairs(_rows(connection, "uncoded_reasons")),
                failures=tuple(from_table(_rows(connection, "failures"), "failures")),
                duplicates=tuple(from_table(_rows(connection, "duplicates"), "duplicates")),
                notes=tuple(tuple(row.values()) for row in _rows(connection, "notes").to_pylist()),
            )

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pa.Table:
        """The rows of any SQL question; ``schema.sql`` tells the tables.

        ``parameters`` fill ``$name``s. Raises ``UsageError`` where DuckDB does not understand it.
        """
        with self._open() as connection:
            return _answer(connection, sql, parameters or {})

    def find_record(self, name: str) -> tuple[str, str]:
        """Kind and id of the event, measure or link whose id begins so; raises ``UsageError``."""
        found = self.query(load_sql("queries/record_ids.sql"), {"name": name}).to_pylist()
        if len(found) != 1:
            what = "several records are" if found else "no record is"
            raise UsageError(f"{what} meant by {name!r}; give an id, or more of one")
        return found[0]["kind"], found[0]["id"]

    def same_deed(self, event: str) -> list[str]:
        """The other events that tell the deed which the event with that id tells."""
        return self._ids("same_deed", event)

    def alike(self, event: str) -> list[str]:
        """Up to nine events that may tell the same deed and are not taken to, likeliest first."""
        return self._ids("alike", event)

    def _ids(self, query: str, event: str) -> list[str]:
        table = self.query(load_sql(f"queries/{query}.sql"), {"event": event})
        return [str(name) for name in table["event"].to_pylist()]

    # What users decided.

    @property
    def review(self) -> Reviewing:
        """Deciding on its events: accept, reject, correct, merge, split, undo, and the log."""
        return Reviewing(self)

    def decisions(self) -> tuple[Decision, ...]:
        """All that users decided, in the order it was added."""
        with self._open() as connection:
            return read_log(connection)

    def decisions_on(self, record: str) -> tuple[Decision, ...]:
        """The decisions that name the record with that id, and the undos of these."""
        log = self.decisions()
        named = {d.id for d in log if record in (d.subject, d.other)}
        return tuple(d for d in log if d.id in named or d.subject in named)

    def standing_decisions(self, by: str | None = None) -> Standing:
        """What users decided, as it stands: which events are one deed, which not, which are none.

        ``by``: what one of them decided, as if there were no others, adjudications left out.
        ``store.decisions.standing_decisions`` does the same on an open connection.
        """
        with self._open() as connection:
            log = read_log(connection)
            own = log if by is None else [d for d in log if d.who == by and not d.adjudicated]
            return standing_decisions(connection, own)

    def add_decisions(self, decisions: Sequence[Decision]) -> tuple[int, ...]:
        """Adds the decisions that are not there yet, all or none; gives their numbers."""
        anchors = [anchor for d in decisions for anchor in (d.anchor, d.other_anchor) if anchor]
        with self._open(to_write=True) as connection, transaction(connection):
            numbers = append_decisions(connection, decisions)
            derive(connection, {anchor.document for anchor in anchors})
            if any(decision.anchor is None for decision in decisions):
                derive_others(connection)
        return numbers

    # Writing, for the layer that runs the coding.

    def compare(self, signatures: pa.Table) -> Compared:
        """What is known of documents with these signatures (``document``, ``bands``)."""
        with self._open() as connection:
            kept = known_documents(connection, map(str, signatures["document"].to_pylist()))
            connection.register("asked", signatures)
            copies = _rows(connection, "known_copies").to_pylist()
            similar = _rows(connection, "similar").to_pylist()
        return Compared(
            kept,
            frozenset((row["copy"], row["key"]) for row in copies),
            tuple((row["copy"], row["document"], row["minhash"]) for row in similar),
        )

    def bodies(self, ids: Collection[str]) -> dict[str, str]:
        """The texts of these documents without the lines that became metadata."""
        table = self.query(load_sql("queries/bodies.sql"), {"ids": list(ids)})
        return dict(tuple(row.values()) for row in table.to_pylist())

    def write(self, tables: Tables, coded: Collection[str], run: Run) -> dict[str, pa.Table]:
        """Writes what is new of a batch, all of it or nothing, and gives it back by kind."""
        with self._open(to_write=True) as connection:
            try:
                return write_batch(connection, tables, coded, run)
            except duckdb.Error as error:
                raise CasebookError(f"{self.path}: a batch cannot be written: {error}") from error

    def end(self, run: Run, *, interrupted: bool = False) -> None:
        """Notes that a run ended, if it added anything."""
        with self._open(to_write=True) as connection:
            end_run(connection, run, interrupted=interrupted)

    def _listed(self, listed: Listed, filters: Filters) -> pa.Table:
        return self._ask(listed, compile_filters(filters, listed), as_read=filters.as_read)

    def _ask(self, listed: Listed, asked: Compiled, *, as_read: bool = False) -> pa.Table:
        query = asked.fill(load_sql(f"queries/{listed}.sql"))
        with self._open() as connection, as_read_(connection) if as_read else nullcontext():
            return _typed(_answer(connection, query, asked.parameters), listed)

    @contextmanager
    def connection(self, *, to_write: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """The file held for questions that belong together, or a transaction of one's own."""
        with self._open(to_write=to_write) as connection:
            yield connection

    @contextmanager
    def _open(self, *, to_write: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        if to_write and self.read_only:
            raise CasebookError(
                f"{self.path}: was opened to be read only; open it without read_only"
            )
        with closing(connect(self.path, read_only=not to_write)) as connection:
            if to_write:
                # The journal is folded in when it has grown or the run ends, not at every batch.
                connection.execute("PRAGMA disable_checkpoint_on_shutdown")
            yield connection


def _answer(
    connection: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Any]
) -> pa.Table:
    try:
        return _table(connection.sql(sql, params=dict(parameters)))
    except duckdb.Error as error:
        raise UsageError(f"the question cannot be answered: {error}") from error


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    return _table(connection.sql(load_sql(f"queries/{query}.sql")))


def _table(answer: duckdb.DuckDBPyRelation | None) -> pa.Table:
    if answer is None:
        raise UsageError("this is no question: it has no rows to answer with")
    table: pa.Table = answer.to_arrow_table()
    return table


def _typed(table: pa.Table, kind: Kind) -> pa.Table:
    """The rows with the very types of ``SCHEMAS``, which DuckDB's answers differ from in detail."""
    return table.cast(SCHEMAS[kind])


def _pairs(table: pa.Table) -> dict[str, int]:
    return dict(tuple(row.values()) for row in table.to_pylist())


def _only(table: pa.Table, kind: Kind, name: str) -> Any:
    """The one record that a name was found to mean."""
    one = kind.removesuffix("s")
    if len(table) == 0:
        raise NotFoundError(f"there is no {one} {name!r} in the casebook")
    if len(table) > 1:
        raise UsageError(f"several {kind} are meant by {name!r}; give more of the id")
    return next(from_table(table, kind))
