"""Where the parties of a network stand in its picture: ``place_parties``."""

from collections.abc import Mapping, Sequence

import networkx as nx

from gestae.analysis.network.network import SEED, Edge


def place_parties(names: Sequence[str], edges: Sequence[Edge]) -> Mapping[str, tuple[float, float]]:
    """A place for each party, from 0 to 1 across and down; the same for the same network.

    Those who deal much with each other stand near (Kamada and Kawai 1989 as the start, then
    Fruchterman and Reingold 1991, by networkx). Groups that have nothing to do with each other are
    laid out together, so that none runs off.
    """
    graph = nx.Graph()
    graph.add_nodes_from(names)
    for edge in edges:
        if edge.source in graph and edge.target in graph and edge.source != edge.target:
            known = graph.get_edge_data(edge.source, edge.target, {"weight": 0.0})["weight"]
            graph.add_edge(edge.source, edge.target, weight=known + edge.deeds**0.5)
    if not graph:
        return {}
    start = nx.circular_layout(graph)
    spread = 2.2 / len(graph) ** 0.5
    found = nx.spring_layout(graph, pos=start, k=spread, iterations=120, weight="weight", seed=SEED)
    xs = [float(x) for x, _ in found.values()]
    ys = [float(y) for _, y in found.values()]
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    return {
        name: ((float(x) - min(xs)) / wide, (float(y) - min(ys)) / high)
        for name, (x, y) in found.items()
    }
