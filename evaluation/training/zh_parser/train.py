"""Trains the Chinese parser and writes ``models/parser.onnx`` and ``parser.json``.

``python evaluation/training/zh_parser/train.py DATA`` where DATA holds the folder
``chinese_treebank`` with UD Chinese-GSDSimp. See docs/models/parser-zh.md.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from net import Batch, Net, Sizes
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from treebank import Example, read_examples

from gestae.linguistics.zh.spanning import best_tree

SEED = 1
SEEN = 4
"""A word seen so often has a vector of its own; the others are known by LAC's states alone."""
HIDDEN = 0.25
"""How many of these are hidden in training, so that the net learns to do without."""
SIZE, RATE, WARMING = 32, 2e-3, 100
KEPT = 0.995
"""How much of its running mean a weight keeps a step; the mean is what parses best."""
MODELS = Path(__file__).parents[3] / "src/gestae/linguistics/zh/models"


@dataclass(frozen=True)
class Numbers:
    """Words, tags and labels in the order of their numbers; 0 is any other word or tag."""

    words: list[str]
    tags: list[str]
    deps: list[str]


@dataclass(frozen=True)
class Row:
    """A sentence as numbers; ``heads`` counts the root as 0."""

    states: Tensor
    tags: Tensor
    words: Tensor
    heads: Tensor
    deps: Tensor


class Whole(nn.Module):
    """What is exported: scores of arcs, and the likeliest label of each."""

    def __init__(self, net: Net, root: int) -> None:
        super().__init__()
        self.net = net
        self.root = root

    def forward(self, states: Tensor, tags: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """``arcs[dependent, head]`` and ``labels[dependent, head]``, none of these the root's."""
        arcs, hidden = self.net(states, tags, words)
        labels = self.net.all_labels(hidden)
        barred = torch.zeros(labels.shape[-1])
        barred[self.root] = -1e6
        return arcs, (labels + barred).argmax(-1)


def main() -> None:
    """Trains on the treebank's training part, reports on the others, and writes the model."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--epochs", type=int, default=25)
    options.add_argument("--out", type=Path, default=MODELS)
    options.add_argument("--early", type=int, default=0, help="write a first model after so many")
    options.add_argument("--dev", action="store_true", help="learn from the dev part, too")
    given = options.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    examples = {
        part: read_examples(given.data / "chinese_treebank" / f"gsdsimp-{part}.conllu")
        for part in ("train", "dev", "test")
    }
    numbers = number(examples["train"])
    rows = {part: encode(found, numbers) for part, found in examples.items()}
    net = Net(Sizes(len(numbers.words) + 1, len(numbers.tags) + 1, len(numbers.deps)))
    learnt = rows["train"] + rows["dev"] if given.dev else rows["train"]
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(KEPT))
    for epoch, loss, seconds in train(net, mean, learnt, given.epochs):
        print(f"{epoch} loss {loss:.3f} {seconds:.0f} s", flush=True)
        if epoch + 1 == given.early:
            print(report(mean.module, rows["dev"], numbers.deps), flush=True)
            write(mean.module, numbers, given.out)
    for part in ("dev", "test"):
        print(part, report(mean.module, rows[part], numbers.deps), flush=True)
    write(mean.module, numbers, given.out)


def number(examples: Iterable[Example]) -> Numbers:
    """The words, tags and labels that the net is to know."""
    examples = list(examples)
    words = Counter(word.lemma for e in examples for word in e.words)
    tags = {word.tag for e in examples for word in e.words}
    deps = {dep for e in examples for dep in e.deps}
    frequent = [word for word, count in words.most_common() if count >= SEEN]
    return Numbers(frequent, sorted(tags), sorted(deps))


def encode(examples: Iterable[Example], numbers: Numbers) -> list[Row]:
    """Examples as numbers."""
    words = {word: i for i, word in enumerate(numbers.words, 1)}
    tags = {tag: i for i, tag in enumerate(numbers.tags, 1)}
    deps = {dep: i for i, dep in enumerate(numbers.deps)}
    return [
        Row(
            torch.tensor(example.states),
            torch.tensor([tags.get(word.tag, 0) for word in example.words]),
            torch.tensor([words.get(word.lemma, 0) for word in example.words]),
            torch.tensor([0 if h == i else h + 1 for i, h in enumerate(example.heads)]),
            torch.tensor([deps.get(dep, 0) for dep in example.deps]),
        )
        for example in examples
    ]


def train(
    net: Net, mean: AveragedModel, rows: list[Row], epochs: int
) -> Iterator[tuple[int, float, float]]:
    """Trains in place; each epoch's number with its mean loss and the seconds it took so far."""
    shuffler = random.Random(SEED)
    optimiser = torch.optim.Adam(net.parameters(), lr=RATE, betas=(0.9, 0.95))
    steps, all_steps, began = 0, epochs * len(batches(rows, shuffler)), time.monotonic()
    net.train()
    for epoch in range(epochs):
        losses = []
        for batch in batches(rows, shuffler):
            rate = RATE * min(1, steps / WARMING) * max(0.02, 1 - steps / all_steps)
            for group in optimiser.param_groups:
                group["lr"] = rate
            with torch.autocast("cpu", torch.bfloat16):
                loss = net.losses(batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            mean.update_parameters(net)
            steps += 1
            losses.append(loss.item())
        yield epoch, sum(losses) / len(losses), time.monotonic() - began


def batches(rows: list[Row], shuffler: random.Random) -> list[Batch]:
    """The rows in batches of one length each, in chance order: nothing is padded."""
    alike: dict[int, list[Row]] = defaultdict(list)
    for row in shuffler.sample(rows, len(rows)):
        alike[len(row.tags)].append(row)
    found = [
        collate(some[i : i + SIZE]) for some in alike.values() for i in range(0, len(some), SIZE)
    ]
    shuffler.shuffle(found)
    return found


def collate(rows: list[Row]) -> Batch:
    """Rows of one length as a batch, with some of the words hidden."""
    words = torch.stack([row.words for row in rows])
    return Batch(
        states=torch.stack([row.states for row in rows]),
        tags=torch.stack([row.tags for row in rows]),
        words=words.masked_fill(torch.rand(words.shape) < HIDDEN, 0),
        heads=torch.stack([row.heads for row in rows]),
        deps=torch.stack([row.deps for row in rows]),
    )


def report(net: Net, rows: list[Row], deps: list[str]) -> str:
    """UAS and LAS without punctuation, and F1 of the arcs that matter to us."""
    net.eval()
    attached = labelled = words = 0
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for row in rows:
        with torch.no_grad():
            arcs, hidden = net(row.states[None], row.tags[None], row.words[None])
            heads = best_tree(arcs.numpy())
            found = net.labels(hidden, hidden[torch.tensor(heads)]).argmax(-1).tolist()
        gold = zip(row.heads.tolist(), row.deps.tolist(), strict=True)
        for place, (head, kind) in enumerate(gold, 1):
            name, guess = deps[kind], deps[found[place]]
            same = heads[place] == head
            said[name] += 1
            said[guess] += 1
            right[name] += same and name == guess
            if name != "punct":
                words += 1
                attached += same
                labelled += same and name == guess
    kinds = ("nsubj", "obj", "obl", "nmod", "compound", "ccomp", "acl:relcl", "conj", "root")
    scores = " ".join(f"{kind} {2 * right[kind] / max(1, said[kind]):.3f}" for kind in kinds)
    return f"UAS {attached / words:.4f} LAS {labelled / words:.4f} {scores}"


def write(net: Net, numbers: Numbers, folder: Path) -> None:
    """The net as ONNX, and its words, tags and labels."""
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    example = (
        torch.zeros(1, 7, net.sizes.states),
        torch.ones(1, 7).long(),
        torch.ones(1, 7).long(),
    )
    torch.onnx.export(
        Whole(net, numbers.deps.index("root")),
        example,
        str(folder / "parser.onnx"),
        input_names=["states", "tags", "words"],
        output_names=["arcs", "labels"],
        dynamic_axes={
            "states": {1: "words"},
            "tags": {1: "words"},
            "words": {1: "words"},
            "arcs": {0: "all", 1: "all"},
            "labels": {0: "all", 1: "all"},
        },
        opset_version=17,
        dynamo=False,
    )
    (folder / "parser.json").write_text(
        json.dumps(vars(numbers), ensure_ascii=False, separators=(",", ":")) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
