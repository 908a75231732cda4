"""How far two people who reviewed the same events agree: start with ``agreement_between``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gestae.errors import UsageError
from gestae.evaluation.agreement import kappa
from gestae.evaluation.aspects import ASPECTS
from gestae.evaluation.intervals import Interval, draw, middle, share_interval
from gestae.records import Decision, Event
from gestae.records.rows import Row, event_to_dict, to_json
from gestae.review.overlay import EVENT, added, stand
from gestae.store.casebook import Casebook

FIELDS: Mapping[str, str] = {
    "type": "type",
    "sources": "source",
    "targets": "target",
    "instrument": "instrument",
    "status": "status",
    "date": "date",
    "place": "place",
    "amounts": "amount",
    "attribution": "attribution",
}
"""The keys of the contract that are compared, each with the aspect that tells when two are one."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How often two agree on a field.

    ``same`` of ``shared`` events have the same value, ``share`` with the interval that holds it in
    95 of 100 cases (Wilson). ``kappa`` is Cohen's, over what each says of each event, with its
    interval from resampled events; ``None`` where all say the same, so that chance explains it.
    """

    field: str
    shared: int
    same: int
    interval: Interval
    kappa: float | None
    kappa_interval: Interval

    @property
    def share(self) -> float | None:
        """The share of events on which they agree; ``None`` of none."""
        return self.same / self.shared if self.shared else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An event and a field of which two people say different things, each as JSON.

    For the field ``event`` the values are ``true`` and ``false``: whether there is such an event.
    ``settled`` tells whether somebody has adjudicated it.
    """

    event: str
    field: str
    first: str
    second: str
    settled: bool


@dataclass(frozen=True, slots=True)
class BetweenTwo:
    """Two people's reviews of the same events against each other.

    ``only`` counts the events that just one of them decided on. Fields are compared over the
    events that both kept.
    """

    people: tuple[str, str]
    shared: int
    only: tuple[int, int]
    fields: tuple[FieldAgreement, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """An event as each of the two left it; ``None`` where they rejected it."""

    event: str
    first: Row | None
    second: Row | None


def agreement_between(casebook: Casebook, first: str, second: str) -> BetweenTwo:
    """The agreement of two people, each by their own decisions alone, adjudications left out.

    Raises ``UsageError`` where one of them decided nothing.
    """
    ones, others = (_decisions(casebook, who) for who in (first, second))
    both = sorted(ones.keys() & others.keys())
    pairs = [
        _Pair(name, _version(read, ones[name]), _version(read, others[name]))
        for name in both
        for read in (added(ones[name]) or casebook.event(name, as_read=True),)
    ]
    settled = _settled(casebook)
    return BetweenTwo(
        people=(first, second),
        shared=len(both),
        only=(len(ones.keys() - others.keys()), len(others.keys() - ones.keys())),
        fields=(_told(pairs), *(_field(name, pairs) for name in FIELDS)) if pairs else (),
        disagreements=tuple(d for pair in pairs for d in _differences(pair, settled)),
    )


def _decisions(casebook: Casebook, who: str) -> Mapping[str, Sequence[Decision]]:
    of = casebook.review.standing(who).of
    if not of:
        people = ", ".join(sorted({d.who for d in casebook.decisions()})) or "nobody"
        raise UsageError(f"{who!r} has decided on no event. Who has: {people}.")
    return of


def _version(read: Event, decisions: Sequence[Decision]) -> Row | None:
    event = stand(read, decisions)
    rejected = event.review is not None and event.review.verdict == "rejected"
    return None if rejected else event_to_dict(event)


def _settled(casebook: Casebook) -> set[tuple[str, str]]:
    """Events and fields that were adjudicated."""
    settled = set()
    for name, decisions in casebook.review.standing().of.items():
        for decision in decisions:
            if decision.adjudicated:
                settled.add((name, decision.field or EVENT))
    return settled


def _told(pairs: Sequence[_Pair]) -> FieldAgreement:
    """Whether there is such an event at all."""
    labels = [(str(p.first is not None), str(p.second is not None)) for p in pairs]
    return _agreement(EVENT, labels, [one == other for one, other in labels])


def _field(name: str, pairs: Sequence[_Pair]) -> FieldAgreement:
    kept = [(p.first, p.second) for p in pairs if p.first is not None and p.second is not None]
    label = _labels(name)
    labels = [(label(one), label(other)) for one, other in kept]
    return _agreement(name, labels, [_same(name, one, other) for one, other in kept])


def _same(name: str, one: Row, other: Row) -> bool:
    aspect = ASPECTS[FIELDS[name]]
    return aspect.agrees(one, other) and aspect.agrees(other, one)


def _labels(name: str) -> Callable[[Row], str]:
    """What an event says of a field, as one label: the ids or names of actors, not their words."""
    aspect = ASPECTS[FIELDS[name]]
    return lambda row: "; ".join(sorted(map(_label, aspect.items(row)))) or "none"


def _label(item: object) -> str:
    if isinstance(item, dict):
        return str(item.get("id") or item.get("geonames") or item.get("name"))
    return str(item)


def _agreement(
    name: str, labels: Sequence[tuple[str, str]], same: Sequence[bool]
) -> FieldAgreement:
    return FieldAgreement(
        field=name,
        shared=len(labels),
        same=sum(same),
        interval=share_interval(sum(same), len(labels)),
        kappa=kappa(labels),
        kappa_interval=kappa_interval(labels),
    )


def kappa_interval(labels: Sequence[tuple[str, str]]) -> Interval:
    """Between which Cohen's kappa lies in 95 of 100 resamples of the events; ``None`` of one."""
    if len(labels) < 2:
        return None, None
    known = {label: n for n, label in enumerate(sorted({x for pair in labels for x in pair}))}
    codes = np.array([[known[one], known[other]] for one, other in labels])
    drawn = draw(len(labels)) / len(labels)
    same = drawn @ (codes[:, 0] == codes[:, 1])
    firsts, seconds = (drawn @ np.eye(len(known))[codes[:, side]] for side in (0, 1))
    chance = (firsts * seconds).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = np.where(chance < 1 - 1e-12, (same - chance) / (1 - chance), np.nan)
    return middle(values)


def _differences(pair: _Pair, settled: set[tuple[str, str]]) -> list[Disagreement]:
    """What the two say differently of an event: that it is one, else each field."""
    if pair.first is None or pair.second is None:
        one, other = _json(pair.first is not None), _json(pair.second is not None)
        done = (pair.event, EVENT) in settled
        return [] if one == other else [Disagreement(pair.event, EVENT, one, other, done)]
    return [
        Disagreement(
            pair.event,
            name,
            _json(pair.first[name]),
            _json(pair.second[name]),
            settled=bool({(pair.event, name), (pair.event, EVENT)} & settled),
        )
        for name in FIELDS
        if not _same(name, pair.first, pair.second)
    ]


def _json(value: object) -> str:
    """A value of the contract's form as JSON."""
    return to_json({"": value})[5:-1]
