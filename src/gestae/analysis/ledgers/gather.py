"""What a ledger is made of: ``gather_events``, and ``gather_ties`` of the deeds they tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gestae.analysis.ledgers.lines import Ties
from gestae.ontology.ledgers import LedgerKind, lies_below
from gestae.records import Event, Status
from gestae.records.columns import from_table
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters
from gestae.store.portions import events_of
from gestae.store.ties import Tie, read_deeds, read_kinds, read_ties

DENIED: Status = "denied"


def gather_events(casebook: Casebook, kind: LedgerKind, filters: Filters) -> list[Event]:
    """The events of the ledger that match, asked for by instrument and by type.

    Among them are all deeds that may be about what the ledger holds (``LedgerKind.about``).
    """
    asked = [replace(filters, instruments=filters.instruments or (*kind.instruments, *kind.about))]
    if kind.types and not filters.instruments:
        asked.append(replace(filters, types=kind.types))
    ids = {
        event
        for one in asked
        for event, type_, instrument in read_kinds(casebook, one)
        if kind.takes(type_, instrument) or lies_below(instrument or "", kind.about)
    }
    return list(from_table(events_of(casebook, sorted(ids), reading=filters.as_read), "events"))


def gather_ties(casebook: Casebook, events: Iterable[Event]) -> Ties:
    """What the casebook knows of the deeds that these events tell, beyond their tellings."""
    status_of = {event.id: event.status for event in events}
    with casebook.connection() as connection:
        deeds = read_deeds(connection, status_of)
        ties = read_ties(connection, status_of)
    # Who tells a deed once is one source, where it is not a denial, which tells nothing.
    once = {
        told.deed: 0 for told in deeds if told.tellings == 1 and status_of[told.event] == DENIED
    }
    often = sorted({told.deed for told in deeds if told.tellings > 1})
    corroborated = casebook.corroborations(often) if often else ()
    return Ties(
        deeds={told.event: told.deed for told in deeds},
        part_of=_between(ties, "part_of"),
        updates=_between(ties, "updates"),
        contradictions=_contradictions(ties),
        conditions=_conditions(ties),
        independent=once | {told.deed: told.independent for told in corroborated},
    )


def _between(ties: Sequence[Tie], kind: str) -> Mapping[str, str]:
    """Of each deed the one it is tied to by links of that kind, the surest first."""
    found: dict[str, tuple[float, str]] = {}
    for tie in ties:
        if tie.kind == kind and tie.from_deed != tie.to_deed:
            surest = found.get(tie.from_deed, (0.0, ""))
            found[tie.from_deed] = max(surest, (tie.score, tie.to_deed))
    return {begin: end for begin, (_, end) in found.items()}


def _contradictions(ties: Sequence[Tie]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.kind in {"contradicts", "denies"}:
            for deed in {tie.from_deed, tie.to_deed}:
                found[deed].append(tie.id)
    return {deed: tuple(sorted(ids)) for deed, ids in found.items()}


def _conditions(ties: Sequence[Tie]) -> Mapping[str, tuple[str, ...]]:
    """The words that open the conditions of each event."""
    found: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        if tie.kind == "condition" and tie.evidence:
            found[tie.to].append(tie.evidence)
    return {event: tuple(words) for event, words in found.items()}
