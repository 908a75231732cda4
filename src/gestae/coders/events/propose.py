"""The deeds a document tells, before their details: ``find_events``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from gestae.coders.events.candidates import Around
from gestae.coders.events.continued import continue_parties, not_against_own
from gestae.coders.events.earlier import Earlier
from gestae.coders.events.frames import Frames
from gestae.coders.events.listed import LISTED, goes_on, tell_listed
from gestae.coders.events.open import propose_open
from gestae.coders.events.parties import is_mutual, settle_parties
from gestae.coders.events.portions import tell_portions
from gestae.coders.events.proposal import LOOSE, Proposal
from gestae.coders.events.scene import Scene, build_scene
from gestae.coders.events.sides import choose_sides
from gestae.coders.events.weigh import weigh_proposals
from gestae.coders.judge import Judge, Survey
from gestae.coders.walk import depth_of, within
from gestae.ontology.ledgers import lies_below
from gestae.ontology.load import Ontology
from gestae.records import Mention, Parsed, Place, Predicate, Sentence, Span


class Choose(Protocol):
    """Who stands on the sides of a deed, in the light of all around it."""

    def __call__(self, deed: Proposal, around: Around, *, mutual: bool = False) -> Proposal:
        """The deed with its sides."""
        ...


HOLDING = frozenset({"object", "compound"})
"""How a noun stands to a word whose deed it may be part of."""
LOOKED_BACK = 3
"""Sentences before that of a deed in which the judge may find a party."""


def find_events(
    parsed: Parsed,
    ontology: Ontology,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    judges: Mapping[str, Judge] = MappingProxyType({}),
    choose: Choose = choose_sides,
) -> tuple[Proposal, ...]:
    """The deeds told in a document, in order of their triggers.

    Questions tell none. A deed that another speaks of ("agreed to send") is part of that one. A
    deed is given only where both sides are known, or one where its word says that is enough, or
    where the judge of the sentence's language is sure of it. ``choose`` chooses the sides where
    there is a judge.
    """
    told = propose(parsed, ontology, mentions, places, judges)
    earlier = Earlier()
    for one in told:
        earlier.enter(one.scene)
        if one.survey is not None:
            words = ontology.role_words[one.scene.sentence.language]
            around = Around(one.survey, one.near, one.scene, earlier, words.place_markers)
            read = {deed.predicate.head: deed for deed in one.deeds}
            held = list(_told_once(_weighed(one.deeds, around, ontology, choose)))
            held = tell_listed(one.scene, held, read)
            one.deeds = tell_portions(one.scene, held, one.survey, ontology.instruments)
    found = [
        proposal
        for one in told
        for proposal in _with_parties(one, ontology)
        if proposal.complete or proposal.verdict is not None
    ]
    return tuple(sorted(found, key=lambda proposal: proposal.trigger))


def _weighed(
    deeds: Sequence[Proposal], around: Around, ontology: Ontology, choose: Choose
) -> list[Proposal]:
    """The deeds of a sentence that hold in the judge's eyes, with their sides, in order."""
    language = around.scene.sentence.language
    sided = []
    for deed in sorted(
        weigh_proposals(deeds, around.survey, language, ontology), key=lambda deed: deed.trigger
    ):
        chosen = choose(deed, around, mutual=is_mutual(deed, ontology))
        around.earlier.tell(chosen)
        sided.append(chosen)
    told = continue_parties(sided, around.scene, around.earlier.deeds)
    return [not_against_own(deed) for deed in told]


@dataclass(slots=True)
class Told:
    """A sentence, who is mentioned in it, and the deeds it may tell.

    ``number`` is its index in the document; ``taken`` are the heads of the words that a reading of
    our tables tells of; ``near`` who is mentioned in it and in those shortly before; ``survey``
    what the judge makes of its words, where its language has one.
    """

    number: int
    scene: Scene
    mentions: list[Mention]
    near: list[Mention]
    deeds: list[Proposal]
    taken: frozenset[int]
    survey: Survey | None = None


def propose(
    parsed: Parsed,
    ontology: Ontology,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    judges: Mapping[str, Judge],
) -> list[Told]:
    """The sentences that may tell a deed, each with those of the tables and those that only the
    judge of its language sees.
    """
    told = list(_read(parsed, ontology, mentions, places))
    for language, judge in judges.items():
        numbers = [n for n, s in enumerate(parsed.sentences) if s.language == language]
        texts = [(parsed.sentences[n].text, parsed.sentences[n].span.start) for n in numbers]
        at = {number: place for place, number in enumerate(numbers)}
        asked = [one for one in told if one.number in at]
        surveys = judge.survey(texts, {at[one.number] for one in asked})
        for one in asked:
            one.survey = surveys[at[one.number]]
            one.deeds += propose_open(one.scene, one.number, one.taken, one.survey)
    return told


def _read(
    parsed: Parsed,
    ontology: Ontology,
    mentions: Sequence[Mention],
    places: Sequence[Place],
) -> Iterator[Told]:
    """Every sentence that may tell a deed, with those that the tables tell."""
    for number, sentence in enumerate(parsed.sentences):
        lexicon = ontology.lexicons.get(sentence.language)
        if lexicon is None or sentence.question:
            continue
        here = within(mentions, sentence.span)
        there = within(places, sentence.span)
        scene = build_scene(sentence, lexicon, here, there)
        if not here and not there and not goes_on(scene):
            continue
        frames = Frames(scene, ontology.plover, number)
        deeds = _read_sentence(frames, sentence)
        before = parsed.sentences[max(0, number - LOOKED_BACK)].span
        near = within(mentions, Span(before.start, sentence.span.end))
        yield Told(number, scene, here, near, deeds, frozenset(frames.found))


def _told_once(deeds: Sequence[Proposal]) -> Iterator[Proposal]:
    """The deeds without those that another verb of the sentence tells of the same parties.

    A noun tells again what a verb tells ("attacked in a dawn raid"), and so does a clause that
    only goes on from it ("attacked the town, killing ten").
    """
    verbs = [deed for deed in deeds if deed.predicate.kind == "verb"]
    verbs = [verb for verb in verbs if not _leads_to(verb, verbs)]
    for deed in deeds:
        if deed.predicate.kind == "verb" and deed not in verbs:
            continue
        others = (verb for verb in verbs if verb is not deed and _goes_on(deed, verb))
        if _is_held(deed, deeds) or any(_repeats(deed, verb) for verb in others):
            continue
        yield deed


def _is_held(deed: Proposal, deeds: Sequence[Proposal]) -> bool:
    """Whether a noun is but part of the words of another deed of its type ("bomb attack")."""
    head = deed.predicate.head
    return deed.predicate.kind == "noun" and any(
        other.type == deed.type and argument.head == head and not argument.shared
        for other in deeds
        for argument in other.predicate.arguments
        if argument.relation in HOLDING
    )


def _leads_to(deed: Proposal, verbs: Sequence[Proposal]) -> bool:
    """Whether a word that only the judge takes for a deed leads to the verb that tells it.

    "Joined with the others to cap the price": the cap is the deed.
    """
    below = (verb for verb in verbs if verb.predicate.governor == deed.predicate.head)
    return deed.reading is None and any(
        verb.reading is not None and verb.predicate.form == "infinitive" and verb.type == deed.type
        for verb in below
    )


def _goes_on(deed: Proposal, verb: Proposal) -> bool:
    """Whether a deed may only tell more of what a verb tells."""
    if deed.predicate.kind != "verb":
        return True
    return deed.predicate.form in LOOSE and deed.predicate.governor == verb.predicate.head


def _repeats(deed: Proposal, other: Proposal) -> bool:
    """Whether a deed is of the other's type and has no party that the other lacks.

    Two measures are two deeds: "capped the price, with export bans to come in May".
    """
    if deed.type == LISTED and _is_another(deed.instrument, other.instrument):
        return False
    return deed.type == other.type and all(
        {m.actor for m in mine} <= {m.actor for m in theirs}
        for mine, theirs in ((deed.sources, other.sources), (deed.targets, other.targets))
    )


def _is_another(mine: str | None, theirs: str | None) -> bool:
    """Whether two instruments are two measures, none of which is the other or holds it."""
    if mine is None or theirs is None:
        return False
    return not (lies_below(mine, [theirs]) or lies_below(theirs, [mine]))


def _with_parties(told: Told, ontology: Ontology) -> Iterator[Proposal]:
    doers = {mention.actor for deed in told.deeds for mention in deed.sources}
    done_to = [mention for mention in told.mentions if mention.actor not in doers]
    for deed in told.deeds:
        yield settle_parties(deed, _not_above(deed, done_to, told.scene), ontology)


def _not_above(deed: Proposal, mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """The mentions without the subjects of the clauses a deed stands under: they tell of it."""
    above: set[str | None] = set()
    governor = deed.predicate.governor
    for _ in range(len(scene.predicates)):
        if governor is None or governor not in scene.predicates:
            break
        for head in scene.follow(governor, ("subject",)):
            above.update(m.actor.country or m.actor.id for m in scene.actors_at(head))
        governor = scene.predicates[governor].governor
    return [m for m in mentions if (m.actor.country or m.actor.id) not in above]


def _read_sentence(frames: Frames, sentence: Sentence) -> list[Proposal]:
    """The deeds of a sentence that no other deed speaks of."""
    absorbed: set[int] = set()
    for predicate in _inside_out(sentence):
        proposal = frames.read(predicate)
        if proposal is not None:
            absorbed.update(deed.predicate.head for deed in proposal.absorbed)
    return [proposal for head, proposal in frames.found.items() if head not in absorbed]


def _inside_out(sentence: Sentence) -> list[Predicate]:
    """Predicates ordered so that what depends on a clause is read before the clause."""
    return sorted(sentence.predicates, key=lambda predicate: -depth_of(sentence, predicate.head))
