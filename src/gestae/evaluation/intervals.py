"""How far a figure could have come out otherwise: ``resample_f1`` and ``share_interval``."""

from math import sqrt
from statistics import NormalDist

import numpy as np

RESAMPLES = 1000
SEED = 20240220
WIDE = NormalDist().inv_cdf(0.975)
"""How many standard deviations hold 95 in 100 cases on both sides."""

Interval = tuple[float | None, float | None]


def resample_f1(counts: np.ndarray) -> np.ndarray:
    """F1 of each measure in resamples of the units it was counted on (bootstrap).

    ``counts`` has the right, found and gold items as (units, measures, 3); comes out as
    (resamples, measures), not a number where a resample holds nothing of a measure.
    """
    right, found, gold = np.moveaxis(np.tensordot(draw(len(counts)), counts, axes=1), 2, 0)
    with np.errstate(invalid="ignore"):
        f1: np.ndarray = 2 * right / (found + gold)
    return f1


def draw(units: int) -> np.ndarray:
    """How often each unit is drawn in each resample, as (resamples, units)."""
    chance = np.random.default_rng(SEED)
    drawn: np.ndarray = chance.multinomial(units, [1 / units] * units, size=RESAMPLES)
    return drawn


def f1_intervals(counts: np.ndarray) -> list[Interval]:
    """For each measure of ``resample_f1`` the F1 at 2.5 and at 97.5 in 100; of one unit none."""
    if len(counts) < 2:
        return [(None, None)] * counts.shape[1]
    return [middle(column) for column in resample_f1(counts).T]


def macro_interval(counts: np.ndarray) -> Interval:
    """The mean F1 over the measures that gold holds, at 2.5 and at 97.5 in 100."""
    wanted = counts[:, counts[:, :, 2].sum(axis=0) > 0]
    if len(counts) < 2 or not wanted.shape[1]:
        return None, None
    means = np.nanmean(resample_f1(wanted), axis=1)
    return middle(means)


def middle(values: np.ndarray) -> Interval:
    """The values at 2.5 and at 97.5 in 100; ``None`` without any number."""
    numbers = values[~np.isnan(values)]
    if not len(numbers):
        return None, None
    low, high = np.percentile(numbers, [2.5, 97.5]).tolist()
    return low, high


def share_interval(right: int, total: int) -> Interval:
    """Between which a share lies in 95 of 100 cases (Wilson); ``None`` of nothing.

    >>> [round(end, 2) for end in share_interval(9, 10)]
    [0.6, 0.98]
    """
    if not total:
        return None, None
    share, square = right / total, WIDE**2 / total
    centre = share + square / 2
    spread = WIDE * sqrt(share * (1 - share) / total + square / (4 * total))
    return (centre - spread) / (1 + square), (centre + spread) / (1 + square)
