"""Places of one deed that cannot both hold: ``find_places``."""

from collections.abc import Iterator

from gestae.assembly.contradictions.difference import Difference, grade
from gestae.assembly.contradictions.geography import Spot, between
from gestae.assembly.contradictions.pair import Pair, also_says
from gestae.records import Cue

NEAR = 50.0
"""Kilometres within which the outskirts of two places lie in one area."""


def find_places(pair: Pair) -> Iterator[Difference]:
    """The difference of two places that do not lie in, on or near each other."""
    ours, theirs = pair.a.place, pair.b.place
    if ours is None or theirs is None or pair.stage is None:
        return
    if also_says(pair.b, ours.text) or also_says(pair.a, theirs.text):
        return
    one, other = Spot.of(ours), Spot.of(theirs)
    gap = between(one, other) if one and other else None
    if gap is None or gap.least <= NEAR:
        return
    yield Difference(
        kind="places",
        detail=f"where: “{ours.text}” against “{theirs.text}”, {gap.middle:,.0f} km apart",
        severity=grade(gap.middle, "kilometres"),
        evidence=Cue(ours.text, ours.span),
    )
