"""Double annotation: how far two people agree, and what is left to settle."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse

from gestae.errors import UsageError
from gestae.evaluation.annotators import BetweenTwo, agreement_between
from gestae.outputs.decisions import word_said
from gestae.review.overlay import EVENT, parse_json
from gestae.web.security.guard import needs
from gestae.web.visit import Visiting

router = APIRouter(include_in_schema=False)
MOST = 100
"""Disagreements that are shown at once."""


@router.get("/agreement", response_class=HTMLResponse)
def agreement(visit: Visiting, one: str = "", other: str = "") -> HTMLResponse:
    """How far two people agree on each field, and where not; without both, who there is."""
    people = sorted({made.who for made in visit.casebook.decisions()})
    if one == other or not {one, other} <= set(people):
        return visit.show("agreement.html", people=people, one=one, other=other, between=None)
    between: BetweenTwo = visit.remember(
        ("agreement", one, other), lambda: agreement_between(visit.casebook, one, other)
    )
    left = [difference for difference in between.disagreements if not difference.settled]
    rows = [
        (d, word_said(d.field, d.first, d.second), visit.casebook.event(d.event, as_read=True))
        for d in left[:MOST]
    ]
    return visit.show(
        "agreement.html",
        people=people,
        one=one,
        other=other,
        between=between,
        rows=rows,
        left=len(left),
    )


@router.post("/agreement", dependencies=[Depends(needs("reviewer"))])
def settle(
    visit: Visiting,
    one: Annotated[str, Form()],
    other: Annotated[str, Form()],
    event: Annotated[str, Form()],
    field: Annotated[str, Form()],
    said: Annotated[str, Form()],
) -> RedirectResponse:
    """Settles a disagreement as one of the two says; that outranks both from now on."""
    between = agreement_between(visit.casebook, one, other)
    found = [d for d in between.disagreements if (d.event, d.field) == (event, field)]
    if not found or said not in {"first", "second"}:
        raise UsageError(f"{one} and {other} do not disagree on {field} of {event}; load the page")
    value = getattr(found[0], said)
    review = visit.casebook.review
    if field == EVENT:
        kept_by = (one if said == "first" else other) if value == "true" else None
        review.settle_existence(event, kept_by=kept_by, by=visit.name)
    else:
        review.correct(event, field, parse_json(value), by=visit.name, adjudicated=True)
    address = visit.request.url_for("agreement").include_query_params(one=one, other=other)
    return RedirectResponse(f"{address.path}?{address.query}", status_code=303)
