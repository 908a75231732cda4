"""Damage that text suffers on its way: ``repair`` mends what is broken and leaves the rest.

Mojibake (text decoded in the wrong encoding) is mended with ftfy, only in lines that show it;
curly quotes, ligatures and wide characters are as their authors wrote them.
"""

import re
from collections.abc import Iterator

import ftfy
from ftfy.badness import is_bad

from gestae.readers.shared.original import Edit, Tracked, normalise_newlines

_CONFIG = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_WORD = re.compile(r"[^ ]+| +")


def repair(text: str, *, newlines: bool = True) -> tuple[Tracked, tuple[str, ...]]:
    r"""The text with line ends as ``\n`` and damage mended, and notes of what was mended.

    Without ``newlines`` the line ends stay, so that an undamaged text is the caller's own.

    >>> repair("CafÃ© de Flore")[0].text
    'Café de Flore'
    >>> repair("“Café”")
    (Tracked(text='“Café”', starts=(0,), offsets=(0,)), ())
    """
    whole, notes = _replace_unstorable(text)
    tracked = Tracked.of(whole)
    if newlines:
        tracked = normalise_newlines(tracked)
    edits = list(_mojibake(tracked.text))
    if edits:
        notes = (*notes, f"mojibake repaired in {len(edits)} places")
        tracked = tracked.edit(edits)
    return tracked, notes


def _replace_unstorable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without NUL and half surrogates, which neither UTF-8 nor a database can hold.

    One character takes the place of one, so that all others stay where they are.
    """
    whole, count = _UNSTORABLE.subn("\ufffd", text)
    if not count:
        return text, ()
    return whole, (f"{count} characters that cannot be stored (NUL, half surrogates) are \ufffd",)


def _mojibake(text: str) -> Iterator[Edit]:
    """The edits that mend each line that is broken."""
    if text.isascii():
        return
    start = 0
    for line in text.split("\n"):
        if not line.isascii() and is_bad(line):
            fixed = ftfy.fix_encoding(line, _CONFIG)
            if fixed != line:
                yield from _differences(line, fixed, start)
        start += len(line) + 1


def _differences(broken: str, fixed: str, at: int) -> Iterator[Edit]:
    """The edits from one line to another, word by word where their blanks agree."""
    before, after = _WORD.findall(broken), _WORD.findall(fixed)
    if len(before) != len(after):
        yield at, at + len(broken), fixed
        return
    for old, new in zip(before, after, strict=True):
        if old != new:
            yield at, at + len(old), new
        at += len(old)
