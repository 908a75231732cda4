"""The best way through the band: ``read_lattice``.

The ways to align two texts are a conditional random field (Lafferty, McCallum & Pereira 2001):
the score of a way is the sum of the scores of its beads. The forward and backward sums give every
bead its probability, and the way taken is the one whose beads are likeliest to be right.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from gestae.assembly.band import Band
from gestae.assembly.bead import GAPS, PAIRED, Shape
from gestae.assembly.evidence import Numbers

Step = tuple[Shape, int, int]
"""A bead's shape and the places where it ends."""
Scores = Mapping[Shape, list[Numbers]]
"""For each shape, a row for each left place: the scores of beads that end there, over the band."""
NEVER = -np.inf


@dataclass(frozen=True, slots=True)
class Lattice:
    """The probabilities of all beads of the band, laid out as ``Scores``, and the band."""

    band: Band
    chances: Scores
    total: float


def read_lattice(band: Band, scores: Scores) -> Lattice:
    """The probability of each bead, over all ways from one end of the texts to the other."""
    forward = _sweep(band, scores)
    turned = _turn(band, scores)
    backward = [row[::-1] for row in _sweep(*turned)[::-1]]
    total = float(forward[-1][-1])
    chances: dict[Shape, list[Numbers]] = {}
    for shape in (*PAIRED, *GAPS):
        chances[shape] = []
        for row in range(len(band.low)):
            before = _shifted(band, forward, row, shape)
            with np.errstate(invalid="ignore"):
                log_chance = before + scores[shape][row] + backward[row] - total
            chances[shape].append(np.exp(np.where(np.isfinite(log_chance), log_chance, NEVER)))
    return Lattice(band, chances, total)


def _sweep(band: Band, scores: Scores) -> list[Numbers]:
    """For each place, the logarithm of the sum over all ways that lead there."""
    done: list[Numbers] = []
    for row in range(len(band.low)):
        width = band.high[row] - band.low[row] + 1
        reached = np.full(width, NEVER)
        if row == 0:
            reached[0 - band.low[0]] = 0.0
        for shape in (*PAIRED, (1, 0)):
            if shape[0] <= row:
                arriving = _shifted(band, done, row, shape) + scores[shape][row]
                reached = np.logaddexp(reached, arriving)
        steps = scores[0, 1][row].copy()
        steps[0] = 0.0  # no way comes along the row from outside the band
        along = np.cumsum(steps)
        done.append(np.logaddexp.accumulate(reached - along) + along)
    return done


def _shifted(band: Band, rows: list[Numbers], row: int, shape: Shape) -> Numbers:
    """What stands, for each place of a row, at the place where a bead that ends there began."""
    found = np.full(band.high[row] - band.low[row] + 1, NEVER)
    begin = row - shape[0]
    if begin < 0:
        return found
    first = max(band.low[row], band.low[begin] + shape[1])
    last = min(band.high[row], band.high[begin] + shape[1])
    if first <= last:
        source = rows[begin][
            first - shape[1] - band.low[begin] : last - shape[1] - band.low[begin] + 1
        ]
        found[first - band.low[row] : last - band.low[row] + 1] = source
    return found


def _turn(band: Band, scores: Scores) -> tuple[Band, Scores]:
    """The same read from the end: a bead that ended at a place now ends where it began."""
    rows, last = len(band.low), band.high[-1]
    turned = Band(
        tuple(last - high for high in reversed(band.high)),
        tuple(last - low for low in reversed(band.low)),
    )
    found: dict[Shape, list[Numbers]] = {}
    for shape, listed in scores.items():
        found[shape] = []
        for row in range(rows):
            end = rows - 1 - row + shape[0]
            width = turned.high[row] - turned.low[row] + 1
            cells = np.full(width, NEVER)
            if end < rows:
                # Turned column c is place last − c, from which the bead ends at last − c + b.
                low, high = band.low[end], band.high[end]
                first = max(turned.low[row], last + shape[1] - high)
                final = min(turned.high[row], last + shape[1] - low)
                if first <= final:
                    taken = listed[end][
                        last + shape[1] - final - low : last + shape[1] - first - low + 1
                    ]
                    cells[first - turned.low[row] : final - turned.low[row] + 1] = taken[::-1]
            found[shape].append(cells)
    return turned, found


def best_way(lattice: Lattice) -> tuple[tuple[Shape, int, int, float], ...]:
    """The beads of the way whose beads are likeliest to be right, in order, with their chances.

    Each bead counts by its probability and the sentences it takes, so that every way has the
    same to give. A gap has the probability that its sentence stands alone, wherever.
    """
    band = lattice.band
    alone = _gap_chances(lattice)
    worth: list[Numbers] = []
    steps: list[list[Shape | None]] = []
    for row in range(len(band.low)):
        best = np.full(band.high[row] - band.low[row] + 1, NEVER)
        chosen = np.full(len(best), -1)
        if row == 0:
            best[0 - band.low[0]] = 0.0
        for number, shape in enumerate((*PAIRED, (1, 0))):
            if shape[0] > row:
                continue
            gain = lattice.chances[shape][row] if shape[1] else alone[0][row - 1]
            arriving = _shifted(band, worth, row, shape) + gain * sum(shape)
            better = arriving > best
            best[better], chosen[better] = arriving[better], number
        along = np.concatenate([[0.0], alone[1][band.low[row] : band.high[row]]]).cumsum()
        level = best - along
        top = np.maximum.accumulate(level)
        chosen[level < top] = len(PAIRED) + 1
        worth.append(top + along)
        steps.append([None if n < 0 else (*PAIRED, *GAPS)[n] for n in chosen])
    return tuple(reversed(list(_walk_back(lattice, steps, alone))))


def _walk_back(
    lattice: Lattice, steps: list[list[Shape | None]], alone: tuple[Numbers, Numbers]
) -> Iterator[tuple[Shape, int, int, float]]:
    band = lattice.band
    row, column = len(band.low) - 1, band.high[-1]
    while row or column:
        cell = column - band.low[row]
        shape = steps[row][cell]
        assert shape is not None, "every place of the band is reached"
        if all(shape):
            chance = float(lattice.chances[shape][row][cell])
        else:
            chance = float(alone[0][row - 1] if shape[0] else alone[1][column - 1])
        yield shape, row, column, chance
        row, column = row - shape[0], column - shape[1]


def _gap_chances(lattice: Lattice) -> tuple[Numbers, Numbers]:
    """For each left and each right sentence, the probability that the other side lacks it."""
    band = lattice.band
    left = np.array([row.sum() for row in lattice.chances[1, 0][1:]])
    right = np.zeros(band.high[-1] + 1)
    for row, chances in enumerate(lattice.chances[0, 1]):
        right[band.low[row] : band.high[row] + 1] += chances
    return left, right[1:]
