"""What two tellings say that cannot both hold: start with ``contradict``.

``contradict_document`` finds what a document says against itself beyond its tellings of one deed;
``contradict_measures`` (``measures.py``) compares two measures, ``distances.py`` distances.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.assembly.contradictions.amounts import find_amounts
from gestae.assembly.contradictions.dates import find_dates
from gestae.assembly.contradictions.difference import Difference, End, link_of
from gestae.assembly.contradictions.durations import find_durations
from gestae.assembly.contradictions.order import find_order
from gestae.assembly.contradictions.pair import Pair, Relation, odds_but_for
from gestae.assembly.contradictions.places import find_places
from gestae.assembly.contradictions.roles import find_roles
from gestae.assembly.contradictions.statuses import find_denials, find_status, is_denial
from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.rules.wording import compare_meaning
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.contradictions import load_contradictions
from gestae.ontology.tellings import load_tellings
from gestae.records import Event, Link

Finder = Callable[[Pair], Iterator[Difference]]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One respect in which tellings may differ.

    ``name`` is that of its limit in the table; ``against`` the rules of likeness that hold such a
    difference against the two being one deed.
    """

    name: str
    find: Finder
    against: tuple[str, ...]


ASPECTS: tuple[Aspect, ...] = (
    Aspect("status", find_status, ("status",)),
    Aspect("roles", find_roles, ("source", "target", "sides")),
    Aspect("amounts", find_amounts, ("amount",)),
    Aspect("dates", find_dates, ("date", "published")),
    Aspect("places", find_places, ("place",)),
)
_ANY = frozenset(rule for aspect in ASPECTS for rule in aspect.against)


def is_worth_comparing(evidence: Mapping[str, Finding]) -> bool:
    """Whether two tellings are alike enough but for one respect, in which they may contradict.

    What differs speaks against one deed itself, so it is left out, respect by respect.
    """
    least = load_tellings().thresholds["comparable"]
    if odds_but_for(evidence, _ANY) < least:
        return False  # most pairs: what is not alike but for all respects is not but for one
    return any(odds_but_for(evidence, aspect.against) >= least for aspect in ASPECTS)


def with_meaning(a: Telling, b: Telling, evidence: Mapping[str, Finding]) -> Mapping[str, Finding]:
    """The evidence with the likeness in meaning of two sentences in two languages, always."""
    if a.language == b.language or (finding := compare_meaning(a, b)) is None:
        return evidence
    return {**evidence, f"meaning.{finding.name}": finding}


def contradict(
    a: Event, b: Event, evidence: Mapping[str, Finding], relation: Relation | None = None
) -> Link | None:
    """The link between two tellings of one deed that cannot both hold; ``None`` where they can.

    ``evidence`` is what was found between them (``tellings.likeness.find_evidence``). The link has
    a reason for the respect in which they differ. Where one is the word of somebody who denies what
    the other tells, it is ``denies`` and runs from the denial, else ``contradicts``. Tellings that
    differ in several respects, in who and in when, are taken for two deeds.
    """
    pair = Pair(a, b, evidence, relation)
    anchored = [aspect for aspect in ASPECTS if pair.is_anchored(aspect.name)]
    if not anchored or not _is_worth_it(pair):
        return None
    a, b = sorted((a, b), key=lambda event: End.of(event).place)
    pair = Pair(a, b, evidence, relation)
    found: list[tuple[Difference, float]] = []
    for aspect in anchored:
        comparable = pair.comparable(aspect.against)
        found += [(difference, comparable) for difference in aspect.find(pair)]
    differences = [difference for difference, _ in found]
    if not differences or len({_respect(each) for each in differences}) > MOST_RESPECTS:
        return None
    comparable = min(sure for _, sure in found)
    if is_denial(pair) and any(each.kind == "denial" for each in differences):
        denial, claim = (a, b) if a.status == "denied" else (b, a)
        ends = End.of(denial), End.of(claim)
        return link_of(ends, differences, comparable=comparable, kind="denies")
    return link_of((End.of(a), End.of(b)), differences, comparable=comparable)


MOST_RESPECTS = 1
"""Respects in which tellings of one deed may differ: those that differ in more are two deeds."""


def _is_worth_it(pair: Pair) -> bool:
    """Whether both were read surely enough, and are no two versions of one text.

    What a translation says differently is a mistranslation (``assembly/audit``), no contradiction.
    """
    a, b = pair.a, pair.b
    if min(a.confidence, b.confidence) < load_contradictions().least["confidence"]:
        return False
    return a.document.id != b.document.id or a.sentence.language == b.sentence.language


def _respect(difference: Difference) -> str:
    return {"bounds": "amounts", "denial": "status"}.get(difference.kind, difference.kind)


def contradict_document(events: Sequence[Event], links: Iterable[Link]) -> Iterator[Link]:
    """What the events of a document say that cannot hold beside something else in it.

    Denials and the claims they deny, the order of causes and effects, and how long things lasted.
    All events and links of the document are given.
    """
    by_id: Mapping[str, Event] = {event.id: event for event in events}
    yield from find_denials(events)
    yield from find_order(links, by_id)
    yield from find_durations(events)
