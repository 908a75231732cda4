"""English noun phrases and prepositional arguments. Start with ``read_nouns``."""

from collections.abc import Iterator, Mapping

from gestae.linguistics.en.grammar import GRAMMAR
from gestae.linguistics.shared.tree import Tree
from gestae.records import Argument, Predicate
from gestae.records.parsed import Embedding, Relation

CLAUSES = ("relcl", "acl", "appos", "conj", "cc", "advcl", "ccomp", "parataxis", "punct", "preconj")
"""Branches that do not count into a phrase's own extent."""


def read_nouns(tree: Tree, verbs: Mapping[int, Predicate]) -> list[Predicate]:
    """Every noun, name, pronoun or number that heads a phrase, with what belongs to it."""
    return [
        _read_noun(tree, token.index)
        for token in tree.tokens
        if token.index not in verbs and _heads_phrase(tree, token.index)
    ]


def read_phrase_arguments(tree: Tree, head: int) -> list[Argument]:
    """The oblique arguments of a head: one for every noun under each of its prepositions."""
    arguments: list[Argument] = []
    for preposition in _prepositions(tree, head):
        if tree.deps[preposition] == "agent" and tree.tags[head].startswith("V"):
            continue  # the "by" of a passive is its subject
        for marker, noun in _under(tree, preposition, tree.lower(preposition)):
            arguments += [
                Argument("oblique", marker, member, coordinated=member != noun)
                for member in tree.conjuncts(noun)
            ]
    return arguments


def _prepositions(tree: Tree, head: int) -> Iterator[int]:
    """Those of a head, and of the adverb behind it, where the parser hangs "back from"."""
    yield from tree.with_dep(head, "prep", "dative", "agent")
    for adverb in tree.with_dep(head, "advmod"):
        if adverb > head:
            yield from tree.with_dep(adverb, "prep")


def _under(tree: Tree, preposition: int, marker: str) -> Iterator[tuple[str, int]]:
    """The nouns below a preposition with their marker; "out of", "because of" are one marker."""
    opener = preposition - 1
    words = [marker]
    if opener in tree.children[preposition] and tree.lower(opener) in GRAMMAR.preposition_openers:
        words.insert(0, tree.lower(opener))
    closer = preposition + 1
    if closer in tree.children[preposition] and not tree.children[closer]:
        words += [tree.lower(closer)] if tree.tokens[closer].pos == "ADP" else []
    for noun in tree.with_dep(preposition, "pobj"):
        yield " ".join(words), noun
    for inner in tree.with_dep(preposition, "prep"):
        yield from _under(tree, inner, f"{marker} {tree.lower(inner)}")
    for coordinated in tree.with_dep(preposition, "conj"):
        if tree.tokens[coordinated].pos == "ADP":
            yield from _under(tree, coordinated, tree.lower(coordinated))


def _heads_phrase(tree: Tree, index: int) -> bool:
    if tree.tokens[index].pos not in {"NOUN", "PROPN", "PRON", "NUM"}:
        # a participle or adjective used as a noun: "the wounded", "the Japanese"
        roles = {"nsubj", "nsubjpass", "dobj", "pobj"}
        return tree.tokens[index].pos == "ADJ" and tree.deps[index] in roles
    return tree.deps[index] not in {"compound", "nummod", "quantmod", "det", "nmod"}


def _read_noun(tree: Tree, head: int) -> Predicate:
    own = tree.subtree(head, CLAUSES)
    phrase = [i for i in own if tree.tokens[i].pos != "SPACE"]
    governor, embedding, marker = _noun_governor(tree, head)
    return Predicate(
        head=head,
        lemma=tree.tokens[head].lemma,
        kind="noun",
        form="nominal",
        arguments=tuple(_noun_arguments(tree, head)),
        left=min(phrase),
        right=max(phrase),
        governor=governor,
        embedding=embedding,
        marker=marker,
        modifiers=tuple(tree.with_dep(head, "amod", "nummod", "advmod")),
        negation=_noun_negation(tree, head),
    )


def _noun_arguments(tree: Tree, head: int) -> list[Argument]:
    arguments: list[Argument] = []
    for child in tree.children[head]:
        dep = tree.deps[child]
        if dep == "poss":
            arguments += _members(tree, "possessor", child)
        elif dep in {"compound", "nmod"} or (dep == "amod" and _is_name(tree, child)):
            arguments += _members(tree, "compound", child)
        elif dep == "appos":
            arguments += _members(tree, "apposition", child)
    return arguments + read_phrase_arguments(tree, head)


def _members(tree: Tree, relation: Relation, first: int) -> list[Argument]:
    return [
        Argument(relation, None, member, coordinated=member != first)
        for member in tree.conjuncts(first)
    ]


def _is_name(tree: Tree, index: int) -> bool:
    """Whether an adjective is one of a name: "Russian", "pro-Kremlin"."""
    return any(part[:1].isupper() for part in tree.tokens[index].text.split("-"))


def _noun_governor(tree: Tree, head: int) -> tuple[int | None, Embedding | None, str | None]:
    """The verb or noun a phrase belongs to, and the preposition between them."""
    above, dep, marker = tree.heads[head], tree.deps[head], None
    if above == head:
        return None, None, None
    if dep == "conj":
        return above, "conjunct", None
    while tree.tokens[above].pos in {"ADP", "SCONJ", "PART"} and tree.heads[above] != above:
        marker = marker or tree.lower(above)
        above = tree.heads[above]
    return above, "nominal", marker


def _noun_negation(tree: Tree, head: int) -> int | None:
    for child in tree.with_dep(head, "det", "neg", "preconj"):
        if tree.lower(child) in GRAMMAR.negations:
            return child
    return None
