"""What was read and what was not: languages, dates, failures, passages left out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from gestae.analysis.brief.brief import FEW
from gestae.store.statements import load_sql
from gestae.web.navigation import Place
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("coverage", "check", 6)

MOST = 200
"""Rows of a list that are shown."""
MOST_MONTHS = 120
"""Months that are drawn one by one; of a longer time the years are."""


@dataclass(frozen=True, slots=True)
class Time:
    """A month ("2024-03") or year, with its sentences by language and its documents.

    ``is_thin``: far fewer sentences than the median of the times that have any.
    """

    name: str
    sentences: Mapping[str, int]
    documents: int
    is_thin: bool

    @property
    def total(self) -> int:
        """Its sentences in all languages."""
        return sum(self.sentences.values())


@router.get("/coverage", response_class=HTMLResponse)
def coverage(visit: Visiting) -> HTMLResponse:
    """How well the documents cover the time and the languages, and what could not be read."""
    made = visit.remember("coverage", lambda: make_coverage(visit))
    return visit.show("coverage.html", **made, most=MOST)


def make_coverage(visit: Visit) -> dict[str, Any]:
    """What the page shows."""
    casebook = visit.casebook
    rows = casebook.query(load_sql("queries/languages_by_month.sql")).to_pylist()
    documents = casebook.coverage().drop_columns(["path", "published", "format"]).to_pylist()
    left_out = [row for row in documents if row["uncoded"]]
    left_out.sort(key=lambda row: (-row["uncoded_characters"], row["key"]))
    noted = [row for row in documents if row["notes"]]
    failures = casebook.failures()
    return {
        "documents": len(documents),
        "languages": _by_language(rows),
        "undated": sum(row["documents"] for row in rows if row["month"] is None),
        "times": find_times(rows),
        "failures": failures.slice(0, MOST).to_pylist(),
        "failed": len(failures),
        "reasons": casebook.query(load_sql("queries/uncoded_reasons.sql")).to_pylist(),
        "left_out": left_out[:MOST],
        "left_out_count": len(left_out),
        "silent": sum(not row["events"] for row in documents),
        "uncoded": sum(not row["coded"] for row in documents),
        "noted": noted[:MOST],
        "noted_count": len(noted),
    }


def find_times(rows: Sequence[Mapping[str, Any]]) -> tuple[Time, ...]:
    """The months from the first to the last, those without a document among them; else the years.

    ``rows`` have ``month``, ``language``, ``documents`` and ``sentences``.
    """
    dated = [row for row in rows if row["month"] is not None]
    if not dated:
        return ()
    names = _months(min(row["month"] for row in dated), max(row["month"] for row in dated))
    if len(names) > MOST_MONTHS:
        dated = [{**row, "month": row["month"][:4]} for row in dated]
        names = list(dict.fromkeys(name[:4] for name in names))
    sentences: dict[str, dict[str, int]] = {name: {} for name in names}
    documents = dict.fromkeys(names, 0)
    for row in dated:
        told = sentences[row["month"]]
        told[row["language"]] = told.get(row["language"], 0) + row["sentences"]
        documents[row["month"]] += row["documents"]
    totals = sorted(total for told in sentences.values() if (total := sum(told.values())))
    least = FEW * totals[len(totals) // 2] if totals else 0
    return tuple(
        Time(name, told, documents[name], sum(told.values()) < least)
        for name, told in sentences.items()
    )


def _months(first: str, last: str) -> list[str]:
    day, names = dt.date.fromisoformat(f"{first}-01"), []
    while f"{day.year:04}-{day.month:02}" <= last:
        names.append(f"{day.year:04}-{day.month:02}")
        if day.year == dt.MAXYEAR:
            break
        day = (day + dt.timedelta(days=32)).replace(day=1)
    return names


def _by_language(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, int]]:
    """Language, documents and sentences, most sentences first."""
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        documents, sentences = found.get(row["language"], (0, 0))
        found[row["language"]] = (documents + row["documents"], sentences + row["sentences"])
    return sorted(
        ((name, *counts) for name, counts in found.items()), key=lambda one: (-one[2], one[0])
    )
