"""Whether a confidence means what it says: start with ``calibrate``."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gestae.evaluation.intervals import Interval, draw, middle, share_interval

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The events whose confidence lies in ``low`` (included) to ``high`` (excluded, but for 1)."""

    low: float
    high: float
    count: int
    confidence: float
    right: float

    @property
    def right_interval(self) -> Interval:
        """Between which the share right lies in 95 of 100 cases."""
        return share_interval(round(self.right * self.count), self.count)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against the share that is right.

    ``bins`` holds those with events, from the lowest up, with their mean confidence and the share
    right. ``error`` is the expected calibration error: the mean distance of the two over all
    events, and ``error_interval`` where it falls in 95 of 100 resamples of the events (rather
    high where they are few, because chance alone makes a distance). ``brier`` is the mean square
    distance of a confidence from 1 where the event is right and 0 where it is not. Both are
    ``None`` where nothing was found.
    """

    bins: tuple[Bin, ...]
    error: float | None
    brier: float | None
    error_interval: Interval = (None, None)


def calibrate(events: Sequence[tuple[float, bool]]) -> Calibration:
    """The calibration of events given as (confidence, whether it is right).

    >>> calibrate([(0.75, True), (0.75, True), (0.75, False)]).bins[0].right.__round__(2)
    0.67
    """
    groups: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in events:
        groups.setdefault(_bin_of(confidence), []).append((confidence, right))
    bins = tuple(_bin(number, groups[number]) for number in sorted(groups))
    if not events:
        return Calibration((), None, None)
    total = len(events)
    return Calibration(
        bins,
        error=sum(b.count * abs(b.confidence - b.right) for b in bins) / total,
        brier=sum((confidence - right) ** 2 for confidence, right in events) / total,
        error_interval=_error_interval(events),
    )


def _error_interval(events: Sequence[tuple[float, bool]]) -> Interval:
    """The error at 2.5 and at 97.5 in 100 over resamples of the events; of a single one none."""
    if len(events) < 2:
        return None, None
    distances = np.zeros((len(events), BINS))
    for row, (confidence, right) in enumerate(events):
        distances[row, _bin_of(confidence)] = confidence - right
    return middle(np.abs(draw(len(events)) @ distances).sum(axis=1) / len(events))


def _bin_of(confidence: float) -> int:
    return min(BINS - 1, int(confidence * BINS))


def _bin(number: int, events: Sequence[tuple[float, bool]]) -> Bin:
    count = len(events)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        count=count,
        confidence=sum(confidence for confidence, _ in events) / count,
        right=sum(right for _, right in events) / count,
    )
