"""Who stands on each side of a deed, as grammar and judge have it: ``choose_sides``.

The grammar names whom the paths of our tables lead to; the judge says of every mention in the
sentence, and in those before it, how likely it is the source or the target. Their words are
added as logarithms of odds (``ontology/tables/sides.toml``, fitted by ``evaluation/fit.py``), and
whoever is rather there than not is taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene
from gestae.coders.judge import Survey
from gestae.ontology.weights import load_weights, log_odds, weighted_sum
from gestae.records import Actor, Mention

SIDES = ("source", "target")
LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may stand on a side of a deed, with what speaks for it.

    ``likely`` is the judge's probability, and ``best`` whether nobody else's is higher; ``named``
    whether the grammar names the actor there; ``before`` whether the mention stands in an earlier
    sentence; ``unknown`` whether no table knows more of it than its words, ``phrase`` whether it
    is any noun phrase that denotes no actor.
    """

    mention: Mention
    side: str
    likely: float
    best: bool
    named: bool
    before: bool
    unknown: bool
    phrase: bool

    @property
    def evidence(self) -> dict[str, float]:
        """What speaks for the candidate, by the names of the weights."""
        told = {
            "bias": 1.0,
            "likely": log_odds(self.likely, LEAST),
            "best": float(self.best),
            "named": float(self.named),
            "before": float(self.before),
            "unknown": float(self.unknown),
            "phrase": float(self.phrase),
        }
        return {f"{self.side}_{name}": amount for name, amount in told.items()}


def choose_sides(
    deed: Proposal, survey: Survey, mentions: Sequence[Mention], scene: Scene
) -> Proposal:
    """The deed with those on its sides who are rather there than not.

    ``mentions`` are those of its sentence and of those shortly before.
    """
    weights = load_weights("sides", scene.sentence.language)
    chosen: list[tuple[Mention, ...]] = []
    scores: list[float] = []
    for candidates in find_candidates(deed, survey, mentions, scene):
        scored = [(weighted_sum(weights, one.evidence), one) for one in candidates]
        taken = _distinct(scored, weights["take"])
        chosen.append(tuple(sorted((one.mention for _, one in taken), key=lambda m: m.span)))
        scores += [score for score, _ in taken]
    named = {m.actor for m in (*deed.sources, *deed.targets)}
    sources, targets = chosen
    return replace(
        deed,
        sources=sources,
        targets=targets,
        weakest=min(scores, default=None),
        inferred=any(m.actor not in named for m in (*sources, *targets)),
    )


def find_candidates(
    deed: Proposal, survey: Survey, mentions: Sequence[Mention], scene: Scene
) -> tuple[list[Candidate], list[Candidate]]:
    """Everybody who may be the source, and everybody who may be the target of a deed.

    Each stands at the mention that is likeliest there: actors, and phrases that denote none we know
    but may be what the judge sees.
    """
    likely = survey.parties(deed.trigger)
    named = (*deed.sources, *deed.targets)
    phrases = dict.fromkeys(_phrases(mentions, scene))
    found = []
    for mention in dict.fromkeys((*mentions, *named, *phrases)):
        if mention.span.overlaps(deed.trigger) and mention not in named:
            continue
        shares = likely(mention.span)
        if shares is not None:
            found.append((mention, shares, mention in phrases))
    start = scene.sentence.span.start
    return (
        _of_side(0, found, deed.sources, start),
        _of_side(1, found, deed.targets, start),
    )


def _of_side(
    side: int,
    found: Sequence[tuple[Mention, tuple[float, float], bool]],
    named: Sequence[Mention],
    start: int,
) -> list[Candidate]:
    """The candidates for a side, each actor once; the sentence of the deed begins at ``start``."""
    best: dict[object, tuple[Mention, tuple[float, float], bool]] = {}
    for one in sorted(found, key=lambda one: (-one[1][side], -len(one[0].span))):
        best.setdefault(_who(one[0]), one)
    actors = {_who(mention) for mention in named}
    return [
        Candidate(
            mention=mention,
            side=SIDES[side],
            likely=shares[side],
            best=place == 0,
            named=who in actors,
            before=mention.span.start < start,
            unknown=mention.actor.id is None and mention.actor.country is None,
            phrase=phrase,
        )
        for place, (who, (mention, shares, phrase)) in enumerate(best.items())
    ]


def _who(mention: Mention) -> object:
    """What tells two actors apart: a state is one whichever of its organs speaks."""
    return mention.actor.id or mention.actor


def _phrases(mentions: Sequence[Mention], scene: Scene) -> Iterator[Mention]:
    """The noun phrases of the sentence that no mention stands in: "prisoners", "a boat"."""
    sentence = scene.sentence
    for predicate in scene.predicates.values():
        word = sentence.tokens[predicate.head]
        if predicate.kind != "noun" or predicate.head in scene.dated or word.pos == "PRON":
            continue
        left = predicate.left
        while left < predicate.head and sentence.tokens[left].pos == "DET":
            left += 1
        span = sentence.span_of(left, predicate.right)
        if not any(mention.span.overlaps(span) for mention in mentions):
            start = sentence.span.start
            words = sentence.text[span.start - start : span.end - start]
            yield Mention(Actor(None, " ".join(words.split())), words, span)


def _distinct(
    scored: Iterable[tuple[float, Candidate]], take: float
) -> list[tuple[float, Candidate]]:
    """Those from ``take`` on, best first: of mentions that overlap or mean the same actor one."""
    taken: list[tuple[float, Candidate]] = []
    for score, one in sorted(scored, key=lambda pair: (-pair[0], pair[1].mention.span)):
        if score < take:
            break
        if not any(_same(one.mention, other.mention) for _, other in taken):
            taken.append((score, one))
    return taken


def _same(mention: Mention, other: Mention) -> bool:
    """Whether two mentions cannot both be on a side: one actor, or one inside the other."""
    if _who(mention) == _who(other):
        return True
    return mention.span != other.span and mention.span.overlaps(other.span)
