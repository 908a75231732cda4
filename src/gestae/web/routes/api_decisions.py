"""What users decide of the record, under ``/api``: the log, and new decisions."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from gestae.errors import UsageError
from gestae.records import Decision
from gestae.records.columns import to_table
from gestae.records.rows import to_row
from gestae.web.api.answer import ERRORS, AskedRows, answer_row, listing
from gestae.web.api.schemas import model_of
from gestae.web.security.guard import needs
from gestae.web.visit import Visit, Visiting

router = APIRouter(prefix="/api", tags=["Review"], responses=ERRORS)

Name = Annotated[str, Field(min_length=1, max_length=200)]
Remark = Annotated[str, Field(max_length=10_000)]


class NewDecision(BaseModel):
    """What is decided of which record.

    `record` is the id of an event, of a measure or link for accept, reject and note, and the number
    or id of a decision for undo. `other`: the second event of merge and split. `field` and
    `value`: what correct changes, a key of the contract and its new value in the form of the
    contract or in words, such as "planned" or "JPN=Tokyo, UKR". `adjudicated`: it settles a
    disagreement, and so outranks the others. `blind`: it is on the event as one sees it who does
    not see what others decided.
    """

    model_config = ConfigDict(extra="forbid")

    action: Literal["accept", "reject", "correct", "merge", "split", "note", "undo"]
    record: Name
    other: Name | None = None
    field: Name | None = None
    value: JsonValue = None
    why: Remark | None = None
    adjudicated: bool = False
    blind: bool = False


@router.get("/decisions", **listing(model_of(Decision)))
def decisions(visit: Visiting, rows: AskedRows) -> Response:
    """All that users decided, in the order it was added."""
    return rows.table(to_table(visit.casebook.decisions(), "decisions"), "decisions")


@router.post(
    "/decisions",
    status_code=201,
    response_model=None,
    responses={201: {"model": model_of(Decision), "description": "The decision, with its number."}},
    dependencies=[Depends(needs("reviewer"))],
)
def decide(visit: Visiting, new: NewDecision) -> Response:
    """Decides on a record: accept, reject, correct, merge, split, note or undo, as `gestae review`.

    Nothing that was read is changed, and every decision can be undone. It is signed with the name
    of the one who asks, who must be a reviewer.
    """
    answer = answer_row(to_row(_decided(visit, new)))
    answer.status_code = 201
    return answer


def _decided(visit: Visit, new: NewDecision) -> Decision:
    review = visit.casebook.review
    how: dict[str, Any] = {"by": visit.name, "why": new.why, "adjudicated": new.adjudicated}
    seen = {**how, "blind": new.blind}
    verbs = {
        "accept": lambda: review.accept(new.record, **seen),
        "reject": lambda: review.reject(new.record, **seen),
        "correct": lambda: review.correct(new.record, _told(new.field, "field"), new.value, **seen),
        "merge": lambda: review.merge(new.record, _told(new.other, "other"), **how),
        "split": lambda: review.split(new.record, _told(new.other, "other"), **how),
        "note": lambda: review.note(new.record, _told(new.why, "why"), by=visit.name),
        "undo": lambda: review.undo(new.record, by=visit.name, why=new.why),
    }
    return verbs[new.action]()


def _told(value: str | None, name: str) -> str:
    if not value:
        raise UsageError(f"{name!r} is missing, which this decision needs")
    return value
