"""Events and the deeds they tell, under ``/api``."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response

from gestae.records import Event, Link
from gestae.records.rows import to_row
from gestae.store.counting import Facet as FacetName
from gestae.store.counting import count, count_deeds, facets
from gestae.store.portions import iter_portions, list_events
from gestae.web.api.answer import ERRORS, AskedRows, answer_row, listing, thing
from gestae.web.api.schemas import Deed, Facet, Page, model_of
from gestae.web.asked import Asked
from gestae.web.visit import Visiting

router = APIRouter(prefix="/api", tags=["Events and deeds"], responses=ERRORS)


@router.get("/events", **listing(model_of(Event)))
def events(visit: Visiting, asked: Asked, rows: AskedRows) -> Response:
    """The events that match: who did what to whom, how far it has got, and on whose word."""
    if rows.format != "json":
        asked_for = replace(asked.filters, limit=rows.limit, offset=rows.offset)
        return rows.file(iter_portions(visit.casebook, "events", asked_for), "events")
    table = list_events(visit.casebook, asked.rows(rows.size))
    return rows.page(table.to_pylist(), count(visit.casebook, "events", asked.filters))


@router.get("/events/{event}", **thing(model_of(Event)))
def one_event(
    visit: Visiting,
    event: str,
    *,
    as_read: Annotated[
        bool, Query(description="As the program read it, whatever users decided.")
    ] = False,
) -> Response:
    """The event with that id, or the only one whose id begins so."""
    return answer_row(to_row(visit.casebook.event(event, as_read=as_read)))


@router.get("/events/{event}/links", **listing(model_of(Link)))
def links_of_event(visit: Visiting, event: str, rows: AskedRows) -> Response:
    """The links of the event: other tellings, causes and purposes, what contradicts it."""
    from gestae.records.columns import to_table

    found = visit.casebook.links_of(visit.casebook.event(event).id)
    return rows.table(to_table(found, "links"), "links")


@router.get("/events/{event}/tellings", **listing(model_of(Event)))
def tellings_of_event(visit: Visiting, event: str, rows: AskedRows) -> Response:
    """The events that tell the same deed, this one among them."""
    from gestae.store.portions import events_of

    own = visit.casebook.event(event).id
    ids = [own, *visit.casebook.same_deed(own)]
    return rows.table(events_of(visit.casebook, ids), "events")


@router.get("/deeds", **listing(Deed))
def deeds(
    visit: Visiting,
    asked: Asked,
    rows: AskedRows,
    tellings: Annotated[int, Query(ge=1, le=10**6, description="Told at least so often.")] = 1,
) -> Response:
    """The deeds of which a telling matches, a row each however often they are told.

    They are ordered by date, latest, type or confidence.
    """
    casebook = visit.casebook
    if rows.format != "json":
        asked_for = replace(asked.filters, limit=rows.limit, offset=rows.offset)
        return rows.file([casebook.deeds(asked_for, least=tellings)], "deeds")
    table = casebook.deeds(asked.rows(rows.size), least=tellings)
    return rows.page(table.to_pylist(), count_deeds(casebook, asked.filters, least=tellings))


@router.get("/facets/{facet}", **thing(Page[Facet], "The values, the most frequent first."))
def values_of_facet(visit: Visiting, asked: Asked, rows: AskedRows, facet: FacetName) -> Response:
    """What a filter can be set to: the values that the events which match have, with counts."""
    found = visit.remember(
        ("facets", asked.filters, 10_000),
        lambda: facets(visit.casebook, asked.filters, most=10_000),
    )[facet]
    told = [{"value": one.value, "name": one.name, "events": one.events} for one in found]
    return rows.page(told[rows.offset : rows.offset + rows.size], len(told))
