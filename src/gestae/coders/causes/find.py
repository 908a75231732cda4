"""All ties between the deeds of a document: ``find_links``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gestae.coders.causes.believed import find_believed
from gestae.coders.causes.described import find_described
from gestae.coders.causes.ground import Ground
from gestae.coders.causes.listed import find_listed
from gestae.coders.causes.marked import find_marked
from gestae.coders.causes.named import find_named
from gestae.coders.causes.reading import read_grounds
from gestae.coders.causes.segments import find_between
from gestae.coders.causes.tie import End, Tie
from gestae.ontology.load import Ontology
from gestae.records import (
    Attribution,
    Cue,
    Document,
    Event,
    Link,
    LinkKind,
    Mention,
    Parsed,
    Reason,
    Span,
    span_end,
)
from gestae.records.link import MEANS, MOTIVE, REJECTED
from gestae.records.named import Named, rule_of
from gestae.records.named import Side as LinkSide

GOES_ON = 0.45
"""Score of the tie to what a speaker says next who has rejected a reason and given no other."""
POINTING = 2
"""Tokens of a phrase that only points back."""
DIRECTION: dict[LinkKind, str] = {
    "causes": "the cause of",
    "purpose": "the purpose of",
    "condition": "a condition of",
    "despite": "what did not prevent",
}
MANNER = {MOTIVE: "is what moves them", MEANS: "is how it is done"}


def find_links(
    parsed: Parsed,
    ontology: Ontology,
    events: Sequence[Event],
    mentions: Sequence[Mention] = (),
    attributions: Sequence[Attribution] = (),
    named: Mapping[Span, Named] | None = None,
) -> tuple[Link, ...]:
    """Why the deeds of a document were done, in order of the words that tell it.

    ``causes`` runs from the cause to the effect, ``purpose`` from the deed to what it is for,
    ``condition`` and ``despite`` from the condition or obstacle to the deed. An end that is no
    coded event is named as a stretch of the text (``span_end``); where such a stretch names a deed
    ("Japan's aid to Ukraine"), a reason says which (``records.named``). What is told as no reason
    is given with the reason ``REJECTED``. ``named`` holds deeds that the tables see and that are
    no events, by the place of their words; ``attributions`` give those on whose word.
    """
    grounds = read_grounds(parsed, ontology, events, mentions, named)
    told = [(ground, tie) for ground in grounds for tie in _ties(ground, grounds)]
    instead = (*_in_its_stead(told, grounds, attributions), *find_described(told, grounds))
    ties = _settled([_unsaid(tie, attributions) for tie in (*(tie for _, tie in told), *instead)])
    links = (_link(tie, parsed.document, attributions) for tie in ties)
    return tuple(sorted(_strongest(links), key=_place))


def _ties(ground: Ground, grounds: Sequence[Ground]) -> Iterator[Tie]:
    """The ties of a sentence; where two rules read the same words, the surer outranks the other."""
    between, named = list(find_between(ground)), list(find_named(ground))
    named = named if ground.cues.joiner else [tie for tie in named if not _is_read(tie, between)]
    outranking = between if ground.cues.joiner else [*between, *named]
    marked = [tie for tie in find_marked(ground) if not _is_read(tie, outranking)]
    told = [*between, *_widest(marked), *named]
    told += [*find_listed(ground, grounds), *find_believed(ground)]
    for tie in _of_one(_without_parts(told)):
        ends = (tie.cause, tie.effect)
        if tie.manner == MEANS and _only_points(ground, tie.cause):
            continue
        if tie.cause.name != tie.effect.name and all(_says(ground, end) for end in ends):
            yield _with_motive(ground, tie)


def _with_motive(ground: Ground, tie: Tie) -> Tie:
    """The tie as that of a motive where a feeling is what causes: "due to fears of unrest"."""
    place = tie.cause.place
    if tie.manner is not None or place is None or place[0] != ground.sentence.span.start:
        return tie
    feels = ground.uses(place[1]) & {"motive"} and not ground.uses(place[1]) & {"moves"}
    return replace(tie, manner=MOTIVE) if feels else tie


def _only_points(ground: Ground, end: End) -> bool:
    """Whether an end is a noun that only points back: "by this plan", 该计划."""
    tokens = ground.sentence.tokens_in(end.span) if not end.is_event else ()
    return 0 < len(tokens) <= POINTING and tokens[0].pos in {"PRON", "DET"}


def _without_parts(ties: Sequence[Tie]) -> list[Tie]:
    """The ties but for those that tell a part of what another does by the same words."""
    return [
        tie
        for tie in ties
        if not any(
            other.evidence == tie.evidence
            and other.cause.name == tie.cause.name
            and other.effect.span != tie.effect.span
            and other.effect.span.covers(tie.effect.span)
            for other in ties
        )
    ]


def _says(ground: Ground, end: End) -> bool:
    """Whether an end says anything: it is no empty stretch and no bare pronoun."""
    if end.is_event or not ground.sentence.span.covers(end.span):
        return len(end.span) > 0
    tokens = ground.sentence.tokens_in(end.span)
    if not tokens or (len(tokens) == 1 and tokens[0].pos in {"PRON", "DET"}):
        return False
    bare = not ground.cues.joiner and ground.uses(tokens[-1].index) & {"believes", "fears"}
    return not (bare and tokens[-1].pos == "VERB")


def _in_its_stead(
    told: Sequence[tuple[Ground, Tie]],
    grounds: Sequence[Ground],
    attributions: Sequence[Attribution],
) -> Iterator[Tie]:
    """What a speaker goes on with who has only said what the reason is not.

    "“We do not lend from kindness. If the port falls, we fall,” the envoy said": in the same
    breath, the second sentence is the reason; less surely than where a word says so.
    """
    asserted = {tie.effect.name for _, tie in told if not tie.rejected and tie.note is None}
    for ground, tie in told:
        number = grounds.index(ground) + 1
        if not tie.rejected or tie.effect.name in asserted or number == len(grounds):
            continue
        cause = grounds[number].whole()
        said = (a.content for a in attributions if a.content.covers(tie.evidence))
        if any(content.covers(cause.span) for content in said):
            note = f"{_quoted(tie.cause, ground.text)} is rejected, and the speaker goes on."
            yield replace(
                tie, cause=cause, evidence=cause.span, score=GOES_ON, rejected=False, note=note
            )


def _of_one(ties: Sequence[Tie]) -> Iterator[Tie]:
    """The ties, with what a contrast goes on with tied to the same as what it rejects.

    "The aid is not out of thanks, but because it fears …": fear is a cause of the aid.
    """
    for tie in ties:
        rejected = (
            other.effect
            for other in ties
            if other.rejected
            and not tie.effect.is_event
            and other.evidence.end <= tie.evidence.start
            and (
                tie.effect.span.covers(other.effect.span)
                or other.effect.span.end <= tie.effect.span.start
            )
            and tie.effect.span.covers(other.cause.span)
        )
        yield replace(tie, effect=next(rejected, tie.effect))


def _is_read(tie: Tie, others: Iterable[Tie]) -> bool:
    return any(tie.evidence.overlaps(other.evidence) for other in others)


def _widest(ties: Sequence[Tie]) -> list[Tie]:
    """Of ties by the very same words, those whose marked ends are no part of another's."""
    return [
        tie
        for tie in ties
        if not any(
            other.evidence == tie.evidence
            and other.kind == tie.kind
            and len(other.cause.span) + len(other.effect.span)
            > len(tie.cause.span) + len(tie.effect.span)
            and other.cause.span.covers(tie.cause.span)
            and other.effect.span != tie.effect.span
            for other in ties
        )
    ]


def _unsaid(tie: Tie, attributions: Sequence[Attribution]) -> Tie:
    """The tie without words behind its ends that only tell who says so ("…, officials say")."""
    ends = []
    for end in (tie.cause, tie.effect):
        cut = [
            a.content.end
            for a in attributions
            if not end.is_event
            and end.span.covers(a.cue.span)
            and end.span.start < a.content.end <= a.cue.span.start
        ]
        span = Span(end.span.start, min(cut, default=end.span.end))
        document = end.name.partition(":")[0]
        ends.append(end if not cut else replace(end, name=span_end(document, span), span=span))
    return replace(tie, cause=ends[0], effect=ends[1])


def _settled(ties: Sequence[Tie]) -> Iterator[Tie]:
    """The ties with one stretch for each clause or phrase, so that they join up.

    Of the stretches it was taken to reach, the longest that is no part of what it is tied to.
    """
    ends: dict[tuple[int, int], dict[str, End]] = {}
    others: dict[tuple[int, int], list[Span]] = {}
    for tie in ties:
        for end, other in ((tie.cause, tie.effect), (tie.effect, tie.cause)):
            if end.place is not None and len(end.span):
                ends.setdefault(end.place, {})[end.name] = end
                others.setdefault(end.place, []).append(other.span)
    settled = {place: _longest(list(ends[place].values()), others[place]) for place in ends}
    for tie in ties:
        cause, effect = (
            settled.get(end.place, end) if end.place is not None else end
            for end in (tie.cause, tie.effect)
        )
        parted = not cause.span.overlaps(effect.span) or cause.is_event or effect.is_event
        yield replace(tie, cause=cause, effect=effect) if parted else tie


def _longest(ends: Sequence[End], others: Sequence[Span]) -> End:
    by_length = sorted(ends, key=lambda end: (-len(end.span), end.span))
    apart = (e for e in by_length if not any(e.span.overlaps(other) for other in others))
    return next(apart, by_length[-1])


def _link(tie: Tie, document: Document, attributions: Sequence[Attribution]) -> Link:
    ends = (tie.effect, tie.cause) if tie.kind == "purpose" else (tie.cause, tie.effect)
    text = document.text
    return Link(
        kind=tie.kind,
        from_=ends[0].name,
        to=ends[1].name,
        score=tie.score,
        reasons=tuple(_reasons(tie, ends, text)),
        evidence=Cue(tie.evidence.of(text), tie.evidence),
        document=document.id,
        attribution=_tellers(tie, attributions),
    )


def _tellers(tie: Tie, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Those on whose word a tie holds, from the outermost inward."""
    found = [
        a
        for a in attributions
        if a.content.covers(tie.evidence) and not a.cue.span.overlaps(tie.evidence)
    ]
    return tuple(sorted(found, key=lambda a: (-len(a.content), a.speaker.span)))


def _reasons(tie: Tie, ends: tuple[End, End], text: str) -> Iterator[Reason]:
    yield _reason(tie, text)
    if tie.rejected:
        told = f"It is told as not so: {_quoted(tie.cause, text)} is rejected as a reason."
        yield Reason(REJECTED, told, 0.0)
    if tie.manner is not None and tie.kind == "causes":
        yield Reason(tie.manner, f"{_quoted(tie.cause, text)} {MANNER[tie.manner]}.", 0.0)
    sides: tuple[LinkSide, LinkSide] = ("from", "to")
    for side, end in zip(sides, ends, strict=True):
        if end.named is not None:
            detail = f"{_quoted(end, text)} names a deed without telling that it was done."
            if end.is_event:
                detail = f"{_quoted(end, text)} may name another deed than the one read there."
            yield Reason(rule_of(side, end.named), detail, 0.0)


def _reason(tie: Tie, text: str) -> Reason:
    words = " ".join(tie.evidence.of(text).split())
    detail = (
        f"“{words}” makes {_quoted(tie.cause, text)} {DIRECTION[tie.kind]} "
        f"{_quoted(tie.effect, text)}."
    )
    if tie.note is not None:
        detail = f"{tie.note} So {_quoted(tie.cause, text)} is {DIRECTION[tie.kind]} "
        detail += f"{_quoted(tie.effect, text)}."
    shown = "what follows" if tie.note is not None else f"“{words.lower()}”"
    return Reason(rule=f"{tie.kind} by {shown}", detail=detail, weight=tie.score)


def _quoted(end: End, text: str) -> str:
    return f"“{' '.join(end.span.of(text).split())}”"


def _strongest(links: Iterable[Link]) -> list[Link]:
    """One link for each kind and pair of ends, the surest."""
    kept: dict[str, Link] = {}
    for link in links:
        other = kept.get(link.id)
        if other is None or other.score < link.score:
            kept[link.id] = link
    return list(kept.values())


def _place(link: Link) -> tuple[int, str]:
    return (link.evidence.span.start if link.evidence else 0, link.id)
