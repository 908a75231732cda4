"""Words divided at the end of printed lines: ``join_divided_words``."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gestae.readers.shared.pages import PageLine

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SOFT_HYPHENS = ("\x02", "\ufffe", "\xad")
"""What a PDF may give for a hyphen that only divides a word."""

_FIRST_PART = re.compile(r"([^\W\d_]{2,})-$")
_SECOND_PART = re.compile(r"[^\W\d_]{2,}")


def join_divided_words(pages: Sequence[Sequence[PageLine]]) -> tuple[list[list[PageLine]], int]:
    """The lines with divided words made whole at the end of the first line, and their number.

    A soft hyphen goes; a visible one only where the document has the whole word elsewhere and
    not the hyphenated one, because "self-determination" may be divided at its own hyphen.
    """
    words = {
        word.casefold() for page in pages for line in page for word in _WORD.findall(line.text)
    }
    joined = [_join_page(page, words) for page in pages]
    return [lines for lines, _ in joined], sum(count for _, count in joined)


def _join_page(page: Sequence[PageLine], words: set[str]) -> tuple[list[PageLine], int]:
    lines: list[PageLine] = []
    carried: str | None = None
    count = 0
    for number, line in enumerate(page):
        text = line.text
        if carried is not None:
            text = text[len(carried) :].lstrip()
        carried = (
            _part_to_carry(text, page[number + 1].text, words) if number + 1 < len(page) else None
        )
        if carried is not None:
            text = text[:-1] + carried
            count += 1
        if text:
            lines.append(replace(line, text=text))
    return lines, count


def _part_to_carry(text: str, following: str, words: set[str]) -> str | None:
    """The beginning of the next line that completes the last word of this one."""
    first = following.partition(" ")[0]
    if text.endswith(_SOFT_HYPHENS):
        return first
    head, tail = _FIRST_PART.search(text), _SECOND_PART.match(first)
    if head is None or tail is None or not tail[0].islower():
        return None
    whole, hyphenated = head[1] + tail[0], f"{head[1]}-{tail[0]}"
    known = whole.casefold() in words and hyphenated.casefold() not in words
    return first if known else None
