"""Who may stand on a side of a deed, with all that speaks for and against it: ``find_candidates``.

What is weighed has a name each (``Candidate.evidence``); ``ontology/tables/sides.toml`` says what
the names mean and holds their weights.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import log1p

from gestae.coders.events.earlier import Earlier
from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene
from gestae.coders.events.standing import are_joined, find_standing
from gestae.coders.judge import Survey
from gestae.coders.landmarks import landmarks
from gestae.ontology.weights import log_odds
from gestae.records import Actor, Mention, Span

SIDES = ("source", "target")
LEAST = 1e-4
FAR = 6.0
"""The most by which the judge's odds for one may lead or trail those for another."""
UNREAD = (LEAST, LEAST)
TEMPERING = (
    "before", "named", "phrase", "unknown", "state", "inside", "mutual_other", "other_filled",
    "filled", "reference", "named_other", "best",
)  # fmt: skip
"""Evidence beside which the judge's word counts more or less."""
TELLING = frozenset({"MED", "EDU", "NGO", "BUS"})
"""Sectors that tell and comment more often than they act."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may stand on a side of a deed: at which mention, and what speaks for it."""

    mention: Mention
    side: str
    told: dict[str, float] = field(default_factory=dict)

    @property
    def evidence(self) -> dict[str, float]:
        """What speaks for the candidate, by the names of the weights."""
        return {f"{self.side}_{name}": amount for name, amount in self.told.items()}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a deed: what the judge makes of its words, who is mentioned in its
    sentence and in those shortly before, the sentence itself, what was told before it, and the
    case markers of the place where a clause plays.
    """

    survey: Survey
    mentions: Sequence[Mention]
    scene: Scene
    earlier: Earlier
    place_markers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention with what the judge makes of it for either side; ``None`` where it was not read."""

    mention: Mention
    shares: tuple[float, float] | None
    phrase: bool

    def odds(self, side: int) -> float:
        return log_odds((self.shares or UNREAD)[side], LEAST)


def find_candidates(
    deed: Proposal, around: Around, *, mutual: bool = False
) -> tuple[list[Candidate], list[Candidate]]:
    """Everybody who may be the source, and everybody who may be the target of a deed.

    Each stands at the mention that is likeliest there: actors, and phrases that denote none we know
    but may be what the judge sees; not what only a distance is measured from. ``mutual``: whether
    all parties stand on both sides.
    """
    likely = around.survey.parties(deed.trigger)
    named = (*deed.sources, *deed.targets)
    phrases = dict.fromkeys(_phrases(around.mentions, around.scene))
    seen = []
    owned = _owned(around.scene)
    measured = [words for _, words in landmarks(around.scene.sentence)]
    for mention in dict.fromkeys((*around.mentions, *named, *phrases, *owned)):
        if mention.span.overlaps(deed.trigger) and mention not in named:
            continue
        if any(words.covers(mention.span) for words in measured):
            continue
        shares = likely(mention.span)
        known = mention.actor.id is not None or mention.actor.country is not None
        if shares is not None or known:
            seen.append(_Seen(mention, shares, mention in phrases))
    weigher = _Weigher(deed, around, seen, mutual=mutual)
    return weigher.of_side(0), weigher.of_side(1)


class _Weigher:
    """What speaks for the candidates of one deed."""

    def __init__(
        self, deed: Proposal, around: Around, seen: Sequence[_Seen], *, mutual: bool
    ) -> None:
        self._deed = deed
        self._scene = around.scene
        self._earlier = around.earlier
        self._seen = seen
        self._mutual = mutual
        self._places = {
            argument.head
            for predicate in around.scene.predicates.values()
            for argument in predicate.arguments
            if argument.relation == "oblique" and argument.marker in around.place_markers
        }
        self._named = (
            {who(mention) for mention in deed.sources},
            {who(mention) for mention in deed.targets},
        )
        self._start = around.scene.sentence.span.start

    def of_side(self, side: int) -> list[Candidate]:
        """The candidates for a side, each actor once, likeliest first."""
        best: dict[object, _Seen] = {}
        for one in sorted(self._seen, key=lambda one: (-one.odds(side), -len(one.mention.span))):
            best.setdefault(who(one.mention), one)
        ranked = list(best.values())
        found = []
        for place, one in enumerate(ranked):
            rival = ranked[0 if place else 1] if len(ranked) > 1 else None
            lead = one.odds(side) - rival.odds(side) if rival is not None else FAR
            told = {
                "bias": 1.0,
                "best": float(place == 0),
                "lead": max(-FAR, min(FAR, lead)),
                **self._of_judge(one, side),
                **self._of_grammar(one.mention, side),
                **self._of_place(one.mention),
                **self._of_list(one, ranked, side),
                **self._of_actor(one, side),
                **self._of_earlier(one.mention, side),
                f"type_{self._deed.type}": 1.0,
            }
            odds = one.odds(side)
            told |= {f"likely_if_{name}": odds for name in TEMPERING if told.get(name)}
            kept = {name: amount for name, amount in told.items() if amount}
            found.append(Candidate(one.mention, SIDES[side], kept))
        return found

    def _of_judge(self, one: _Seen, side: int) -> dict[str, float]:
        return {
            "likely": one.odds(side),
            "likely_other": one.odds(1 - side),
            "unread": float(one.shares is None),
        }

    def _of_grammar(self, mention: Mention, side: int) -> dict[str, float]:
        """Whether the paths of our tables lead to the candidate, or to others."""
        own, other = self._named[side], self._named[1 - side]
        named = who(mention) in own
        kind = self._deed.predicate.kind if self._deed.reading is not None else "open"
        return {
            "named": float(named),
            f"named_{kind}": float(named),
            "named_other": float(who(mention) in other),
            "mutual_other": float(self._mutual and who(mention) in other),
            "mutual": float(self._mutual),
            "filled": float(bool(own) and not named),
            "other_filled": float(bool(other)),
        }

    def _of_place(self, mention: Mention) -> dict[str, float]:
        """Where the mention stands: in an earlier sentence, or how to the deed's word."""
        if mention.span.start < self._start:
            return {
                "before": 1.0,
                **{f"before_{name}": 1.0 for name in self._earlier.standing(mention)},
                f"before_type_{self._deed.type}": 1.0,
            }
        gap = mention.span.distance(self._deed.trigger)
        place = self._scene.sentence.head_of(mention.span) in self._places
        standing = find_standing(mention.span, self._deed.predicate, self._scene)
        return {
            f"at_{standing}": 1.0,
            "behind": float(mention.span.start > self._deed.trigger.start),
            "distance": log1p(gap),
            "place": float(place),
            "mutual_place": float(place and self._mutual),
        }

    def _of_list(self, one: _Seen, ranked: Sequence[_Seen], side: int) -> dict[str, float]:
        """Whether the candidate is named in one breath with the likeliest, or with one that the
        grammar names.
        """
        beside = [
            other
            for other in ranked
            if other is not one and are_joined(one.mention, other.mention, self._scene)
        ]
        named = any(who(other.mention) in self._named[side] for other in beside)
        return {
            "joined": float(bool(beside)),
            "joined_best": max((other.odds(side) for other in beside), default=0.0),
            "joined_named": float(named and who(one.mention) not in self._named[side]),
        }

    def _of_actor(self, one: _Seen, side: int) -> dict[str, float]:
        """Who the candidate is."""
        mention, actor = one.mention, one.mention.actor
        others = self._deed.targets if side == 0 else self._deed.sources
        countries = {m.actor.country for m in others} - {None}
        return {
            "unknown": float(actor.id is None and actor.country is None and not one.phrase),
            "phrase": float(one.phrase),
            "state": float(actor.id is not None and actor.id == actor.country),
            "person": float(actor.id is None and actor.country is not None),
            "telling": float(actor.sector in TELLING),
            "people": float(actor.sector == "CVL"),
            "reference": float(mention.antecedent is not None),
            "compatriot": float(
                actor.country in countries and who(mention) not in self._named[1 - side]
            ),
            "inside": float(any(_is_inside(mention, m.mention) for m in self._seen)),
        }

    def _of_earlier(self, mention: Mention, side: int) -> dict[str, float]:
        """What the deeds told before say of the candidate."""
        others = self._named[1 - side]
        return dict.fromkeys(self._earlier.roles(who(mention), side, others), 1.0)


def who(mention: Mention) -> object:
    """What tells two actors apart: a state is one whichever of its organs speaks."""
    return mention.actor.id or mention.actor


def _is_inside(mention: Mention, other: Mention) -> bool:
    return len(other.span) > len(mention.span) and other.span.covers(mention.span)


def _phrases(mentions: Sequence[Mention], scene: Scene) -> Iterator[Mention]:
    """The noun phrases of the sentence that no mention stands in: "prisoners", "a boat"."""
    for _, span in _noun_phrases(scene):
        if not any(mention.span.overlaps(span) for mention in mentions):
            words = _words(span, scene)
            yield Mention(Actor(None, " ".join(words.split())), words, span)


def _owned(scene: Scene) -> Iterator[Mention]:
    """The noun phrases that stand for whom they belong to: "a Philippine boat", 两国海警."""
    for head, span in _noun_phrases(scene):
        if head not in scene.mentions:
            for owner in scene.actors_at(head):
                if owner.actor.id is not None and span.covers(owner.span):
                    yield replace(owner, text=_words(span, scene), span=span)


def _noun_phrases(scene: Scene) -> Iterator[tuple[int, Span]]:
    """The noun phrases of a sentence by their heads, without articles; no pronouns, no dates."""
    tokens = scene.sentence.tokens
    for predicate in scene.predicates.values():
        head = predicate.head
        if predicate.kind != "noun" or head in scene.dated or tokens[head].pos == "PRON":
            continue
        left = predicate.left
        while left < head and tokens[left].pos == "DET":
            left += 1
        yield head, scene.sentence.span_of(left, predicate.right)


def _words(span: Span, scene: Scene) -> str:
    start = scene.sentence.span.start
    return scene.sentence.text[span.start - start : span.end - start]
