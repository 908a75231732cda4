"""Reasons: why something was done, as it is told, with who says so."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, Response

from gestae.analysis.reasons.gather import read_events
from gestae.analysis.reasons.graph import KINDS, Edge, Node, ReasonGraph
from gestae.analysis.reasons.reasons import LEAST, find_reasons
from gestae.analysis.reasons.wordings import name_event
from gestae.analysis.reasons.written import WRITTEN
from gestae.errors import UsageError
from gestae.store.statements import load_sql
from gestae.web.drawn.downloads import PICTURES, send_picture, send_text
from gestae.web.drawn.reasons_picture import lay_out, link_of
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("reasons", "draw", 6)

DEEDS = 40
"""Deeds of the first page."""
MEDIA = {
    "dot": "text/vnd.graphviz",
    "argdown": "text/plain; charset=utf-8",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class View:
    """What is asked about, and how far the graph goes: ``asked`` is "" for the first page."""

    asked: str
    policy: str
    depth: int
    least: float


def read_view(
    *,
    event: str = "",
    policy: str = "",
    depth: Annotated[int, Query(ge=1, le=4)] = 2,
    least: Annotated[float, Query(ge=0, le=1)] = LEAST,
) -> View:
    """The view of an address: ``event`` is an id, ``policy`` words such as "JPN aids UKR"."""
    return View((event or policy).strip(), policy.strip(), depth, least)


Viewed = Annotated[View, Depends(read_view)]


@router.get("/reasons", response_class=HTMLResponse)
def reasons(visit: Visiting, view: Viewed) -> HTMLResponse:
    """The graph around a deed or a policy, or the deeds with most reasons."""
    if not view.asked:
        deeds = visit.remember(("reasoned", view.least), lambda: _deeds(visit, view.least))
        return visit.show("reasons.html", view=view, graph=None, deeds=deeds, kinds=KINDS)
    graph = _graph(visit, view)
    picture = lay_out(graph, lambda node, edge: _tie(visit, node, edge))
    return visit.show(
        "reasons.html",
        view=view,
        graph=graph,
        picture=picture,
        kinds=KINDS,
        link_of=link_of,
        nodes={node.id: node for node in graph.nodes},
    )


@router.get("/reasons/graph.{format_}")
def download(visit: Visiting, format_: str, view: Viewed) -> Response:
    """The graph as dot, argdown, json, svg or png."""
    if not view.asked:
        raise UsageError("say what to ask about: event=ID or policy=JPN aids UKR.")
    graph = _graph(visit, view)
    if format_ in PICTURES:
        from gestae.analysis.charts.reasons import draw_reasons

        return send_picture(lambda: draw_reasons(graph), "reasons", format_)
    if format_ not in WRITTEN:
        raise UsageError.unknown("format", format_, [*WRITTEN, *PICTURES])
    return send_text(WRITTEN[format_](graph), MEDIA[format_], f"reasons.{format_}")


def _graph(visit: Visit, view: View) -> ReasonGraph:
    found: ReasonGraph = visit.remember(
        ("reasons", view.asked, view.depth, view.least),
        lambda: find_reasons(visit.casebook, view.asked, depth=view.depth, confidence=view.least),
    )
    return found


def _deeds(visit: Visit, least: float) -> list[dict[str, Any]]:
    """The deeds with most reasons, each with the event that tells it best."""
    asked = {"least": least, "most": DEEDS}
    rows = visit.casebook.query(load_sql("queries/reasoned_deeds.sql"), asked).to_pylist()
    events = {e.id: e for e in read_events(visit.casebook, [row["event"] for row in rows])}
    return [
        {**row, "event": events[row["event"]], "name": name_event(events[row["event"]])}
        for row in rows
        if row["event"] in events
    ]


def _tie(visit: Visit, node: Node, edge: Edge) -> str:
    """How a node is tied in, and who says so: "cause · Fumio Kishida"."""
    side = "of" if edge.reason != node.id else "is"
    kind = visit.say(f"reasons.{side}.{edge.kind}")
    verdict = visit.say("reasons.rejected_as", kind=kind) if edge.rejected else kind
    return f"{verdict} · {'; '.join(edge.sources)}"
