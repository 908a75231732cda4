"""Questions that users follow, and how they assessed the evidence: ``ask``, ``assess``.

All take an open connection (``Casebook.connection``). Assessments are a log: the last one on a
piece of evidence and a hypothesis counts, and "auto" takes it back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from gestae.errors import UsageError
from gestae.records import content_id
from gestae.store.clock import utc_now

AUTO = "auto"
"""The value that takes an assessment back."""


@dataclass(frozen=True, slots=True)
class Question:
    """An open question with its possible answers; ``who`` asked it."""

    id: str
    who: str
    text: str
    hypotheses: tuple[str, ...]


def ask(
    connection: duckdb.DuckDBPyConnection, text: str, hypotheses: Sequence[str], who: str
) -> Question:
    """Keeps a question; the same words with the same answers are the same question.

    Raises ``UsageError`` where there are fewer than two answers, or two are the same.
    """
    if len(hypotheses) < 2 or len(set(hypotheses)) < len(hypotheses):
        raise UsageError("a question needs two different answers at least: --hypothesis, each.")
    question = Question(content_id("question", text, *hypotheses), who, text, tuple(hypotheses))
    connection.execute(
        "INSERT INTO questions VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [question.id, utc_now(), who, text, list(hypotheses)],
    )
    return question


def list_questions(connection: duckdb.DuckDBPyConnection) -> tuple[Question, ...]:
    """The questions in the order in which they were asked."""
    rows = connection.execute(
        "SELECT id, who, text, hypotheses FROM questions ORDER BY asked, id"
    ).fetchall()
    return tuple(Question(id_, who, text, tuple(answers)) for id_, who, text, answers in rows)


def find_question(connection: duckdb.DuckDBPyConnection, name: str) -> Question:
    """The question whose id begins so; raises ``UsageError`` where there is none, or several."""
    found = [question for question in list_questions(connection) if question.id.startswith(name)]
    if len(found) != 1:
        raise UsageError(
            f"{'several questions are' if found else 'no question is'} meant by {name!r}; "
            "gestae question lists them."
        )
    return found[0]


def assess(
    connection: duckdb.DuckDBPyConnection,
    question: Question,
    deed: str,
    hypothesis: int,
    value: str,
    who: str,
    why: str | None = None,
) -> None:
    """Notes how a deed bears on a hypothesis of the question; ``auto`` takes it back.

    Raises ``UsageError`` for a hypothesis that the question does not have.
    """
    if not 0 <= hypothesis < len(question.hypotheses):
        raise UsageError(
            f"the question has {len(question.hypotheses)} hypotheses, numbered from 1; "
            f"{hypothesis + 1} is none of them."
        )
    connection.execute(
        "INSERT INTO assessments SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ? "
        "FROM assessments",
        [utc_now(), who, question.id, deed, hypothesis, value, why],
    )


def read_assessments(
    connection: duckdb.DuckDBPyConnection, question: Question
) -> dict[tuple[str, int], str]:
    """The assessments that stand, by deed and hypothesis."""
    rows = connection.execute(
        "SELECT evidence, hypothesis, arg_max(value, number) FROM assessments "
        "WHERE question = ? GROUP BY evidence, hypothesis ORDER BY evidence, hypothesis",
        [question.id],
    ).fetchall()
    return {(deed, number): value for deed, number, value in rows if value != AUTO}
