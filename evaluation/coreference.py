"""How well clusters of mentions agree with annotated ones: ``score``.

MUC (Vilain et al. 1995), B³ (Bagga & Baldwin 1998) and CEAF by entity (Luo 2005, φ4), with their
mean as CoNLL 2012 takes it. Clusters of one mention count, as is the custom for ECB+; mentions that
only one side has count as they do in the reference scorer: a key mention that is not found lowers
recall, a found one that is no key mention lowers precision.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[frozenset[Hashable]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Recall and precision of one measure, from 0 to 1."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 where both are."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def clusters_of(groups: Mapping[Hashable, Hashable]) -> Clusters:
    """Clusters from the name of each mention's cluster."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, group in groups.items():
        found.setdefault(group, set()).add(mention)
    return [frozenset(cluster) for cluster in found.values()]


def score(key: Clusters, found: Clusters) -> dict[str, Agreement]:
    """The agreement of found clusters with the key, by measure: muc, b3, ceafe."""
    return {
        "muc": Agreement(_muc(key, found), _muc(found, key)),
        "b3": Agreement(_b_cubed(key, found), _b_cubed(found, key)),
        "ceafe": _ceaf(key, found),
    }


def conll(scores: Mapping[str, Agreement]) -> float:
    """The mean of the F1 of MUC, B³ and CEAF."""
    return sum(scores[name].f1 for name in ("muc", "b3", "ceafe")) / 3


def _where(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: n for n, cluster in enumerate(clusters) for mention in cluster}


def _parts(cluster: Iterable[Hashable], where: Mapping[Hashable, int]) -> Counter[Hashable]:
    """How many mentions of a cluster are in each cluster of the other side; alone where in none."""
    return Counter(where.get(mention, ("alone", mention)) for mention in cluster)


def _muc(key: Clusters, found: Clusters) -> float:
    where = _where(found)
    kept = sum(len(cluster) - len(_parts(cluster, where)) for cluster in key)
    ties = sum(len(cluster) - 1 for cluster in key)
    return kept / ties if ties else 0.0


def _b_cubed(key: Clusters, found: Clusters) -> float:
    where = _where(found)
    total = sum(len(cluster) for cluster in key)
    shared = sum(
        count * count / len(cluster)
        for cluster in key
        for part, count in _parts(cluster, where).items()
        if not isinstance(part, tuple)
    )
    return shared / total if total else 0.0


def _ceaf(key: Clusters, found: Clusters) -> Agreement:
    if not key or not found:
        return Agreement(0.0, 0.0)
    where = _where(found)
    likeness = np.zeros((len(key), len(found)))
    for row, cluster in enumerate(key):
        for part, count in _parts(cluster, where).items():
            if isinstance(part, int):
                likeness[row, part] = 2 * count / (len(cluster) + len(found[part]))
    rows, columns = linear_sum_assignment(-likeness)
    total = float(likeness[rows, columns].sum())
    return Agreement(total / len(key), total / len(found))
