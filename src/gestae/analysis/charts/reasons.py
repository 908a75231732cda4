"""The stated reasons of a deed or policy as a picture: ``draw_reasons``."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gestae.analysis.charts.picture import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    QUIET,
    RED,
    look,
    new_figure,
)
from gestae.analysis.reasons.graph import KINDS, Edge, EdgeKind, Node, ReasonGraph

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS: Mapping[EdgeKind, str] = {
    "purpose": GREEN, "motive": "#8f4fa3", "causes": BLUE, "means": "#2b7a85", "condition": ORANGE,
    "despite": RED, "limits": QUIET,
}  # fmt: skip
NAMES: Mapping[EdgeKind, str] = {
    "purpose": "purpose", "motive": "motive", "causes": "cause", "means": "means",
    "condition": "condition", "despite": "in spite of", "limits": "holds it back",
}  # fmt: skip
OTHER_SIDE: Mapping[EdgeKind, str] = {
    "purpose": "done for it", "motive": "moved by it", "causes": "effect", "means": "done by it",
    "condition": "hangs on it", "despite": "not prevented", "limits": "held back",
}  # fmt: skip
"""What a node is that the other is a reason of."""
MOST = 40
"""Nodes that are drawn, those nearest to what was asked and best attested."""
COLUMNS = 32
"""Columns of a line of text in a box; a Han character takes two."""
LINES = 5
"""Lines of a box; what is longer ends in an ellipsis."""
WIDTH, LINE, PAD, GAP, AISLE = 2.35, 0.155, 0.11, 0.16, 0.85
"""Inches: width of a box, height of a line, space in a box, between boxes, between columns."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place: left edge and middle in inches, its lines and who says so."""

    node: Node
    left: float
    middle: float
    lines: tuple[str, ...]
    foot: tuple[str, ...]
    tie: Edge | None

    @property
    def height(self) -> float:
        """In inches."""
        return _height(len(self.lines) + len(self.foot))


def draw_reasons(graph: ReasonGraph) -> "Figure":
    """What was asked in the middle, its reasons to the left, what it is a reason of to the right.

    Arrows run from the reason; colours tell the kind, broken lines a reason that is rejected. Under
    each box stands how it is tied in, and who says so.
    """
    boxes = place_boxes(graph)
    right = max(box.left for box in boxes.values()) + WIDTH
    left = min(box.left for box in boxes.values())
    top = max(box.middle + box.height / 2 for box in boxes.values())
    bottom = min(box.middle - box.height / 2 for box in boxes.values())
    width, height = right - left + 0.4, top - bottom + 1.0
    figure = new_figure(width, height)
    figure.set_layout_engine("none")  # every box has its place
    with look():
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(left - 0.2, right + 0.2)
        axes.set_ylim(bottom - 0.35, top + 0.65)
        axes.set_axis_off()
        axes.text(left, top + 0.42, f"Reasons told: {graph.asked}", fontsize=11, color=INK)
        _legend(axes, left, top + 0.17)
        for edge in graph.edges:
            if edge.reason in boxes and edge.of in boxes:
                _arrow(axes, boxes[edge.reason], boxes[edge.of], edge)
        for box in boxes.values():
            _box(axes, box)
        if len(boxes) < len(graph.nodes):
            more = len(graph.nodes) - len(boxes)
            axes.text(left, bottom - 0.25, f"{more} more are not drawn", fontsize=8, color=QUIET)
    return figure


def place_boxes(graph: ReasonGraph) -> dict[str, Box]:
    """The boxes by their node's id, stacked in columns around what was asked."""
    ties = _ties(graph)
    columns: dict[int, list[str]] = {}
    places = {graph.center: 0}
    for name, edge in ties.items():
        places[name] = places[edge.of] - 1 if edge.reason == name else places[edge.reason] + 1
    kept = list(places)[:MOST]
    for name in kept:
        columns.setdefault(places[name], []).append(name)
    boxes: dict[str, Box] = {}
    for column in sorted(columns, key=abs):
        boxes |= _stack(graph, columns[column], column, ties, boxes)
    return boxes


def _ties(graph: ReasonGraph) -> dict[str, Edge]:
    """The edge by which each node is tied to one nearer to what was asked, nearest first."""
    ties: dict[str, Edge] = {}
    reached, before = {graph.center}, 0
    while before != len(reached):
        before = len(reached)
        for edge in graph.edges:
            for name, other in ((edge.reason, edge.of), (edge.of, edge.reason)):
                if other in reached and name not in reached:
                    ties.setdefault(name, edge)
        reached |= set(ties)
    return ties


def _stack(
    graph: ReasonGraph,
    names: Sequence[str],
    column: int,
    ties: Mapping[str, Edge],
    placed: Mapping[str, Box],
) -> dict[str, Box]:
    """The boxes of a column, in the order of what they are tied to, around the middle of that."""

    def order(name: str) -> tuple[float, int, bool]:
        edge = ties.get(name)
        near = _near(name, edge, placed)
        kind = KINDS.index(edge.kind) if edge is not None else -1
        return -near, kind, edge is not None and edge.rejected

    boxes = []
    for name in sorted(names, key=order):
        node, edge = graph.node(name), ties.get(name)
        lines = tuple(wrap_text(node.label, COLUMNS, LINES))
        foot = tuple(wrap_text(_foot(name, edge), COLUMNS + 6, 2)) if edge is not None else ()
        boxes.append(Box(node, column * (WIDTH + AISLE), 0.0, lines, foot, edge))
    found, at = {}, float("inf")
    for box in boxes:
        near = _near(box.node.id, box.tie, placed)
        middle = min(near, at - box.height / 2)
        found[box.node.id] = replace(box, middle=middle)
        at = middle - box.height / 2 - GAP
    wanted = [_near(name, box.tie, placed) - box.middle for name, box in found.items()]
    shift = sum(wanted) / len(wanted)
    return {name: replace(box, middle=box.middle + shift) for name, box in found.items()}


def _near(name: str, edge: Edge | None, placed: Mapping[str, Box]) -> float:
    if edge is None:
        return 0.0
    other = placed.get(edge.of if edge.reason == name else edge.reason)
    return other.middle if other is not None else 0.0


def _foot(name: str, edge: Edge) -> str:
    verdict = "rejected as " if edge.rejected else ""
    side = NAMES if edge.reason == name else OTHER_SIDE
    return f"{verdict}{side[edge.kind]} · {'; '.join(edge.sources)}"


def wrap_text(text: str, columns: int, most: int) -> Iterator[str]:
    """The text in lines of so many columns, at most so many lines."""
    lines = list(_lines(text, columns))
    for number, line in enumerate(lines[:most]):
        cut = number == most - 1 and len(lines) > most
        yield f"{line.rstrip('，, ')}…" if cut else line


def _lines(text: str, columns: int) -> Iterator[str]:
    line, used = "", 0
    for word in _words(text):
        size = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in word)
        if line and used + len(word.rstrip()) > columns and used + size > columns:
            yield line.rstrip()
            line, used = "", 0
        line, used = line + word, used + size
    if line.strip():
        yield line.rstrip()


def _words(text: str) -> Iterator[str]:
    """Words with the space behind them; a Han character is a word."""
    word = ""
    for character in text:
        if unicodedata.east_asian_width(character) in "WF":
            if word:
                yield word
            yield character
            word = ""
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def _height(lines: int) -> float:
    return lines * LINE + 2 * PAD


def _legend(axes: Any, left: float, y: float) -> None:
    at = left
    for kind, colour in COLOURS.items():
        axes.plot([at, at + 0.25], [y + 0.04, y + 0.04], color=colour, linewidth=1.6)
        axes.text(at + 0.3, y, NAMES[kind], fontsize=8, color=QUIET)
        at += 0.45 + 0.075 * len(NAMES[kind])
    axes.plot([at, at + 0.25], [y + 0.04, y + 0.04], color=QUIET, linewidth=1.6, linestyle="--")
    axes.text(at + 0.3, y, "rejected", fontsize=8, color=QUIET)


def _box(axes: Any, box: Box) -> None:
    from matplotlib.patches import FancyBboxPatch

    edge = box.tie
    asked = box.node.kind == "asked"
    colour = INK if edge is None else COLOURS[edge.kind]
    axes.add_patch(
        FancyBboxPatch(
            (box.left + 0.04, box.middle - box.height / 2 + 0.04),
            WIDTH - 0.08,
            box.height - 0.08,
            boxstyle="round,pad=0.04",
            facecolor="#f3f1ec" if asked else "white",
            edgecolor=colour,
            linewidth=1.8 if asked else 1.1,
            linestyle="--" if edge is not None and edge.rejected else "-",
            zorder=2,
        )
    )
    y = box.middle + box.height / 2 - PAD - LINE / 2
    weight = "bold" if asked else "normal"
    for line in box.lines:
        axes.text(box.left + 0.1, y, line, fontsize=8.2, va="center", weight=weight, zorder=3)
        y -= LINE
    for line in box.foot:
        axes.text(box.left + 0.1, y, line, fontsize=6.8, va="center", color=colour, zorder=3)
        y -= LINE


def _arrow(axes: Any, reason: Box, of: Box, edge: Edge) -> None:
    forward = reason.left <= of.left
    start = (reason.left + (WIDTH if forward else 0), reason.middle)
    end = (of.left + (0 if forward else WIDTH), of.middle)
    if reason.left == of.left:
        end = (of.left + WIDTH, of.middle)
    axes.annotate(
        "",
        xy=end,
        xytext=start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": COLOURS[edge.kind],
            "linewidth": 0.9 + 0.4 * min(3, len(edge.assertions) - 1),
            "linestyle": "--" if edge.rejected else "-",
            "connectionstyle": "arc3,rad=0.0" if reason.left != of.left else "arc3,rad=-0.3",
            "shrinkA": 0,
            "shrinkB": 0,
        },
        zorder=1,
    )
