"""What a reason is said to be: ``find_said`` reads "the aim of the deal is to contain Eritrea".

A noun of cause or purpose names what it is a reason of (``effect_of_noun``), or speaks of the deed
told before it ("its motive", "the reason"). What it is said to be stands behind a copula, where
``contrast`` tells what is rejected, or before it ("the raid was the reason for the war").
"""

from collections.abc import Iterator
from dataclasses import replace

from gestae.coders.causes.contrast import find_copula, split
from gestae.coders.causes.ground import Ground
from gestae.coders.causes.reach import COMMAS
from gestae.coders.causes.segments import opens_stretch
from gestae.coders.causes.tie import End, Tie
from gestae.ontology.cues import CausalWord
from gestae.records import Predicate
from gestae.records.link import MOTIVE

SPOKEN_BEFORE = 0.8
"""Share of a noun's score that is left where the deed it speaks of stands in a sentence before."""


def find_said(ground: Ground, noun: Predicate, word: CausalWord) -> Iterator[Tie]:
    """The ties that a noun names between a deed and what it is said to be."""
    evidence = ground.sentence.span_of(noun.head, noun.head)
    effect, score = effect_of_noun(ground, noun, word.effect), word.score
    for cause, rejected in _said_before(ground, noun):
        if effect is not None and not cause.span.overlaps(effect.span):
            tie = Tie(word.kind, cause, effect, evidence, score, rejected)
            yield as_reason(ground, noun, tie)
        return
    if effect is None:
        effect, score = _deed_before(ground, noun), score * SPOKEN_BEFORE
    if effect is None:
        return
    for cause, rejected in _said_behind(ground, noun):
        if not cause.span.overlaps(effect.span):
            tie = Tie(word.kind, cause, effect, evidence, score, rejected)
            yield as_reason(ground, noun, tie)


def as_reason(ground: Ground, noun: Predicate, tie: Tie) -> Tie:
    """A tie by a noun of motive as what it tells: an act that is still to be done is a purpose.

    "The motive is mistrust of Egypt" gives a motive, "the motive is to contain Egypt" a purpose; so
    does "the reason is to contain Egypt".
    """
    moves = "moves" in ground.uses(noun.head)
    if tie.kind != "causes":
        return tie
    if tie.cause.act == "infinitive" or (moves and tie.cause.act is not None):
        return replace(tie, kind="purpose")
    return replace(tie, manner=MOTIVE) if moves else tie


def effect_of_noun(ground: Ground, noun: Predicate, places: frozenset[str]) -> End | None:
    """What a noun is a reason of: the phrase or clause at one of the places that stand with it."""
    for clause in ground.below.get(noun.head, ()):
        if clause.kind == "noun" or clause.embedding == "conjunct":
            continue
        relative = clause.embedding == "relative" and "relative" in places
        if relative and not ground.cues.joiner:
            return _relative(ground, clause, noun)
        if relative or clause.marker in places or ("clause" in places and not relative):
            return ground.end(clause.head)
    for argument in noun.arguments:
        place = argument.marker or argument.relation
        if place in places and not ground.is_time(argument.head):
            joined = place == "compound" and argument.head not in ground.named
            if not ground.is_actor(argument.head) and (not joined or ground.is_deed(argument.head)):
                return ground.end(argument.head)
    return _before_noun(ground, noun)


def _before_noun(ground: Ground, noun: Predicate) -> End | None:
    """The clause before a noun where words are joined, however it is parsed."""
    tokens, words = ground.sentence.tokens, ground.extent.words
    if ground.cues.joiner:
        return None
    start = max((at + 1 for at in range(noun.head) if words[at] in COMMAS), default=0)
    joint = max((at for at in range(start, noun.head) if tokens[at].pos == "PART"), default=start)
    told = any(
        start <= p.head < joint and (p.kind == "verb" or p.head in ground.named)
        for p in ground.sentence.predicates
    )
    if not told:
        return None
    return ground.piece(ground.trim(ground.sentence.span_of(start, joint - 1)))


def _relative(ground: Ground, clause: Predicate, noun: Predicate) -> End:
    """A clause before its noun, up to the word that joins them: "肯尼亚援助加纳[的目的]"."""
    event = ground.event(clause.head)
    if event is not None:
        return ground.told(event)
    tokens, right = ground.sentence.tokens, noun.head - 1
    while right > clause.head and tokens[right].pos in {"PART", "ADJ", "PUNCT"}:
        right -= 1
    left = ground.extent.left[clause.head]
    return ground.stretch(ground.trim(ground.sentence.span_of(left, right)), clause.head)


def _deed_before(ground: Ground, noun: Predicate) -> End | None:
    """The deed that "its motive" or "the reason" speaks of; none for that of a stranger.

    A noun with any other phrase at its side ("the goal of the game") says itself of what it is.
    """
    owners = [a for a in noun.arguments if a.relation in {"possessor", "compound"}]
    if any(a.marker is not None for a in noun.arguments):
        return None
    by = next((found for a in owners if (found := ground.actor(a.head))), None)
    words = ground.extent.words
    comma = next((at for at in range(noun.head - 1, 0, -1) if words[at] in COMMAS), None)
    if by is None and comma is not None and not ground.cues.joiner:
        before = ground.piece(ground.trim(ground.sentence.span_of(0, comma - 1)))
        return ground.deed_inside(noun.head) or before
    return ground.deed_before(by)


def _said_before(ground: Ground, noun: Predicate) -> Iterator[tuple[End, bool]]:
    """The subject of which the noun is said: "the raid was (not) the reason for the war"."""
    copula = ground.predicates.get(noun.governor) if noun.governor is not None else None
    if copula is None or copula.kind != "verb" or noun.head not in copula.heads("attribute"):
        return
    for subject in copula.heads("subject")[:1]:
        end = ground.spoken_of(subject)
        if end is not None:
            found = find_copula(ground, min(copula.head, copula.negation or copula.head))
            yield end, found is not None and found[1]


def _said_behind(ground: Ground, noun: Predicate) -> Iterator[tuple[End, bool]]:
    """What stands behind the copula, with whether it is rejected."""
    begin = max(ground.extent.right[noun.head], noun.head) + 1
    if not ground.cues.joiner or ground.extent.right[noun.head] > noun.head:
        begin = min(begin, _first_copula(ground, noun))
    found = find_copula(ground, begin)
    if found is None:
        return
    start, rejected, opened = found
    right = _last(ground, start)
    for piece in split(ground, start, right, rejected=rejected, opened=opened):
        yield ground.piece(piece.span), piece.rejected


def _first_copula(ground: Ground, noun: Predicate) -> int:
    """The first token behind the noun from which a copula can be read, at most its phrase away."""
    for at in range(noun.head + 1, len(ground.extent.words)):
        if find_copula(ground, at) is not None:
            return at
    return len(ground.extent.words)


def _last(ground: Ground, start: int) -> int:
    """The last token of what is said, up to a semicolon or a stretch with a word of its own."""
    words = ground.extent.words
    for at in range(start, len(words)):
        if words[at] in ENDING or (words[at] in COMMAS and opens_stretch(ground, at + 1)):
            return at - 1
    return len(words) - 1


ENDING = COMMAS - {",", "，"}
