"""Who stands on each side of a deed, as grammar and judge have it: ``choose_sides``.

The grammar names whom the paths of our tables lead to; the judge says of every mention in the
sentence, and in those before it, how likely it is the source or the target. Their words are
added as logarithms of odds (``ontology/tables/sides.toml``, fitted by ``evaluation/fit.py``), and
whoever is rather there than not is taken.
"""

from collections.abc import Iterable
from dataclasses import replace

from gestae.coders.events.candidates import SIDES, Around, Candidate, find_candidates, who
from gestae.coders.events.proposal import Proposal
from gestae.ontology.weights import load_weights, weighted_sum
from gestae.records import Mention


def choose_sides(deed: Proposal, around: Around, *, mutual: bool = False) -> Proposal:
    """The deed with those on its sides who are rather there than not.

    ``mutual``: whether all its parties stand on both sides.
    """
    weights = load_weights("sides", around.scene.sentence.language)
    chosen: list[tuple[Mention, ...]] = []
    scores: list[float] = []
    sides = find_candidates(deed, around, mutual=mutual)
    for side, candidates in zip(SIDES, sides, strict=True):
        scored = [(weighted_sum(weights, one.evidence), one) for one in candidates]
        taken = _distinct(scored, weights[f"{side}_take"])
        chosen.append(tuple(sorted((one.mention for _, one in taken), key=lambda m: m.span)))
        scores += [score for score, _ in taken]
    named = {m.actor for m in (*deed.sources, *deed.targets)}
    sources, targets = chosen
    return replace(
        deed,
        sources=sources,
        targets=targets,
        weakest=min(scores, default=None),
        inferred=any(m.actor not in named for m in (*sources, *targets)),
    )


def _distinct(
    scored: Iterable[tuple[float, Candidate]], take: float
) -> list[tuple[float, Candidate]]:
    """Those from ``take`` on, best first: of mentions that overlap or mean the same actor one."""
    taken: list[tuple[float, Candidate]] = []
    for score, one in sorted(scored, key=lambda pair: (-pair[0], pair[1].mention.span)):
        if score < take:
            break
        if not any(_same(one.mention, other.mention) for _, other in taken):
            taken.append((score, one))
    return taken


def _same(mention: Mention, other: Mention) -> bool:
    """Whether two mentions cannot both be on a side: one actor, or one inside the other."""
    if who(mention) == who(other):
        return True
    return mention.span != other.span and mention.span.overlaps(other.span)
