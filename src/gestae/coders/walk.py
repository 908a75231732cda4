"""Walking from phrase to phrase along paths: ``follow``. Shared by the finders."""

from collections.abc import Iterator, Mapping

from gestae.ontology.lexicon import RELATIONS, Path
from gestae.records import Predicate


def follow(predicates: Mapping[int, Predicate], head: int, path: Path) -> list[int]:
    """The tokens at the end of a path that starts at ``head``, in order of the text.

    ``predicates`` are those of one sentence by their heads; empty where the path leads nowhere.
    """
    reached = [head]
    for step in path:
        reached = [found for start in reached for found in _step(predicates, start, step)]
    return reached


def _step(predicates: Mapping[int, Predicate], head: int, step: str) -> Iterator[int]:
    predicate = predicates.get(head)
    if predicate is None:
        return
    for argument in predicate.arguments:
        if step in RELATIONS:
            if argument.relation == step:
                yield argument.head
        elif argument.marker == step and argument.relation == "oblique":
            yield argument.head
