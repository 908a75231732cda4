"""One figure with all that is known of it."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from gestae.web.marking import measure_marks
from gestae.web.record_page import gather_measure
from gestae.web.routes.event import show_record
from gestae.web.visit import Visiting

router = APIRouter(include_in_schema=False)


@router.get("/measures/{name:record}", response_class=HTMLResponse)
def measure(visit: Visiting, name: str) -> HTMLResponse:
    """The figure with that id, or that alone begins so."""
    found, around = gather_measure(visit, name)
    return show_record(visit, "measure.html", around, found, measure_marks(found), measure=found)
