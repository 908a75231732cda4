"""Which ends of links stand for one node: ``join_ends``.

One deed, one stretch, or two wordings of one reason: in two languages of one text, or so close in
meaning that several sources give it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from gestae.analysis.reasons.gather import Texts, Tie, Ties, document_of
from gestae.records import Span, stretch_of

Closeness = Callable[[Sequence[tuple[str, str]]], Sequence[float]]
"""How close in meaning each pair of texts is, from 0 to 1."""
ALIKE = 0.72
"""Closeness from which two wordings in one language give one reason."""
ALIKE_ACROSS = 0.62
"""The same for two languages."""
ALIKE_TRANSLATED = 0.4
"""The same where their sentences are each other's translation."""


class Groups:
    """Ends that stand for one thing, as a forest of pointers."""

    def __init__(self, ends: Iterable[str]) -> None:
        self._above = {end: end for end in sorted(ends)}

    def __contains__(self, end: str) -> bool:
        return end in self._above

    def find(self, end: str) -> str:
        """The end that stands for the group of this one."""
        while self._above[end] != end:
            end = self._above[end]
        return end

    def join(self, one: str, other: str) -> None:
        """Makes two groups one; the smaller name stands for it, so that order does not matter."""
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first

    def members(self) -> dict[str, tuple[str, ...]]:
        """The ends of each group, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for end in self._above:
            found[self.find(end)].append(end)
        return {name: tuple(sorted(ends)) for name, ends in found.items()}


def join_ends(
    ties: Ties,
    shown: Collection[Tie],
    center: Collection[str],
    texts: Texts,
    translated: Collection[tuple[str, str]],
    closeness: Closeness,
) -> Groups:
    """The groups of the ends of all ties that are shown; the center is one."""
    ends = {end for tie in shown for end in tie.ends} | set(center)
    groups = Groups(ends)
    for end in sorted(ends):
        for same in ties.same(end):
            if same in groups:
                groups.join(end, same)
    middle = sorted(center)
    for end in middle[1:]:
        groups.join(middle[0], end)
    _join_alike(groups, shown, texts, translated, closeness)
    return groups


def _join_alike(
    groups: Groups,
    shown: Collection[Tie],
    texts: Texts,
    translated: Collection[tuple[str, str]],
    closeness: Closeness,
) -> None:
    """Joins reasons of one thing, or what one thing is a reason of, that mean the same.

    Two are laid beside each other where they stand in different documents or languages, or have the
    same words. The closest are joined first.
    """
    pairs = sorted({pair for pair in _pairs(groups, shown) if _may_mean_same(*pair, texts)})
    words = {end: _words(end, texts) for pair in pairs for end in pair}
    close = closeness([(words[one], words[other]) for one, other in pairs])
    for near, (one, other) in sorted(
        zip(close, pairs, strict=True), key=lambda found: (-found[0], found[1])
    ):
        if near >= _least(one, other, texts, translated) and _stay_apart(groups, one, other, texts):
            groups.join(one, other)


def _stay_apart(groups: Groups, one: str, other: str, texts: Texts) -> bool:
    """Whether joining two leaves apart what one text tells as two reasons in one language."""
    members = groups.members()
    first, second = (
        {_text_of(end, texts): _words(end, texts).casefold() for end in ends if stretch_of(end)}
        for ends in (members[groups.find(one)], members[groups.find(other)])
    )
    return all(first[text] == second[text] for text in first.keys() & second.keys())


def _text_of(end: str, texts: Texts) -> tuple[str, str]:
    return document_of(end), _language(end, texts)


def _pairs(groups: Groups, shown: Collection[Tie]) -> Iterator[tuple[str, str]]:
    """Ends that stand on the same side of the same group, in ties of one kind."""
    beside: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for tie in shown:
        beside[groups.find(tie.of), "reason", tie.kind].add(tie.reason)
        beside[groups.find(tie.reason), "of", tie.kind].add(tie.of)
    for ends in beside.values():
        for one, other in combinations(sorted(ends), 2):
            if groups.find(one) != groups.find(other):
                yield one, other


def _may_mean_same(one: str, other: str, texts: Texts) -> bool:
    spans = stretch_of(one), stretch_of(other)
    if None in spans:
        return False
    alike = _words(one, texts).casefold() == _words(other, texts).casefold()
    return alike or _text_of(one, texts) != _text_of(other, texts)


def _least(one: str, other: str, texts: Texts, translated: Collection[tuple[str, str]]) -> float:
    if _language(one, texts) == _language(other, texts):
        return ALIKE
    both = any(
        (_lies_in(one, a) and _lies_in(other, b)) or (_lies_in(one, b) and _lies_in(other, a))
        for a, b in translated
    )
    return ALIKE_TRANSLATED if both else ALIKE_ACROSS


def _lies_in(end: str, stretch: str) -> bool:
    inner, outer = stretch_of(end), stretch_of(stretch)
    within = inner is not None and outer is not None and outer.overlaps(inner)
    return within and document_of(end) == document_of(stretch)


def _language(end: str, texts: Texts) -> str:
    span = stretch_of(end) or Span(0, 0)
    return texts.sentence(document_of(end), span.start).language


def _words(end: str, texts: Texts) -> str:
    return texts.words(document_of(end), stretch_of(end) or Span(0, 0))
