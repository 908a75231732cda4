"""Two texts sentence by sentence: start with ``align``."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from gestae.assembly.band import Band, find_band
from gestae.assembly.bead import GAPS, PAIRED, Bead, Shape
from gestae.assembly.evidence import Encode, Evidence, Numbers
from gestae.assembly.explain import explain
from gestae.assembly.lattice import NEVER, Scores, best_way, read_lattice
from gestae.assembly.stretch import Stretch, load_alignment
from gestae.assembly.vectors import encode

ROWS = 128
"""Left sentences whose evidence is counted at once: few enough that little lies off the band."""


def align(
    left: Sequence[Stretch],
    right: Sequence[Stretch],
    *,
    weights: Mapping[str, float] | None = None,
    encode: Encode = encode,
) -> tuple[Bead, ...]:
    """The beads of two texts, in order; every sentence of both is in one."""
    if not left or not right:
        return tuple(_gaps(len(left), 0)) + tuple(_gaps(0, len(right)))
    told: Mapping[str, float] = weights or load_alignment()["weights"]
    evidence = Evidence(left, right, encode)
    band = find_band(evidence.anchors, (len(left), len(right)))
    lattice = read_lattice(band, find_scores(evidence, band, told))
    beads = []
    for (a, b), row, column, chance in best_way(lattice):
        parts = left[row - a : row], right[column - b : column]
        reasons = explain(evidence, (row, column), *parts, told)
        numbers = tuple(range(row - a, row)), tuple(range(column - b, column))
        beads.append(Bead(*numbers, min(chance, 1.0), reasons))
    return tuple(beads)


def _gaps(left: int, right: int) -> Iterator[Bead]:
    for number in range(left):
        yield Bead((number,), (), 1.0)
    for number in range(right):
        yield Bead((), (number,), 1.0)


def find_scores(evidence: Evidence, band: Band, weights: Mapping[str, float]) -> Scores:
    """The score of every bead that the band has room for."""
    return {
        **{shape: _paired_scores(evidence, band, shape, weights) for shape in PAIRED},
        **{shape: _gap_scores(evidence, band, shape, weights) for shape in GAPS},
    }


def _paired_scores(
    evidence: Evidence, band: Band, shape: Shape, weights: Mapping[str, float]
) -> list[Numbers]:
    found = []
    for start in range(0, len(band.low), ROWS):
        rows = np.arange(start, min(start + ROWS, len(band.low)))
        columns = np.arange(band.low[rows[0]], band.high[rows[-1]] + 1)
        block = evidence.block(shape, rows, columns)
        score = sum(
            (weights[name] * values for name, values in block.items()),
            start=_bias_of(shape, weights),
        )
        score = np.where(evidence.possible(shape, rows, columns), score, NEVER)
        for number, row in enumerate(rows):
            low = band.low[row] - columns[0]
            found.append(score[number, low : band.high[row] - columns[0] + 1])
    return found


def _bias_of(shape: Shape, weights: Mapping[str, float]) -> float:
    return weights["shape_{}_{}".format(*shape)]


def _gap_scores(
    evidence: Evidence, band: Band, shape: Shape, weights: Mapping[str, float]
) -> list[Numbers]:
    side = shape.index(1)
    lone = weights["gap"] + weights["gap_length"] * evidence.lonely(side)
    scores = np.concatenate([[NEVER], lone])
    if side == 0:
        return [
            np.full(band.high[row] - band.low[row] + 1, scores[row]) for row in range(len(band.low))
        ]
    return [scores[band.low[row] : band.high[row] + 1] for row in range(len(band.low))]
