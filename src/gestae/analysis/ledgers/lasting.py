"""When what lasts began and ended, and what is in force on a day: ``with_ends``, ``in_force``."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from gestae.analysis.ledgers.line import Line
from gestae.ontology.ledgers import LedgerKind, lies_below


def with_ends(lines: Sequence[Line], ledger: LedgerKind) -> tuple[Line, ...]:
    """The lines, those that began something with the day and deed that ended it, in their order.

    A deed ends the earlier deeds between the same parties whose instrument is its own or lies
    below it; one without an instrument of its own, or a general relief, ends them all. A weak line
    ends nothing.
    """
    if not ledger.lasts:
        return tuple(lines)
    endings: dict[tuple[str | None, str | None], list[Line]] = defaultdict(list)
    for line in lines:
        if line.stage in ledger.ends and line.date and not line.weak:
            endings[line.pair].append(line)
    for found in endings.values():
        found.sort(key=lambda line: (line.date.start if line.date else dt.date.max, line.id))
    return tuple(_ended(line, endings[line.pair], ledger) for line in lines)


def in_force(lines: Sequence[Line], ledger: LedgerKind, day: dt.date) -> tuple[Line, ...]:
    """The lines that hold on a day: begun by then, and not known to have ended before.

    Lines without a date are left out: nobody says since when they hold. ``lines`` carry their
    ends already.
    """
    return tuple(
        line
        for line in lines
        if line.stage in ledger.begins
        and line.date
        and line.date.start <= day
        and (line.until is None or line.until >= day)
    )


def _ended(line: Line, endings: Sequence[Line], ledger: LedgerKind) -> Line:
    if line.stage not in ledger.begins or not line.date:
        return line
    for ending in endings:
        if ending.date and ending.date.start >= line.date.end and _ends(ending, line, ledger):
            return replace(line, until=ending.date.start, ended_by=ending.id)
    return line


def _ends(ending: Line, line: Line, ledger: LedgerKind) -> bool:
    told = ending.instrument
    general = told is None or told in ledger.instruments
    relief = any(
        lies_below(told or "", rule.instruments)
        for rule in ledger.stages
        if rule.stage in ledger.ends
    )
    return (
        general
        or relief
        or (line.instrument is not None and lies_below(line.instrument, [told or ""]))
    )
