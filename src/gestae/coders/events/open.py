"""Deeds that no row of our tables tells, left to the judge: ``propose_open``."""

from collections.abc import Iterator, Sequence

from gestae.coders.events.proposal import OPEN, Proposal
from gestae.coders.events.scene import Scene
from gestae.coders.judge import NONE, Survey
from gestae.coders.walk import depth_of
from gestae.ontology.lexicon import Path
from gestae.records import Mention, Predicate, Span

WORTH = 0.3
"""The probability of an event from which a word is worth a proposal."""


def propose_open(
    scene: Scene, number: int, taken: frozenset[int], survey: Survey
) -> Iterator[Proposal]:
    """What each word that is not ``taken`` by a reading tells, where the judge sees a deed in it.

    Type, mode and instrument are left open; the parties are those that usually stand by such a
    word. Of words that hang together and tell one deed ("turned water cannon on") only the
    outermost is proposed.
    """
    sentence = scene.sentence
    seen: dict[int, str] = {}
    for predicate in sorted(sentence.predicates, key=lambda p: depth_of(sentence, p.head)):
        word = sentence.tokens[predicate.head]
        if predicate.head in taken or word.pos == "PRON":
            continue
        trigger = Span(word.start, word.end)
        if survey.event(trigger) < WORTH or (verdict := survey.verdict(trigger)) is None:
            continue
        types = verdict.types
        told = max((name for name in types if name != NONE), key=lambda name: types[name])
        if _is_told_above(predicate.head, told, seen, scene):
            continue
        seen[predicate.head] = told
        sources = _first(predicate, scene.lexicon.open.source, scene, ())
        yield Proposal(
            sentence=number,
            predicate=predicate,
            trigger=trigger,
            type=OPEN,
            mode=None,
            instrument=None,
            sources=sources,
            targets=_first(predicate, scene.lexicon.open.target, scene, sources),
            status=None,
            alone=True,
            covers=frozenset({predicate.head}),
            reading=None,
        )


def _is_told_above(head: int, told: str, seen: dict[int, str], scene: Scene) -> bool:
    """Whether the word this one hangs on tells a deed of the same type."""
    above = scene.sentence.tokens[head].head
    return above != head and seen.get(above) == told


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
