"""How the phrases of a sentence are used: ``read_uses``."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from gestae.coders.places.written import written
from gestae.ontology.actors import UNSPACED
from gestae.ontology.gazetteer import PlaceWords
from gestae.records import Argument, Predicate, Sentence

Use = Literal[
    "locative", "inland", "unknown", "directional", "moved", "taken", "gripped", "object", "sure"
]
"""``inland``: as a country is a place; ``unknown`` and ``moved``: as a name no table holds is one;
``taken``: object of a verb that takes places; ``gripped``: of one that takes no persons; ``sure``:
where nothing but a place can stand, even with an article."""
Uses = dict[int, frozenset[Use]]


def read_uses(sentence: Sentence, words: PlaceWords) -> Uses:
    """The uses of each phrase by its head.

    What stands behind a noun for a kind or part of a place is used as that noun is: "struck the
    town of Jos", "on the edge of Jos".
    """
    uses: dict[int, set[Use]] = {}
    for predicate in sentence.predicates:
        for argument in predicate.arguments:
            uses.setdefault(argument.head, set()).update(_of_argument(predicate, argument, words))
        if predicate.kind == "noun" and predicate.marker is not None:
            above = sentence.tokens[predicate.governor or 0]
            if predicate.marker in words.beside and written(above) in words.parts:
                uses.setdefault(predicate.head, set()).update(_under(words.inside, words))
        if predicate.governor is not None and _is_placed(sentence, predicate, words):
            uses.setdefault(predicate.governor, set()).update(("locative", "unknown", "sure"))
    for predicate in sentence.predicates:
        for argument in predicate.arguments:
            uses.setdefault(argument.head, set()).update(
                _of_kind(sentence, predicate, argument, words, uses)
            )
    if sentence.language in UNSPACED:
        for head, use in _by_neighbours(sentence, words):
            uses.setdefault(head, set()).add(use)
    return {head: frozenset(found) for head, found in uses.items()}


def _by_neighbours(sentence: Sentence, words: PlaceWords) -> Iterator[tuple[int, Use]]:
    """Uses that the words right beside a name show, whatever the tree makes of them.

    Behind a verb of going somewhere (飞抵基辅), and before a word for a part (基辅附近).
    """
    for before, token in pairwise(sentence.tokens):
        if before.pos == "VERB" and token.pos == "PROPN" and _takes(written(before), words):
            yield token.index, "taken"
        if before.pos == "PROPN" and len(token.text) > 1 and written(token) in words.parts:
            for use in _under(words.inside, words):
                yield before.index, use


def _takes(lemma: str, words: PlaceWords) -> bool:
    """Whether the object of a verb is a place."""
    return lemma in words.verbs or (len(lemma) > 1 and lemma[-1:] in words.verb_endings)


def _is_placed(sentence: Sentence, clause: Predicate, words: PlaceWords) -> bool:
    """Whether a clause tells what happened at the place it belongs to: "Jos, where … met"."""
    opening = {written(sentence.tokens[token]) for token in clause.modifiers}
    return clause.embedding == "relative" and not opening.isdisjoint(words.relative)


def _of_argument(predicate: Predicate, argument: Argument, words: PlaceWords) -> Iterator[Use]:
    lemma = predicate.lemma.lower()
    if argument.relation == "oblique" and argument.marker is not None:
        working = predicate.kind == "noun" and argument.marker == words.at
        for use in _under(argument.marker, words):
            if use != "unknown" or not working or lemma in words.held:  # "an analyst at Lomba"
                yield use
        leaving = argument.marker == words.leaving and lemma in words.departing
        if leaving or argument.marker in words.directional:
            yield "directional"
            if leaving or (predicate.kind == "verb" and lemma in words.motion):
                yield "moved"
    elif argument.relation == "object" and predicate.kind == "verb":
        yield "taken" if _takes(lemma, words) else "object"
        if lemma in words.taking:
            yield "gripped"


def _under(marker: str, words: PlaceWords) -> Iterator[Use]:
    if marker in words.locative:
        yield "locative"
        if marker in words.country:
            yield "inland"
        if marker in words.unknown:
            yield "unknown"


def _of_kind(
    sentence: Sentence,
    predicate: Predicate,
    argument: Argument,
    words: PlaceWords,
    uses: dict[int, set[Use]],
) -> Iterator[Use]:
    """The uses of a name behind or before the noun of its kind: those of the noun."""
    noun = written(sentence.tokens[predicate.head])
    if predicate.kind != "noun":
        return
    beside = (argument.marker or argument.relation) in words.beside
    if argument.relation in {"possessor", "compound"} and noun in words.held:
        yield from _under(words.at, words)
    elif beside and noun in words.parts:
        yield from _under(words.inside, words)
    elif noun in words.sites and argument.marker in words.locative | words.directional:
        yield from ("locative", "unknown", "sure")  # "the bridge over the Jos"
    elif beside and noun in words.sites:
        above = uses.get(predicate.head, set())
        yield from above
        if "taken" in above or "object" in above:
            yield "gripped"
        if "locative" in above:
            yield "unknown"
        if "directional" in above:
            yield "moved"
