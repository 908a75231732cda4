"""A word's readings held against a scene: ``read_verb`` and ``read_noun``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gestae.coders.events.fellows import find_fellows
from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene
from gestae.coders.walk import upward
from gestae.ontology.lexicon import OF_DEED, Condition, Path, Thing, Trigger, parse_paths
from gestae.ontology.plover import Plover
from gestae.records import Actor, Mention, Predicate, Span, Token

DEED = "deed"
AT = "@"
PARTICLE_REACH = 3
"""Tokens behind a verb within which an adverb may be its particle: "pull its troops back"."""
WORDING_REACH = 3
"""Words behind one that may make a wording with it where a language joins its words: 断|交."""
WORDING_LEAD = 1
"""Words before one that may make a wording with it: 大|打出手."""
PEOPLE = frozenset({"actor", "person", "state", DEED})
"""What a condition may ask for that says nothing of what a deed is done with."""
HELPING = frozenset({"AID", "SUPPORT"})
"""Types that, as a purpose, say what a deed is for and tell none of their own."""
DEEPEST = 3
"""Verbs without a deed of their own that are seen through: "agreed to try to begin to send"."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a word is sought as in the tables, with the first and last token it is read from."""

    lemma: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What a reading's type and instrument come to, and what they were taken from."""

    type: str | None
    instrument: str | None
    thing: Thing | None = None
    deeds: tuple[Proposal, ...] = ()
    heads: tuple[int, ...] = ()


class Frames:
    """Reads the predicates of one scene; deeds of inner clauses must be read before outer ones."""

    def __init__(self, scene: Scene, plover: Plover, sentence: int) -> None:
        self.scene = scene
        self.plover = plover
        self.sentence = sentence
        self.found: dict[int, Proposal] = {}

    def read(self, predicate: Predicate) -> Proposal | None:
        """The proposal of a predicate, remembered for the clauses above it; ``None`` if no deed."""
        proposal = self._read_trigger(predicate)
        if proposal is None and predicate.kind == "noun":
            proposal = self._read_thing(predicate)
        if proposal is not None:
            self.found[predicate.head] = proposal
        return proposal

    def deeds_below(self, predicate: Predicate, depth: int = 0) -> Iterator[Proposal]:
        """The deeds a predicate speaks of, seen through verbs that tell none ("began to send")."""
        for inner in self._complements(predicate):
            deed = self.found.get(inner.head)
            if deed is not None:
                yield deed
            elif depth < DEEPEST:
                yield from self.deeds_below(inner, depth + 1)

    def _complements(self, predicate: Predicate) -> Iterator[Predicate]:
        clauses = [
            p for p in self.scene.below.get(predicate.head, ()) if p.embedding == "complement"
        ]
        for clause in clauses:
            yield clause
            yield from (
                p for p in self.scene.below.get(clause.head, ()) if p.embedding == "conjunct"
            )
        for argument in predicate.arguments:
            oblique = argument.relation == "oblique" and argument.marker in self.scene.lexicon.deeds
            if (argument.relation == "object" and argument.head != predicate.head) or oblique:
                noun = self.scene.predicates.get(argument.head)
                if noun is not None and noun.kind == "noun":
                    yield noun

    def _read_trigger(self, predicate: Predicate) -> Proposal | None:
        for wording in self._wordings(predicate):
            for trigger in self.scene.lexicon.readings(wording.lemma):
                if trigger.kind != predicate.kind:
                    continue
                if all(self._holds(predicate, condition) for condition in trigger.needs):
                    if predicate.negation in range(wording.first, wording.last + 1):
                        predicate = replace(predicate, negation=None)  # 不邀请 is a deed as it is
                    return self._propose(predicate, trigger, wording)
        return None

    def _wordings(self, predicate: Predicate) -> Iterator[_Wording]:
        """A word with the particle that the parser took for an adverb ("pull back"), and alone."""
        lemma, head = predicate.lemma.lower(), predicate.head
        if not self.scene.lexicon.joiner:
            yield from self._joined_wordings(predicate)
        for place in predicate.modifiers:
            if head < place <= head + PARTICLE_REACH:
                text = self.scene.sentence.tokens[place].text.lower()
                yield _Wording(f"{lemma} {text}", head, head)
        yield _Wording(lemma, head, head)

    def _joined_wordings(self, predicate: Predicate) -> Iterator[_Wording]:
        """What a word makes with those beside it, longest first: 断|交, 耀武|扬威, 断了交."""
        tokens, head = self.scene.sentence.tokens, predicate.head
        for end in range(min(len(tokens) - 1, head + WORDING_REACH), head - 1, -1):
            for start in range(max(0, head - WORDING_LEAD), head + 1):
                words = tokens[start : end + 1]
                if len(words) > 1 and _may_be_wording(predicate, words):
                    yield _Wording(_joined(words, ()), start, end)
                    yield _Wording(_joined(words, predicate.auxiliaries), start, end)

    def _holds(self, predicate: Predicate, condition: Condition) -> bool:
        return self._meets(predicate, condition) is not condition.negated

    def _meets(self, predicate: Predicate, condition: Condition) -> bool:
        if condition.paths == ((DEED,),):
            return any(self._is_of(deed, condition.values) for deed in self.deeds_below(predicate))
        heads = self._heads(predicate, condition)
        if not condition.values and not condition.words:
            return bool(heads)
        return any(self._fits(head, condition) for head in heads)

    def _heads(self, predicate: Predicate, condition: Condition) -> list[int]:
        return [h for path in condition.paths for h in self.scene.follow(predicate.head, path)]

    def _is_of(self, deed: Proposal, values: frozenset[str]) -> bool:
        quad = self.plover.types[deed.type].quad
        return (
            not values
            or deed.type in values
            or ("cooperative" in values and quad.endswith("cooperation"))
            or ("conflictual" in values and quad.endswith("conflict"))
        )

    def _fits(self, head: int, condition: Condition) -> bool:
        if self.scene.is_word(head, condition.words):
            return True
        values = condition.values
        actors = [mention.actor for mention in self.scene.actors_at(head, lend=False)]
        if any(_is_kind(actor, values) for actor in actors):
            return True
        clause = self.scene.predicates.get(head)
        if "infinitive" in values and clause is not None and clause.form == "infinitive":
            return True
        if "place" in values and self.scene.place_at(head) is not None:
            return True
        if DEED in values and head in self.found:
            return True
        thing = self.scene.thing_at(head)
        return thing is not None and thing.kind in values

    def _propose(
        self, predicate: Predicate, trigger: Trigger, wording: _Wording
    ) -> Proposal | None:
        deeds = tuple(self.deeds_below(predicate))
        spoken = self._pointed_at(predicate, trigger, deeds)
        if spoken.type is None:
            return None
        parts = (*self._purposes(predicate), *self._beside(predicate, wording))
        absorbed = (
            *parts,
            *(deeds if trigger.absorbs else spoken.deeds),
            *self._selected(predicate, trigger),
        )
        sources = self._resolve(predicate, trigger.source, deeds, place=False)
        fellows = find_fellows(predicate, self.scene) if sources else ()
        barred = (*sources, *fellows)
        targets = self._resolve(predicate, trigger.target, deeds, barred, place=True)
        if not targets and spoken.deeds:
            targets = spoken.deeds[0].targets or self._nominal_targets(predicate, spoken.type)
        targets = targets or next((p.targets for p in parts if p.targets), ())
        return Proposal(
            sentence=self.sentence,
            predicate=predicate,
            trigger=self.scene.sentence.span_of(wording.first, wording.last),
            type=spoken.type,
            mode=trigger.mode if self.plover.has_mode(spoken.type, trigger.mode) else None,
            instrument=spoken.instrument,
            sources=sources,
            targets=targets,
            status=trigger.status,
            alone=trigger.alone,
            covers=frozenset(
                {predicate.head, *spoken.heads, *(h for d in absorbed for h in d.covers)}
            ),
            reading=trigger,
            thing=spoken.thing,
            absorbed=absorbed,
            fellows=fellows,
            placed=_names_thing(trigger) and self._is_placed(predicate, trigger),
        )

    def _is_placed(self, predicate: Predicate, trigger: Trigger) -> bool:
        """Whether it is told where a deed is done that no doer is named with.

        Of a noun the place stands behind it, in its phrase or in that of one it is joined to: in
        "the building of barracks and storage of missiles on Lemnos" both are done there. Of a verb
        without a doer it stands where its row has those it is done to, or so with the verb before.
        """
        if predicate.kind == "noun":
            top = self._top_of(predicate.head)
            places = (head for head in self.scene.sited if self._top_of(head) == top)
            return any(head > predicate.head for head in places)
        if any(a.relation == "subject" and not a.shared for a in predicate.arguments):
            return False
        joined = predicate.governor if predicate.embedding == "conjunct" else None
        heads = (predicate.head,) if joined is None else (predicate.head, joined)
        reached = (self.scene.follow(head, path) for head in heads for path in trigger.target)
        return any(not self.scene.sited.isdisjoint(places) for places in reached)

    def _top_of(self, head: int) -> int:
        """The highest word above one in the same finite clause, its verb left out."""
        for above in upward(self.scene.sentence, head):
            clause = self.scene.predicates.get(above)
            if clause is not None and clause.kind == "verb" and clause.form == "finite":
                break
            head = above
        return head

    def _purposes(self, predicate: Predicate) -> Iterator[Proposal]:
        """Help that a deed is for: "contributed money to support the coalition" is one deed."""
        for clause in self.scene.below.get(predicate.head, ()):
            deed = self.found.get(clause.head)
            purpose = clause.embedding == "adverbial" and clause.form == "infinitive"
            if deed is not None and purpose and deed.type in HELPING:
                yield deed

    def _beside(self, predicate: Predicate, wording: _Wording) -> Iterator[Proposal]:
        """The deeds that other words of a wording would tell by themselves: 进口 of 暂停进口."""
        for head in range(wording.first, wording.last + 1):
            if head != predicate.head and head in self.found:
                yield self.found[head]

    def _selected(self, predicate: Predicate, trigger: Trigger) -> Iterator[Proposal]:
        """The nominal deeds a reading's conditions ask for: "expressed support" is one deed."""
        for condition in trigger.needs:
            if condition.negated or condition.paths == ((DEED,),):
                continue
            for head in self._heads(predicate, condition):
                if head in self.found and self._fits(head, condition):
                    yield self.found[head]

    def _pointed_at(
        self, predicate: Predicate, trigger: Trigger, deeds: Sequence[Proposal]
    ) -> "_Spoken":
        """Type and instrument of a reading, taken where its cells point: "@object", "@deed"."""
        cells = (trigger.type, trigger.instrument)
        pointer = next((cell for cell in cells if cell and cell[0] == AT), None)
        if pointer is None:
            return _Spoken(*cells)
        if pointer == OF_DEED:
            heads: tuple[int, ...] = ()
            deed = deeds[0] if deeds else None
            thing = deed.thing if deed else self._thing_beside(predicate)
        else:
            heads = tuple(self.scene.follow(predicate.head, parse_paths(pointer[1:])[0]))
            deed = next((self.found[head] for head in heads if head in self.found), None)
            thing = next((t for t in map(self.scene.thing_at, heads) if t is not None), None)
        named = (thing.type, thing.instrument) if thing else (None, None)
        told = (deed.type, deed.instrument) if deed else (None, None)
        type_, instrument = (
            (deed_says or thing_says) if cell == pointer else cell
            for cell, deed_says, thing_says in zip(cells, told, named, strict=True)
        )
        taken = (deed,) if deed is not None and heads else ()
        return _Spoken(type_, instrument, thing, taken, heads)

    def _thing_beside(self, predicate: Predicate) -> Thing | None:
        """What shows the instrument where no deed is told: "appealed for maize"."""
        arguments = [a for a in predicate.arguments if a.relation in {"object", "oblique"}]
        things = (self.scene.thing_at(argument.head) for argument in arguments)
        return next((t for t in things if t is not None and t.instrument is not None), None)

    def _nominal_targets(self, predicate: Predicate, kind: str) -> tuple[Mention, ...]:
        """The target of "launched an attack on Kharkiv" where the parser hangs "on" on the verb."""
        frame = self.scene.lexicon.frames.get(kind)
        paths = [p for p in frame.target if p[0] != "of"] if frame else []
        return self._resolve(predicate, paths, (), place=True)

    def _read_thing(self, predicate: Predicate) -> Proposal | None:
        thing = self.scene.thing_at(predicate.head)
        if thing is None or thing.type is None:
            return None
        frames = self.scene.lexicon.frames
        frame = frames.get(thing.instrument or "") or frames.get(thing.type)
        if frame is None:
            return None
        return Proposal(
            sentence=self.sentence,
            predicate=predicate,
            trigger=self._span(predicate),
            type=thing.type,
            mode=None,
            instrument=thing.instrument,
            sources=self._resolve(predicate, frame.source, (), place=False),
            targets=self._resolve(predicate, frame.target, (), place=True),
            status=None,
            alone=frame.alone,
            covers=frozenset({predicate.head}),
            reading=frame,
            thing=thing,
        )

    def _resolve(
        self,
        predicate: Predicate,
        paths: Sequence[Path],
        deeds: Sequence[Proposal],
        others: Sequence[Mention] = (),
        *,
        place: bool,
    ) -> tuple[Mention, ...]:
        """The actors at the first path that leads to any that is not of the others.

        "Expressed his gratitude to Oman" leads to him first, who cannot be whom he thanks.
        """
        barred = {mention.actor for mention in others}
        for path in paths:
            if path[0] == DEED:
                found = tuple(m for deed in deeds for m in _role(deed, path[1]))
            else:
                found = tuple(self._actors(predicate, path, place=place))
            found = tuple(mention for mention in found if mention.actor not in barred)
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _actors(self, predicate: Predicate, path: Path, *, place: bool) -> Iterator[Mention]:
        own = predicate.kind == "noun" and path[0] in {"possessor", "compound"}
        for head in self.scene.follow(predicate.head, path):
            actors = self.scene.actors_at(head, lend=not own)
            if actors:
                yield from actors
            elif place and (standing := self.scene.place_at(head)) is not None:
                yield standing

    def _span(self, predicate: Predicate) -> Span:
        tokens = self.scene.sentence.tokens
        head = tokens[predicate.head]
        return Span(head.start, head.end)


def _may_be_wording(predicate: Predicate, words: Sequence[Token]) -> bool:
    """Whether no mark stands among words, and no 能 or 了 at their ends."""
    ends = {words[0].index, words[-1].index}
    marked = any(word.pos == "PUNCT" for word in words)
    return not marked and ends.isdisjoint(predicate.auxiliaries)


def _names_thing(trigger: Trigger) -> bool:
    """Whether a row asks for more than an actor or any word: for a thing or a certain word."""
    return any(
        (need.words or need.values - PEOPLE) and not need.negated and need.paths != ((DEED,),)
        for need in trigger.needs
    )


def _joined(words: Sequence[Token], left_out: Sequence[int]) -> str:
    return "".join(word.lemma.lower() for word in words if word.index not in left_out)


def _is_kind(actor: Actor, values: frozenset[str]) -> bool:
    """Whether an actor is of one of the kinds or sectors a condition names."""
    return (
        "actor" in values
        or ("person" in values and actor.id is None)
        or ("state" in values and actor.id == actor.country and actor.sector in {None, "GOV"})
        or (actor.sector is not None and actor.sector in values)
    )


def _role(deed: Proposal, role: str) -> tuple[Mention, ...]:
    roles: Mapping[str, tuple[Mention, ...]] = {"source": deed.sources, "target": deed.targets}
    return roles.get(role, ())
