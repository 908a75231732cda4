"""Words divided at the end of printed lines: ``join_divided_words``."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from gestae.readers.shared.printed import PageLine
from gestae.readers.shared.tables import load_words

SOFT_HYPHENS = ("\x02", "\xad")
"""What a PDF may give for a hyphen that only divides a word."""

HYPHEN_AT_END = "\ufffe"
"""What pdfium gives for a hyphen at the end of a line, whether it divides a word or joins two."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_PART = re.compile(r"[^\W\d_]+$")
_FIRST_PART = re.compile(r"[^\W\d_]+")


def join_divided_words(pages: Sequence[Sequence[PageLine]]) -> tuple[list[list[PageLine]], int]:
    """The lines with divided words whole at the end of the first line, and their number.

    A hyphen that may belong to the word ("self-determination") goes where the document has the
    word without it elsewhere, and stays where it has it with it. Where it has neither, the word
    is taken like most others at the ends of its lines.
    """
    texts = [line.text for page in pages for line in page]
    words = {word.casefold() for text in texts for word in _WORD.findall(text)}
    known = [
        _is_divided(line.text, following.text, words)
        for page in pages
        for line, following in pairwise(page)
        if line.text.endswith(HYPHEN_AT_END)
    ]
    divides = known.count(True) > known.count(False)
    joined = [_join_page(page, words, divides=divides) for page in pages]
    return [lines for lines, _ in joined], sum(count for _, count in joined)


def _join_page(
    page: Sequence[PageLine], words: set[str], *, divides: bool
) -> tuple[list[PageLine], int]:
    lines: list[PageLine] = []
    carried = ""
    count = 0
    for line, following in zip_longest(page, page[1:]):
        text = line.text[len(carried) :].lstrip()
        carried = ""
        if text.endswith((*SOFT_HYPHENS, HYPHEN_AT_END)):
            carried = following.text.partition(" ")[0] if following else ""
            divided = following is not None and _is_divided(line.text, following.text, words)
            soft = text.endswith(SOFT_HYPHENS) or (divides if divided is None else divided)
            text = text[:-1] + ("" if soft and carried else "-") + carried
            count += bool(carried)
        if text:
            lines.append(replace(line, text=text))
    return lines, count


def _is_divided(text: str, following: str, words: set[str]) -> bool | None:
    """Whether the rest of the document shows that a word was divided; ``None``: it does not."""
    head, tail = _LAST_PART.search(text[:-1]), _FIRST_PART.match(following)
    if head is None or tail is None:
        return False
    first, second = head[0].casefold(), tail[0].casefold()
    if f"{first}-{second}" in words or first in load_words().hyphens:
        return False
    return True if first + second in words else None
