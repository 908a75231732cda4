"""The deeds a document tells, before their details: ``find_events``."""

from collections.abc import Sequence
from dataclasses import replace

from gestae.coders.events.frames import Frames
from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import build_scene
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
        found += _read_sentence(frames, sentence, ontology)
    return tuple(sorted(found, key=lambda proposal: proposal.trigger))


def _read_sentence(frames: Frames, sentence: Sentence, ontology: Ontology) -> list[Proposal]:
    absorbed: set[int] = set()
    for predicate in _inside_out(sentence):
        proposal = frames.read(predicate)
        if proposal is not None:
            absorbed.update(deed.predicate.head for deed in proposal.absorbed)
    return [
        finished
        for head, proposal in frames.found.items()
        if head not in absorbed and (finished := _share_mutual(proposal, ontology)).complete
    ]


def _inside_out(sentence: Sentence) -> list[Predicate]:
    """Predicates ordered so that what depends on a clause is read before the clause."""
    depths: dict[int, int] = {}

    def depth(index: int) -> int:
        if index not in depths:
            head = sentence.tokens[index].head
            depths[index] = 0 if head == index else depth(head) + 1
        return depths[index]

    return sorted(sentence.predicates, key=lambda predicate: -depth(predicate.head))


def _share_mutual(proposal: Proposal, ontology: Ontology) -> Proposal:
    """A mutual act with every party on both sides; other acts without self-targets."""
    doers = {mention.span for mention in proposal.sources}
    targets = tuple(m for m in proposal.targets if m.span not in doers)
    instrument = ontology.instruments.get(proposal.instrument) if proposal.instrument else None
    of_type = ontology.plover.types[proposal.type].mutual
    # Signing is SUPPORT whatever is signed; a request for talks is not mutual as talks are.
    same = instrument is not None and proposal.type in {instrument.type, "SUPPORT"}
    mutual = instrument.mutual if instrument is not None and same else of_type
    if not mutual:
        return replace(proposal, targets=targets)
    parties = tuple({m.actor: m for m in (*targets, *proposal.sources)}.values())[::-1]
    if len(parties) > 1:
        return replace(proposal, sources=parties, targets=parties)
    return replace(proposal, targets=targets)
