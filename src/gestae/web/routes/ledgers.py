"""The ledgers: what was given, imposed, agreed or said, by whom to whom and how far it got."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, Response

from gestae.analysis.ledgers.ledger import Ledger, make_ledger
from gestae.analysis.ledgers.line import Line
from gestae.errors import NotFoundError
from gestae.ontology.ledgers import LedgerKind, load_ledgers
from gestae.ontology.load import load_ontology
from gestae.outputs.wording import word_sides
from gestae.store.asked import parse_day
from gestae.store.statements import load_sql
from gestae.web.asked import PAGE, Asked
from gestae.web.drawn.downloads import PICTURES, send_picture, send_table
from gestae.web.drawn.grouped import BYS, Grouped, check_by, group_lines
from gestae.web.drawn.parties import list_parties
from gestae.web.drawn.wording import mark_telling, word_count_of, word_money, word_told
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("ledgers", "draw", 2)

ORDER = (
    "aid", "arms", "sanctions", "agreements", "posture", "spending", "diplomacy", "statements",
    "polls",
)  # fmt: skip
"""The ledgers as the first page lists them; others follow by name."""
ROWS = 20
"""Groups of a page."""
FEW = 10
"""Where no more than one line in so many has money, lines are drawn instead."""


@dataclass(frozen=True, slots=True)
class View:
    """What of a ledger is looked at, besides the filters: see ``read_view``."""

    by: str
    on: str
    group: str | None
    stage: str | None
    row: int
    weak: bool


def read_view(
    *,
    by: str = "",
    on: str = "",
    group: str | None = None,
    stage: str | None = None,
    row: Annotated[int, Query(ge=0, le=10**6)] = 0,
    weak: Annotated[str, Query(pattern="^(|1|true|0|false)$")] = "",
) -> View:
    """``by``: how lines are grouped. ``on``: the day for what is in force. ``group`` and ``stage``:
    the lines that are opened. ``row``: the first group shown. ``weak``: with weak lines, too.
    """
    return View(by or "pair", on, group or None, stage or None, row, weak in {"1", "true"})


Viewed = Annotated[View, Depends(read_view)]


@router.get("/ledgers", response_class=HTMLResponse)
def ledgers(visit: Visiting) -> HTMLResponse:
    """All ledgers, with how many events each has."""
    kinds = load_ledgers()
    sizes = visit.remember("ledger sizes", lambda: _sizes(visit, kinds))
    names = [*(name for name in ORDER if name in kinds), *sorted(set(kinds) - set(ORDER))]
    return visit.show("ledgers.html", kinds=[kinds[name] for name in names], sizes=sizes)


@router.get("/ledgers/{name}", response_class=HTMLResponse)
def ledger(visit: Visiting, name: str, asked: Asked, view: Viewed) -> HTMLResponse:
    """One ledger: totals that open, a picture, and its lines."""
    made, grouped = _made(visit, name, asked, view)
    lines = grouped.cell(view.group, view.stage)
    return visit.show(
        "ledger.html",
        asked=asked,
        view=view,
        kind=made.kind,
        made=made,
        grouped=grouped,
        groups=grouped.groups[view.row : view.row + ROWS],
        rows=ROWS,
        page=PAGE,
        lines=lines[asked.offset : asked.offset + PAGE],
        number=len(lines),
        bys=[(one, visit.say(f"ledgers.by.{one}")) for one in BYS],
        parties=visit.remember("parties", lambda: list_parties(visit.casebook)),
        instruments=_instruments(made.kind),
        drawn=_drawn(visit, grouped, visit.request.url.query),
        **_wording(visit),
    )


@router.get("/ledgers/{name}/lines", response_class=HTMLResponse)
def lines(visit: Visiting, name: str, asked: Asked, view: Viewed) -> HTMLResponse:
    """The lines of one total, as a piece of a page that opens under it."""
    made, grouped = _made(visit, name, asked, view)
    found = grouped.cell(view.group, view.stage)
    return visit.show(
        "ledger_part.html",
        asked=asked,
        view=view,
        kind=made.kind,
        grouped=grouped,
        lines=found[:PAGE],
        number=len(found),
        **_wording(visit),
    )


@router.get("/ledgers/{name}/{what}.{format_}")
def download(
    visit: Visiting, name: str, what: str, format_: str, asked: Asked, view: Viewed
) -> Response:
    """The lines or totals as csv or jsonl, the picture as svg or png."""
    made, _ = _made(visit, name, asked, view)
    if what == "picture" or format_ in PICTURES:
        from gestae.analysis.charts.ledger import draw_ledger

        return send_picture(lambda: draw_ledger(made), f"ledger-{name}", format_)
    tables = {"lines": made.lines_table, "totals": made.totals_table}
    if what not in tables:
        raise NotFoundError(f"a ledger has no {what!r}; it has lines, totals and a picture.")
    return send_table(tables[what](), f"ledger_{what}", f"ledger-{name}-{what}", format_)


def _made(visit: Visit, name: str, asked: Asked, view: View) -> tuple[Ledger, Grouped]:
    if name not in load_ledgers():
        known = ", ".join(load_ledgers())
        raise NotFoundError(f"there is no ledger {name!r}; there are {known}.")
    by = check_by(view.by)
    day = parse_day(view.on or None, last=True)
    question = ("ledger", name, asked.filters, day, view.weak)
    made = visit.remember(
        question,
        lambda: make_ledger(visit.casebook, name, asked.filters, on=day, weak=view.weak),
    )
    return made, visit.remember((*question, by), lambda: group_lines(made, by))


def _sizes(visit: Visit, kinds: Mapping[str, LedgerKind]) -> dict[str, int]:
    """How many events, or measures, belong in each ledger."""
    rows = visit.casebook.query(load_sql("queries/kinds_counted.sql")).to_pylist()
    return {
        name: sum(row["number"] for row in rows if _belongs(row, kind))
        for name, kind in kinds.items()
    }


def _belongs(row: Mapping[str, str | None], kind: LedgerKind) -> bool:
    if row["record"] != kind.records:
        return False
    if kind.records == "measures":
        return row["type"] in kind.properties
    return kind.takes(row["type"] or "", row["instrument"])


def _instruments(kind: LedgerKind) -> list[tuple[str, str]]:
    """The instruments that the ledger takes."""
    known = sorted(load_ontology().instruments.by_id)
    return [(name, name) for name in known if kind.takes("", name)]


def _drawn(visit: Visit, grouped: Grouped, query: str) -> dict[str, object]:
    """The greatest groups for the picture: by stage, billions of dollars or lines."""
    cells = grouped.whole.cells.values()
    priced = sum(one.counted for cell in cells for one in cell.sums if one.dollars)
    money = priced * FEW > grouped.whole.size
    groups = (
        [group for group in grouped.groups if group.promised or group.fulfilled]
        if money
        else sorted(grouped.groups, key=lambda group: -group.size)
    )
    return {
        "money": money,
        "stages": [
            {"id": stage, "name": visit.say(f"ledgers.stage.{stage.replace(' ', '_')}")}
            for stage in grouped.stages
            if not money or any(g.cells[stage].dollars for g in groups if stage in g.cells)
        ],
        "order": grouped.colours,
        "query": query,
        "groups": [
            {
                "key": group.key,
                "bars": {
                    stage: {
                        "value": float(cell.dollars or 0) if money else len(cell.lines),
                        "bounds": [float(end) for end in cell.bounds],
                        "lines": len(cell.lines),
                    }
                    for stage, cell in group.cells.items()
                },
            }
            for group in groups[:12]
        ],
    }


def _wording(visit: Visit) -> dict[str, Any]:
    """What the templates of a ledger call."""
    return {
        "word_money": word_money,
        "word_count_of": word_count_of,
        "word_told": word_told,
        "word_sides": word_sides,
        "sentence_of": mark_telling,
        "why": _why(visit),
    }


def _why(visit: Visit) -> Callable[[Grouped, Line], str]:
    """Says why a line is in no sum; empty where it is."""

    def say(grouped: Grouped, line: Line) -> str:
        if line.weak:
            return visit.say("ledgers.left_out.weak")
        why = grouped.left_out.get(line.id, "")
        for sign, key in (
            ("is a part of", "part"), ("later figure", "later"), ("counts all", "running"),
            ("order of magnitude", "vague"),
        ):  # fmt: skip
            if sign in why:
                return visit.say(f"ledgers.left_out.{key}")
        return why

    return say
