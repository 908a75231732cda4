"""What an alignment is made of: ``Bead``, and the ``Shape``s it may have."""

from dataclasses import dataclass

from gestae.records import Reason

Shape = tuple[int, int]
"""How many sentences of the left side go with how many of the right."""

PAIRED: tuple[Shape, ...] = (
    (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1),
)  # fmt: skip
"""The shapes of sentences that tell the same; more than five go together too rarely to look for."""
GAPS: tuple[Shape, ...] = ((1, 0), (0, 1))
MOST = max(max(shape) for shape in PAIRED)
"""Sentences of one side that a bead may join."""


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the left side with those of the right that tell the same.

    ``left`` and ``right`` are places in the two sequences, next to each other and in order; one
    of them is empty where the other side has nothing of the kind (a gap). ``score`` is the
    probability that just these go together, ``reasons`` what speaks for and against it.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def kind(self) -> str:
        """The shape in words: "1-1", "1-2", "0-1".

        >>> Bead((4,), (6, 7), 0.9).kind
        '1-2'
        """
        return f"{len(self.left)}-{len(self.right)}"
