"""The first page."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

router = APIRouter(include_in_schema=False)


@router.get("/")
def home() -> RedirectResponse:
    """Leads to the events, or to the documents while there are none."""
    return RedirectResponse("/events", status_code=303)
