"""The events, or the deeds they tell, as a table: a page of rows at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from gestae.outputs.write import known_formats
from gestae.records import Event
from gestae.records.columns import from_table
from gestae.store.asked import known_reviews, known_statuses, known_types
from gestae.store.counting import Counted, Facet, count, count_deeds, facets
from gestae.store.filters import Filters
from gestae.store.portions import list_events
from gestae.web.asked import PAGE, Asked, Choice
from gestae.web.chips import chips
from gestae.web.deed_rows import DeedRow, deed_rows
from gestae.web.navigation import Place
from gestae.web.routes.settings import YEAR, own_address
from gestae.web.views import COOKIE, forget, keep, read_views, write_views
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("events", "record", 1)

Rows = Literal["events", "deeds"]
HEADS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "latest"),
    "type": ("type",),
    "status": ("status",),
    "confidence": ("confidence", "doubt"),
    "document": ("document",),
}
"""Columns that order the rows, with the orders that a click on their heads goes through."""
FALLING = frozenset({"latest", "confidence"})
OF_DEEDS = frozenset({"date", "latest", "type", "confidence"})
"""Orders that deeds have."""
OWN: Mapping[Facet, str] = {
    "type": "types",
    "status": "statuses",
    "instrument": "instruments",
    "source": "sources",
    "target": "targets",
    "language": "languages",
    "document": "documents",
}
"""The filter that each facet is the values of."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of a page: events or deeds from ``offset`` on, of ``total`` that match."""

    rows: Sequence[Event] | Sequence[DeedRow]
    offset: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last row that is shown."""
        return self.offset + len(self.rows)


@router.get("/events", response_class=HTMLResponse)
def events(
    visit: Visiting,
    asked: Asked,
    *,
    rows: Rows = "events",
    part: Literal["page", "rows", "facets"] = "page",
    row: Annotated[int | None, Query(ge=1, le=10**9)] = None,
) -> HTMLResponse:
    """What matches, in the order asked for; ``part``: only the rows, or only the suggestions."""
    if row is not None:
        asked = replace(asked, offset=row - 1)
    if part == "facets":
        return visit.show("events_facets.html", facets=suggestions(visit, asked.filters))
    shown = show_deeds(visit, asked) if rows == "deeds" else show_events(visit, asked)
    told: dict[str, Any] = {"asked": asked, "kind": rows, "shown": shown, "page_rows": PAGE}
    if part == "rows":
        return visit.show("events_rows.html", **told)
    return visit.show(
        "events.html",
        **told,
        **filter_bar(visit),
        heads=HEADS,
        falling=FALLING,
        orders=OF_DEEDS if rows == "deeds" else frozenset(sum(HEADS.values(), ())),
        views=read_views(visit.request.cookies.get(COOKIE)),
        formats=[name for name in known_formats() if name != "table"],
    )


@router.post("/views")
def keep_view(
    visit: Visiting,
    name: Annotated[str, Form()] = "",
    query: Annotated[str, Form()] = "",
    forgotten: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/events",
) -> RedirectResponse:
    """Keeps the view under a name, or forgets the one of a name, and goes back."""
    views = read_views(visit.request.cookies.get(COOKIE))
    changed = forget(views, forgotten) if forgotten else keep(views, name, query)
    answer = RedirectResponse(own_address(back), status_code=303)
    answer.set_cookie(COOKIE, write_views(changed), max_age=YEAR, samesite="strict", httponly=True)
    return answer


def show_events(visit: Visit, asked: Choice) -> Shown:
    """The page of events that the address asks for."""
    found = list(from_table(list_events(visit.casebook, asked.rows(PAGE)), "events"))
    key = replace(asked.filters, order="date")
    total = visit.remember(("events", key), lambda: count(visit.casebook, "events", key))
    return Shown(found, asked.offset, total)


def show_deeds(visit: Visit, asked: Choice) -> Shown:
    """The page of deeds that the address asks for, by date where deeds have no such order."""
    order = asked.filters.order if asked.filters.order in OF_DEEDS else "date"
    filters = replace(asked.rows(PAGE), order=order)
    table = visit.remember(("deeds", filters), lambda: visit.casebook.deeds(filters))
    key = replace(asked.filters, order="date")
    total = visit.remember(("deeds", key), lambda: count_deeds(visit.casebook, key))
    return Shown(list(deed_rows(table)), asked.offset, total)


def filter_bar(visit: Visit) -> dict[str, Any]:
    """What the filter bar of a page needs; its values are those of the whole casebook."""
    params = visit.request.query_params
    return {
        "chips": chips(params),
        "kept": [
            (name, value)
            for name, value in params.multi_items()
            if value.strip() and name not in SINGLE
        ],
        "params": params,
        "facets": suggestions(visit, Filters()),
        "known": {"type": known_types(), "status": known_statuses(), "review": known_reviews()},
    }


SINGLE = frozenset(
    {"since", "until", "confidence", "as_read", "offset", "row", "part", "lang", "period", "by"}
)
"""Parts of an address that have one value, which their field shows."""


def suggestions(visit: Visit, filters: Filters) -> dict[Facet, tuple[Counted, ...]]:
    """What each filter can be set to, the most frequent first, with how many events then match.

    Of a filter that is set already: what it could be set to beside.
    """
    filters = replace(filters, order="date")
    found = dict(_facets(visit, filters))
    for facet, name in OWN.items():
        if getattr(filters, name):
            others: dict[str, Any] = {name: ()}
            found[facet] = _facets(visit, replace(filters, **others))[facet]
    return found


def _facets(visit: Visit, filters: Filters) -> dict[Facet, tuple[Counted, ...]]:
    found: dict[Facet, tuple[Counted, ...]] = visit.remember(
        ("facets", filters), lambda: facets(visit.casebook, filters, most=200)
    )
    return found
