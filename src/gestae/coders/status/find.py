"""The status of a deed with all that it depends on: ``find_status``."""

from dataclasses import dataclass, replace

from gestae.coders.extent import read_extent
from gestae.coders.status.clause import STEPS, Scope, read_clause
from gestae.coders.status.condition import PLAIN, is_condition, is_inverted, read_conditioned
from gestae.coders.status.reading import PENDING, Reading
from gestae.coders.status.words import find_word
from gestae.ontology.cues import CauseMarker, Effect, Match, StatusWord
from gestae.ontology.load import Ontology
from gestae.records import Cue, Predicate, Sentence, Status


@dataclass(frozen=True, slots=True)
class Way:
    """How much further up to follow, and the negations that have been counted."""

    steps: int = STEPS
    counted: frozenset[int] = frozenset()

    def up(self) -> "Way":
        """The way from the word above on."""
        return replace(self, steps=self.steps - 1)

    def past(self, negation: int | None) -> "Way":
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
    scope = Scope(sentence, ontology.cues[sentence.language], read_extent(sentence))
    reading = _read(scope, predicate, Way())
    return reading.status, _cue(sentence, reading.shown_by)


def _goes_on(scope: Scope, predicate: Predicate, first: Predicate) -> bool:
    """Whether a clause without tense goes on with the subject, and the plan, of one before.

    Chinese says once what is to come: 将访问日本，并会见首相.
    """
    bare = predicate.tense is None and predicate.negation is None and not predicate.auxiliaries
    if scope.cues.joiner or first.head == predicate.head or not bare:
        return False
    ours = {a.head for a in predicate.arguments if a.relation == "subject"}
    theirs = {a.head for a in first.arguments if a.relation == "subject"}
    return bool(ours & theirs) or not ours


def _going_on(
    scope: Scope, predicate: Predicate, first: Predicate, own: Reading, way: Way
) -> Reading:
    """The reading of such a clause: as the first one is to come, or what that one plans.

    计划访问日本，并会见首相: both are planned.
    """
    before = read_clause(scope, first, way.counted)
    if before.status in PENDING:
        return own.under(before.status, before.shown_by)
    word = scope.cues.status_words.get((first.lemma, "verb", "infinitive"))
    said = predicate.lemma in scope.cues.speech_verbs
    linked = any(scope.sentence.tokens[t].pos == "CCONJ" for t in predicate.modifiers)
    if word is None or said or not linked or word.affirmed not in {"planned", "pledged"}:
        return own
    plans = any(
        other.governor == first.head and other.form == "infinitive"
        for other in scope.sentence.predicates
    )
    return own.under(word.affirmed, (first.head,)) if plans else own


def _cue(sentence: Sentence, shown_by: tuple[int, ...]) -> Cue | None:
    if not shown_by:
        return None
    span = sentence.span_of(min(shown_by), max(shown_by))
    offset = sentence.span.start
    return Cue(sentence.text[span.start - offset : span.end - offset], span)


def _read(scope: Scope, predicate: Predicate, way: Way) -> Reading:
    """The status of a predicate with all that it depends on."""
    own = read_clause(scope, predicate, way.counted)
    first = scope.first_conjunct(predicate)
    if _goes_on(scope, predicate, first):
        own = _going_on(scope, predicate, first, own, way)
    if way.steps == 0:
        return own
    way = way.past(scope.negation(predicate))
    beside = _beside(scope, first, way)
    if beside is not None:
        return own.under(beside.status, beside.shown_by)
    above = scope.above(first)
    if above is None:
        return _asked(scope, read_conditioned(scope, predicate, first, _bare(own, first)))
    own = read_conditioned(scope, predicate, first, own)
    if is_inverted(scope, first):
        own = own.under("conditional", first.auxiliaries[:1])
    noun = scope.named_before(first, above)
    word, shown_by = find_word(scope, first, noun or above)
    if noun is not None:
        above = noun
    elif scope.is_adverbial(first) and not _is_complement_after_all(scope, first, word):
        return _adverbial(scope, first, above, own, way)
    effect, way = _effect(scope, first, above, word, way)
    if effect == "own" or _is_carrier(scope, predicate, effect, way):
        return own
    own = own.under(effect, shown_by)
    upper = _read(scope, above, way.up())
    return own.under(upper.status, upper.shown_by)


def _beside(scope: Scope, predicate: Predicate, way: Way) -> Reading | None:
    """What a copula says of its adjective, a word such as "without" of the deed behind it, or an
    outcome of the deed before it.
    """
    copula = scope.copula(predicate)
    if copula is not None:
        return _read(scope, copula, way.up())
    return _outcome(scope, predicate) or _marked(scope, predicate)


def _outcome(scope: Scope, predicate: Predicate) -> Reading | None:
    """What the verb right behind a deed's says became of it: 袭击未遂.

    Chinese words for deeds are read as verbs where they are the subject of another.
    """
    after = scope.sentence.predicate(predicate.head + 1)
    if scope.cues.joiner or predicate.kind != "verb" or after is None or after.kind != "verb":
        return None
    if any(argument.relation == "object" and not argument.shared for argument in after.arguments):
        return None
    word = scope.cues.status_words.get((after.lemma, "verb", "subject"))
    if word is None or after.negation is not None or word.affirmed not in {"denied", "ended"}:
        return None
    return Reading(word.affirmed, (after.head,))


def _marked(scope: Scope, predicate: Predicate) -> Reading | None:
    """The status that a word between the deed and what it depends on decides: "without sending"."""
    if predicate.kind == "noun":
        condition = scope.extent.before(scope.cues.cause_markers, predicate.head)
        if condition is not None and is_condition(condition.phrase):
            return Reading("conditional", condition.tokens)
    found = scope.extent.before(scope.cues.negations, predicate.head)
    if found is None or (predicate.marker is None and predicate.embedding != "conjunct"):
        return None
    marking = predicate.marker in found.phrase.words
    if not marking and found.end > scope.extent.left[predicate.head]:
        return None
    return Reading(found.phrase.status, found.tokens)


def _effect(
    scope: Scope, predicate: Predicate, above: Predicate, word: StatusWord | None, way: Way
) -> tuple[Effect, Way]:
    """What the word above does here, and the way with its negation counted by that."""
    if word is None:
        return "own", way
    negation = scope.negation(above)
    negated = negation is not None and negation not in way.counted
    effect = word.negated if negated else word.affirmed
    if not scope.cues.joiner and predicate.tense == "past" and effect in PENDING:
        return "own", way  # what is said to be past is not what was asked for: 应…要求，释放了
    if predicate.embedding == "subject" and effect == "same":
        # "Taking the town would cost …" leaves open whether it will be taken.
        open_still = _read(scope, above, way.up()).status in PENDING
        return ("possible" if open_still else effect), way
    return effect, way.past(negation) if negated or effect != "same" else way


def _is_carrier(scope: Scope, predicate: Predicate, effect: Effect, way: Way) -> bool:
    """Whether a noun is an act of speech that was made although it is refused: "the offer"."""
    asked_for, named = way.steps == STEPS, predicate.kind == "noun"
    return asked_for and effect == "denied" and named and predicate.lemma in scope.cues.carriers


def _is_complement_after_all(scope: Scope, predicate: Predicate, word: StatusWord | None) -> bool:
    """Whether an adverbial without a marker is what a word of our tables decides about.

    Parsers take "ruled out sending" and "pledged a billion to rebuild" for adverbials; one that a
    mark sets off is one: "denied it, calling …".
    """
    if word is None or word.general or word.affirmed == "same" or predicate.form == "finite":
        return False
    edge = scope.extent.left[predicate.head]
    set_off = edge > 0 and scope.sentence.tokens[edge - 1].pos == "PUNCT"
    return predicate.marker in {None, "to"} and not set_off


def _adverbial(
    scope: Scope, predicate: Predicate, above: Predicate, own: Reading, way: Way
) -> Reading:
    """The reading of an adverbial clause: a condition, a purpose, or beside the main one."""
    if is_inverted(scope, predicate):
        return own.under("conditional", predicate.auxiliaries[:1])
    found = scope.extent.marking(scope.cues.cause_markers, predicate)
    if found is not None and is_condition(found.phrase):
        return own.under("conditional", found.tokens)
    upper = _read(scope, above, way.up())
    aim = _aim(scope, predicate, found)
    if aim:  # nobody pursues that of "did not lift a finger to help", nor that behind "lest"
        denying = scope.cues.negations.find_at(scope.extent.words, aim[0]) is not None
        aimed = own.under("denied" if denying else "planned", aim)
        return aimed.under("denied", upper.shown_by) if upper.status == "denied" else aimed
    if predicate.form != "finite" or (found is not None and found.end > predicate.head):
        return own.under(upper.status, upper.shown_by)
    reason = found is not None and found.phrase.score >= PLAIN
    if predicate.tense == "present" and not reason and upper.status in PENDING:
        return own.under("conditional", ())  # "will go once it is safe"
    return own


def _aim(scope: Scope, predicate: Predicate, found: Match[CauseMarker] | None) -> tuple[int, ...]:
    """The tokens that make a clause a purpose; none where it is none, or told: 为抗议增税而罢工."""
    if found is not None and found.phrase.kind == "purpose" and found.end <= predicate.head:
        return found.tokens
    return (scope.extent.left[predicate.head],) if predicate.form == "infinitive" else ()


def _bare(own: Reading, predicate: Predicate) -> Reading:
    """The reading of a main clause without a finite verb: "Japan to send tanks", "Send tanks!"."""
    if predicate.form != "infinitive" or predicate.negation is not None:
        return own
    bidden = not any(argument.relation == "subject" for argument in predicate.arguments)
    return own.under("proposed" if bidden else "planned", ())


def _asked(scope: Scope, reading: Reading) -> Reading:
    """The reading of a main clause, left open where the sentence asks whether it holds."""
    if not scope.sentence.question or reading.status == "denied":
        return reading
    if any(word in scope.cues.question_words for word in scope.extent.words):
        return reading
    return reading.under("possible", ())
