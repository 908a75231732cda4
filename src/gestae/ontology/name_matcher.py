"""Many names found in a text in one pass: ``NameMatcher``."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from gestae.records import Span

Named = TypeVar("Named")


class NameMatcher(Generic[Named]):
    """Finds the names of a table in a text: leftmost first, then longest, never overlapping.

    ``spaced``: words are parted by spaces, so that a name must not go on into a letter or digit
    ("Mali" is not found in "Malice"). Where they are not, only Latin letters and digits bound a
    name ("G7峰会"). ``fold`` maps names and texts, character by character, to one writing.
    """

    def __init__(
        self,
        names: Mapping[str, Named],
        *,
        spaced: bool,
        fold: Callable[[str], str] | None = None,
    ) -> None:
        folded = {name if fold is None else fold(name): name for name in reversed(list(names))}
        self._named = tuple(names[name] for name in folded.values())
        # Leftmost-longest search would lose a name behind one that turns out to cut into words.
        kind = MatchKind.LeftmostLongest if spaced else MatchKind.Standard
        self._automaton = AhoCorasick(list(folded), matchkind=kind)
        self._spaced = spaced
        self._fold = fold

    def find(
        self, text: str, breaks: Collection[int] | None = None
    ) -> Iterator[tuple[Span, Named]]:
        """Each name with its span, in order of the text.

        ``breaks`` are the places where words begin or end: where a language writes no spaces, a
        name counts only between two of them.
        """
        text = text if self._fold is None else self._fold(text)
        if self._spaced:
            for number, start, end in self._automaton.find_matches_as_indexes(text):
                if not _inside_word(text, start, end, str.isalnum):
                    yield Span(start, end), self._named[number]
            return
        reached = 0
        for start, last, number in sorted(self._whole(text, breaks)):
            if start >= reached:
                reached = -last
                yield Span(start, reached), self._named[number]

    def _whole(self, text: str, breaks: Collection[int] | None) -> Iterator[tuple[int, int, int]]:
        """Start, end below zero, so that the longest is first, and number of each name."""
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            bounded = breaks is None or (start in breaks and end in breaks)
            if bounded and not _inside_word(text, start, end, _is_latin):
                yield start, -end, number


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u0250"


def _inside_word(text: str, start: int, end: int, is_letter: Callable[[str], bool]) -> bool:
    before = start > 0 and is_letter(text[start - 1]) and is_letter(text[start])
    after = end < len(text) and is_letter(text[end]) and is_letter(text[end - 1])
    return before or after
