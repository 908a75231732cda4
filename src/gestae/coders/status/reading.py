"""A status with the words that show it, and how statuses combine: ``Reading``, ``combine``."""

from dataclasses import dataclass
from typing import cast

from gestae.ontology.cues import Effect
from gestae.records import Status

CERTAINTY: tuple[Status, ...] = (
    "done", "ongoing", "pledged", "planned", "proposed", "conditional", "possible",
)  # fmt: skip
"""From the surest down: of two that meet, the less sure stands."""
PENDING = frozenset(CERTAINTY[2:])
"""Statuses of deeds that are not done yet."""
REFUSALS: dict[Status, Status] = {
    "denied": "done",
    "ended": "possible",
    "possible": "possible",
    "conditional": "conditional",
}
"""What becomes of a deed that is denied under such a word; denied under all others."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the tokens that show it, none where the plain tense does."""

    status: Status
    shown_by: tuple[int, ...] = ()

    def under(self, effect: Effect, shown_by: tuple[int, ...]) -> "Reading":
        """This reading as changed by something above it; not by ``same`` or ``own``."""
        if effect in {"same", "own"}:
            return self
        combined = combine(cast("Status", effect), self.status)
        if combined == self.status:
            return self
        return Reading(combined, shown_by or self.shown_by)


def combine(outer: Status, inner: Status) -> Status:
    """The status of a deed that is ``inner`` under a word whose own deed is ``outer``.

    >>> combine("planned", "ended")
    'ongoing'
    """
    if outer == "done" or (outer == "ongoing" and inner != "done"):
        return inner
    if inner == "denied":
        return REFUSALS.get(outer, "denied")
    if outer == "denied":
        return "ongoing" if inner == "ended" else "denied"
    if inner == "ended":
        return "ongoing"
    if outer == "ended":
        return "ended" if inner in {"done", "ongoing"} else "denied"
    return max(outer, inner, key=CERTAINTY.index)
