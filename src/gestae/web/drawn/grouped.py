"""A ledger's lines by who, whom, instrument or year, and by stage: start with ``group_lines``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from gestae.analysis.ledgers.gaps import FULFILLED
from gestae.analysis.ledgers.ledger import Ledger
from gestae.analysis.ledgers.line import Line
from gestae.analysis.ledgers.totals import Within
from gestae.errors import UsageError

By = Literal["pair", "source", "target", "instrument", "year"]
BYS: tuple[By, ...] = ("pair", "source", "target", "instrument", "year")
NOBODY = "—"
BETWEEN = " → "
COLOURS = 8
"""Colours that stages have."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What the lines of one group, stage and unit add up to, as far as they are counted.

    ``unit``: a currency where ``is_money``, else what was counted. ``dollars`` and ``euros`` add
    the middles of the lines' bounds, each at its own day's rate; ``bounds`` has the sums of these
    bounds in dollars. ``unconverted`` and ``without_euros`` are the lines without a rate to either.
    ``counted`` is the number of lines in it.
    """

    unit: str | None
    is_money: bool
    low: Decimal
    high: Decimal
    open_ended: bool
    dollars: Decimal | None
    euros: Decimal | None
    bounds: tuple[Decimal, Decimal]
    unconverted: int
    without_euros: int
    counted: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a group at one stage; ``sums`` are empty where the stage is not added up."""

    lines: tuple[str, ...]
    sums: tuple[Sum, ...]

    @property
    def dollars(self) -> Decimal | None:
        """All that could be converted, in US dollars."""
        found = [one.dollars for one in self.sums if one.dollars is not None]
        return sum(found, Decimal(0)) if found else None

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the most that this comes to in US dollars."""
        ends = [one.bounds for one in self.sums]
        return (
            sum((low for low, _ in ends), Decimal(0)),
            sum((high for _, high in ends), Decimal(0)),
        )

    @property
    def without_euros(self) -> int:
        """Lines that are in the dollars and not in the euros, for want of a rate."""
        return sum(one.without_euros - one.unconverted for one in self.sums)

    @property
    def euros(self) -> Decimal | None:
        """The same in euros."""
        found = [one.euros for one in self.sums if one.euros is not None]
        return sum(found, Decimal(0)) if found else None


@dataclass(frozen=True, slots=True)
class Group:
    """The lines that share parties, an instrument or a year, by stage.

    ``promised`` and ``fulfilled`` are in US dollars: the stages of the ledger's ladder before the
    deed, and those at which money or goods have changed hands, a part and its whole once; ``None``
    without money. ``traced`` is what of the fulfilled the texts tell as a part of a promise.
    """

    key: str
    cells: Mapping[str, Cell]
    promised: Decimal | None
    fulfilled: Decimal | None
    traced: Decimal

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(len(cell.lines) for cell in self.cells.values())

    @property
    def gap(self) -> Decimal | None:
        """What was promised and is not known to be fulfilled; ``None`` without a promise."""
        return None if not self.promised else self.promised - (self.fulfilled or Decimal(0))


@dataclass(frozen=True, slots=True)
class Grouped:
    """A ledger in groups, the greatest first; ``whole`` has all of it as one, but for what is
    fulfilled: there it has that of the parties with a promise alone.

    ``left_out`` says of each line that no sum counts why, in words; ``within`` of each counted line
    at which other stage its whole is counted. ``colours``: the number of the
    colour of each stage, the same whatever is asked for.
    """

    by: By
    stages: tuple[str, ...]
    whole: Group
    groups: tuple[Group, ...]
    left_out: Mapping[str, str]
    within: Mapping[str, Within]
    colours: Mapping[str, int]
    by_id: Mapping[str, Line]

    def cell(self, key: str | None, stage: str | None) -> tuple[Line, ...]:
        """The lines of a group, or of all, at a stage, or at all, in the ledger's order."""
        chosen = [self.whole] if key is None else [g for g in self.groups if g.key == key]
        names = {
            name
            for group in chosen
            for at, cell in group.cells.items()
            if stage in (None, at)
            for name in cell.lines
        }
        return tuple(line for line in self.by_id.values() if line.id in names)


def check_by(name: str) -> By:
    """The grouping of that name; raises ``UsageError`` with the known ones."""
    known = next((by for by in BYS if by == name), None)
    if known is None:
        raise UsageError.unknown("grouping", name, BYS)
    return known


def group_lines(ledger: Ledger, by: By) -> Grouped:
    """The lines of a ledger in groups, with what those count that its totals count."""
    left_out = {out.line: out.why for total in ledger.totals for out in total.left_out}
    counted = {name for total in ledger.totals for name in total.lines}
    within = {part.line: part for total in ledger.totals for part in total.within}
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in ledger.lines:
        groups[key_of(line, by)].append(line)
    told = {line.stage for line in ledger.lines}
    order = dict.fromkeys((*ledger.kind.ladder, *(rule.stage for rule in ledger.kind.stages)))
    stages = tuple(stage for stage in order if stage in told)
    made = [_group(key, lines, ledger, counted, within) for key, lines in groups.items()]
    made.sort(key=lambda g: (-max(g.promised or 0, g.fulfilled or 0), -g.size, g.key))
    return Grouped(
        by=by,
        stages=stages,
        whole=_whole(ledger, counted, within),
        groups=tuple(made),
        left_out=left_out,
        within=within,
        colours={stage: number % COLOURS for number, stage in enumerate(order)},
        by_id={line.id: line for line in ledger.lines},
    )


def _whole(ledger: Ledger, counted: set[str], within: Mapping[str, Within]) -> Group:
    """All lines as one group; promises are held against what their own parties fulfilled."""
    gaps = ledger.gaps
    return replace(
        _group("", ledger.lines, ledger, counted, within),
        promised=sum((gap.promised for gap in gaps), Decimal(0)) if gaps else None,
        fulfilled=sum((gap.fulfilled for gap in gaps), Decimal(0)) if gaps else None,
    )


def key_of(line: Line, by: By) -> str:
    """What a line is grouped under; "—" where it does not say."""
    source, target = line.pair
    if by == "pair":
        return f"{source or NOBODY}{BETWEEN}{target or NOBODY}"
    if by == "year":
        return str(line.date.start.year) if line.date else NOBODY
    return {"source": source, "target": target, "instrument": line.instrument or line.type}[
        by
    ] or NOBODY


def _group(
    key: str,
    lines: Sequence[Line],
    ledger: Ledger,
    counted: set[str],
    within: Mapping[str, Within],
) -> Group:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.stage].append(line)
    cells = {
        stage: Cell(tuple(line.id for line in told), _sums(told, counted))
        for stage, told in found.items()
    }
    ladder = ledger.kind.ladder
    fulfilling = FULFILLED & set(ladder) or set(ladder[-1:])
    promising = set(ladder) - fulfilling
    parts = [(line.stage, within[line.id]) for line in lines if line.id in within]
    return Group(
        key=key,
        cells=cells,
        promised=_dollars(cells, promising, _shared(parts, promising, promising)),
        fulfilled=_dollars(cells, fulfilling, _shared(parts, fulfilling, fulfilling)),
        traced=_shared(parts, fulfilling, promising),
    )


def _dollars(cells: Mapping[str, Cell], stages: Iterable[str], shared: Decimal) -> Decimal | None:
    """What the stages come to without what is counted at two of them."""
    found = [
        dollars
        for stage in stages
        if stage in cells and (dollars := cells[stage].dollars) is not None
    ]
    return sum(found, Decimal(0)) - shared if found else None


def _shared(
    parts: Iterable[tuple[str, Within]], of: Collection[str], whole: Collection[str]
) -> Decimal:
    """What parts at some stages come to whose wholes are counted at others."""
    return sum(
        (part.dollars or Decimal(0) for at, part in parts if at in of and part.stage in whole),
        Decimal(0),
    )


def _sums(lines: Sequence[Line], counted: set[str]) -> tuple[Sum, ...]:
    units: dict[tuple[bool, str | None], list[Line]] = defaultdict(list)
    for line in lines:
        if line.id in counted and line.amount is not None:
            amount = line.amount
            unit = amount.unit or (amount.of.casefold() if amount.of else None)
            units[amount.kind == "money", unit].append(line)
    sums = [_sum(*unit, found) for unit, found in units.items()]
    return tuple(sorted(sums, key=lambda s: (not s.is_money, -(s.dollars or 0), -s.high)))


def _sum(is_money: bool, unit: str | None, lines: Sequence[Line]) -> Sum:
    amounts = [line.amount for line in lines if line.amount is not None]
    low = sum((a.low or Decimal(0) for a in amounts), Decimal(0))
    high = sum((a.high if a.high is not None else a.low or Decimal(0) for a in amounts), Decimal(0))
    dollars = [found for line in lines if (found := middle_in(line, "USD")) is not None]
    euros = [found for line in lines if (found := middle_in(line, "EUR")) is not None]
    return Sum(
        unit=unit,
        is_money=is_money,
        low=low,
        high=high,
        open_ended=any(a.low is None or a.high is None for a in amounts),
        dollars=sum(dollars, Decimal(0)) if dollars else None,
        euros=sum(euros, Decimal(0)) if euros else None,
        bounds=_bounds(lines),
        unconverted=len(lines) - len(dollars) if is_money else 0,
        without_euros=len(lines) - len(euros) if is_money else 0,
        counted=len(lines),
    )


def _bounds(lines: Iterable[Line]) -> tuple[Decimal, Decimal]:
    """The sums of the lines' bounds in US dollars; of one that has but one bound, twice that."""
    found = [converted for line in lines if (converted := line.in_currency("USD"))]
    ends = [[end for end in (one.low, one.high) if end is not None] for one in found]
    return (
        sum((min(both) for both in ends if both), Decimal(0)),
        sum((max(both) for both in ends if both), Decimal(0)),
    )


def middle_in(line: Line, currency: str) -> Decimal | None:
    """The middle of a line's bounds in another currency; ``None`` where there is no rate."""
    found = line.in_currency(currency)
    bounds = [end for end in (found.low, found.high) if end is not None] if found else []
    return sum(bounds, Decimal(0)) / len(bounds) if bounds else None
