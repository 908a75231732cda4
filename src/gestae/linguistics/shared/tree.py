"""A sentence's dependency tree as plain lists: ``Tree``. What its labels are, each pack says."""

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.records import Token


@dataclass(frozen=True, slots=True)
class Tree:
    """Parallel lists over the tokens of one sentence; ``heads`` are indices in the sentence.

    ``deps`` and ``tags`` are those of the language's parser and tagger; the root is its own head.
    ``children[i]`` lists the dependents of token ``i`` from left to right.
    """

    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.tokens)

    def with_dep(self, head: int, *labels: str) -> list[int]:
        """The dependents of ``head`` whose label is one of ``labels``, from left to right."""
        deps = self.deps
        return [child for child in self.children[head] if deps[child] in labels]

    def first(self, head: int, *labels: str) -> int | None:
        """The leftmost dependent of ``head`` with one of ``labels``."""
        deps = self.deps
        for child in self.children[head]:
            if deps[child] in labels:
                return child
        return None

    def lower(self, index: int) -> str:
        """The token's text in lower case."""
        return self.tokens[index].text.lower()

    def lemma(self, index: int) -> str:
        """The token's lemma; in Chinese its simplified form."""
        return self.tokens[index].lemma

    def conjuncts(self, head: int) -> list[int]:
        """``head`` and everything coordinated with it, from left to right."""
        found = [head]
        for member in found:
            found += self.with_dep(member, "conj")
        return sorted(found)

    def subtree(self, head: int, without: Sequence[str] = ()) -> list[int]:
        """Indices of ``head`` and all below it, leaving out branches labelled ``without``."""
        found = [head]
        for member in found:
            found += [c for c in self.children[member] if self.deps[c] not in without]
        return found
