"""On whose word a deed is told: ``tellers_of``."""

from collections.abc import Sequence

from gestae.coders.events import Proposal
from gestae.records import Actor, Attribution, Sentence

SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
"""Types of deeds that are done by being said."""


def tellers_of(deed: Proposal, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Those on whose word a deed is told, from the outermost inward."""
    tellers = [
        a
        for a in attributions
        if a.content.covers(deed.trigger)
        and not a.cue.span.overlaps(deed.trigger)
        and not _is_own_word(deed, a)
    ]
    return tuple(sorted(tellers, key=lambda a: -len(a.content)))


def _is_own_word(deed: Proposal, telling: Attribution) -> bool:
    """Whether who tells a deed of speech only makes it: "“We refuse to go,” the envoy said"."""
    if deed.type not in SAID:
        return False
    teller = telling.speaker
    return any(
        teller.span in (source.span, source.antecedent) or _same_actor(source.actor, teller.actor)
        for source in deed.sources
    )


def affirmed(
    attributions: Sequence[Attribution], deeds: Sequence[Proposal]
) -> tuple[Attribution, ...]:
    """The tellings but for denials: who denies a deed does not tell it."""
    denied = [deed.trigger for deed in deeds if deed.type == "REJECT"]
    return tuple(a for a in attributions if not any(a.cue.span.overlaps(t) for t in denied))


def _same_actor(one: Actor, other: Actor) -> bool:
    if one.id is not None or other.id is not None:
        return one.id == other.id
    return one.name.casefold() == other.name.casefold()


def cues_of(sentence: Sentence, attributions: Sequence[Attribution]) -> set[int]:
    """The tokens of a sentence that say that somebody tells the rest."""
    return {
        token.index
        for a in attributions
        if sentence.span.covers(a.cue.span)
        for token in sentence.tokens_in(a.cue.span)
    }
