"""English dependency trees to predicates in the terms of ``records/parsed.py``.

Start with ``find_predicates``. Verbs and predicative adjectives are read here, nouns and names in
``phrases.py``. Three things are filled in that the tree leaves out: the subject of a clause that
has none of its own (control, raising, coordination, participles), the antecedent of a relative
clause, and the object that two coordinated verbs share. Such arguments are marked ``shared``.
"""

from dataclasses import replace

from gestae.linguistics.en.grammar import GRAMMAR
from gestae.linguistics.en.phrases import read_nouns, read_phrase_arguments
from gestae.linguistics.shared.tree import Tree
from gestae.records import Argument, Predicate
from gestae.records.parsed import Embedding, Form, PredicateKind, Relation, Tense

CLAUSE_LABELS = frozenset(
    {"ccomp", "xcomp", "pcomp", "advcl", "acl", "relcl", "csubj", "csubjpass", "parataxis"}
)


def find_predicates(tree: Tree) -> tuple[Predicate, ...]:
    """The predicates of a sentence, in the order of their heads."""
    verbs = {i: _read_verb(tree, i) for i in range(len(tree)) if _is_clause_head(tree, i)}
    for index in _outside_in(tree, verbs):
        verbs[index] = _fill(tree, verbs, index)
    nouns = read_nouns(tree, verbs)
    return tuple(sorted((*verbs.values(), *nouns), key=lambda predicate: predicate.head))


def _is_clause_head(tree: Tree, index: int) -> bool:
    pos, dep, tag = tree.tokens[index].pos, tree.deps[index], tree.tags[index]
    if pos == "VERB":
        return dep not in {"amod", "compound", "aux", "auxpass", "case", "prep", "agent"}
    if pos == "AUX":  # a copula or a lone auxiliary
        return dep not in {"aux", "auxpass"}
    if tag.startswith("VB") and dep in CLAUSE_LABELS | {"ROOT", "conj"}:
        return True
    return pos == "ADJ" and (dep == "acomp" or bool(tree.with_dep(index, "xcomp", "ccomp")))


def _outside_in(tree: Tree, verbs: dict[int, Predicate]) -> list[int]:
    """Clause heads ordered so that a governing clause comes before those below it."""

    def depth(index: int) -> int:
        steps = 0
        while tree.heads[index] != index:
            index = tree.heads[index]
            steps += 1
        return steps

    return sorted(verbs, key=depth)


def _read_verb(tree: Tree, head: int) -> Predicate:
    """The predicate with what its own clause says; ``_fill`` adds what others lend it."""
    auxiliaries = tuple(tree.with_dep(head, "aux", "auxpass"))
    passive = _is_passive(tree, head)
    governor, embedding, marker = _governor(tree, head)
    particles = tree.with_dep(head, "prt")
    inside = [head, *auxiliaries, *particles, *tree.with_dep(head, "neg")]
    return Predicate(
        head=head,
        lemma=" ".join([_lemma(tree, head), *(tree.lower(p) for p in particles)]),
        kind=_kind(tree, head),
        form=_form(tree, head, auxiliaries),
        arguments=tuple(_own_arguments(tree, head, passive)),
        left=min(inside),
        right=max(inside),
        passive=passive,
        tense=_tense(tree, head, auxiliaries),
        governor=governor,
        embedding=embedding,
        marker=marker,
        auxiliaries=auxiliaries,
        modifiers=tuple(tree.with_dep(head, "advmod", "acomp", "oprd")),
        negation=_negation(tree, head),
    )


def _lemma(tree: Tree, head: int) -> str:
    return tree.tokens[head].lemma.lower()


def _kind(tree: Tree, head: int) -> PredicateKind:
    return "adjective" if tree.tokens[head].pos == "ADJ" else "verb"


def _is_passive(tree: Tree, head: int) -> bool:
    if tree.first(head, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    if tree.tags[head] != "VBN" or tree.with_dep(head, "aux"):
        return False
    if tree.deps[head] == "conj":  # "was arrested and charged"
        first = tree.heads[head]
        return not tree.with_dep(head, "nsubj") and _is_passive(tree, first)
    return not tree.with_dep(head, "nsubj", "dobj")  # "missiles made by …", "Founded in 1949, …"


def _form(tree: Tree, head: int, auxiliaries: tuple[int, ...]) -> Form:
    tags = {tree.tags[i] for i in auxiliaries} | {tree.tags[head]}
    if tree.tokens[head].pos == "ADJ":
        return "finite"
    if tags & {"VBD", "VBZ", "VBP", "MD"}:
        return "finite"
    if "TO" in tags or tree.tags[head] == "VB":
        return "infinitive"
    return "gerund" if tree.tags[head] == "VBG" or "VBG" in tags else "participle"


def _tense(tree: Tree, head: int, auxiliaries: tuple[int, ...]) -> Tense | None:
    words = [tree.lower(i) for i in auxiliaries]
    if any(word in GRAMMAR.future for word in words) or (
        _lemma(tree, head) == "go" and tree.tags[head] == "VBG" and tree.first(head, "xcomp")
    ):
        return "future"
    tags = [tree.tags[i] for i in (*auxiliaries, head)]
    if "VBD" in tags or (tree.tags[head] == "VBN" and {"have", "has", "'ve", "’ve"} & set(words)):
        return "past"
    return "present" if {"VBZ", "VBP", "MD"} & set(tags) else None


def _negation(tree: Tree, head: int) -> int | None:
    own = tree.first(head, "neg")
    if own is not None:
        return own
    for child in tree.children[head]:
        dep = tree.deps[child]
        if dep in {"advmod", "preconj", "det"} and tree.lower(child) in GRAMMAR.negations:
            return child
        if dep in {"nsubj", "nsubjpass", "dobj"}:
            if tree.lower(child) in GRAMMAR.negations:
                return child
            for part in tree.with_dep(child, "det", "neg"):
                if dep != "dobj" and tree.lower(part) in GRAMMAR.negations:
                    return part
    return None


def _governor(tree: Tree, head: int) -> tuple[int | None, Embedding | None, str | None]:
    """What a clause depends on, how, and by which word ("if", "by", "to")."""
    dep, above = tree.deps[head], tree.heads[head]
    if dep == "pcomp":
        embedding: Embedding = "adverbial" if _is_adjunct(tree, above) else "complement"
        return tree.heads[above], embedding, tree.lower(above)
    infinitive = any(tree.tags[i] == "TO" for i in tree.children[head])
    marker = _subordinator(tree, head)
    if marker is None and infinitive and dep in {"advcl", "acl"}:
        marker = "to"
    if dep == "acl":
        return above, "complement" if marker else "relative", marker
    plain = _EMBEDDINGS.get(dep)
    return (above, plain, marker) if plain else (None, None, None)


_EMBEDDINGS: dict[str, Embedding] = {
    "conj": "conjunct",
    "csubj": "subject",
    "csubjpass": "subject",
    "advcl": "adverbial",
    "relcl": "relative",
    "acomp": "complement",
    "xcomp": "complement",
    "ccomp": "complement",
    "parataxis": "complement",
}


def _subordinator(tree: Tree, head: int) -> str | None:
    """The word that subordinates a clause, lower case: its mark, or an adverb used as one."""
    marks = tree.with_dep(head, "mark")
    if not marks and tree.deps[head] in {"advcl", "ccomp"}:
        adverbs = tree.with_dep(head, "advmod")
        marks = [i for i in adverbs if tree.lower(i) in GRAMMAR.subordinating_adverbs]
    return tree.lower(marks[0]) if marks else None


def _is_adjunct(tree: Tree, preposition: int) -> bool:
    """Whether a preposition with a gerund is an adjunct ("by easing"), no complement ("of …")."""
    return tree.lower(preposition) in GRAMMAR.adjunct_prepositions


def _own_arguments(tree: Tree, head: int, passive: bool) -> list[Argument]:
    arguments: list[Argument] = []
    for child in tree.children[head]:
        dep = tree.deps[child]
        if dep in {"nsubj", "nsubjpass"}:
            arguments += _coordinated(tree, "object" if passive else "subject", None, child)
        elif dep in {"dobj", "oprd"}:
            arguments += _coordinated(tree, "object", None, child)
        elif dep == "attr":
            arguments += _coordinated(tree, "attribute", None, child)
        elif dep == "agent":
            for by in tree.with_dep(child, "pobj"):
                arguments += _coordinated(tree, "subject", None, by)
        elif dep == "dative" and tree.tokens[child].pos != "ADP":
            arguments += _coordinated(tree, "indirect", None, child)
    arguments += read_phrase_arguments(tree, head)
    return arguments


def _coordinated(tree: Tree, relation: Relation, marker: str | None, head: int) -> list[Argument]:
    return [
        Argument(relation, marker, member, coordinated=member != head)
        for member in tree.conjuncts(head)
    ]


def _fill(tree: Tree, verbs: dict[int, Predicate], head: int) -> Predicate:
    """The predicate with the arguments, and auxiliaries, that other clauses lend it."""
    predicate = verbs[head]
    arguments = [_resolve_relative(tree, head, a) for a in predicate.arguments]
    predicate = replace(predicate, arguments=(*arguments, *_raised_object(tree, verbs, predicate)))
    if predicate.embedding == "conjunct":
        predicate = _share_auxiliaries(tree, verbs, predicate)
    relative = _gap(tree, predicate)
    if relative:
        predicate = replace(predicate, arguments=(*predicate.arguments, *relative))
    slot: Relation = "object" if predicate.passive else "subject"
    if not any(a.relation == slot for a in predicate.arguments):
        lent = [
            replace(a, relation=slot, marker=None, shared=True)
            for a in _lenders(tree, verbs, predicate)
        ]
        predicate = replace(predicate, arguments=(*lent, *predicate.arguments))
    if not any(a.relation in {"object", "attribute"} for a in predicate.arguments):
        predicate = replace(
            predicate, arguments=(*predicate.arguments, *_shared_object(tree, verbs, predicate))
        )
    return predicate


def _resolve_relative(tree: Tree, head: int, argument: Argument) -> Argument:
    """A relative pronoun's argument with the antecedent in its place."""
    if tree.lower(argument.head) not in GRAMMAR.relative_pronouns:
        return argument
    clause = head
    while tree.deps[clause] in {"conj", "xcomp", "ccomp"} and tree.deps[clause] != "relcl":
        clause = tree.heads[clause]
    if tree.deps[clause] != "relcl":
        return argument
    return replace(argument, head=tree.heads[clause], shared=True)


def _gap(tree: Tree, predicate: Predicate) -> list[Argument]:
    """The antecedent, as the object missing from "the aid it provides" or of a participle."""
    head = predicate.head
    dep, above = tree.deps[head], tree.heads[head]
    relations = {a.relation for a in predicate.arguments}
    openers = GRAMMAR.relative_pronouns | GRAMMAR.relative_adverbs
    opened = any(tree.lower(i) in openers for i in tree.subtree(head, ("relcl", "ccomp")))
    if dep == "relcl" and not opened and "object" not in relations and "subject" in relations:
        return [Argument("object", None, above, shared=True)]
    if dep == "acl" and predicate.form in {"gerund", "participle"}:
        slot: Relation = "object" if predicate.passive else "subject"
        if slot not in relations:
            return [Argument(slot, None, above, shared=True)]
    return []


def _raised_object(tree: Tree, verbs: dict[int, Predicate], predicate: Predicate) -> list[Argument]:
    """Whoever is to act in "urged Russia to withdraw" as object of the urging."""
    if predicate.kind != "verb" or any(a.relation == "object" for a in predicate.arguments):
        return []
    for child in tree.with_dep(predicate.head, "ccomp", "xcomp"):
        below = verbs.get(child)
        if below is not None and below.form == "infinitive":
            return [
                replace(a, relation="object", shared=True)
                for a in below.arguments
                if tree.deps[a.head] in {"nsubj", "nsubjpass", "conj"}
                and a.relation == ("object" if below.passive else "subject")
                and not a.shared
            ]
    return []


def _share_auxiliaries(tree: Tree, verbs: dict[int, Predicate], predicate: Predicate) -> Predicate:
    """A coordinated verb without subject and auxiliary of its own, with the first verb's."""
    first = verbs.get(tree.heads[predicate.head])
    own_subject = any(a.relation == "subject" and not a.shared for a in predicate.arguments)
    if first is None or predicate.auxiliaries or (own_subject and not predicate.passive):
        return predicate
    negation = predicate.negation
    joined_by = {tree.lower(c) for c in tree.with_dep(first.head, "cc")}
    if negation is None and joined_by & {"or", "nor"}:
        negation = first.negation
    if (
        predicate.form == "finite"
        and tree.tags[predicate.head] in {"VBD", "VBZ", "VBP"}
        and not first.auxiliaries
    ):
        return replace(predicate, negation=negation)
    if tree.tags[predicate.head] in {"VBD", "VBZ"}:  # "has agreed … and sent": a tense of its own
        return replace(predicate, negation=negation)
    return replace(
        predicate,
        negation=negation,
        auxiliaries=first.auxiliaries,
        tense=predicate.tense or first.tense,
        form=first.form if predicate.form != "gerund" else predicate.form,
    )


def _lenders(tree: Tree, verbs: dict[int, Predicate], predicate: Predicate) -> list[Argument]:
    """The arguments of the governing clause that fill this clause's empty subject."""
    above = predicate.governor
    if above is None or predicate.embedding in {"relative", "subject"}:
        return []
    governor = verbs.get(above)
    if governor is None:
        return _from_noun(tree, verbs, above)
    if (
        predicate.form == "finite"
        and predicate.embedding != "conjunct"
        and predicate.kind == "verb"
    ):
        return []
    subjects = [a for a in governor.arguments if a.relation == "subject"]
    objects = [a for a in governor.arguments if a.relation == "object"]
    if predicate.embedding in {"conjunct", "adverbial"} or predicate.kind == "adjective":
        return objects if governor.passive else subjects
    controls_by_object = (
        predicate.form == "infinitive" or predicate.marker in GRAMMAR.object_control
    )
    if objects and (governor.passive or controls_by_object):
        return objects
    indirect = [a for a in governor.arguments if a.relation == "indirect"]
    return indirect or (objects if governor.passive else subjects)


def _from_noun(tree: Tree, verbs: dict[int, Predicate], noun: int) -> list[Argument]:
    """Who does the deed of "Japan's decision to send" or "Japan announced a plan to send"."""
    possessors = [m for p in tree.with_dep(noun, "poss") for m in tree.conjuncts(p)]
    if possessors:
        return [Argument("subject", None, p) for p in possessors]
    above = tree.heads[noun]
    while above not in verbs and tree.heads[above] != above:
        above = tree.heads[above]
    governor = verbs.get(above)
    if governor is None:
        return []
    return [a for a in governor.arguments if a.relation == "subject" and a.head != noun]


def _shared_object(tree: Tree, verbs: dict[int, Predicate], predicate: Predicate) -> list[Argument]:
    """The object of "developed and tested missiles" for the first of two adjacent verbs."""
    for child in tree.with_dep(predicate.head, "conj"):
        second = verbs.get(child)
        if second is None or predicate.passive or second.passive or predicate.kind != "verb":
            continue
        between = range(predicate.head + 1, child)
        if all(tree.deps[i] in {"cc", "advmod", "aux"} for i in between):
            return [replace(a, shared=True) for a in second.arguments if a.relation == "object"]
    return []
