"""What the page of an event or figure shows beside it: start with ``gather_around``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gestae.analysis.reasons.gather import read_events
from gestae.assembly.independence.corroborate import Corroboration
from gestae.errors import NotFoundError, UsageError
from gestae.outputs.page import word_origin
from gestae.outputs.wording import word_amount, word_date
from gestae.records import Decision, Document, Event, Excerpt, Link, Measure, Mention, Span
from gestae.records.link import stretch_of
from gestae.store.casebook import Casebook
from gestae.store.reading import Neighbours, read_around, read_neighbours
from gestae.web.visit import Visit

Record = Event | Measure
MOST_TELLINGS = 40
"""Other tellings of a deed that are laid beside one."""
ONE_DEED = frozenset({"same_event", "part_of", "updates"})
AGAINST = frozenset({"contradicts", "denies"})
IN_TWO_LANGUAGES = frozenset({"translates", "mistranslates"})


@dataclass(frozen=True, slots=True)
class Stand:
    """Words in a document: what an end of a link is, where it is no record."""

    document: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as its one end sees it: ``outward`` where it runs from that end.

    ``other`` is ``None`` where the casebook does not have what the link leads to.
    """

    link: Link
    outward: bool
    other: Record | Stand | None


@dataclass(frozen=True, slots=True)
class OtherTelling:
    """Another telling of a deed: in what it differs from the first, and what ties the two."""

    event: Event
    differs: frozenset[str]
    tie: Tie | None


@dataclass(frozen=True, slots=True)
class Around:
    """All that is shown beside an event or figure.

    ``before`` and ``behind`` are the sentences next to its own, ``origin`` is where that stood in
    the original file. ``others`` counts the other tellings, of which ``tellings`` are the first.
    ``corroboration`` is ``None`` where the deed is told once. ``deed`` is the id of the deed.
    """

    document: Document
    origin: str
    before: Excerpt | None
    behind: Excerpt | None
    deed: str
    others: int
    tellings: tuple[OtherTelling, ...]
    against: tuple[Tie, ...]
    reasons: tuple[Tie, ...]
    translations: tuple[Tie, ...]
    related: tuple[Tie, ...]
    corroboration: Corroboration | None
    decisions: tuple[Decision, ...]
    neighbours: Neighbours


def find_record(casebook: Casebook, name: str, kind: str) -> Record:
    """The event or figure with that id, or unique beginning of one; a rejected event, too."""
    return casebook.event(name) if kind == "events" else casebook.measure(name)


def gather_around(visit: Visit, record: Record) -> Around:
    """What is shown beside the record."""
    casebook = visit.casebook
    name = record.document.id
    document = visit.remember(("text of", name), lambda: casebook.document(name))
    ties = _ties(casebook, record, document)
    telling, told_by = _tellings(casebook, record, ties)
    deed = min([record.id, *telling])
    return Around(
        document=document,
        origin=word_origin(document, record.sentence.span.start),
        before=(around := read_around(casebook, name, record.sentence.span))[0],
        behind=around[1],
        deed=deed,
        others=len(telling),
        tellings=told_by,
        against=tuple(tie for tie in ties if tie.link.kind in AGAINST),
        reasons=tuple(tie for tie in ties if tie.link.kind in _REASONS),
        translations=tuple(tie for tie in ties if tie.link.kind in IN_TWO_LANGUAGES),
        related=tuple(tie for tie in ties if _is_related(tie, telling)),
        corroboration=_corroboration(visit, deed) if telling else None,
        decisions=casebook.decisions_on(record.id),
        neighbours=read_neighbours(casebook, record.id)
        if isinstance(record, Event)
        else Neighbours(None, None, 0, 0),
    )


_REASONS = frozenset({"causes", "purpose", "condition", "despite"})


def _is_related(tie: Tie, telling: Sequence[str]) -> bool:
    """Whether a tie to another deed: what it is part of, what it brings up to date."""
    is_telling = isinstance(tie.other, Event) and tie.other.id in telling
    return tie.link.kind in ONE_DEED and not is_telling and tie.other is not None


def _corroboration(visit: Visit, deed: str) -> Corroboration | None:
    found: Sequence[Corroboration] = visit.remember(
        ("corroboration", deed), lambda: visit.casebook.corroborations([deed])
    )
    return found[0] if found else None


def _ties(casebook: Casebook, record: Record, document: Document) -> tuple[Tie, ...]:
    own = casebook.links_of(record.id)
    at = casebook.links_at(document.id, record.sentence.span)
    known = {link.id for link in own}
    told = [link for link in at if link.kind in IN_TWO_LANGUAGES | _REASONS]
    links = [*own, *(link for link in told if link.id not in known)]
    others = {link.id: _other_end(link, record) for link in links}
    ends = find_ends(casebook, [end for end, _ in others.values()], document)
    return tuple(
        Tie(link, outward=others[link.id][1], other=ends.get(others[link.id][0])) for link in links
    )


def _other_end(link: Link, record: Record) -> tuple[str, bool]:
    outward = _is_here(link.from_, record)
    return (link.to if outward else link.from_), outward


def _is_here(end: str, record: Record) -> bool:
    span = stretch_of(end)
    if span is None:
        return end == record.id
    return end.startswith(f"{record.document.id}:") and span.overlaps(record.sentence.span)


def find_ends(
    casebook: Casebook, ends: Iterable[str], document: Document | None = None
) -> dict[str, Record | Stand]:
    """What stands at the ends of links, by their names; what is not there any more is missing."""
    names = set(ends)
    found: dict[str, Record | Stand] = {}
    found |= {event.id: event for event in read_events(casebook, names)}
    for name in names - found.keys():
        span = stretch_of(name)
        if span is not None:
            found |= _stand(casebook, name, span, document)
            continue
        try:
            found[name] = casebook.measure(name)
        except UsageError:
            continue  # a record of a reading that was replaced
    return found


def _stand(
    casebook: Casebook, name: str, span: Span, document: Document | None
) -> dict[str, Record | Stand]:
    owner = name.rpartition(":")[0]
    if document is None or document.id != owner:
        try:
            document = casebook.document(owner)
        except NotFoundError:
            return {}
    return {name: Stand(owner, span, " ".join(span.of(document.text).split()))}


def _tellings(
    casebook: Casebook, record: Record, ties: Sequence[Tie]
) -> tuple[list[str], tuple[OtherTelling, ...]]:
    """The ids of the other tellings, and the first of these laid beside the record."""
    if not isinstance(record, Event):
        return [], ()
    names = casebook.same_deed(record.id)
    by_other = {
        tie.other.id: tie
        for tie in ties
        if tie.link.kind in ONE_DEED and isinstance(tie.other, Event)
    }
    shown = sorted(names, key=lambda name: (name not in by_other, name))[:MOST_TELLINGS]
    events = sorted(read_events(casebook, shown), key=_when)
    return names, tuple(
        OtherTelling(event, differing(record, event), by_other.get(event.id)) for event in events
    )


def _when(event: Event) -> tuple[str, str, int]:
    published = event.document.published
    return (
        published.isoformat() if published else "9999",
        event.document.id,
        event.sentence.span.start,
    )


def differing(one: Event, other: Event) -> frozenset[str]:
    """The fields of which both tell something, and not the same."""
    values = {
        "sources": (_parties(one.sources), _parties(other.sources)),
        "targets": (_parties(one.targets), _parties(other.targets)),
        "type": ({one.type, one.instrument}, {other.type, other.instrument}),
        "status": ({one.status}, {other.status}),
        "date": ({word_date(one.date)} if one.date else set(), _date(other)),
        "place": ({one.place.name} if one.place else set(), _place(other)),
        "amounts": (set(map(word_amount, one.amounts)), set(map(word_amount, other.amounts))),
    }
    return frozenset(name for name, (a, b) in values.items() if a and b and a != b)


def _parties(mentions: Sequence[Mention]) -> set[str | None]:
    return {mention.actor.id or mention.actor.country or mention.actor.name for mention in mentions}


def _date(event: Event) -> set[str]:
    return {word_date(event.date)} if event.date else set()


def _place(event: Event) -> set[str]:
    return {event.place.name} if event.place else set()
