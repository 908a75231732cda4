"""What the page of an event or figure shows beside it: start with ``gather_event``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gestae.analysis.reasons.gather import read_events
from gestae.assembly.independence.corroborate import Corroboration
from gestae.errors import NotFoundError, UsageError
from gestae.outputs.page import word_origin
from gestae.outputs.wording import word_amount, word_date
from gestae.records import Decision, Document, Event, Excerpt, Link, Measure, Mention, Span
from gestae.records.link import stretch_of
from gestae.store.casebook import Casebook
from gestae.store.reading import Standing, read_around, read_links_around, read_standing
from gestae.store.sources import read_corroborations, read_texts
from gestae.web.visit import Visit

Record = Event | Measure
MOST_TELLINGS = 40
"""Other tellings of a deed that are laid beside one."""
ONE_DEED = frozenset({"same_event", "part_of", "updates"})
AGAINST = frozenset({"contradicts", "denies"})
IN_TWO_LANGUAGES = frozenset({"translates", "mistranslates"})
REASONS = frozenset({"causes", "purpose", "condition", "despite"})
ID_DIGITS = 16
"""Of a whole id."""


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
    ``corroboration`` is ``None`` where the deed is told once, ``standing`` where it is a figure.
    """

    document: Document
    origin: str
    before: Excerpt | None
    behind: Excerpt | None
    against: tuple[Tie, ...]
    reasons: tuple[Tie, ...]
    translations: tuple[Tie, ...]
    related: tuple[Tie, ...]
    decisions: tuple[Decision, ...]
    others: int = 0
    tellings: tuple[OtherTelling, ...] = ()
    corroboration: Corroboration | None = None
    standing: Standing | None = None


def gather_event(visit: Visit, name: str) -> tuple[Event, Around]:
    """The event with that id, or unique beginning of one, with what is shown beside it.

    A rejected one is found, too. Raises ``NotFoundError`` where there is none.
    """
    casebook = visit.casebook
    own = name if len(name) == ID_DIGITS else casebook.event(name).id
    standing = read_standing(casebook, own)
    if standing is None:
        raise NotFoundError(f"there is no event {name!r} in the casebook")
    links = read_links_around(casebook, own, standing.document, standing.sentence)
    tellings = casebook.same_deed(own)
    tied = {end for link in links if link.kind in ONE_DEED for end in (link.from_, link.to)}
    shown = sorted(tellings, key=lambda telling: (telling not in tied, telling))[:MOST_TELLINGS]
    ends = {end for link in links for end in (link.from_, link.to)}
    events = {each.id: each for each in read_events(casebook, {own, *ends, *shown})}
    event = events[own]
    around = _around(visit, event, links, events)
    by_other = {tie.other.id: tie for tie in around.related if isinstance(tie.other, Event)}
    deed = min([own, *tellings])
    told = sorted((events[telling] for telling in shown if telling in events), key=_when)
    return event, replace(
        around,
        others=len(tellings),
        tellings=tuple(
            OtherTelling(each, differing(event, each), by_other.get(each.id)) for each in told
        ),
        related=tuple(tie for tie in around.related if _end_id(tie) not in tellings),
        corroboration=_corroboration(visit, deed) if tellings else None,
        standing=standing,
    )


def gather_measure(visit: Visit, name: str) -> tuple[Measure, Around]:
    """The figure with that id, or unique beginning of one, with what is shown beside it."""
    measure = visit.casebook.measure(name)
    links = read_links_around(
        visit.casebook, measure.id, measure.document.id, measure.sentence.span
    )
    return measure, _around(visit, measure, links, {})


def _around(
    visit: Visit, record: Record, links: Sequence[Link], events: Mapping[str, Event]
) -> Around:
    """What is shown beside any record; ``events``: those that are known already, by id."""
    casebook = visit.casebook
    name = record.document.id
    document = visit.remember(("text of", name), lambda: casebook.document(name))
    ties = _ties(casebook, record, links, document, events)
    before, behind = read_around(casebook, name, record.sentence.span)
    return Around(
        document=document,
        origin=word_origin(document, record.sentence.span.start),
        before=before,
        behind=behind,
        against=tuple(tie for tie in ties if tie.link.kind in AGAINST),
        reasons=tuple(tie for tie in ties if tie.link.kind in REASONS),
        translations=tuple(tie for tie in ties if tie.link.kind in IN_TWO_LANGUAGES),
        related=tuple(tie for tie in ties if tie.link.kind in ONE_DEED and tie.other is not None),
        decisions=casebook.decisions_on(record.id),
    )


def _end_id(tie: Tie) -> str | None:
    return tie.other.id if isinstance(tie.other, (Event, Measure)) else None


def _corroboration(visit: Visit, deed: str) -> Corroboration | None:
    def ask() -> tuple[Corroboration, ...]:
        with visit.casebook.connection() as connection:
            return read_corroborations(
                connection,
                [deed],
                lambda: visit.remember("one text", lambda: read_texts(connection)),
            )

    found: Sequence[Corroboration] = visit.remember(("corroboration", deed), ask)
    return found[0] if found else None


def _ties(
    casebook: Casebook,
    record: Record,
    links: Sequence[Link],
    document: Document,
    events: Mapping[str, Event],
) -> tuple[Tie, ...]:
    """The links as the record sees them; of those of its sentence, what they tell of it."""
    kept = [
        link
        for link in links
        if record.id in (link.from_, link.to) or link.kind in IN_TWO_LANGUAGES | REASONS
    ]
    others = {link.id: _other_end(link, record) for link in kept}
    asked = {end for end, _ in others.values()}
    ends = {**events, **find_ends(casebook, asked - events.keys(), document)}
    return tuple(
        Tie(link, outward=others[link.id][1], other=ends.get(others[link.id][0])) for link in kept
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
    if any(stretch_of(name) is None for name in names):
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
