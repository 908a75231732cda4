"""The noun phrases of a Chinese sentence, from the order of its words: ``find_chunks``.

A phrase is a run of nouns, names, numbers and what stands between them; its last noun heads it.
What 的 links to the head is its possessor, a noun right before it its compound. So

    美国 对 乌克兰 的 军事 援助   →   援助: compound 军事, 对 乌克兰; of it a possessor 美国

is read without a parse; arcs of the parser only tell a relative clause from an object
(``clauses.py``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.linguistics.shared.tree import Tree
from gestae.linguistics.zh.grammar import GRAMMAR
from gestae.records.parsed import Relation

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
INSIDE = NOMINAL | {"NUM", "DET", "ADJ"}
OF = frozenset({"的", "之"})
MEASURING = frozenset({"q", "f"})
"""LAC's tags of classifiers and units, and of localisers."""
MARKS = frozenset('“”"「」『』‘’《》〈〉')


@dataclass(frozen=True, slots=True)
class Tie:
    """A noun that belongs to another of its phrase: ``below`` to ``above``."""

    below: int
    above: int
    relation: Relation
    marker: str | None = None
    coordinated: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase from token ``left`` to ``right``: several ``heads`` where it coordinates.

    ``loose`` are its tokens that are no nouns, each with the one it belongs to. ``placed`` is the
    localiser that closes it (中, 之后), if any.
    """

    left: int
    right: int
    heads: tuple[int, ...]
    ties: tuple[Tie, ...]
    loose: tuple[tuple[int, int], ...]
    placed: str | None = None


def find_chunks(tree: Tree, times: frozenset[int]) -> list[Chunk]:
    """The noun phrases in order; the tokens of ``times`` are in none of them.

    Where a phrase is followed by 的 and a verb's clause stands before it, the 的 begins none.
    """
    return [_chunk(tree, left, right) for left, right in _runs(tree, times)]


def _runs(tree: Tree, times: frozenset[int]) -> Iterator[tuple[int, int]]:
    left: int | None = None
    last = -1
    index, count = 0, len(tree)
    while index < count:
        if left is None:
            if _begins(tree, index, times):
                left = last = index
        elif _goes_on(tree, index, times):
            if tree.tokens[index].pos in INSIDE:
                last = index
        else:
            yield left, last
            left = None
            continue
        index += 1
    if left is not None:
        yield left, last


def _begins(tree: Tree, index: int, times: frozenset[int]) -> bool:
    """Whether a phrase may begin here: not with the 后 that closes a clause."""
    token = tree.tokens[index]
    if token.pos not in INSIDE or index in times:
        return False
    if token.lemma not in GRAMMAR.localisers or tree.tags[index] != "f":
        closes = token.lemma in GRAMMAR.closers and index > 0
        return not (closes and tree.tokens[index - 1].pos in {"VERB", "PART"})
    return index == 0 or (index - 1 not in times and tree.tokens[index - 1].pos == "PUNCT")


def _goes_on(tree: Tree, index: int, times: frozenset[int]) -> bool:
    token = tree.tokens[index]
    if index in times or (token.lemma in GRAMMAR.coverbs and token.pos == "ADP"):
        return False
    before = tree.tokens[index - 1]
    if before.lemma in GRAMMAR.localisers and before.pos == "NOUN" and token.lemma not in OF:
        return False  # "在 冲突 中 | 乌 军 …"
    if token.pos in INSIDE:
        return not (token.pos == "PRON" and before.pos in NOMINAL)
    nominal = index + 1 < len(tree) and _begins(tree, index + 1, times)
    if token.lemma in OF:
        return nominal
    if token.text in MARKS:  # "美国 《 晨报 》 记者"
        return nominal and before.pos in INSIDE
    return token.lemma in GRAMMAR.linking and nominal


def _chunk(tree: Tree, left: int, right: int) -> Chunk:
    placed = None
    last = tree.tokens[right]
    end = right
    if last.lemma in GRAMMAR.localisers and last.pos == "NOUN" and right > left:
        placed, end = last.lemma, right - 1
    ties: list[Tie] = []
    heads = _read(tree, left, end, ties)
    if not heads:
        heads = [end]
    owned = {tie.below for tie in ties} | set(heads)
    loose = tuple(
        (i, _owner(i, owned, heads[-1])) for i in range(left, right + 1) if i not in owned
    )
    return Chunk(left, right, tuple(heads), tuple(ties), loose, placed)


def _owner(index: int, nouns: set[int], default: int) -> int:
    """The next noun behind a word that is none, or the phrase's head."""
    return min((noun for noun in nouns if noun > index), default=default)


def _read(tree: Tree, left: int, right: int, ties: list[Tie]) -> list[int]:
    """The heads of a stretch; what belongs to what goes to ``ties``."""
    links = [i for i in range(left, right + 1) if tree.lemma(i) in OF]
    joints = [i for i in range(left, right + 1) if _joins(tree, i, left, right)]
    if links:
        for joint in joints:  # "A 的 B 和 C 的 D"
            if any(link < joint for link in links) and any(link > joint for link in links):
                return _read(tree, left, joint - 1, ties) + _read(tree, joint + 1, right, ties)
        link = links[-1]
        heads = _read(tree, link + 1, right, ties)
        if link > left:
            owners = _owners(tree, _read(tree, left, link - 1, ties))
            for head in heads:
                ties += [
                    Tie(owner, head, "possessor", coordinated=owner != owners[0])
                    for owner in owners
                ]
        return heads
    if joints:
        parts = [left, *(joint + 1 for joint in joints)]
        ends = [*(joint - 1 for joint in joints), right]
        return [
            head
            for start, end in zip(parts, ends, strict=True)
            for head in _read(tree, start, end, ties)
        ]
    nouns = [i for i in range(left, right + 1) if tree.tokens[i].pos in NOMINAL]
    while len(nouns) > 1 and tree.lemma(nouns[-1]) in GRAMMAR.localisers:
        nouns.pop()  # "中国 之间 的 协议"
    if not nouns:
        return [right] if right >= left else []
    head = nouns[-1]
    ties += [Tie(noun, head, "compound") for noun in nouns[:-1]]
    return [head]


def _owners(tree: Tree, heads: Sequence[int]) -> list[int]:
    """Those that can own something: "新 的 制裁", "一 项 新 的 协定" name nobody."""
    return [h for h in heads if tree.tokens[h].pos in NOMINAL and tree.tags[h] not in MEASURING]


def _joins(tree: Tree, index: int, left: int, right: int) -> bool:
    """Whether a word coordinates what stands on its two sides."""
    return left < index < right and tree.lemma(index) in GRAMMAR.linking


def split_at_of(tree: Tree, chunk: Chunk) -> tuple[Chunk, int, Chunk] | None:
    """What stands before and behind the last 的 of a phrase, and where that is."""
    links = [i for i in range(chunk.left, chunk.right + 1) if tree.lemma(i) in OF]
    if not links or links[-1] == chunk.left:
        return None
    link = links[-1]
    return _chunk(tree, chunk.left, link - 1), link, _chunk(tree, link + 1, chunk.right)


def heads_of(chunks: Sequence[Chunk]) -> tuple[int, ...]:
    """The heads of several phrases, in order."""
    return tuple(head for chunk in chunks for head in chunk.heads)
