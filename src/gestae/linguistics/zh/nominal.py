"""Verbs that stand as nouns, and nouns that are verbs: ``retagged``.

Chinese verbs become nouns without a sign ("对 乌克兰 的 入侵", "进行 谈判"). LAC tags many of them
so, some wrongly; what stands around them, and the parser's arcs, tell.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gestae.linguistics.shared.tree import Tree
from gestae.linguistics.zh.chunks import OF
from gestae.linguistics.zh.grammar import GRAMMAR

ARCS = frozenset({"nmod", "compound", "nsubj", "obj", "obl", "iobj", "nsubj:pass"})
"""Labels of arcs under which a verb with nothing of its own is a noun."""
CLAUSAL = frozenset({"root", "ccomp", "xcomp", "advcl", "parataxis", "conj", "acl:relcl", "dep"})
"""Labels of arcs from the head of a clause."""
OWN = frozenset({"nsubj", "obj", "advmod", "mark", "aux", "ccomp", "xcomp", "nsubj:pass", "obl"})
"""Labels of what only a verb has."""
REACH = 3
"""Words between a light verb and its noun: "进行 联合 军事 演习"."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def retagged(tree: Tree) -> Tree:
    """The tree with verbs that are nouns here as nouns, and the other way round."""
    told = {
        **dict.fromkeys(_nominal(tree), "NOUN"),
        **dict.fromkeys(_verbal(tree), "VERB"),
        **dict.fromkeys(_called_for(tree), "VERB"),
        **dict.fromkeys(_describing(tree), "ADJ"),
    }
    if not told:
        return tree
    tokens = tuple(replace(t, pos=told.get(t.index, t.pos)) for t in tree.tokens)
    return replace(tree, tokens=tokens)


def _describing(tree: Tree) -> Iterator[int]:
    """Verbs that say of the noun right behind them which it is: "交战 双方"."""
    for token, after in pairwise(tree.tokens):
        if token.pos == "VERB" and after.pos == "NOUN" and token.lemma in GRAMMAR.prenominal:
            yield token.index


def _verbal(tree: Tree) -> Iterator[int]:
    """Verbal nouns that the parser takes for the verb of a clause with an object: "预置 兵力"."""
    for token in tree.tokens:
        index = token.index
        if tree.tags[index] != "vn" or token.pos != "NOUN" or tree.deps[index] not in CLAUSAL:
            continue
        following = tree.tokens[index + 1].pos if index + 1 < len(tree) else ""
        if following in NOUNS and tree.first(index, "obj") is not None:
            yield index


def _called_for(tree: Tree) -> Iterator[int]:
    """Verbal nouns where a coverb calls for a verb and no other comes: "向 秘鲁 出售 小麦".

    Behind a verb that governs another's deed any coverb does: "批准 对 秘鲁 出售 小麦".
    """
    for before, token in pairwise((None, *tree.tokens)):
        if token is None or token.pos != "ADP":
            continue
        deed = _only_deed(tree, token.index)
        if deed is None:
            continue
        governed = before is not None and before.lemma in GRAMMAR.controls
        facing = governed and token.lemma in GRAMMAR.facing and _acts_on(tree, deed)
        if token.lemma in GRAMMAR.reaching_out or facing:
            yield deed


def _only_deed(tree: Tree, coverb: int) -> int | None:
    """The first verbal noun behind a coverb's noun, ``None`` where a verb or 的 comes first."""
    for later in range(coverb + 2, len(tree)):
        token = tree.tokens[later]
        if token.pos in {"VERB", "PUNCT"} or token.lemma in OF:
            return None
        if tree.tags[later] == "vn" and tree.tokens[later - 1].pos in NOUNS:
            return later
    return None


def _acts_on(tree: Tree, deed: int) -> bool:
    """Whether a noun follows that may be acted on: not in "对 秘鲁 制裁 措施"."""
    last = deed
    while last + 1 < len(tree) and tree.tokens[last + 1].pos in NOUNS | {"ADJ"}:
        last += 1
    return last > deed and tree.tags[last] != "vn" and tree.lemma(last) not in GRAMMAR.bearing


def _nominal(tree: Tree) -> Iterator[int]:
    light = GRAMMAR.light - GRAMMAR.controls - GRAMMAR.pivots - GRAMMAR.sayers - GRAMMAR.suffering
    for token in tree.tokens:
        if token.pos != "VERB" or token.index == 0 or _only_says(token.lemma):
            continue
        index = token.index
        after = tree.tokens[index + 1] if index + 1 < len(tree) else None
        if after is not None and after.lemma in GRAMMAR.aspects:
            continue
        closes = after is None or after.pos not in NOUNS
        if (closes and _calls_for_noun(tree, index - 1, light)) or _is_noun_by_arc(
            tree, index, light, closes=closes
        ):
            yield index


def _is_noun_by_arc(tree: Tree, index: int, light: frozenset[str], *, closes: bool) -> bool:
    """Whether the arc above a verb makes it a noun: before a noun only as part of its phrase."""
    above, dep = tree.heads[index], tree.deps[index]
    if dep not in ARCS or tree.with_dep(index, *OWN):
        return False
    if not closes:
        return dep in {"nmod", "compound"} and above > index
    return dep != "obj" or tree.lemma(above) in light


def _only_says(lemma: str) -> bool:
    """Whether a word is a verb of saying of one character, which is never a noun: 发表声明称."""
    return len(lemma) == 1 and lemma in GRAMMAR.sayers


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
