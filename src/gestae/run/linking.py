"""Tellings of one deed found in a casebook: start with ``link_casebook``.

New documents are laid beside all others: SQL proposes the pairs, rules score them
(``assembly/tellings``), and what comes of it is kept as comparisons. Deeds and links are derived
from all comparisons and from what users decided, anew each time; so the result is the same in
whatever order documents were read, and every decision can be taken back.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb
import pyarrow as pa

from gestae.assembly.contradictions.find import (
    contradict,
    is_worth_comparing,
    with_meaning,
)
from gestae.assembly.tellings.deeds import Pair, find_deeds
from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.likeness import (
    compare,
    find_evidence,
    odds_of,
    probability,
    remember_meanings,
)
from gestae.assembly.tellings.relation import RelationKind, relate
from gestae.assembly.tellings.telling import OPENING, Story, Telling, telling_of
from gestae.ontology.contradictions import load_contradictions
from gestae.ontology.tellings import TellingTables, load_tellings
from gestae.records import Event, Link, Span, content_id, stretch_of
from gestae.run.contradicting import contradict_fresh
from gestae.run.versions import find_versions
from gestae.store import linking as store
from gestae.store import versions
from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql

AT_ONCE = 10_000
"""Pairs that are compared together."""
KEPT = 12_000
"""Tellings in memory, but for those that are asked for together; some 10 kB each."""
STORIES = 2_000
"""Documents whose stories are in memory; some 50 kB each."""
SENTENCES = 12
"""Sentences of a document that tell its story."""

Progress = Callable[[int, int], None]
"""Told how many pairs are compared, and of how many."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking did: how many documents were new to it, how many pairs it compared, and what
    the casebook holds now: tellings, deeds told more than once, and links by kind.
    """

    documents: int
    compared: int
    tellings: int
    deeds: int
    links: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two events that tell one deed, or deeds alike enough to be compared.

    ``evidence`` is what was found between them, by "rule.finding"; ``relation`` is how they hang
    together, ``None`` where they are only alike.
    """

    one: Event
    other: Event
    evidence: Mapping[str, Finding]
    relation: RelationKind | None = None


def link_casebook(casebook: Casebook, progress: Progress | None = None) -> Linked:
    """Links all tellings of a casebook, comparing only what is new since the last time.

    A second call changes nothing. Where rules or weights have changed, all is compared anew.
    Raises ``CasebookError`` where the casebook cannot be written.
    """
    tables = load_tellings()
    rules = content_id("linking", tables.digest, load_contradictions().digest)
    with casebook.connection() as connection:
        connection.execute(load_sql("queries/as_read.sql"))
        fresh = store.find_unlinked(connection, rules)
        new = _Comparing(connection, tables, progress).compare(fresh) if fresh else None
        if new is not None:
            new.links += contradict_fresh(connection, fresh)
    standing = casebook.standing_decisions()
    with casebook.connection(to_write=True) as connection:
        connection.execute(load_sql("queries/as_read.sql"))
        connection.execute("BEGIN")
        if new is not None:
            store.write_comparisons(connection, new.candidates, new.comparisons, fresh, rules)
            _replace_found(connection, fresh, new.links)
        counts = _derive(connection, standing.together, standing.apart)
        if new is not None:
            gone = versions.find_links(connection, fresh)
            store.write_ties(connection, gone, list(find_versions(connection, fresh)))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")
    return Linked(len(fresh), new.compared if new else 0, *counts)


def relink(casebook: Casebook) -> None:
    """Brings the deeds up to date with what users decided, where the casebook has been linked."""
    if casebook.query("SELECT 1 FROM linked LIMIT 1").num_rows:
        link_casebook(casebook)


def find_in_alike(pairs: Sequence[AlikePair]) -> Iterator[Link]:
    """What there is to say between tellings of one deed, or of deeds that can be compared.

    This is where contradictions and denials are found: the pairs are all whose odds, but for one
    respect, reach ``comparable`` in ``tellings.toml``, within documents and across, each once.
    Links given here are kept until one of their documents is compared anew.
    """
    for pair in pairs:
        if link := contradict(pair.one, pair.other, pair.evidence, pair.relation):
            yield link


FOUND_IN_ALIKE = ("contradicts", "denies")
"""The kinds of links that ``find_in_alike`` gives."""


@dataclass(slots=True)
class _Compared:
    """What came of comparing: the candidates, what is kept of them, and links found beside."""

    candidates: pa.Table
    comparisons: list[pa.Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    compared: int = 0


class _Comparing:
    """Compares pairs in an open casebook, reading the tellings they need piece by piece."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        tables: TellingTables,
        progress: Progress | None = None,
    ) -> None:
        self.tables = tables
        self.progress = progress
        self.reading = _Reading(connection)
        self.connection = connection

    def compare(self, fresh: Sequence[str]) -> _Compared:
        """All that is to be compared because of the fresh documents."""
        blocks = self.tables.blocks
        most = {
            "tellings": blocks["most"],
            "coarse": blocks["most_coarse"],
            "documents": blocks["most_documents"],
            "days": blocks["days"],
        }
        candidates = store.find_candidates(self.connection, fresh, self.tables.related, most)
        new = candidates.filter(candidates["new"])
        found = _Compared(candidates.select(["one", "other"]), compared=len(new))
        for start in range(0, len(new), AT_ONCE):
            if self.progress:
                self.progress(start, len(new))
            piece = new.slice(start, AT_ONCE)
            columns = (piece[name].to_pylist() for name in ("one", "other"))
            self._compare_piece(list(zip(*columns, strict=True)), found)
        return found

    def _compare_piece(self, pairs: Sequence[Pair], found: _Compared) -> None:
        thresholds = self.tables.thresholds
        tellings = self.reading.tellings({name for pair in pairs for name in pair})
        rows: list[Mapping[str, Any]] = []
        alike: list[AlikePair] = []
        remember_meanings([(tellings[one], tellings[other]) for one, other in pairs])
        events = self.reading.events
        for one, other in pairs:
            evidence = find_evidence(tellings[one], tellings[other])
            odds = odds_of(evidence)
            relation = relate(tellings[one], tellings[other], odds)
            kind = relation.kind if relation else None
            if relation or odds >= thresholds["kept"]:
                forward = relation is None or relation.from_ == one
                told = sum(reason.weight for reason in relation.reasons) if relation else 0.0
                values = (one, other, odds + told, kind, forward)
                rows.append(dict(zip(store.COMPARISONS.names, values, strict=True)))
            if is_worth_comparing(evidence):
                more = with_meaning(tellings[one], tellings[other], evidence)
                alike.append(AlikePair(events[one], events[other], more, kind))
        found.comparisons.append(pa.Table.from_pylist(rows, schema=store.COMPARISONS))
        found.links += find_in_alike(alike)


class _Reading:
    """Tellings by id, read when they are asked for; the last ones asked for are kept."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.events: dict[str, Event] = {}
        self.told: dict[str, Telling] = {}
        self.alike: dict[tuple[str, str, str], int] = {}
        self.stories: dict[str, tuple[Story, list[tuple[Span, Span]]]] = {}

    def tellings(self, ids: set[str]) -> Mapping[str, Telling]:
        """The tellings with these ids, among others that were asked for before."""
        missing = ids - self.told.keys()
        if len(self.told) + len(missing) > KEPT:
            self.events = {name: event for name, event in self.events.items() if name in ids}
            self.told = {name: telling for name, telling in self.told.items() if name in ids}
        for event in store.read_events(self.connection, missing) if missing else ():
            self.events[event.id] = event
        documents = {self.events[name].document.id for name in missing}
        self._read_stories(documents)
        for name in missing:
            event = self.events[name]
            story, again = self.stories[event.document.id]
            kind = event.document.id, event.type, event.sentence.language
            span = event.sentence.span
            self.told[name] = telling_of(event, story, _told_again(span, again), self.alike[kind])
        return self.told

    def _read_stories(self, documents: set[str]) -> None:
        if len(self.stories) > STORIES:
            self.stories.clear()
            self.alike.clear()
        missing = documents - self.stories.keys()
        if not missing:
            return
        self.alike |= store.count_kinds(self.connection, missing)
        again: dict[str, list[tuple[Span, Span]]] = {}
        for document, one, other in store.read_told_again(self.connection, missing):
            spans = stretch_of(one), stretch_of(other)
            if spans[0] and spans[1]:
                again.setdefault(document, []).append((spans[0], spans[1]))
        for row in store.read_stories(self.connection, missing, SENTENCES):
            story = Story(
                row.document, row.title, row.opening[:OPENING], row.published, row.language
            )
            self.stories[row.document] = story, again.get(row.document, [])


def _told_again(sentence: Span, pairs: Iterable[tuple[Span, Span]]) -> Iterator[Span]:
    """The stretches that tell in another language what the sentence tells."""
    for one, other in pairs:
        if one.overlaps(sentence):
            yield other
        elif other.overlaps(sentence):
            yield one


def _replace_found(
    connection: duckdb.DuckDBPyConnection, fresh: Sequence[str], links: Sequence[Link]
) -> None:
    """Puts what was found in alike tellings in the place of what was found there before."""
    gone = store.read_found(connection, fresh, FOUND_IN_ALIKE)
    store.write_ties(connection, gone, links)


def _derive(
    connection: duckdb.DuckDBPyConnection, together: Iterable[Pair], apart: Iterable[Pair]
) -> tuple[int, int, Mapping[str, int]]:
    """Deeds and links from what was compared and decided: how many tellings, deeds and links.

    Tellings of one sentence are of several deeds, unless a user says otherwise: the coder drops
    what repeats another. Else they would come together over the sentence's translation.
    """
    compared = store.read_comparisons(connection)
    decided = {tuple(sorted(pair)) for pair in together}
    two = [pair for pair in store.read_side_by_side(connection) if pair not in decided]
    deeds = find_deeds(_odds(compared), together, [*apart, *two])
    wanted = {tie.id: tie for tie in _ties(compared, deeds)}
    there = store.read_ties(connection)
    missing = {name: tie for name, tie in wanted.items() if there.get(name) != tie.score}
    store.write_ties(connection, there.keys() - (wanted.keys() - missing.keys()), ())
    reading = _Reading(connection)
    for ties in _batched(list(missing.values())):
        store.write_ties(connection, (), list(_explained(reading, ties)))
    store.write_deeds(connection, deeds)
    tellings = connection.execute("SELECT count(*) FROM events").fetchall()[0][0]
    several = sum(count > 1 for count in Counter(deeds.values()).values())
    return int(tellings), several, Counter(tie.kind for tie in wanted.values())


def _odds(compared: pa.Table) -> dict[Pair, float]:
    """How likely pairs tell one deed, but for parts and their wholes, which do not."""
    found: dict[Pair, float] = {}
    once: dict[str, str] = {}
    for row in _rows(compared):
        if row["kind"] != "part_of":
            # Each id is one string, in however many pairs it is.
            one, other = (once.setdefault(row[end], row[end]) for end in ("one", "other"))
            found[one, other] = row["odds"]
    return found


def _rows(table: pa.Table) -> Iterator[Mapping[str, Any]]:
    """The rows of a table, of which few are in memory together."""
    return (row for batch in table.to_batches(AT_ONCE) for row in batch.to_pylist())


def _ties(compared: pa.Table, deeds: Mapping[str, str]) -> Iterator[Link]:
    """The links that hold now, without their reasons.

    Tellings are tied as one deed where they are in one, and parts to wholes where they are not.
    """
    for row in _rows(compared.filter(compared["kind"].is_valid())):
        one, other = row["one"], row["other"]
        together = deeds.get(one, one) == deeds.get(other, other)
        if together == (row["kind"] != "part_of"):
            from_, to = (one, other) if row["forward"] else (other, one)
            yield Link(row["kind"], from_, to, probability(row["odds"]), (), None, None)


def _explained(reading: _Reading, ties: Sequence[Link]) -> Iterator[Link]:
    """The links with their reasons and, where both ends stand in one, their document."""
    tellings = reading.tellings({end for tie in ties for end in (tie.from_, tie.to)})
    remember_meanings([(tellings[tie.from_], tellings[tie.to]) for tie in ties])
    for tie in ties:
        one, other = tellings[tie.from_], tellings[tie.to]
        likeness = compare(one, other)
        relation = relate(one, other, likeness.odds)
        reasons = (*(relation.reasons if relation else ()), *likeness.reasons)
        document = one.document if one.document == other.document else None
        yield replace(tie, reasons=reasons, document=document)


def _batched(ties: Sequence[Link]) -> Iterator[Sequence[Link]]:
    for start in range(0, len(ties), AT_ONCE):
        yield ties[start : start + AT_ONCE]
