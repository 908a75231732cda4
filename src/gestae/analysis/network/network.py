"""The network of parties and their deeds: start with ``make_network``."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import IO, Any

import networkx as nx
import pyarrow as pa

from gestae.analysis.facts import Fact, read_facts
from gestae.ontology.intensity import Scale, load_scale
from gestae.ontology.load import load_ontology
from gestae.records.columns import to_columns
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters

EVERYTHING = Filters()
SEED = 20261123


@dataclass(frozen=True, slots=True)
class Edge:
    """All deeds of one party towards another.

    ``deeds`` by quad class and together; ``intensity`` their mean weight, by the confidence of
    their surest telling, from -10 to 10. ``events``: the surest telling of each, surest first.
    """

    source: str
    target: str
    deeds: int
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int
    intensity: float
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A party: a country, or a body or person of none.

    ``acts`` and ``meets``: deeds it does and deeds done to it. ``betweenness``: the share of the
    shortest ways between others that lead over it (Freeman 1977). ``community``: the number of the
    group that deals more within itself than with others (Louvain: Blondel et al. 2008), 0 for the
    largest.
    """

    id: str
    name: str
    acts: int
    meets: int
    betweenness: float
    community: int


@dataclass(frozen=True, slots=True)
class Network:
    """Parties, the busiest first, and what they do to each other, the most deeds first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def nodes_table(self) -> pa.Table:
        """The parties, a row each."""
        return to_columns(self.nodes, Node)

    def edges_table(self) -> pa.Table:
        """Who to whom, a row each."""
        return to_columns(self.edges, Edge)

    def to_graph(self) -> Any:
        """The network as a networkx ``DiGraph`` with all values as attributes."""
        graph = nx.DiGraph()
        for node in self.nodes:
            graph.add_node(
                node.id, name=node.name, acts=node.acts, meets=node.meets,
                betweenness=node.betweenness, community=node.community,
            )  # fmt: skip
        for edge in self.edges:
            graph.add_edge(
                edge.source, edge.target, deeds=edge.deeds, intensity=edge.intensity,
                verbal_cooperation=edge.verbal_cooperation,
                material_cooperation=edge.material_cooperation,
                verbal_conflict=edge.verbal_conflict, material_conflict=edge.material_conflict,
                events=" ".join(edge.events),
            )  # fmt: skip
        return graph

    def write_graphml(self, out: IO[bytes]) -> None:
        """Writes the network as GraphML, which Gephi, Cytoscape and igraph read."""
        nx.write_graphml(self.to_graph(), out)


def make_network(
    casebook: Casebook, filters: Filters = EVERYTHING, *, scale: str = "goldstein", least: int = 1
) -> Network:
    """The network of the deeds whose tellings match the filters.

    ``least``: deeds that a pair must have in one direction to be in it.
    """
    edges = find_edges(read_facts(casebook, filters), load_scale(scale), least)
    return Network(find_nodes(edges), edges)


def find_edges(facts: Iterable[Fact], scale: Scale, least: int = 1) -> tuple[Edge, ...]:
    """Who did what to whom, the most deeds first; what is denied or over is left out."""
    weigh = _weigher(scale)
    surest: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        if weigh(fact) is None:
            continue
        for source in fact.sources:
            for target in fact.targets:
                key = (source, target, fact.deed)
                if source != target and (key not in surest or fact.rank > surest[key].rank):
                    surest[key] = fact
    between: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for (source, target, _), fact in surest.items():
        between[source, target].append(fact)
    found = [
        _edge(source, target, told, scale, weigh)
        for (source, target), told in between.items()
        if len(told) >= least
    ]
    return tuple(sorted(found, key=lambda edge: (-edge.deeds, edge.source, edge.target)))


def find_nodes(edges: Iterable[Edge]) -> tuple[Node, ...]:
    """The parties of the edges with their place among each other, the busiest first."""
    graph = nx.DiGraph()
    for edge in edges:
        graph.add_edge(edge.source, edge.target, weight=edge.deeds)
    between = nx.betweenness_centrality(graph)
    communities = nx.community.louvain_communities(graph.to_undirected(), seed=SEED)
    ordered = sorted((sorted(group) for group in communities), key=lambda g: (-len(g), g))
    group_of = {name: number for number, group in enumerate(ordered) for name in group}
    nodes = [
        Node(
            id=name,
            name=_name(name),
            acts=int(graph.out_degree(name, weight="weight")),
            meets=int(graph.in_degree(name, weight="weight")),
            betweenness=round(float(between[name]), 6),
            community=group_of[name],
        )
        for name in graph
    ]
    return tuple(sorted(nodes, key=lambda node: (-node.acts - node.meets, node.id)))


def _weigher(scale: Scale) -> Callable[[Fact], float | None]:
    """Weighs facts; those of one kind, of which there are few, once."""
    known: dict[tuple[object, ...], float | None] = {}

    def weigh(fact: Fact) -> float | None:
        kind = (fact.type, fact.mode, fact.contexts, fact.instrument, fact.status)
        if kind not in known:
            found = scale.weigh(fact)
            known[kind] = found.weight if found else None
        return known[kind]

    return weigh


def _edge(
    source: str,
    target: str,
    told: list[Fact],
    scale: Scale,
    weigh: Callable[[Fact], float | None],
) -> Edge:
    told = sorted(told, key=lambda fact: fact.rank, reverse=True)
    quads = [scale.plover.types[event.type].quad for event in told]
    weighed = [(weigh(event), event.confidence) for event in told]
    trust = sum(confidence for _, confidence in weighed)
    total = sum(weight * confidence for weight, confidence in weighed if weight is not None)
    mean = total / trust if trust else fmean(weight for weight, _ in weighed if weight is not None)
    return Edge(
        source=source,
        target=target,
        deeds=len(told),
        verbal_cooperation=quads.count("verbal_cooperation"),
        material_cooperation=quads.count("material_cooperation"),
        verbal_conflict=quads.count("verbal_conflict"),
        material_conflict=quads.count("material_conflict"),
        intensity=round(mean, 6),
        events=tuple(event.id for event in told),
    )


def _name(id_: str) -> str:
    actor = load_ontology().actors.by_id.get(id_)
    return actor.name if actor else id_
