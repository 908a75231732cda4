"""Pronouns and descriptions to whom they refer: ``History``.

Conservative on purpose: a wrong antecedent costs an analyst more than a missing one. Candidates
are scored by nearness and by grammatical role, a subject before an object before the rest; where
the best does not stand out from the next, nothing is resolved.
"""

from dataclasses import dataclass, replace
from itertools import takewhile

from gestae.coders.actors.reading import Reading
from gestae.ontology.role_words import Reference, RoleKind
from gestae.records import Actor, Mention

WINDOW = 2
"""Sentences looked back over for a pronoun."""
DESCRIPTION_WINDOW = 4
"""Sentences looked back over for "the country"."""
MARGIN = 0.5
"""By how much the best candidate must lead the next."""
OTHER_WEIGHT = 1.0
ADJECTIVE_WEIGHT = 0.3
"""Of a country told by its adjective: "Ukrainian officials" speaks of officials."""
ROLE_WEIGHT = {
    "subject": 3.0,
    "object": 2.0,
    "indirect": 2.0,
    "oblique": 1.5,
    "adjective": ADJECTIVE_WEIGHT,
}
SENTENCE_WEIGHT = (2.0, 1.0, 0.0, -0.5, -1.0)
"""Added for a candidate in the same sentence, the one before, and so on."""

FITS: dict[RoleKind, frozenset[RoleKind]] = {
    "person": frozenset({"person"}),
    "thing": frozenset({"country", "body"}),
    "any": frozenset({"person", "country", "body", "group"}),
    "country": frozenset({"country"}),
    "body": frozenset({"body"}),
    "group": frozenset({"group", "body"}),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A mention as it is remembered; ``vague`` where only a role is known ("a member")."""

    sentence: int
    head: int
    mention: Mention
    kind: RoleKind
    plural: bool
    relation: str
    verb: int | None
    vague: bool


class History:
    """What a document has told so far, of whom it may speak again."""

    def __init__(self) -> None:
        self._told: list[Told] = []
        self._persons: dict[str, Actor] = {}

    def introduce(self, actor: Actor) -> None:
        """Remembers a person our tables lack by the last word of the name."""
        self._persons[actor.name.split()[-1]] = actor

    def person(self, name: str) -> Actor | None:
        """The person introduced before under this name or a longer one that ends with it."""
        known = self._persons.get(name.rsplit(maxsplit=1)[-1])
        return known if known is not None and known.name.endswith(name) else None

    def remember(self, head: int, reading: Reading) -> None:
        """Takes in the mentions at a head of the sentence being read."""
        verb, relation = reading.verb_of.get(head, (None, "other"))
        named = reading.names.get(head)
        if verb is None and named is not None and named.name.kind == "adjective":
            relation = "adjective"
        for mention in reading.mentions[head]:
            self._told.append(
                Told(
                    reading.number,
                    head,
                    mention,
                    self._kind(mention, head, reading),
                    reading.is_plural(head),
                    relation,
                    verb,
                    _is_vague(mention, head, reading),
                )
            )

    def _kind(self, mention: Mention, head: int, reading: Reading) -> RoleKind:
        if mention.antecedent is not None:
            before = (t.kind for t in reversed(self._told) if t.mention.actor == mention.actor)
            return next(before, reading.kind_at(head))
        return reading.kind_at(head)

    def resolve(self, head: int, reference: Reference, reading: Reading) -> tuple[Mention, ...]:
        """The mentions a pronoun or description makes; empty where no antecedent stands out."""
        window = WINDOW if reading.is_pronoun(head) else DESCRIPTION_WINDOW
        # From the last told backward, so that a long document is not walked for each pronoun.
        last = takewhile(lambda t: reading.number - t.sentence <= window, reversed(self._told))
        near = list(last)[::-1]
        barred = {t.mention.actor for t in near if self._is_barred(t, head, reference, reading)}
        fitting = FITS[reference.kind]
        candidates = [t for t in near if t.kind in fitting and t.mention.actor not in barred]
        plural = reference.number == "plural"
        chosen = _plural(candidates) if plural else _single(candidates, reading)
        left = head if reading.is_pronoun(head) else reading.nouns[head].left
        return tuple(
            replace(
                reading.mention(told.mention.actor, left, head),
                antecedent=told.mention.antecedent or told.mention.span,
            )
            for told in chosen
        )

    def _is_barred(self, told: Told, head: int, reference: Reference, reading: Reading) -> bool:
        """An object is not its own subject: "Iran attacked it" speaks of another."""
        if told.sentence != reading.number or reference.possessive:
            return False
        verb, _ = reading.verb_of.get(head, (None, ""))
        return verb is not None and told.verb == verb


def _is_vague(mention: Mention, head: int, reading: Reading) -> bool:
    actor = mention.actor
    return actor.id is None and actor.country is None and reading.role_at(head) is not None


def _single(candidates: list[Told], reading: Reading) -> list[Told]:
    scores: dict[str, tuple[float, Told]] = {}
    for told in candidates:
        if told.vague or (told.plural and told.kind == "group"):
            continue
        key = told.mention.actor.id or told.mention.actor.name
        score = ROLE_WEIGHT.get(told.relation, OTHER_WEIGHT)
        score += SENTENCE_WEIGHT[reading.number - told.sentence]
        if key not in scores or score >= scores[key][0]:
            scores[key] = (score, told)
    ranked = sorted(scores.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
        return []
    return [ranked[0][1]]


def _plural(candidates: list[Told]) -> list[Told]:
    """The last plural actor, or the last several that did something together."""
    if not candidates:
        return []
    last = candidates[-1].sentence
    for sentence in range(last, last - WINDOW - 1, -1):
        here = [told for told in candidates if told.sentence == sentence]
        subjects = [told for told in here if told.relation == "subject"]
        for group in (subjects, here):
            distinct = {told.mention.actor.id or told.mention.actor.name: told for told in group}
            if len(distinct) == 2 and not any(told.plural for told in group):
                return list(distinct.values())
            if len(distinct) == 1 and group[0].plural:
                return [group[0]]
    return []
