"""A sentence's dependency tree in spaCy's English labels, as plain lists: ``Tree``.

The one place where spaCy's objects are read; everything after it is Python over small lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gestae.records import Token


@dataclass(frozen=True, slots=True)
class Tree:
    """Parallel lists over the tokens of one sentence; ``heads`` are indices in the sentence.

    ``deps`` are ClearNLP labels (nsubj, dobj, prep, …), ``tags`` Penn Treebank tags.
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


def read_tree(span: Any, offset: int) -> Tree:
    """The tree of a spaCy sentence; ``offset`` is added to character positions.

    Tokens of white space are kept out of ``children``, so that no rule meets them.
    """
    first = span.start
    tokens, tags, deps, heads = [], [], [], []
    for index, word in enumerate(span):
        head = word.head.i - first
        pos = word.pos_
        text = word.text
        lemma = text if pos == "PROPN" else word.lemma_.lower()
        start = offset + word.idx
        tokens.append(Token(index, text, lemma, pos, head, start, start + len(text)))
        tags.append(word.tag_)
        deps.append(word.dep_)
        heads.append(head)
    _reattach(tags, deps, heads)
    children: list[list[int]] = [[] for _ in tokens]
    for index, head in enumerate(heads):
        if head != index and tokens[index].pos != "SPACE":
            children[head].append(index)
    return Tree(
        tuple(tokens), tuple(tags), tuple(deps), tuple(heads), tuple(tuple(c) for c in children)
    )


FINITE = frozenset({"VBD", "VBZ"})


def _reattach(tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Moves a finite verb that was coordinated with an infinitive up to the finite verb above.

    The parser reads "has agreed to build a road and sent engineers" as "to build and to sent".
    """
    for index, dep in enumerate(deps):
        if dep != "conj" or tags[index] not in FINITE or tags[heads[index]] != "VB":
            continue
        above = heads[index]
        while heads[above] != above and tags[above] == "VB":
            above = heads[above]
        if above != index and tags[above].startswith("VB"):
            heads[index] = above
