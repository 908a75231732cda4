"""Questions with competing answers, and the evidence for and against each."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from gestae.analysis.questions.hypothesis import VALUES
from gestae.analysis.questions.matrix import Matrix
from gestae.analysis.questions.questions import answer, ask, assess, read_hypotheses
from gestae.errors import UsageError
from gestae.store.questions import AUTO, Question, find_question, list_questions
from gestae.web.drawn.downloads import send_table
from gestae.web.navigation import Place
from gestae.web.security.guard import needs
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("questions", "draw", 8)
DECIDING = [Depends(needs("reviewer"))]


@router.get("/questions", response_class=HTMLResponse)
def questions(visit: Visiting) -> HTMLResponse:
    """The questions of the casebook, and a form for another."""
    with visit.casebook.connection() as connection:
        found = list_questions(connection)
    return visit.show("questions.html", questions=found)


@router.post("/questions", dependencies=DECIDING)
def put(
    visit: Visiting, text: Annotated[str, Form()], hypotheses: Annotated[str, Form()]
) -> RedirectResponse:
    """Keeps a question with its answers, a line each."""
    answers = [line.strip() for line in hypotheses.splitlines() if line.strip()]
    if not text.strip():
        raise UsageError("the question has no words; write it above its answers")
    question = ask(visit.casebook, text.strip(), answers, visit.name)
    return RedirectResponse(f"/questions/{question.id}", status_code=303)


@router.get("/questions/{name}", response_class=HTMLResponse)
def question(visit: Visiting, name: str) -> HTMLResponse:
    """How the answers stand, and what each piece of evidence says of each of them."""
    found = _find(visit, name)
    matrix = _matrix(visit, found)
    unread = [h.text for h in read_hypotheses(found) if not h.claims]
    return visit.show(
        "question.html", question=found, matrix=matrix, values=VALUES, auto=AUTO, unread=unread
    )


@router.post("/questions/{name}", dependencies=DECIDING)
def judge(
    visit: Visiting,
    name: str,
    evidence: Annotated[str, Form()],
    hypothesis: Annotated[int, Form(ge=0)],
    value: Annotated[str, Form()],
) -> RedirectResponse:
    """Notes how a piece of evidence bears on an answer, as the user sees it."""
    found = _find(visit, name)
    assess(visit.casebook, found, evidence, hypothesis, value, by=visit.name)
    return RedirectResponse(f"/questions/{found.id}#e-{evidence}", status_code=303)


@router.get("/questions/{name}/evidence.{form}")
def export(visit: Visiting, name: str, form: str) -> Response:
    """The evidence as a table: CSV, or JSON Lines."""
    found = _find(visit, name)
    table = _matrix(visit, found).evidence_table()
    return send_table(table, "evidence", f"evidence-{found.id}", form)


def _find(visit: Visit, name: str) -> Question:
    with visit.casebook.connection() as connection:
        return find_question(connection, name)


def _matrix(visit: Visit, found: Question) -> Matrix:
    matrix: Matrix = visit.remember(("question", found.id), lambda: answer(visit.casebook, found))
    return matrix
