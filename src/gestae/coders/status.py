"""How far a deed has got: start with ``find_status``.

A status is read in two steps. The deed's own clause or phrase gives a first one: tense, modals,
negation ("will send", "proposed talks"). Then every word it depends on may change it, from the
inside out: "plans to stop sending" is ``ended`` by the stopping and, because that is only planned,
``ongoing``. What each word does stands in the tables ``modality``, ``negation`` and
``status_verbs``; how two statuses combine, in ``_combine``. The idea of words with a signature for
their affirmed and negated use is Nairn, Condoravdi and Karttunen's (2006).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from gestae.coders.extent import Extent, read_extent
from gestae.ontology.cues import Cues, Effect, StatusWord
from gestae.ontology.load import Ontology
from gestae.records import Cue, Predicate, Sentence, Status

CERTAINTY: tuple[Status, ...] = (
    "done", "ongoing", "pledged", "planned", "proposed", "conditional", "possible",
)  # fmt: skip
"""From the surest down: of two that meet, the less sure stands."""
PENDING = frozenset({"pledged", "planned", "proposed", "possible", "conditional"})
PLAIN = 0.8
"""The score from which a marker tells a cause and nothing of time, unlike "when" or "as"."""
DEPTH = 12
"""Words a deed is followed upward through; deeper chains are broken parses."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A status with the tokens that show it."""

    status: Status
    shown_by: tuple[int, ...] = ()

    def under(self, status: Effect, shown_by: tuple[int, ...]) -> "_Reading":
        """This reading as changed by something above it; not by ``same`` or ``own``."""
        if status in {"same", "own"}:
            return self
        combined = _combine(cast("Status", status), self.status)
        if combined == self.status:
            return self
        return _Reading(combined, shown_by or self.shown_by)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence with what is needed to read the status of a predicate in it."""

    sentence: Sentence
    cues: Cues
    extent: Extent

    def above(self, predicate: Predicate) -> Predicate | None:
        """The predicate that one depends on; words that are none are passed over."""
        head = predicate.governor
        for _ in range(DEPTH):
            if head is None:
                return None
            found = self.sentence.predicate(head)
            if found is not None:
                return found if found.head != predicate.head else None
            above = self.sentence.tokens[head].head
            head = above if above != head else None
        return None

    def lemma(self, token: int) -> str:
        return self.sentence.tokens[token].lemma.lower()


@dataclass(frozen=True, slots=True)
class _Way:
    """How much further up to follow, and the negations that have been counted."""

    depth: int = DEPTH
    counted: frozenset[int] = frozenset()

    def up(self) -> "_Way":
        """The way from the word above on."""
        return replace(self, depth=self.depth - 1)

    def past(self, negation: int | None) -> "_Way":
        """The way with a negation counted."""
        return self if negation is None else replace(self, counted=self.counted | {negation})


def find_status(
    sentence: Sentence, predicate: Predicate, ontology: Ontology
) -> tuple[Status, Cue | None]:
    """How far the deed of a predicate has got, and the words that show it.

    The predicate may be a verb, a noun or an adjective of the sentence. The cue is ``None`` where
    the plain tense shows it. In a question that does not take the deed for granted, a deed that
    would be done is ``possible``.
    """
    clause = _Clause(sentence, ontology.cues[sentence.language], read_extent(sentence))
    reading = _read(clause, predicate, _Way())
    return reading.status, _cue(sentence, reading.shown_by)


def _cue(sentence: Sentence, shown_by: tuple[int, ...]) -> Cue | None:
    if not shown_by:
        return None
    span = sentence.span_of(min(shown_by), max(shown_by))
    offset = sentence.span.start
    return Cue(sentence.text[span.start - offset : span.end - offset], span)


def _combine(outer: Status, inner: Status) -> Status:
    """The status of a deed that is ``inner`` under a word whose own deed is ``outer``."""
    if outer == "done" or (outer == "ongoing" and inner != "done"):
        return inner
    if inner == "denied":
        turned: dict[Status, Status] = {
            "denied": "done", "ended": "possible", "possible": "possible",
            "conditional": "conditional",
        }  # fmt: skip
        return turned.get(outer, "denied")
    if outer == "denied":
        return "ongoing" if inner == "ended" else "denied"
    if inner == "ended":
        return "ongoing"
    if outer == "ended":
        return "ended" if inner in {"done", "ongoing"} else "denied"
    return max(outer, inner, key=CERTAINTY.index)


def _read(clause: _Clause, predicate: Predicate, way: _Way) -> _Reading:
    """The status of a predicate with all that it depends on."""
    own = _own(clause, predicate, way)
    way = way.past(_negation(clause, predicate))
    first = _first_conjunct(clause, predicate)
    if way.depth == 0:
        return own
    beside = _beside(clause, first, way)
    if beside is not None:
        return own.under(beside.status, beside.shown_by)
    above = clause.above(first)
    if above is None:
        return _asked(clause, _conditioned(clause, predicate, _bare(own, first)))
    own = _conditioned(clause, predicate, own)
    word, shown_by = _governing_word(clause, first, above)
    if first.embedding == "adverbial" and not _is_complement_after_all(first, word):
        return _adverbial(clause, first, above, own, way)
    if word is None:
        effect = _default_effect(first, above)
    else:
        effect, way = _effect(clause, above, word, way)
    if _is_carrier(clause, predicate, effect, way):
        return own
    return _governed(clause, above, own.under(effect, shown_by), effect, way)


def _beside(clause: _Clause, predicate: Predicate, way: _Way) -> _Reading | None:
    """What a copula says of its adjective, or a word such as "without" of the deed behind it."""
    copula = _copula(clause, predicate)
    if copula is not None:
        return _read(clause, copula, way.up())
    return _marked(clause, predicate)


def _effect(clause: _Clause, above: Predicate, word: StatusWord, way: _Way) -> tuple[Effect, _Way]:
    """What a word of our tables does here, and the way with its negation counted by that."""
    negation = _negation(clause, above)
    negated = negation is not None and negation not in way.counted
    effect = word.negated if negated else word.affirmed
    return effect, way if effect == "same" else way.past(negation)


def _governed(
    clause: _Clause, above: Predicate, own: _Reading, effect: Effect, way: _Way
) -> _Reading:
    """The reading with what governs the word itself on top."""
    if effect == "own":
        return own
    upper = _read(clause, above, way.up())
    return own.under(upper.status, upper.shown_by)


def _is_carrier(clause: _Clause, predicate: Predicate, effect: Effect, way: _Way) -> bool:
    """Whether a noun is an act of speech that was made although it is refused: "the offer"."""
    asked_for = way.depth == DEPTH
    return asked_for and effect == "denied" and predicate.lemma in clause.cues.carriers


def _is_complement_after_all(predicate: Predicate, word: StatusWord | None) -> bool:
    """Whether an adverbial without a marker is what a word of our tables decides about.

    Parsers take "ruled out sending" and "pledged a billion to rebuild" for adverbials.
    """
    if word is None or word.affirmed == "same" or predicate.form == "finite":
        return False
    return predicate.marker in {None, "to"}


def _own(clause: _Clause, predicate: Predicate, way: _Way) -> _Reading:
    """What tense, modals, adverbs, adjectives and negation of the clause itself say."""
    reading = _with_aspect(clause, predicate, _Reading("done"))
    for token in predicate.modifiers:
        reading = _with_modifier(clause, predicate, token, reading)
    negation = _negation(clause, predicate)
    if negation in way.counted or negation in reading.shown_by:  # the latter in "no longer"
        negation = None
    for token in predicate.auxiliaries:
        modal = clause.cues.auxiliaries.get(clause.extent.words[token])
        if modal is None:
            continue
        perfect = predicate.tense == "past"
        status = modal.perfect if perfect else modal.status
        if negation is None:
            return reading.under(status, (token,))
        refuted = _combine("denied", status) if perfect else modal.negated
        return _Reading(refuted, (token, negation))
    if predicate.tense == "future":
        reading = reading.under("planned", ())
    if negation is not None:
        return reading.under("denied", (negation,))
    return reading


def _negation(clause: _Clause, predicate: Predicate) -> int | None:
    """The token that negates a clause or phrase, at a verb also that of its object: "sent no aid".

    A predicative adjective is negated by its copula.
    """
    if predicate.negation is not None or predicate.kind == "noun":
        return predicate.negation
    copula = _copula(clause, predicate)
    if copula is not None:
        return copula.negation
    for argument in predicate.arguments:
        if argument.relation in {"object", "subject"} and not argument.shared:
            noun = clause.sentence.predicate(argument.head)
            if noun is not None and noun.negation is not None:
                return noun.negation
    return None


def _with_aspect(clause: _Clause, predicate: Predicate, reading: _Reading) -> _Reading:
    """The reading of a form such as "is sending": under way, unless it is yet to come."""
    if not predicate.auxiliaries or reading.status != "done" or predicate.form == "infinitive":
        return reading
    for ending, modal in clause.cues.endings.items():
        if clause.extent.words[predicate.head].endswith(ending):
            if predicate.tense == "present" and _is_yet_to_come(clause, predicate):
                return _Reading("planned")
            return _Reading(modal.status)
    return reading


def _is_yet_to_come(clause: _Clause, predicate: Predicate) -> bool:
    """Whether a time after the document's day stands in the clause ("is visiting next week")."""
    left, right = clause.extent.left[predicate.head], clause.extent.right[predicate.head]
    span = clause.sentence.span_of(left, right)
    return any(
        time.anchor == "document" and (time.offset or 0) > 0 and span.covers(time.span)
        for time in clause.sentence.times
    )


def _with_modifier(
    clause: _Clause, predicate: Predicate, token: int, reading: _Reading
) -> _Reading:
    words = clause.extent.words
    table = clause.cues.adjectives if predicate.kind == "noun" else clause.cues.adverbs
    for start in (max(0, token - 1), token):
        modal = table.get(" ".join(words[start : token + 1]))
        if modal is not None:
            return reading.under(modal.status, tuple(range(start, token + 1)))
    return reading


def _first_conjunct(clause: _Clause, predicate: Predicate) -> Predicate:
    """The first of coordinated predicates, which carries what they all depend on."""
    for _ in range(DEPTH):
        above = clause.above(predicate) if predicate.embedding == "conjunct" else None
        if above is None:
            break
        predicate = above
    return predicate


def _marked(clause: _Clause, predicate: Predicate) -> _Reading | None:
    """The status that a word between the deed and what it depends on decides: "without sending"."""
    if predicate.kind == "noun":
        condition = clause.extent.before(clause.cues.cause_markers, predicate.head)
        if condition is not None and condition[0].kind == "condition":
            start = condition[1]
            return _Reading("conditional", tuple(range(start, start + len(condition[0].words))))
    found = clause.extent.before(clause.cues.negations, predicate.head)
    if found is None or (predicate.marker is None and predicate.embedding != "conjunct"):
        return None
    negation, start = found
    end = start + len(negation.words)
    if predicate.marker not in negation.words and end > clause.extent.left[predicate.head]:
        return None
    return _Reading(negation.status, tuple(range(start, end)))


def _adverbial(
    clause: _Clause, predicate: Predicate, above: Predicate, own: _Reading, way: _Way
) -> _Reading:
    """The reading of an adverbial clause: a condition, a purpose, or beside the main one."""
    found = clause.extent.before(clause.cues.cause_markers, predicate.head)
    if found is not None:
        marker, start = found
        shown_by = tuple(range(start, start + len(marker.words)))
        if marker.kind == "condition":
            return own.under("conditional", shown_by)
        if marker.kind == "purpose":
            return own.under("planned", shown_by)
    if predicate.form == "infinitive":
        return own.under("planned", (clause.extent.left[predicate.head],))
    upper = _read(clause, above, way.up())
    if predicate.form != "finite":
        return own.under(upper.status, upper.shown_by)
    reason = found is not None and (found[0].kind != "causes" or found[0].score >= PLAIN)
    if predicate.tense == "present" and not reason and upper.status in PENDING:
        return own.under("conditional", ())  # "will go once it is safe"
    return own


def _bare(own: _Reading, predicate: Predicate) -> _Reading:
    """The reading of a main clause without a finite verb: "Japan to send tanks", "Send tanks!"."""
    if predicate.form != "infinitive" or predicate.negation is not None:
        return own
    bidden = not any(argument.relation == "subject" for argument in predicate.arguments)
    return own.under("proposed" if bidden else "planned", ())


def _conditioned(clause: _Clause, predicate: Predicate, own: _Reading) -> _Reading:
    """The reading of a main clause with the condition that it depends on: "if …, it will act"."""
    if own.status in {"done", "ongoing", "denied"} and predicate.tense != "future":
        return own
    for other in clause.sentence.predicates:
        if other.governor != predicate.head:
            continue
        marker = _condition(clause, predicate, other)
        if marker:
            return own.under("conditional", marker)
    return own


def _condition(clause: _Clause, main: Predicate, other: Predicate) -> tuple[int, ...]:
    """The tokens that make a clause a condition of the main one; empty where it is none."""
    if _is_inverted(clause, other) and other.head < main.head:
        return (min(other.left, *other.auxiliaries),)
    if other.embedding not in {"adverbial", "nominal"}:
        return ()
    found = clause.extent.before(clause.cues.cause_markers, other.head)
    if found is None or found[0].kind != "condition":
        return ()
    return tuple(range(found[1], found[1] + len(found[0].words)))


def _is_inverted(clause: _Clause, predicate: Predicate) -> bool:
    """Whether a modal stands before its subject in a clause that asks nothing: "Should it fail"."""
    if clause.sentence.question or not predicate.auxiliaries or predicate.governor is None:
        return False
    auxiliary = predicate.auxiliaries[0]
    if clause.extent.words[auxiliary] not in clause.cues.auxiliaries:
        return False
    subjects = [a.head for a in predicate.arguments if a.relation == "subject" and not a.shared]
    return bool(subjects) and auxiliary < clause.extent.left[subjects[0]]


def _asked(clause: _Clause, reading: _Reading) -> _Reading:
    """The reading of a main clause, left open where the sentence asks whether it holds."""
    if not clause.sentence.question or reading.status == "denied":
        return reading
    if any(word in clause.cues.question_words for word in clause.extent.words):
        return reading
    return reading.under("possible", ())


def _governing_word(
    clause: _Clause, predicate: Predicate, above: Predicate
) -> tuple[StatusWord | None, tuple[int, ...]]:
    """What the word above does to the deed, with its tokens; ``None`` where no table says."""
    for reach in _reaches(predicate, above):
        for word, part, tokens in _names(clause, above):
            found = clause.cues.status_words.get((word, part, reach))
            if found is not None:
                return found, tokens
    return None, ()


def _reaches(predicate: Predicate, above: Predicate) -> Iterator[str]:
    """The ways a deed hangs on the word above, as the tables call them, the closest first."""
    if predicate.kind == "noun":
        for argument in above.arguments:
            if argument.head == predicate.head:
                yield argument.marker or argument.relation
        return
    if predicate.embedding == "subject":
        yield "subject"
        return
    if predicate.marker is not None:
        yield predicate.marker
    forms = {"finite": "clause", "infinitive": "infinitive", "gerund": "gerund"}
    yield forms.get(predicate.form, "clause")


def _names(clause: _Clause, above: Predicate) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """The names a word may have in the tables: with its parts, alone, by its adjectives."""
    head = above.head
    for token in above.modifiers:
        yield f"{above.lemma} {clause.extent.words[token]}", above.kind, (head, token)
    for argument in above.arguments:
        lemma = clause.lemma(argument.head)
        if argument.relation == "object":
            yield f"{above.lemma} {lemma}", above.kind, (head, argument.head)
        elif argument.relation == "attribute":
            yield lemma, "noun", (argument.head,)
            named = clause.sentence.predicate(argument.head)
            for token in named.modifiers if named is not None else ():
                yield clause.extent.words[token], "adjective", (token,)
        elif argument.relation == "oblique":
            words = f"{above.lemma} {argument.marker}"
            yield f"{words} {lemma}", above.kind, (head, argument.head)
            yield words, above.kind, (head,)
    for token in above.modifiers:
        yield clause.extent.words[token], "adjective", (token,)
    yield above.lemma.lower(), above.kind, (head,)


def _default_effect(predicate: Predicate, above: Predicate) -> Effect:
    """What a word of no table does: it leaves clauses and nouns alone, and plans infinitives."""
    if predicate.kind == "noun" or predicate.embedding == "relative":
        return "own"
    if predicate.embedding == "subject":
        return "own" if predicate.form == "finite" else "same"
    if predicate.form == "infinitive":
        return "planned" if above.kind != "adjective" else "same"
    return "own"


def _copula(clause: _Clause, predicate: Predicate) -> Predicate | None:
    """The verb that a predicative adjective makes one clause with: "is" of "is likely"."""
    if predicate.kind != "adjective":
        return None
    above = clause.above(predicate)
    return above if above is not None and predicate.head in above.modifiers else None
