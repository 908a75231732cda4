"""Who does a deed together with its subject: ``find_fellows``."""

from collections.abc import Iterator

from gestae.coders.events.scene import Scene
from gestae.ontology.lexicon import Path
from gestae.records import Mention, Predicate


def find_fellows(predicate: Predicate, scene: Scene) -> tuple[Mention, ...]:
    """The actors who do a verb's deed with its subject: "Ghana, together with the EU, banned it".

    Each once, in the order found; empty where nobody is named, and for nouns.
    """
    if predicate.kind != "verb":
        return ()
    found = (m for head in _heads(predicate, scene) for m in scene.actors_at(head, lend=False))
    return tuple(dict.fromkeys(found))


def _heads(predicate: Predicate, scene: Scene) -> Iterator[int]:
    fellows = scene.lexicon.fellows
    if not fellows.together or _is_done_together(predicate, scene):
        yield from _at(predicate.head, fellows.paths, scene)
    above = scene.predicates.get(predicate.governor) if predicate.governor is not None else None
    if above is not None and above.lemma in fellows.joining and _goes_on(predicate):
        yield from _at(above.head, fellows.joined, scene)


def _goes_on(predicate: Predicate) -> bool:
    """Whether a clause is done by the subject of the one above: "joined with Peru to ban it"."""
    return any(
        argument.relation == "subject" and argument.shared for argument in predicate.arguments
    )


def _at(head: int, paths: tuple[Path, ...], scene: Scene) -> Iterator[int]:
    return (found for path in paths for found in scene.follow(head, path))


def _is_done_together(predicate: Predicate, scene: Scene) -> bool:
    """Whether a word for "together" stands with the verb, or before the phrases before it."""
    first = min((a.head for a in predicate.arguments), default=predicate.head)
    tokens = scene.sentence.tokens[min(first, predicate.head) : predicate.head]
    return any(token.lemma in scene.lexicon.fellows.together for token in tokens)
