"""Counts of the scripts beside this file as figures with their 95 % intervals.

A figure has a name; its interval stands beside it as ``NAME.low`` and ``NAME.high``.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from gestae.evaluation.intervals import f1_intervals, share_interval

Figures = dict[str, float]


def scores_of(name: str, counts: Iterable[tuple[int, int, int]]) -> Figures:
    """Precision, recall and F1 of right, found and gold items, counted unit by unit.

    The interval of F1 is over resamples of the units: documents or sentences.
    """
    table = np.array(list(counts), dtype=np.int64)
    right, found, gold = table.sum(axis=0).tolist()
    ((low, high),) = f1_intervals(table[:, None, :])
    return {
        f"{name}.precision": right / max(1, found),
        f"{name}.recall": right / max(1, gold),
        f"{name}.f1": 2 * right / max(1, found + gold),
        **ends(f"{name}.f1", low, high),
    }


def share_of(name: str, right: Sequence[bool]) -> Figures:
    """The share that is right."""
    share = sum(right) / max(1, len(right))
    return {name: share, **ends(name, *share_interval(sum(right), len(right)))}


def ends(name: str, low: float | None, high: float | None) -> Figures:
    """The interval of a figure, where it has one."""
    return {} if low is None or high is None else {f"{name}.low": low, f"{name}.high": high}
