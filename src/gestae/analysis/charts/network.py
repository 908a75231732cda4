"""The network of parties as a picture: ``draw_network``."""

from typing import TYPE_CHECKING, Any

from gestae.analysis.charts.picture import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    QUIET,
    RED,
    SKY,
    look,
    new_figure,
)
from gestae.analysis.network.network import SEED, Network

if TYPE_CHECKING:
    from matplotlib.figure import Figure

COLOURS = (BLUE, ORANGE, GREEN, SKY, RED)
MOST = 40
"""Parties that are drawn, the busiest."""


def draw_network(network: Network) -> "Figure":
    """Parties as discs as large as they are busy, in the colour of their group; lines as thick as
    there are deeds, blue where they help in the mean and red where they hurt.
    """
    import networkx as nx

    figure = new_figure(9, 7.5)
    shown = {node.id: node for node in network.nodes[:MOST]}
    graph = nx.DiGraph(network.to_graph().subgraph(shown))
    with look():
        axes = figure.subplots()
        axes.set_axis_off()
        axes.set_title("Who deals with whom: deeds between parties")
        if not shown:
            axes.text(0.5, 0.5, "no deed between two parties is told", ha="center", color=QUIET)
            return figure
        places = nx.spring_layout(graph.to_undirected(), weight="deeds", seed=SEED, k=1.6)
        for source, target, values in graph.edges(data=True):
            colour = BLUE if values["intensity"] >= 0 else RED
            _arrow(axes, places[source], places[target], colour, values["deeds"])
        for name, (x, y) in places.items():
            node = shown[name]
            size = 60 + 45 * (node.acts + node.meets) ** 0.5
            colour = COLOURS[node.community % len(COLOURS)]
            axes.scatter(x, y, s=size, color=colour, zorder=3, edgecolor="white", linewidth=1)
            axes.annotate(
                name, (x, y), xytext=(0, size**0.5 / 2 + 3), textcoords="offset points",
                ha="center", fontsize=8, color=INK, zorder=4,
            )  # fmt: skip
        axes.margins(0.08)
    return figure


def _arrow(axes: Any, start: Any, end: Any, colour: str, deeds: int) -> None:
    axes.annotate(
        "", end, start,
        arrowprops={
            "arrowstyle": "-|>", "color": colour, "alpha": 0.45, "shrinkA": 7, "shrinkB": 9,
            "linewidth": 0.6 + 0.8 * deeds**0.5, "connectionstyle": "arc3,rad=0.12",
        },
    )  # fmt: skip
