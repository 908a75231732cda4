"""Full-text search and the whole casebook in numbers, under ``/api``."""

from typing import Any

from fastapi import APIRouter, Response

from gestae.analysis.search.search import Found, found_table
from gestae.outputs.summary import summary_to_dict
from gestae.web.api.answer import ERRORS, AskedRows, answer_row, listing, thing
from gestae.web.api.schemas import model_of
from gestae.web.searching import AskedSearch, search_now
from gestae.web.visit import Visiting

router = APIRouter(prefix="/api", tags=["Search and summary"], responses=ERRORS)


@router.get("/search", **listing(model_of(Found)))
def search(visit: Visiting, asked: AskedSearch, rows: AskedRows) -> Response:
    """The sentences that answer a question, best first, by their words or by their meaning.

    The first question after something was read waits for the index; 503 where that takes long.
    """
    found = search_now(visit, asked, most=rows.offset + rows.size + 1)
    return rows.table(found_table(found), "found")


@router.get("/summary", **thing(dict[str, Any], "The counts."))
def summary(visit: Visiting) -> Response:
    """The whole casebook in numbers."""
    return answer_row(summary_to_dict(visit.remember(("summary",), visit.casebook.summary)))
