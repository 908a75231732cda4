"""The clauses of one stretch between two commas: ``SegmentReader``.

A stretch is read once from left to right. What stands before a verb waits until the verb comes:
the last noun phrase is its subject, one further ahead its topic, a coverb's phrase an oblique. What
stands behind a verb is its object, unless another verb follows that acts on it ("要求 日本 撤军").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gestae.linguistics.shared.tree import Tree
from gestae.linguistics.zh.chunks import Chunk, Tie, split_at_of
from gestae.linguistics.zh.frames import Frame, Item
from gestae.linguistics.zh.grammar import GRAMMAR
from gestae.records.parsed import Form

DEEDS = frozenset({"vn", "v", "vd"})
"""LAC's tags of what may be a deed."""
ANSWERING = "应"
"""The coverb before whoever asked for what follows."""


@dataclass(slots=True)
class Pending:
    """What waits for its verb."""

    phrases: list[Chunk] = field(default_factory=list)
    obliques: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    auxiliaries: list[int] = field(default_factory=list)
    negation: int | None = None
    passive: bool = False
    agent: tuple[int, ...] = ()
    disposed: tuple[int, ...] = ()
    opened: str | None = None
    goes_on: bool = False


@dataclass(slots=True)
class Segment:
    """What a stretch holds: its ``frames`` in order, the ``ties`` that it adds between nouns, and
    what still waits where no verb came.
    """

    frames: list[Frame]
    ties: list[Tie]
    waiting: Pending


class SegmentReader:
    """Reads the items of one stretch; ``waiting`` is what the stretch before left."""

    def __init__(self, tree: Tree, items: Sequence[Item], waiting: Pending | None = None) -> None:
        self.tree, self.items = tree, items
        self.pending = waiting or Pending()
        self.frames: list[Frame] = []
        self.ties: list[Tie] = []
        self.last: Frame | None = None
        self.at = 0

    def read(self) -> Segment:
        """The clauses of the stretch."""
        steps = {
            "phrase": self._phrase, "coverb": self._coverb, "passive": self._passive,
            "disposal": self._disposal, "verb": self._verb, "adverb": self._adverb,
            "auxiliary": self._auxiliary, "negator": self._negator, "aspect": self._aspect,
            "of": self._of, "conjunction": self._conjunction,
        }  # fmt: skip
        while self.at < len(self.items):
            item = self.items[self.at]
            step = steps.get(item.kind)
            if step is not None:
                step(item)
            self.at += 1
        self._end()
        return Segment(self.frames, self.ties, self.pending)

    def _next(self, ahead: int = 1) -> Item | None:
        place = self.at + ahead
        return self.items[place] if place < len(self.items) else None

    def _verb_ahead(self) -> int | None:
        """The index of the next verb of the stretch, ``None`` where there is none."""
        for item in self.items[self.at + 1 :]:
            if item.kind == "verb":
                return item.index
        return None

    def _phrase(self, item: Item) -> None:
        chunk = item.chunk
        assert chunk is not None
        follows = self._next()
        if self._is_relative(chunk) and self.last is not None:
            parts = split_at_of(self.tree, chunk)
            if parts is not None:
                before, _, noun = parts
                self._give_object(self.last, before.heads)
                self._relate(noun)
                return
        if chunk.placed is not None and chunk.placed in GRAMMAR.closers and follows is None:
            self.pending.obliques.append((chunk.placed, chunk.heads))
            return
        if self.pending.phrases and self._is_adverbial(chunk):
            self.pending.obliques.append(("", chunk.heads))
            return
        self.pending.phrases.append(chunk)

    def _is_adverbial(self, chunk: Chunk) -> bool:
        """Whether a phrase between subject and verb is neither: "中国 已 全额 缴纳", "两次"."""
        if self._verb_at(self.at + 1) is None:
            return False
        before = self.items[self.at - 1].kind if self.at else ""
        counted = self.tree.tags[chunk.right] == "q"
        return counted or before in {"adverb", "negator", "auxiliary"}

    def _is_relative(self, chunk: Chunk) -> bool:
        """Whether the verb before is of a clause upon the phrase's last noun.

        The parser says so, or the noun is one that a deed explains and another verb follows:
        "访问 秘鲁 的 计划 被 取消".
        """
        if self.last is None or self.pending.phrases or self.pending.obliques:
            return False
        if self.tree.lemma(chunk.left) in GRAMMAR.measured:  # "出售 价值 三 亿 美元 的 导弹"
            return False
        head = self.last.head
        explained = self.tree.lemma(chunk.heads[-1]) in GRAMMAR.contents and not self.last.object
        if explained and any(i.kind in {"verb", "passive"} for i in self.items[self.at + 1 :]):
            return True
        return self.tree.deps[head].startswith("acl") and self.tree.heads[head] in chunk.heads

    def _coverb(self, item: Item) -> None:
        word = self.tree.lemma(item.index)
        place = self.at
        if word in GRAMMAR.verbal and self.last is None and self._verb_ahead() is None:
            self._open(item.index)
            return
        while (follows := self._next()) is not None and follows.kind in {"time", "other"}:
            self.at += 1
        if follows is None or follows.kind != "phrase" or follows.chunk is None:
            if word in GRAMMAR.facing and self._described(word, 1):
                return
            timed, self.at = self.at > place, place  # "在 两个月 内 重开"
            opens = word in GRAMMAR.openers | GRAMMAR.trailing
            if follows is not None and opens and not timed:
                self.pending.opened = self.pending.opened or word
            return
        chunk = follows.chunk
        if self._closes_clause(word):  # "在 两 国 首相 会晤 后", "就 渔民 被 扣押 一事"
            self.pending.opened = self.pending.opened or word
            return
        if self._only_counts(chunk.heads) and self._described(word, 2):
            return
        is_behind = self.last is not None and place > 0 and self._adjoins(place)
        self.at += 1
        inner = self._inner(word, chunk)
        if inner is not None:
            self.pending.phrases.append(inner)
        elif is_behind and self.last is not None and self._stays_behind(word):
            self.last.obliques.append((word, chunk.heads))
        else:
            self.pending.obliques.append((word, chunk.heads))

    def _stays_behind(self, word: str) -> bool:
        """Whether a coverb right behind a verb is that verb's: not in "批准 向 加纳 提供 贷款"."""
        if word not in GRAMMAR.behind:
            return False
        return word in GRAMMAR.reaching or self._verb_at(self.at + 1) is None

    def _described(self, word: str, ahead: int) -> bool:
        """Reads a coverb whose noun comes behind a clause that begins so many items ahead: "对
        三 家 协助 逃税 的 企业", "向 冲进 议会 的 人群".
        """
        inside = list(self._parted(self.items[self.at + ahead :]))
        link = next((n for n, one in enumerate(inside) if one.kind == "of"), None)
        if not link or link + 1 >= len(inside) or inside[0].kind == "phrase":
            return False
        noun = inside[link + 1].chunk
        if noun is None:
            return False
        clause = SegmentReader(self.tree, inside[: link + 2]).read()
        for frame in clause.frames:
            if frame.governor is None:
                frame.governor, frame.embedding = noun.heads[-1], "relative"
                if not frame.subject:
                    frame.subject, frame.shared = list(noun.heads), frame.shared | {"subject"}
        self.frames[:0] = clause.frames
        self.ties += clause.ties
        self.pending.obliques.append((word, noun.heads))
        while self.at + 1 < len(self.items) and self.items[self.at + 1].index <= noun.right:
            self.at += 1
        return True

    def _parted(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items, the phrases among them cut at their last 的."""
        for item in items:
            parts = item.chunk and split_at_of(self.tree, item.chunk)
            if parts:
                before, link, noun = parts
                yield Item("phrase", before.left, before)
                yield Item("of", link)
                yield Item("phrase", noun.left, noun)
            else:
                yield item

    def _only_counts(self, heads: Sequence[int]) -> bool:
        """Whether a phrase is a number with its classifier, whose noun is still to come."""
        return bool(heads) and self.tree.tags[heads[-1]] == "q"

    def _closes_clause(self, opener: str) -> bool:
        """Whether a verb comes, and right behind the last one a word that closes its clause."""
        last = self.tree.lemma(self.items[-1].index)
        if last in GRAMMAR.matters:
            fresh = self.pending.opened is None and not self.pending.phrases
            return fresh and self._verb_ahead() is not None
        opens = opener in GRAMMAR.openers and last in GRAMMAR.closers
        return opens and self._verb_at(self.at + 2) is not None

    def _adjoins(self, place: int) -> bool:
        """Whether nothing but an aspect stands between the last verb and this item."""
        before = self.items[place - 1]
        if before.kind == "aspect" and place > 1:
            before = self.items[place - 2]
        return before.kind == "verb" and self.last is not None and before.index == self.last.head

    def _inner(self, word: str, chunk: Chunk) -> Chunk | None:
        """The noun phrase that a coverb's phrase belongs to ("对 乌克兰 的 援助"), or ``None``."""
        if word not in GRAMMAR.splitting or chunk.placed is not None:
            return None
        parts = split_at_of(self.tree, chunk)
        if parts is None:
            return None
        before, _, noun = parts
        verb = self._verb_ahead()
        if verb is not None and self._governs(verb, noun):
            return None
        heads = noun.heads
        kept = [
            tie for tie in chunk.ties if not (tie.relation == "possessor" and tie.above in heads)
        ]
        added = [Tie(one, head, "oblique", word) for head in heads for one in before.heads]
        if self.pending.phrases and not self.pending.obliques:  # "美国 对 乌克兰 的 援助"
            owner = self.pending.phrases.pop()
            added += [Tie(one, head, "possessor") for head in heads for one in owner.heads]
            if self.last is None and verb is None:
                self.pending.phrases.append(owner)
        self.ties += added
        return Chunk(chunk.left, chunk.right, heads, tuple(kept), chunk.loose, chunk.placed)

    def _governs(self, verb: int, noun: Chunk) -> bool:
        """Whether a coverb before "A 的 noun" is the verb's, as where someone waits to act on a
        noun that is no deed: "俄 军 向 匈牙利 的 基地 发射 导弹".
        """
        head = noun.heads[-1]
        done = self.tree.tags[head] in DEEDS or self.tree.lemma(head) in GRAMMAR.bearing
        acted = bool(self.pending.phrases) and not done
        return acted or self.tree.lemma(verb) in GRAMMAR.governing

    def _passive(self, item: Item) -> None:
        self.pending.passive = True
        self.pending.auxiliaries.append(item.index)
        follows = self._next()
        if follows is None or follows.chunk is None:
            return
        chunk = follows.chunk
        head = chunk.heads[-1]
        deed = self.tree.tags[head] == "vn" or self.tree.tokens[head].lemma in GRAMMAR.light
        if deed and self._verb_at(self.at + 2) is None:  # "遭 俄 军 空袭"
            self.at += 1
            agents = [t.below for t in chunk.ties if t.above == head and t.relation != "oblique"]
            self.pending.agent = tuple(agents)
            self._open(head)
        else:
            self.at += 1
            self.pending.agent = chunk.heads

    def _verb_at(self, place: int) -> Item | None:
        """The verb that stands at an item, behind adverbs."""
        while place < len(self.items):
            item = self.items[place]
            if item.kind == "verb":
                return item
            if item.kind not in {"adverb", "auxiliary", "time", "other", "coverb", "phrase"}:
                return None
            place += 1
        return None

    def _disposal(self, item: Item) -> None:
        follows = self._next()
        if follows is not None and follows.chunk is not None and self._verb_at(self.at + 2):
            self.at += 1
            self.pending.disposed = follows.chunk.heads
        else:
            self.pending.modifiers.append(item.index)

    def _adverb(self, item: Item) -> None:
        self.pending.modifiers.append(item.index)
        word = self.tree.lemma(item.index)
        if word in GRAMMAR.continuing:
            self.pending.goes_on = True
        follows = self._next()
        placing = word in GRAMMAR.placing and self._verb_at(self.at + 2) is not None
        if placing and self.pending.phrases and follows is not None and follows.chunk is not None:
            self.at += 1
            self.pending.obliques.append(("在", follows.chunk.heads))

    def _auxiliary(self, item: Item) -> None:
        self.pending.auxiliaries.append(item.index)

    def _negator(self, item: Item) -> None:
        self.pending.negation = item.index

    def _aspect(self, item: Item) -> None:
        if self.last is not None:
            self.last.auxiliaries.append(item.index)

    def _conjunction(self, item: Item) -> None:
        word = self.tree.lemma(item.index)
        if word in GRAMMAR.openers:
            self.pending.opened = self.pending.opened or word
        elif word in GRAMMAR.continuing:
            self.pending.goes_on = True
        self.pending.modifiers.append(item.index)

    def _of(self, _item: Item) -> None:
        """A relative clause ends: the noun phrase that follows is what it is about."""
        follows = self._next()
        if self.last is None or follows is None or follows.chunk is None:
            return
        if self.pending.phrases:
            self._give_object(self.last, self.pending.phrases.pop(0).heads)
        self.last.obliques += self.pending.obliques
        self.pending.obliques = []
        self.at += 1
        self._relate(follows.chunk)

    def _relate(self, noun: Chunk) -> None:
        """The last clause becomes one upon a noun, which waits for the clause above."""
        frame = self.last
        assert frame is not None
        above = self._above(frame)
        frame.embedding, frame.governor, frame.form = "relative", noun.heads[-1], "finite"
        frame.marker = None
        if self.tree.lemma(frame.head) in GRAMMAR.lasting:  # "与 古巴 长达 百年 的 关系"
            heads = [(marker, head) for marker, under in frame.obliques for head in under]
            self.ties += [Tie(head, noun.heads[-1], "oblique", marker) for marker, head in heads]
            frame.obliques = []
        side = "object" if frame.subject and "subject" not in frame.shared else "subject"
        if "subject" in frame.shared:
            frame.subject, side = [], "subject"
            frame.shared.discard("subject")
        if self._only_counts(frame.subject):  # "两 名 涉嫌 窃密 的 外交官"
            frame.subject, side = [], "subject"
        if not getattr(frame, side):
            setattr(frame, side, list(noun.heads))
            frame.shared.add(side)
        self.last = above
        self.pending.phrases.append(noun)

    def _above(self, frame: Frame) -> Frame | None:
        """The clause before one in the stretch that is still open."""
        earlier = [f for f in self.frames if f is not frame and f.embedding != "relative"]
        return earlier[-1] if earlier else None

    def _verb(self, item: Item) -> None:
        self._open(item.index)

    def _open(self, head: int) -> None:
        """A new clause takes what waits, and is tied to the one before it in the stretch."""
        pending, before = self.pending, self.last
        self.pending = Pending()
        frame = Frame(
            head,
            obliques=list(pending.obliques),
            modifiers=pending.modifiers,
            auxiliaries=pending.auxiliaries,
            negation=pending.negation,
            passive=pending.passive,
            opened=pending.opened,
            goes_on=pending.goes_on,
        )
        if before is None:
            self._give_subject(frame, pending.phrases)
        else:
            self._tie(before, frame, pending)
        if pending.passive:
            frame.subject, frame.object = list(pending.agent), frame.subject
            if "subject" in frame.shared:
                frame.shared = (frame.shared - {"subject"}) | {"object"}
        if pending.disposed:
            frame.object, frame.disposing = list(pending.disposed), True
        self._take_asker(frame)
        self.frames.append(frame)
        self.last = frame

    def _take_asker(self, frame: Frame) -> None:
        """Who asks is the subject of what is answered: "应 中方 邀请 ，法国 总统 访问 北京"."""
        asked = [heads for word, heads in frame.obliques if word == ANSWERING]
        if asked and not frame.subject and self.tree.lemma(frame.head) in GRAMMAR.asking:
            frame.subject, frame.opened = list(asked[0]), ANSWERING
            frame.obliques = [one for one in frame.obliques if one[0] != ANSWERING]

    def _give_subject(self, frame: Frame, phrases: Sequence[Chunk]) -> None:
        if phrases:
            frame.subject = list(phrases[-1].heads)
            frame.topic = [head for chunk in phrases[:-1] for head in chunk.heads]

    def _tie(self, before: Frame, frame: Frame, pending: Pending) -> None:
        """What a verb is to the one before it without a comma between them."""
        word = self.tree.lemma(before.head)
        phrases = pending.phrases
        if word in GRAMMAR.pivots and phrases and not before.object:
            self._give_object(before, phrases[0].heads)
            frame.subject = list(phrases[-1].heads)
            frame.shared.add("subject")
            self._below(before, frame, "infinitive")
        elif word in GRAMMAR.sayers | GRAMMAR.controls | GRAMMAR.pivots and not before.object:
            if phrases:
                self._give_subject(frame, phrases)
                self._below(before, frame, "finite")
            else:
                self._lend_subject(before, frame)
                finite = word in GRAMMAR.sayers and word not in GRAMMAR.controls
                self._below(before, frame, "finite" if finite else "infinitive")
        else:
            if phrases:
                self._give_object(before, phrases[0].heads)
            if word in GRAMMAR.existing and phrases and not before.subject:  # "另有 两 人 被捕"
                frame.subject, frame.shared = list(phrases[-1].heads), frame.shared | {"subject"}
            else:
                self._lend_subject(before, frame)
            frame.governor, frame.embedding = before.head, "conjunct"
            if pending.opened in GRAMMAR.trailing:  # "访问 日本 以 加强 合作"
                frame.form, frame.embedding = "infinitive", "adverbial"
                frame.marker = pending.opened

    def _below(self, before: Frame, frame: Frame, form: Form) -> None:
        frame.governor, frame.embedding, frame.form = before.head, "complement", form

    def _lend_subject(self, before: Frame, frame: Frame) -> None:
        lent = before.object if before.passive else before.subject
        if lent:
            frame.subject = list(lent)
            frame.shared.add("subject")

    def _give_object(self, frame: Frame, heads: Sequence[int]) -> None:
        if self.tree.lemma(frame.head) in GRAMMAR.copulas:
            frame.attribute = frame.attribute or list(heads)
        elif not frame.object:
            frame.object = list(heads)
        elif frame.disposing:
            frame.obliques.append(("给", tuple(heads)))  # "把 遗骸 归还 越南"

    def _end(self) -> None:
        """What still waits belongs to the last verb, if there is one."""
        pending = self.pending
        if self.last is None:
            return
        for chunk in pending.phrases:
            if chunk.placed is not None and self.last.object:
                self.last.obliques.append((chunk.placed, chunk.heads))
            else:
                self._give_object(self.last, chunk.heads)
        for word, heads in pending.obliques:
            if word in GRAMMAR.closers:
                self.last.closed = word
            self.last.obliques.append((word, heads))
        self.last.auxiliaries += pending.auxiliaries
        self.last.modifiers += pending.modifiers
        closing = [i for i in self.items if self.tree.lemma(i.index) in GRAMMAR.closers]
        if closing and self.items and closing[-1] is self.items[-1]:
            self.frames[0].closed = self.tree.lemma(closing[-1].index)
        self.pending = Pending()
