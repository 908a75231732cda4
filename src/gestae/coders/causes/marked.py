"""Ties that a word or phrase marks: start with ``find_marked``.

"because", "in response to", "in order to" stand before one end; the other is what the clause or
phrase behind them hangs on. "As a result" at the head of a sentence looks back at the one before.
"""

from collections.abc import Iterator

from gestae.coders.causes.ground import End, Ground, Tie
from gestae.ontology.cues import CauseMarker, Match
from gestae.records import Predicate, Span

FORMS = {"finite": "clause", "infinitive": "infinitive", "gerund": "gerund"}
BESIDE = frozenset({"adverbial", "conjunct"})
"""How a clause with a marker of its own may stand where words are not parted."""
OPENING = 3
"""Tokens at the head of a sentence or clause among which a word that looks back stands."""


def find_marked(ground: Ground, previous: Ground | None) -> Iterator[Tie]:
    """The ties that words mark in a sentence, and back to the sentence before it."""
    for predicate in ground.sentence.predicates:
        found = ground.extent.marking(ground.cues.cause_markers, predicate)
        if found is None:
            continue
        if not _suits(ground, found, predicate):
            continue
        other = _governing(ground, predicate)
        if other is not None:
            yield _tie(ground, found, predicate, other)
    if previous is not None:
        yield from _looking_back(ground, previous)


def _suits(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> bool:
    """Whether the marker takes what stands behind it, and marks it rather than a part of it."""
    marker = found.phrase
    if predicate.kind == "noun":
        return _suits_noun(ground, marker, predicate)
    if FORMS.get(predicate.form, "clause") not in marker.takes or found.end > predicate.head:
        return False
    if not ground.cues.joiner:
        return predicate.embedding in BESIDE
    return not _opens_below(ground, predicate) and _marks_clause(ground, marker, predicate)


def _marks_clause(ground: Ground, marker: CauseMarker, predicate: Predicate) -> bool:
    """Whether a marker stands before a clause beside another, and tells why rather than who."""
    if (
        predicate.lemma in ground.cues.speech_verbs
        and marker.words[0] in ground.cues.report_clauses
    ):
        return False  # "as the minister said" tells on whose word, not why
    beside = predicate.embedding == "adverbial" or predicate.form == "gerund"
    return beside or len(marker.words) > 1


def _opens_below(ground: Ground, predicate: Predicate) -> bool:
    """Whether the clause opens with one that hangs on it, whose marker it then is: "If …, …"."""
    edge = ground.extent.left[predicate.head]
    return any(
        below.kind != "noun" and ground.extent.left[below.head] == edge
        for below in ground.below.get(predicate.head, ())
    )


def _suits_noun(ground: Ground, marker: CauseMarker, noun: Predicate) -> bool:
    """Whether a marker takes the noun behind it, which is no time and no part of a clause."""
    taken = "phrase" in marker.takes or ("deed" in marker.takes and ground.is_deed(noun.head))
    if not taken or noun.embedding != "nominal" or ground.is_time(noun.head):
        return False
    above = ground.predicates.get(noun.governor) if noun.governor is not None else None
    return above is None or all(
        argument.relation == "oblique" for argument in above.arguments if argument.head == noun.head
    )


def _governing(ground: Ground, predicate: Predicate) -> int | None:
    """The head of what a marked clause or phrase hangs on, past the nouns of the marker."""
    above = predicate.governor
    if not ground.cues.joiner:
        return above if above in ground.predicates else None
    edge = ground.extent.left[predicate.head]
    tokens = ground.sentence.tokens
    for _ in tokens:
        if above is None:
            return None
        inside_marker = edge - 4 <= above < edge or above not in ground.predicates
        if not inside_marker or tokens[above].head == above:
            return above if above in ground.predicates else None
        above = tokens[above].head
    return None


def _tie(ground: Ground, found: Match[CauseMarker], predicate: Predicate, other: int) -> Tie:
    marker = found.phrase
    evidence = ground.sentence.span_of(found.start, found.end - 1)
    clause = ground.extent.span(ground.sentence, predicate.head)
    marked_from = min(evidence.start, clause.start)
    inside = not ground.cues.joiner and evidence.start > clause.start
    start = clause.start if inside else max(clause.start, min(evidence.end, clause.end))
    behind = Span(start, clause.end)
    cause = _marked_end(ground, predicate, behind)
    effect = ground.end(other, Span(marked_from, clause.end))
    if marker.side == "effect":
        cause, effect = effect, cause
    return Tie(marker.kind, cause, effect, evidence, marker.score)


def _marked_end(ground: Ground, predicate: Predicate, behind: Span) -> End:
    event = ground.event(predicate.head)
    if event is not None:
        return End(event.id, event.trigger.span, is_event=True)
    return ground.stretch(ground.trim(behind))


def _looking_back(ground: Ground, previous: Ground) -> Iterator[Tie]:
    """A tie to the sentence before by a word at the head of this one: "As a result, …"."""
    words = ground.extent.words
    for start in range(min(OPENING, len(words))):
        found = ground.cues.cause_markers.find_at(words, start)
        if found is None or "sentence" not in found.phrase.takes:
            continue
        evidence = ground.sentence.span_of(start, found.end - 1)
        marker = found.phrase
        yield Tie(marker.kind, previous.whole(), ground.whole(), evidence, marker.score)
        return
