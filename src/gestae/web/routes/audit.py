"""The translation audit: what a translation says otherwise than its original."""

from collections import Counter
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, JSONResponse, Response

from gestae.assembly.audit.kinds import load_kinds
from gestae.run.comparing import Comparison, Wait
from gestae.store.documents import AskedDocuments, list_documents
from gestae.store.reading import list_in_two_languages
from gestae.web.navigation import Place
from gestae.web.pairs import (
    SEVERITIES,
    Row,
    Sides,
    ask,
    draw,
    find_sides,
    rows_of,
    translated_pairs,
)
from gestae.web.routes.beside import PAGE, SECONDS
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("audit", "check", 4)
MOST_OFFERED = 300
"""Documents whose names the fields of the form offer."""
LONGEST_WAIT = 20.0
"""Seconds that a question after the state of a comparison waits for it."""


@router.get("/audit", response_class=HTMLResponse)
def audit(
    visit: Visiting,
    a: str = "",
    b: str = "",
    severity: Annotated[list[str] | None, Query()] = None,
    kind: Annotated[list[str] | None, Query()] = None,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> HTMLResponse:
    """What differs between two documents, or two languages of one; without them what to choose."""
    if not a and not b:
        return _choose(visit)
    sides = find_sides(visit, a or b, b if a else "")
    made = ask(visit, sides, SECONDS)
    if isinstance(made, Wait):
        return visit.show("audit_wait.html", sides=sides, wait=made)
    return _show(visit, sides, made, tuple(severity or ()), tuple(kind or ()), offset)


@router.get("/audit/state")
def state(visit: Visiting, a: str, b: str = "") -> JSONResponse:
    """Whether a comparison is made; answers as soon as it is, or after some seconds."""
    sides = find_sides(visit, a, b)
    made = ask(visit, sides, LONGEST_WAIT)
    return JSONResponse({"done": not isinstance(made, Wait)})


@router.get("/audit/report")
def report(visit: Visiting, a: str, b: str = "") -> Response:
    """The audit as a page that needs nothing beside it, to be kept and sent."""
    sides = find_sides(visit, a, b)
    made = ask(visit, sides, LONGEST_WAIT)
    if isinstance(made, Wait):
        return visit.show("audit_wait.html", status=202, sides=sides, wait=made)
    name = quote(f"audit-{sides.names[0]}"[:80] + ".html", safe="")
    return Response(
        made.report,
        media_type="text/html; charset=utf-8",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


def _choose(visit: Visit) -> HTMLResponse:
    return visit.show(
        "audit_choose.html",
        documents=visit.remember(
            "in two languages", lambda: list_in_two_languages(visit.casebook, 50)
        ),
        pairs=translated_pairs(visit)[:50],
        offered=visit.remember("documents offered", lambda: _offered(visit)),
    )


def _offered(visit: Visit) -> list[tuple[str, str]]:
    table = list_documents(visit.casebook, AskedDocuments(limit=MOST_OFFERED))
    return [(row["id"], row["title"] or row["key"]) for row in table.to_pylist()]


def _show(
    visit: Visit,
    sides: Sides,
    made: Comparison,
    severities: tuple[str, ...],
    kinds: tuple[str, ...],
    offset: int,
) -> HTMLResponse:
    rows = [row for row in rows_of(made) if _is_asked(row, severities, kinds)]
    rows.sort(key=lambda row: SEVERITIES.index(row.severity or SEVERITIES[-1]))
    counts = Counter[tuple[str, str]]((found.kind, found.severity) for found in made.findings)
    return visit.show(
        "audit.html",
        sides=sides,
        made=made,
        rows=[draw(row, sides.documents) for row in rows[offset : offset + PAGE]],
        found=len(rows),
        counts=counts,
        kinds=[
            each for each in load_kinds().values() if any(counts[each.name, s] for s in SEVERITIES)
        ],
        severities=SEVERITIES,
        asked_severities=severities,
        asked_kinds=kinds,
        offset=offset,
        page=PAGE,
    )


def _is_asked(row: Row, severities: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    """Whether a row has a difference of what is asked for; an empty choice asks for any."""
    return any(
        (not severities or found.severity in severities) and (not kinds or found.kind in kinds)
        for found in row.differences
    )
