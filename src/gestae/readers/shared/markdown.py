"""Markdown's marks and front matter. Start with ``without_marks`` and ``read_front_matter``."""

import re
from collections.abc import Iterator

import yaml

from gestae.readers.shared.columns import match_columns, row_metadata
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.original import Edit, Tracked

LONGEST_FRONT_MATTER = 20_000

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_MARKS = (
    re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>\n]{0,200}>", re.DOTALL),
    re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE),
    re.compile(r"!?\[(?P<kept>[^\[\]\n]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])"),
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])(?P<kept>[^*\n]+?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])(?P<kept>[^_\n]+?)(?<=\S)\1(?![\w_])"),
    re.compile(r"(`{1,2})(?P<kept>[^`\n]+)\1"),
    re.compile(r"\\(?P<kept>[\\`*_{}\[\]()#+.!>-])"),
)  # fmt: skip
"""Marks in the order in which they are taken out; of each, the group ``kept`` stays."""


def read_front_matter(text: str) -> tuple[Metadata, int]:
    """What the YAML block at the head of a text says, and the characters it takes; 0: no block."""
    match = _FRONT_MATTER.match(text[:LONGEST_FRONT_MATTER])
    if not match:
        return Metadata(), 0
    try:
        values = yaml.safe_load(match[1])
    except yaml.YAMLError:
        return Metadata(), 0
    if not isinstance(values, dict):
        return Metadata(), 0
    row = {str(name): value for name, value in values.items()}
    return row_metadata(row, match_columns(list(row))), match.end()


def without_marks(tracked: Tracked, start: int = 0) -> Tracked:
    """The text without the marks of emphasis, links, code and quoted blocks, from ``start`` on.

    >>> without_marks(Tracked.of("**Norway** [pledged](https://example.org) aid.")).text
    'Norway pledged aid.'
    """
    for pattern in _MARKS:
        tracked = tracked.edit(_around_kept(pattern, tracked.text, start))
    return tracked


def _around_kept(pattern: re.Pattern[str], text: str, start: int) -> Iterator[Edit]:
    for match in pattern.finditer(text, start):
        if "kept" not in pattern.groupindex:
            yield match.start(), match.end(), ""
        else:
            yield match.start(), match.start("kept"), ""
            yield match.end("kept"), match.end(), ""
