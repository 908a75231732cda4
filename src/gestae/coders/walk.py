"""What finders share: ``follow`` a path from phrase to phrase, go ``upward`` from a word, take what
lies ``within`` a span.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from gestae.ontology.lexicon import RELATIONS, Path
from gestae.records import Predicate, Sentence, Span


class Spanned(Protocol):
    """Anything that remembers where it was read."""

    @property
    def span(self) -> Span:
        """Its characters in the document."""
        ...


Found = TypeVar("Found", bound=Spanned)


def within(found: Sequence[Found], span: Span) -> list[Found]:
    """Those of a document's findings, which are in order of the text, that lie in a span."""
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    last = bisect_left(found, span.end, lo=first, key=lambda one: one.span.start)
    return [one for one in found[first:last] if one.span.end <= span.end]


def upward(sentence: Sentence, head: int | None) -> Iterator[int]:
    """A token and all above it, up to the root; nothing for no token."""
    while head is not None:
        yield head
        above = sentence.tokens[head].head
        head = above if above != head else None


def depth_of(sentence: Sentence, head: int) -> int:
    """How many tokens stand above one."""
    return sum(1 for _ in upward(sentence, head)) - 1


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
