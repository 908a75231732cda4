"""The sums over all ways, against every way counted out."""

from collections.abc import Iterator
from itertools import accumulate

import numpy as np
import pytest

from gestae.assembly.band import Band
from gestae.assembly.bead import GAPS, PAIRED, Shape
from gestae.assembly.evidence import Numbers
from gestae.assembly.lattice import NEVER, best_way, read_lattice

SHAPES = (*PAIRED, *GAPS)
Way = tuple[Shape, ...]


def scores_of(band: Band, seed: int) -> dict[Shape, list[Numbers]]:
    chance = np.random.default_rng(seed)
    found = {}
    for shape in SHAPES:
        found[shape] = [
            np.array(
                [
                    chance.normal() if row >= shape[0] and column >= shape[1] else NEVER
                    for column in range(band.low[row], band.high[row] + 1)
                ]
            )
            for row in range(len(band.low))
        ]
    return found


def ways(band: Band, row: int = 0, column: int = 0) -> Iterator[Way]:
    rows, columns = len(band.low) - 1, band.high[-1]
    if (row, column) == (rows, columns):
        yield ()
        return
    for shape in SHAPES:
        end = row + shape[0], column + shape[1]
        if end[0] <= rows and band.low[end[0]] <= end[1] <= band.high[end[0]]:
            for rest in ways(band, *end):
                yield (shape, *rest)


def places(way: Way) -> list[tuple[Shape, int, int]]:
    ends = accumulate(way, lambda done, shape: (done[0] + shape[0], done[1] + shape[1]))
    return [(shape, *end) for shape, end in zip(way, ends, strict=True)]


BANDS = [
    Band((0, 0, 0, 0), (3, 3, 3, 3)),
    Band((0, 0, 1, 1, 2), (1, 2, 2, 3, 3)),
    Band((0, 0), (2, 2)),
]


@pytest.mark.parametrize("band", BANDS)
def test_the_chances_of_beads_are_those_of_all_ways_through_the_band(band: Band) -> None:
    scores = scores_of(band, seed=4)
    weighed = []
    for way in ways(band):
        told = places(way)
        weighed.append((sum(scores[s][r][c - band.low[r]] for s, r, c in told), told))
    total = np.logaddexp.reduce([score for score, _ in weighed])
    lattice = read_lattice(band, scores)
    assert lattice.total == pytest.approx(total)
    for shape in SHAPES:
        for row in range(len(band.low)):
            for cell, chance in enumerate(lattice.chances[shape][row]):
                place = (shape, row, band.low[row] + cell)
                right = sum(np.exp(score - total) for score, told in weighed if place in told)
                assert chance == pytest.approx(right, abs=1e-9)


@pytest.mark.parametrize("band", BANDS)
def test_the_best_way_leads_through_the_band_from_end_to_end(band: Band) -> None:
    way = best_way(read_lattice(band, scores_of(band, seed=5)))
    assert [(shape, row, column) for shape, row, column, _ in way] == places(
        tuple(shape for shape, *_ in way)
    )
    assert way[-1][1:3] == (len(band.low) - 1, band.high[-1])
    assert all(0 <= chance <= 1 + 1e-9 for *_, chance in way)
