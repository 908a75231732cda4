"""The lines of a ledger: start with ``make_lines``."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gestae.analysis.ledgers.about import find_subject
from gestae.analysis.ledgers.choice import choose, choose_amount
from gestae.analysis.ledgers.line import Converted, Line, Telling
from gestae.analysis.ledgers.stages import stage_of
from gestae.ontology.exchange import Rates
from gestae.ontology.ledgers import TOTAL, LedgerKind, LedgerWords
from gestae.ontology.thing_names import name_things
from gestae.records import Actor, Amount, Date, Event, Measure, Mention

_Kind = tuple[str, str | None]
"""A type of deed with its instrument."""
_Named = tuple[str, Event, str | None]
"""An event with its id, and the instrument it has or is about."""
CURRENCIES = ("USD", "EUR")
"""What money is shown in beside its own currency."""

ENDING = frozenset({"SANCTION"})
"""Types of breaking off with another: who does it is shown as its source alone."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What the casebook knows of deeds beyond their tellings.

    ``deeds``: the deed of each event. ``part_of``, ``updates``: a deed and the deed it is part of,
    or carries on. ``contradictions``: ids of the links on which a deed's tellings stand.
    ``conditions``: in words, by event. ``independent``: sources of a deed that do not lean on one
    another; a deed that is missing there counts its publishers.
    """

    deeds: Mapping[str, str] = field(default_factory=dict)
    part_of: Mapping[str, str] = field(default_factory=dict)
    updates: Mapping[str, str] = field(default_factory=dict)
    contradictions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    independent: Mapping[str, int] = field(default_factory=dict)


def make_lines(
    events: Iterable[Event], ledger: LedgerKind, ties: Ties, rates: Rates, words: LedgerWords
) -> tuple[Line, ...]:
    """One line a deed, by date (undated last), then by id; deeds of other ledgers are left out.

    The order of the events makes no difference.
    """
    deeds: dict[str, list[_Named]] = defaultdict(list)
    for event in events:
        subject = find_subject(event, ledger, words)
        if subject is not None or ledger.takes(event.type, event.instrument):
            name = event.id  # a hash that is made at each asking
            deeds[ties.deeds.get(name, name)].append((name, event, subject or event.instrument))
    staged = {deed: list(_staged(told, ledger, words)) for deed, told in deeds.items()}
    lines = [_line(deed, told, ledger, ties, rates, words) for deed, told in staged.items() if told]
    return tuple(sorted(lines, key=_order))


def _staged(
    events: Sequence[_Named], ledger: LedgerKind, words: LedgerWords
) -> Iterator[tuple[_Kind, Telling]]:
    """The tellings of a deed, each at its stage, with what kind of deed each tells."""
    kinds = {amount.kind for _, event, _ in events for amount in event.amounts}
    for name, event, instrument in events:
        stage = stage_of(event, kinds, ledger, words)
        if stage is not None:
            yield (event.type, instrument), tell(name, event, stage)


def lines_of_measures(measures: Iterable[Measure], ledger: LedgerKind) -> tuple[Line, ...]:
    """One line a measure of the ledger's properties, in the same order."""
    stage = ledger.stages[0].stage
    lines = [_of_measure(one, stage) for one in measures if one.property in ledger.properties]
    return tuple(sorted(lines, key=_order))


def tell(name: str, event: Event, stage: str) -> Telling:
    """An event, by its id, as one telling of its deed."""
    return Telling(
        record=name,
        stage=stage,
        sources=_actors(event.sources),
        targets=_actors(event.targets),
        amounts=event.amounts,
        date=event.date,
        place=event.place,
        speakers=tuple(a.speaker.actor.name for a in event.attribution),
        confidence=event.confidence,
        sentence=event.sentence,
        words=event.trigger.span,
        document=event.document,
        reviewed=event.review is not None and event.review.verdict != "rejected",
    )


def _line(
    deed: str,
    told: Sequence[tuple[_Kind, Telling]],
    ledger: LedgerKind,
    ties: Ties,
    rates: Rates,
    words: LedgerWords,
) -> Line:
    told = sorted(told, key=lambda pair: (-pair[1].confidence, pair[1].record))
    tellings = tuple(telling for _, telling in told)
    stage = choose(tellings, lambda t: t.stage, str) or ledger.stages[0].stage
    amount, others = choose_amount(tellings, ledger.amounts)
    date = choose(tellings, lambda t: t.date, lambda d: (d.start, d.end))
    kinds = {telling.record: kind for kind, telling in told}
    type_, instrument = choose(tellings, lambda t: kinds[t.record], lambda kind: kind) or ("", None)
    sources = choose(tellings, lambda t: t.sources or None, _names) or ()
    targets = choose(tellings, lambda t: t.targets or None, _names) or ()
    if type_ in ledger.mutual and sources and targets:
        sources = targets = _once_each((*sources, *targets))
    elif type_ in ENDING and _names(targets) - _names(sources):
        targets = tuple(t for t in targets if (t.id or t.name) not in _names(sources))
    return Line(
        id=deed,
        stage=stage,
        type=type_,
        instrument=instrument,
        sources=sources,
        targets=targets,
        amount=_named(amount) if amount else None,
        others=tuple(dict.fromkeys(map(_named, others))),
        converted=convert(amount, _day(date, tellings), rates),
        total=_total_words(tellings, amount, words),
        date=date,
        place=choose(tellings, lambda t: t.place, lambda place: place.geonames or place.name),
        until=None,
        ended_by=None,
        conditions=_once(c for _, t in told for c in ties.conditions.get(t.record, ())),
        speakers=_once(name for telling in tellings for name in telling.speakers),
        # a deed that is only denied has no source of its own; who denies it is counted
        independent=ties.independent.get(deed) or _publishers(tellings),
        contradictions=ties.contradictions.get(deed, ()),
        part_of=ties.part_of.get(deed),
        updates=ties.updates.get(deed),
        tellings=tellings,
        confidence=tellings[0].confidence,
    )


def _named(amount: Amount) -> Amount:
    """The amount, what it counts called as in every language; its text is the telling's."""
    if amount.kind != "count" or not amount.of:
        return amount
    return replace(amount, of=name_things(amount.of))


def _of_measure(measure: Measure, stage: str) -> Line:
    people = _actors((measure.subject,))
    telling = Telling(
        record=measure.id,
        stage=stage,
        sources=people,
        targets=(),
        amounts=(measure.amount,),
        date=measure.date,
        place=None,
        speakers=tuple(a.speaker.actor.name for a in measure.attribution),
        confidence=measure.confidence,
        sentence=measure.sentence,
        words=measure.amount.span,
        document=measure.document,
    )
    return Line(
        id=measure.id,
        stage=stage,
        type=measure.property,
        instrument=None,
        sources=people,
        targets=(),
        amount=measure.amount,
        others=(),
        converted=(),
        total=None,
        date=measure.date,
        place=None,
        until=None,
        ended_by=None,
        conditions=(),
        speakers=telling.speakers,
        independent=1,
        contradictions=(),
        part_of=None,
        updates=None,
        tellings=(telling,),
        confidence=telling.confidence,
    )


def convert(amount: Amount | None, day: dt.date | None, rates: Rates) -> tuple[Converted, ...]:
    """An amount of money in ``CURRENCIES`` at that day's rate; empty where there is none."""
    if amount is None or amount.kind != "money" or amount.unit is None or day is None:
        return ()
    found = []
    for currency in CURRENCIES:
        quoted = rates.rate(amount.unit, currency, day)
        if quoted:
            rate, at = quoted
            low, high = (None if b is None else b * rate for b in (amount.low, amount.high))
            found.append(Converted(low, high, currency, rate, at, rates.source))
    return tuple(found)


def _day(date: Date | None, tellings: Sequence[Telling]) -> dt.date | None:
    """The day whose rate an amount is converted at: when it was done, else when it was told.

    Of a month or year its last day, and never a day after the telling.
    """
    published = [t.document.published for t in tellings if t.document.published]
    if date is None:
        return min(published, default=None)
    return min([date.end, *published]) if date.start <= max(published, default=date.end) else None


def _total_words(
    tellings: Sequence[Telling], amount: Amount | None, words: LedgerWords
) -> str | None:
    """The words by which a telling of the amount says that it counts all up to a day."""
    for telling in tellings:
        if amount in telling.amounts:
            sentence = telling.sentence
            found = words.find(TOTAL, sentence.language, sentence.text)
            if found:
                return found
    return None


def _publishers(tellings: Sequence[Telling]) -> int:
    return len({t.document.publisher or t.document.id for t in tellings})


def _actors(mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    return tuple(mention.actor for mention in mentions)


def _once_each(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each actor once, and no state beside one of its own people or bodies."""
    found = {actor.id or actor.name: actor for actor in actors}
    named = {a.country for a in found.values() if a.country and a.id != a.country}
    return tuple(a for a in found.values() if a.id not in named)


def _names(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.id or actor.name for actor in actors)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _order(line: Line) -> tuple[dt.date, dt.date, str]:
    date = line.date
    return (date.start, date.end, line.id) if date else (dt.date.max, dt.date.max, line.id)
