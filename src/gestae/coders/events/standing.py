"""How somebody mentioned stands to the word that tells a deed: ``find_standing``."""

from collections.abc import Iterator

from gestae.coders.events.scene import Scene
from gestae.records import Mention, Predicate, Span

SUBJECT = "subject"
CORE = frozenset({"subject", "object", "indirect"})
JOINING = frozenset({"CCONJ", "PUNCT", "DET"})
MOST_BETWEEN = 3
"""Words that may stand between two of a list: a comma, an "and", an article."""
LINKED = {"possessor": "own", "compound": "own", "apposition": "own", "attribute": "oblique"}


def find_standing(span: Span, predicate: Predicate, scene: Scene) -> str:
    """How a mention in the sentence of a deed stands to its word.

    ``subject``, ``object``, ``indirect``, ``oblique`` or ``own`` (a possessor or compound) for an
    argument, with ``_shared`` behind it where another clause lends it; ``in_object`` and the like
    for one inside the phrase of an argument; else where its clause is: ``above_subject`` for who
    tells or orders the deed, ``above`` for others there, ``below`` for a clause the deed governs,
    ``mate`` for others of the same clause, ``apart`` for the rest.
    """
    head = scene.sentence.head_of(span)
    if head is None:
        return "apart"
    argument = next((a for a in predicate.arguments if a.head == head), None)
    if argument is not None:
        relation = LINKED.get(argument.relation, argument.relation)
        return f"{relation}_shared" if argument.shared else relation
    for argument in predicate.arguments:
        phrase = scene.predicates.get(argument.head)
        if phrase is not None and phrase.left <= head <= phrase.right:
            return f"in_{LINKED.get(argument.relation, argument.relation)}"
    return _of_clause(head, predicate, scene)


def are_joined(one: Mention, other: Mention, scene: Scene) -> bool:
    """Whether nothing but a comma or an "and" stands between two mentions of a sentence."""
    first, second = sorted((one.span, other.span))
    if first.end > second.start or first.start < scene.sentence.span.start:
        return False
    between = (
        scene.sentence.tokens_in(Span(first.end, second.start)) if first.end < second.start else ()
    )
    return 0 < len(between) <= MOST_BETWEEN and all(token.pos in JOINING for token in between)


def _of_clause(head: int, predicate: Predicate, scene: Scene) -> str:
    """Where the clause of a phrase that is no argument lies from a deed's."""
    clause, relation = _clause_of(head, scene)
    if clause is None:
        return "apart"
    over = list(_above(predicate.head, scene))
    if clause == predicate.head or (predicate.kind == "noun" and over and clause == over[0]):
        return "mate_subject" if relation == SUBJECT else "mate"
    if clause in over:
        return "above_subject" if relation == SUBJECT else "above"
    return "below" if predicate.head in _above(clause, scene) else "apart"


def _clause_of(head: int, scene: Scene) -> tuple[int | None, str]:
    """The verb in whose clause a phrase stands, and as what."""
    place, seen = head, set[int]()
    while place not in seen:
        seen.add(place)
        if place in scene.verb_of:
            verb, relation = scene.verb_of[place]
            return verb, relation if place == head else "inside"
        noun = scene.predicates.get(place)
        if noun is None or noun.governor is None or noun.kind != "noun":
            break
        place = noun.governor
    return None, ""


def _above(head: int, scene: Scene) -> Iterator[int]:
    """The verbs a clause or noun hangs on, nearest first."""
    seen = {head}
    predicate = scene.predicates.get(head)
    while predicate is not None and predicate.governor not in {None, *seen}:
        assert predicate.governor is not None
        seen.add(predicate.governor)
        predicate = scene.predicates.get(predicate.governor)
        if predicate is not None and predicate.kind != "noun":
            yield predicate.head
