"""LAC's words cut and joined where our coders need it: ``recut``.

LAC finds words and unknown names well, and cuts where a newspaper's index would: 越南外交部 is one
word to it. A coder needs the state alone, so the rules here part names of states and bodies from
what follows, pairs of states from each other, numbers from their units and titles from persons.
What our tables name is one word, whatever LAC made of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from gestae.linguistics.zh.folding import is_han, splits
from gestae.linguistics.zh.localities import is_place, parts_of
from gestae.ontology.actors import Name, load_actors
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems

NAMES = frozenset({"PER", "LOC", "ORG", "nz", "nr", "ns", "nt"})
NOMINAL = NAMES | {"n", "nw", "f", "s", "t", "TIME", "vn", "r", "m", "xc"}
"""Tags under which LAC glues a name to what follows."""
SITED = frozenset({"LOC", "ORG", "ns", "nt"})
"""Tags of words that may begin with a place (合肥市水务局)."""
JOINED = NAMES | {"n", "nw"}
TAGS = {"country": "LOC", "capital": "LOC", "seat": "ORG", "body": "ORG", "person": "PER"}
VERBAL = frozenset({"v", "a"})
PLURAL = "们"
CHIEF = "长"
DOUBLED = "国国"
"""The end of a state's name and the beginning of the next word (以国|国防军)."""
ASPECT = "了"
POTENTIAL = frozenset("不得罢")
"""Characters before 了 with which it makes another word (受不了)."""
FIGURE = re.compile(r"\d+(?:[.,]\d+)+")
MOST = 4
"""States in one row of characters."""
UNSURE = frozenset("中以加和")
"""States' characters that begin other words as often."""
VISITED = frozenset("驻访援")
POWERS = frozenset("万亿")
SURE = 3
"""Characters from which a name of our tables outweighs LAC's boundaries; shorter ones turn up by
chance across two words (立法|国家)."""
NUMERAL = re.compile(
    r"[第上近约逾超]?[0-9零〇一二两三四五六七八九十百千万亿兆几数半]"
    r"[0-9.,%零〇一二两三四五六七八九十百千万亿兆几数半多余来~～至到\-–—]*"
)


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
class _Words:
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


def recut(text: str, pieces: Iterable[Piece], gaps: frozenset[int]) -> list[Piece]:
    """The pieces with our boundaries, in order; together they cover what the given ones do."""
    parted = [part for p in pieces for part in _unclung(text, p) for part in _at_gaps(part, gaps)]
    whole = _with_forced(text, _doubled(text, _dotted(text, _unbroken(text, parted))))
    named = _rows(text, _with_names(text, whole))
    sited = [part for piece in _counted(text, named) for part in _sited(text, piece)]
    cut = [part for piece in sited for part in _parted(text, piece)]
    return _retagged(text, cut)


@cache
def _words() -> _Words:
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
    return _Words(
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


@cache
def _names() -> NameMatcher[Name]:
    return load_actors(files("gestae.ontology") / "tables" / "actors", Problems()).names["zh"]


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
    tag = _words().endings.get(word[-1])
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
    words = _words()
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
    words = _words()
    found = list(pieces)
    for number in range(2, len(pieces)):
        two = pieces[number - 2 : number]
        single = all(p.end - p.start == 1 and p.over(text) in words.short for p in two)
        if single and pieces[number].over(text) in words.pairs:
            found[number - 2 : number] = [Piece(p.start, p.end, "LOC", fixed=True) for p in two]
    return found


def _doubled(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with a cut between the two characters of 国国."""
    known = _words().short | _words().weak
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
    for span, tag in _words().forced.find(text):
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


def _with_names(text: str, pieces: list[Piece]) -> list[Piece]:
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
    return end - start == 2 and text[end - 1] == "国" and text.startswith(_words().shared, end - 1)


def _shared_end(text: str, place: int, pieces: list[Piece], number: int) -> int:
    """The number of the piece in which the shared word that begins at ``place`` ends."""
    word = next(word for word in _words().shared if text.startswith(word, place))
    return next(
        (i for i in range(number, len(pieces)) if pieces[i].end >= place + len(word)), number
    )


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether a longer name begins here, or it is a form with a head of its own (中方, 中)."""
    words = _words()
    if end - start == 1 or text.startswith(words.longer, start):
        return True
    return text[start] in words.short and text[start + 1 : end] in words.heads


def _is_titled(named: str, name: Name) -> bool:
    """Whether a person is named with a title, which is a word of its own."""
    if name.kind != "person":
        return False
    return any(title in named[:-1] for title in _words().titles if len(title) > 1)


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
        new.append(Piece(end, piece.end, _tag_of_rest(piece, text[end : piece.end])))
    return new


def _tag_before(piece: Piece, before: str, length: int) -> str | None:
    """The tag of what stands before a name of that length in one word; ``None`` if it may not."""
    words = _words()
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
    words = _words()
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


def _tag_of_rest(piece: Piece, rest: str) -> str:
    if rest in _words().clinging:
        return _words().clinging[rest]
    if piece.tag in {"ORG", "LOC"} and len(rest) > 1 and rest not in _words().heads:
        return piece.tag
    if piece.tag == "PER":
        return "PER"
    return "n" if piece.tag in NAMES | {"TIME", "f", "r"} else piece.tag


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


def _parted(text: str, piece: Piece) -> Iterator[Piece]:
    """The parts of one piece by the shape of the word alone."""
    if piece.fixed:
        yield piece
    elif piece.tag == "m":
        yield from _number(text, piece)
    elif piece.tag == "PER":
        yield from _titled(text, piece)
    elif (parts := _words().parted.get(piece.over(text))) is not None:
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
    words = _words()
    if len(word) == 4 and word[:2] in words.manners and tag in VERBAL:
        return 2, "ad", "v"
    if len(word) == 2 and word[0] in words.leading and word[1] in words.standing:
        return 1, "p", "r"
    return None


def _number(text: str, piece: Piece) -> Iterator[Piece]:
    """A number and its unit (45亿|美元, 30|枚)."""
    word = piece.over(text)
    match = NUMERAL.match(word)
    if match is None or match.end() == len(word) or word in _words().numerals:
        yield piece
        return
    rest = word[match.end() :]
    if rest in _words().collective:
        yield Piece(piece.start, piece.end, "n")
        return
    if rest.startswith(("分之", ":", "：", "/")) or (rest[0] == "点" and len(rest) > 1):
        yield piece
        return
    yield Piece(piece.start, piece.start + match.end(), "m")
    yield Piece(piece.start + match.end(), piece.end, "q")


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
    words, character = _words(), text[piece.start]
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


def _titled(text: str, piece: Piece) -> Iterator[Piece]:
    """A person and the title that LAC left on the name."""
    word = piece.over(text)
    if len(word) == 2 and _is_state_and_head(word):
        yield Piece(piece.start, piece.start + 1, "LOC", fixed=True)
        yield Piece(piece.start + 1, piece.end, "n")
        return
    if len(word) > 1 and _words().short.issuperset(word) and not _words().great.isdisjoint(word):
        yield from _shorts(text, Piece(piece.start, piece.end, "LOC"))
        return
    if len(word) > SURE and word[0] in _words().coverbs:
        yield Piece(piece.start, piece.start + 1, "p")
        yield Piece(piece.start + 1, piece.end, "PER")
        return
    for title in _words().titles:
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
    if word in _words().whole:
        return None
    for opening, tag in _words().opening.items():
        if word.startswith(opening) and len(word) > len(opening) + 1:
            return len(opening), tag
    return None


def _opened(piece: Piece, length: int, tag: str) -> Iterator[Piece]:
    yield Piece(piece.start, piece.start + length, tag)
    yield Piece(piece.start + length, piece.end, piece.tag)


def _is_state_and_head(word: str) -> bool:
    words = _words()
    sided = word[1] in words.sides and word[0] in words.short | words.weak
    return sided or (word[1] in words.heads and word[0] in words.short)


def _shorts(text: str, piece: Piece) -> Iterator[Piece]:
    """States said with one character each: before a head (俄军), in rows (美日韩), after a verb."""
    words, word = _words(), piece.over(text)
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
            yield Piece(piece.start + run, piece.end, _tag_of_rest(piece, rest))
    else:
        yield piece


def _opens_head(rest: str) -> bool:
    """Whether what a body is called behind its state's character begins like one: 总统府新闻部."""
    return any(rest.startswith(head) for head in _words().heads if len(head) > 1)


def _is_run(run: int, rest: str, *, named: bool) -> bool:
    """Whether what follows states' characters lets them be states; of a body's name (``named``)
    its beginning does.
    """
    words = _words()
    if run == 1:
        return rest in words.heads or rest in words.sides or (named and _opens_head(rest))
    return run > SURE - 1 or not rest or rest in words.heads or rest in words.pairs


def _is_body(word: str, piece: Piece) -> bool:
    """Whether a word is a body's name that a state's character may begin: no 中央行动小组."""
    return piece.tag in {"ORG", "nt"} and word[0] not in UNSURE


def _run(word: str) -> int:
    """How many states' characters it begins with."""
    known = _words().short | _words().weak
    return next((i for i, character in enumerate(word) if character not in known), len(word))


def _is_row(row: str, piece: Piece) -> bool:
    """Whether the characters stand for states.

    Those that are common words besides do so only in a name, before 方 or beside a great power.
    """
    words = _words()
    if words.short.issuperset(row):
        return True
    if len(row) == 1:
        return piece.end - piece.start == 2
    return piece.tag in NAMES and not words.great.isdisjoint(row)
