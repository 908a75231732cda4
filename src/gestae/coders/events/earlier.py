"""What was told before a deed, of whom the text may go on to speak: ``Earlier``."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene
from gestae.records import Mention

NEAR = 1
"""Sentences before from which a mention is near."""
RECENT = 4
"""Deeds before that are looked back at."""
OFTEN = 3
"""Times that an actor is spoken of before it is one the text keeps speaking of."""


@dataclass(slots=True)
class Earlier:
    """The deeds told before in a document, and where those mentioned before stood.

    ``scenes`` are the sentences read so far by the first character of each, in order.
    """

    scenes: list[Scene] = field(default_factory=list)
    deeds: list[Proposal] = field(default_factory=list)
    _seen: Counter[object] = field(default_factory=Counter)

    def enter(self, scene: Scene) -> None:
        """Goes on to the next sentence."""
        if self.scenes:
            mentions = {m for here in self.scenes[-1].mentions.values() for m in here}
            self._seen.update({m.actor.id or m.actor for m in mentions})
        self.scenes.append(scene)

    def tell(self, deed: Proposal) -> None:
        """Remembers a deed with its parties; they are told in order of the text."""
        self.deeds.append(deed)

    def standing(self, mention: Mention) -> Iterator[str]:
        """How a mention of an earlier sentence stood there: as ``subject`` of a main clause or as
        ``object``; whether the sentence is ``far``; whether it is spoken of ``often``.
        """
        for back, scene in enumerate(reversed(self.scenes[:-1]), 1):
            if scene.sentence.span.covers(mention.span):
                relation = _relation(mention, scene)
                if relation is not None:
                    yield relation
                if back > NEAR:
                    yield "far"
                break
        else:
            yield "far"
        if self._seen[mention.actor.id or mention.actor] >= OFTEN:
            yield "often"

    def roles(self, who: object, side: int, others: set[object]) -> Iterator[str]:
        """On which sides of the last deeds somebody stood, seen from a side of the next.

        ``answers`` where one that the deed before was done by is now done to by those it was done
        to, or the other way round; ``goes_on`` where both stand as before; ``was_same`` and
        ``was_other`` where somebody stood on the same or the other side of the very last.
        """
        found: set[str] = set()
        for back, deed in enumerate(reversed(self.deeds[-RECENT:])):
            sides = [
                {m.actor.id or m.actor for m in party} for party in (deed.sources, deed.targets)
            ]
            same, other = sides[side], sides[1 - side]
            if back == 0:
                found |= {"was_same"} if who in same else set()
                found |= {"was_other"} if who in other else set()
            if others and who in other and others & same:
                found.add("answers")
            if others and who in same and others & other:
                found.add("goes_on")
        yield from found


def _relation(mention: Mention, scene: Scene) -> str | None:
    """As what a mention stood in its sentence."""
    head = scene.sentence.head_of(mention.span)
    if head is None or head not in scene.verb_of:
        return None
    verb, relation = scene.verb_of[head]
    clause = scene.predicates.get(verb)
    if relation == "subject":
        main = clause is not None and clause.embedding in {None, "conjunct"}
        return "topic" if main else "subject"
    return relation if relation in {"object", "indirect"} else "oblique"
