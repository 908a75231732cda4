"""Ties that a verb or noun names: start with ``find_named``.

"led to", "stems from", "is the reason for": the tables ``causal_verbs`` say where the cause and
where the effect stands with each word. What a noun's subject is said to be, ``said`` reads.
"""

from collections.abc import Iterator

from gestae.coders.causes.ground import Ground
from gestae.coders.causes.said import effect_of_noun, find_said
from gestae.coders.causes.tie import End, Tie
from gestae.ontology.cues import CausalWord
from gestae.records import Argument, Predicate

COLONS = frozenset({":", "："})


def find_named(ground: Ground) -> Iterator[Tie]:
    """The ties that causal words name; "This led to …" ties to the sentence before."""
    for predicate in ground.sentence.predicates:
        for name in _names(ground, predicate):
            for word in ground.cues.causal_words.get(name, ()):
                if word.part == predicate.kind:
                    yield from _ties(ground, predicate, word)


def _names(ground: Ground, predicate: Predicate) -> Iterator[str]:
    """What the tables may call a word: alone, and with its object ("give rise")."""
    yield predicate.lemma
    for head in predicate.heads("object"):
        yield ground.cues.joiner.join((predicate.lemma, ground.sentence.tokens[head].lemma))


def _ties(ground: Ground, predicate: Predicate, word: CausalWord) -> Iterator[Tie]:
    if word.part == "noun" and "head" in word.cause:
        yield from find_said(ground, predicate, word)
        return
    read = _of_noun if word.part == "noun" else _of_verb
    effect = read(ground, predicate, word.effect)
    cause = read(ground, predicate, word.cause) if effect is not None else None
    if cause is None or effect is None or cause.span.overlaps(effect.span):
        return
    evidence = ground.sentence.span_of(predicate.head, predicate.head)
    denied = word.part == "verb" and _is_denied(ground, predicate)
    yield Tie(word.kind, cause, effect, evidence, word.score, denied)


def _is_denied(ground: Ground, predicate: Predicate) -> bool:
    """Whether a word is said not to hold: "did not lead to"; "not only led to" is none."""
    at = predicate.negation
    for _ in range(2):  # "would not be enough to explain", "did not help to cause"
        open_ = predicate.form == "infinitive" or predicate.kind == "adjective"
        if at is None and open_ and predicate.governor is not None:
            predicate = ground.predicates.get(predicate.governor, predicate)
            at = predicate.negation
    if at is None:
        return False
    found = ground.cues.reason_words.find_at(ground.extent.words, at)
    return found is not None and "rejects" in found.phrase.uses


def _of_verb(ground: Ground, predicate: Predicate, places: frozenset[str]) -> End | None:
    """What stands at one of the places of a verb; ``None`` where nothing does."""
    if "act" in places:
        return _act(ground, predicate)
    if "self" in places:
        return _itself(ground, predicate)
    beside = _clause_beside(ground, predicate, places)
    if beside is not None and beside in ground.predicates:
        return ground.end(beside, ground.extent.span(ground.sentence, predicate.head))
    for argument in predicate.arguments:
        subject = argument.relation == "subject" and places & {"subject", "subject!"}
        if subject and ground.points_back(argument.head):
            return ground.before.whole() if ground.before is not None else None
        if _stands_at(ground, argument, places):
            deed = _deed_of(ground, argument.head)
            if deed is not None:
                return deed
    return _clause_at(ground, predicate, places)


def _act(ground: Ground, predicate: Predicate) -> End | None:
    """What a verb of change brings about, told by itself and its object: "strain relations"."""
    event = ground.event(predicate.head)
    if event is not None:
        return ground.told(event)
    objects = predicate.heads("object")
    if not objects:
        return None
    right = max(ground.extent.right[head] for head in objects)
    if right < predicate.head:  # a passive subject, or an object put before its verb
        return ground.end(predicate.head)
    return ground.stretch(ground.sentence.span_of(predicate.head, right), predicate.head)


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
        return ground.told(event)
    return ground.stretch(ground.sentence.span_of(predicate.left, predicate.head), predicate.head)


def _clause_beside(ground: Ground, predicate: Predicate, places: frozenset[str]) -> int | None:
    """What a participle tells the outcome or aim of: "fired, killing two", "a rally seeking".

    Of several that are strung together, the first stands beside it: "fired, killing two and
    leaving six hurt".
    """
    first = _first_of(ground, predicate)
    marked = first.marker is not None and not _goes_along(ground, first)
    if first.form != "gerund" if ground.cues.joiner else not marked:
        return None
    if ground.cues.joiner and marked:
        return None
    if first.embedding == "adverbial" and places & {"subject", "above"}:
        return _behind_colon(ground, first)
    if first.embedding == "relative" and "above" in places:
        return _deed_or_verb(ground, first.governor)
    return None


def _goes_along(ground: Ground, predicate: Predicate) -> bool:
    """Whether a participle's marker only says that it goes along: "while serving its aims"."""
    at = ground.extent.left[predicate.head]
    return ground.extent.words[at] == predicate.marker and "beside" in ground.uses(at)


def _behind_colon(ground: Ground, predicate: Predicate) -> int | None:
    """What a participle stands beside: of "the plan is this: aiding …, serving …", the aiding."""
    above, words = predicate.governor, ground.extent.words
    for clause in ground.below.get(above, ()) if above is not None else ():
        apart = clause.kind != "noun" and above is not None and above < clause.head < predicate.head
        if apart and words[ground.extent.left[clause.head] - 1] in COLONS:
            return clause.head
    return above


def _first_of(ground: Ground, predicate: Predicate) -> Predicate:
    while predicate.embedding == "conjunct" and predicate.form == "gerund":
        above = (
            ground.predicates.get(predicate.governor) if predicate.governor is not None else None
        )
        if above is None or above.form != "gerund":
            break
        predicate = above
    return predicate


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
        if ground.cues.joiner and clause.head < predicate.head and clause.form != "gerund":
            continue  # "she wants peace: it is meant to …" is strung before, and no complement
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


def _of_noun(ground: Ground, noun: Predicate, places: frozenset[str]) -> End | None:
    """What stands at one of the places of a noun; ``head`` is what it is said to be."""
    if "head" in places:
        return _said_of(ground, noun)
    if "self" in places:
        return _itself(ground, noun)
    for argument in noun.arguments:
        if _stands_at(ground, argument, places):
            return _deed_of(ground, argument.head)
    return effect_of_noun(ground, noun, places)


def _said_of(ground: Ground, noun: Predicate) -> End | None:
    """What a noun is said of: "the closure was the outcome of the raid"."""
    copula = ground.predicates.get(noun.governor) if noun.governor is not None else None
    while copula is not None and copula.kind == "noun" and noun.embedding == "conjunct":
        above = copula.governor  # "not only a gesture but also a way to …"
        copula = ground.predicates.get(above) if above is not None else None
    if copula is None or copula.kind != "verb":
        return None
    if noun.head in copula.heads("attribute"):
        subjects = copula.heads("subject")
        return ground.spoken_of(subjects[0]) if subjects else None
    if noun.head in copula.heads("subject"):
        others = [*copula.heads("attribute")]
        return ground.end(others[0]) if others else None
    return None
