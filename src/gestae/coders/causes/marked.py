"""Ties that a word or phrase marks: start with ``find_marked``.

"because", "in response to", "in order to" stand before one end; the other is what the clause or
phrase behind them hangs on. "As a result" at the head of a sentence looks back at the one before.
``contrast`` tells which of several reasons hold.
"""

from collections.abc import Iterator
from dataclasses import replace

from gestae.coders.causes.contrast import opened_before, split
from gestae.coders.causes.ground import Ground
from gestae.coders.causes.suits import TURNED, hangs_on, suits
from gestae.coders.causes.tie import End, Tie, manner_of
from gestae.ontology.cues import CauseMarker, Match
from gestae.records import Predicate, Span

OPENING = 3
"""Tokens at the head of a sentence or clause among which a word that looks back stands."""
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
"""Words that no clause hangs on by a marker, however they are parsed: "thanked them for coming"."""
AT_A_MEETING = 0.5
"""Share of the score of a word that tells time first ("following") before a meeting."""
LOOSE = 0.6
"""Share of a marker's score that is left where the parse hangs its clause on a noun."""


def find_marked(ground: Ground) -> Iterator[Tie]:
    """The ties that words mark in a sentence, and back to the sentence before it."""
    found: list[Tie] = []
    for predicate in ground.sentence.predicates:
        marker = _behind_again(ground, ground.extent.marking(ground.cues.cause_markers, predicate))
        if marker is None or not suits(ground, marker, predicate):
            continue
        other = _governing(ground, marker, predicate)
        turned = opened_before(ground, marker.start)
        effect = found[-1].effect if turned in TURNED and found else None
        strung = ground.cues.joiner and turned in TURNED and predicate.embedding == "conjunct"
        if marker.phrase.takes >= {"means"} and other is not None and ground.only_shows(other):
            continue
        if effect is None and other is not None and not strung:
            effect = _other_end(ground, other, _marked_span(ground, marker, predicate))
        if effect is not None:
            ties = list(_ties(ground, marker, predicate, effect, turned))
            joined = list(_joined(ground, marker, predicate, ties))
            found += joined or ties
    yield from found
    if ground.before is not None:
        yield from _looking_back(ground, ground.before)


def _behind_again(ground: Ground, found: Match[CauseMarker] | None) -> Match[CauseMarker] | None:
    """The marker, or the one behind it where it belongs to "did so" ("it did so because …")."""
    if found is None or found.start == 0:
        return found
    again = ground.cues.reason_words.find_at(ground.extent.words, found.start - 1)
    if again is None or "again" not in again.phrase.uses or again.end != found.end:
        return found
    return ground.cues.cause_markers.find_at(ground.extent.words, found.end)


def _governing(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> int | None:
    """The head of what a marked clause or phrase hangs on, past the nouns of the marker."""
    above = _outside_quote(ground, predicate)
    if not ground.cues.joiner:
        return above if above in ground.predicates else None
    if predicate.embedding == "relative" and above is not None:
        noun = ground.predicates.get(above)  # "in a limited way to …"
        above = noun.governor if noun is not None and noun.kind == "noun" else above
    tokens = ground.sentence.tokens
    clause = predicate.kind != "noun"
    for _ in tokens:
        if above is None:
            return None
        passed = found.start <= above < found.end or above not in ground.predicates
        passed |= clause and tokens[above].pos in NAMING and not ground.is_deed(above)
        if not passed or tokens[above].head == above:
            return above if above in ground.predicates else None
        above = tokens[above].head
    return None


def _outside_quote(ground: Ground, predicate: Predicate) -> int | None:
    """What a clause hangs on; not words that are quoted and end before it: "'by force' by …"."""
    above, tokens = predicate.governor, ground.sentence.tokens
    here = ground.sentence.span_of(predicate.head, predicate.head)
    for quote in ground.sentence.quotes:
        while above is not None and quote.span.covers(ground.sentence.span_of(above, above)):
            if quote.span.covers(here) or tokens[above].head == above:
                break
            above = tokens[above].head
    while above is not None and above not in ground.predicates and tokens[above].head != above:
        above = tokens[above].head
    return above


def _other_end(ground: Ground, other: int, marked: Span) -> End | None:
    """What stands on the other side: past verbs of saying, and past a copula to what it joins.

    "The aim is to contain Egypt in order to …": the containing; "The aid is out of fear": the aid.
    """
    start = marked.start
    said = ground.said(other)
    if said != other and ground.sentence.tokens[said].start < start:
        other = said
    copula = ground.predicates[other]
    if copula.kind == "verb" and ground.sentence.tokens[other].pos == "AUX":
        content = [c for c in ground.below.get(other, ()) if c.embedding == "complement"]
        for clause in content:
            if clause.kind != "noun" and other < clause.head < ground.first_at(start):
                return ground.end(clause.head, marked)
        subjects = copula.heads("subject")
        content = [c for c in content if c.head > other]
        beside = [a for a in copula.arguments if a.relation in {"attribute", "object"}]
        if subjects and not beside and not content and not copula.modifiers:
            return ground.spoken_of(subjects[0])
    return ground.end(other, marked)


def _marked_span(ground: Ground, found: Match[CauseMarker], predicate: Predicate) -> Span:
    """The marker with all that it marks."""
    clause = ground.extent.span(ground.sentence, predicate.head)
    return Span(min(ground.sentence.tokens[found.start].start, clause.start), clause.end)


def _ties(
    ground: Ground,
    found: Match[CauseMarker],
    predicate: Predicate,
    effect: End,
    turned: str | None,
) -> Iterator[Tie]:
    marker = found.phrase
    evidence = ground.sentence.span_of(found.start, found.end - 1)
    clause = ground.extent.span(ground.sentence, predicate.head)
    inside = not ground.cues.joiner and evidence.start > clause.start
    start = clause.start if inside else max(clause.start, min(evidence.end, clause.end))
    if "kept" in marker.takes:
        start = evidence.start
    loose = predicate.embedding == "relative"
    tie = Tie(
        marker.kind,
        _marked_end(ground, predicate, Span(start, clause.end)),
        effect,
        evidence,
        marker.score * (LOOSE if loose else 1.0) * _only_when(ground, marker, predicate),
        rejected=turned in {"rejects", "instead"},
        manner=manner_of(marker),
    )
    if marker.side == "effect":
        yield replace(tie, cause=effect, effect=tie.cause)
        return
    right = ground.extent.right[predicate.head]
    rejected, opened = tie.rejected, turned in {"rejects", "adds"}
    pieces = split(ground, found.end, right, rejected=rejected, opened=opened)
    if len(pieces) < 2:
        yield tie
        return
    for piece in pieces:
        if _is_whole(ground, piece.span):
            yield replace(tie, cause=ground.piece(piece.span), rejected=piece.rejected)


def _only_when(ground: Ground, marker: CauseMarker, predicate: Predicate) -> float:
    """What is left of the score of a word of time before a meeting, which rather says when.

    "After the raid, they closed the port" tells why, "after the talks, they spoke" does not.
    """
    meets = "time" in marker.takes and ground.is_meeting(predicate.head)
    return AT_A_MEETING if meets else 1.0


def _is_whole(ground: Ground, span: Span) -> bool:
    """Whether a stretch has a head that may be a reason by itself, and no marker of its own."""
    tokens = ground.sentence.tokens_in(span)
    first = ground.cues.cause_markers.find_at(ground.extent.words, tokens[0].index)
    marked = first is not None and not first.phrase.takes & {"sentence", "pronoun"}
    return not (marked and tokens[0].pos in {"SCONJ", "ADP"})


def _joined(
    ground: Ground, found: Match[CauseMarker], predicate: Predicate, ties: list[Tie]
) -> Iterator[Tie]:
    """The same for a second verb of that form: "to contain … and to win …", "by arming … and …".

    An infinitive has a marker of its own then, a gerund none.
    """
    words = ground.extent.words
    for other in ground.sentence.predicates:
        marked = words[ground.extent.left[other.head]] == words[found.end - 1]
        if (
            other.form == predicate.form
            and other.embedding == "conjunct"
            and ((marked and other.form == "infinitive") or other.form == "gerund")
            and (other.governor == predicate.head or other.form == "infinitive")
            and hangs_on(ground, other.head, predicate.head)
        ):
            end = ground.end(other.head)
            begin = ground.sentence.tokens[ground.extent.left[other.head]].start
            for tie in ties:
                own = Span(tie.cause.span.start, max(tie.cause.span.start, begin))
                if tie.cause.is_event or not tie.cause.span.covers(end.span):
                    yield tie
                else:
                    yield replace(
                        tie, cause=ground.stretch(ground.without_joint(own), predicate.head)
                    )
                yield replace(tie, cause=end)


def _marked_end(ground: Ground, predicate: Predicate, behind: Span) -> End:
    feeling = predicate.kind == "noun" and "motive" in ground.uses(predicate.head)
    told = ground.told_at(predicate.head) if not feeling else None
    return told or ground.stretch(ground.without_joint(behind), predicate.head)


def _looking_back(ground: Ground, previous: Ground) -> Iterator[Tie]:
    """A tie to the sentence before by a word at the head of this one: "As a result, …"."""
    words = ground.extent.words
    for start in range(min(OPENING, len(words))):
        found = ground.cues.cause_markers.find_at(words, start)
        if found is None or "sentence" not in found.phrase.takes:
            continue
        evidence = ground.sentence.span_of(start, found.end - 1)
        marker = found.phrase
        yield Tie(marker.kind, previous.whole(), ground.whole(evidence), evidence, marker.score)
        return
