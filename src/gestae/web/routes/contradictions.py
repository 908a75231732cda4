"""What cannot both hold: pairs of statements, the gravest first, the words that differ marked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from gestae.records import Event, Measure, stretch_of
from gestae.store.asked import check_differences, check_severities
from gestae.store.contradictions import AskedContradictions
from gestae.web.marking import Mark, event_marks, marked, measure_marks
from gestae.web.navigation import Place
from gestae.web.record_page import Record, Stand, find_ends
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("contradictions", "check", 3)

PAGE = 20
"""Contradictions of a page."""
SEVERITIES = ("critical", "major", "minor")
KINDS = ("contradicts", "denies")
WHERES = ("within", "across")
Row = dict[str, Any]

TELLING: Mapping[str, frozenset[str]] = {
    "amounts": frozenset({"amount"}),
    "bounds": frozenset({"amount"}),
    "measures": frozenset({"amount"}),
    "distance": frozenset({"amount"}),
    "geography": frozenset({"amount", "place"}),
    "dates": frozenset({"date"}),
    "order": frozenset({"date", "trigger"}),
    "duration": frozenset({"date", "amount"}),
    "places": frozenset({"place"}),
    "swapped": frozenset({"source", "target"}),
    "party": frozenset({"source", "target"}),
    "status": frozenset({"status", "trigger"}),
    "denial": frozenset({"status", "trigger", "cue"}),
}
"""The kinds of words in which two statements differ, for each respect."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements: its words with what differs marked, and where they lead."""

    words: Markup
    row: Row
    record: str | None
    reader: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A contradiction as it is shown."""

    row: Row
    a: Side
    b: Side

    @property
    def alone(self) -> bool:
        """Whether one sentence is held against the map."""
        told = self.row["a"]["sentence"] == self.row["b"]["sentence"]
        return bool(told and self.row["differences"] == ["geography"])


@router.get("/contradictions", response_class=HTMLResponse)
def contradictions(
    visit: Visiting,
    severity: Annotated[list[str] | None, Query()] = None,
    kind: Annotated[list[str] | None, Query()] = None,
    differ: Annotated[list[str] | None, Query()] = None,
    where: Annotated[str, Query(pattern="^(within|across)?$")] = "",
    document: str = "",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> HTMLResponse:
    """The contradictions that match the choice; ``where``: within one document or across."""
    severities = check_severities([one for one in severity or () if one])
    differences = check_differences([one for one in differ or () if one])
    kinds = tuple(one for one in kind or () if one in KINDS)
    asked = AskedContradictions(documents=(document,) if document else ())
    every: Sequence[Row] = visit.remember(
        ("contradictions", document), lambda: visit.casebook.contradictions(asked).to_pylist()
    )
    found = [
        row
        for row in every
        if (not severities or row["severity"] in severities)
        and (not kinds or row["kind"] in kinds)
        and (not differences or set(differences) & set(row["differences"]))
        and (not where or where == _where(row))
    ]
    return visit.show(
        "contradictions.html",
        pairs=_draw(visit, found[offset : offset + PAGE]),
        found=len(found),
        every=len(every),
        counts=_count(every),
        severities=SEVERITIES,
        kinds=KINDS,
        wheres=WHERES,
        asked={
            "severity": severities,
            "kind": kinds,
            "differ": differences,
            "where": (where,) if where else (),
        },
        document=document,
        offset=offset,
        page=PAGE,
    )


def _where(row: Row) -> str:
    return "within" if row["a"]["document"] == row["b"]["document"] else "across"


def _count(rows: Sequence[Row]) -> dict[str, Counter[str]]:
    """How many contradictions have each value, by field."""
    return {
        "severity": Counter(row["severity"] for row in rows),
        "kind": Counter(row["kind"] for row in rows),
        "differ": Counter(name for row in rows for name in row["differences"]),
        "where": Counter(map(_where, rows)),
    }


def _draw(visit: Visit, rows: Sequence[Row]) -> list[Pair]:
    names = {row[side]["record"] for row in rows for side in ("a", "b")}
    ends = find_ends(visit.casebook, names)
    return [Pair(row, *(_side(row, row[side], ends) for side in ("a", "b"))) for row in rows]


def _side(row: Row, told: Row, ends: Mapping[str, Record | Stand]) -> Side:
    end = ends.get(told["record"])
    if isinstance(end, (Event, Measure)):
        place = "/events/" if isinstance(end, Event) else "/measures/"
        marks = event_marks(end) if isinstance(end, Event) else measure_marks(end)
        sentence = end.sentence
        words = marked(sentence.text, _differing(marks, row["differences"]), sentence.span.start)
        return Side(words, told, f"{place}{end.id}", _reader(end.document.id, sentence.span))
    span = stretch_of(told["record"])
    document = told["record"].rpartition(":")[0]
    if span is None or not isinstance(end, Stand):
        return Side(Markup.escape(told["sentence"]), told, None, None)
    start = told["sentence"].find(end.words)
    marks = [Mark(type(span)(start, start + len(end.words)), "differs")] if start >= 0 else []
    return Side(marked(told["sentence"], marks), told, None, _reader(document, span))


def _differing(marks: Sequence[Mark], differences: Sequence[str]) -> list[Mark]:
    """The marks of what the two differ in, or all where these words tell nothing of it."""
    kinds = frozenset[str]().union(*(TELLING.get(name, frozenset()) for name in differences))
    return [mark for mark in marks if mark.kind in kinds] or list(marks)


def _reader(document: str, span: Any) -> str:
    return f"/documents/{document}?at={span.start}-{span.end}#at"
