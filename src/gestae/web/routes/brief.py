"""The brief: what is new since a day."""

import datetime as dt

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from gestae.analysis.brief.brief import Brief, make_brief
from gestae.analysis.brief.page import to_html, to_markdown
from gestae.errors import UsageError
from gestae.store.asked import parse_day
from gestae.store.statements import load_sql
from gestae.web.drawn.downloads import send_text
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("brief", "draw", 9)
MOST = 10
"""Deeds of a pair that are told."""
PAIRS = 40
"""Pairs that are shown; the download has all."""
BACK = dt.timedelta(days=7)
"""How far before its latest document the brief of a casebook begins where no day is given."""


@router.get("/brief", response_class=HTMLResponse)
def brief(visit: Visiting, since: str = "") -> HTMLResponse:
    """What is new by pair of parties, what moved on, what contradicts, what was read."""
    day = _day(visit, since)
    made = _brief(visit, day)
    return visit.show(
        "brief.html",
        brief=made,
        pairs=list(made.pairs.items())[:PAIRS],
        deeds=sum(map(len, made.pairs.values())),
    )


@router.get("/brief.{form}")
def download(visit: Visiting, form: str, since: str = "") -> Response:
    """The brief as Markdown or as one page of HTML."""
    writers = {"md": (to_markdown, "text/markdown"), "html": (to_html, "text/html")}
    if form not in writers:
        raise UsageError.unknown("format", form, writers)
    write, kind = writers[form]
    day = _day(visit, since)
    return send_text(write(_brief(visit, day)), kind, f"brief-{day}.{form}")


def _brief(visit: Visit, day: dt.date) -> Brief:
    made: Brief = visit.remember(("brief", day), lambda: make_brief(visit.casebook, day, most=MOST))
    return made


def _day(visit: Visit, since: str) -> dt.date:
    """The day asked for; without one a week before the latest document."""
    if day := parse_day(since.strip() or None, last=False):
        return day
    latest = visit.casebook.query(load_sql("queries/latest_day.sql")).to_pylist()
    return (latest[0]["day"] or dt.datetime.now(dt.UTC).date()) - BACK
