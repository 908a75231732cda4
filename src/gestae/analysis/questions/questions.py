"""Questions of a casebook: ``ask``, ``answer``, ``assess``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from gestae.analysis.questions.hypothesis import VALUES, Hypothesis, Value, read_hypothesis
from gestae.analysis.questions.matrix import Matrix, make_matrix
from gestae.errors import UsageError
from gestae.review.who import default_user
from gestae.store import questions as store
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters

if TYPE_CHECKING:
    from gestae.records import Event


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
    deed_of = casebook.deed_of()
    parties = {
        code
        for hypothesis in hypotheses
        for claim in hypothesis.claims
        for code in claim.sources | claim.targets
    }
    near: dict[str, Event] = {}
    for filters in _near(parties):
        near |= {event.id: event for event in casebook.iter_events(filters)}
    for deed in {deed for deed, _ in assessed} - near.keys():
        near[deed] = casebook.event(deed)
    return make_matrix(
        question.id,
        question.text,
        hypotheses,
        near.values(),
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
    deed = casebook.deed_of().get(event, event)
    with casebook.connection(to_write=True) as connection:
        store.assess(connection, question, deed, hypothesis, value, by or default_user(), why)


def read_hypotheses(question: store.Question) -> tuple[Hypothesis, ...]:
    """The question's hypotheses with what gestae reads them to claim."""
    return tuple(read_hypothesis(n, text) for n, text in enumerate(question.hypotheses))


def _near(parties: set[str]) -> Sequence[Filters]:
    """What deeds can bear on claims of these parties: all in which one of them stands."""
    codes = tuple(sorted(parties))
    return (Filters(sources=codes), Filters(targets=codes)) if codes else (Filters(),)
