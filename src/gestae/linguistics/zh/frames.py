"""What the clauses of a sentence hold, as they are read word by word: ``Frame``, ``Item``."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from gestae.linguistics.shared.tree import Tree
from gestae.linguistics.zh.chunks import NOMINAL, OF, Chunk
from gestae.linguistics.zh.grammar import GRAMMAR
from gestae.records.parsed import Embedding, Form

ItemKind = Literal[
    "phrase", "time", "coverb", "passive", "disposal", "verb", "adverb", "auxiliary", "negator",
    "aspect", "of", "conjunction", "comma", "colon", "stop", "other",
]  # fmt: skip
COMMAS = frozenset("，,；;—…")
COLONS = frozenset("：:")
STOPS = frozenset("。！？!?")
MARK_KINDS: dict[str, ItemKind] = {
    **dict.fromkeys(COMMAS, "comma"),
    **dict.fromkeys(COLONS, "colon"),
    **dict.fromkeys(STOPS, "stop"),
}
OTHERS: dict[str, ItemKind] = {
    "AUX": "auxiliary", "ADV": "adverb", "CCONJ": "conjunction", "SCONJ": "conjunction",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A noun phrase, or a word outside of one."""

    kind: ItemKind
    index: int
    chunk: Chunk | None = None


@dataclass(slots=True)
class Frame:
    """A clause while it is read: its verb and what belongs to it, as token indices.

    ``shared`` are the sides that another clause lends. ``opened`` and ``closed`` are the words
    that make it a dependent clause (如果, 后); ``goes_on`` where a word says that it goes on with
    the one before; ``disposing`` where 把 puts the object first.
    """

    head: int
    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    attribute: list[int] = field(default_factory=list)
    topic: list[int] = field(default_factory=list)
    obliques: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    auxiliaries: list[int] = field(default_factory=list)
    negation: int | None = None
    passive: bool = False
    shared: set[str] = field(default_factory=set)
    governor: int | None = None
    embedding: Embedding | None = None
    form: Form = "finite"
    marker: str | None = None
    opened: str | None = None
    closed: str | None = None
    goes_on: bool = False
    disposing: bool = False

    def words(self) -> list[int]:
        """The verb with its auxiliaries and what negates it."""
        found = [self.head, *self.auxiliaries]
        return found if self.negation is None else [*found, self.negation]


def read_items(tree: Tree, chunks: list[Chunk], times: frozenset[int]) -> Iterator[Item]:
    """The sentence as items, in order."""
    starting = {chunk.left: chunk for chunk in chunks}
    index = 0
    while index < len(tree):
        chunk = starting.get(index)
        if chunk is not None:
            yield Item("phrase", index, chunk)
            index = chunk.right + 1
            continue
        kind = "time" if index in times else _kind(tree, index)
        yield Item(kind, index)
        index += 1


def _kind(tree: Tree, index: int) -> ItemKind:
    token = tree.tokens[index]
    lemma = token.lemma
    if lemma in OF:
        return "of"
    if lemma in GRAMMAR.negators and token.pos in {"ADV", "AUX", "VERB"}:
        return "negator" if token.pos != "VERB" or _leads_to_verb(tree, index) else "verb"
    by_pos: dict[str, Callable[[Tree, int], ItemKind]] = {
        "PUNCT": _mark_kind, "PART": _particle_kind, "ADP": _coverb_kind, "VERB": _verb_kind,
    }  # fmt: skip
    reader = by_pos.get(token.pos)
    if reader is not None:
        return reader(tree, index)
    if token.pos == "AUX" and lemma in GRAMMAR.copulas:
        return _verb_kind(tree, index)  # "为 乌克兰 训练 士兵" has no copula
    if token.pos in {"ADV", "AUX"} and lemma in GRAMMAR.coverbs and _leads_to_noun(tree, index):
        return "coverb" if _verb_later(tree, index) else OTHERS.get(token.pos, "other")  # "就 边界"
    return OTHERS.get(token.pos, "other")


def _mark_kind(tree: Tree, index: int) -> ItemKind:
    return MARK_KINDS.get(tree.lemma(index), "other")


def _particle_kind(tree: Tree, index: int) -> ItemKind:
    return "aspect" if tree.lemma(index) in GRAMMAR.aspects else "other"


def _coverb_kind(tree: Tree, index: int) -> ItemKind:
    lemma = tree.lemma(index)
    if lemma in GRAMMAR.passive and lemma not in GRAMMAR.coverbs:
        return "passive"
    return "disposal" if lemma in GRAMMAR.disposal else "coverb"


def _verb_kind(tree: Tree, index: int) -> ItemKind:
    lemma = tree.lemma(index)
    if lemma in GRAMMAR.suffering and _suffers(tree, index):
        return "passive"
    if lemma in GRAMMAR.disposal:
        return "disposal" if _leads_to_noun(tree, index) else "adverb"
    if lemma not in GRAMMAR.coverbs or not _leads_to_noun(tree, index):
        return "verb"
    behind = lemma in GRAMMAR.behind and index > 0 and tree.tokens[index - 1].pos == "VERB"
    return "coverb" if behind or _verb_later(tree, index) else "verb"  # "扩大 到 20 万人"


def _suffers(tree: Tree, index: int) -> bool:
    """Whether a verb of suffering is followed by its deed: "遭 空袭", "受到 美国 制裁"."""
    for later in range(index + 1, min(len(tree), index + 10)):
        token = tree.tokens[later]
        if token.pos == "VERB" or tree.tags[later] == "vn":
            return True
        if token.pos == "PUNCT" and token.lemma in COMMAS | STOPS:
            return False
    return False


def _leads_to_noun(tree: Tree, index: int) -> bool:
    return index + 1 < len(tree) and tree.tokens[index + 1].pos in NOMINAL | {"NUM", "DET", "ADJ"}


def _leads_to_verb(tree: Tree, index: int) -> bool:
    follows = tree.tokens[index + 1].pos if index + 1 < len(tree) else ""
    return follows in {"VERB", "AUX", "ADV", "ADP"}


def _verb_later(tree: Tree, index: int) -> bool:
    """Whether another verb follows in the clause."""
    for later in range(index + 1, len(tree)):
        token = tree.tokens[later]
        if token.pos == "VERB":
            return True
        if token.pos == "PUNCT" and token.lemma in COMMAS | COLONS | STOPS:
            return False
    return False
