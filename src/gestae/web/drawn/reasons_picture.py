"""The graph of reasons laid out for a page: ``lay_out``."""

from collections.abc import Callable
from dataclasses import dataclass

from gestae.analysis.charts.reasons import WIDTH, Box, place_boxes, wrap_text
from gestae.analysis.reasons.graph import Edge, EdgeKind, Node, ReasonGraph

SCALE = 106
"""Pixels an inch of the layout."""
FOOT_COLUMNS = 36
"""Columns of a line below a box's words."""
MARGIN = 14


@dataclass(frozen=True, slots=True)
class Text:
    """A line of words: where it begins, and whether it says who asserts the tie."""

    x: float
    y: float
    words: str
    is_foot: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A node in its place, in pixels from the upper left; ``href`` leads to what tells it."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    kind: EdgeKind | None
    rejected: bool
    href: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge as a path; ``number`` is its place in the list of edges, from 1."""

    number: int
    edge: Edge
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn; ``left_out`` nodes are not. ``center`` is where what was asked stands."""

    width: float
    height: float
    places: tuple[Place, ...]
    arrows: tuple[Arrow, ...]
    left_out: int
    center: tuple[float, float]


def lay_out(graph: ReasonGraph, say_tie: Callable[[Node, Edge], str]) -> Picture:
    """The boxes of ``place_boxes`` in pixels; ``say_tie`` words how a node is tied in."""
    boxes = place_boxes(graph)
    left = min(box.left for box in boxes.values())
    top = max(box.middle + box.height / 2 for box in boxes.values())
    places = {
        name: _place(
            box,
            MARGIN + (box.left - left) * SCALE,
            MARGIN + (top - box.middle - box.height / 2) * SCALE,
            say_tie,
        )
        for name, box in boxes.items()
    }
    arrows = tuple(
        Arrow(number, edge, _path(places[edge.reason], places[edge.of]), _thickness(edge))
        for number, edge in enumerate(graph.edges, start=1)
        if edge.reason in places and edge.of in places
    )
    middle = places[graph.center]
    return Picture(
        width=max(p.x + p.width for p in places.values()) + MARGIN,
        height=max(p.y + p.height for p in places.values()) + MARGIN,
        places=tuple(places.values()),
        arrows=arrows,
        left_out=len(graph.nodes) - len(places),
        center=(middle.x + middle.width / 2, middle.y + middle.height / 2),
    )


def link_of(node: Node) -> str:
    """The address of what tells a node: its event's page, else its words in their document."""
    for telling in node.tellings:
        if telling.event:
            return f"/events/{telling.event}"
    for telling in node.tellings:
        return f"/documents/{telling.document}?at={telling.span.start}-{telling.span.end}#at"
    return "#edges"


def _place(box: Box, x: float, y: float, say_tie: Callable[[Node, Edge], str]) -> Place:
    edge = box.tie
    foot = (
        tuple(wrap_text(say_tie(box.node, edge), FOOT_COLUMNS, max(1, len(box.foot))))
        if edge is not None
        else ()
    )
    step = 0.155 * SCALE
    lines = [(words, False) for words in box.lines] + [(words, True) for words in foot]
    return Place(
        node=box.node,
        x=x,
        y=y,
        width=WIDTH * SCALE,
        height=box.height * SCALE,
        kind=edge.kind if edge is not None else None,
        rejected=edge is not None and edge.rejected,
        href=link_of(box.node),
        texts=tuple(
            Text(x + 11, y + 22 + number * step, words, is_foot)
            for number, (words, is_foot) in enumerate(lines)
        ),
    )


def _path(reason: Place, of: Place) -> str:
    """From the edge of the reason to the edge of what it is a reason of, as a calm curve."""
    y, end = reason.y + reason.height / 2, of.y + of.height / 2
    if abs(reason.x - of.x) < 1:
        x = reason.x + reason.width
        return (
            f"M{x:.1f},{y:.1f} C{x + 50:.1f},{y:.1f} {x + 50:.1f},{end:.1f} {x + 4:.1f},{end:.1f}"
        )
    forward = reason.x < of.x
    start = reason.x + (reason.width if forward else 0)
    stop = of.x + (-5 if forward else of.width + 5)
    bend = (stop - start) / 2
    return (
        f"M{start:.1f},{y:.1f} C{start + bend:.1f},{y:.1f} "
        f"{stop - bend:.1f},{end:.1f} {stop:.1f},{end:.1f}"
    )


def _thickness(edge: Edge) -> float:
    return 1.3 + 0.6 * min(3, len(edge.assertions) - 1)
