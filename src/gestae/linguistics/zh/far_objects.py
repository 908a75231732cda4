"""Objects that a long relative clause parts from their verb: ``with_far_objects``.

In 修建可供两千人居住的营房 the clause between them takes the verb's place beside the noun.
"""

from collections.abc import Sequence
from dataclasses import replace

from gestae.linguistics.shared.tree import Tree
from gestae.records import Argument, Predicate

NAMES = frozenset({"NOUN", "PROPN"})


def with_far_objects(tree: Tree, verbs: Sequence[Predicate]) -> list[Predicate]:
    """The verbs; those without an object have the noun that the tree gives them as theirs.

    Only a noun that a relative clause describes, and that is of no other clause.
    """
    described = {verb.governor for verb in verbs if verb.embedding == "relative"}
    taken = {a.head for verb in verbs for a in verb.arguments if not a.shared}
    free = described - taken
    return [_with_object(tree, verb, free) for verb in verbs]


def _with_object(tree: Tree, verb: Predicate, free: set[int | None]) -> Predicate:
    if verb.kind != "verb" or any(a.relation == "object" for a in verb.arguments):
        return verb
    behind = (
        child
        for child in tree.with_dep(verb.head, "obj")
        if child > verb.head and child in free and tree.tokens[child].pos in NAMES
    )
    noun = next(behind, None)
    if noun is None:
        return verb
    return replace(verb, arguments=(*verb.arguments, Argument("object", None, noun)))
