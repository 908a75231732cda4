"""Conditions, and what depends on them: ``read_conditioned``."""

from gestae.coders.status.clause import Scope
from gestae.coders.status.reading import Reading
from gestae.ontology.cues import CauseMarker
from gestae.records import Predicate

PLAIN = 0.8
"""The score from which a marker tells no mere time, as "when", "as" and "until" do."""


def read_conditioned(scope: Scope, predicate: Predicate, first: Predicate, own: Reading) -> Reading:
    """The reading of a main clause with the condition that it depends on: "if …, it will act"."""
    if own.status in {"done", "ongoing", "denied"} and not _may_depend(predicate):
        return own
    for other in scope.sentence.predicates:
        inverted = other.head < predicate.head and is_inverted(scope, other)
        if inverted or other.governor in (predicate.head, first.head):
            marker = _condition(scope, predicate, other)
            if marker:
                return own.under("conditional", marker)
    return own


def _is_quoted_apart(scope: Scope, main: Predicate, other: Predicate) -> bool:
    """Whether a clause stands in a quotation that the main one is no part of."""
    tokens = scope.sentence.tokens
    inside, outside = tokens[other.head], tokens[main.head]
    return any(
        q.span.start <= inside.start < q.span.end and not q.span.start <= outside.start < q.span.end
        for q in scope.sentence.quotes
    )


def _may_depend(predicate: Predicate) -> bool:
    """Whether a main clause may tell what is to come: one that says so, or has no tense at all."""
    if predicate.tense is None:
        return predicate.kind == "verb" and predicate.form == "finite"
    return predicate.tense == "future"


def _condition(scope: Scope, main: Predicate, other: Predicate) -> tuple[int, ...]:
    """The tokens that make a clause a condition of the main one; empty where it is none.

    In Chinese what stands behind a verb of saying is a condition of what is said: 警告若…，将….
    """
    if not scope.cues.joiner and main.head < other.head and main.lemma in scope.cues.speech_verbs:
        return ()
    if _is_quoted_apart(scope, main, other):
        return ()
    if other.head < main.head and is_inverted(scope, other):  # wherever the parser hangs it
        return (min(other.left, *other.auxiliaries),)
    if other.embedding != "nominal" and not scope.is_adverbial(other):
        return ()
    found = scope.extent.marking(scope.cues.cause_markers, other)
    return found.tokens if found is not None and is_condition(found.phrase) else ()


def is_inverted(scope: Scope, predicate: Predicate) -> bool:
    """Whether an auxiliary stands before its subject in a clause that asks nothing.

    "Should it fail", and, of a clause beside another, "Had it failed" and "Were it to fail".
    """
    if scope.sentence.question or predicate.governor is None or not scope.is_inverted(predicate):
        return False
    modal = scope.extent.words[predicate.auxiliaries[0]] in scope.cues.auxiliaries
    return modal or predicate.embedding == "adverbial"


def is_condition(marker: CauseMarker) -> bool:
    """Whether a marker tells a condition and not rather a time, as "until" does."""
    return marker.kind == "condition" and marker.score >= PLAIN
