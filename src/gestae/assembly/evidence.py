"""What speaks for and against sentences of two sides telling the same: ``Evidence``.

Everything is counted for whole rectangles of the plane at once: ``block`` gives, for one shape of
bead, each piece of evidence as an array over the places where such a bead may end.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.special import log_ndtr

from gestae.assembly.band import Anchor, find_anchors
from gestae.assembly.bead import MOST, Shape
from gestae.assembly.stretch import Stretch, load_alignment
from gestae.assembly.vectors import Vectors, encode

Numbers = NDArray[np.float64]
Places = NDArray[np.intp]
Encode = Callable[[Sequence[str]], Vectors]
Run = Sequence[Stretch]

SAMPLE = 100
"""Sentences of the other side that tell what likeness is usual, taken at even distances."""
USUAL = 0.2
FEW = 4
"""The likeness of sentences that have nothing to do with one another, as good as so many
measured: in a text of three sentences the others tell little."""
ANCHORS = 3
"""Anchors that tell how long a translation is, at least."""
RAREST = 5.0
"""The most that one shared figure, name or word counts: that of one in 150 sentences."""
MOST_APART = 3.0
"""Figures or names that one side alone has count up to so many."""
UNLIKELIEST = -8.0
"""The least that an unlike length counts."""

SHARED: Mapping[str, str | None] = {"figures": "digits", "names": "names", "words": None}
"""What sentences may share, and what of it speaks against them where one side alone has it: a
number in words may hide in another phrase ("a pair"), and words in Latin letters say nothing where
one side is written in them."""

STOPS, ASKS, CUTS = frozenset(".!。！…．"), frozenset("?？"), frozenset(",，、;；:：—–-")
CLOSING = "\"'”’»」』）)】》 \u3000\n"


@dataclass(frozen=True, slots=True)
class Runs:
    """So many sentences of a side joined, a row for each place in the text they may end at.

    ``possible`` is false where there are no so many, or where something stands between them.
    ``usual`` is how like they are to sentences of the other side that have nothing to do with
    them. ``ends`` is 1 where the last sentence ends in a full stop or the like, −1 where it is cut
    off, 0 without a mark.
    """

    possible: NDArray[np.bool_]
    vectors: Vectors
    usual: Numbers
    lengths: Numbers
    items: Mapping[str, "Items"]
    ends: Numbers
    asks: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Items:
    """What runs have of one kind in ``SHARED``, a row each.

    A column is an item that both sides have somewhere: ``there`` is 1 where the run has it,
    ``sure`` where it is such as should not be on one side alone, and ``rare`` the root of its
    rarity, so that products of two runs count what they share. ``sizes`` are how many sure items a
    run has, whether the other side has them or not.
    """

    there: csr_matrix
    sure: csr_matrix
    rare: csr_matrix
    sizes: Numbers


class Evidence:
    """The evidence between two texts; ``block`` gives it by its names in ``alignment.toml``."""

    def __init__(self, left: Run, right: Run, encode: Encode = encode) -> None:
        self.singles = encode([s.text for s in left]), encode([s.text for s in right])
        rarity = {kind: find_rarity(left, right, kind) for kind in SHARED}
        self._sides, self._rarity = (left, right), rarity
        self._left, self._right = (
            {a: _read_runs(side, a, own, others, rarity) for a in range(1, MOST + 1)}
            for side, own, others in zip(
                (left, right), self.singles, self.singles[::-1], strict=True
            )
        )
        self.anchors = find_anchors(*self.singles)
        self._ratio = find_ratio(left, right, self.anchors)

    def possible(self, shape: Shape, rows: Places, columns: Places) -> NDArray[np.bool_]:
        """Where beads of the shape may end at all."""
        left, right = self._left[shape[0]], self._right[shape[1]]
        return np.logical_and.outer(left.possible[rows], right.possible[columns])

    def block(self, shape: Shape, rows: Places, columns: Places) -> dict[str, Numbers]:
        """The evidence for beads of the shape that end at the places of ``rows`` × ``columns``."""
        return {
            **self._meaning(shape, rows, columns),
            "length": self._length(shape, rows, columns),
            **self._shared(shape, rows, columns),
            **self._marks(shape, rows, columns),
        }

    def cell(self, shape: Shape, row: int, column: int) -> dict[str, float]:
        """The evidence for one bead, as ``block`` gives it for many."""
        place = np.array([row]), np.array([column])
        many = {
            **self._meaning(shape, *place),
            "length": self._length(shape, *place),
            **self._marks(shape, *place),
        }
        found = {name: float(values[0, 0]) for name, values in many.items()}
        left, right = (
            self._sides[0][row - shape[0] : row],
            self._sides[1][column - shape[1] : column],
        )
        for kind, sure in SHARED.items():
            ours, theirs = items_of(left, kind), items_of(right, kind)
            found[kind] = sum(self._rarity[kind][item] for item in ours & theirs)
            if sure is not None:
                found[f"{kind}_apart"] = min(
                    len(items_of(left, sure) - theirs) + len(items_of(right, sure) - ours),
                    MOST_APART,
                )
        return found

    def likeness(self, shape: Shape, rows: Places, columns: Places) -> Numbers:
        """The cosine of the two sides' vectors."""
        left, right = self._left[shape[0]], self._right[shape[1]]
        return (left.vectors[rows] @ right.vectors[columns].T).astype(np.float64)

    def usual(self, shape: Shape, rows: Places, columns: Places) -> Numbers:
        """The likeness that the two sides have to sentences that tell something else."""
        left, right = self._left[shape[0]], self._right[shape[1]]
        return np.add.outer(left.usual[rows], right.usual[columns]) / 2

    def lonely(self, side: int) -> Numbers:
        """For each sentence of a side, how its length compares to the usual, as a logarithm."""
        runs = (self._left, self._right)[side][1]
        lengths = np.maximum(runs.lengths[1:], 1)
        return np.log(lengths / lengths.mean()) if len(lengths) else lengths

    def _meaning(self, shape: Shape, rows: Places, columns: Places) -> dict[str, Numbers]:
        likeness = self.likeness(shape, rows, columns)
        usual = self.usual(shape, rows, columns)
        closeness = (likeness - usual) / (1 - usual)
        more = sum(shape) - 2
        if not more:
            return {"meaning": closeness}
        joined = likeness - self._best_part(shape, rows, columns)
        return {"meaning": closeness, "meaning_each": closeness * more, "joined": joined}

    def _best_part(self, shape: Shape, rows: Places, columns: Places) -> Numbers:
        """The likeness that is left without the first or the last sentence of either side."""
        a, b = shape
        parts = []
        if a > 1:
            parts += [self.likeness((a - 1, b), r, columns) for r in (rows, _before(rows))]
        if b > 1:
            parts += [self.likeness((a, b - 1), rows, c) for c in (columns, _before(columns))]
        best: Numbers = np.maximum.reduce(parts)
        return best

    def _length(self, shape: Shape, rows: Places, columns: Places) -> Numbers:
        """The logarithm of the chance of lengths at least so unlike (Gale & Church 1993)."""
        left = self._left[shape[0]].lengths[rows] * self._ratio
        right = self._right[shape[1]].lengths[columns]
        mean = np.maximum(np.add.outer(left, right) / 2, 1.0)
        unlike = np.abs(np.subtract.outer(left, right))
        unlike = unlike / np.sqrt(mean * load_alignment()["length"]["variance"])
        chance: Numbers = np.maximum(log_ndtr(-unlike) + log(2), UNLIKELIEST)
        return chance

    def _shared(self, shape: Shape, rows: Places, columns: Places) -> dict[str, Numbers]:
        left, right = self._left[shape[0]], self._right[shape[1]]
        found: dict[str, Numbers] = {}
        for kind, sure in SHARED.items():
            ours, theirs = left.items[kind], right.items[kind]
            found[kind] = (ours.rare[rows] @ theirs.rare[columns].T).toarray()
            if sure is not None:
                apart = np.add.outer(ours.sizes[rows], theirs.sizes[columns])
                apart -= (ours.sure[rows] @ theirs.there[columns].T).toarray()
                apart -= (ours.there[rows] @ theirs.sure[columns].T).toarray()
                found[f"{kind}_apart"] = np.minimum(apart, MOST_APART)
        return found

    def _marks(self, shape: Shape, rows: Places, columns: Places) -> dict[str, Numbers]:
        left, right = self._left[shape[0]], self._right[shape[1]]
        ends = np.multiply.outer(left.ends[rows], right.ends[columns])
        asks = np.not_equal.outer(left.asks[rows], right.asks[columns])
        return {
            "ends_alike": np.maximum(ends, 0),
            "ends_apart": np.maximum(-ends, 0),
            "question_apart": asks.astype(np.float64),
        }


def find_ratio(left: Run, right: Run, anchors: Sequence[Anchor]) -> float:
    """Characters that the right side takes for one of the left, by the anchors or, of few, by all.

    The whole texts do not tell it where one side is a summary.
    """
    if len(anchors) >= ANCHORS:
        return median(max(1, len(right[j].text)) / max(1, len(left[i].text)) for i, j in anchors)
    characters = [sum(len(stretch.text) for stretch in side) for side in (left, right)]
    return characters[1] / characters[0] if all(characters) else 1.0


def items_of(run: Run, kind: str) -> frozenset[str]:
    """What the sentences of a run have of a kind, together."""
    return frozenset[str]().union(*(getattr(stretch, kind) for stretch in run))


def find_rarity(left: Run, right: Run, kind: str) -> dict[str, float]:
    """What sharing an item tells, the logarithm of how seldom it is; of items on both sides."""
    ours, theirs = (
        Counter(item for stretch in side for item in getattr(stretch, kind))
        for side in (left, right)
    )
    total = len(left) + len(right) + 2
    return {
        item: min(RAREST, log(total / (ours[item] + theirs[item])))
        for item in sorted(ours.keys() & theirs.keys())
    }


def _read_runs(
    side: Run, a: int, own: Vectors, others: Vectors, rarity: Mapping[str, Mapping[str, float]]
) -> Runs:
    runs = [side[max(0, end - a) : end] if end >= a else () for end in range(len(side) + 1)]
    lengths = _numbers(len(stretch.text) for stretch in side)
    vectors = _join(own, lengths, a)
    return Runs(
        possible=np.array([bool(run) and all(s.joins for s in run[1:]) for run in runs]),
        vectors=vectors,
        usual=_usual(vectors, others),
        lengths=_numbers(sum(len(s.text) for s in run) for run in runs),
        items={kind: _read_items(runs, kind, sure, rarity[kind]) for kind, sure in SHARED.items()},
        ends=_numbers(_end_of(run[-1].text) if run else 0 for run in runs),
        asks=np.array([any(not ASKS.isdisjoint(s.text) for s in run) for run in runs]),
    )


def _join(vectors: Vectors, lengths: Numbers, a: int) -> Vectors:
    """The vectors of so many sentences joined, by the place where they end; zero if there are none.

    Sums, each sentence by the root of its length: on held-back news as good as the vectors of
    the joined texts (strict F1 0.937 against 0.933), without encoding every sentence four times.
    """
    weighted = vectors * np.sqrt(lengths)[:, None]
    ends = len(vectors) + 1
    found = np.zeros((ends, vectors.shape[1]), np.float32)
    for back in range(1, a + 1):
        found[a:] += weighted[a - back : ends - back]
    joined: Vectors = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    return joined


def _numbers(values: Iterable[float]) -> Numbers:
    return np.fromiter(values, np.float64)


def _before(places: Places) -> Places:
    # Where there is nothing before, no bead can end either, so that any row will do.
    return np.maximum(places - 1, 0)


def _usual(vectors: Vectors, others: Vectors) -> Numbers:
    """The mean likeness to a sample of the others, the nearest of them, which may fit, left out."""
    sample = others[:: max(1, -(-len(others) // SAMPLE))]
    likeness = (vectors @ sample.T).astype(np.float64)
    if not likeness.shape[1]:
        return np.full(len(vectors), USUAL)
    rest = likeness.sum(axis=1) - likeness.max(axis=1)
    mean: Numbers = (rest + FEW * USUAL) / (likeness.shape[1] - 1 + FEW)
    return mean


def _read_items(
    runs: Sequence[Run], kind: str, sure: str | None, rarity: Mapping[str, float]
) -> Items:
    columns = {item: number for number, item in enumerate(rarity)}
    there = _incidence([items_of(run, kind) for run in runs], columns)
    surely = [items_of(run, sure) if sure else frozenset() for run in runs]
    roots = np.sqrt([*rarity.values(), 0.0])
    rare = there.copy()
    rare.data = roots[there.indices]
    return Items(there, _incidence(surely, columns), rare, _numbers(map(len, surely)))


def _incidence(sets: Sequence[frozenset[str]], columns: Mapping[str, int]) -> csr_matrix:
    """A row a set, a column an item: 1 where the set has it."""
    cells = [
        (row, columns[item]) for row, items in enumerate(sets) for item in items & columns.keys()
    ]
    rows, places = [row for row, _ in cells], [column for _, column in cells]
    shape = (len(sets), len(columns) + 1)
    return csr_matrix((np.ones(len(cells)), (rows, places)), shape=shape)


def _end_of(text: str) -> int:
    last = text.rstrip(CLOSING)[-1:]
    return 1 if last in STOPS or last in ASKS else -1 if last in CUTS else 0
