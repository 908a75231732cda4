"""Measures that are named together, each a deed of its own: ``tell_listed``.

"Imposed an asset freeze and an export ban", "the sanctions include a travel ban": whoever keeps a
list of what is in force needs each of them. What the words tell of one of them, who imposed it on
whom and when, they tell of all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gestae.coders.events.proposal import Measure, Proposal
from gestae.coders.events.scene import Scene
from gestae.ontology.portions import LISTING, load_portion_words
from gestae.records import Predicate, Span

LISTED = "SANCTION"
"""The type whose deeds are as many as the measures they name."""


def tell_listed(
    scene: Scene, deeds: Sequence[Proposal], read: Mapping[int, Proposal]
) -> list[Proposal]:
    """The deeds of a sentence, the first of measures named together with the others beside it.

    ``read`` is what the tables made of each head. A measure that has a target of its own stays a
    deed of its own; one that was held without is told beside the first.
    """
    told: list[Proposal] = []
    gone: set[int] = set()
    taken = {head for deed in deeds if deed.type != LISTED for head in deed.covers}
    for deed in deeds:
        if deed.type != LISTED or deed.predicate.head in gone:
            if deed.type != LISTED:
                told.append(deed)
            continue
        beside = [head for head in _beside(deed, scene) if head not in taken]
        own = {one.predicate.head for one in deeds if one is not deed and not _shares(one, deed)}
        named = {head: _instrument(head, scene, read) for head in beside if head not in own}
        gone |= named.keys()
        told.append(_with(_lent(deed, scene, read), named, scene))
    return told


def goes_on(scene: Scene) -> bool:
    """Whether a sentence tells what measures named before hold: "The sanctions include a ban"."""
    return any(
        _lists(clause, scene)
        and any(a.relation == "subject" and _names(a.head, scene) for a in clause.arguments)
        for clause in scene.predicates.values()
        if clause.kind == "verb"
    )


def _names(head: int, scene: Scene) -> bool:
    thing = scene.thing_at(head)
    return thing is not None and thing.type == LISTED


def _with(deed: Proposal, named: Mapping[int, str | None], scene: Scene) -> Proposal:
    found: dict[str, Measure] = {}
    for head, instrument in named.items():
        if instrument is not None and instrument != deed.instrument:
            token = scene.sentence.tokens[head]
            found.setdefault(instrument, Measure(instrument, Span(token.start, token.end)))
    if not found:
        return deed
    return replace(deed, beside=tuple(found.values()), covers=deed.covers | named.keys())


def _shares(one: Proposal, deed: Proposal) -> bool:
    """Whether a deed names no target that the other lacks."""
    return {m.actor for m in one.targets} <= {m.actor for m in deed.targets}


def _instrument(head: int, scene: Scene, read: Mapping[int, Proposal]) -> str | None:
    """What kind of measure a word names; ``None`` where it names none."""
    root = LISTED.lower()
    thing = scene.thing_at(head)
    named = (
        read[head].instrument if head in read else None,
        thing.instrument if thing is not None else None,
    )
    return next((one for one in named if one and one.split(".")[0] == root), None)


def _beside(deed: Proposal, scene: Scene) -> Iterator[int]:
    """The heads of what is named together with the deed's own measure, in order of the text."""
    clause = _clause_of(deed, scene)
    if clause is None:
        return
    words = load_portion_words(scene.sentence.language)[LISTING]
    own = next((a for a in clause.arguments if a.head == deed.predicate.head), None)
    like = ("object", None) if own is None else (own.relation, own.marker)
    heads = [a.head for a in clause.arguments if (a.relation, a.marker) == like]
    heads += [a.head for a in clause.arguments if _lists(clause, scene) and a.relation == "object"]
    listed = [a.head for a in clause.arguments if a.marker in words]
    for head in heads:
        noun = scene.predicates.get(head)
        listed += [a.head for a in noun.arguments if a.marker in words] if noun else []
    for head in dict.fromkeys((*heads, *listed)):
        if head != deed.predicate.head:
            yield head


def _clause_of(deed: Proposal, scene: Scene) -> Predicate | None:
    """The clause in which measures are named, that of the deed itself or the one above a noun."""
    if deed.predicate.kind == "verb":
        return deed.predicate
    verb, _ = scene.verb_of.get(deed.predicate.head, (None, ""))
    return None if verb is None else scene.predicates.get(verb)


def _lists(clause: Predicate, scene: Scene) -> bool:
    words = load_portion_words(scene.sentence.language)[LISTING]
    return clause.lemma.lower() in words


def _lent(deed: Proposal, scene: Scene, read: Mapping[int, Proposal]) -> Proposal:
    """A measure with the parties of the whole that the list is of: "their sanctions include"."""
    clause = _clause_of(deed, scene)
    if clause is None or clause is deed.predicate or not _lists(clause, scene):
        return deed
    wholes = (read.get(a.head) for a in clause.arguments if a.relation == "subject")
    whole = next((one for one in wholes if one is not None and one.type == LISTED), None)
    if whole is None:
        return deed
    return replace(
        deed, sources=deed.sources or whole.sources, targets=deed.targets or whole.targets
    )
