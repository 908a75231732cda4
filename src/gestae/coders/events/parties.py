"""The parties of a deed put right once all deeds of its sentence are known: ``settle_parties``."""

from collections.abc import Sequence
from dataclasses import replace

from gestae.coders.events.proposal import Proposal
from gestae.ontology.ledgers import lies_below
from gestae.ontology.lexicon import Trigger
from gestae.ontology.load import Ontology
from gestae.records import Mention, Span

AIMED = frozenset({"AID", "AGREE", "SANCTION", "SUPPORT", "COOPERATE", "THREATEN", "REJECT"})
"""Types of deeds that are done to another party even where the words hang it elsewhere."""
GIVEN = ("aid", "arms.sale", "arms.transfer", "arms.procurement")
"""Instruments of what passes from one to another: nobody is giver and receiver."""
SIGNED = "SUPPORT"
"""The type of a treaty's signing, which takes two."""
STANDING_BY = frozenset({"MED", "EDU", "BUS", "NGO", "CVL"})
"""Sectors that tell and comment more often than they are meant."""


def settle_parties(proposal: Proposal, mentions: Sequence[Mention], ontology: Ontology) -> Proposal:
    """A deed with all parties of a mutual act on both sides, and with its target where one is left.

    "Norway, a friend of Moldova, sent generators": of a deed that is aimed at
    somebody and names nobody, the only other country or body of the sentence is the target.
    """
    proposal = _with_fellows(proposal)
    doers = {mention.span for mention in proposal.sources}
    targets = tuple(m for m in proposal.targets if m.span not in doers)
    proposal = replace(proposal, targets=targets)
    mutual = is_mutual(proposal, ontology)
    if mutual or _is_agreed_by_all(proposal, ontology):
        joined = _on_both_sides(proposal)
        if joined is not proposal:
            return joined
    if lies_below(proposal.instrument or "", GIVEN):
        targets = _without(targets, proposal.sources)
        proposal = replace(proposal, targets=targets)
    if not targets and proposal.sources and proposal.type in AIMED:
        only = _only_other(proposal, mentions)
        if only is not None:
            found = replace(proposal, targets=(only,), eliminated=True)
            return _on_both_sides(found) if mutual and found.type == SIGNED else found
    return proposal


def _without(targets: Sequence[Mention], sources: Sequence[Mention]) -> tuple[Mention, ...]:
    """The targets without those that are sources, too."""
    givers = {mention.actor.id for mention in sources} - {None}
    return tuple(mention for mention in targets if mention.actor.id not in givers)


def _with_fellows(proposal: Proposal) -> Proposal:
    """The deed with those who do it together with its subject among its sources alone."""
    if not proposal.sources or not proposal.fellows:
        return proposal
    known = {mention.actor for mention in proposal.sources}
    added = [mention for mention in proposal.fellows if mention.actor not in known]
    together = {mention.actor for mention in added}
    return replace(
        proposal,
        sources=tuple(sorted((*proposal.sources, *added), key=lambda mention: mention.span)),
        targets=tuple(m for m in proposal.targets if m.actor not in together),
    )


def _on_both_sides(proposal: Proposal) -> Proposal:
    """The deed with all its parties as sources and as targets, in order of the text."""
    named: dict[object, Mention] = {}
    for mention in (*proposal.targets, *proposal.sources):
        named[mention.actor.id or mention.actor] = mention
    parties = tuple(sorted(named.values(), key=lambda mention: mention.span))
    return replace(proposal, sources=parties, targets=parties) if len(parties) > 1 else proposal


def is_mutual(proposal: Proposal, ontology: Ontology) -> bool:
    """Whether all parties of a deed stand on both sides: talks, a treaty, a clash."""
    if isinstance(proposal.reading, Trigger) and proposal.reading.mutual and not proposal.targets:
        return True
    instrument = ontology.instruments.get(proposal.instrument) if proposal.instrument else None
    # Signing is SUPPORT whatever is signed; a request for talks is not mutual as talks are.
    if instrument is not None and proposal.type in {instrument.type, SIGNED}:
        return instrument.mutual
    return ontology.plover.types[proposal.type].mutual


def _is_agreed_by_all(proposal: Proposal, ontology: Ontology) -> bool:
    """Whether several agree on what they are to do together, and on nobody else."""
    instrument = ontology.instruments.get(proposal.instrument) if proposal.instrument else None
    together = instrument is not None and instrument.mutual and proposal.type == "AGREE"
    return together and len(proposal.sources) > 1 and not proposal.targets


def _only_other(proposal: Proposal, mentions: Sequence[Mention]) -> Mention | None:
    """The mention nearest to the trigger of the one other country or body; ``None`` of several."""
    own = {m.actor.country or m.actor.id for m in proposal.sources}
    others = [
        mention
        for mention in mentions
        if mention.actor.sector not in STANDING_BY
        and (mention.actor.country or mention.actor.id) is not None
        and (mention.actor.country or mention.actor.id) not in own
    ]
    if len({mention.actor.country or mention.actor.id for mention in others}) != 1:
        return None

    def distance(mention: Mention) -> tuple[int, Span]:
        return mention.span.distance(proposal.trigger), mention.span

    return min(others, key=distance)
