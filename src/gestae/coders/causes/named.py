"""Ties that a verb or noun names: start with ``find_named``.

"led to", "stems from", "is the reason for": the tables ``causal_verbs`` say where the cause and
where the effect stands with each word.
"""

from collections.abc import Iterator

from gestae.coders.causes.ground import End, Ground, Tie
from gestae.ontology.cues import CausalWord
from gestae.records import Argument, Predicate


def find_named(ground: Ground, previous: Ground | None) -> Iterator[Tie]:
    """The ties that causal words name; "This led to …" ties to the sentence before."""
    for predicate in ground.sentence.predicates:
        for name in _names(ground, predicate):
            for word in ground.cues.causal_words.get(name, ()):
                if word.part == predicate.kind:
                    yield from _ties(ground, previous, predicate, word)


def _names(ground: Ground, predicate: Predicate) -> Iterator[str]:
    """What the tables may call a word: alone, and with its object ("give rise")."""
    yield predicate.lemma
    for head in predicate.heads("object"):
        yield ground.cues.joiner.join((predicate.lemma, ground.sentence.tokens[head].lemma))


def _ties(
    ground: Ground, previous: Ground | None, predicate: Predicate, word: CausalWord
) -> Iterator[Tie]:
    read = _of_noun if word.part == "noun" else _of_verb
    effect = read(ground, previous, predicate, word.effect)
    cause = read(ground, previous, predicate, word.cause) if effect is not None else None
    if cause is None or effect is None or cause.span.overlaps(effect.span):
        return
    evidence = ground.sentence.span_of(predicate.head, predicate.head)
    yield Tie(word.kind, cause, effect, evidence, word.score)


def _of_verb(
    ground: Ground, previous: Ground | None, predicate: Predicate, places: frozenset[str]
) -> End | None:
    """What stands at one of the places of a verb; ``None`` where nothing does."""
    if "self" in places:
        return _itself(ground, predicate)
    beside = _clause_beside(ground, predicate, places)
    if beside is not None and beside in ground.predicates:
        return ground.end(beside, ground.extent.span(ground.sentence, predicate.head))
    for argument in predicate.arguments:
        if _stands_at(ground, argument, places):
            if argument.relation == "subject" and _points_back(ground, argument.head):
                return previous.whole() if previous is not None else None
            deed = _deed_of(ground, argument.head)
            if deed is not None:
                return deed
    return _clause_at(ground, predicate, places)


def _deed_of(ground: Ground, head: int) -> End | None:
    """What stands at a place; for someone there, what they do: "led to Japan showing …"."""
    if not ground.is_actor(head):
        return ground.end(head)
    behind = ground.extent.right[head] + 1
    for predicate in ground.sentence.predicates:
        follows = predicate.left == behind or head in predicate.heads("subject")
        if predicate.form == "gerund" and predicate.head > head and follows:
            return ground.end(predicate.head)
    return None


def _itself(ground: Ground, predicate: Predicate) -> End:
    """The word with what stands before it, where it tells no event."""
    event = ground.event(predicate.head)
    if event is not None:
        return End(event.id, event.trigger.span, is_event=True)
    return ground.stretch(ground.sentence.span_of(predicate.left, predicate.head))


def _clause_beside(ground: Ground, predicate: Predicate, places: frozenset[str]) -> int | None:
    """What a participle tells the outcome or aim of: "fired, killing two", "a rally seeking"."""
    marked = predicate.marker is not None
    if predicate.form != "gerund" if ground.cues.joiner else not marked:
        return None
    if ground.cues.joiner and marked:
        return None
    if predicate.embedding == "adverbial" and places & {"subject", "above"}:
        return predicate.governor
    if predicate.embedding == "relative" and "above" in places:
        return _deed_or_verb(ground, predicate.governor)
    return None


def _deed_or_verb(ground: Ground, head: int | None) -> int | None:
    """The noun a participle hangs on if it tells a deed, else the verb above: parses err here."""
    tokens = ground.sentence.tokens
    while head is not None:
        predicate = ground.predicates.get(head)
        if predicate is not None and (predicate.kind != "noun" or ground.is_deed(head)):
            return head
        head = tokens[head].head if tokens[head].head != head else None
    return None


def _stands_at(ground: Ground, argument: Argument, places: frozenset[str]) -> bool:
    place = argument.marker or argument.relation
    if argument.marker is not None and ground.is_time(argument.head):
        return False
    if place in places or (f"{place}!" in places and ground.is_deed(argument.head)):
        return True
    return f"{place}~" in places and ground.is_common(argument.head)


def _clause_at(ground: Ground, predicate: Predicate, places: frozenset[str]) -> End | None:
    """The clause at one of the places: a complement, or the one a passive is told to be done by."""
    for clause in ground.below.get(predicate.head, ()):
        if clause.kind == "noun" or clause.embedding not in {"complement", "adverbial"}:
            continue
        agent = predicate.passive and clause.marker in ground.cues.source_markers
        plain = clause.embedding == "complement" and (
            clause.form != "gerund" or clause.marker is None
        )
        if (
            (clause.marker in places and clause.form != "infinitive")
            or (plain and "clause" in places)
            or (agent and "subject" in places)
        ):
            return ground.end(clause.head)
    return None


def _points_back(ground: Ground, head: int) -> bool:
    """Whether a subject is a pronoun for the sentence before: "This led to …"."""
    left = ground.extent.left[head]
    found = ground.cues.cause_markers.find_at(ground.extent.words, left)
    return found is not None and found.end == head + 1 and "pronoun" in found.phrase.takes


def _of_noun(
    ground: Ground, previous: Ground | None, noun: Predicate, places: frozenset[str]
) -> End | None:
    """What stands at one of the places of a noun; ``head`` is what it is said to be."""
    if "head" in places:
        return _said_to_be(ground, previous, noun)
    if "self" in places:
        return _itself(ground, noun)
    for argument in noun.arguments:
        if _stands_at(ground, argument, places):
            return _deed_of(ground, argument.head)
    for clause in ground.below.get(noun.head, ()):
        if clause.kind == "noun" or clause.embedding == "conjunct":
            continue
        if clause.marker in places or "clause" in places:
            return ground.end(clause.head)
    return None


def _said_to_be(ground: Ground, previous: Ground | None, noun: Predicate) -> End | None:
    """The other side of the copula: "the purpose is to …", "the murder was the trigger"."""
    copula = ground.predicates.get(noun.governor) if noun.governor is not None else None
    if copula is None or copula.kind != "verb":
        return None
    if noun.head in copula.heads("subject"):
        others = [*copula.heads("attribute"), *_complements(ground, copula)]
    elif noun.head in copula.heads("attribute"):
        others = [*copula.heads("subject")]
        if others and _points_back(ground, others[0]):
            return previous.whole() if previous is not None else None
    else:
        others = []
    return ground.end(others[0]) if others else None


def _complements(ground: Ground, predicate: Predicate) -> Iterator[int]:
    for clause in ground.below.get(predicate.head, ()):
        if clause.kind != "noun" and clause.embedding == "complement":
            yield clause.head
