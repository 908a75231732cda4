"""Which figure of one side is which of the other: ``match_figures``."""

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.assembly.audit.figures import Figure, is_same

PARTED, MEASURED, KINDRED, BARE, LOOSE = 5, 4, 3, 2, 1
"""How well two figures of one value go together, from a date's part to a mere value."""


@dataclass(frozen=True, slots=True)
class Matching:
    """Figures laid one against one: the pairs, and what is left over on either side."""

    pairs: tuple[tuple[Figure, Figure], ...]
    left: tuple[Figure, ...]
    right: tuple[Figure, ...]


def match_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Matching:
    """Lays each figure against one of the same value at most, the likest first.

    Of figures equally alike those go together that stand at the same place of their row.
    """
    options = sorted(
        (-affinity(mine, other), abs(at / len(ours) - to / len(theirs)), at, to)
        for at, mine in enumerate(ours)
        for to, other in enumerate(theirs)
        if affinity(mine, other)
    )
    mates: dict[int, int] = {}
    for _, _, at, to in options:
        if at not in mates and to not in mates.values():
            mates[at] = to
    taken = set(mates.values())
    return Matching(
        tuple((ours[at], theirs[to]) for at, to in sorted(mates.items())),
        tuple(figure for at, figure in enumerate(ours) if at not in mates),
        tuple(figure for to, figure in enumerate(theirs) if to not in taken),
    )


def affinity(one: Figure, other: Figure) -> int:
    """How well two figures go together, 0 where they do not tell the same."""
    if not is_same(one, other):
        return 0
    if one.part or other.part:
        return PARTED if one.part == other.part else LOOSE
    if one.kind == other.kind:
        return MEASURED if one.unit == other.unit else KINDRED
    return BARE if "digits" in (one.kind, other.kind) else LOOSE
