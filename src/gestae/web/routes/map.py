"""The map: where events take place, how far things reach, and which distances cannot be."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import pyarrow as pa
from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse, Response

from gestae.analysis.charts.map import draw_reach
from gestae.analysis.reach.reach import Reach, find_reach
from gestae.analysis.reasons.gather import read_events
from gestae.errors import NotFoundError
from gestae.records import Event
from gestae.records.columns import to_columns
from gestae.store.asked import known_types
from gestae.store.filters import Filters
from gestae.web.asked import PAGE, Asked, Choice
from gestae.web.drawn.downloads import PICTURES, send_picture, send_table, send_text
from gestae.web.drawn.parties import list_parties
from gestae.web.drawn.places import (
    PlaceTold,
    events_at,
    list_places,
    outlines_json,
    outlines_version,
)
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from gestae.analysis.reach.rings import Ring

router = APIRouter(include_in_schema=False)
PLACE = Place("map", "draw", 4)

MARKS = 600
"""Places that are sent to the map, those with most events."""
ROWS = 60
"""Rows of the table."""
KEPT = "public, max-age=31536000, immutable"


def read_place(place: str = "") -> str:
    """The key of the place whose events are listed."""
    return place


@router.get("/map", response_class=HTMLResponse)
def map_(visit: Visiting, asked: Asked, place: Annotated[str, Depends(read_place)]) -> HTMLResponse:
    """Places and rings for the filters, and the events of the place that was chosen."""
    places = _places(visit, asked)
    reach = _reach(visit, asked)
    events, more = _events(visit, asked, place) if place else ([], False)
    return visit.show(
        "map.html",
        asked=asked,
        place=place,
        chosen=next((one for one in places if one.key == place), None),
        events=events,
        more=more,
        page=PAGE,
        told=places,
        unknown=[one for one in places if not one.is_known],
        rows=ROWS,
        reach=reach,
        parties=visit.remember("parties", lambda: list_parties(visit.casebook)),
        types=[(name, name) for name in known_types()],
        outlines=f"/map/outlines.json?v={outlines_version()}",
        drawn=visit.remember(("map drawn", asked.filters), lambda: _drawn(places, reach))
        | {"query": visit.request.url.query},
    )


@router.get("/map/outlines.json")
def outlines() -> Response:
    """The outlines of all countries; the address changes with them, so they may be kept."""
    return Response(outlines_json(), media_type="application/json", headers={"Cache-Control": KEPT})


@router.get("/map/{what}.{format_}")
def download(visit: Visiting, what: str, format_: str, asked: Asked) -> Response:
    """Places, rings or distances as csv or jsonl; places and rings as geojson; rings as picture."""
    reach = _reach(visit, asked)
    if format_ in PICTURES:
        return send_picture(lambda: draw_reach(reach), "reach", format_)
    if format_ == "geojson":
        told: dict[str, Callable[[], str]] = {
            "rings": reach.to_geojson,
            "places": lambda: _geojson(_places(visit, asked)),
        }
        if what not in told:
            raise NotFoundError(f"the map has no {what!r} as geojson; it has places and rings.")
        return send_text(told[what](), "application/geo+json", f"{what}.geojson")
    tables: dict[str, Callable[[], pa.Table]] = {
        "places": lambda: _table(_places(visit, asked)),
        "rings": reach.rings_table,
        "distances": reach.distances_table,
    }
    if what not in tables:
        raise NotFoundError(f"the map has no {what!r}; it has places, rings and distances.")
    return send_table(tables[what](), what, what, format_)


def _places(visit: Visit, asked: Choice) -> tuple[PlaceTold, ...]:
    found: tuple[PlaceTold, ...] = visit.remember(
        ("places", asked.filters), lambda: list_places(visit.casebook, asked.filters)
    )
    return found


def _events(visit: Visit, asked: Choice, place: str) -> tuple[list[Event], bool]:
    """A page of the events at a place, and whether others follow."""
    page = replace(asked.page, offset=asked.offset)

    def find() -> tuple[list[Event], bool]:
        ids = events_at(visit.casebook, place, page)
        found = {event.id: event for event in read_events(visit.casebook, ids[:PAGE])}
        return [found[name] for name in ids[:PAGE] if name in found], len(ids) > PAGE

    made: tuple[list[Event], bool] = visit.remember(("events at", place, page), find)
    return made


def _reach(visit: Visit, asked: Choice) -> Reach:
    """The rings and distances of the documents, speakers and languages that are asked for."""
    told = asked.filters
    filters = Filters(documents=told.documents, languages=told.languages, speakers=told.speakers)
    found: Reach = visit.remember(("reach", filters), lambda: find_reach(visit.casebook, filters))
    return found


def _drawn(places: tuple[PlaceTold, ...], reach: Reach) -> dict[str, Any]:
    """What the script draws; rings of one place and radius once."""
    rings: dict[tuple[float | None, ...], tuple[int, Ring]] = {}
    for number, ring in enumerate(reach.rings[:ROWS]):
        if ring.latitude is not None:
            rings.setdefault(
                (ring.latitude, ring.longitude, ring.inner, ring.outer), (number, ring)
            )
    return {
        "places": [
            {
                "key": place.key,
                "name": place.name,
                "country": place.country,
                "precision": place.precision,
                "at": [place.longitude, place.latitude] if place.latitude is not None else None,
                "reach": place.reach,
                "events": place.events,
            }
            for place in places[:MARKS]
            if place.is_known
        ],
        "rings": [
            {
                "number": number,
                "at": [ring.longitude, ring.latitude],
                "inner": ring.inner,
                "outer": ring.outer,
                "place": ring.place,
                "subject": ring.subject.name if ring.subject else "",
            }
            for number, ring in rings.values()
        ],
    }


def _table(places: tuple[PlaceTold, ...]) -> pa.Table:
    return to_columns(places, PlaceTold)


def _geojson(places: tuple[PlaceTold, ...]) -> str:
    """The places with a middle as points; ``precision`` and ``reach_km`` say how exact they are."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
            "properties": {
                "name": place.name,
                "country": place.country,
                "precision": place.precision,
                "reach_km": place.reach,
                "geonames": place.geonames,
                "events": place.events,
                "deeds": place.deeds,
            },
        }
        for place in places
        if place.latitude is not None
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
