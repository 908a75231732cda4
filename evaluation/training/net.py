"""The net behind the judge, and what it learns from: start with ``Net``."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, get_args

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, gelu
from transformers import BertModel

from gestae.records import Status
from training.rows import NONE

LEAST = 8
"""A mode or instrument needs so many rows to be a label of its own."""
HEADS = {"types": 1.0, "modes": 0.3, "instruments": 0.5, "statuses": 0.5}
"""The heads, with what the loss of each counts."""
WIDTH = 96
"""Dimensions in which a trigger asks for its parties."""
SMOOTHING = 0.05
WORDS, BEST, EACH = 0.35, 2.0, 0.25
"""What counts beside the labels of triggers: the labels of all words, a text; who is the likeliest
party, a side; and whether each word is one, a side."""


class Labelled(Protocol):
    """A pair or a deed: what the heads say of it."""

    @property
    def type(self) -> str:
        """A PLOVER type, or NONE."""

    @property
    def mode(self) -> str | None:
        """A mode of that type."""

    @property
    def instrument(self) -> str | None:
        """An id of the tree of instruments."""


@dataclass(frozen=True)
class Labels:
    """The labels of the four heads, in the order of their outputs."""

    types: list[str]
    modes: list[str | None]
    instruments: list[str | None]
    statuses: list[str]

    def number(self, head: str, value: str | None) -> int:
        """The number of a label of a head, -100 where it is none."""
        labels = getattr(self, head)
        return labels.index(value) if value in labels else -100


def read_labels(rows: Sequence[Labelled]) -> Labels:
    """The labels that pairs and deeds bear out."""
    modes = Counter(f"{row.type}:{row.mode}" for row in rows if row.mode)
    instruments = Counter(row.instrument for row in rows if row.instrument)
    return Labels(
        types=[NONE, *sorted({row.type for row in rows} - {NONE})],
        modes=[None, *sorted(m for m, n in modes.items() if n >= LEAST)],
        instruments=[None, *sorted(i for i, n in instruments.items() if n >= LEAST)],
        statuses=list(get_args(Status)),
    )


@dataclass(frozen=True)
class Texts:
    """Texts as tensors, with what is right.

    ``ids`` and ``types`` (the type each piece tells, -100 where none is judged) and ``weights``
    have the shape (texts, pieces). Of each deed there are: its text in ``of``; in ``triggers`` the
    share of each piece in its trigger, (deeds, pieces); its ``labels`` by head; in ``sides`` which
    pieces name its source and its target, (deeds, 2, pieces). ``real`` tells pieces of the text
    from marks and padding, (deeds, 1, pieces).
    """

    ids: Tensor
    types: Tensor
    weights: Tensor
    of: Tensor
    triggers: Tensor
    labels: dict[str, Tensor]
    sides: Tensor
    real: Tensor


class Net(nn.Module):
    """The encoder with two sets of heads.

    Those of words score every piece by itself, so that a span is the mean of its pieces, and give
    each piece a vector to ask with and one to answer with: how well they fit says who is who to
    whom. Those of pairs stand over the mean of the states and those at three opening marks.
    """

    def __init__(self, encoder: BertModel, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        self.labels = labels
        size = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.mix = nn.Linear(size, size)
        counts = {name: len(getattr(labels, name)) for name in HEADS}
        self.words = nn.ModuleList(nn.Linear(size, count) for count in counts.values())
        self.ask = nn.Linear(size, 2 * WIDTH)
        self.tell = nn.Linear(size, 2 * WIDTH)
        self.bias = nn.Linear(size, 2)
        nn.init.constant_(self.bias.bias, -3.0)  # hardly any word is a party
        self.pairs = nn.ModuleList(nn.Linear(size * 4, count) for count in counts.values())

    def states(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """The states of all pieces, and which are no padding (piece 0)."""
        mask = (ids != 0).long()
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state, mask

    def read(self, states: Tensor) -> tuple[Tensor, ...]:
        """Of every piece the scores of each head, what it asks and tells, and its bias."""
        mixed = self.drop(gelu(self.mix(states)))
        heads = [head(mixed) for head in self.words]
        return (*heads, self.ask(mixed), self.tell(mixed), self.bias(mixed))

    def judge(self, states: Tensor, mask: Tensor, positions: Tensor) -> tuple[Tensor, ...]:
        """Scores of each head for marked pairs, of shape (pairs, labels)."""
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        index = positions.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        seen = self.drop(torch.cat([mean, states.gather(1, index).flatten(1)], 1))
        return tuple(head(seen) for head in self.pairs)

    def forward(self, ids: Tensor, positions: Tensor) -> tuple[Tensor, ...]:
        """All outputs at once: those of ``read``, then those of ``judge``."""
        states, mask = self.states(ids)
        return (*self.read(states), *self.judge(states, mask, positions))


class WordsOnly(nn.Module):
    """A net as it is written where it learned no marked pairs."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        """The outputs of ``Net.read``."""
        return self.net.read(self.net.states(ids)[0])


def parties(asks: Tensor, tells: Tensor, bias: Tensor, texts: Texts) -> Tensor:
    """How well each piece fits as source and as target of each deed: (deeds, 2, pieces)."""
    ask = torch.einsum("dp,dpw->dw", texts.triggers, asks[texts.of]).unflatten(1, (2, WIDTH))
    tell = tells[texts.of].unflatten(2, (2, WIDTH))
    fit = torch.einsum("dsw,dpsw->dsp", ask, tell) / math.sqrt(WIDTH)
    return fit + bias[texts.of].transpose(1, 2)


def of_triggers(scores: Tensor, texts: Texts) -> Tensor:
    """The scores of a head for each trigger: (deeds, labels)."""
    return torch.einsum("dp,dpl->dl", texts.triggers, scores[texts.of])


def pair_loss(told: Sequence[Tensor], right: dict[str, Tensor]) -> Tensor:
    """The loss of a batch of marked pairs."""
    return _labels_loss([scores.float() for scores in told], right)


def text_loss(told: Sequence[Tensor], texts: Texts) -> Tensor:
    """The loss of a batch of texts: of every word, and of every deed its labels and parties."""
    *heads, asks, tells, bias = [scores.float() for scores in told]
    judged = texts.types >= 0
    words = cross_entropy(
        heads[0][judged], texts.types[judged], reduction="none", label_smoothing=SMOOTHING / 2
    )
    loss = WORDS * (words * texts.weights[judged]).sum() / len(texts.ids)
    if not len(texts.of):
        return loss
    loss = loss + _labels_loss([of_triggers(head, texts) for head in heads], texts.labels)
    fit = parties(asks, tells, bias, texts)
    each = binary_cross_entropy_with_logits(fit, texts.sides, reduction="none") * texts.real
    return loss + EACH * each.sum() / len(texts.of) + BEST * _best_loss(fit, texts)


def _labels_loss(told: Sequence[Tensor], right: dict[str, Tensor]) -> Tensor:
    return sum(
        (
            weight * cross_entropy(scores, right[name], label_smoothing=SMOOTHING)
            for (name, weight), scores in zip(HEADS.items(), told, strict=True)
            if (right[name] >= 0).any()
        ),
        start=torch.zeros(()),
    )


def _best_loss(fit: Tensor, texts: Texts) -> Tensor:
    """That one of the right pieces fits best, or, where nobody is there, none better than 0."""
    least = torch.finfo(fit.dtype).min
    zero = torch.zeros((*fit.shape[:2], 1))
    all_ = torch.cat([fit.masked_fill(texts.real == 0, least), zero], -1).logsumexp(-1)
    right = fit.masked_fill(texts.sides == 0, least).logsumexp(-1)
    nobody = texts.sides.sum(-1) == 0
    return (all_ - torch.where(nobody, zero.squeeze(-1), right)).mean()
