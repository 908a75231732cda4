"""Measures, links, contradictions and documents, under ``/api``."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from gestae.outputs.gather import tell_ends
from gestae.records import Document, Duplicate, Failure, Link, Measure
from gestae.records.rows import to_row
from gestae.store.asked import (
    check_differences,
    check_kinds,
    check_severities,
    make_filters,
    parse_day,
)
from gestae.store.contradictions import AskedContradictions
from gestae.store.counting import count
from gestae.store.documents import AskedDocuments, DocumentOrder, count_documents, list_documents
from gestae.store.filters import Filters
from gestae.store.portions import iter_portions
from gestae.web.api.answer import ERRORS, AskedRows, Rows, answer_row, listing, thing
from gestae.web.api.schemas import (
    Contradiction,
    Coverage,
    DocumentRow,
    Source,
    model_of,
)
from gestae.web.asked import DATE
from gestae.web.visit import Visit, Visiting

router = APIRouter(prefix="/api", responses=ERRORS)

Words = Annotated[list[str] | None, Query()]
Confidence = Annotated[float | None, Query(ge=0, le=1, description="The least, from 0 to 1.")]
Since = Annotated[str, Query(description=f"Not before this day. {DATE}")]
Until = Annotated[str, Query(description=f"Not after this day. {DATE}")]
OrderOf = Annotated[str, Query(description="date, latest, document, type, confidence or doubt.")]


@router.get("/measures", tags=["Measures and links"], **listing(model_of(Measure)))
def measures(
    visit: Visiting,
    rows: AskedRows,
    *,
    property_: Annotated[
        list[str] | None, Query(alias="property", description="What is measured, such as range.")
    ] = None,
    subject: Annotated[
        list[str] | None, Query(description="Of what: a code or words of a name.")
    ] = None,
    since: Since = "",
    until: Until = "",
    document: Words = None,
    speaker: Words = None,
    language: Words = None,
    confidence: Confidence = None,
    review: Words = None,
    order: OrderOf = "document",
) -> Response:
    """What documents state in figures without a deed: ranges, distances, sizes, shares."""
    filters = make_filters(
        types=property_,
        sources=subject,
        since=since or None,
        until=until or None,
        documents=document,
        speakers=speaker,
        languages=language,
        confidence=confidence,
        review=review,
        order=order,
    )
    return _listed(visit, rows, "measures", filters)


@router.get("/measures/{measure}", tags=["Measures and links"], **thing(model_of(Measure)))
def one_measure(visit: Visiting, measure: str) -> Response:
    """The measure with that id, or the only one whose id begins so."""
    return answer_row(to_row(visit.casebook.measure(measure)))


@router.get("/links", tags=["Measures and links"], **listing(model_of(Link)))
def links(
    visit: Visiting,
    rows: AskedRows,
    *,
    kind: Annotated[
        list[str] | None, Query(description="Kind of link, such as causes or same_event.")
    ] = None,
    document: Words = None,
    confidence: Confidence = None,
    review: Words = None,
    order: Annotated[str, Query(description="document, type, confidence or doubt.")] = "document",
) -> Response:
    """How records hang together, each link with its reasons."""
    filters = make_filters(
        types=check_kinds(kind),
        documents=document,
        confidence=confidence,
        review=review,
        order=order,
    )
    return _listed(visit, rows, "links", filters)


@router.get("/contradictions", tags=["Measures and links"], **listing(Contradiction))
def contradictions(
    visit: Visiting,
    rows: AskedRows,
    *,
    severity: Annotated[list[str] | None, Query(description="minor, major or critical.")] = None,
    differ: Annotated[
        list[str] | None, Query(description="In what they differ: amounts, dates, status, …")
    ] = None,
    document: Words = None,
    score: Annotated[float, Query(ge=0, le=1, description="The least score.")] = 0.0,
) -> Response:
    """What cannot both hold, the gravest first, with both sentences and who says them."""
    asked = AskedContradictions(
        severities=check_severities(severity),
        differences=check_differences(differ),
        documents=tuple(document or ()),
        least=score,
    )
    table = visit.remember(("contradictions", asked), lambda: visit.casebook.contradictions(asked))
    return rows.table(table, "contradictions")


@router.get("/documents", tags=["Documents and sources"], **listing(DocumentRow))
def documents(
    visit: Visiting,
    rows: AskedRows,
    *,
    words: Annotated[
        str, Query(description="Part of a title, key, publisher or author; beginning of an id.")
    ] = "",
    language: Words = None,
    publisher: Words = None,
    file_format: Annotated[
        list[str] | None, Query(description="What the file was: html, pdf, …")
    ] = None,
    since: Since = "",
    until: Until = "",
    silent: Annotated[
        bool | None, Query(description="Only those without an event; or, if false, with one.")
    ] = None,
    failed: Annotated[
        bool | None, Query(description="Only those that met a failure or were not coded.")
    ] = None,
    order: DocumentOrder = "published",
) -> Response:
    """The documents of the casebook, with how much was read from each."""
    asked = AskedDocuments(
        words=words or None,
        languages=tuple(language or ()),
        publishers=tuple(publisher or ()),
        formats=tuple(file_format or ()),
        since=parse_day(since or None, last=False),
        until=parse_day(until or None, last=True),
        silent=silent,
        failed=failed,
        order=order,
        offset=rows.offset,
    )
    if rows.format != "json":
        table = list_documents(visit.casebook, replace(asked, limit=rows.limit))
        return rows.file([table], "documents")
    table = list_documents(visit.casebook, replace(asked, limit=rows.size))
    return rows.page(table.to_pylist(), count_documents(visit.casebook, asked))


@router.get("/documents/{document}", tags=["Documents and sources"], **thing(model_of(Document)))
def one_document(visit: Visiting, document: str) -> Response:
    """A document with its text, in which every span counts; by its id, key or path."""
    return answer_row(to_row(visit.casebook.document(document)))


@router.get("/coverage", tags=["Documents and sources"], **listing(Coverage))
def coverage(visit: Visiting, rows: AskedRows) -> Response:
    """For each document: what of it was read and coded, what was not, and why."""
    table = visit.remember(("coverage",), visit.casebook.coverage)
    return rows.table(table, "coverage")


@router.get("/failures", tags=["Documents and sources"], **listing(model_of(Failure)))
def failures(visit: Visiting, rows: AskedRows) -> Response:
    """What could not be read or coded, at which step, and what to do about it."""
    return rows.table(visit.casebook.failures(), "failures")


@router.get("/duplicates", tags=["Documents and sources"], **listing(model_of(Duplicate)))
def duplicates(visit: Visiting, rows: AskedRows) -> Response:
    """The copies that were not kept a second time, each with the document it is like."""
    return rows.table(visit.casebook.duplicates(), "duplicates")


@router.get("/sources", tags=["Documents and sources"], **listing(Source))
def sources(visit: Visiting, rows: AskedRows) -> Response:
    """Who tells what the casebook holds: publishers and speakers, with their kind and counts."""
    return rows.table(visit.remember(("sources",), visit.casebook.sources), "sources")


def _listed(
    visit: Visit, rows: Rows, kind: Literal["measures", "links"], filters: Filters
) -> Response:
    casebook = visit.casebook
    if rows.format != "json":
        asked = replace(filters, limit=rows.limit, offset=rows.offset)
        tables = iter_portions(casebook, kind, asked)
        if kind == "links" and rows.format == "markdown":
            tables = (tell_ends(casebook, table) for table in tables)
        return rows.file(tables, kind)
    listed = {"measures": casebook.measures, "links": casebook.links}[kind]
    table = listed(replace(filters, limit=rows.size, offset=rows.offset))
    return rows.page(table.to_pylist(), count(casebook, kind, filters))
