"""Rings of reach on a map: ``draw_reach``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gestae.analysis.charts.outlines import load_outlines
from gestae.analysis.charts.picture import BLUE, LINE, ORANGE, QUIET, RED, look, new_figure
from gestae.analysis.reach.reach import Reach
from gestae.analysis.reach.rings import Ring, outline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = (BLUE, RED, ORANGE)
MARGIN = 1.25
"""How much more than the rings the map shows."""


def draw_reach(reach: Reach) -> "Figure":
    """The rings around their places: outer bounds filled, inner bounds dashed, with the largest
    cities inside.

    Longitudes and latitudes are drawn as they are, stretched for the latitude of the middle.
    """
    rings = [ring for ring in reach.rings if ring.latitude is not None]
    figure = new_figure(8, 7)
    with look():
        axes = figure.subplots()
        axes.set_title("Reach: ranges around the places they are told of")
        if not rings:
            axes.text(0.5, 0.5, "no range with a place is told", ha="center", color=QUIET)
            axes.set_axis_off()
            return figure
        west, east, south, north = _frame(rings)
        for line in load_outlines():
            if any(west <= x <= east and south <= y <= north for x, y in line):
                axes.fill(
                    *zip(*line, strict=True), facecolor="#f3f1ec", edgecolor="#b9b5ac", lw=0.6
                )
        for number, ring in enumerate(rings):
            _ring(axes, ring, COLOURS[number % len(COLOURS)])
        axes.set_xlim(west, east)
        axes.set_ylim(south, north)
        axes.set_aspect(1 / max(0.2, _cosine((south + north) / 2)))
        axes.grid(visible=True, color=LINE, linewidth=0.4)
        axes.set_facecolor("#eaf1f5")
        axes.xaxis.set_major_formatter(lambda value, _: f"{(value + 180) % 360 - 180:g}°")
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}°")
    return figure


def _frame(rings: Sequence[Ring]) -> tuple[float, float, float, float]:
    points = [p for ring in rings for p in _circle(ring, ring.outer)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    half = max(max(xs) - min(xs), max(ys) - min(ys), 1.0) / 2 * MARGIN
    return (
        middle[0] - half, middle[0] + half,
        max(-90.0, middle[1] - half * 0.7), min(90.0, middle[1] + half * 0.7),
    )  # fmt: skip


def _circle(ring: Ring, radius: float) -> list[tuple[float, float]]:
    """The outline of a circle, not torn where it crosses the date line."""
    assert ring.latitude is not None
    assert ring.longitude is not None
    near = ring.longitude
    circle = outline(ring.latitude, ring.longitude, radius)
    return [(near + (x - near + 180) % 360 - 180, y) for x, y in circle]


def _ring(axes: Any, ring: Ring, colour: str) -> None:
    outer = _circle(ring, ring.outer)
    axes.fill(*zip(*outer, strict=True), facecolor=colour, alpha=0.12, edgecolor=colour, lw=1.2)
    if ring.inner < ring.outer:
        inner = _circle(ring, ring.inner)
        axes.plot(*zip(*inner, strict=True), color=colour, linestyle="--", linewidth=1)
    name = ring.subject.name if ring.subject else "range"
    reach = (
        f"{ring.inner:,.0f}–{ring.outer:,.0f}" if ring.inner < ring.outer else f"{ring.outer:,.0f}"
    )
    axes.plot(ring.longitude, ring.latitude, "o", color=colour, markersize=4)
    axes.annotate(
        f"{ring.place}\n{name}, {reach} km", (ring.longitude, ring.latitude),
        xytext=(6, 4), textcoords="offset points", fontsize=8, color=colour,
    )  # fmt: skip


def _cosine(latitude: float) -> float:
    from math import cos, radians

    return cos(radians(latitude))
