"""The stated reasons around a deed or a policy: start with ``find_reasons``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gestae.analysis.reasons.gather import (
    Texts,
    Tie,
    Ties,
    document_of,
    gather_texts,
    gather_ties,
    reach,
    read_links,
    read_translations,
)
from gestae.analysis.reasons.graph import (
    KINDS,
    REJECTED,
    WORDING,
    Assertion,
    Edge,
    EdgeKind,
    Node,
    ReasonGraph,
    name_source,
)
from gestae.analysis.reasons.join import Groups, join_ends
from gestae.analysis.reasons.policy import Policy, parse_policy
from gestae.analysis.reasons.wordings import choose_words, name_event, read_telling
from gestae.errors import UsageError
from gestae.records import Event, Link, Span, content_id, stretch_of
from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql

LEAST = 0.4
"""Score from which a link is taken into the graph where nothing else is asked."""
NOT_DONE = frozenset({"denied", "ended"})
"""Statuses of an event that tells that a policy is not followed."""
ID_LENGTH = 4
"""Letters from which a word may be the beginning of an event's id."""


def find_reasons(
    casebook: Casebook, asked: str, *, depth: int = 2, confidence: float = LEAST
) -> ReasonGraph:
    """The graph of causes, purposes, motives, conditions and obstacles around a deed or a policy.

    ``asked``: the id of an event, or the beginning of one, for the deed it tells; or a policy such
    as "JPN aids UKR" (``parse_policy``). ``depth``: how many steps from there: 1 for the deed's own
    reasons and what it is a reason of, 2 for the reasons of those as well. ``confidence``: the
    least score of a link. A graph without edges means that no reason is told. Raises ``UsageError``
    where ``asked`` is neither.
    """
    if depth < 1:
        raise UsageError(f"the depth is {depth}; it should be 1 or more")
    ties = gather_ties(casebook, confidence)
    event = _event(casebook, asked)
    held_back: set[str] = set()
    if event is not None:
        center, wording = _tellings_of(ties, event), name_event(event)
    else:
        policy = parse_policy(asked)
        center, held_back = _ends_of(casebook, ties, policy)
        wording = policy.wording
    limited, far = reach(ties, held_back & set(ties.by_end), depth, start=1)
    taken, steps = reach(ties, center, depth)
    around = _around((limited | taken).values(), center)
    ends = {end for tie in around for end in tie.ends} | (center & set(ties.by_end))
    if event is not None:
        ends.add(event.id)
    texts = gather_texts(casebook, ends)
    translated = read_translations(casebook, texts.references)
    middle = {end for end in steps if steps[end] == 0 and end in ends} - held_back
    groups = join_ends(ties, around, middle, texts, translated)
    return _draw(casebook, Asked(wording, middle, held_back), around, groups, far | steps, texts)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a graph is asked about, in words, and the ends that tell it or tell it held back."""

    wording: str
    center: Collection[str]
    held_back: Collection[str]


def _around(ties: Iterable[Tie], center: Collection[str]) -> list[Tie]:
    """The ties but for those from the center to itself."""
    return [tie for tie in ties if not set(tie.ends) <= set(center)]


def _event(casebook: Casebook, asked: str) -> Event | None:
    """The event that a word is the id of, or the beginning of one; ``None`` for other words."""
    if len(asked) < ID_LENGTH or not set(asked) <= set("0123456789abcdef"):
        return None
    return casebook.event(asked)


def _tellings_of(ties: Ties, event: Event) -> set[str]:
    """The events that tell the deed, and the stretches in which it is told."""
    deed = ties.deed_of.get(event.id, event.id)
    told = {name for name, other in ties.deed_of.items() if other == deed} | {event.id}
    return told | set(_stretches_with([event], ties))


def _stretches_with(events: Sequence[Event], ties: Ties) -> Iterable[str]:
    """The stretches that tell one of the events and are not much more."""
    for event in events:
        trigger = event.trigger.span
        for span, name in ties.stretches.get(event.document.id, ()):
            if span.covers(trigger) and 2 * len(span) <= len(event.sentence.span):
                yield name


def _ends_of(casebook: Casebook, ties: Ties, policy: Policy) -> tuple[set[str], set[str]]:
    """The ends that stand for deeds of a policy, and those that stand for its being held back.

    Words that name only one of the two parties count where the document names both elsewhere.
    """
    asked = {"source": policy.source, "target": policy.target}
    rows = casebook.query(load_sql("queries/between.sql"), asked).to_pylist()
    events = [row for row in rows if policy.is_kind(row["type"], row["instrument"])]
    documents = {row["document"] for row in events}
    named = [(end, deed, tie.document) for tie in ties.all for end, deed in tie.named.items()]
    for _, deed, document in named:
        if policy.has_named(deed, exact=True):
            documents.add(document)
    found: dict[bool, set[str]] = {False: set(), True: set()}
    for row in events:
        found[row["status"] in NOT_DONE].add(row["id"])
    for end, deed, document in named:
        if policy.has_named(deed, exact=document not in documents):
            found[deed.held_back].add(end)
    return found[False] - found[True], found[True]


def _draw(
    casebook: Casebook,
    asked: Asked,
    ties: Sequence[Tie],
    groups: Groups,
    steps: Mapping[str, int],
    texts: Texts,
) -> ReasonGraph:
    """The graph of the groups and the ties between them."""
    links = {link.id: link for link in read_links(casebook, (tie.link for tie in ties))}
    texts = replace(texts, marks=_marks(links.values()))
    middle = groups.find(min(asked.center)) if asked.center else None
    nodes: dict[str, Node] = {}
    for name, ends in groups.members().items():
        known = [end for end in ends if stretch_of(end) is not None or end in texts.events]
        if known:
            wording = asked.wording if name == middle else None
            nodes[name] = _node(known, wording, steps, texts)
    if middle is None or middle not in nodes:
        middle = "asked"
        nodes[middle] = Node(content_id("reason", asked.wording), "asked", asked.wording, 0, ())
    told = _told(ties, links, groups, nodes, texts)
    held_back = {groups.find(end) for end in asked.held_back if end in groups} - {middle}
    told |= _limits(frozenset(held_back & set(nodes)), told, middle)
    edges = _edges(told, nodes, nodes[middle].id)
    order = sorted(nodes.values(), key=lambda node: (node.depth, _place(node), node.id))
    shown = {end for edge in edges for end in (edge.reason, edge.of)} | {nodes[middle].id}
    kept = tuple(node for node in order if node.id in shown)
    return ReasonGraph(asked.wording, nodes[middle].id, kept, edges)


def _marks(links: Iterable[Link]) -> dict[str, frozenset[Span]]:
    """Where the words stand that show the links, by document."""
    found: dict[str, set[Span]] = defaultdict(set)
    for link in links:
        if link.document is not None and link.evidence is not None:
            found[link.document].add(link.evidence.span)
    return {document: frozenset(places) for document, places in found.items()}


def _place(node: Node) -> tuple[str, Span]:
    return (node.tellings[0].document, node.tellings[0].span) if node.tellings else ("", Span(0, 0))


def _node(ends: Sequence[str], asked: str | None, steps: Mapping[str, int], texts: Texts) -> Node:
    """A node; ``asked`` is the wording of what the graph is asked about, for the node of that."""
    tellings = sorted(
        (read_telling(end, texts) for end in ends), key=lambda t: (t.document, t.span)
    )
    told = any(end in texts.events for end in ends)
    words = choose_words(
        [telling for telling in tellings if telling.event is None] or tellings, texts
    )
    return Node(
        id=content_id("reason", *sorted(ends)),
        kind="asked" if asked is not None else "deed" if told else "reason",
        label=asked if asked is not None else words,
        depth=0 if asked is not None else min(steps.get(end, 1) or 1 for end in ends),
        tellings=tuple(tellings),
    )


_Key = tuple[str, str, EdgeKind, bool]
_Told = dict[_Key, dict[tuple[object, ...], Assertion]]
"""Who says so, by what is a reason of what, in which way and whether it is rejected."""


def _told(
    ties: Sequence[Tie],
    links: Mapping[str, Link],
    groups: Groups,
    nodes: Mapping[str, Node],
    texts: Texts,
) -> _Told:
    told: _Told = defaultdict(dict)
    for tie in ties:
        link = links[tie.link]
        reason, of = groups.find(tie.reason), groups.find(tie.of)
        if reason == of or reason not in nodes or of not in nodes or link.evidence is None:
            continue
        key = (reason, of, _kind(link), link.rejected)
        assertion = _assertion(link, tie, texts)
        same = (assertion.sentence, assertion.speakers)
        held = told[key].get(same)
        if held is None or held.score < assertion.score:
            told[key][same] = assertion
    return told


def _limits(held_back: frozenset[str], told: _Told, middle: str) -> _Told:
    """That what tells a deed held back holds it back, by the sentences that give its reasons."""
    found: _Told = defaultdict(dict)
    for (reason, of, _, _), assertions in told.items():
        for name in held_back & frozenset((reason, of)):
            found[name, middle, "limits", False] |= assertions
    return found


def _edges(told: _Told, nodes: Mapping[str, Node], center: str) -> tuple[Edge, ...]:
    """One edge for each pair of nodes, kind and verdict, with all who say so."""
    edges = [
        _edge(nodes[reason], nodes[of], kind, found.values(), rejected=rejected)
        for (reason, of, kind, rejected), found in told.items()
    ]
    depth = {node.id: node.depth for node in nodes.values()}
    return tuple(
        sorted(
            edges,
            key=lambda e: (
                max(depth[e.reason], depth[e.of]),
                e.reason == center,
                KINDS.index(e.kind),
                e.rejected,
                -len(e.assertions),
                -e.assertions[0].score,
                e.assertions[0].document.id,
                e.assertions[0].evidence.span,
                e.reason,
            ),
        )
    )


def _edge(
    reason: Node, of: Node, kind: EdgeKind, found: Iterable[Assertion], *, rejected: bool
) -> Edge:
    assertions = sorted(found, key=lambda a: (-a.score, a.document.id, a.sentence.span))
    return Edge(
        reason=reason.id,
        of=of.id,
        kind=kind,
        rejected=rejected,
        reason_label=reason.label,
        wording=(REJECTED if rejected else WORDING)[kind],
        of_label=of.label,
        sources=tuple(dict.fromkeys(name_source(assertion) for assertion in assertions)),
        assertions=tuple(assertions),
    )


def _kind(link: Link) -> EdgeKind:
    for kind in KINDS:
        if (link.manner or link.kind) == kind:
            return kind
    raise ValueError(f"a link of kind {link.kind} tells no reason")


def _assertion(link: Link, tie: Tie, texts: Texts) -> Assertion:
    evidence = link.evidence
    assert evidence is not None  # links without are passed over before
    document = link.document or document_of(tie.reason)
    return Assertion(
        speakers=tuple(a.speaker.actor for a in link.attribution),
        document=texts.references[document],
        sentence=texts.sentence(document, evidence.span.start),
        evidence=evidence,
        words=read_telling(tie.of, texts).text,
        score=link.score,
        link=link.id,
    )
