"""The network: who deals with whom, how much, and whether it helps or hurts."""

from dataclasses import dataclass
from io import BytesIO
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, Response

from gestae.analysis.network.network import Edge, Network, Node, make_network
from gestae.analysis.relations.series import QUADS
from gestae.errors import NotFoundError
from gestae.store.asked import known_types
from gestae.web.asked import Asked, Choice
from gestae.web.drawn.downloads import PICTURES, send_picture, send_table, send_text
from gestae.web.drawn.network_layout import place_parties
from gestae.web.drawn.parties import list_parties
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("network", "draw", 5)

ROWS = 60
"""Rows of the tables."""
TIES = 160
"""Ties that are drawn, those with most deeds."""


@dataclass(frozen=True, slots=True)
class View:
    """How it is drawn: ``least`` deeds of a tie, ``most`` parties, ``scale`` of intensity."""

    least: int
    most: int
    scale: str


def read_view(
    *,
    least: Annotated[int, Query(ge=1, le=10**6)] = 1,
    most: Annotated[int, Query(ge=2, le=150)] = 40,
    scale: str = "goldstein",
) -> View:
    """The view of an address."""
    return View(least, most, scale)


Viewed = Annotated[View, Depends(read_view)]


@router.get("/network", response_class=HTMLResponse)
def network(visit: Visiting, asked: Asked, view: Viewed) -> HTMLResponse:
    """Parties and their ties for the filters: a picture and the measures."""
    made = _network(visit, asked, view)
    return visit.show(
        "network.html",
        asked=asked,
        view=view,
        network=made,
        nodes=made.nodes[:ROWS],
        edges=made.edges[:ROWS],
        degrees=visit.remember(
            ("degrees", asked.filters, view.least, view.scale), lambda: _degrees(made)
        ),
        parties=visit.remember("parties", lambda: list_parties(visit.casebook)),
        types=[(name, name) for name in known_types()],
        quads=QUADS,
        drawn=visit.remember(("network drawn", asked.filters, view), lambda: _drawn(made, view))
        | {"query": visit.request.url.query},
    )


@router.get("/network/{what}.{format_}")
def download(visit: Visiting, what: str, format_: str, asked: Asked, view: Viewed) -> Response:
    """The ties or parties as csv or jsonl, the network as graphml, svg or png."""
    made = _network(visit, asked, view)
    if format_ == "graphml":
        out = BytesIO()
        made.write_graphml(out)
        return send_text(out.getvalue(), "application/graphml+xml", "network.graphml")
    if format_ in PICTURES:
        from gestae.analysis.charts.network import draw_network

        return send_picture(lambda: draw_network(made), "network", format_)
    tables = {"edges": made.edges_table, "nodes": made.nodes_table}
    if what not in tables:
        raise NotFoundError(f"a network has no {what!r}; it has edges, nodes and a picture.")
    return send_table(tables[what](), f"network_{what}", f"network-{what}", format_)


def _network(visit: Visit, asked: Choice, view: View) -> Network:
    made: Network = visit.remember(
        ("network", asked.filters, view.least, view.scale),
        lambda: make_network(visit.casebook, asked.filters, scale=view.scale, least=view.least),
    )
    return made


def _degrees(made: Network) -> dict[str, tuple[int, float]]:
    """With how many others each party deals, and the mean intensity of what it does and meets."""
    others: dict[str, set[str]] = {node.id: set() for node in made.nodes}
    weighed = {node.id: [0.0, 0] for node in made.nodes}
    for edge in made.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if one != other:
                others[one].add(other)
            weighed[one][0] += edge.intensity * edge.deeds
            weighed[one][1] += edge.deeds
    return {
        name: (len(found), weighed[name][0] / (weighed[name][1] or 1))
        for name, found in others.items()
    }


def _drawn(made: Network, view: View) -> dict[str, Any]:
    """The busiest parties with their places, and the ties among them, both ways as one."""
    shown = made.nodes[: view.most]
    names = {node.id for node in shown}
    within = [e for e in made.edges if {e.source, e.target} <= names and e.source != e.target]
    places = place_parties([node.id for node in shown], within)
    degrees = _degrees(made)
    ties: dict[tuple[str, str], list[Edge]] = {}
    for edge in within:
        ties.setdefault((min(edge.source, edge.target), max(edge.source, edge.target)), []).append(
            edge
        )
    busiest = sorted(ties.items(), key=lambda tie: -sum(edge.deeds for edge in tie[1]))[:TIES]
    return {
        "nodes": [_node(node, places[node.id], *degrees[node.id]) for node in shown],
        "ties": [
            {
                "one": one,
                "other": other,
                "deeds": sum(edge.deeds for edge in edges),
                "intensity": sum(e.intensity * e.deeds for e in edges)
                / sum(e.deeds for e in edges),
                "quads": [sum(getattr(edge, quad) for edge in edges) for quad in QUADS],
            }
            for (one, other), edges in busiest
        ],
        "more": len(made.nodes) - len(shown),
    }


def _node(node: Node, place: tuple[float, float], degree: int, balance: float) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.name,
        "x": place[0],
        "y": place[1],
        "deeds": node.acts + node.meets,
        "degree": degree,
        "balance": balance,
    }
