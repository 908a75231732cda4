"""From a detail up the dependency tree to the deed it belongs to: ``owned_by``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from gestae.coders.walk import Spanned, upward, within
from gestae.records import Sentence, Span

CLOSED = frozenset({"relative", "adverbial", "complement"})
"""Clauses that keep their dates and figures to themselves."""

PARTIES = frozenset({"subject", "object"})
"""How somebody or something takes part in a clause."""

Detail = TypeVar("Detail", bound=Spanned)


def owned_by(
    sentence: Sentence,
    details: Sequence[Detail],
    owners: Mapping[int, int],
    count: int,
    *,
    figures: bool = False,
) -> list[list[Detail]]:
    """The details of each of ``count`` deeds: those that meet it first on their way up.

    ``owners`` says by token which deed it belongs to. ``figures``: whether the details are figures,
    which a clause that describes a noun keeps to itself.
    """
    owned: list[list[Detail]] = [[] for _ in range(count)]
    for detail in within(details, sentence.span):
        for head in tokens_above(sentence, detail.span):
            if head in owners:
                owned[owners[head]].append(detail)
                break
            if closes(sentence, head) or (figures and _describes_other(sentence, head, owners)):
                break
    return owned


def _describes_other(sentence: Sentence, head: int, owners: Mapping[int, int]) -> bool:
    """Whether a clause describes a noun that tells none of the deeds: "with pledges being made"."""
    clause = sentence.predicate(head)
    if clause is None or clause.form != "gerund" or clause.embedding != "relative":
        return False
    return clause.governor not in owners


def closes(sentence: Sentence, head: int) -> bool:
    """Whether a token heads a clause of its own that keeps its details to itself.

    "fired at the zone where both had agreed in May not to fire": the agreeing was in May. A
    clause joined by "and" is one where it has a subject of its own, and so is one without tense:
    "with talks following in June".
    """
    clause = sentence.predicate(head)
    if clause is None or clause.kind != "verb":
        return False
    if clause.form == "participle" and clause.embedding == "relative":
        return True
    if clause.form == "finite" and clause.embedding != "conjunct":
        return clause.embedding in CLOSED
    passive = "object" if clause.passive else "subject"
    own = any(a.relation == passive and not a.shared for a in clause.arguments)
    return own and clause.form != "infinitive"


def tokens_above(sentence: Sentence, span: Span) -> Iterator[int]:
    """The tokens from a span's head up to the root."""
    return upward(sentence, sentence.head_of(span))
