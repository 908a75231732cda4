"""LAC's words cut and joined where our coders need it: ``recut``.

LAC finds words and unknown names well, and cuts where a newspaper's index would: 越南外交部 is one
word to it. A coder needs the state alone, so the rules here part names of states and bodies from
what follows, pairs of states from each other, numbers from their units and titles from persons.
What our tables name is one word, whatever LAC made of it (``cut_names.py``); what a word's shape
alone tells stands in ``cut_shapes.py``, the table of words in ``cut_words.py``.
"""

import re
from collections.abc import Iterable, Iterator

from gestae.linguistics.zh.cut_names import with_names
from gestae.linguistics.zh.cut_shapes import parted
from gestae.linguistics.zh.cut_words import NAMES, NOMINAL, SURE, Piece, cut_words
from gestae.linguistics.zh.folding import is_han
from gestae.linguistics.zh.localities import is_place, parts_of

__all__ = ["Piece", "recut"]

SITED = frozenset({"LOC", "ORG", "ns", "nt"})
"""Tags of words that may begin with a place (合肥市水务局)."""
JOINED = NAMES | {"n", "nw"}
DOUBLED = "国国"
"""The end of a state's name and the beginning of the next word (以国|国防军)."""
FIGURE = re.compile(r"\d+(?:[.,]\d+)+")
MOST = 4
"""States in one row of characters."""
VISITED = frozenset("驻访援")
"""Verbs of one character behind which a state's character is one."""
POWERS = frozenset("万亿")


def recut(text: str, pieces: Iterable[Piece], gaps: frozenset[int]) -> list[Piece]:
    """The pieces with our boundaries, in order; together they cover what the given ones do."""
    apart = [part for p in pieces for part in _unclung(text, p) for part in _at_gaps(part, gaps)]
    whole = _with_forced(text, _doubled(text, _dotted(text, _unbroken(text, apart))))
    named = _rows(text, with_names(text, whole))
    sited = [part for piece in _counted(text, named) for part in _sited(text, piece)]
    cut = [part for piece in sited for part in parted(text, piece)]
    return _retagged(text, cut)


def _at_gaps(piece: Piece, gaps: frozenset[int]) -> Iterator[Piece]:
    start = piece.start
    for gap in range(piece.start + 1, piece.end):
        if gap in gaps:
            yield Piece(start, gap, piece.tag)
            start = gap
    yield Piece(start, piece.end, piece.tag)


def _unclung(text: str, piece: Piece) -> Iterator[Piece]:
    """A name without the coverb or adverb that LAC took for its end (某大学同)."""
    word = piece.over(text)
    tag = cut_words().endings.get(word[-1])
    if tag is None or piece.tag not in NAMES or len(word) <= SURE:
        yield piece
        return
    yield Piece(piece.start, piece.end - 1, piece.tag)
    yield Piece(piece.end - 1, piece.end, tag)


def _dotted(text: str, pieces: list[Piece]) -> list[Piece]:
    """Names whose parts a dot joins (丹尼斯·什米哈尔) as one piece."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and _across_dot(text, last, piece):
            tag = "LOC" if "LOC" in (last.tag, piece.tag) and last.tag == "LOC" else "PER"
            found[-1] = Piece(last.start, piece.end, tag)
        else:
            found.append(piece)
    return found


def _across_dot(text: str, last: Piece, piece: Piece) -> bool:
    left, right = last.over(text), piece.over(text)
    if right == "·":
        return last.tag in JOINED and is_han(left[-1])
    if left.endswith("·") or right.startswith("·"):
        return len(left) > 1 and (piece.tag in JOINED or right.startswith("·"))
    return False


def _unbroken(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces without a cut inside a figure (3273|.|31点)."""
    for figure in FIGURE.finditer(text):
        cut = [p for p in pieces if p.end > figure.start() and p.start < figure.end()]
        if len(cut) > 1:
            whole = Piece(cut[0].start, cut[-1].end, "m")
            pieces = [
                *(p for p in pieces if p.end <= whole.start),
                whole,
                *(p for p in pieces if p.start >= whole.end),
            ]
    return pieces


def _rows(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with states in a row parted where the next word says that they are (俄挪|两国)."""
    words = cut_words()
    known = words.short | words.weak
    found: list[Piece] = []
    for number, piece in enumerate(_singles(text, pieces)):
        word = piece.over(text)
        following = pieces[number + 1].over(text) if number + 1 < len(pieces) else ""
        row = not piece.fixed and 1 < len(word) <= MOST and known.issuperset(word)
        if row and following in words.pairs and word not in words.whole:
            places = range(piece.start, piece.end)
            found += [Piece(place, place + 1, "LOC", fixed=True) for place in places]
        else:
            found.append(piece)
    return found


def _singles(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with single characters before such a word as names of states (以|巴|双方)."""
    words = cut_words()
    found = list(pieces)
    for number in range(2, len(pieces)):
        two = pieces[number - 2 : number]
        single = all(p.end - p.start == 1 and p.over(text) in words.short for p in two)
        if single and pieces[number].over(text) in words.pairs:
            found[number - 2 : number] = [Piece(p.start, p.end, "LOC", fixed=True) for p in two]
    return found


def _doubled(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with a cut between the two characters of 国国."""
    known = cut_words().short | cut_words().weak
    place = text.find(DOUBLED)
    while place >= 0:
        start = place - 1 if place and text[place - 1] in known else place
        if not any(piece.end == place + 1 for piece in pieces):
            pieces = _put(pieces, Piece(start, place + 1, "LOC"))
        place = text.find(DOUBLED, place + 1)
    return pieces


def _with_forced(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the words that LAC tends to miss, in place of what they cut into.

    One of two characters counts only where LAC parts these and agrees at one end (特|使, 华加|征),
    so that 参加|征兵 stays.
    """
    for span, tag in cut_words().forced.find(text):
        edges = {piece.start for piece in pieces} | {piece.end for piece in pieces}
        agreed = (span.start in edges) + (span.end in edges)
        if span.end - span.start >= SURE or (span.start + 1 in edges and agreed):
            pieces = _put(pieces, Piece(span.start, span.end, tag, fixed=True))
    return pieces


def _put(pieces: list[Piece], new: Piece) -> list[Piece]:
    """The pieces with a new one, to which those that it cuts into give way."""
    found = [p for p in pieces if p.end <= new.start]
    cut = [p for p in pieces if p.end > new.start and p.start < new.end]
    if cut[0].start < new.start:
        found.append(Piece(cut[0].start, new.start, cut[0].tag))
    found.append(new)
    if cut[-1].end > new.end:
        tag = "n" if cut[-1].tag in NAMES else cut[-1].tag
        found.append(Piece(new.end, cut[-1].end, tag))
    return found + [p for p in pieces if p.start >= new.end]


def _sited(text: str, piece: Piece) -> Iterator[Piece]:
    """A word with the places that it begins with as pieces of their own."""
    parts = parts_of(piece.over(text)) if piece.tag in SITED and not piece.fixed else ()
    if len(parts) < 2:
        yield piece
        return
    start = piece.start
    for part in parts[:-1]:
        yield Piece(start, start + len(part), "LOC", fixed=True)
        start += len(part)
    yield Piece(start, piece.end, "LOC" if is_place(parts[-1]) else piece.tag)


def _counted(text: str, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with a number whole that LAC cut before its last power (20余|万人)."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and piece.tag in {"n", "m", "q"} and text[piece.start] in POWERS:
            piece = Piece(held.start, piece.end, "m")  # noqa: PLW2901
        elif held is not None:
            yield held
        held = piece if piece.tag == "m" else None
        if held is None:
            yield piece
    if held is not None:
        yield held


def _retagged(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with a state's character as a name where LAC took it for something else."""
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        if _is_state(text, found[-1] if found else None, piece, following):
            found.append(Piece(piece.start, piece.end, "LOC", fixed=True))
        else:
            found.append(piece)
    return found


def _is_state(text: str, before: Piece | None, piece: Piece, after: Piece | None) -> bool:
    words, character = cut_words(), text[piece.start]
    if piece.end - piece.start > 1 or character not in words.short | words.weak:
        return False
    following = after.over(text) if after is not None else ""
    if character in words.short and following in words.heads - words.general:
        return piece.tag != "v"
    if before is None or before.end - before.start > 1:
        return False
    if before.tag == "LOC" and following in words.pairs:
        return True
    beside = character in words.short and before.tag == "LOC"
    return (beside or before.over(text) in VISITED) and piece.tag in NOMINAL | {"a"}
