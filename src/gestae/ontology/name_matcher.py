"""Many names found in a text in one pass: ``NameMatcher``."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from gestae.records import Span

Named = TypeVar("Named")


class NameMatcher(Generic[Named]):
    """Finds the names of a table in a text: leftmost first, then longest, never overlapping.

    ``spaced``: words are parted by spaces, so that a name must not go on into a letter or digit
    ("Mali" is not found in "Malice").
    """

    def __init__(self, names: Mapping[str, Named], *, spaced: bool) -> None:
        self._named = tuple(names.values())
        self._automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
        self._spaced = spaced

    def find(self, text: str) -> Iterator[tuple[Span, Named]]:
        """Each name with its span, in order of the text."""
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            if self._spaced and _inside_word(text, start, end):
                continue
            yield Span(start, end), self._named[number]


def _inside_word(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return before or after
