"""Verbs that stand as nouns: ``nominalised``.

Chinese verbs become nouns without a sign ("对 乌克兰 的 入侵", "进行 谈判"). LAC tags many of them
so; what stands around the others, and the parser's arcs, tell.
"""

from collections.abc import Iterator
from dataclasses import replace

from gestae.linguistics.zh.chunks import OF
from gestae.linguistics.zh.grammar import GRAMMAR
from gestae.linguistics.zh.tree import Tree

ARCS = frozenset({"nmod", "compound", "nsubj", "obj", "obl", "iobj", "nsubj:pass"})
"""Labels of arcs under which a verb with nothing of its own is a noun."""
OWN = frozenset({"nsubj", "obj", "advmod", "mark", "aux", "ccomp", "xcomp", "nsubj:pass", "obl"})
"""Labels of what only a verb has."""
REACH = 3
"""Words between a light verb and its noun: "进行 联合 军事 演习"."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def nominalised(tree: Tree) -> Tree:
    """The tree with such verbs as nouns."""
    found = set(_nominal(tree))
    if not found:
        return tree
    tokens = tuple(replace(t, pos="NOUN") if t.index in found else t for t in tree.tokens)
    return replace(tree, tokens=tokens)


def _nominal(tree: Tree) -> Iterator[int]:
    light = GRAMMAR.light - GRAMMAR.controls - GRAMMAR.pivots - GRAMMAR.sayers - GRAMMAR.suffering
    for token in tree.tokens:
        if token.pos != "VERB" or token.index == 0:
            continue
        index = token.index
        after = tree.tokens[index + 1] if index + 1 < len(tree) else None
        if after is not None and after.lemma in GRAMMAR.aspects:
            continue
        closes = after is None or after.pos not in NOUNS
        if closes and _calls_for_noun(tree, index - 1, light):
            yield index
        elif tree.deps[index] in ARCS and not tree.with_dep(index, *OWN):
            above = tree.heads[index]
            if tree.deps[index] != "obj" or tree.lemma(above) in light:
                yield index


def _calls_for_noun(tree: Tree, before: int, light: frozenset[str]) -> bool:
    """Whether a noun is due behind a word: 的, a light verb, a classifier, or what they open."""
    if tree.tags[before] == "q":
        return True
    first = before
    while first > 0 and tree.tokens[first].pos in {"ADJ", "NOUN"} and before - first < REACH:
        first -= 1
    if tree.lemma(first) in OF:
        return all(tree.tokens[i].pos == "ADJ" for i in range(first + 1, before + 1))
    return tree.lemma(first) in light
