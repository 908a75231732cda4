"""When a relation changed: ``find_changes``."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gestae.analysis.relations.series import Deed, Series, start_of

FEWEST = 6
"""Periods below which no change can be told from chance."""
SHORTEST = 2
"""Periods that a stretch between two changes must have."""
PENALTY = 3.0
"""What a change must gain, in units of the noise's variance times the logarithm of the periods."""
MAKERS = 5
"""Deeds that are named as the makers of a change."""


@dataclass(frozen=True, slots=True)
class Change:
    """A day from which on a relation was another.

    ``before`` and ``after``: the mean sum of intensities a period on either side, up to the next
    change. ``makers``: the deeds of the two periods from the change on that moved it that way, the
    weightiest first.
    """

    start: dt.date
    before: float
    after: float
    makers: tuple[Deed, ...]


def find_changes(series: Series, deeds: Sequence[Deed]) -> tuple[Change, ...]:
    """The changes of the level of a relation, both directions together, in order of time.

    Least squares over a piecewise constant level with a penalty for each change (PELT: Killick,
    Fearnhead, Eckley 2012, by the library ruptures); the noise is taken from the differences of
    neighbouring periods. Empty where there are fewer than six periods.
    """
    import ruptures

    starts = list(dict.fromkeys(point.start for point in series.points))
    if len(starts) < FEWEST:
        return ()
    level = dict.fromkeys(starts, 0.0)
    for deed in deeds:
        start = start_of(deed.day, series.period)
        if deed.weight is not None and start in level:
            level[start] += deed.weight * deed.confidence
    signal = np.array([level[start] for start in starts])
    noise = float(np.median(np.abs(np.diff(signal)))) / 0.6745 / np.sqrt(2)
    variance = max(noise**2, float(signal.var()) / 10)
    if variance == 0:
        return ()
    search = ruptures.Pelt(model="l2", min_size=SHORTEST, jump=1).fit(signal)
    *breaks, _ = search.predict(pen=PENALTY * variance * np.log(len(signal)))
    edges = [0, *breaks, len(signal)]
    return tuple(
        Change(
            start=starts[edge],
            before=float(signal[begin:edge].mean()),
            after=float(signal[edge:end].mean()),
            makers=_makers(
                deeds,
                series,
                starts[edge : edge + SHORTEST],
                rising=signal[edge:end].mean() > signal[begin:edge].mean(),
            ),
        )
        for begin, edge, end in zip(edges, edges[1:], edges[2:], strict=False)
    )


def _makers(
    deeds: Sequence[Deed], series: Series, starts: Sequence[dt.date], *, rising: bool
) -> tuple[Deed, ...]:
    """The deeds of these periods that pull the level up, or down, the weightiest first."""
    sign = 1 if rising else -1
    pulling = [
        deed
        for deed in deeds
        if deed.weight is not None
        and sign * deed.weight > 0
        and start_of(deed.day, series.period) in starts
    ]
    once = {deed.id: deed for deed in pulling}
    weighed = sorted(once.values(), key=lambda d: (-abs(d.weight or 0) * d.confidence, d.day, d.id))
    return tuple(weighed[:MAKERS])
