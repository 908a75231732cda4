"""What the judge answers: ``Verdict``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

NONE = "NONE"
"""The verdict that there is no event."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Probabilities by label. Those of ``types``, ``NONE`` among them, sum to 1, and so do the
    others', which hold for the case that there is an event. ``None`` is the label of a deed
    without mode, or without an instrument the judge knows; a mode is ``TYPE:mode``.
    """

    types: Mapping[str, float]
    modes: Mapping[str | None, float]
    instruments: Mapping[str | None, float]
    statuses: Mapping[str, float]


def verdict_of(labels: Mapping[str, Sequence[str | None]], scores: Iterable[Any]) -> Verdict:
    """The verdict behind the scores of each head, in the order of ``labels``."""
    told: dict[str, Any] = {
        name: dict(zip(known, shares(given), strict=True))
        for (name, known), given in zip(labels.items(), scores, strict=True)
    }
    return Verdict(**told)


def shares(scores: Any) -> list[float]:
    """Scores as probabilities that sum to 1 (softmax)."""
    powers = np.exp(scores - scores.max())
    told: list[float] = (powers / powers.sum()).tolist()
    return told
