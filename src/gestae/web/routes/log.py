"""The log: every decision, by whom, when and why; each can be taken back."""

import io
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, Response

from gestae.outputs.decisions import word_decision
from gestae.review.log import write_log
from gestae.review.standing import not_undone
from gestae.web.asked import PAGE
from gestae.web.drawn.downloads import send_text
from gestae.web.navigation import Place
from gestae.web.visit import Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("log", "check", 2)


@router.get("/log", response_class=HTMLResponse)
def log(
    visit: Visiting,
    by: str = "",
    action: str = "",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> HTMLResponse:
    """The decisions, the latest first; those of one person or kind where asked for."""
    everything = visit.casebook.decisions()
    standing = {made.id for made in not_undone(everything)}
    found = [
        made
        for made in reversed(everything)
        if by in {"", made.who} and action in {"", made.action}
    ]
    shown = found[offset : offset + PAGE]
    return visit.show(
        "log.html",
        rows=[(made, word_decision(made, visit.casebook), made.id in standing) for made in shown],
        people=sorted({made.who for made in everything}),
        actions=sorted({made.action for made in everything}),
        by=by,
        action=action,
        offset=offset,
        following=offset + PAGE if len(found) > offset + PAGE else None,
        count=len(found),
    )


@router.get("/log.jsonl")
def export(visit: Visiting) -> Response:
    """The whole log, a decision a line, as ``gestae review import`` takes it."""
    out = io.StringIO()
    write_log(visit.casebook.decisions(), out)
    return send_text(out.getvalue(), "application/x-ndjson", "decisions.jsonl")
