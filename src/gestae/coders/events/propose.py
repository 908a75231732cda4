"""The deeds a document tells, before their details: ``find_events``."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from gestae.coders.events.fill import fill_sides
from gestae.coders.events.frames import Frames
from gestae.coders.events.open import propose_open
from gestae.coders.events.parties import settle_parties
from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene, build_scene
from gestae.coders.events.weigh import weigh_proposals
from gestae.coders.judge import Judge
from gestae.coders.walk import within
from gestae.ontology.lexicon import NominalFrame
from gestae.ontology.load import Ontology
from gestae.records import Mention, Parsed, Place, Predicate, Sentence


def find_events(
    parsed: Parsed,
    ontology: Ontology,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    judges: Mapping[str, Judge] = MappingProxyType({}),
) -> tuple[Proposal, ...]:
    """The deeds told in a document, in order of their triggers.

    Questions tell none. A deed that another speaks of ("agreed to send") is part of that one. A
    deed is given only where both sides are known, or one where its word says that is enough, or
    where the judge of the sentence's language is sure of it.
    """
    told = list(_read(parsed, ontology, mentions, places, judges.keys()))
    for language, judge in judges.items():
        asked = [one for one in told if one.scene.sentence.language == language]
        _ask(asked, parsed, judge, ontology)
    found = [
        proposal
        for one in told
        for proposal in _with_parties(one, ontology)
        if proposal.complete or proposal.verdict is not None
    ]
    return tuple(sorted(found, key=lambda proposal: proposal.trigger))


def propose(
    parsed: Parsed,
    ontology: Ontology,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    judged: Collection[str],
) -> list[Proposal]:
    """What a judge is asked about: the proposals in the languages ``judged``, by sentence."""
    told = _read(parsed, ontology, mentions, places, judged)
    return [
        deed
        for one in told
        if one.scene.sentence.language in judged
        for deed in one.deeds
        if _worth_asking(deed)
    ]


@dataclass(slots=True)
class _Told:
    """A sentence's scene, who is mentioned in it, and the deeds it may tell."""

    scene: Scene
    mentions: list[Mention]
    deeds: list[Proposal]


def _read(
    parsed: Parsed,
    ontology: Ontology,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    judged: Collection[str],
) -> Iterator[_Told]:
    """Every sentence that may tell a deed, with those of the tables and the open ones."""
    for number, sentence in enumerate(parsed.sentences):
        lexicon = ontology.lexicons.get(sentence.language)
        if lexicon is None or sentence.question:
            continue
        here = within(mentions, sentence.span)
        there = within(places, sentence.span)
        if not here and not there:
            continue
        scene = build_scene(sentence, lexicon, here, there)
        frames = Frames(scene, ontology.plover, number)
        deeds = _read_sentence(frames, sentence)
        if sentence.language in judged:
            deeds += propose_open(scene, number, frozenset(frames.found))
        yield _Told(scene, here, deeds)


def _ask(told: Sequence[_Told], parsed: Parsed, judge: Judge, ontology: Ontology) -> None:
    """Leaves of the deeds those that the judge lets stand, as it has them."""
    asked = [deed for one in told for deed in one.deeds if _worth_asking(deed)]
    scenes = {one.deeds[0].sentence: one for one in told if one.deeds}

    def candidates(deed: Proposal) -> list[Mention]:
        one = scenes[deed.sentence]
        return [m for m in _not_above(deed, one.mentions, one.scene) if _is_party(m, one.scene)]

    standing: dict[int, list[Proposal]] = {}
    held = weigh_proposals(asked, parsed, judge, ontology)
    for deed in fill_sides(held, candidates, parsed, judge):
        standing.setdefault(deed.sentence, []).append(deed)
    for one in told:
        here = standing.get(one.deeds[0].sentence, []) if one.deeds else []
        one.deeds = list(_outermost(here))


def _is_party(mention: Mention, scene: Scene) -> bool:
    """Whether a country, a body or somebody of theirs is meant, and not only as an owner."""
    if mention.actor.country is None and mention.actor.id is None:
        return False
    head = scene.sentence.head_of(mention.span)
    return head is not None and head not in scene.owners


def _worth_asking(deed: Proposal) -> bool:
    """Whether it may tell a deed; nouns for what goes on ("its support") do not."""
    return not (isinstance(deed.reading, NominalFrame) and deed.reading.standing)


def _outermost(deeds: Sequence[Proposal]) -> Iterator[Proposal]:
    """The deeds without those told in the complement of an open one: "gave its word to send"."""
    open_ = {deed.predicate.head for deed in deeds if deed.reading is None}
    for deed in deeds:
        inner = deed.predicate.embedding == "complement" and deed.predicate.form == "infinitive"
        if not (inner and deed.predicate.governor in open_):
            yield deed


def _with_parties(told: _Told, ontology: Ontology) -> Iterator[Proposal]:
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
    depths: dict[int, int] = {}

    def depth(index: int) -> int:
        if index not in depths:
            head = sentence.tokens[index].head
            depths[index] = 0 if head == index else depth(head) + 1
        return depths[index]

    return sorted(sentence.predicates, key=lambda predicate: -depth(predicate.head))
