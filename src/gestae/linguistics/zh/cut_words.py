"""The pieces that LAC's words are cut into, and the words of the table that says where.

``cutting.py`` cuts them, with ``cut_names.py`` and ``cut_shapes.py``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from gestae.linguistics.zh.folding import splits
from gestae.ontology.name_matcher import NameMatcher

NAMES = frozenset({"PER", "LOC", "ORG", "nz", "nr", "ns", "nt"})
NOMINAL = NAMES | {"n", "nw", "f", "s", "t", "TIME", "vn", "r", "m", "xc"}
"""Tags under which LAC glues a name to what follows."""
VERBAL = frozenset({"v", "a"})
SURE = 3
"""Characters from which a name of our tables outweighs LAC's boundaries; shorter ones turn up by
chance across two words (立法|国家)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the folded text with LAC's tag; ``fixed`` where our tables decided it."""

    start: int
    end: int
    tag: str
    fixed: bool = False

    def over(self, text: str) -> str:
        """What it covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class CutWords:
    """The table ``word_splits.toml``."""

    short: frozenset[str]
    weak: frozenset[str]
    great: frozenset[str]
    sides: frozenset[str]
    coverbs: frozenset[str]
    after: frozenset[str]
    heads: frozenset[str]
    pairs: frozenset[str]
    whole: frozenset[str]
    shared: tuple[str, ...]
    longer: tuple[str, ...]
    bound: frozenset[str]
    governing: frozenset[str]
    titles: tuple[str, ...]
    numerals: frozenset[str]
    collective: frozenset[str]
    manners: frozenset[str]
    general: frozenset[str]
    leading: frozenset[str]
    standing: frozenset[str]
    clinging: dict[str, str]
    before: dict[str, str]
    parted: dict[str, str]
    endings: dict[str, str]
    opening: dict[str, str]
    forced: NameMatcher[str]


@cache
def cut_words() -> CutWords:
    """The words of the table."""
    table: dict[str, Any] = splits()
    lists = (
        "short",
        "weak",
        "great",
        "sides",
        "coverbs",
        "after",
        "heads",
        "pairs",
        "whole",
        "bound",
        "governing",
        "numerals",
        "collective",
        "manners",
        "general",
        "leading",
        "standing",
    )
    return CutWords(
        **{name: frozenset(table[name]) for name in lists},
        shared=tuple(table["shared"]),
        longer=tuple(table["longer"]),
        titles=tuple(sorted(table["titles"], key=len, reverse=True)),
        before=dict(table["before"]),
        opening=dict(table["opening"]),
        parted=dict(table["parted"]),
        clinging=dict(table["clinging"]),
        endings=dict(table["endings"]),
        forced=NameMatcher(table["forced"], spaced=False),
    )


def tag_of_rest(piece: Piece, rest: str) -> str:
    """The tag of what is left of a word behind a name that was taken from it."""
    if rest in cut_words().clinging:
        return cut_words().clinging[rest]
    if piece.tag in {"ORG", "LOC"} and len(rest) > 1 and rest not in cut_words().heads:
        return piece.tag
    if piece.tag == "PER":
        return "PER"
    return "n" if piece.tag in NAMES | {"TIME", "f", "r"} else piece.tag
