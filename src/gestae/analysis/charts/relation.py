"""A relation as a picture: ``draw_relation``."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gestae.analysis.charts.picture import BLUE, ORANGE, QUIET, RED, SKY, look, new_figure
from gestae.analysis.relations.relations import Relation
from gestae.analysis.relations.series import QUADS, Point

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = dict(zip(QUADS, (SKY, BLUE, ORANGE, RED), strict=True))
DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 360}


def draw_relation(relation: Relation) -> "Figure":
    """Above, deeds of each direction by quad class, the second direction downward; below, their
    mean intensity with its interval; dashed lines where the relation changed.
    """
    figure = new_figure(9, 5.6)
    with look():
        counts, weights = figure.subplots(2, 1, sharex=True, height_ratios=(3, 2))
        for sign, direction in zip((1, -1), _directions(relation), strict=False):
            points = [p for p in relation.series.points if (p.source, p.target) == direction]
            _bars(counts, points, sign, DAYS[relation.series.period] * 0.8)
            _line(weights, points, direction, BLUE if sign == 1 else ORANGE)
        counts.axhline(0, color=QUIET, linewidth=0.8)
        weights.axhline(0, color=QUIET, linewidth=0.8)
        weights.set_ylim(-10.5, 10.5)
        for change in relation.changes:
            for axes in (counts, weights):
                axes.axvline(change.start, color=QUIET, linestyle="--", linewidth=0.9)
        first, second = relation.pair
        counts.set_title(f"{first} and {second}: deeds a {relation.series.period}")
        counts.set_ylabel(f"{second} → {first}   |   {first} → {second}")
        counts.yaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
        weights.set_title(f"mean intensity ({relation.scale}, −10 to 10)")
        _legends(counts, weights)
        figure.supxlabel(relation.summary, fontsize=8, color=QUIET, wrap=True)
    return figure


def _directions(relation: Relation) -> list[tuple[str, str]]:
    return list(dict.fromkeys((relation.pair, relation.pair[::-1])))


def _bars(axes: Any, points: Sequence[Point], sign: int, width: float) -> None:
    days = [point.start for point in points]
    base = [0] * len(points)
    for quad in QUADS:
        heights = [sign * getattr(point, quad) for point in points]
        axes.bar(days, heights, width, base, align="edge", color=COLOURS[quad], label=quad)
        base = [low + height for low, height in zip(base, heights, strict=True)]


def _line(axes: Any, points: Sequence[Point], direction: tuple[str, str], colour: str) -> None:
    told = [point for point in points if point.intensity is not None]
    days = [point.start for point in told]
    label = " → ".join(direction)
    axes.plot(days, [p.intensity for p in told], "o-", color=colour, markersize=3, label=label)
    for one, other in pairwise(told):
        if None not in {one.low, other.low}:
            axes.fill_between(
                [one.start, other.start], [one.low, other.low], [one.high, other.high],
                color=colour, alpha=0.15, linewidth=0,
            )  # fmt: skip


def _legends(counts: Any, weights: Any) -> None:
    handles, labels = counts.get_legend_handles_labels()
    once = dict(zip((label.replace("_", " ") for label in labels), handles, strict=True))
    if once:
        counts.legend(list(once.values()), list(once), ncols=4, loc="upper left", fontsize=8)
        weights.legend(loc="lower left", fontsize=8, ncols=2)
