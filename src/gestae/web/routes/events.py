"""The events as a table, a page of rows at a time."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from gestae.records.columns import from_table
from gestae.web.asked import PAGE, Asked
from gestae.web.navigation import Place
from gestae.web.visit import Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("events", "record", 1)


@router.get("/events", response_class=HTMLResponse)
def events(visit: Visiting, asked: Asked) -> HTMLResponse:
    """The events that match, in the order asked for."""
    found = list(from_table(visit.casebook.events(asked.page), "events"))
    return visit.show("events.html", asked=asked, events=found[:PAGE], more=len(found) > PAGE)
