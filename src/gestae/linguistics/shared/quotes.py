"""Quotation marks of any script to ``Quote``s. Start with ``find_quotes``; a pack that cuts a
passage into sentences gives each the quotes of ``quotes_within``.

Marks are paired by a stack. Directed marks (“ ” « » 「 」) say themselves which side they are;
straight ones are told by the spaces around them; an apostrophe is a mark only where it opened.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gestae.records import Quote, Span

PAIRS = {
    "“": "”", "‘": "’", "„": "“”", "‚": "‘’", "«": "»", "‹": "›",
    "「": "」", "『": "』", "﹁": "﹂", "〝": "〞〟", "``": "''",
}  # fmt: skip
"""Each opening mark with the marks that may close it."""
CLOSERS = frozenset("".join(PAIRS.values())) - {"'"} | {"''"}
STRAIGHT = frozenset({'"', "＂", "'"})
APOSTROPHES = frozenset({"'", "’"})
MARK = re.compile(r"``|''|[“”„‘’‚«»‹›「」『』﹁﹂〝〞〟\"＂']")
BEFORE_OPENING = frozenset(" \t\r\n\u00a0\u3000([{（【—–-:：,，")
SENTENCE_END = frozenset(".?!…。？！")
CLAUSE_WORDS = 5
"""From here on a quotation that begins with a capital is taken for a clause, even unended."""
LONG_CLAUSE_WORDS = 9
"""The same for one that goes on with a sentence in small letters."""
CLAUSE_CHARACTERS = 9
"""The same where words are not spaced."""


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    start: int
    end: int


def find_quotes(text: str, offset: int = 0) -> tuple[Quote, ...]:
    """The quotations of a passage, outer before inner, in order of the text.

    ``offset`` is where ``text`` starts in the document. A double quotation that is not closed
    runs to the end of the passage, as the convention is when the next paragraph goes on with
    it; a single one is dropped, because it was an apostrophe. Empty where there are no marks.

    >>> [quote.span.of("He said: “It is over.”") for quote in find_quotes("He said: “It is over.”")]
    ['It is over.']
    """
    spans = sorted(_paired(text), key=lambda pair: (pair[0], -pair[1]))
    return tuple(
        Quote(Span(start + offset, end + offset), _is_complete(text, start, end))
        for start, end in spans
        if text[start:end].strip()
    )


def quotes_within(quotes: Iterable[Quote], span: Span) -> tuple[Quote, ...]:
    """The quotes that reach into a stretch such as a sentence, each with its whole span."""
    return tuple(quote for quote in quotes if quote.span.overlaps(span))


def _paired(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands between each pair of marks."""
    open_marks: list[_Mark] = []
    for found in MARK.finditer(text):
        mark = _Mark(found.group(), found.start(), found.end())
        depth = _closed_by(text, mark, open_marks)
        if depth is not None:
            yield open_marks[depth].end, mark.start
            del open_marks[depth:]
        elif _opens(text, mark, open_marks):
            open_marks.append(mark)
    for mark in open_marks:
        if mark.text not in {"'", "‘", "‚"}:
            yield mark.end, len(text.rstrip())


def _closed_by(text: str, mark: _Mark, open_marks: list[_Mark]) -> int | None:
    """Index of the open mark that ``mark`` closes; ``None`` where it closes none."""
    if mark.text in APOSTROPHES and _goes_on(text, mark.end):
        return None
    for depth in range(len(open_marks) - 1, -1, -1):
        opened = open_marks[depth].text
        if opened in STRAIGHT:
            closes = mark.text == opened and _looks_closing(text, mark)
        else:
            closes = mark.text in PAIRS[opened]
            closes = closes or (mark.text == opened and _only_closing(text, mark))
        if closes:
            return depth
    return None


def _opens(text: str, mark: _Mark, open_marks: list[_Mark]) -> bool:
    before = text[mark.start - 1] if mark.start else " "
    if mark.text == '"' and before.isdigit() and not open_marks:
        return False  # inches: a 5" gun
    if mark.text in STRAIGHT or mark.text == "‘":
        starts = before in BEFORE_OPENING or before in PAIRS or before in STRAIGHT
        wide = not before.isascii() and mark.text != "'"
        return (starts or wide) and _goes_on(text, mark.end, spaces=mark.text != "'")
    return mark.text in PAIRS


def _looks_closing(text: str, mark: _Mark) -> bool:
    """Whether a straight mark may close: not where a space before and a letter after open it."""
    before = text[mark.start - 1] if mark.start else " "
    opening = before.isspace() and mark.end < len(text) and not text[mark.end].isspace()
    return not opening or text[mark.end] in SENTENCE_END


def _only_closing(text: str, mark: _Mark) -> bool:
    """Whether an opening mark stands where only a closing one can ("“Never“, he said")."""
    before = text[mark.start - 1] if mark.start else " "
    return not before.isspace() and not _goes_on(text, mark.end)


def _goes_on(text: str, position: int, *, spaces: bool = False) -> bool:
    """Whether a word, or with ``spaces`` anything at all, follows."""
    if position >= len(text):
        return False
    return spaces or text[position].isalnum()


def _is_complete(text: str, start: int, end: int) -> bool:
    """Whether what is quoted reads as a clause: by its length, its end and its letters."""
    inside = text[start:end].strip()
    words = inside.split()
    ended = inside[-1] in SENTENCE_END
    if len(words) == 1:
        return len(inside) >= CLAUSE_CHARACTERS and not inside.isascii()
    if inside[0].islower():
        return len(words) >= LONG_CLAUSE_WORDS
    return not _is_title(words) and (ended or len(words) >= CLAUSE_WORDS)


def _is_title(words: list[str]) -> bool:
    """Whether nearly every long word is capitalised, as in the name of a book or list."""
    long_words = [word for word in words if len(word) > 3]  # not "the", "and", "of"
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) > 1 and capitals == len(long_words)
