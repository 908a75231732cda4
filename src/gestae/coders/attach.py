"""Which details belong to which deed: start with ``attach``.

A date, an amount or a place belongs to the deed that stands first on its way up the dependency
tree; what reaches none belongs to none. Dates alone are lent further: see ``_lend_dates``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gestae.coders.events import Proposal
from gestae.coders.walk import Spanned, within
from gestae.records import Amount, Attribution, Date, Place, Sentence, Span

COUNTED = frozenset({"money", "count", "share"})
"""Kinds of amount a deed may have; distances and ranges are measures."""


Detail = TypeVar("Detail", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document for its deeds, each in order of the text."""

    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    amounts: tuple[Amount, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What belongs to one deed: dates and places nearest first, tellers from the outermost in."""

    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    amounts: tuple[Amount, ...]
    tellers: tuple[Attribution, ...]


def attach(sentence: Sentence, deeds: Sequence[Proposal], findings: Findings) -> list[Details]:
    """For each deed of a sentence the details that hang on it, in the order of the deeds."""
    owners = {head: i for i, deed in reversed(list(enumerate(deeds))) for head in deed.covers}
    counted = [a for a in findings.amounts if a.kind in COUNTED and (a.kind != "count" or a.of)]
    dates = _owned(sentence, findings.dates, owners, len(deeds))
    _lend_dates(sentence, deeds, dates, findings)
    places = _owned(sentence, findings.places, owners, len(deeds))
    amounts = _owned(sentence, counted, owners, len(deeds))
    return [
        Details(
            _nearest(dates[i], deed),
            _nearest(places[i], deed),
            tuple(amounts[i]),
            _tellers(deed, findings.attributions),
        )
        for i, deed in enumerate(deeds)
    ]


def _nearest(details: list[Detail], deed: Proposal) -> tuple[Detail, ...]:
    return tuple(sorted(details, key=lambda detail: detail.span.distance(deed.trigger)))


def _tellers(deed: Proposal, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    tellers = [
        a
        for a in attributions
        if a.content.covers(deed.trigger) and not a.cue.span.overlaps(deed.trigger)
    ]
    return tuple(sorted(tellers, key=lambda a: -len(a.content)))


def _owned(
    sentence: Sentence, details: Sequence[Detail], owners: Mapping[int, int], count: int
) -> list[list[Detail]]:
    owned: list[list[Detail]] = [[] for _ in range(count)]
    for detail in within(details, sentence.span):
        for head in _upward(sentence, detail.span):
            if head in owners:
                owned[owners[head]].append(detail)
                break
            if _closes(sentence, head):
                break
    return owned


def _closes(sentence: Sentence, head: int) -> bool:
    """Whether a token heads a clause of its own that keeps its details to itself.

    "fired at the zone where both had agreed in May not to fire": the agreeing was in May.
    """
    clause = sentence.predicate(head)
    return (
        clause is not None
        and clause.kind == "verb"
        and clause.form == "finite"
        and clause.embedding in {"relative", "adverbial"}
    )


def _upward(sentence: Sentence, span: Span) -> Iterable[int]:
    """The tokens from a span's head up to the root."""
    head = sentence.head_of(span)
    while head is not None:
        yield head
        above = sentence.tokens[head].head
        head = above if above != head else None


def _lend_dates(
    sentence: Sentence, deeds: Sequence[Proposal], owned: list[list[Date]], findings: Findings
) -> None:
    """Gives undated deeds the date of the clause above them or of the deed they continue.

    "March saw Kenya expel …": the date hangs on a verb that tells no deed. A verb of saying
    lends none: "said on Tuesday" dates the saying.
    """
    cues = {
        token.index
        for a in findings.attributions
        if sentence.span.covers(a.cue.span)
        for token in sentence.tokens_in(a.cue.span)
    }
    free = _free_dates(sentence, owned, findings.dates, cues)
    for index, deed in enumerate(deeds):
        if owned[index]:
            continue
        for above in _upward(sentence, deed.trigger):
            if above in cues:
                break
            if above in free:
                owned[index].append(free[above])
                break
        else:
            _continue_date(deeds, owned, index)


def _free_dates(
    sentence: Sentence, owned: list[list[Date]], dates: Sequence[Date], cues: set[int]
) -> dict[int, Date]:
    """The dates no deed owns, by the head of the clause they stand in; none of saying."""
    given = {date.span for some in owned for date in some}
    free: dict[int, Date] = {}
    for date in within(dates, sentence.span):
        if date.span in given:
            continue
        verbs = (sentence.predicate(head) for head in _upward(sentence, date.span))
        clause = next((verb for verb in verbs if verb is not None and verb.kind != "noun"), None)
        if clause is not None and clause.head not in cues:
            free.setdefault(clause.head, date)
    return free


def _continue_date(deeds: Sequence[Proposal], owned: list[list[Date]], index: int) -> None:
    """Lends the date before a first verb to the next: "In March it froze … and banned …"."""
    deed = deeds[index]
    if deed.predicate.embedding != "conjunct":
        return
    for other, first in enumerate(deeds):
        if first.predicate.head == deed.predicate.governor:
            owned[index] += [d for d in owned[other] if d.span.end <= first.trigger.start]
