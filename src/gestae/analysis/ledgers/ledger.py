"""A ledger of a casebook: start with ``make_ledger``."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from gestae.analysis.ledgers.gaps import Gap, find_gaps
from gestae.analysis.ledgers.lasting import in_force, with_ends
from gestae.analysis.ledgers.line import Line
from gestae.analysis.ledgers.lines import Ties, lines_of_measures, make_lines
from gestae.analysis.ledgers.totals import Total, add_up
from gestae.errors import UsageError
from gestae.ontology.exchange import Rates, load_rates
from gestae.ontology.ledgers import LedgerKind, load_ledger_words, load_ledgers
from gestae.records import Event, Link
from gestae.records.columns import to_columns
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters

EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger's lines with what they add up to.

    ``totals`` and ``gaps`` are made of the ``lines`` alone; ``on`` is the day for which what is in
    force was asked.
    """

    kind: LedgerKind
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    gaps: tuple[Gap, ...]
    on: dt.date | None = None

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
) -> Ledger:
    """The ledger of that name over the deeds whose tellings match the filters.

    ``on``: only what is in force on that day, for ledgers of what lasts. ``rates``: those of
    ``load_rates`` where ``None``. Raises ``UsageError`` with the known names for one unknown, and
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
        events = _events(casebook, kind, filters)
        ties = gather_ties(casebook, events)
        lines = make_lines(events, kind, ties, rates or load_rates(), load_ledger_words())
    lines = with_ends(lines, kind)
    if on:
        lines = in_force(lines, kind, on)
    totals = add_up(lines, kind)
    return Ledger(kind, lines, totals, find_gaps(totals, kind), on)


def gather_ties(casebook: Casebook, events: Iterable[Event]) -> Ties:
    """What the casebook knows of the deeds that these events tell, beyond their tellings."""
    deeds = casebook.deed_of()
    named = {deeds.get(event.id, event.id) for event in events}
    links = [
        *casebook.iter_links(
            Filters(types=("part_of", "updates", "contradicts", "denies", "condition"))
        )
    ]
    return Ties(
        deeds=deeds,
        part_of=_between(links, "part_of", deeds),
        updates=_between(links, "updates", deeds),
        contradictions=_contradictions(links, deeds),
        conditions=_conditions(links),
        independent={told.deed: told.independent for told in casebook.corroborations(sorted(named))}
        if named
        else {},
    )


def _events(casebook: Casebook, kind: LedgerKind, filters: Filters) -> list[Event]:
    """The events of the ledger that match, asked for by instrument and by type."""
    asked = [replace(filters, instruments=filters.instruments or kind.instruments)]
    if kind.types and not filters.instruments:
        asked.append(replace(filters, types=kind.types))
    found = {event.id: event for one in asked for event in casebook.iter_events(one)}
    return [event for event in found.values() if kind.takes(event.type, event.instrument)]


def _between(links: Iterable[Link], kind: str, deeds: Mapping[str, str]) -> Mapping[str, str]:
    """Of each deed the one it is tied to by links of that kind, the surest first."""
    found: dict[str, tuple[float, str]] = {}
    for link in links:
        if link.kind == kind:
            begin, end = deeds.get(link.from_, link.from_), deeds.get(link.to, link.to)
            if begin != end:
                found[begin] = max(found.get(begin, (0.0, "")), (link.score, end))
    return {begin: end for begin, (_, end) in found.items()}


def _contradictions(
    links: Iterable[Link], deeds: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.kind in {"contradicts", "denies"}:
            for deed in {deeds.get(link.from_, link.from_), deeds.get(link.to, link.to)}:
                found[deed].append(link.id)
    return {deed: tuple(sorted(ids)) for deed, ids in found.items()}


def _conditions(links: Iterable[Link]) -> Mapping[str, tuple[str, ...]]:
    """The words that open the conditions of each event."""
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.kind == "condition" and link.evidence:
            found[link.to].append(link.evidence.text)
    return {event: tuple(words) for event, words in found.items()}
