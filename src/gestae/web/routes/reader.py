"""A document as it is kept, with all that was read from it marked in its text."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from gestae.errors import NotFoundError
from gestae.records import Document, Span
from gestae.store.reading import Told, read_facts_of, read_told
from gestae.web.marking import Mark, marked
from gestae.web.pairs import name_of, pairs_with
from gestae.web.parts import Block, Notch, Part, cut_document, page_start, part_at
from gestae.web.templates import with_query
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)

LEGEND = ("event", "actor", "amount", "date", "place", "speaker")
"""What can be marked, in the order of the legend; a cue goes with its speaker."""
FEWEST_HEADINGS = 3
"""With fewer headings a document has no outline."""
KINDS = {"measure": "amount", "cue": "speaker cue"}
"""The classes of marks whose kind is none in the legend."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: its words as HTML, and what begins with it in the original."""

    words: Markup
    notch: Notch | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is shown."""

    block: Block
    pieces: tuple[Piece, ...]


@router.get("/documents/{name:path}", response_class=HTMLResponse)
def read(
    visit: Visiting,
    name: str,
    show: Annotated[list[str] | None, Query()] = None,
    at: Annotated[str, Query(pattern=r"^(\d{1,12}-\d{1,12})?$")] = "",
    part: Annotated[int, Query(ge=1, le=10**6)] = 1,
    page: Annotated[int | None, Query(ge=0, le=10**6)] = None,
) -> Response:
    """The part of a document that holds the stretch ``at``, or has that number.

    ``page`` leads to where that page of the original begins.

    ``show``: the kinds that are marked, all of them where none is told; "none" for none of them.
    """
    document, parts = visit.remember(("document", name), lambda: _cut(visit, name))
    if page is not None:
        number = _part_of_page(document, parts, page)
        asked = with_query(visit.request.query_params, page=None, at=None, part=number)
        return RedirectResponse(f"/documents/{document.id}{asked}#page-{page}", status_code=303)
    stretch = _stretch(at, document)
    shown = parts[min(part, len(parts)) - 1]
    if stretch is not None:
        shown = part_at(parts, stretch.start)
    facts = visit.remember(
        ("facts of", document.id), lambda: read_facts_of(visit.casebook, document.id)
    )
    pairs = pairs_with(visit, document.id)
    told = visit.remember(
        ("told", document.id, shown.span),
        lambda: read_told(visit.casebook, document.id, shown.span),
    )
    return visit.show(
        "reader.html",
        document=document,
        name=name_of(document),
        facts=facts,
        pairs=[_other(row, document.id) for row in pairs],
        part=shown,
        parts=parts,
        pages=any(segment.page is not None for segment in document.segments),
        headings=_headings(document),
        paragraphs=_paragraphs(document, shown, told, stretch),
        legend=LEGEND,
        shows=LEGEND if not show else tuple(kind for kind in LEGEND if kind in show),
        web_address=document.url
        if (document.url or "").startswith(("http://", "https://"))
        else None,
    )


def _cut(visit: Visit, name: str) -> tuple[Document, tuple[Part, ...]]:
    document = visit.casebook.document(name)
    return document, cut_document(document)


def _part_of_page(document: Document, parts: tuple[Part, ...], page: int) -> int:
    """The part in which a page of the original begins; raises ``NotFoundError``."""
    start = page_start(document, page)
    if start is None:
        raise NotFoundError(f"{name_of(document)} has no page {page}")
    return part_at(parts, start).number


def _stretch(at: str, document: Document) -> Span | None:
    """The stretch of the address, as far as the document has it."""
    if not at:
        return None
    start, end = (min(int(place), len(document.text)) for place in at.split("-"))
    return Span(start, end) if start < end else None


def _other(row: dict[str, Any], document: str) -> dict[str, str]:
    """The other one of a pair of documents."""
    side = "other" if row["one"] == document else "one"
    return {"id": row[side], "name": row[f"{side}_name"]}


def _headings(document: Document) -> list[tuple[Span, str]]:
    """The headings of a document that has enough of them."""
    found = [
        (passage.span, " ".join(passage.span.of(document.text).split()))
        for passage in document.passages
        if passage.kind == "heading"
    ]
    return found if len(found) >= FEWEST_HEADINGS else []


def _paragraphs(
    document: Document, part: Part, told: tuple[Told, ...], stretch: Span | None
) -> list[Paragraph]:
    marks = sorted(map(_mark, told), key=lambda mark: mark.span)
    first, shown = 0, []
    is_anchored = False
    for block in part.blocks:
        while first < len(marks) and marks[first].span.end <= block.span.start:
            first += 1
        here = []
        for mark in marks[first:]:
            if mark.span.start >= block.span.end:
                break
            here.append(mark)
        if stretch is not None and stretch.overlaps(block.span):
            here.append(Mark(stretch, "at", anchor=None if is_anchored else "at"))
            is_anchored = True
        shown.append(Paragraph(block, tuple(_pieces(document, block, here))))
    return shown


def _pieces(document: Document, block: Block, marks: list[Mark]) -> list[Piece]:
    pieces = []
    for span, notch in block.pieces():
        here = [mark for mark in marks if mark.span.overlaps(span)]
        pieces.append(Piece(marked(span.of(document.text), here, span.start), notch))
    return pieces


def _mark(told: Told) -> Mark:
    """How words from which something was read are marked; events and figures are links."""
    place = {"event": "/events/", "measure": "/measures/"}.get(told.kind)
    return Mark(
        told.span,
        KINDS.get(told.kind, told.kind),
        told.title,
        href=f"{place}{told.records[0]}" if place else None,
        record=" ".join(told.records) or None,
        step=place is not None,
    )
