"""Numbers, sums, measures and dates that differ: ``find_numbers``."""

from collections.abc import Iterator, Sequence

from gestae.assembly.audit.figures import Figure, is_same, read_digits, read_figures
from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.matching import Matching, match_figures
from gestae.assembly.audit.reading import Reading
from gestae.records import Span

KINDS = {"money": "number", "share": "share", "date": "date", "distance": "number"}
"""The kind of a finding by the kind of figure; of any other it is a number."""

FILLED_IN = {"month": ("day",), "year": ("month", "day")}
"""Parts of a date that one language leaves to the context, each with those it is left out of."""


def find_numbers(reading: Reading) -> Iterator[Finding]:
    """Figures of either side that the other has not, each against one that may stand in its place.

    A figure is there as soon as any reading of any figure on the other side comes to the same:
    converted, rounded, as a share or a fraction. What has nothing to stand against is told as
    minor, for a translator may say "both" or leave a figure to the sentence before.
    """
    ours, theirs = (read_figures(telling) for telling in (reading.a, reading.b))
    left = _alone(ours, (*theirs, *read_digits(reading.b)))
    right = _alone(theirs, (*ours, *read_digits(reading.a)))
    complete = not left and not right
    for mine in list(left):
        other = _counterpart(mine, right)
        if other is not None:
            left.remove(mine)
            right.remove(other)
            yield _differ(reading, mine, other)
    if complete:
        yield from _miscounted(reading, ours, theirs)
    else:
        yield from _surplus(reading, left, right, match_figures(ours, theirs))
    yield from _currencies(reading, ours, theirs)
    yield from _vague(reading, ours, theirs)
    for side, alone in enumerate((left, right)):
        whole, others = (ours, theirs)[side], (theirs, ours)[side]
        lacking = [figure for figure in alone if not _is_filled_in(figure, whole, others)]
        for figure in _told_once(lacking):
            yield _missing(reading, side, figure, others)


def _miscounted(
    reading: Reading, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    """A figure left over on each side, in one unit, when like has been laid beside like."""
    matching = match_figures(ours, theirs)
    rest = [figure for figure in matching.right if figure.sure]
    for figure in (f for f in matching.left if f.sure):
        other = next((other for other in rest if _may_replace(figure, other)), None)
        if other is not None:
            yield _differ(reading, figure, other)
            return


def _surplus(
    reading: Reading, left: list[Figure], right: list[Figure], matching: Matching
) -> Iterator[Finding]:
    """A figure that the other side lacks against one told there once more than here."""
    for mine in list(left):
        for other in matching.right:
            if other.sure and other not in right and _may_replace(mine, other):
                left.remove(mine)
                yield _differ(reading, mine, other)
                break
    for other in list(right):
        for mine in matching.left:
            if mine.sure and mine not in left and _may_replace(mine, other):
                right.remove(other)
                yield _differ(reading, mine, other)
                break


def _may_replace(mine: Figure, other: Figure) -> bool:
    """Whether one may have been put for the other: of a unit, of a sort, or of one number."""
    if is_same(mine, other) or mine.part != other.part:
        return False
    if mine.kind == other.kind and mine.kind != "count":
        return mine.part is None or mine.part in {"year", "month", "day"}
    return mine.unit is not None and mine.unit == other.unit


def _currencies(
    reading: Reading, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    """Sums told vaguely ("billions of euros") in another currency, where a side has but one."""
    left, right = ([f for f in figures if f.kind == "money"] for figures in (ours, theirs))
    units = [{f.unit for f in figures} for figures in (left, right)]
    vague = any(not f.sure for f in (*left, *right))
    single = all(len(u) == 1 for u in units) and None not in units[0] | units[1]
    if vague and single and units[0] != units[1]:
        yield _differ(reading, left[0], right[0])


def _vague(reading: Reading, ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[Finding]:
    """A few of one unit of time against a few of another: weeks against years."""
    left, right = (
        [
            figure for figure in mine
            if figure.kind == "duration" and not figure.sure
            and not any(is_same(figure, other) for other in others)
        ]
        for mine, others in ((ours, theirs), (theirs, ours))
    )  # fmt: skip
    for mine, other in zip(left, right, strict=False):
        yield _differ(reading, mine, other)


def _alone(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[Figure]:
    """The figures told on purpose that no figure of the other side is the same as."""
    return [
        figure for figure in ours
        if figure.sure and not any(is_same(figure, other) for other in theirs)
    ]  # fmt: skip


def _counterpart(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """What most likely stands in a figure's place: of its part or kind, else any."""
    for alike in (
        lambda other: other.part == figure.part and other.unit == figure.unit
        and other.kind == figure.kind,
        lambda other: other.part == figure.part and other.kind == figure.kind,
        lambda other: not other.part and not figure.part,
        lambda other: "digits" in (other.kind, figure.kind),
    ):  # fmt: skip
        found = next(filter(alike, others), None)
        if found is not None:
            return found
    return None


def _differ(reading: Reading, mine: Figure, other: Figure) -> Finding:
    a, b = _words(reading, 0, mine.span), _words(reading, 1, other.span)
    kinds = {KINDS.get(figure.kind, "number") for figure in (mine, other)} - {"number"}
    kind = kinds.pop() if len(kinds) == 1 else "number"
    two_units = mine.unit and other.unit and mine.unit != other.unit
    if two_units and (mine.values == other.values or not (mine.sure and other.sure)):
        kind = "money" if mine.kind == other.kind == "money" else "unit"
    what = f"the {mine.part} in " if mine.part and mine.part == other.part else ""
    severity: Severity = "critical" if mine.kind == other.kind else "major"
    reason = f"{what}“{a}” stands against “{b}”, which is another {_noun(kind)}."
    return reading.pair.finding(
        kind, severity, reason[0].upper() + reason[1:], a=mine.span, b=other.span, score=0.8
    )


def _noun(kind: str) -> str:
    named = {"date": "date", "share": "share", "unit": "measure", "money": "sum"}
    return named.get(kind, "number")


def _is_filled_in(figure: Figure, mine: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Whether a date is only told more fully: the month of a day that the other side tells bare.

    Not where that side tells a month, or a year, of its own.
    """
    if figure.part not in FILLED_IN or any(other.part == figure.part for other in others):
        return False
    finer = [f for f in mine if f.span == figure.span and f.part in FILLED_IN[figure.part]]
    return any(is_same(f, other) for f in finer for other in others if other.part == f.part)


def _missing(reading: Reading, side: int, figure: Figure, others: Sequence[Figure]) -> Finding:
    words = _words(reading, side, figure.span)
    kind = "date" if figure.part else "number"
    if figure.unit and any(figure.values == other.values for other in others):
        kind = "unit"  # the number is there, of something else
    spans = {"a": figure.span} if side == 0 else {"b": figure.span}
    reason = f"“{words}” on the {'left' if side == 0 else 'right'} has no counterpart."
    return reading.pair.finding(kind, "minor", reason, score=0.3, **spans)


def _told_once(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, those read from the same words once."""
    seen: set[Span] = set()
    for figure in figures:
        if figure.span not in seen:
            seen.add(figure.span)
            yield figure


def _words(reading: Reading, side: int, span: Span) -> str:
    return span.of((reading.a, reading.b)[side].document.text).replace("\n", " ")
