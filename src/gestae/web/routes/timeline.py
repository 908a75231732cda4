"""Events through time: how many in each period, and below it single deeds in lanes."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from gestae.ontology.plover import Plover, load_plover
from gestae.ontology.table import Problems
from gestae.store.conditions import compile_filters
from gestae.store.counting import count_deeds
from gestae.store.filters import Filters
from gestae.store.statements import load_sql
from gestae.web.asked import Asked
from gestae.web.deed_rows import DeedRow, deed_rows
from gestae.web.navigation import Place
from gestae.web.routes.events import filter_bar
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("timeline", "draw", 1)

Period = Literal["day", "week", "month", "year"]
LENGTHS = {"day": 0, "week": 6, "month": 30, "year": 365}
"""Days after the first that a date in one such period has at most."""
LANES = 40
"""Single deeds that are drawn."""
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


@dataclass(frozen=True, slots=True)
class Day:
    """Events of a type that begin on a day and are dated to so many more; ``None``: undated."""

    start: dt.date | None
    days: int | None
    type: str
    events: int


@dataclass(frozen=True, slots=True)
class Bar:
    """The events that begin in one period, by quad class; ``until`` is its last day."""

    start: dt.date
    until: dt.date
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@router.get("/timeline", response_class=HTMLResponse)
def timeline(visit: Visiting, asked: Asked, period: Period | Literal[""] = "") -> HTMLResponse:
    """The bars and lanes of what matches; from and to in the address are the zoom."""
    filters = replace(asked.filters, order="date")
    days = count_days(visit, filters)
    shown = period or choose_period([day.start for day in days if day.start])
    bars = make_bars(days, shown)
    limited = replace(filters, limit=LANES)
    deeds = list(
        deed_rows(visit.remember(("deeds", limited), lambda: visit.casebook.deeds(limited)))
    )
    return visit.show(
        "timeline.html",
        **filter_bar(visit),
        bars=bars,
        period=shown,
        periods=("day", "week", "month", "year"),
        quads=QUADS,
        undated=sum(day.events for day in days if day.start is None),
        vague=sum(day.events for day in days if day.start and not is_exact(day, shown)),
        lanes=[deed for deed in deeds if deed.date],
        deeds=visit.remember(("deeds", filters), lambda: count_deeds(visit.casebook, filters)),
        chart=draw_bars(bars),
        strip=draw_lanes([deed for deed in deeds if deed.date]),
    )


def count_days(visit: Visit, filters: Filters) -> Sequence[Day]:
    """How many of the events that match begin on each day."""
    asked = compile_filters(filters, "events")
    query = asked.fill(load_sql("queries/events_by_day.sql"))
    found: Sequence[Day] = visit.remember(
        ("days", filters),
        lambda: [Day(**row) for row in visit.casebook.query(query, asked.parameters).to_pylist()],
    )
    return found


def choose_period(days: Sequence[dt.date]) -> Period:
    """The period of which some dozens cover the days.

    >>> choose_period([dt.date(2024, 1, 1), dt.date(2024, 1, 20)])
    'day'
    """
    span = (max(days) - min(days)).days if days else 0
    return "day" if span <= 45 else "week" if span <= 300 else "month" if span <= 3000 else "year"


def make_bars(days: Sequence[Day], period: Period) -> list[Bar]:
    """The periods that have events, in order."""
    types = plover().types
    found: dict[dt.date, Counter[str]] = {}
    for day in days:
        if day.start and is_exact(day, period):
            quad = types[day.type].quad if day.type in types else QUADS[0]
            found.setdefault(begin(day.start, period), Counter())[quad] += day.events
    return [Bar(start, end(start, period), dict(found[start])) for start in sorted(found)]


@cache
def plover() -> Plover:
    """PLOVER's types with their quad classes; the rest of the ontology is not needed here."""
    return load_plover(files("gestae.ontology") / "tables" / "plover", Problems())


def begin(day: dt.date, period: Period) -> dt.date:
    """The first day of the period that a day lies in; weeks begin on Monday.

    >>> begin(dt.date(2024, 2, 29), "week"), begin(dt.date(2024, 2, 29), "year")
    (datetime.date(2024, 2, 26), datetime.date(2024, 1, 1))
    """
    if period == "week":
        return day - dt.timedelta(days=day.weekday())
    if period == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if period == "year" else day


def end(start: dt.date, period: Period) -> dt.date:
    """The last day of the period that begins on a day.

    >>> end(dt.date(2024, 2, 1), "month")
    datetime.date(2024, 2, 29)
    """
    days = {"day": 0, "week": 6, "month": 31, "year": 366}[period]
    last = start + dt.timedelta(days=days)
    return last if period in {"day", "week"} else begin(last, period) - dt.timedelta(days=1)


def is_exact(day: Day, period: Period) -> bool:
    """Whether a date says in which period it lies: "in 2024" tells no month."""
    return (day.days or 0) <= LENGTHS[period]


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle of a picture, in its units; ``what`` is its quad class or its deed."""

    x: float
    y: float
    width: float
    height: float
    what: Any
    of: Any


def draw_bars(bars: Sequence[Bar]) -> list[Piece]:
    """The bars on a width of 1000 and a height of 200, stacked by quad class."""
    if not bars:
        return []
    first, last = bars[0].start, bars[-1].until
    days = (last - first).days + 1
    most = max(bar.total for bar in bars)
    pieces = []
    for bar in bars:
        x = (bar.start - first).days / days * 1000
        width = max(2.0, ((bar.until - bar.start).days + 1) / days * 1000 - 1)
        y = 200.0
        for quad in QUADS:
            height = bar.counts.get(quad, 0) / most * 190
            if height:
                y -= height
                pieces.append(Piece(round(x, 2), round(y, 2), round(width, 2), height, quad, bar))
    return pieces


def draw_lanes(deeds: Sequence[DeedRow]) -> list[Piece]:
    """Each deed as wide as its date is vague, on a width of 1000, a lane each."""
    dates = [deed.date for deed in deeds if deed.date]
    if not dates:
        return []
    first, last = min(date.start for date in dates), max(date.end for date in dates)
    days = (last - first).days + 1
    return [
        Piece(
            round((date.start - first).days / days * 1000, 2),
            number * 22.0,
            max(4.0, round(((date.end - date.start).days + 1) / days * 1000, 2)),
            14,
            date,
            deed,
        )
        for number, (deed, date) in enumerate(zip(deeds, dates, strict=True))
    ]
