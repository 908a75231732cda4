"""One event with all that is known of it, and the cards of records beside a text."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from starlette.convertors import Convertor, register_url_convertor

from gestae.analysis.reasons.gather import read_events
from gestae.errors import UsageError
from gestae.outputs.decisions import word_change
from gestae.records import Event, Measure
from gestae.web.marking import Mark, event_marks, marked, measure_marks, with_labels
from gestae.web.record_page import Around, Record, gather_event
from gestae.web.visit import Visit, Visiting

MOST_CARDS = 12
"""Records that are told of at once."""


class Id(Convertor[str]):
    """The id of a record in an address, or as much of its beginning as is unique."""

    regex = "[0-9a-f]{4,16}"

    def convert(self, value: str) -> str:
        """As it is."""
        return value

    def to_string(self, value: str) -> str:
        """As it is."""
        return value


register_url_convertor("record", Id())
router = APIRouter(include_in_schema=False)


@router.get("/events/cards", response_class=HTMLResponse)
def cards(
    visit: Visiting,
    ids: Annotated[list[str] | None, Query(alias="id", max_length=MOST_CARDS)] = None,
) -> HTMLResponse:
    """The records with these ids in short, as a part of a page."""
    names = ids or []
    found: dict[str, Record] = {each.id: each for each in read_events(visit.casebook, names)}
    for name in (name for name in names if name not in found):
        try:
            found[name] = visit.casebook.measure(name)
        except UsageError:
            continue  # what is not there any more is not told of
    records = [(found[name], _spans(found[name])) for name in names if name in found]
    return visit.show("cards.html", records=records)


@router.get("/events/{name:record}", response_class=HTMLResponse)
def event(visit: Visiting, name: str) -> HTMLResponse:
    """The event with that id, or that alone begins so."""
    found, around = gather_event(visit, name)
    return show_record(visit, "event.html", around, found, event_marks(found), event=found)


def show_record(
    visit: Visit, page: str, around: Around, record: Record, marks: list[Mark], **values: Any
) -> HTMLResponse:
    """The page of a record, with its sentence between its neighbours."""
    told = with_labels(marks, lambda kind: visit.say(f"record.role.{kind}"))
    stretches = {"before": around.before, "own": record.sentence, "behind": around.behind}
    return visit.show(
        page,
        record=record,
        around=around,
        history=[(decision, word_change(decision)) for decision in around.decisions],
        sentences={
            side: marked(found.text, told, found.span.start) if found else None
            for side, found in stretches.items()
        },
        **values,
    )


def _spans(record: Event | Measure) -> str:
    """The places of its words: "source:10-15 target:20-27"."""
    marks = event_marks(record) if isinstance(record, Event) else measure_marks(record)
    return " ".join(f"{mark.kind}:{mark.span.start}-{mark.span.end}" for mark in marks)
