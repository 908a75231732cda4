"""Which events users put together and which they keep apart: ``settle_pairs``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from gestae.records import Decision


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of events, the lesser id first and sorted, that never contradict each other.

    ``overruled`` are the decisions that stronger ones contradict.
    """

    together: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]
    overruled: tuple[Decision, ...]


def settle_pairs(decisions: Iterable[Decision]) -> Pairs:
    """What merges and splits come to, whatever order they are given in.

    The strongest is taken first, and one that contradicts what was taken is overruled: a merge of
    two that are apart, or whose groups hold two that are; a split of two that are together, also
    through others. So a later split parts two that an earlier chain of merges joined: the weakest
    link of the chain is overruled.
    """
    groups = _Groups()
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    overruled: list[Decision] = []
    for decision in sorted(decisions, key=lambda d: d.rank, reverse=True):
        pair = _pair(decision)
        if decision.action == "merge":
            holds, kept = groups.join(*pair), together
        else:
            holds, kept = groups.part(*pair), apart
        if not holds:
            overruled.append(decision)
        elif pair[0] != pair[1]:  # two readings that were merged may have become one
            kept.add(pair)
    return Pairs(tuple(sorted(together)), tuple(sorted(apart)), tuple(reversed(overruled)))


def _pair(decision: Decision) -> tuple[str, str]:
    first, second = sorted((decision.subject, decision.other or decision.subject))
    return first, second


class _Groups:
    """Events in groups of which some must not become one."""

    def __init__(self) -> None:
        self._group: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._foes: dict[str, set[str]] = defaultdict(set)

    def join(self, one: str, other: str) -> bool:
        """Makes the two groups one; false where they must stay apart."""
        first, second = self._of(one), self._of(other)
        if first == second:
            return True
        if second in self._foes[first]:
            return False
        for member in self._members[second]:
            self._group[member] = first
        self._members[first] |= self._members.pop(second)
        for foe in self._foes.pop(second, set()):
            self._foes[foe].discard(second)
            self._foes[foe].add(first)
            self._foes[first].add(foe)
        return True

    def part(self, one: str, other: str) -> bool:
        """Keeps the two groups apart from now on; false where they are one."""
        first, second = self._of(one), self._of(other)
        if first == second:
            return False
        self._foes[first].add(second)
        self._foes[second].add(first)
        return True

    def _of(self, event: str) -> str:
        if event not in self._group:
            self._group[event] = event
            self._members[event] = {event}
        return self._group[event]
