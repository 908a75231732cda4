"""Deeds that no row of our tables tells, left to the judge: ``propose_open``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.coders.events.proposal import OPEN, Proposal
from gestae.coders.events.scene import Scene
from gestae.ontology.lexicon import OpenPaths, Path
from gestae.records import Mention, Predicate, Span


@dataclass(frozen=True, slots=True)
class _Parties:
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]

    @property
    def known(self) -> bool:
        """Whether a country, a body or somebody of a public sector is among the parties."""
        return any(
            m.actor.country or m.actor.id or m.actor.sector for m in (*self.sources, *self.targets)
        )


def propose_open(scene: Scene, number: int, taken: frozenset[int]) -> Iterator[Proposal]:
    """What each verb or adjective might tell whose head is not ``taken`` by a reading.

    Only where somebody known stands on one side of it at least. Type, mode and instrument are left
    open; without a judge such proposals are worth nothing.
    """
    tokens = scene.sentence.tokens
    for predicate in scene.sentence.predicates:
        if predicate.head in taken or not _may_tell(predicate, scene.lexicon.open):
            continue
        parties = _parties(predicate, scene)
        if not parties.known:
            continue
        head = tokens[predicate.head]
        yield Proposal(
            sentence=number,
            predicate=predicate,
            trigger=Span(head.start, head.end),
            type=OPEN,
            mode=None,
            instrument=None,
            sources=parties.sources,
            targets=parties.targets,
            status=None,
            alone=True,
            covers=frozenset({predicate.head}),
            reading=None,
        )


def _may_tell(predicate: Predicate, words: OpenPaths) -> bool:
    """Whether a word is one the judge is worth asking about."""
    lemma = predicate.lemma.lower()
    if predicate.kind == "adjective":
        return lemma in words.adjectives
    return predicate.kind == "verb" and lemma not in words.quiet


def _parties(predicate: Predicate, scene: Scene) -> _Parties:
    sources = _first(predicate, scene.lexicon.open.source, scene, ())
    targets = _first(predicate, scene.lexicon.open.target, scene, sources)
    return _Parties(sources, targets)


def _first(
    predicate: Predicate, paths: Sequence[Path], scene: Scene, others: Sequence[Mention]
) -> tuple[Mention, ...]:
    """The actors at the first path that leads to any besides the others; a place stands for one."""
    barred = {mention.actor for mention in others}
    for path in paths:
        found = []
        for head in scene.follow(predicate.head, path):
            actors = scene.actors_at(head)
            place = scene.place_at(head) if not actors else None
            found += [m for m in (*actors, *((place,) if place else ())) if m.actor not in barred]
        if found:
            return tuple(dict.fromkeys(found))
    return ()
