"""The names of our tables cut out of LAC's words: ``with_names``."""

from functools import cache
from importlib.resources import files

from gestae.linguistics.zh.cut_words import (
    NAMES,
    NOMINAL,
    SURE,
    Piece,
    cut_words,
    tag_of_rest,
)
from gestae.ontology.actors import Name, load_actors
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems

TAGS = {"country": "LOC", "capital": "LOC", "seat": "ORG", "body": "ORG", "person": "PER"}
CHIEF = "长"


@cache
def _names() -> NameMatcher[Name]:
    return load_actors(files("gestae.ontology") / "tables" / "actors", Problems()).names["zh"]


def with_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the names of our tables as pieces of their own."""
    for span, name in _names().find(text):
        start, end = span.start, span.end
        if _is_other(text, start, end) or _is_titled(text[start:end], name):
            continue
        inside = [i for i, p in enumerate(pieces) if p.start < end and start < p.end]
        first, last = pieces[inside[0]], pieces[inside[-1]]
        new: list[Piece] | None
        if any(pieces[i].fixed for i in inside):
            continue
        if _shares(text, start, end):
            # 美国防部 is 美 and 国防部.
            new = [Piece(start, end - 1, "LOC", fixed=True), Piece(end - 1, last.end, "n")]
            stop = _shared_end(text, end - 1, pieces, inside[0])
            new[1] = Piece(end - 1, pieces[stop].end, "n")
            pieces[inside[0] : stop + 1] = new
            continue
        if first.start == start and last.end == end:
            new = _joined(first, last, start, end, name)
        elif first is last:
            new = _taken_out(text, first, start, end, name)
        else:
            new = _across(first, last, start, end, name, chief=text[end : end + 1] == CHIEF)
        if new is not None:
            pieces[inside[0] : inside[-1] + 1] = new
    return pieces


def _shares(text: str, start: int, end: int) -> bool:
    """Whether a state's last character begins the next word."""
    return (
        end - start == 2 and text[end - 1] == "国" and text.startswith(cut_words().shared, end - 1)
    )


def _shared_end(text: str, place: int, pieces: list[Piece], number: int) -> int:
    """The number of the piece in which the shared word that begins at ``place`` ends."""
    word = next(word for word in cut_words().shared if text.startswith(word, place))
    return next(
        (i for i in range(number, len(pieces)) if pieces[i].end >= place + len(word)), number
    )


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether a longer name begins here, or it is a form with a head of its own (中方, 中)."""
    words = cut_words()
    if end - start == 1 or text.startswith(words.longer, start):
        return True
    return text[start] in words.short and text[start + 1 : end] in words.heads


def _is_titled(named: str, name: Name) -> bool:
    """Whether a person is named with a title, which is a word of its own."""
    if name.kind != "person":
        return False
    return any(title in named[:-1] for title in cut_words().titles if len(title) > 1)


def _joined(first: Piece, last: Piece, start: int, end: int, name: Name) -> list[Piece] | None:
    """A name that ends where words end: one piece if it is surely the name."""
    parts = {first.tag, last.tag}
    if end - start >= SURE or (parts <= NOMINAL | {"a"} and last.end - first.end < SURE - 1):
        return [Piece(start, end, TAGS.get(name.kind, "LOC"), fixed=True)]
    return None


def _across(
    first: Piece, last: Piece, start: int, end: int, name: Name, *, chief: bool
) -> list[Piece] | None:
    """A name that cuts into words at its ends: they give way to a long one.

    Not where 长, or after a short name any one character, would be left of a word: 行政|院长 is no
    行政院.
    """
    short = end - start <= SURE
    left = last.end - end == 1 and (chief or (short and last.end - last.start > 2))
    if end - start < SURE or left:
        return None
    new = [Piece(start, end, TAGS.get(name.kind, "LOC"), fixed=True)]
    if first.start < start:
        new.insert(0, Piece(first.start, start, first.tag))
    if end < last.end:
        new.append(Piece(end, last.end, "n" if last.tag in NAMES else last.tag))
    return new


def _taken_out(text: str, piece: Piece, start: int, end: int, name: Name) -> list[Piece] | None:
    """A name inside a word, parted from what stands before and after it there."""
    before, after = text[piece.start : start], text[end : piece.end]
    tag = _tag_before(piece, before, end - start)
    if tag is None or (piece.tag not in NOMINAL and (after or not before)):
        return None
    if after and not _may_follow(piece, text[start:end], after, name):
        return None
    new = [Piece(start, end, TAGS.get(name.kind, "LOC"), fixed=True)]
    if before:
        new.insert(0, Piece(piece.start, start, tag))
    if end < piece.end:
        new.append(Piece(end, piece.end, tag_of_rest(piece, text[end : piece.end])))
    return new


def _tag_before(piece: Piece, before: str, length: int) -> str | None:
    """The tag of what stands before a name of that length in one word; ``None`` if it may not."""
    words = cut_words()
    if before in words.before:
        return words.before[before]
    if before in words.coverbs:
        return "p"
    if not before or before in words.titles:
        return "n"
    if piece.tag in {"v", "p"} and (length >= SURE or len(before) > 1):
        return piece.tag
    return None


def _may_follow(piece: Piece, named: str, after: str, name: Name) -> bool:
    words = cut_words()
    if (len(named) >= SURE and after in words.clinging) or after in words.governing:
        return True
    if name.kind in {"capital", "seat"}:
        return False
    if name.kind == "person":
        return piece.tag == "PER" and after in words.titles
    if piece.tag == "PER":
        return after.startswith(words.titles)
    if name.kind == "body" and (piece.tag == "LOC" or len(after) == 1):
        return piece.tag != "LOC" and after in words.heads
    return after not in words.bound and not (len(after) == 1 and after in "·年月日")
