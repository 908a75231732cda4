"""Which of several tellings' values a ledger shows: ``choose`` and ``choose_amount``."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

from gestae.analysis.ledgers.line import Telling
from gestae.records import Amount
from gestae.records.amount import AmountKind

T = TypeVar("T")


def choose(
    tellings: Sequence[Telling],
    value: Callable[[Telling], T | None],
    key: Callable[[T], Hashable],
) -> T | None:
    """The value that the tellings speak for with the most confidence together.

    Values of one ``key`` are the same; of equals the one told last is taken, by the day of its
    document, then by id. ``None`` where no telling has one.
    """
    if len(tellings) == 1:  # most deeds are told once
        return value(tellings[0])
    votes: dict[Hashable, float] = defaultdict(float)
    latest: dict[Hashable, tuple[tuple[str, str], T]] = {}
    for telling in tellings:
        found = value(telling)
        if found is None:
            continue
        votes[key(found)] += telling.confidence
        published = telling.document.published
        told = (published.isoformat() if published else "", telling.record)
        if key(found) not in latest or told >= latest[key(found)][0]:
            latest[key(found)] = (told, found)
    best = max(votes, key=lambda k: (round(votes[k], 9), latest[k][0]), default=None)
    return None if best is None else latest[best][1]


def choose_amount(
    tellings: Sequence[Telling], kinds: Sequence[AmountKind]
) -> tuple[Amount | None, tuple[Amount, ...]]:
    """The amount to show and the others told, of the first kind in ``kinds`` that any has.

    Others are those of another value, each once, in the order of the tellings.
    """
    for kind in kinds:
        chosen = choose(tellings, partial(_of_kind, kind), same_amount)
        if chosen:
            told = {same_amount(a): a for t in tellings for a in t.amounts if a.kind == kind}
            told.pop(same_amount(chosen))
            return chosen, tuple(told.values())
    return None, ()


def _of_kind(kind: AmountKind, telling: Telling) -> Amount | None:
    return next((amount for amount in telling.amounts if amount.kind == kind), None)


def same_amount(amount: Amount) -> Hashable:
    """What makes two amounts the same: bounds and unit."""
    return amount.low, amount.high, amount.unit
