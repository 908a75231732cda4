"""A side that the words around a deed leave empty, filled where the judge is sure: ``fill_sides``.

"Hours after the raid on Goma, Kinshasa sent home the envoy" says nowhere in the grammar of
"sent home" whose envoy it is; asked of every other party of the sentence, the judge may know.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from gestae.coders.events.proposal import Proposal
from gestae.coders.events.weigh import pair_of
from gestae.coders.judge import Judge
from gestae.records import Mention, Parsed

MOST = 2
"""Candidates the judge is asked about: the nearest to the trigger."""
SURE = 0.7
"""The probability of the deed's type between the pair from which a candidate is taken."""


def fill_sides(
    deeds: Sequence[Proposal],
    candidates: Callable[[Proposal], Sequence[Mention]],
    parsed: Parsed,
    judge: Judge,
) -> list[Proposal]:
    """The deeds, in their order, with an empty side filled where the judge is sure of somebody.

    ``candidates`` gives those of a deed's sentence who may stand there. Of a deed with both sides
    empty the target is asked for; one with both told is returned as it is.
    """
    questions = [
        (place, completed)
        for place, deed in enumerate(deeds)
        for completed in _completed(deed, candidates(deed))
    ]
    verdicts = judge.weigh([pair_of(completed, parsed) for _, completed in questions])
    filled = list(deeds)
    best: dict[int, float] = {}
    for (place, completed), verdict in zip(questions, verdicts, strict=True):
        share = verdict.types.get(completed.type, 0.0)
        if share >= SURE and share > best.get(place, 0.0):
            best[place] = share
            filled[place] = completed
    return filled


def _completed(deed: Proposal, mentions: Sequence[Mention]) -> list[Proposal]:
    """The deed with each of the nearest others on its empty side; nothing where both are told."""
    if deed.sources and deed.targets:
        return []
    side = "sources" if deed.targets else "targets"
    named = {mention.actor for mention in (*deed.sources, *deed.targets)}
    spans = [mention.span for mention in (*deed.sources, *deed.targets)]
    others = [
        mention
        for mention in mentions
        if mention.actor not in named and not any(mention.span.overlaps(span) for span in spans)
    ]
    own = {m.actor.country for m in (*deed.sources, *deed.targets)} - {None}
    others.sort(  # foreigners before people of one's own, then the nearest
        key=lambda m: (m.actor.country in own, m.span.distance(deed.trigger), m.span)
    )
    distinct = list({mention.actor: mention for mention in reversed(others)}.values())[::-1]
    return [
        replace(deed, **{side: (candidate,)}, inferred=True)  # type: ignore[arg-type]
        for candidate in distinct[:MOST]
    ]
