"""A side that the words around a deed leave empty, filled where the judge is sure: ``fill_sides``.

"Hours after the raid on Goma, Kinshasa sent home the envoy" says nowhere in the grammar of
"sent home" whose envoy it is; asked of every other party of the sentence, the judge may know.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gestae.coders.events.proposal import Proposal
from gestae.coders.events.weigh import pair_of
from gestae.coders.judge import Judge, Verdict
from gestae.records import Mention, Parsed

Side = Literal["sources", "targets"]
MOST = 2
"""Candidates the judge is asked about: the nearest to the trigger."""
SURE = 0.7
"""The probability of the deed's type between the pair from which a candidate is taken."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A deed with a candidate on its empty side; ``place`` is that of the deed in its list."""

    place: int
    side: Side
    candidate: Mention
    deed: Proposal


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
        question
        for place, deed in enumerate(deeds)
        for question in _questions(place, deed, candidates(deed))
    ]
    verdicts = judge.weigh([pair_of(question.deed, parsed) for question in questions])
    filled = list(deeds)
    best: dict[int, float] = {}
    for question, verdict in zip(questions, verdicts, strict=True):
        share = _share(question.deed, verdict)
        if share >= SURE and share > best.get(question.place, 0.0):
            best[question.place] = share
            filled[question.place] = question.deed
    return filled


def _questions(place: int, deed: Proposal, mentions: Sequence[Mention]) -> list[_Question]:
    """The deed with each of the nearest others on its one empty side."""
    if deed.sources and deed.targets:
        return []
    side: Side = "sources" if deed.targets else "targets"
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
    questions = []
    for candidate in distinct[:MOST]:
        changed = replace(deed, **{side: (candidate,)}, inferred=True)  # type: ignore[arg-type]
        questions.append(_Question(place, side, candidate, changed))
    return questions


def _share(deed: Proposal, verdict: Verdict) -> float:
    return verdict.types.get(deed.type, 0.0)
