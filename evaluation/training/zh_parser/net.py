"""The net behind the Chinese parser: ``Net``, and ``losses`` to train it by."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, leaky_relu


@dataclass(frozen=True)
class Sizes:
    """Dimensions of the net."""

    words: int
    tags: int
    deps: int
    states: int = 768
    projected: int = 160
    word: int = 48
    tag: int = 32
    hidden: int = 192
    layers: int = 2
    arc: int = 192
    label: int = 64
    dropped: float = 0.35


class Net(nn.Module):
    """Scores of every word as the head of every other, and of the labels of each arc.

    A sentence's words come as LAC's states, tags and numbers of frequent words (0: seldom seen).
    A first row stands for the root. ``forward`` gives ``arcs[dependent, head]`` and what
    ``labels`` reads, once the heads are chosen.
    """

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.project = nn.Linear(sizes.states, sizes.projected)
        self.word = nn.Embedding(sizes.words, sizes.word)
        self.tag = nn.Embedding(sizes.tags, sizes.tag)
        width = sizes.projected + sizes.word + sizes.tag
        self.root = nn.Parameter(torch.zeros(width))
        self.encoder = nn.LSTM(
            width,
            sizes.hidden,
            sizes.layers,
            batch_first=True,
            bidirectional=True,
            dropout=sizes.dropped,
        )
        self.dropout = nn.Dropout(sizes.dropped)
        self.arc_dependent = nn.Linear(2 * sizes.hidden, sizes.arc)
        self.arc_head = nn.Linear(2 * sizes.hidden, sizes.arc)
        self.label_dependent = nn.Linear(2 * sizes.hidden, sizes.label)
        self.label_head = nn.Linear(2 * sizes.hidden, sizes.label)
        self.arc = nn.Parameter(nn.init.xavier_uniform_(torch.empty(sizes.arc + 1, sizes.arc)))
        self.kind = nn.Parameter(torch.zeros(sizes.deps, sizes.label + 1, sizes.label + 1))

    def embed(self, states: Tensor, tags: Tensor, words: Tensor) -> Tensor:
        """The words' vectors with the root's before them."""
        parts = [
            self.dropout(leaky_relu(self.project(self.dropout(states)), 0.1)),
            self.dropout(self.word(words)),
            self.dropout(self.tag(tags)),
        ]
        inner = torch.cat(parts, dim=-1)
        root = self.root.expand(inner.shape[0], 1, -1)
        return torch.cat([root, inner], dim=1)

    def arcs(self, hidden: Tensor) -> Tensor:
        """Scores of arcs from the encoder's output."""
        dependent = self.dropout(leaky_relu(self.arc_dependent(hidden), 0.1))
        head = self.dropout(leaky_relu(self.arc_head(hidden), 0.1))
        return _biased(dependent) @ self.arc @ head.transpose(1, 2)

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels of arcs, given their dependents' and heads' rows."""
        dependent = _biased(self.dropout(leaky_relu(self.label_dependent(dependents), 0.1)))
        head = _biased(self.dropout(leaky_relu(self.label_head(heads), 0.1)))
        return torch.einsum("im,lmn,in->il", dependent, self.kind, head)

    def all_labels(self, hidden: Tensor) -> Tensor:
        """Scores of the labels of every arc of one sentence, for each dependent and head."""
        dependent = _biased(leaky_relu(self.label_dependent(hidden), 0.1))
        head = _biased(leaky_relu(self.label_head(hidden), 0.1))
        return torch.einsum("im,lmn,jn->ijl", dependent, self.kind, head)

    def forward(self, states: Tensor, tags: Tensor, words: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of arcs for one sentence, given as a batch of one, and the encoder's output."""
        hidden = self.encoder(self.embed(states, tags, words))[0]
        return self.arcs(hidden)[0], hidden[0]

    def losses(self, batch: "Batch") -> Tensor:
        """What training makes small: the loss of heads and of the labels of the right arcs."""
        inner = self.embed(batch.states, batch.tags, batch.words)
        hidden = self.dropout(self.encoder(inner)[0])
        arcs = self.arcs(hidden)[:, 1:].float()
        heads = batch.heads[..., None].expand(-1, -1, hidden.shape[-1])
        labels = self.labels(hidden[:, 1:].flatten(0, 1), hidden.gather(1, heads).flatten(0, 1))
        return cross_entropy(arcs.flatten(0, 1), batch.heads.flatten()) + cross_entropy(
            labels.float(), batch.deps.flatten()
        )


@dataclass(frozen=True)
class Batch:
    """Sentences of one length, each a row; ``heads`` counts the root as 0."""

    states: Tensor
    tags: Tensor
    words: Tensor
    heads: Tensor
    deps: Tensor


def _biased(inner: Tensor) -> Tensor:
    return torch.cat([inner, torch.ones_like(inner[..., :1])], dim=-1)
