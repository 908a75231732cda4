"""By how much promise and fulfilment differ: ``find_gaps``."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gestae.analysis.ledgers.totals import Total
from gestae.ontology.ledgers import LedgerKind

FULFILLED = frozenset({"disbursed", "delivered"})
"""The stages at which money or goods have changed hands, where a ledger tells them apart."""


@dataclass(frozen=True, slots=True)
class Step:
    """What two parties' lines at one stage come to, in US dollars, and the ids of those lines.

    ``within`` is how much of it is a part of what another stage counts already.
    """

    stage: str
    dollars: Decimal
    within: Decimal
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What two parties' first word and their deeds differ by, in US dollars.

    ``steps`` are the stages of the ladder that have money, in its order. ``promised`` adds up those
    before the fulfilment, a part and its whole once; ``fulfilled`` those after which money or goods
    have changed hands; ``traced`` is what of that the texts tell as a part of a promise counted
    here: the rest may fulfil others.
    """

    source: str | None
    target: str | None
    steps: tuple[Step, ...]
    promised: Decimal
    fulfilled: Decimal
    traced: Decimal

    @property
    def open(self) -> Decimal:
        """What is promised and not known to be fulfilled; below 0 where more was fulfilled."""
        return self.promised - self.fulfilled


def find_gaps(totals: Iterable[Total], ledger: LedgerKind) -> tuple[Gap, ...]:
    """The gap of each pair of parties with a promise in money, in the order of their codes.

    The fulfilment is the ledger's "disbursed" and "delivered" where it has these, else its last
    stage.
    """
    pairs: dict[tuple[str | None, str | None], list[Total]] = defaultdict(list)
    for total in totals:
        if total.dollars is not None:
            pairs[total.source, total.target].append(total)
    gaps = (_gap(*pair, found, ledger) for pair, found in pairs.items())
    return tuple(
        sorted((g for g in gaps if g.promised), key=lambda g: (g.source or "", g.target or ""))
    )


def _gap(
    source: str | None, target: str | None, totals: Sequence[Total], ledger: LedgerKind
) -> Gap:
    fulfilling = FULFILLED & set(ledger.ladder) or set(ledger.ladder[-1:])
    by_stage = {stage: [t for t in totals if t.stage == stage] for stage in ledger.ladder}
    promising = [t for stage, found in by_stage.items() if stage not in fulfilling for t in found]
    fulfilled = [t for stage in fulfilling for t in by_stage[stage]]
    promises = {stage for stage in by_stage if stage not in fulfilling}
    return Gap(
        source=source,
        target=target,
        steps=tuple(_step(stage, found) for stage, found in by_stage.items() if found),
        promised=_sum(promising) - _within(promising, promises),
        fulfilled=_sum(fulfilled) - _within(fulfilled, fulfilling),
        traced=_within(fulfilled, promises),
    )


def _step(stage: str, totals: Sequence[Total]) -> Step:
    return Step(
        stage=stage,
        dollars=_sum(totals),
        within=sum((part.dollars or Decimal(0) for t in totals for part in t.within), Decimal(0)),
        lines=tuple(sorted(line for total in totals for line in total.lines)),
    )


def _sum(totals: Iterable[Total]) -> Decimal:
    return sum((total.dollars or Decimal(0) for total in totals), Decimal(0))


def _within(totals: Iterable[Total], stages: Iterable[str]) -> Decimal:
    """What of the totals is a part of what totals at these stages count."""
    counted = set(stages)
    parts = (part for total in totals for part in total.within if part.stage in counted)
    return sum((part.dollars or Decimal(0) for part in parts), Decimal(0))
