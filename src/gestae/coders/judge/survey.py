"""What the encoder makes of every word of a sentence at one reading: ``Survey``.

The model gives scores for each word piece. What a span tells is the mean over its pieces; whether
it names a party, the best of them, because a phrase holds more words than the name. So one reading
of a sentence answers for all its triggers and all their parties.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gestae.coders.judge.verdict import NONE, Verdict, shares, verdict_of
from gestae.records import Span

LONGEST = 120
"""Word pieces that are read together: a sentence with the one before it, and those after it that
still fit."""
Scores = np.ndarray[Any, np.dtype[np.float32]]
Places = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences read together: ``first`` to before ``end``, of which those from
    ``fresh`` on are told of; the one before is there to be looked back at.
    """

    first: int
    fresh: int
    end: int


def cut_windows(lengths: Sequence[int]) -> Iterator[Window]:
    """Sentences of so many pieces each as windows in which each is fresh once.

    >>> list(cut_windows([50, 60, 40]))
    [Window(first=0, fresh=0, end=2), Window(first=1, fresh=2, end=3)]
    """
    fresh = 0
    while fresh < len(lengths):
        first = max(0, fresh - 1)
        total, end = sum(lengths[first : fresh + 1]), fresh + 1
        while end < len(lengths) and total + lengths[end] <= LONGEST:
            total += lengths[end]
            end += 1
        yield Window(first, fresh, end)
        fresh = end


@dataclass(frozen=True, slots=True)
class Survey:
    """A window as the encoder read it.

    ``starts`` and ``ends`` are the characters of the document at which each piece stands, shape
    (pieces,). ``labels`` are those of each head, ``scores`` their logits, shape (pieces, labels).
    ``asks``, ``tells`` and ``bias``, of shapes (pieces, 2, width), (pieces, 2, width) and
    (pieces, 2), say who is who to whom: the first of the two is the source, the second the target.
    """

    starts: Places
    ends: Places
    labels: Mapping[str, Sequence[str | None]]
    scores: Mapping[str, Scores]
    asks: Scores
    tells: Scores
    bias: Scores

    def verdict(self, trigger: Span) -> Verdict | None:
        """What a trigger tells; ``None`` for one that was not read."""
        inside = self._inside(trigger)
        if not inside.any():
            return None
        return verdict_of(self.labels, (self.scores[name][inside].mean(0) for name in self.labels))

    def event(self, words: Span) -> float:
        """How likely the words of a span tell an event; 0 for words that were not read."""
        inside = self._inside(words)
        if not inside.any():
            return 0.0
        scores = self.scores["types"][inside].mean(0)
        return 1 - shares(scores)[self.labels["types"].index(NONE)]

    def parties(self, trigger: Span) -> Callable[[Span], tuple[float, float] | None]:
        """How likely the words of a span name the source of a trigger, and how likely its target.

        What comes back answers ``None`` for words that were not read.
        """
        inside = self._inside(trigger)
        ask = self.asks[inside].mean(0)
        logits = (self.tells * ask).sum(-1) / np.sqrt(ask.shape[-1]) + self.bias

        def likely(words: Span) -> tuple[float, float] | None:
            here = self._inside(words)
            if not here.any():
                return None
            source, target = (1 / (1 + np.exp(-logits[here].max(0)))).tolist()
            return source, target

        return likely

    def _inside(self, span: Span) -> Any:
        return (self.starts < span.end) & (self.ends > span.start)
