"""Relations: how two parties deal with each other through time, and when that changed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response

from gestae.analysis.reasons.gather import read_events
from gestae.analysis.relations.relations import Relation, find_party, relate
from gestae.analysis.relations.series import PERIODS, QUADS, Deed, Period, start_of
from gestae.errors import NotFoundError, UsageError
from gestae.ontology.load import load_ontology
from gestae.store.asked import parse_day
from gestae.store.statements import load_sql
from gestae.web.asked import PAGE
from gestae.web.drawn.downloads import PICTURES, send_picture, send_table
from gestae.web.drawn.parties import list_parties, name_of
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("relations", "draw", 3)

PAIRS = 60
"""Pairs of the first page."""
BASIS = 8
"""Records shown of those that the summing-up rests on."""
SIGNS = {
    "verbal_cooperation": "vc", "material_cooperation": "mc",
    "verbal_conflict": "vx", "material_conflict": "mx",
}  # fmt: skip
"""The colour of each quad class."""


@dataclass(frozen=True, slots=True)
class View:
    """Which relation is looked at; ``at`` is the first day of the period whose deeds are listed."""

    first: str
    second: str
    period: str
    scale: str
    since: str
    until: str
    confidence: float | None
    at: str
    offset: int


def read_view(
    *,
    a: str = "",
    b: str = "",
    period: str = "month",
    scale: str = "goldstein",
    since: str = "",
    until: str = "",
    confidence: str = "",
    at: str = "",
    offset: int = 0,
) -> View:
    """The view of an address; raises ``UsageError`` where a number is none."""
    try:
        least = float(confidence) if confidence else None
    except ValueError as error:
        raise UsageError(f"{confidence!r} is no confidence; give one from 0 to 1.") from error
    return View(
        a.strip(), b.strip(), period, scale, since, until, least, at, max(0, min(offset, 10**9))
    )


Viewed = Annotated[View, Depends(read_view)]


@router.get("/relations", response_class=HTMLResponse)
def relations(visit: Visiting, view: Viewed) -> HTMLResponse:
    """The relation of two parties, or the pairs that have most to do with each other."""
    parties = visit.remember("parties", lambda: list_parties(visit.casebook))
    if not (view.first and view.second):
        pairs = visit.remember("pairs", lambda: _pairs(visit))
        return visit.show(
            "relations.html", view=view, parties=parties, pairs=pairs, name_of=name_of, quads=QUADS,
            signs=SIGNS, periods=_periods(visit), relation=None,
        )  # fmt: skip
    relation = _relation(visit, view)
    deeds = _listed(relation, view)
    shown = deeds[view.offset :][:PAGE]
    named = [deed.event for change in relation.changes for deed in change.makers]
    basis = relation.evidence[:BASIS]
    events = visit.remember(
        ("relation events", relation.pair, view),
        lambda: {
            event.id: event
            for event in read_events(visit.casebook, [*(d.event for d in shown), *named, *basis])
        },
    )
    return visit.show(
        "relations.html",
        view=view,
        parties=parties,
        relation=relation,
        names=[name_of(code) for code in relation.pair],
        deeds=[(deed, events.get(deed.event)) for deed in shown],
        number=len(deeds),
        page=PAGE,
        told=events,
        kinds=_kinds(relation),
        drawn=_drawn(visit, relation),
        periods=_periods(visit),
        quads=QUADS,
        signs=SIGNS,
        summary=_summary(visit, relation),
        evidence={name: events[name] for name in basis if name in events},
    )


@router.get("/relations/{what}.{format_}")
def download(visit: Visiting, what: str, format_: str, view: Viewed) -> Response:
    """The periods or changes as csv or jsonl, the picture as svg or png."""
    relation = _relation(visit, view)
    name = f"relation-{'-'.join(relation.pair)}"
    if format_ in PICTURES:
        from gestae.analysis.charts.relation import draw_relation

        return send_picture(lambda: draw_relation(relation), name, format_)
    tables = {"points": relation.points_table, "changes": relation.changes_table}
    if what not in tables:
        raise NotFoundError(f"a relation has no {what!r}; it has points, changes and a picture.")
    return send_table(tables[what](), f"relation_{what}", f"{name}-{what}", format_)


def _relation(visit: Visit, view: View) -> Relation:
    pair = (find_party(view.first), find_party(view.second))
    since, until = (
        parse_day(view.since or None, last=False),
        parse_day(view.until or None, last=True),
    )
    found: Relation = visit.remember(
        ("relation", pair, view.period, view.scale, since, until, view.confidence),
        lambda: relate(
            visit.casebook, *pair, period=view.period, scale=view.scale, since=since, until=until,
            confidence=view.confidence,
        ),
    )  # fmt: skip
    return found


def _pairs(visit: Visit) -> list[dict[str, Any]]:
    types = load_ontology().plover.types
    asked = {
        "types": list(types), "quads": [kind.quad for kind in types.values()], "most": PAIRS,
    }  # fmt: skip
    rows: list[dict[str, Any]] = visit.casebook.query(
        load_sql("queries/pairs.sql"), asked
    ).to_pylist()
    return rows


def _periods(visit: Visit) -> list[tuple[str, str]]:
    return [(one, visit.say(f"relations.period.{one}")) for one in PERIODS]


def _listed(relation: Relation, view: View) -> Sequence[Deed]:
    """The deeds of the period that was clicked, else all, the latest first."""
    at = parse_day(view.at or None, last=False)
    period: Period = relation.series.period
    deeds = [d for d in relation.deeds if at is None or start_of(d.day, period) == at]
    return deeds[::-1] if at is None else deeds


def _kinds(relation: Relation) -> list[tuple[str, str, int, int]]:
    """Each type with its quad class, and how many deeds each side has of it, most first."""
    counted = Counter((deed.type, deed.quad, deed.source) for deed in relation.deeds)
    kinds = {(type_, quad) for type_, quad, _ in counted}
    first, second = relation.pair
    found = [
        (type_, quad, counted[type_, quad, first], counted[type_, quad, second])
        for type_, quad in kinds
    ]
    return sorted(found, key=lambda kind: (-kind[2] - kind[3], kind[0]))


def _drawn(visit: Visit, relation: Relation) -> dict[str, Any]:
    """The series for the chart, a row a period and direction."""
    return {
        "pair": relation.pair,
        "period": relation.series.period,
        "query": visit.request.url.query,
        "quads": [[q, SIGNS[q], visit.say(f"relations.quad.{q}")] for q in QUADS],
        "points": [
            {
                "start": point.start,
                "forward": point.source == relation.pair[0],
                "counts": [getattr(point, quad) for quad in QUADS],
                "rate": point.rate,
                "intensity": point.intensity,
                "low": point.low,
                "high": point.high,
            }
            for point in relation.series.points
        ],
        "changes": [
            {"start": c.start, "before": c.before, "after": c.after} for c in relation.changes
        ],
    }


def _summary(visit: Visit, relation: Relation) -> str:
    """The relation in a sentence or two, in the language of the page; see ``summarise``."""
    first, second = relation.pair
    if not relation.deeds:
        return visit.say("relations.summary.none", a=first, b=second)
    quads = Counter(deed.quad for deed in relation.deeds)
    most = min(quads, key=lambda quad: (-quads[quad], quad))
    told = visit.say(
        "relations.summary.told", n=len(relation.deeds), a=first, b=second,
        since=relation.deeds[0].day, until=relation.deeds[-1].day, m=quads[most],
        quad=visit.say(f"relations.quad.{most}"),
    )  # fmt: skip
    if not relation.changes:
        return told + visit.say("relations.summary.steady")
    turn = max(relation.changes, key=lambda change: abs(change.after - change.before))
    way = "rose" if turn.after > turn.before else "fell"
    return told + visit.say(
        f"relations.summary.{way}", day=turn.start, a=f"{turn.before:+.1f}", b=f"{turn.after:+.1f}",
        period=visit.say(f"relations.period.{relation.series.period}"),
    )  # fmt: skip
