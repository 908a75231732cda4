"""What users reviewed, as gold: ``gold_of``, and how much of it was right: ``precision_of``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.evaluation.intervals import share_interval
from gestae.records import Decision, Document, Event, Span
from gestae.records.rows import Row, event_to_dict, plain_row, to_row
from gestae.review.overlay import FIELDS, added, decided, parse_json, stand
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters

GIVEN = ("id", *FIELDS, "trigger", "sentence")
"""What gold says of an event."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Gold lines, a document each, in the form ``gold.py`` reads, with what they hold.

    ``events`` are those accepted and corrected, ``sentences`` those judged; ``open_`` counts the
    sentences left out because not all of their events were reviewed.
    """

    rows: tuple[Row, ...]
    events: int
    sentences: int
    open_: int

    def word(self) -> str:
        """What there is, in a sentence."""
        told = f"{self.events:,} events in {self.sentences:,} reviewed sentences of "
        told += f"{len(self.rows):,} documents."
        left = f" {self.open_:,} sentences are left out: not all of their events are reviewed."
        return told + (left if self.open_ else "")


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the events that somebody decided on were right as they were read."""

    right: int
    corrected: int
    rejected: int

    def word(self) -> str:
        """The share with the interval that holds it in 95 of 100 cases (Wilson).

        >>> Precision(9, 1, 2).word()
        'Right as read: 9 of 12 (0.75, 95 % between 0.47 and 0.91); 1 corrected, 2 rejected.'
        """
        total = self.right + self.corrected + self.rejected
        low, high = share_interval(self.right, total)
        if low is None or high is None:
            return "Nothing decided on yet."
        return (
            f"Right as read: {self.right:,} of {total:,} ({self.right / total:.2f}, 95 % between "
            f"{low:.2f} and {high:.2f}); {self.corrected:,} corrected, {self.rejected:,} rejected."
        )


def gold_of(casebook: Casebook, by: str | None = None) -> Gold:
    """Gold of what was reviewed, by everybody or by one person alone.

    Judged are the sentences of which every event that was read is decided on; in them, what is
    not among the events given is wrong. An event that was accepted and is not read any more is
    gold all the same: it is missed now. So is one that a user added. What nobody read or added is
    not in it, so that recall is over what was found once.
    """
    standing = casebook.review.standing(by)
    lost = _lost(standing.orphaned)
    documents = {d.anchor.document for ds in standing.of.values() for d in ds if d.anchor}
    documents |= {d.anchor.document for ds in lost.values() for d in ds if d.anchor}
    pages = [
        _page(document, _events(casebook, document.id), standing.of, lost)
        for document in _documents(casebook, documents)
    ]
    kept = [page for page in pages if page.row["judged"]]
    return Gold(
        rows=tuple(page.row for page in kept),
        events=sum(len(page.row["events"]) for page in kept),
        sentences=sum(len(page.row["judged"]) for page in kept),
        open_=sum(page.open_ for page in pages),
    )


def precision_of(casebook: Casebook, who: str, events: Collection[str]) -> Precision:
    """How right those of the events are that ``who`` decided on, by these decisions alone."""
    of = casebook.review.standing(who).of
    asked = [name for name in events if name in of and added(of[name]) is None]
    stood = [stand(casebook.event(name, as_read=True), of[name]) for name in asked]
    verdicts = [event.review.verdict for event in stood if event.review]
    return Precision(*(verdicts.count(v) for v in ("accepted", "corrected", "rejected")))


@dataclass(frozen=True, slots=True)
class _Page:
    row: Row
    open_: int


def _documents(casebook: Casebook, ids: Iterable[str]) -> Iterator[Document]:
    """The documents with these ids that the casebook has, in order of their ids."""
    known = casebook.query(
        "SELECT id FROM documents WHERE list_contains($ids, id) ORDER BY id", {"ids": list(ids)}
    )
    for name in known["id"].to_pylist():
        yield casebook.document(str(name))


def _events(casebook: Casebook, document: str) -> list[Event]:
    """The events of a document as they were read."""
    filters = Filters(documents=(document,), as_read=True, review=("all",), order="document")
    return list(casebook.iter_events(filters))


def _lost(orphaned: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Decisions on events that are not there now, by event, the strongest last."""
    lost: dict[str, list[Decision]] = defaultdict(list)
    for decision in orphaned:
        if decision.reading is not None:
            lost[decision.subject].append(decision)
    return lost


def _page(
    document: Document,
    read: Sequence[Event],
    of: Mapping[str, Sequence[Decision]],
    lost: Mapping[str, Sequence[Decision]],
) -> _Page:
    """The gold line of a document, and how many of its sentences are reviewed in part."""
    done: dict[Span, bool] = {}
    events: list[Row] = []
    for event in read:
        span, decisions = event.sentence.span, of.get(event.id, ())
        done[span] = done.get(span, True) and bool(decisions)
        if decisions and decisions[-1].action != "reject":
            row = event_to_dict(stand(event, decisions))
            events.append({key: row[key] for key in GIVEN})
    for decisions in of.values():
        new = added(decisions)
        if new is not None and new.document.id == document.id:
            done.setdefault(new.sentence.span, True)
            if decisions[-1].action != "reject":
                row = event_to_dict(stand(new, decisions))
                events.append({key: row[key] for key in GIVEN})
    for decisions in lost.values():
        anchor = decisions[-1].anchor
        if anchor is not None and anchor.document == document.id:
            row = parse_json(decisions[-1].reading or "{}") | decided(decisions)
            done.setdefault(Span(*row["sentence"]["span"]), True)
            if decisions[-1].action != "reject":
                events.append({key: row[key] for key in GIVEN if key in row})
    begun = {event.sentence.span for event in read if event.id in of}
    judged = sorted(span for span, whole in done.items() if whole)
    spans = [[span.start, span.end] for span in judged]
    kept = [event for event in events if event["sentence"]["span"] in spans]
    return _Page(_line(document, spans, kept), len(begun - set(judged)))


def _line(document: Document, judged: list[list[int]], events: list[Row]) -> Row:
    return {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "passages": [plain_row(to_row(passage)) for passage in document.passages],
        "judged": judged,
        "events": events,
    }
