"""Which ends of links stand for one node: ``join_ends``.

One deed, one stretch, or two wordings of one reason: in two languages of one text, or so close in
meaning that several sources give it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from gestae.analysis.reasons.gather import Texts, Tie, Ties, document_of
from gestae.assembly.vectors import encode
from gestae.records import Span, stretch_of

ALIKE = 0.72
"""Closeness from which two wordings in one language give one reason."""
ALIKE_ACROSS = 0.62
"""The same for two languages."""
COMPARED = 300
"""Wordings on one side of one thing whose meanings are compared, so that time stays bounded."""
ALIKE_TRANSLATED = 0.4
"""The same where their sentences are each other's translation."""


class Groups:
    """Ends that stand for one thing."""

    def __init__(self, ends: Iterable[str]) -> None:
        self._group = {end: end for end in ends}
        self._members = {end: [end] for end in self._group}

    def __contains__(self, end: str) -> bool:
        return end in self._group

    def find(self, end: str) -> str:
        """The end that stands for the group of this one: the smallest, in whatever order joined."""
        return self._group[end]

    def join(self, one: str, other: str) -> None:
        """Makes two groups one."""
        first, second = sorted((self.find(one), self.find(other)))
        if first != second:
            moved = self._members.pop(second)
            self._members[first] += moved
            self._group |= dict.fromkeys(moved, first)

    def beside(self, end: str) -> list[str]:
        """All ends of the group of this one."""
        return self._members[self.find(end)]

    def members(self) -> dict[str, tuple[str, ...]]:
        """The ends of each group, sorted."""
        return {name: tuple(sorted(ends)) for name, ends in sorted(self._members.items())}


def join_ends(
    ties: Ties,
    shown: Collection[Tie],
    center: Collection[str],
    texts: Texts,
    translated: Collection[tuple[str, str]],
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
    partners = _partners(translated)
    for side in _sides(groups, shown):
        beside = [end for end in side if _place(end, texts)]
        _join_same_words(groups, beside, texts)
        _join_alike(groups, beside, texts, partners)
    return groups


def _sides(groups: Groups, shown: Collection[Tie]) -> list[list[str]]:
    """The ends on one side of one thing, in ties of one kind: all its purposes, say."""
    beside: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for tie in shown:
        beside[groups.find(tie.of), "reason", tie.kind].add(tie.reason)
        beside[groups.find(tie.reason), "of", tie.kind].add(tie.of)
    return sorted(sorted(ends) for ends in beside.values() if len(ends) > 1)


def _join_same_words(groups: Groups, ends: Collection[str], texts: Texts) -> None:
    first: dict[str, str] = {}
    for end in filter(stretch_of, ends):
        words = _words(end, texts).casefold()
        groups.join(first.setdefault(words, end), end)


def _join_alike(groups: Groups, ends: Collection[str], texts: Texts, partners: "Partners") -> None:
    """Joins wordings of different documents or languages that mean the same, the closest first.

    A deed is joined with a wording, so that "to contain Egypt" is one reason whether or not a deed
    was read in it; two deeds are one where they were linked, and not by their words.
    """
    once = list({groups.find(end): end for end in sorted(ends, reverse=True)}.values())
    once = sorted(once)[:COMPARED]
    if len({_text_of(end, texts) for end in once}) < 2:
        return
    vectors = encode([_words(end, texts) for end in once]).astype(np.float32)
    close = vectors @ vectors.T
    rows, columns = np.nonzero(np.triu(close >= ALIKE_TRANSLATED, k=1))
    found = sorted(
        (-round(float(close[row, column]), 2), once[row], once[column])
        for row, column in zip(rows, columns, strict=True)
    )
    for near, one, other in found:
        if groups.find(one) == groups.find(other) or _are_deeds(groups, one, other):
            continue
        enough = -near >= _least(one, other, texts, partners)
        if enough and _stay_apart(groups, one, other, texts):
            groups.join(one, other)


def _stay_apart(groups: Groups, one: str, other: str, texts: Texts) -> bool:
    """Whether joining two leaves apart what one text tells as two reasons in one language."""
    first, second = (
        {_text_of(end, texts): _words(end, texts).casefold() for end in ends if _place(end, texts)}
        for ends in (groups.beside(one), groups.beside(other))
    )
    return all(first[text] == second[text] for text in first.keys() & second.keys())


def _are_deeds(groups: Groups, one: str, other: str) -> bool:
    """Whether both groups hold a deed that was read."""
    return all(not all(map(stretch_of, groups.beside(end))) for end in (one, other))


def _place(end: str, texts: Texts) -> tuple[str, Span] | None:
    """Document and stretch of an end: its own, or of a deed from its trigger over its targets."""
    if span := stretch_of(end):
        return document_of(end), span
    event = texts.events.get(end)
    if event is None:
        return None
    spans = [event.trigger.span, *(target.span for target in event.targets)]
    inside = [span for span in spans if event.sentence.span.covers(span)]
    return event.document.id, Span(
        min(span.start for span in inside), max(span.end for span in inside)
    )


def _where(end: str, texts: Texts) -> tuple[str, Span]:
    """As ``_place``, of an end that is known to have one."""
    return _place(end, texts) or (document_of(end), Span(0, 0))


def _text_of(end: str, texts: Texts) -> tuple[str, str]:
    return _where(end, texts)[0], _language(end, texts)


Partners = dict[str, list[tuple[Span, str]]]
"""By document: its stretches that are told again in another language, with where."""


def _partners(translated: Iterable[tuple[str, str]]) -> Partners:
    found: Partners = defaultdict(list)
    for pair in translated:
        for one, other in (pair, pair[::-1]):
            span = stretch_of(one)
            if span is not None:
                found[document_of(one)].append((span, other))
    return found


def _least(one: str, other: str, texts: Texts, partners: Partners) -> float:
    if _language(one, texts) == _language(other, texts):
        return ALIKE
    again = any(_lies_in(other, stretch, texts) for stretch in _told_again(one, texts, partners))
    return ALIKE_TRANSLATED if again else ALIKE_ACROSS


def _told_again(end: str, texts: Texts, partners: Partners) -> Iterator[str]:
    document, inner = _where(end, texts)
    for span, stretch in partners.get(document, ()):
        if span.overlaps(inner):
            yield stretch


def _lies_in(end: str, stretch: str, texts: Texts) -> bool:
    document, inner = _where(end, texts)
    outer = stretch_of(stretch)
    return outer is not None and outer.overlaps(inner) and document == document_of(stretch)


def _language(end: str, texts: Texts) -> str:
    document, span = _where(end, texts)
    return texts.sentence(document, span.start).language


def _words(end: str, texts: Texts) -> str:
    return texts.words(*_where(end, texts))
