"""Text for a screen: ``screen`` opens one, ``printable`` makes text safe, ``window`` cuts it.

Widths are counted in cells of a terminal, of which a Chinese character takes two.
"""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console

from gestae.records import Span

WIDTH_OF_A_FILE = 120
"""Cells a line may take where no terminal tells."""
LONGEST_WORD = 20
"""A cut is moved to a space no further away than this, so that text without spaces is cut, too."""


def screen(out: TextIO) -> Console:
    """A console on ``out``: coloured on a terminal only, and never where NO_COLOR is set."""
    return _Screen(
        file=out,
        width=screen_width(out),
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )


class _Screen(Console):
    """A console that leaves it to the caller what a closed pipe means."""

    def on_broken_pipe(self) -> None:
        """Raises; rich itself would end the program with status 1."""
        raise BrokenPipeError


def screen_width(out: TextIO) -> int:
    """Cells a line may take: COLUMNS, else the terminal's (behind a pipe, that of the messages)."""
    if os.environ.get("COLUMNS", "").isdigit():
        return shutil.get_terminal_size().columns
    for stream in (out, sys.stderr):
        try:
            return os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):  # no terminal, or no file behind the stream
            continue
    return WIDTH_OF_A_FILE


class _Harmless(dict[int, str]):
    """A translation table, filled as characters are met, that keeps every offset as it is.

    Control characters could move the cursor or recolour the screen, and direction overrides
    could show a text in another order than it is kept in; the first become a space, the others
    a character without width.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category in ("Cc", "Zl", "Zp"):
            shown = " "
        elif unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF"):
            shown = "\u200b"
        else:
            shown = "\ufffd" if category == "Cs" else character
        return self.setdefault(code, shown)


_HARMLESS = _Harmless()


def printable(text: str) -> str:
    r"""The text on one line, as long as before, with nothing in it that a terminal would obey.

    >>> printable("a\x1b[31mb\nc")
    'a [31mb c'
    """
    return text.translate(_HARMLESS)


def window(text: str, focus: Span, width: int) -> Span:
    """The stretch of ``text`` around ``focus`` that takes at most ``width`` cells.

    Two thirds of what can be shown stand behind the focus, because the objects do; what one side
    does not need goes to the other. Cuts fall between words where there are spaces.
    """
    if cell_len(text) <= width:
        return Span(0, len(text))
    spare = max(0, width - cell_len(focus.of(text)))
    before, behind = cell_len(text[: focus.start]), cell_len(text[focus.end :])
    left = min(before, max(spare // 3, spare - behind))
    right = min(behind, spare - left)
    start = focus.start - _fitting(text[: focus.start][::-1], left)
    end = focus.end + _fitting(text[focus.end :], right)
    return Span(_after_space(text, start, focus.start), _before_space(text, focus.end, end))


def _fitting(text: str, cells: int) -> int:
    """How many characters of ``text`` fit into that many cells."""
    used = 0
    for count, character in enumerate(text):
        used += cell_len(character)
        if used > cells:
            return count
    return len(text)


def _after_space(text: str, start: int, focus: int) -> int:
    if start == 0 or text[start - 1] == " ":
        return start
    space = text.find(" ", start, min(focus, start + LONGEST_WORD))
    return start if space < 0 else space + 1


def _before_space(text: str, focus: int, end: int) -> int:
    if end == len(text) or text[end] == " ":
        return end
    space = text.rfind(" ", max(focus, end - LONGEST_WORD), end)
    return end if space < 0 else space


def line_spans(text: str, width: int) -> Iterator[Span]:
    """The lines of a text wrapped to ``width`` cells, as stretches of it without the last space."""
    start = 0
    while start < len(text):
        end = start + max(1, _fitting(text[start:], width))
        space = text.rfind(" ", start, end + 1)
        if end < len(text) and start < space:
            yield Span(start, space)
            start = space + 1
        else:
            yield Span(start, end)
            start = end + (text[end : end + 1] == " ")
