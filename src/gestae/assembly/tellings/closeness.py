"""How close two words or sentences are in meaning, in one language or two: ``closeness``."""

from functools import lru_cache

import numpy as np

from gestae.assembly.vectors import Vectors, encode


def closeness(one: str, other: str) -> float:
    """The cosine of their vectors, to two places: from 0 for unlike to 1 for the same."""
    return round(max(0.0, float(np.dot(_vector(one), _vector(other)))), 2)


@lru_cache(maxsize=100_000)
def _vector(text: str) -> Vectors:
    # One by one, so that a text has the same vector whatever it is compared with.
    found: Vectors = encode([text])[0]
    return found
