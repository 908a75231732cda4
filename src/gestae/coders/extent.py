"""How far phrases and clauses reach, and which cue phrase stands before one: ``read_extent``.

What ``attribution``, ``status`` and ``causes`` share about the geometry of a sentence.
"""

from dataclasses import dataclass
from typing import TypeVar

from gestae.ontology.cues import Match, Phrase, Phrases
from gestae.ontology.han import simplify
from gestae.records import Predicate, Sentence, Span

Found = TypeVar("Found", bound=Phrase)


COMMAS = frozenset({"，", ",", "；", "："})
"""Marks behind which a Chinese clause has its own marker."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The words of a sentence, and the first and last token below each token.

    Words are in lower case and, of Chinese, in simplified characters.
    """

    words: tuple[str, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]

    def marking(self, table: Phrases[Found], predicate: Predicate) -> Match[Found] | None:
        """The cue phrase that marks a clause: the one ``before`` it, or in it.

        In Chinese the marker may stand behind the subject: 俄方若拒绝停火.
        """
        if not table.joiner:
            for start in range(self.left[predicate.head], predicate.head):
                marker = self.words[start] == predicate.marker
                if marker or start in predicate.modifiers:
                    found = table.find_at(self.words, start)
                    if found is not None and found.end <= predicate.head:
                        return found
        found = self.before(table, predicate.head)
        if found is None or table.joiner or predicate.kind == "noun":
            return found
        between = self.words[found.end : predicate.head]
        return None if any(word in COMMAS for word in between) else found

    def before(self, table: Phrases[Found], head: int) -> Match[Found] | None:
        """The cue phrase at or right before the clause or phrase under ``head``.

        The longest of those that reach the left edge wins: "even if" over "if".
        """
        edge = self.left[head]
        best: Match[Found] | None = None
        for start in range(max(0, edge - 4), min(edge + 1, head) + 1):
            found = table.find_at(self.words, start)
            if found is None or found.end < edge:
                continue
            if best is None or found.end - found.start > best.end - best.start:
                best = found
        return best

    def span(self, sentence: Sentence, head: int) -> Span:
        """The document span of all that hangs on a token."""
        return sentence.span_of(self.left[head], self.right[head])


def read_extent(sentence: Sentence) -> Extent:
    """The extent of a sentence's tokens, from their heads."""
    count = len(sentence.tokens)
    heads = [token.head for token in sentence.tokens]
    left, right = list(range(count)), list(range(count))
    for index in range(count):
        above = heads[index]
        while right[above] < index:
            right[above] = index
            above = heads[above]
    for index in range(count - 1, -1, -1):
        above = heads[index]
        while left[above] > index:
            left[above] = index
            above = heads[above]
    return Extent(
        tuple(simplify(token.text.lower()) for token in sentence.tokens), tuple(left), tuple(right)
    )


def read_below(sentence: Sentence) -> dict[int, tuple[Predicate, ...]]:
    """The predicates of a sentence by the head of the one they depend on, each in order."""
    below: dict[int, tuple[Predicate, ...]] = {}
    for predicate in sentence.predicates:
        if predicate.governor is not None:
            below[predicate.governor] = (*below.get(predicate.governor, ()), predicate)
    return below
