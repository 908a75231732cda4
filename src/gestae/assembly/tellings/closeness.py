"""How close two words or sentences are in meaning, in one language or two: ``closeness``."""

from collections.abc import Iterable

import numpy as np

from gestae.assembly.vectors import Vectors, encode
from gestae.ontology.han import simplify

REMEMBERED = 50_000
"""Texts whose vectors are kept; some 50 MB."""
_vectors: dict[str, Vectors] = {}


def closeness(one: str, other: str) -> float:
    """The cosine of their vectors, to two places: from 0 for unlike to 1 for the same."""
    if one not in _vectors or other not in _vectors:
        remember((one, other))
    return round(max(0.0, float(np.dot(_vectors[one], _vectors[other]))), 2)


def remember(texts: Iterable[str]) -> None:
    """Reads the vectors of texts that will be asked for: together they take a fifth of the time."""
    asked = set(texts)
    missing = sorted(asked - _vectors.keys())
    if len(_vectors) + len(missing) > REMEMBERED:
        _vectors.clear()
        missing = sorted(asked)
    # In sixteen bits: what differs in the last digits by who else was read with it is gone.
    for text, vector in zip(
        missing, encode([simplify(text) for text in missing]).astype(np.float16), strict=True
    ):
        _vectors[text] = vector.astype(np.float32)
