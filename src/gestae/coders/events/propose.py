"""The deeds a document tells, before their details: ``find_events``."""

from collections.abc import Sequence

from gestae.coders.events.frames import Frames
from gestae.coders.events.parties import settle_parties
from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene, build_scene
from gestae.coders.walk import within
from gestae.ontology.load import Ontology
from gestae.records import Mention, Parsed, Place, Predicate, Sentence


def find_events(
    parsed: Parsed, ontology: Ontology, mentions: Sequence[Mention], places: Sequence[Place]
) -> tuple[Proposal, ...]:
    """The deeds told in a document, in order of their triggers.

    Questions tell none. A deed that another speaks of ("agreed to send") is part of that one. A
    deed is given only where both sides are known, or one where its word says that is enough.
    """
    found: list[Proposal] = []
    for number, sentence in enumerate(parsed.sentences):
        lexicon = ontology.lexicons.get(sentence.language)
        if lexicon is None or sentence.question:
            continue
        here = within(mentions, sentence.span)
        there = within(places, sentence.span)
        if not here and not there:
            continue
        frames = Frames(build_scene(sentence, lexicon, here, there), ontology.plover, number)
        told = _read_sentence(frames, sentence)
        doers = {mention.actor for deed in told for mention in deed.sources}
        done_to = [mention for mention in here if mention.actor not in doers]
        settled = (
            settle_parties(deed, _not_above(deed, done_to, frames.scene), ontology) for deed in told
        )
        found += [proposal for proposal in settled if proposal.complete]
    return tuple(sorted(found, key=lambda proposal: proposal.trigger))


def _not_above(deed: Proposal, mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The mentions without the subjects of the clauses a deed stands under: they tell of it."""
    above: set[str | None] = set()
    governor = deed.predicate.governor
    for _ in range(len(scene.predicates)):
        if governor is None or governor not in scene.predicates:
            break
        for head in scene.follow(governor, ("subject",)):
            above.update(m.actor.country or m.actor.id for m in scene.actors_at(head))
        governor = scene.predicates[governor].governor
    return [m for m in mentions if (m.actor.country or m.actor.id) not in above]


def _read_sentence(frames: Frames, sentence: Sentence) -> list[Proposal]:
    """The deeds of a sentence that no other deed speaks of."""
    absorbed: set[int] = set()
    for predicate in _inside_out(sentence):
        proposal = frames.read(predicate)
        if proposal is not None:
            absorbed.update(deed.predicate.head for deed in proposal.absorbed)
    return [proposal for head, proposal in frames.found.items() if head not in absorbed]


def _inside_out(sentence: Sentence) -> list[Predicate]:
    """Predicates ordered so that what depends on a clause is read before the clause."""
    depths: dict[int, int] = {}

    def depth(index: int) -> int:
        if index not in depths:
            head = sentence.tokens[index].head
            depths[index] = 0 if head == index else depth(head) + 1
        return depths[index]

    return sorted(sentence.predicates, key=lambda predicate: -depth(predicate.head))
