"""The best tree over scores of arcs, after Chu, Liu and Edmonds: ``best_tree``."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.intp]
NEVER = -1e9
SELDOM = -1e6
"""Below every score, and above what is no arc at all."""


def best_tree(scores: NDArray[np.floating]) -> list[int]:
    """Each word's head, for ``scores[dependent, head]`` in which row and column 0 are the root.

    One word alone depends on the root. The root's own head is given as itself.

    >>> best_tree(np.array([[0, 0, 0], [5, 0, 1], [4, 9, 0]]))
    [0, 0, 1]
    """
    likely = _log_likelihoods(scores)
    heads = _tree(likely)
    roots = [word for word in range(1, len(heads)) if heads[word] == 0]
    if len(roots) > 1:
        heads = max((_rooted(likely, root) for root in roots), key=lambda h: _worth(likely, h))
    return [int(head) for head in heads]


def _log_likelihoods(scores: NDArray[np.floating]) -> Scores:
    found: Scores = np.array(scores, dtype=np.float64)
    np.fill_diagonal(found, NEVER)
    found -= found.max(axis=1, keepdims=True)
    found -= np.log(np.exp(found).sum(axis=1, keepdims=True))
    np.fill_diagonal(found, NEVER)
    return found


def _rooted(scores: Scores, root: int) -> Heads:
    """The best tree in which that word alone depends on the root."""
    forced: Scores = scores.copy()
    forced[1:, 0] = SELDOM
    forced[root, 0] = scores[root, 0]
    return _tree(forced)


def _worth(scores: Scores, heads: Heads) -> float:
    return float(scores[np.arange(1, len(heads)), heads[1:]].sum())


def _tree(scores: Scores) -> Heads:
    """Every word with its best head; a circle is taken for one word and broken where it is best."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    outside = np.setdiff1d(np.arange(len(heads)), circle)
    within = scores[circle, heads[circle]]
    leaving = scores[np.ix_(outside, circle)]
    entering = scores[np.ix_(circle, outside)] - within[:, None]
    size = len(outside) + 1
    smaller = np.full((size, size), NEVER)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    smaller[:-1, -1] = leaving.max(axis=1)
    smaller[-1, :-1] = entering.max(axis=0) + within.sum()
    np.fill_diagonal(smaller, NEVER)
    found = _tree(smaller)
    for number, word in enumerate(outside):
        if word != 0:
            head = found[number]
            heads[word] = circle[leaving[number].argmax()] if head == size - 1 else outside[head]
    heads[circle[entering[:, found[-1]].argmax()]] = outside[found[-1]]
    return heads


def _circle(heads: Heads) -> Heads | None:
    """Words that depend on each other in a ring, if any do."""
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        word = start
        while word not in done and word not in path:
            path.append(word)
            word = int(heads[word])
        if word not in done:
            return np.array(path[path.index(word) :])
        done.update(path)
    return None
