"""The documents as a list, and where more are added."""

from typing import Annotated, Any, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from gestae.errors import UsageError
from gestae.readers import known_readers
from gestae.store.asked import make_filters
from gestae.store.documents import (
    AskedDocuments,
    DocumentOrder,
    count_documents,
    list_documents,
)
from gestae.store.statements import load_sql
from gestae.web.asked import PAGE
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("documents", "read", 1)

ORDERS: tuple[DocumentOrder, ...] = get_args(DocumentOrder)
SHOWN = ("all", "silent", "telling", "failed")
"""Which documents by what came of them: all, without an event, with one, with a failure."""
MOST_PUBLISHERS = 200


def read_choice(
    *,
    q: Annotated[str, Query(max_length=500)] = "",
    language: str = "",
    publisher: str = "",
    format_: Annotated[str, Query(alias="format")] = "",
    since: str = "",
    until: str = "",
    shown: str = "all",
    order: str = "published",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> AskedDocuments:
    """The documents that an address asks for; raises ``UsageError`` for what is not known."""
    dates = make_filters(since=since.strip() or None, until=until.strip() or None)
    if shown not in SHOWN:
        raise UsageError.unknown("choice of documents", shown, SHOWN)
    if order not in ORDERS:
        raise UsageError.unknown("order", order, ORDERS)
    return AskedDocuments(
        words=q.strip() or None,
        languages=_told(language),
        publishers=_told(publisher),
        formats=_told(format_),
        since=dates.since,
        until=dates.until,
        silent={"silent": True, "telling": False}.get(shown),
        failed=True if shown == "failed" else None,
        limit=PAGE,
        offset=offset,
        order=order,
    )


Asked = Annotated[AskedDocuments, Depends(read_choice)]


@router.get("/documents", response_class=HTMLResponse)
def documents(visit: Visiting, request: Request, asked: Asked) -> HTMLResponse:
    """The documents that match, a page of them, with what was read from each."""
    found = visit.remember(("documents", asked), lambda: _find(visit, asked))
    return visit.show(
        "documents.html",
        asked=asked,
        params=request.query_params,
        rows=found[0],
        count=found[1],
        values=document_values(visit),
        shown=request.query_params.get("shown", "all"),
        choices=SHOWN,
        page_rows=PAGE,
        upload=upload_facts(visit),
        under_way=[job for job in visit.request.app.state.jobs.all() if not job.has_ended],
    )


def _find(visit: Visit, asked: AskedDocuments) -> tuple[list[dict[str, Any]], int]:
    rows = list_documents(visit.casebook, asked).to_pylist()
    if not asked.offset and len(rows) < PAGE:
        return rows, len(rows)
    return rows, count_documents(visit.casebook, asked)


def document_values(visit: Visit) -> dict[str, list[tuple[str, int]]]:
    """Languages, formats and publishers with the number of their documents, most first."""

    def make() -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {"language": [], "format": [], "publisher": []}
        for row in visit.casebook.query(load_sql("queries/document_values.sql")).to_pylist():
            found[row["facet"]].append((row["value"], row["documents"]))
        found["publisher"] = found["publisher"][:MOST_PUBLISHERS]
        return found

    made: dict[str, list[tuple[str, int]]] = visit.remember("document values", make)
    return made


def upload_facts(visit: Visit) -> dict[str, Any] | None:
    """What the place to drop files needs to know; ``None`` for who may not add any."""
    if visit.user is None or not visit.user.may("reviewer"):
        return None
    return {
        "bytes": visit.settings.upload_megabytes * 1_000_000,
        "megabytes": visit.settings.upload_megabytes,
        "files": visit.settings.upload_files,
        "formats": sorted(known_readers()),
    }


def _told(value: str) -> tuple[str, ...]:
    return (value.strip(),) if value.strip() else ()
