"""Chinese predicates with their arguments: ``find_predicates``.

The words between two commas are read as one stretch (``segments.py``); here the stretches of a
sentence are tied together: what someone says, what holds if something else does, and who goes on
doing. A clause without a subject takes that of the clause before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gestae.linguistics.shared.tree import Tree
from gestae.linguistics.zh.chunks import Chunk, Tie, find_chunks
from gestae.linguistics.zh.far_objects import with_far_objects
from gestae.linguistics.zh.frames import Frame, Item, read_items
from gestae.linguistics.zh.grammar import GRAMMAR
from gestae.linguistics.zh.nominal import retagged
from gestae.linguistics.zh.segments import ANSWERING, Pending, SegmentReader
from gestae.records import Argument, Predicate, Span, Token
from gestae.records.parsed import Relation, Tense

BOUNDARIES = frozenset({"comma", "colon", "stop"})
TIMES = frozenset({"TIME", "t"})
"""LAC's tags of times, also of those too vague to be dates (多年来)."""


@dataclass(slots=True)
class Reading:
    """All clauses of a sentence, and what belongs to what among its nouns."""

    frames: list[Frame] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)


def find_predicates(
    tree: Tree, times: Sequence[Span] = ()
) -> tuple[tuple[Token, ...], tuple[Predicate, ...]]:
    """The sentence's tokens with their heads as read here, and its predicates in order.

    ``times`` are the stretches that name times: they are no noun phrases.
    """
    tree = retagged(tree)
    timed = frozenset(
        t.index
        for t in tree.tokens
        if tree.tags[t.index] in TIMES or any(s.start <= t.start and t.end <= s.end for s in times)
    )
    reading = _read(tree, timed)
    tokens = _headed(tree, reading)
    verbs = with_far_objects(tree, [_predicate(tree, frame) for frame in reading.frames])
    nouns = _nouns(tree, reading, {verb.head for verb in verbs})
    return tokens, tuple(sorted((*verbs, *nouns), key=lambda predicate: predicate.head))


def _read(tree: Tree, times: frozenset[int]) -> Reading:
    chunks = find_chunks(tree, times)
    reading = Reading(chunks=chunks)
    reading.ties += [tie for chunk in chunks for tie in chunk.ties]
    linker = _Linker(tree)
    waiting: Pending | None = None
    for items, boundary in _stretches(list(read_items(tree, chunks, times))):
        segment = SegmentReader(tree, items, waiting).read()
        replaced = {(t.below, t.above) for t in segment.ties}
        reading.ties = [
            t for t in reading.ties if (t.below, t.above) not in replaced
        ] + segment.ties
        reading.frames += segment.frames
        waiting = segment.waiting if not segment.frames else None
        if segment.frames:
            linker.link(segment.frames, boundary)
    return reading


def _stretches(items: Sequence[Item]) -> Iterator[tuple[list[Item], str]]:
    """What stands between two commas, with what closes it."""
    found: list[Item] = []
    for item in items:
        if item.kind in BOUNDARIES:
            yield found, item.kind
            found = []
        else:
            found.append(item)
    if found:
        yield found, "stop"


class _Linker:
    """Ties the first clause of each stretch to those before."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.main: Frame | None = None
        self.saying: Frame | None = None
        self.told: Frame | None = None
        self.waiting: list[Frame] = []

    def link(self, frames: Sequence[Frame], boundary: str) -> None:
        """The clauses of the next stretch."""
        tops = [frame for frame in frames if frame.governor is None]
        for top in tops[:1]:
            self._link(top)
        for top in tops[1:]:
            top.governor, top.embedding = tops[0].head, "conjunct"
        self._look_for_saying(frames, boundary)

    def _link(self, top: Frame) -> None:
        opened = top.opened if top.opened not in GRAMMAR.continuing else None
        if opened in GRAMMAR.trailing and self.main is not None and not top.subject:
            self._depend(top, self.told or self.main, opened)
            self._lend(self.told or self.main, top)
        elif opened is not None or top.closed is not None:
            vague = opened in GRAMMAR.coverbs and top.closed is not None  # "在 … 会晤 后"
            top.marker = top.closed if vague else opened or top.closed
            self._lend(self.told or self.main, top)
            self.waiting.append(top)
            return
        else:
            self._follow(top)
        for frame in self.waiting:
            self._depend(frame, top, frame.marker)
            if frame.opened == ANSWERING and not frame.object:
                frame.object, frame.shared = list(top.subject), frame.shared | {"object"}
            if not top.subject:
                self._lend(frame, top)
            elif not frame.subject:
                self._lend(top, frame)
        self.waiting = []

    def _follow(self, top: Frame) -> None:
        """A clause of its own: what is said, or what goes on from the one before."""
        goes_back = top.goes_on and not top.subject and self._says(top)
        if self.saying is not None and not goes_back:
            if self.told is None:
                top.governor, top.embedding = self.saying.head, "complement"
                self._lend(self.saying, top)
            else:
                top.governor, top.embedding = self.told.head, "conjunct"
                self._lend(self.told, top)
            self.told = top
            return
        if self.main is not None:
            top.governor, top.embedding = self.main.head, "conjunct"
            self._lend((goes_back and self.saying) or self.main, top)
        else:
            self.main = top

    def _depend(self, frame: Frame, above: Frame, marker: str | None) -> None:
        frame.governor, frame.embedding, frame.marker = above.head, "adverbial", marker
        if marker in GRAMMAR.trailing and not frame.subject:
            frame.form = "infinitive"

    def _lend(self, before: Frame | None, top: Frame) -> None:
        """The subject of the clause before, where a clause has none."""
        side = "object" if top.passive else "subject"
        if before is None or getattr(top, side):
            return
        lent = before.object if before.passive else before.subject
        if lent:
            setattr(top, side, list(lent))
            top.shared.add(side)

    def _look_for_saying(self, frames: Sequence[Frame], boundary: str) -> None:
        """A verb of saying right before a comma or colon: what follows is what is said.

        So is what goes on from a clause with a subject of its own, where a verb that only says
        takes its own from before: "晨报 转述 了 他 的 话 ， 称 时机 未到 ， …".
        """
        last = frames[-1]
        silent = not last.object and not last.attribute
        opens = boundary == "colon" or (boundary == "comma" and silent)
        if opens and self._says(last) and last.embedding != "relative" and last not in self.waiting:
            self.saying, self.told = last, None
            return
        if boundary != "comma":
            return
        for frame in frames:
            said = self._said_below(frame, frames)
            if said is not None and frame.embedding != "relative" and frame not in self.waiting:
                self.saying, self.told = frame, said

    def _said_below(self, frame: Frame, frames: Sequence[Frame]) -> Frame | None:
        """The clause with a subject of its own below a verb that only says and has none."""
        if self.tree.lemma(frame.head) not in GRAMMAR.reporting or "subject" not in frame.shared:
            return None
        below = (f for f in frames if f.governor == frame.head and f.embedding == "complement")
        return next((f for f in below if f.subject and "subject" not in f.shared), None)

    def _says(self, frame: Frame) -> bool:
        return self.tree.lemma(frame.head) in GRAMMAR.sayers


def _predicate(tree: Tree, frame: Frame) -> Predicate:
    words = frame.words()
    near = [i for i in words if abs(i - frame.head) < 8]
    return Predicate(
        head=frame.head,
        lemma=tree.lemma(frame.head),
        kind="adjective" if tree.tokens[frame.head].pos == "ADJ" else "verb",
        form=frame.form,
        arguments=tuple(_arguments(frame)),
        left=min(near),
        right=max(near),
        passive=frame.passive,
        tense=_tense(tree, frame),
        governor=frame.governor,
        embedding=frame.embedding,
        marker=frame.marker or frame.opened,
        auxiliaries=tuple(sorted(frame.auxiliaries)),
        modifiers=tuple(sorted(frame.modifiers)),
        negation=frame.negation,
    )


def _arguments(frame: Frame) -> Iterator[Argument]:
    sides: tuple[tuple[Relation, list[int]], ...] = (
        ("subject", frame.subject), ("object", frame.object), ("attribute", frame.attribute),
    )  # fmt: skip
    for relation, heads in sides:
        for head in heads:
            yield Argument(
                relation, None, head,
                coordinated=head != heads[0], shared=relation in frame.shared,
            )  # fmt: skip
    if frame.topic and not frame.object:
        for head in frame.topic:
            yield Argument("object", None, head, coordinated=head != frame.topic[0])
    for marker, under in frame.obliques:
        for head in under:
            yield Argument("oblique", marker or None, head, coordinated=head != under[0])


def _tense(tree: Tree, frame: Frame) -> Tense | None:
    negation = () if frame.negation is None else (frame.negation,)
    words = {tree.lemma(i) for i in (*frame.auxiliaries, *frame.modifiers, *negation)}
    if words & GRAMMAR.future:
        return "future"
    return "past" if words & GRAMMAR.past else None


def _nouns(tree: Tree, reading: Reading, verbs: set[int]) -> list[Predicate]:
    """Every noun of a phrase, with what belongs to it and the verb that it belongs to."""
    owner = {t.below: t for t in reading.ties}
    above = _governors(reading)
    chunk_of = {i: chunk for chunk in reading.chunks for i in range(chunk.left, chunk.right + 1)}
    lent = _lent_by_light_verbs(tree, reading)
    heads = {head for chunk in reading.chunks for head in chunk.heads}
    heads |= {tie.below for tie in reading.ties}
    found = []
    for head in sorted(heads - verbs):
        tie = owner.get(head)
        governor, marker = above.get(head, (None, None)) if tie is None else (tie.above, tie.marker)
        arguments = [
            Argument(t.relation, t.marker, t.below, coordinated=t.coordinated)
            for t in reading.ties
            if t.above == head
        ]
        arguments += lent.get(head, [])
        left, right = _extent(chunk_of.get(head), head, [a.head for a in arguments if not a.shared])
        found.append(
            Predicate(
                head=head, lemma=tree.lemma(head), kind="noun", form="nominal",
                arguments=tuple(arguments), left=left, right=right, governor=governor,
                embedding="nominal" if governor is not None else None, marker=marker,
            )
        )  # fmt: skip
    return found


def _extent(chunk: Chunk | None, head: int, below: Sequence[int]) -> tuple[int, int]:
    """The tokens of a noun's phrase."""
    left = min((head, *below))
    if chunk is None:
        return left, head
    if head in chunk.heads and len(chunk.heads) == 1:
        return min(left, chunk.left), head
    return left, head


def _governors(reading: Reading) -> dict[int, tuple[int, str | None]]:
    """The verb that each phrase's head belongs to, and the coverb between them."""
    found: dict[int, tuple[int, str | None]] = {}
    for frame in reading.frames:
        own = {"subject": frame.subject, "object": frame.object, "attribute": frame.attribute}
        for side, heads in own.items():
            if side not in frame.shared:
                for head in heads:
                    found.setdefault(head, (frame.head, None))
        for head in frame.topic:
            found.setdefault(head, (frame.head, None))
        for marker, under in frame.obliques:
            for head in under:
                found.setdefault(head, (frame.head, marker))
    return {head: (verb, marker) for head, (verb, marker) in found.items() if head != verb}


def _lent_by_light_verbs(tree: Tree, reading: Reading) -> dict[int, list[Argument]]:
    """What a light verb's phrases are to its noun: "法国 对 俄罗斯 进行 制裁"."""
    found: dict[int, list[Argument]] = {}
    for frame in reading.frames:
        if tree.lemma(frame.head) in GRAMMAR.light:
            arguments = [
                Argument("oblique", marker or None, head, shared=True)
                for marker, heads in frame.obliques
                for head in heads
            ]
            if tree.lemma(frame.head) in GRAMMAR.doing:
                arguments += [Argument("subject", None, h, shared=True) for h in frame.subject]
            for noun in frame.object:
                found.setdefault(noun, []).extend(arguments)
    return found


def _headed(tree: Tree, reading: Reading) -> tuple[Token, ...]:
    """The tokens with heads that follow from the reading; the parser's where it says nothing."""
    heads: dict[int, int] = {}
    for frame in reading.frames:
        heads[frame.head] = frame.head if frame.governor is None else frame.governor
        for index in (*frame.auxiliaries, *frame.modifiers):
            heads.setdefault(index, frame.head)
        if frame.negation is not None:
            heads[frame.negation] = frame.head
    for chunk in reading.chunks:
        heads.update(chunk.loose)
    heads.update((tie.below, tie.above) for tie in reading.ties)
    for head, (verb, _) in _governors(reading).items():
        heads.setdefault(head, verb)
    complete = [heads.get(i, tree.heads[i]) for i in range(len(tree))]
    _break_circles(complete)
    return tuple(
        replace(token, head=head) for token, head in zip(tree.tokens, complete, strict=True)
    )


def _break_circles(heads: list[int]) -> None:
    """Makes a root of a token that would depend on itself through others."""
    for start in range(len(heads)):
        seen = {start}
        index = start
        while heads[index] != index:
            index = heads[index]
            if index in seen:
                heads[index] = index
                break
            seen.add(index)
