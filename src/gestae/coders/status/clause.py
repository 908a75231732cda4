"""What a clause or phrase itself says of its deed: ``read_clause``."""

from dataclasses import dataclass

from gestae.coders.extent import Extent
from gestae.coders.status.reading import Reading, combine
from gestae.ontology.cues import Cues, Modal
from gestae.records import Predicate, Sentence, Status

STEPS = 12
"""Words a deed is followed upward through; deeper chains are broken parses."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A sentence with what is needed to read the status of a predicate in it."""

    sentence: Sentence
    cues: Cues
    extent: Extent

    def above(self, predicate: Predicate) -> Predicate | None:
        """The predicate that one depends on; words that are none are passed over."""
        head = predicate.governor
        for _ in range(STEPS):
            if head is None:
                return None
            found = self.sentence.predicate(head)
            if found is not None:
                return found if found.head != predicate.head else None
            above = self.sentence.tokens[head].head
            head = above if above != head else None
        return None

    def is_adverbial(self, predicate: Predicate) -> bool:
        """Whether a clause is beside another: by the parse, or by a word in it that says why."""
        if predicate.embedding != "conjunct" or self.cues.joiner:
            return predicate.embedding == "adverbial"
        found = self.extent.marking(self.cues.cause_markers, predicate)
        return found is not None and found.phrase.side == "cause"

    def first_conjunct(self, predicate: Predicate) -> Predicate:
        """The first of coordinated predicates, which carries what they all depend on."""
        for _ in range(STEPS):
            joined = predicate.embedding == "conjunct" and not self.is_adverbial(predicate)
            above = self.above(predicate) if joined else None
            if above is None or self.is_decided(predicate, above):
                break
            predicate = above
        return predicate

    def is_decided(self, predicate: Predicate, above: Predicate) -> bool:
        """Whether a verb right behind another is what that one denies: 被禁止访问…, or leaves open.

        Chinese puts no mark between the two.
        """
        if self.cues.joiner or predicate.embedding != "conjunct" or above.head > predicate.head:
            return False
        word = self.cues.status_words.get((above.lemma, "verb", "infinitive"))
        deciding = word is not None and word.affirmed == "denied"
        if self._denies(above.head) or not (deciding or above.lemma in self.cues.auxiliaries):
            return False
        return self._is_next(predicate, above)

    def _is_next(self, predicate: Predicate, above: Predicate) -> bool:
        """Whether neither a mark nor a conjunction stands between two verbs."""
        between = self.sentence.tokens[above.head + 1 : predicate.head]
        return all(token.pos not in {"PUNCT", "CCONJ"} for token in between)

    def copula(self, predicate: Predicate) -> Predicate | None:
        """The verb that a predicative adjective makes one clause with: "is" of "is likely"."""
        if predicate.kind != "adjective":
            return None
        above = self.above(predicate)
        return above if above is not None and predicate.head in above.modifiers else None

    def negation(self, predicate: Predicate) -> int | None:
        """The token that negates a clause, also by its object or subject: "sent no aid".

        A predicative adjective is negated by its copula. "Not only" negates nothing.
        """
        if predicate.negation is not None or predicate.kind == "noun":
            return self._real(predicate.negation)
        copula = self.copula(predicate)
        if copula is not None:
            return copula.negation
        if self.is_inverted(predicate) and not self.sentence.question:
            return self._fronted(predicate)
        for argument in predicate.arguments:
            if argument.relation in {"object", "subject"} and not argument.shared:
                noun = self.sentence.predicate(argument.head)
                if noun is not None and noun.negation is not None:
                    return noun.negation
                if self._denies(argument.head):
                    return argument.head
        return self._without(predicate)

    def _without(self, predicate: Predicate) -> int | None:
        """The verb that says there is none who does the deed: 没有国家谴责…, 没有证据表明…."""
        above = self.above(predicate) if predicate.embedding == "conjunct" else None
        if self.cues.joiner or above is None or above.head > predicate.head:
            return None
        return above.head if self._denies(above.head) and self._is_next(predicate, above) else None

    def is_inverted(self, predicate: Predicate) -> bool:
        """Whether an auxiliary stands before the clause's own subject; Chinese keeps its order."""
        if not self.cues.joiner or not predicate.auxiliaries:
            return False
        subjects = [a.head for a in predicate.arguments if a.relation == "subject" and not a.shared]
        return bool(subjects) and predicate.auxiliaries[0] < self.extent.left[subjects[0]]

    def _fronted(self, predicate: Predicate) -> int | None:
        """The word that negates from before an inverted clause: "At no point has Peru …"."""
        front = range(self.extent.left[predicate.head], predicate.auxiliaries[0])
        return next((t for t in front if self._denies(t) and self._is_own(t, predicate)), None)

    def _is_own(self, token: int, predicate: Predicate) -> bool:
        """Whether a word hangs on a predicate and on no verb between."""
        for _ in range(STEPS):
            token = self.sentence.tokens[token].head
            found = self.sentence.predicate(token)
            if token == predicate.head or (found is not None and found.kind != "noun"):
                break
        return token == predicate.head

    def _denies(self, word: int) -> bool:
        """Whether a word denies by itself, as a subject does in 无人制裁."""
        found = self.cues.negations.find_at(self.extent.words, word)
        return found is not None and found.end == word + 1 and found.phrase.status == "denied"

    def _real(self, negation: int | None) -> int | None:
        """The token that negates, where it does not only look so: "not only"."""
        if negation is None:
            return None
        found = self.cues.negations.find_at(self.extent.words, negation)
        return None if found is not None and found.phrase.status == "done" else negation

    def named_before(self, predicate: Predicate, above: Predicate) -> Predicate | None:
        """The object of the verb above right before an infinitive, if a table knows of its kind.

        Parsers hang "to visit" in "foiled a plot to visit" on the verb.
        """
        if predicate.form != "infinitive" or above.kind != "verb":
            return None
        for argument in above.arguments:
            at_edge = argument.head == self.extent.left[predicate.head] - 1
            noun = self.sentence.predicate(argument.head) if at_edge else None
            if noun is not None and (noun.lemma, "noun", "infinitive") in self.cues.status_words:
                return noun
        return None


def read_clause(scope: Scope, predicate: Predicate, counted: frozenset[int]) -> Reading:
    """What tense, modals, adverbs, adjectives and negation say; negations ``counted`` aside."""
    reading = _with_aspect(scope, predicate)
    for token in predicate.modifiers:
        reading = _with_modifier(scope, predicate, token, reading)
    negation = scope.negation(predicate)
    if negation in counted or negation in reading.shown_by:  # the latter in "no longer"
        negation = None
    modals = [t for t in predicate.auxiliaries if _is_modal(scope, predicate, t)]
    if modals:
        return _with_modals(scope, predicate, modals, negation, reading)
    if predicate.tense == "future":
        reading = reading.under("planned", ())
    return reading if negation is None else reading.under(_negated(scope, negation), (negation,))


def _is_modal(scope: Scope, predicate: Predicate, token: int) -> bool:
    """Whether an auxiliary is a modal of our tables that no mark parts from its verb.

    What stands before a mark is of another clause in Chinese: 应主席邀请，将访问….
    """
    if scope.extent.words[token] not in scope.cues.auxiliaries:
        return False
    between = scope.sentence.tokens[token + 1 : predicate.head]
    if scope.cues.joiner or not between:
        return True
    duty = scope.cues.auxiliaries[scope.extent.words[token]].status == "proposed"
    named = duty and between[0].pos in {"PROPN", "PRON"}  # 应中方要求: at China's request
    return not named and all(t.pos != "PUNCT" for t in between)


def _negated(scope: Scope, token: int) -> Status:
    """What a negating word makes of a deed: "ended" by 不再, else "denied"."""
    found = scope.cues.negations.find_at(scope.extent.words, token)
    return found.phrase.status if found is not None and found.end == token + 1 else "denied"


def _with_modals(
    scope: Scope, predicate: Predicate, tokens: list[int], negation: int | None, reading: Reading
) -> Reading:
    """The reading under modals, the least sure of several; negated under the first."""
    perfect = predicate.tense == "past"
    for token in tokens:
        modal = _modal(scope, predicate, scope.extent.words[token])
        status = modal.perfect if perfect else modal.status
        if negation is not None:
            negated = combine("denied", status) if perfect else modal.negated
            return Reading(negated, (token, negation))
        reading = reading.under(status, (token,))
    return reading


def _modal(scope: Scope, predicate: Predicate, word: str) -> Modal:
    """What a modal says here: "would" is to come only where somebody told of it in the past."""
    unreported = scope.cues.unreported.get(word)
    if unreported is None or _is_reported(scope, predicate):
        return scope.cues.auxiliaries[word]
    return unreported


def _is_reported(scope: Scope, predicate: Predicate) -> bool:
    """Whether a clause stands below a verb of saying in the past, or on somebody's word."""
    above = scope.above(predicate)
    for _ in range(STEPS):
        if above is None:
            break
        verb = scope.cues.speech_verbs.get(above.lemma)
        if verb is not None and "clause" in verb.takes and above.tense == "past":
            return True
        above = scope.above(above)
    words, markers = scope.extent.words, scope.cues.report_markers
    return any(markers.find_at(words, start) is not None for start in range(len(words)))


def _with_aspect(scope: Scope, predicate: Predicate) -> Reading:
    """The reading of a form such as "is sending": under way, unless it is yet to come."""
    if predicate.form == "infinitive" or predicate.tense == "future":
        return Reading("done")
    for ending, modal in scope.cues.endings.items():
        if predicate.auxiliaries and scope.extent.words[predicate.head].endswith(ending):
            to_come = predicate.tense == "present" and _is_to_come(scope, predicate)
            return Reading("planned" if to_come else modal.status)
    lasting = scope.cues.lasting.get(predicate.lemma)
    if lasting is not None and (_is_since(scope, predicate) or _is_state(scope, predicate)):
        return Reading(lasting.status)
    return Reading("done")


def _is_state(scope: Scope, predicate: Predicate) -> bool:
    """Whether a clause before its noun tells a state, as one without tense does: 被羁押的议员."""
    untensed = predicate.tense is None and not scope.cues.joiner
    return untensed and predicate.embedding == "relative"


def _is_since(scope: Scope, predicate: Predicate) -> bool:
    """Whether a clause tells from when on something has been so ("has been held since May")."""
    span = scope.extent.span(scope.sentence, predicate.head)
    return any(time.bound == "since" and span.covers(time.span) for time in scope.sentence.times)


def _is_to_come(scope: Scope, predicate: Predicate) -> bool:
    """Whether a time after the document's day stands in the clause ("is visiting next week")."""
    span = scope.extent.span(scope.sentence, predicate.head)
    return any(
        time.anchor == "document" and (time.offset or 0) > 0 and span.covers(time.span)
        for time in scope.sentence.times
    )


def _with_modifier(scope: Scope, predicate: Predicate, token: int, reading: Reading) -> Reading:
    words = scope.extent.words
    table = scope.cues.adjectives if predicate.kind == "noun" else scope.cues.adverbs
    if scope.sentence.tokens[token].pos == "CCONJ":
        return reading  # 或 between two verbs joins them
    for start in (max(0, token - 1), token):
        modal = table.get(scope.cues.joiner.join(words[start : token + 1]))
        if modal is not None:
            status = modal.perfect if predicate.tense == "past" else modal.status
            return reading.under(status, tuple(range(start, token + 1)))
    return reading
