"""A ledger of a casebook: start with ``make_ledger``."""

import datetime as dt
from dataclasses import dataclass

import pyarrow as pa

from gestae.analysis.ledgers.gaps import Gap, find_gaps
from gestae.analysis.ledgers.gather import gather_events, gather_ties
from gestae.analysis.ledgers.lasting import in_force, with_ends
from gestae.analysis.ledgers.line import Line
from gestae.analysis.ledgers.lines import lines_of_measures, make_lines
from gestae.analysis.ledgers.posture import with_reach
from gestae.analysis.ledgers.totals import Total, add_up
from gestae.analysis.ledgers.weak import WEAK, mark_weak
from gestae.errors import UsageError
from gestae.ontology.exchange import Rates, load_rates
from gestae.ontology.ledgers import LedgerKind, load_ledger_words, load_ledgers
from gestae.records.columns import to_columns
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters

EVERYTHING = Filters()
POSTURE = "posture"
"""The instrument whose deeds stand somewhere and reach so far."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger's lines with what they add up to.

    ``totals`` and ``gaps`` are made of the ``lines`` alone; ``on`` is the day for which what is in
    force was asked. ``weak`` counts the lines that are left out as weak, ``least`` is the
    confidence below which a line is.
    """

    kind: LedgerKind
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    gaps: tuple[Gap, ...]
    on: dt.date | None = None
    weak: int = 0
    least: float = WEAK

    def lines_table(self) -> pa.Table:
        """The lines with their tellings, a row each."""
        return to_columns(self.lines, Line)

    def totals_table(self) -> pa.Table:
        """The totals with the ids of their lines, a row each."""
        return to_columns(self.totals, Total)

    def gaps_table(self) -> pa.Table:
        """What is promised and what is fulfilled between two parties, a row each."""
        return to_columns(self.gaps, Gap)


def make_ledger(
    casebook: Casebook,
    name: str,
    filters: Filters = EVERYTHING,
    *,
    rates: Rates | None = None,
    on: dt.date | None = None,
    weak: bool = False,
) -> Ledger:
    """The ledger of that name over the deeds whose tellings match the filters.

    ``on``: only what is in force on that day, for ledgers of what lasts. ``rates``: those of
    ``load_rates`` where ``None``. ``weak``: with the lines that are hardly ever right, which
    no total counts either way; a least confidence among the filters is taken instead of ``WEAK``.
    Raises ``UsageError`` with the known names for one unknown, and
    where ``on`` is asked of a ledger whose deeds do not last.
    """
    kinds = load_ledgers()
    if name not in kinds:
        raise UsageError.unknown("ledger", name, kinds)
    kind = kinds[name]
    if on and not kind.lasts:
        lasting = ", ".join(k.id for k in kinds.values() if k.lasts)
        raise UsageError(f"nothing of the ledger {name!r} is in force on a day. Known: {lasting}.")
    if kind.records == "measures":
        lines = lines_of_measures(casebook.iter_measures(filters), kind)
    else:
        events = gather_events(casebook, kind, filters)
        ties = gather_ties(casebook, events)
        lines = make_lines(events, kind, ties, rates or load_rates(), load_ledger_words())
    least = WEAK if filters.confidence is None else filters.confidence
    lines = with_ends(mark_weak(lines, least), kind)
    if on:
        lines = in_force(lines, kind, on)
    shown = lines if weak else tuple(line for line in lines if not line.weak)
    if kind.instruments == (POSTURE,):
        shown = with_reach(shown, casebook, filters)
    totals = add_up(shown, kind)
    hidden = len(lines) - len(shown)
    return Ledger(kind, shown, totals, find_gaps(totals, kind), on, hidden, least)
