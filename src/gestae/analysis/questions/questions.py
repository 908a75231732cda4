"""Questions of a casebook: ``ask``, ``answer``, ``assess``."""

from collections.abc import Collection, Sequence
from typing import cast

from gestae.analysis.questions.hypothesis import (
    VALUES,
    Hypothesis,
    Told,
    Value,
    nearness,
    read_hypothesis,
)
from gestae.analysis.questions.matrix import Matrix, make_matrix
from gestae.errors import UsageError
from gestae.records.columns import from_table
from gestae.review.who import default_user
from gestae.store import questions as store
from gestae.store.casebook import Casebook
from gestae.store.portions import events_of
from gestae.store.statements import load_sql
from gestae.store.ties import read_deeds


def ask(
    casebook: Casebook, text: str, hypotheses: Sequence[str], by: str | None = None
) -> store.Question:
    """A new question of the casebook, or the one with the same words and answers.

    ``hypotheses`` are statements: "Japan will send weapons to Ukraine." Raises ``UsageError``
    where there are fewer than two, or two are the same.
    """
    with casebook.connection(to_write=True) as connection:
        return store.ask(connection, text, hypotheses, by or default_user())


def answer(casebook: Casebook, question: store.Question) -> Matrix:
    """The question's matrix over the record as it is now."""
    hypotheses = read_hypotheses(question)
    with casebook.connection() as connection:
        assessed = store.read_assessments(connection, question)
    deed_of = _near_deeds(casebook, hypotheses, {deed for deed, _ in assessed})
    events = from_table(events_of(casebook, list(deed_of)), "events")
    return make_matrix(
        question.id,
        question.text,
        hypotheses,
        events,
        deed_of,
        cast("dict[tuple[str, int], Value]", assessed),
    )


def assess(
    casebook: Casebook,
    question: store.Question,
    evidence: str,
    hypothesis: int,
    value: str,
    *,
    by: str | None = None,
    why: str | None = None,
) -> None:
    """Notes how a deed bears on a hypothesis (from 0), over what gestae reads of it.

    ``evidence``: the id, or its beginning, of the deed or of an event that tells it. ``value``: CC,
    C, N, I or II; ``auto`` takes an assessment back. Raises ``UsageError`` for what is not known.
    """
    if value not in {*VALUES, store.AUTO}:
        raise UsageError.unknown("value", value, (*VALUES, store.AUTO))
    event = casebook.event(evidence).id
    with casebook.connection(to_write=True) as connection:
        ((_, deed, _),) = read_deeds(connection, [event])
        store.assess(connection, question, deed, hypothesis, value, by or default_user(), why)


def read_hypotheses(question: store.Question) -> tuple[Hypothesis, ...]:
    """The question's hypotheses with what gestae reads them to claim."""
    return tuple(read_hypothesis(n, text) for n, text in enumerate(question.hypotheses))


def _near_deeds(
    casebook: Casebook, hypotheses: Sequence[Hypothesis], assessed: Collection[str]
) -> dict[str, str]:
    """The deeds that bear on a hypothesis or were assessed, by the id of their surest telling."""
    claims = [claim for hypothesis in hypotheses for claim in hypothesis.claims]
    parties = {code for claim in claims for code in claim.sources | claim.targets}
    rows = casebook.query(
        load_sql("queries/near_events.sql"),
        {"parties": sorted(parties), "deeds": sorted(assessed)},
    )
    found = {}
    columns = (rows[name].to_pylist() for name in rows.column_names)
    for event, deed, type_, instrument, status, sources, targets in zip(*columns, strict=True):
        told = Told(type_, instrument, status, frozenset(sources), frozenset(targets))
        if deed in assessed or any(nearness(told, claim) for claim in claims):
            found[event] = deed
    return found
