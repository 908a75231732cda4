"""What a ledger's lines add up to: ``add_up``; every total opens into its lines.

No deed counts twice. A part is left out of a total that counts its whole; an earlier figure of a
deed out of one that counts the later; and where a line counts all up to a day ("as of February"),
what the same parties' lines tell of the time before is in it already. "Billions" is not added to
figures that say how much. A part that has got further than its whole is counted at its own stage,
and the total says of what it is a part. Weak lines are added to nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gestae.analysis.ledgers.line import Line
from gestae.ontology.ledgers import LedgerKind, lies_below
from gestae.records import Amount

_Key = tuple[str | None, str | None, str, int | None, str | None]
"""Source, target, stage, year and unit of a total."""


VAGUE = 10
"""How far apart the bounds of a figure are that names an order of magnitude alone."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that a total does not count, and why, in words."""

    line: str
    why: str


@dataclass(frozen=True, slots=True)
class Within:
    """A line that a total counts and whose whole is counted at another stage.

    ``whole`` is the line of the whole, ``stage`` that of the total which counts it; ``dollars`` is
    what the part comes to, ``None`` without a rate.
    """

    line: str
    whole: str
    stage: str
    dollars: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """What the lines of one pair of parties, stage, year and unit add up to.

    ``unit`` is the currency of money, and of a count what was counted, in the text's words.
    ``low`` and ``high`` are the sums of the lines' bounds: a line without a lower bound adds
    nothing to ``low``, one without an upper bound its lower to ``high``, and ``open_ended`` says
    so. ``lines`` are the ids counted; ``left_out`` those of the same kind that are not; ``within``
    those counted here whose whole is counted at another stage: never add the two.
    ``dollars`` is the sum of the lines that have a rate, the middle of their bounds, and
    ``unconverted`` counts those without.
    """

    source: str | None
    target: str | None
    stage: str
    year: int | None
    unit: str | None
    low: Decimal
    high: Decimal
    open_ended: bool
    dollars: Decimal | None
    unconverted: int
    lines: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    within: tuple[Within, ...] = ()


def add_up(lines: Sequence[Line], ledger: LedgerKind) -> tuple[Total, ...]:
    """Totals by parties, stage, year where the ledger has years, and unit, in that order.

    Only stages of the ledger's ladder are added up. The order of the lines makes no difference.
    """
    groups: dict[_Key, list[Line]] = defaultdict(list)
    for line in lines:
        if line.stage in ledger.ladder and line.amount and _adds(line) and not line.weak:
            groups[*line.pair, line.stage, _year(line, ledger), _unit(line.amount)].append(line)
    totals = _tied([_total(*key, found) for key, found in groups.items()], lines)
    steps = {stage: number for number, stage in enumerate(ledger.ladder)}
    return tuple(
        sorted(
            totals,
            key=lambda t: (
                t.source or "",
                t.target or "",
                steps[t.stage],
                t.year or 0,
                t.unit or "",
            ),
        )
    )


def _tied(totals: Sequence[Total], lines: Iterable[Line]) -> list[Total]:
    """The totals, each with its lines whose whole another counts."""
    stages = {id_: total.stage for total in totals for id_ in total.lines}
    by_id = {line.id: line for line in lines}

    def within(total: Total) -> Iterable[Within]:
        for id_ in total.lines:
            whole = by_id[id_].part_of
            if whole in stages and whole not in total.lines:
                yield Within(id_, whole, stages[whole], dollars_of(by_id[id_]))

    return [replace(total, within=tuple(within(total))) for total in totals]


def _adds(line: Line) -> bool:
    """Whether an amount can be added to others: money and plain counts, no shares or distances."""
    return line.amount is not None and line.amount.kind in {"money", "count"}


def _unit(amount: Amount) -> str | None:
    """What amounts must share to be added: the currency of money, the things of a count."""
    return amount.unit or (amount.of.casefold() if amount.of else None)


def _year(line: Line, ledger: LedgerKind) -> int | None:
    return line.date.start.year if ledger.by_year and line.date else None


def _total(
    source: str | None,
    target: str | None,
    stage: str,
    year: int | None,
    unit: str | None,
    lines: Sequence[Line],
) -> Total:
    lines = sorted(lines, key=lambda line: line.id)
    out = dict(_covered(lines))
    counted = [line for line in lines if line.id not in out]
    amounts = [line.amount for line in counted if line.amount]
    bounds = [_bounds(amount) for amount in amounts]
    dollars = [found for line in counted if (found := dollars_of(line)) is not None]
    return Total(
        source=source,
        target=target,
        stage=stage,
        year=year,
        unit=unit,
        low=sum((low for low, _ in bounds), Decimal(0)),
        high=sum((high for _, high in bounds), Decimal(0)),
        open_ended=any(a.low is None or a.high is None for a in amounts),
        dollars=sum(dollars, Decimal(0)) if dollars else None,
        unconverted=len(counted) - len(dollars),
        lines=tuple(line.id for line in counted),
        left_out=tuple(LeftOut(line, why) for line, why in sorted(out.items())),
    )


def _bounds(amount: Amount) -> tuple[Decimal, Decimal]:
    """What an amount adds at least and at most, as far as it says."""
    low, high = amount.low, amount.high
    if high is None:
        return low or Decimal(0), low or Decimal(0)
    return low or Decimal(0), high


def dollars_of(line: Line) -> Decimal | None:
    """The middle of a line's bounds in US dollars."""
    found = line.in_currency("USD")
    bounds = [b for b in (found.low, found.high) if b is not None] if found else []
    return sum(bounds, Decimal(0)) / len(bounds) if bounds else None


def _covered(lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    """The lines of a total that another of its lines counts already, with the reason."""
    by_id: Mapping[str, Line] = {line.id: line for line in lines}
    later = {line.updates: line for line in lines if line.updates in by_id}
    # What is left out itself covers no other: else a whole and its running part would both go.
    own = [line for line in lines if line.part_of not in by_id and line.id not in later]
    running = [line for line in own if line.total]
    stands = _definite(lines)
    for line in lines:
        if line.part_of in by_id:
            yield line.id, f"is a part of {line.part_of}, which is counted"
        elif line.id in later:
            yield line.id, f"{later[line.id].id} tells a later figure of it"
        else:
            whole = next((total for total in _latest(running) if _is_within(line, total)), None)
            if whole:
                yield line.id, f"{whole.id} counts all up to its day ({whole.total})"
            elif stands is not None and line is not stands and _is_vague(line):
                yield line.id, "tells only an order of magnitude, and others tell how much"


def _definite(lines: Sequence[Line]) -> Line | None:
    """A line that tells how much; where none does, the one of those that tell the most."""
    exact = [line for line in lines if not _is_vague(line)]
    return min(exact or lines, key=lambda line: (-_size(line), line.id), default=None)


def _is_vague(line: Line) -> bool:
    """Whether an amount names only an order of magnitude: "billions of dollars"."""
    amount = line.amount
    if amount is None or not amount.about or not amount.low or amount.high is None:
        return False
    return amount.high >= VAGUE * amount.low


def _latest(running: Sequence[Line]) -> list[Line]:
    """Lines that count all up to a day, the latest first; of one day the greatest first."""
    return sorted(running, key=lambda line: (_until(line), _size(line), line.id), reverse=True)


def _until(line: Line) -> str:
    """The day up to which a line counts: its own, else that of its telling, else none: ""."""
    if line.date:
        return line.date.end.isoformat()
    told = [t.document.published for t in line.tellings if t.document.published]
    return min(told).isoformat() if told else ""


def _size(line: Line) -> Decimal:
    return _bounds(line.amount)[1] if line.amount else Decimal(0)


def _is_within(line: Line, total: Line) -> bool:
    """Whether a running total counts a line: one of no later day and no greater amount."""
    if line.id == total.id or _size(line) > _size(total):
        return False
    if line.total and (_until(line), _size(line), line.id) > (
        _until(total),
        _size(total),
        total.id,
    ):
        return False
    wide = total.instrument is None or lies_below(line.instrument or "", [total.instrument])
    told = line.date.end.isoformat() if line.date else ""
    return wide and told <= _until(total)
