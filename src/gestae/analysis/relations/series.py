"""Deeds between two parties, counted and weighed by period: start with ``make_series``."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from gestae.analysis.facts import Fact
from gestae.ontology.intensity import Scale
from gestae.ontology.plover import Quad

Period = Literal["day", "week", "month", "quarter", "year"]
PERIODS: tuple[Period, ...] = get_args(Period)
QUADS: tuple[Quad, ...] = get_args(Quad)
_DAYS: Mapping[Period, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
SEED, DRAWS, SHARE = 20261123, 1_000, 0.95
"""For the interval around a mean: seed and number of resamples, and the share it holds."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed from one party to another, told once or often.

    ``day``: the first day it is dated to, or the day it was told where nobody dates it; ``dated``
    tells which. ``weight`` is its intensity, ``None`` where it is denied or over; ``confidence``
    that of its surest telling, which ``event`` is the id of.
    """

    id: str
    event: str
    source: str
    target: str
    type: str
    quad: Quad
    day: dt.date
    dated: bool
    weight: float | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Point:
    """One period of one direction.

    ``start``: its first day. Deeds are counted by quad class; ``rate``: deeds for each thousand
    sentences read that were published in the period, ``None`` where none were. ``intensity``: the
    mean weight of the deeds, with the interval that holds it 95 times of 100 (a bootstrap over the
    deeds, each counted by its confidence); ``None`` without deeds.
    """

    start: dt.date
    source: str
    target: str
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    rate: float | None
    intensity: float | None
    low: float | None
    high: float | None
    deeds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """All periods from the first deed to the last, in both directions, in order of time.

    ``left_out`` counts deeds dated less exactly than the period, or neither dated nor published.
    """

    period: Period
    points: tuple[Point, ...]
    left_out: int


def find_deeds(
    facts: Iterable[Fact], pair: tuple[str, str], scale: Scale, period: Period
) -> tuple[tuple[Deed, ...], int]:
    """The deeds between the pair, by day, then id, and how many could not be placed in time.

    A deed of both sides (a meeting) counts once in each direction. Of several tellings the surest
    speaks. A party is matched by country, or by id where it has none.
    """
    best: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        for source, target in (pair, pair[::-1]):
            if source in fact.sources and target in fact.targets:
                key = (fact.deed, source, target)
                if key not in best or fact.rank > best[key].rank:
                    best[key] = fact
    deeds, left_out = [], 0
    for (id_, source, target), fact in best.items():
        day, dated = _day(fact, period)
        if day is None:
            left_out += 1
            continue
        weighed = scale.weigh(fact)
        deeds.append(
            Deed(
                id=id_,
                event=fact.id,
                source=source,
                target=target,
                type=fact.type,
                quad=scale.plover.types[fact.type].quad,
                day=day,
                dated=dated,
                weight=weighed.weight if weighed else None,
                confidence=fact.confidence,
            )
        )
    return tuple(sorted(deeds, key=lambda deed: (deed.day, deed.id, deed.source))), left_out


def make_series(
    deeds: Sequence[Deed],
    pair: tuple[str, str],
    period: Period,
    read: Mapping[dt.date, int],
    left_out: int = 0,
) -> Series:
    """The deeds by period. ``read``: sentences read, by the day their document was published."""
    weighing = [deed for deed in deeds if deed.weight is not None]
    groups: dict[tuple[dt.date, str], list[Deed]] = defaultdict(list)
    for deed in weighing:
        groups[start_of(deed.day, period), deed.source].append(deed)
    sentences: dict[dt.date, int] = defaultdict(int)
    for day, count in read.items():
        sentences[start_of(day, period)] += count
    starts = _all_starts([start for start, _ in groups], period)
    points = [
        _point(start, source, target, groups.get((start, source), []), sentences.get(start, 0))
        for start in starts
        for source, target in dict.fromkeys((pair, pair[::-1]))
    ]
    return Series(period, tuple(points), left_out + len(deeds) - len(weighing))


def start_of(day: dt.date, period: Period) -> dt.date:
    """The first day of the period a day lies in; weeks begin on Monday.

    >>> start_of(dt.date(2024, 5, 17), "quarter"), start_of(dt.date(2024, 5, 17), "week")
    (datetime.date(2024, 4, 1), datetime.date(2024, 5, 13))
    """
    if period == "week":
        return day - dt.timedelta(days=day.weekday())
    if period == "quarter":
        return dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return {
        "day": day,
        "month": day.replace(day=1),
        "year": dt.date(day.year, 1, 1),
    }[period]


def _all_starts(starts: Sequence[dt.date], period: Period) -> list[dt.date]:
    """Every period from the first to the last, those without deeds among them."""
    if not starts:
        return []
    found, last = [min(starts)], max(starts)
    while found[-1] < last:
        step = _DAYS[period] if period in {"day", "week"} else _DAYS[period] + 3
        found.append(start_of(found[-1] + dt.timedelta(days=step), period))
    return found


def _point(
    start: dt.date, source: str, target: str, deeds: Sequence[Deed], sentences: int
) -> Point:
    weights = np.array([deed.weight for deed in deeds], dtype=float)
    trust = np.array([deed.confidence for deed in deeds], dtype=float)
    mean = float(np.average(weights, weights=trust)) if len(deeds) else None
    low, high = _interval(weights, trust) if len(deeds) > 1 else (None, None)
    return Point(
        start=start,
        source=source,
        target=target,
        **{quad: sum(deed.quad == quad for deed in deeds) for quad in QUADS},
        rate=1_000 * len(deeds) / sentences if sentences else None,
        intensity=mean,
        low=low,
        high=high,
        deeds=tuple(deed.id for deed in deeds),
    )


def _interval(weights: np.ndarray, trust: np.ndarray) -> tuple[float, float]:
    """The bounds between which the resampled means lie, but for the outermost (Efron 1979)."""
    chance = np.random.default_rng(SEED)
    drawn = chance.integers(len(weights), size=(DRAWS, len(weights)))
    means = (weights[drawn] * trust[drawn]).sum(1) / trust[drawn].sum(1)
    edge = (1 - SHARE) / 2
    low, high = np.quantile(means, [edge, 1 - edge])
    return float(low), float(high)


def _day(fact: Fact, period: Period) -> tuple[dt.date | None, bool]:
    """The day to place a deed at, and whether a text dates it there."""
    if fact.start is None or fact.end is None:
        return fact.published, False
    exact = (fact.end - fact.start).days < _DAYS[period]
    return (fact.start if exact else None), True
