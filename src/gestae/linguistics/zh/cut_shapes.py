"""Words cut by their shape alone: ``parted``.

A number from its unit, a person from a title, and states said with one character each from each
other and from what follows (俄军, 美日韩).
"""

import re
from collections.abc import Iterator
from typing import cast

from gestae.linguistics.zh.cut_words import (
    NAMES,
    NOMINAL,
    SURE,
    VERBAL,
    Piece,
    cut_words,
    tag_of_rest,
)

PLURAL = "们"
ASPECT = "了"
POTENTIAL = frozenset("不得罢")
"""Characters before 了 with which it makes another word (受不了)."""
UNSURE = frozenset("中以加和")
"""States' characters that begin other words as often."""
NUMERAL = re.compile(
    r"[第上近约逾超]?[0-9零〇一二两三四五六七八九十百千万亿兆几数半]"
    r"[0-9.,%零〇一二两三四五六七八九十百千万亿兆几数半多余来~～至到\-–—]*"
)


def parted(text: str, piece: Piece) -> Iterator[Piece]:
    """The parts of one piece by the shape of the word alone."""
    if piece.fixed:
        yield piece
    elif piece.tag == "m":
        yield from _number(text, piece)
    elif piece.tag == "PER":
        yield from _titled(text, piece)
    elif (parts := cut_words().parted.get(piece.over(text))) is not None:
        start = piece.start
        for part in parts.split():
            word, _, tag = part.partition("/")
            yield Piece(start, start + len(word), tag)
            start += len(word)
    elif (cut := _cut_of(piece.over(text), piece.tag)) is not None:
        at, first, last = cut
        yield Piece(piece.start, piece.start + at, first)
        yield Piece(piece.start + at, piece.end, last)
    else:
        yield from _shorts(text, piece)


def _cut_of(word: str, tag: str) -> tuple[int, str, str] | None:
    """Where a word falls into a manner and a verb (强烈|谴责), or a coverb and what stands for a
    noun (对|此), with the tags of both; ``None`` where it does not.
    """
    words = cut_words()
    if len(word) == 4 and word[:2] in words.manners and tag in VERBAL:
        return 2, "ad", "v"
    if len(word) == 2 and word[0] in words.leading and word[1] in words.standing:
        return 1, "p", "r"
    return None


def _number(text: str, piece: Piece) -> Iterator[Piece]:
    """A number and its unit (45亿|美元, 30|枚)."""
    word = piece.over(text)
    match = NUMERAL.match(word)
    if match is None or match.end() == len(word) or word in cut_words().numerals:
        yield piece
        return
    rest = word[match.end() :]
    if rest in cut_words().collective:
        yield Piece(piece.start, piece.end, "n")
        return
    if rest.startswith(("分之", ":", "：", "/")) or (rest[0] == "点" and len(rest) > 1):
        yield piece
        return
    yield Piece(piece.start, piece.start + match.end(), "m")
    yield Piece(piece.start + match.end(), piece.end, "q")


def _titled(text: str, piece: Piece) -> Iterator[Piece]:
    """A person and the title that LAC left on the name."""
    word = piece.over(text)
    if len(word) == 2 and _is_state_and_head(word):
        yield Piece(piece.start, piece.start + 1, "LOC", fixed=True)
        yield Piece(piece.start + 1, piece.end, "n")
        return
    if (
        len(word) > 1
        and cut_words().short.issuperset(word)
        and not cut_words().great.isdisjoint(word)
    ):
        yield from _shorts(text, Piece(piece.start, piece.end, "LOC"))
        return
    if len(word) > SURE and word[0] in cut_words().coverbs:
        yield Piece(piece.start, piece.start + 1, "p")
        yield Piece(piece.start + 1, piece.end, "PER")
        return
    for title in cut_words().titles:
        if word.startswith(title) and len(word) > len(title) + 1:
            middle = piece.start + len(title)
            yield Piece(piece.start, middle, "n")
            yield from _titled(text, Piece(middle, piece.end, "PER"))
            return
        if word.endswith(title) and len(word) > len(title):
            middle = piece.end - len(title)
            yield Piece(piece.start, middle, "PER")
            yield Piece(middle, piece.end, "n")
            return
    yield piece


def _opening(word: str) -> tuple[int, str] | None:
    """How many characters before a verb of two or more are a word of their own, and its tag."""
    if word in cut_words().whole:
        return None
    for opening, tag in cut_words().opening.items():
        if word.startswith(opening) and len(word) > len(opening) + 1:
            return len(opening), tag
    return None


def _opened(piece: Piece, length: int, tag: str) -> Iterator[Piece]:
    yield Piece(piece.start, piece.start + length, tag)
    yield Piece(piece.start + length, piece.end, piece.tag)


def _is_state_and_head(word: str) -> bool:
    words = cut_words()
    sided = word[1] in words.sides and word[0] in words.short | words.weak
    return sided or (word[1] in words.heads and word[0] in words.short)


def _shorts(text: str, piece: Piece) -> Iterator[Piece]:
    """States said with one character each: before a head (俄军), in rows (美日韩), after a verb."""
    words, word = cut_words(), piece.over(text)
    run = _run(word)
    rest = word[run:]
    if len(word) < 2 or word in words.whole:
        yield piece
    elif word[-1] == ASPECT and piece.tag == "v" and word[-2] not in POTENTIAL:
        yield Piece(piece.start, piece.end - 1, "v")
        yield Piece(piece.end - 1, piece.end, "u")
    elif piece.tag in VERBAL and _opening(word) is not None:
        yield from _opened(piece, *cast("tuple[int, str]", _opening(word)))
    elif piece.tag == "n" and word[-1] == PLURAL and len(word) > 2:
        yield Piece(piece.start, piece.end - 1, "n")
        yield Piece(piece.end - 1, piece.end, "u")
    elif word[0] in words.before and word[1:] in words.after:
        yield Piece(piece.start, piece.start + 1, words.before[word[0]])
        yield Piece(piece.start + 1, piece.end, "LOC", fixed=True)
    elif word[0] in words.before and word[1] in words.after and word[2:] in words.heads:
        yield Piece(piece.start, piece.start + 1, words.before[word[0]])
        yield Piece(piece.start + 1, piece.start + 2, "LOC", fixed=True)
        yield Piece(piece.start + 2, piece.end, "n")
    elif (
        piece.tag in NOMINAL
        and run
        and _is_run(run, rest, named=_is_body(word, piece))
        and _is_row(word[:run], piece)
    ):
        for place in range(piece.start, piece.start + run):
            yield Piece(place, place + 1, "LOC", fixed=True)
        if rest:
            yield Piece(piece.start + run, piece.end, tag_of_rest(piece, rest))
    else:
        yield piece


def _opens_head(rest: str) -> bool:
    """Whether what a body is called behind its state's character begins like one: 总统府新闻部."""
    return any(rest.startswith(head) for head in cut_words().heads if len(head) > 1)


def _is_run(run: int, rest: str, *, named: bool) -> bool:
    """Whether what follows states' characters lets them be states; of a body's name (``named``)
    its beginning does.
    """
    words = cut_words()
    if run == 1:
        return rest in words.heads or rest in words.sides or (named and _opens_head(rest))
    return run > SURE - 1 or not rest or rest in words.heads or rest in words.pairs


def _is_body(word: str, piece: Piece) -> bool:
    """Whether a word is a body's name that a state's character may begin: no 中央行动小组."""
    return piece.tag in {"ORG", "nt"} and word[0] not in UNSURE


def _run(word: str) -> int:
    """How many states' characters it begins with."""
    known = cut_words().short | cut_words().weak
    return next((i for i, character in enumerate(word) if character not in known), len(word))


def _is_row(row: str, piece: Piece) -> bool:
    """Whether the characters stand for states.

    Those that are common words besides do so only in a name, before 方 or beside a great power.
    """
    words = cut_words()
    if words.short.issuperset(row):
        return True
    if len(row) == 1:
        return piece.end - piece.start == 2
    return piece.tag in NAMES and not words.great.isdisjoint(row)
