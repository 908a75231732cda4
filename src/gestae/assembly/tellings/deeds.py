"""Which tellings tell one deed: start with ``find_deeds``.

Tellings are joined by average linkage (Sokal & Michener 1958): two groups become one deed where the
mean over all pairs between them speaks for it, so that a chain of half-likenesses joins nothing. A
pair that was never compared, or was found unlike, counts as ``unlike``. What users decided comes
first: what they put together is joined before anything else, what they parted is never joined.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

from gestae.ontology.tellings import load_tellings

Pair = tuple[str, str]


def find_deeds(
    odds: Mapping[Pair, float],
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> dict[str, str]:
    """For each telling in a pair its deed, named by the smallest id among those that tell it.

    ``odds``: the logarithm of the odds that the two tell one deed, by the pair of their ids, the
    smaller first. ``together`` and ``apart`` are what users decided; a pair in both is apart. The
    result does not depend on any order.
    """
    forbidden = {_sorted(pair) for pair in apart}
    wanted = {_sorted(pair) for pair in together} - forbidden
    deeds: dict[str, str] = {}
    parted, joined = _by_member(forbidden), _by_member(wanted)
    for members, pairs in _components(odds, wanted):
        groups = _Groups(members, pairs, _pairs_of(members, parted))
        groups.join(sorted(_pairs_of(members, joined)))
        groups.agglomerate()
        for group in groups.members.values():
            deeds |= dict.fromkeys(group, min(group))
    return deeds


def _sorted(pair: Pair) -> Pair:
    one, other = pair
    return (one, other) if one < other else (other, one)


def _by_member(pairs: Iterable[Pair]) -> Mapping[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for name in pair:
            found[name].append(pair)
    return found


def _pairs_of(members: Iterable[str], pairs: Mapping[str, list[Pair]]) -> set[Pair]:
    """The pairs with one of these members."""
    return {pair for name in members for pair in pairs.get(name, ())}


def _components(
    odds: Mapping[Pair, float], wanted: Iterable[Pair]
) -> Iterator[tuple[list[str], dict[Pair, float]]]:
    """Tellings that can come together at all, with the pairs among them; in order of their ids."""
    least = load_tellings().thresholds["average"]
    roots: dict[str, str] = {}

    def root_of(name: str) -> str:
        while roots.setdefault(name, name) != name:
            roots[name] = roots[roots[name]]
            name = roots[name]
        return name

    for pair, score in [*odds.items(), *((pair, least) for pair in wanted)]:
        one, other = root_of(pair[0]), root_of(pair[1])
        if score >= least and one != other:
            roots[max(one, other)] = min(one, other)
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(roots):
        members[root_of(name)].append(name)
    inside: dict[str, dict[Pair, float]] = defaultdict(dict)
    for pair, score in odds.items():
        if root_of(pair[0]) == root_of(pair[1]):
            inside[root_of(pair[0])][pair] = score
    for root in sorted(members):
        yield members[root], inside[root]


class _Groups:
    """Groups of tellings on their way to deeds, each named by its smallest member."""

    def __init__(
        self, members: Iterable[str], odds: Mapping[Pair, float], forbidden: Iterable[Pair]
    ) -> None:
        tables = load_tellings()
        self.least = tables.thresholds["average"]
        self.unlike = tables.thresholds["unlike"]
        self.members: dict[str, list[str]] = {name: [name] for name in members}
        self.group_of = {name: name for name in self.members}
        self.sums: dict[str, dict[str, tuple[float, int]]] = {name: {} for name in self.members}
        self.parted: dict[str, set[str]] = {name: set() for name in self.members}
        for (one, other), score in odds.items():
            self.sums[one][other] = self.sums[other][one] = (score, 1)
        for one, other in forbidden:
            if one in self.parted and other in self.parted:
                self.parted[one].add(other)
                self.parted[other].add(one)

    def join(self, pairs: Iterable[Pair]) -> None:
        """Puts together what users put together."""
        for pair in pairs:
            one, other = (self.group_of[name] for name in pair)
            if one != other and other not in self.parted[one]:
                self._merge(one, other)

    def agglomerate(self) -> None:
        """Joins the two groups most alike, again and again, as long as their mean is enough."""
        heap = [
            (-self._mean(one, other), one, other)
            for one, others in self.sums.items()
            for other in others
            if one < other and self._may(one, other)
        ]
        heapify(heap)
        while heap:
            mean, one, other = heappop(heap)
            known = one in self.members and other in self.members
            if not known or not self._may(one, other) or -mean != self._mean(one, other):
                continue
            self._merge(one, other)
            name = min(one, other)
            for near in self.sums[name]:
                if self._may(name, near):
                    first, second = sorted((name, near))
                    heappush(heap, (-self._mean(first, second), first, second))

    def _may(self, one: str, other: str) -> bool:
        return other not in self.parted[one] and self._mean(one, other) >= self.least

    def _mean(self, one: str, other: str) -> float:
        score, compared = self.sums[one].get(other, (0.0, 0))
        pairs = len(self.members[one]) * len(self.members[other])
        return (score + (pairs - compared) * self.unlike) / pairs

    def _merge(self, one: str, other: str) -> None:
        keep, drop = min(one, other), max(one, other)
        dropped = self.members.pop(drop)
        self.members[keep] += dropped
        self.group_of |= dict.fromkeys(dropped, keep)
        for near, (score, compared) in self.sums.pop(drop).items():
            del self.sums[near][drop]
            if near != keep:
                before, count = self.sums[keep].get(near, (0.0, 0))
                added = (before + score, count + compared)
                self.sums[keep][near] = self.sums[near][keep] = added
        for near in self.parted.pop(drop):
            self.parted[near].discard(drop)
            self.parted[near].add(keep)
            self.parted[keep].add(near)
