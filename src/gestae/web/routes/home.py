"""The first page: what there is, what is new, what waits for somebody."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from gestae.store.contradictions import AskedContradictions
from gestae.store.statements import load_sql
from gestae.web.routes.documents import upload_facts
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)

LATEST = 5
"""Documents and doubtful events that are shown."""
GRAVEST = 3
"""Contradictions that are."""


@router.get("/", response_class=HTMLResponse)
def home(visit: Visiting) -> HTMLResponse:
    """A calm overview of the casebook; the place to drop documents while there are none."""
    overview = visit.remember("overview", lambda: make_overview(visit))
    jobs = visit.request.app.state.jobs.all()
    return visit.show(
        "home.html",
        **overview,
        upload=upload_facts(visit),
        under_way=[job for job in jobs if not job.has_ended],
        may_decide=visit.user is not None and visit.user.may("reviewer"),
    )


def make_overview(visit: Visit) -> dict[str, Any]:
    """What the page shows of the casebook."""
    casebook = visit.casebook
    (counts,) = casebook.query(load_sql("queries/overview.sql")).to_pylist()
    gravest = AskedContradictions(limit=GRAVEST)
    return {
        "counts": counts,
        "latest": casebook.query(
            load_sql("queries/latest_documents.sql"), {"most": LATEST}
        ).to_pylist(),
        "doubtful": casebook.query(
            load_sql("queries/least_sure.sql"), {"most": LATEST}
        ).to_pylist(),
        "contradictions": casebook.contradictions(gravest).to_pylist()
        if counts["contradictions"]
        else [],
    }
