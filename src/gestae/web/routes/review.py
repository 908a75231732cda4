"""Deciding on events: the queue, one event at a time, and the tellings of its deed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gestae.errors import FieldsError, UsageError
from gestae.ontology.load import load_ontology
from gestae.outputs.decisions import word_decision
from gestae.records import Decision, Span
from gestae.review.make import trigger_of
from gestae.review.overlay import FIELDS
from gestae.review.told import words_of
from gestae.run.linking import relink
from gestae.store.asked import known_statuses
from gestae.store.queue import find_queue
from gestae.web.asked import Asked
from gestae.web.chips import chips
from gestae.web.marking import Mark, marked
from gestae.web.navigation import Place
from gestae.web.routes.settings import own_address
from gestae.web.security.guard import needs
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("review", "check", 1)
DECIDING = [Depends(needs("reviewer"))]
AROUND = 400
"""Characters of the text before and behind the sentence that are shown with it."""
MOST = 8
"""Other tellings that are offered to be joined or parted."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the form of an event, and what is wrong with it, by field."""

    values: Mapping[str, str]
    wrong: Mapping[str, str]


@router.get("/review", response_class=HTMLResponse, dependencies=DECIDING)
def queue(visit: Visiting, asked: Asked, skip: int = 0, *, blind: bool = False) -> Response:
    """The next event to decide on, the least sure first; what one decided on is left out."""
    filters = replace(asked.filters, order="doubt", limit=None, offset=0)
    queue = find_queue(visit.casebook, filters, visit.name, blind=blind)
    at = min(max(skip, 0), max(len(queue.events) - 1, 0))
    if not queue.events:
        return visit.show("review_done.html", done=queue.done)
    return _show(visit, queue.events[at], left=len(queue.events) - at, blind=blind)


@router.get("/review/new", response_class=HTMLResponse, dependencies=DECIDING)
def blank(
    visit: Visiting, document: str, at: Annotated[str, Query(pattern=r"^\d+-\d+$")]
) -> Response:
    """A form for an event that was not read, at the words chosen in the reader."""
    return _show_blank(visit, document, at)


@router.post("/review/new", response_class=HTMLResponse, dependencies=DECIDING)
async def add(visit: Visiting, request: Request) -> Response:
    """Adds the event; what was typed is shown again where it cannot be."""
    form = {key: str(value) for key, value in (await request.form()).items()}
    return await run_in_threadpool(_add, visit, form)


@router.get("/review/{name}", response_class=HTMLResponse, dependencies=DECIDING)
def one(visit: Visiting, name: str, *, blind: bool = False) -> Response:
    """One event with its form, whether or not it was decided on."""
    return _show(visit, visit.casebook.event(name).id, left=None, blind=blind)


@router.post("/review/{name}/verdict", dependencies=DECIDING)
def decide(
    visit: Visiting,
    name: str,
    verdict: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/review",
    *,
    blind: Annotated[bool, Form()] = False,
) -> RedirectResponse:
    """Accepts or rejects the event, or notes something on it, and goes on."""
    review = visit.casebook.review
    reason = why.strip() or None
    if verdict == "note":
        if reason is None:
            raise UsageError("a note needs words; write them, then add it")
        review.note(name, reason, by=visit.name)
    elif verdict == "accept":
        review.accept(name, by=visit.name, why=reason, blind=blind)
    elif verdict == "reject":
        review.reject(name, by=visit.name, why=reason, blind=blind)
    else:
        raise UsageError.unknown("verdict", verdict, ("accept", "reject", "note"))
    return RedirectResponse(own_address(back), status_code=303)


@router.post("/review/{name}/fields", response_class=HTMLResponse, dependencies=DECIDING)
async def correct(visit: Visiting, name: str, request: Request) -> Response:
    """Gives the fields that were changed their new values; all of them, or none where one is wrong.

    What was typed is shown again with what is wrong beside it.
    """
    form = {key: str(value) for key, value in (await request.form()).items()}
    return await run_in_threadpool(_correct, visit, name, form)


@router.get("/review/{name}/deed", response_class=HTMLResponse, dependencies=DECIDING)
def deed(visit: Visiting, name: str) -> HTMLResponse:
    """The other tellings of the event's deed, and those that might be some."""
    event = visit.casebook.event(name)
    same = [visit.casebook.event(other) for other in visit.casebook.same_deed(event.id)[:MOST]]
    alike = [visit.casebook.event(other) for other in visit.casebook.alike(event.id)[:MOST]]
    return visit.show("review_deed.html", event=event, same=same, alike=alike)


@router.post("/review/{name}/deed", dependencies=DECIDING)
def regroup(
    visit: Visiting,
    name: str,
    other: Annotated[str, Form()],
    how: Annotated[str, Form()],
    why: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Says that the two events tell one deed, or two."""
    review = visit.casebook.review
    if how not in {"merge", "split"}:
        raise UsageError.unknown("way of grouping", how, ("merge", "split"))
    decide_ = review.merge if how == "merge" else review.split
    made = decide_(name, other, by=visit.name, why=why.strip() or None)
    relink(visit.casebook)
    return RedirectResponse(f"/review/{made.subject}/deed", status_code=303)


@router.post("/review/undo/{number}", dependencies=DECIDING)
def undo(visit: Visiting, number: str, back: Annotated[str, Form()] = "/log") -> RedirectResponse:
    """Takes a decision back; an undo is taken back the same way."""
    review = visit.casebook.review
    undone = review.decision(number)
    review.undo(number, by=visit.name)
    if undone.action in {"merge", "split", "undo"}:
        relink(visit.casebook)
    return RedirectResponse(own_address(back), status_code=303)


def _correct(visit: Visit, name: str, form: Mapping[str, str]) -> Response:
    blind = form.get("blind") == "true"
    changed = {
        field: form[field]
        for field in FIELDS
        if field in form and form[field].strip() != form.get(f"was.{field}", "").strip()
    }
    why = form.get("why", "").strip() or None
    try:
        visit.casebook.review.correct_all(name, changed, by=visit.name, why=why, blind=blind)
    except FieldsError as error:
        typed = Typed({field: form[field] for field in changed}, error.fields)
        return _show(visit, name, left=None, blind=blind, typed=typed, status=422)
    if form.get("and_accept"):
        visit.casebook.review.accept(name, by=visit.name, blind=blind)
    return RedirectResponse(own_address(form.get("back", "/review")), status_code=303)


def _add(visit: Visit, form: Mapping[str, str]) -> Response:
    document, at = form.get("document", ""), form.get("at", "")
    values = {field: form[field] for field in FIELDS if form.get(field, "").strip()}
    try:
        made = visit.casebook.review.add_event(
            document, _span(at), values, by=visit.name, why=form.get("why", "").strip() or None
        )
    except FieldsError as error:
        return _show_blank(visit, document, at, Typed(values, error.fields), status=422)
    return RedirectResponse(f"/events/{made.subject}", status_code=303)


def _show_blank(
    visit: Visit, name: str, at: str, typed: Typed | None = None, status: int = 200
) -> HTMLResponse:
    document = visit.casebook.document(name)
    trigger = trigger_of(document, _span(at))
    sentence = visit.casebook.sentence_at(document.id, trigger)
    return visit.show(
        "review_new.html",
        status=status,
        document=document,
        at=at,
        sentence=sentence,
        told=marked(sentence.text, [Mark(trigger, "trigger")], sentence.span.start),
        fields=dict.fromkeys(FIELDS, ""),
        typed=typed or Typed({}, {}),
        known=_known(None),
    )


def _span(at: str) -> Span:
    start, _, end = at.partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) <= int(end)):
        raise UsageError(f"{at!r} is no stretch of a document; choose the words in the reader")
    return Span(int(start), int(end))


def _show(
    visit: Visit,
    name: str,
    *,
    left: int | None,
    blind: bool,
    typed: Typed | None = None,
    status: int = 200,
) -> HTMLResponse:
    event = visit.casebook.review.seen(name, by=visit.name, blind=blind)
    text = visit.casebook.document(event.document.id).text
    span = event.sentence.span
    mine = [
        decision
        for decision in visit.casebook.decisions_on(event.id)
        if decision.who == visit.name or not blind
    ]
    return visit.show(
        "review.html",
        status=status,
        event=event,
        before=_cut(text[: span.start], AROUND),
        after=_cut(text[span.end :][::-1], AROUND)[::-1],
        fields={field: words_of(event, field) for field in FIELDS},
        typed=typed or Typed({}, {}),
        known=_known(event.type),
        decisions=[(made, word_decision(made, visit.casebook)) for made in mine],
        last=_last(mine, visit.name),
        left=left,
        blind=blind,
        back=_address(visit),
        skip=_skip(visit),
        chips=chips(visit.request.query_params) if left is not None else [],
    )


def _known(type_: str | None) -> Mapping[str, list[str]]:
    """What each field with a closed list may be; modes are those of the type, of all for none."""
    ontology = load_ontology()
    types = ontology.plover.types
    told = [types[type_]] if type_ else list(types.values())
    return {
        "type": sorted(types),
        "mode": sorted({mode for one in told for mode in one.modes}),
        "contexts": sorted(ontology.plover.contexts),
        "instrument": sorted(ontology.instruments.by_id),
        "status": list(known_statuses()),
    }


def _cut(text: str, most: int) -> str:
    """The end of a text, from the beginning of a word on where words have spaces between."""
    if len(text) <= most:
        return text
    end = text[-most:]
    space = re.search(r"\s", end[:40])
    return "…" + (end[space.end() :] if space else end)


def _last(decisions: list[Decision], who: str) -> Decision | None:
    return next((made for made in reversed(decisions) if made.who == who), None)


def _address(visit: Visit) -> str:
    """Where to go on after a decision: the queue as it is asked for, or the event itself."""
    url = visit.request.url
    if visit.request.method != "GET":
        return url.path.removesuffix("/fields")
    return f"{url.path}?{url.query}" if url.query else url.path


def _skip(visit: Visit) -> str:
    """The address of the next event in the queue, with this one left for later."""
    params = visit.request.query_params
    kept = [(key, value) for key, value in params.multi_items() if key != "skip"]
    here = params.get("skip", "0")
    after = int(here) + 1 if here.isdecimal() else 1
    return f"/review?{urlencode([*kept, ('skip', after)])}"
