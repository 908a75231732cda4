"""The stated reasons around a deed or a policy: start with ``find_reasons``."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

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
    REJECTED,
    WORDING,
    Assertion,
    Edge,
    EdgeKind,
    Node,
    ReasonGraph,
    Telling,
    name_source,
)
from gestae.analysis.reasons.join import Groups, join_ends
from gestae.analysis.reasons.policy import Policy, parse_policy
from gestae.errors import UsageError
from gestae.records import Event, Link, Mention, Span, content_id, stretch_of
from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql

LEAST = 0.4
"""Score from which a link is taken into the graph where nothing else is asked."""
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
    if event is not None:
        center, wording = _tellings_of(ties, event), name_event(event)
    else:
        policy = parse_policy(asked)
        center, wording = _ends_of(casebook, ties, policy), policy.wording
    taken, steps = reach(ties, center, depth)
    around = _around(taken.values(), center)
    ends = {end for tie in around for end in tie.ends} | (center & set(ties.by_end))
    if event is not None:
        ends.add(event.id)
    texts = gather_texts(casebook, ends)
    translated = read_translations(casebook, texts.references)
    middle = {end for end in steps if steps[end] == 0 and end in ends}
    groups = join_ends(ties, around, middle, texts, translated)
    return _draw(casebook, wording, middle, around, groups, steps, texts)


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


def _ends_of(casebook: Casebook, ties: Ties, policy: Policy) -> set[str]:
    """The ends that stand for deeds of a policy.

    Words that name only one of the two parties count where the document names both elsewhere.
    """
    asked = {"source": policy.source, "target": policy.target}
    rows = casebook.query(load_sql("queries/between.sql"), asked).to_pylist()
    events = [row for row in rows if policy.is_kind(row["type"], row["instrument"])]
    found = {row["id"] for row in events}
    documents = {row["document"] for row in events}
    named = [(end, deed) for tie in ties.all for end, deed in tie.named.items()]
    for end, deed in named:
        if policy.has_named(deed, exact=True):
            documents.add(document_of(end))
    for end, deed in named:
        if policy.has_named(deed, exact=document_of(end) not in documents):
            found.add(end)
    return found


def name_event(event: Event) -> str:
    """An event in a few words: "Japan → Ukraine: pledged (aid.financial)"."""
    sides = " → ".join(filter(None, (_names(event.sources), _names(event.targets))))
    kind = event.instrument or event.type
    return f"{sides}: {event.trigger.text} ({kind})" if sides else f"{event.trigger.text} ({kind})"


def _names(mentions: Sequence[Mention]) -> str:
    return ", ".join(dict.fromkeys(mention.actor.name for mention in mentions))


def _draw(
    casebook: Casebook,
    asked: str,
    center: set[str],
    ties: Sequence[Tie],
    groups: Groups,
    steps: Mapping[str, int],
    texts: Texts,
) -> ReasonGraph:
    """The graph of the groups and the ties between them."""
    links = {link.id: link for link in read_links(casebook, (tie.link for tie in ties))}
    middle = groups.find(min(center)) if center else None
    nodes: dict[str, Node] = {}
    for name, ends in groups.members().items():
        known = [end for end in ends if stretch_of(end) is not None or end in texts.events]
        if known:
            nodes[name] = _node(known, name == middle, asked, steps, texts)
    if middle is None or middle not in nodes:
        middle = "asked"
        nodes[middle] = Node(content_id("reason", asked), "asked", asked, 0, ())
    edges = _edges(ties, links, groups, nodes, texts)
    order = sorted(nodes.values(), key=lambda node: (node.depth, _place(node), node.id))
    shown = {end for edge in edges for end in (edge.reason, edge.of)} | {nodes[middle].id}
    kept = tuple(node for node in order if node.id in shown)
    return ReasonGraph(asked, nodes[middle].id, kept, edges)


def _place(node: Node) -> tuple[str, Span]:
    return (node.tellings[0].document, node.tellings[0].span) if node.tellings else ("", Span(0, 0))


def _node(
    ends: Sequence[str], is_center: bool, asked: str, steps: Mapping[str, int], texts: Texts
) -> Node:
    tellings = sorted((_telling(end, texts) for end in ends), key=lambda t: (t.document, t.span))
    told = next((texts.events[end] for end in ends if end in texts.events), None)
    words = _words([telling for telling in tellings if telling.event is None], texts)
    label = asked if is_center else words or (name_event(told) if told else "")
    return Node(
        id=content_id("reason", *sorted(ends)),
        kind="asked" if is_center else "deed" if told else "reason",
        label=label,
        depth=0 if is_center else min(steps.get(end, 1) or 1 for end in ends),
        tellings=tuple(tellings),
    )


def _words(tellings: Sequence[Telling], texts: Texts) -> str:
    """The longest wording, of those in the language in which most of the documents are."""
    languages = Counter(reference.language for reference in texts.references.values())
    best = max(
        tellings, key=lambda t: (languages[t.language], len(t.text), t.document), default=None
    )
    return best.text if best is not None else ""


def _telling(end: str, texts: Texts) -> Telling:
    span = stretch_of(end)
    if span is None:
        event = texts.events[end]
        place, sentence = event.trigger.span, event.sentence
        return Telling(end, event.trigger.text, place, sentence.language, event.document.id, end)
    document = document_of(end)
    language = texts.sentence(document, span.start).language
    return Telling(end, texts.words(document, span), span, language, document, None)


def _edges(
    ties: Sequence[Tie],
    links: Mapping[str, Link],
    groups: Groups,
    nodes: Mapping[str, Node],
    texts: Texts,
) -> tuple[Edge, ...]:
    """One edge for each pair of nodes, kind and verdict, with all who say so."""
    told: dict[tuple[str, str, EdgeKind, bool], dict[tuple[object, ...], Assertion]]
    told = defaultdict(dict)
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
    for kind in ("causes", "purpose", "condition", "despite"):
        if link.kind == kind:
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
        words=_telling(tie.of, texts).text,
        score=link.score,
        link=link.id,
    )
