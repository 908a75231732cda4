"""What the casebook knows of reasons: start with ``gather_ties`` and ``reach``.

A casebook may hold many thousand links; they are walked as light ``Tie``s, and only those that the
graph shows are read whole.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gestae.records import DocumentReference, Event, Excerpt, Link, Span, stretch_of
from gestae.records.columns import SCHEMAS, from_table
from gestae.records.named import Named, named_in
from gestae.store.casebook import Casebook
from gestae.store.conditions import Compiled, by_ids
from gestae.store.statements import load_sql

MOSTLY = 0.8
"""Share of the shorter of two stretches that lies in the other where they are taken for one."""
LENGTHS = 0.65
"""The least ratio of their lengths then."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as far as walking needs it: ``reason`` and ``of`` name its ends.

    ``named`` has the deeds that its stretches name; ``document`` is where it was read.
    """

    link: str
    kind: str
    reason: str
    of: str
    named: Mapping[str, Named]
    document: str

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends, the reason first."""
        return self.reason, self.of


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of a casebook by their ends, and what tells that two ends are one thing.

    ``deed_of``: the deed of each event that is told more than once. ``stretches``: those that ties
    end at, by document.
    """

    all: tuple[Tie, ...]
    deed_of: Mapping[str, str]
    by_end: Mapping[str, tuple[Tie, ...]]
    stretches: Mapping[str, tuple[tuple[Span, str], ...]]
    by_deed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def same(self, end: str) -> Iterator[str]:
        """The ends that stand for the same as one: itself, tellings of its deed, its stretch."""
        yield end
        span = stretch_of(end)
        if span is None:
            yield from self.by_deed.get(self.deed_of.get(end, end), ())
            return
        for other, name in self.stretches.get(document_of(end), ()):
            if name != end and _is_same(span, other):
                yield name


def document_of(end: str) -> str:
    """The document that a stretch at an end of a link lies in."""
    return end.partition(":")[0]


def _is_same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    short, long = sorted((len(one), len(other)))
    return short > 0 and shared >= MOSTLY * short and short >= LENGTHS * long


def gather_ties(casebook: Casebook, least: float) -> Ties:
    """All ties of a casebook that are at least so sure."""
    rows = casebook.query(load_sql("queries/reason_ties.sql"), {"least": least}).to_pylist()
    ties = []
    for row in rows:
        ends = {"from": row["from_id"], "to": row["to_id"]}
        found = filter(None, map(named_in, row["named"] or ()))
        named = {ends[side]: deed for side, deed in found}
        reason, of = ("to", "from") if row["kind"] == "purpose" else ("from", "to")
        ties.append(
            Tie(row["id"], row["kind"], ends[reason], ends[of], named, row["document"] or "")
        )
    return index_ties(ties, casebook.deed_of())


def index_ties(ties: Sequence[Tie], deed_of: Mapping[str, str]) -> Ties:
    """Ties ready to be walked."""
    by_end: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        for end in tie.ends:
            by_end[end].append(tie)
    stretches: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    by_deed: dict[str, list[str]] = defaultdict(list)
    for end in by_end:
        span = stretch_of(end)
        if span is None:
            by_deed[deed_of.get(end, end)].append(end)
        else:
            stretches[document_of(end)].append((span, end))
    return Ties(
        all=tuple(ties),
        deed_of=deed_of,
        by_end={end: tuple(found) for end, found in by_end.items()},
        stretches={document: tuple(found) for document, found in stretches.items()},
        by_deed={deed: tuple(found) for deed, found in by_deed.items()},
    )


def reach(
    ties: Ties, center: Iterable[str], depth: int, start: int = 0
) -> tuple[dict[str, Tie], dict[str, int]]:
    """The ties within so many steps of the center, by link, and how far off each end stands.

    The center itself stands ``start`` steps off.
    """
    steps = dict.fromkeys(center, start)
    frontier, taken = list(steps), dict[str, Tie]()
    for step in range(start + 1, max(depth, start + 1) + 1):
        found: list[str] = []
        for end in frontier:
            for same in ties.same(end):
                steps.setdefault(same, steps[end])
                for tie in ties.by_end.get(same, ()):
                    taken[tie.link] = tie
                    found += [other for other in tie.ends if other not in steps]
                    for other in tie.ends:
                        steps.setdefault(other, step)
        frontier = found
    return taken, steps


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents that a graph quotes: their references, sentences and coded events.

    ``marks``: where the words stand that show its ties, by document.
    """

    references: Mapping[str, DocumentReference]
    sentences: Mapping[str, tuple[Excerpt, ...]]
    events: Mapping[str, Event]
    marks: Mapping[str, frozenset[Span]] = field(default_factory=dict)

    def sentence(self, document: str, place: int) -> Excerpt:
        """The sentence at a place of a document; raises ``LookupError`` where there is none."""
        sentences = self.sentences.get(document, ())
        at = bisect_right(sentences, place, key=lambda sentence: sentence.span.start) - 1
        if at >= 0 and place < sentences[at].span.end:
            return sentences[at]
        raise LookupError(f"no sentence of {document} stands at {place}")

    def words(self, document: str, span: Span) -> str:
        """The words of a stretch, on one line."""
        sentence = self.sentence(document, span.start)
        start = span.start - sentence.span.start
        return " ".join(sentence.text[start : start + len(span)].split())


def gather_texts(casebook: Casebook, ends: Iterable[str]) -> Texts:
    """What a graph with these ends quotes."""
    names = sorted(set(ends))
    events = {event.id: event for event in read_events(casebook, names)}
    documents = {document_of(end) for end in names if stretch_of(end) is not None}
    documents |= {event.document.id for event in events.values()}
    asked = {"documents": sorted(documents)}
    sentences: dict[str, list[Excerpt]] = defaultdict(list)
    for row in casebook.query(load_sql("queries/sentences_of.sql"), asked).to_pylist():
        span = Span(row["span_start"], row["span_end"])
        sentences[row["document"]].append(Excerpt(row["text"], span, row["language"]))
    rows = casebook.query(load_sql("queries/references.sql"), asked).to_pylist()
    return Texts(
        references={row["id"]: DocumentReference(**row) for row in rows},
        sentences={document: tuple(found) for document, found in sentences.items()},
        events=events,
    )


def read_events(casebook: Casebook, ids: Iterable[str]) -> Iterator[Event]:
    """The events with these ids; ids of other things are passed over."""
    asked = by_ids(name for name in ids if ":" not in name)
    table = casebook.query(asked.fill(load_sql("queries/events.sql")), asked.parameters)
    return from_table(table.cast(SCHEMAS["events"]), "events")


def read_links(casebook: Casebook, ids: Iterable[str]) -> Iterator[Link]:
    """The links with these ids, whole."""
    condition = "list_contains($ids, l.id)"
    asked = Compiled(condition, "l.id", "ALL", {"ids": sorted(ids)})
    table = casebook.query(asked.fill(load_sql("queries/links.sql")), asked.parameters)
    return from_table(table.cast(SCHEMAS["links"]), "links")


def read_translations(casebook: Casebook, documents: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Which stretches of the documents tell the same in two languages."""
    asked = {"documents": sorted(documents)}
    rows = casebook.query(load_sql("queries/told_again.sql"), asked).to_pylist()
    return frozenset((row["from_id"], row["to_id"]) for row in rows)
