"""All ties between the deeds of a document: ``find_links``."""

from collections.abc import Iterable, Iterator, Sequence

from gestae.coders.causes.ground import End, Ground, Tie, read_grounds
from gestae.coders.causes.marked import find_marked
from gestae.coders.causes.named import find_named
from gestae.ontology.load import Ontology
from gestae.records import Cue, Event, Link, LinkKind, Parsed, Reason

DIRECTION: dict[LinkKind, str] = {
    "causes": "the cause of",
    "purpose": "the purpose of",
    "condition": "a condition of",
    "despite": "what did not prevent",
}


def find_links(parsed: Parsed, ontology: Ontology, events: Sequence[Event]) -> tuple[Link, ...]:
    """Why the deeds of a document were done, in order of the words that tell it.

    ``causes`` runs from the cause to the effect, ``purpose`` from the deed to what it is for,
    ``condition`` and ``despite`` from the condition or obstacle to the deed. An end that is no
    coded event is named as a stretch of the text (``span_end``).
    """
    text = parsed.document.text
    links = (_link(tie, parsed.document.id, text) for tie in _ties(parsed, ontology, events))
    return tuple(sorted(_strongest(links), key=_place))


def _ties(parsed: Parsed, ontology: Ontology, events: Sequence[Event]) -> Iterator[Tie]:
    previous: Ground | None = None
    for ground in read_grounds(parsed, ontology, events):
        for tie in (*find_marked(ground, previous), *find_named(ground, previous)):
            if tie.cause.name != tie.effect.name and len(tie.cause.span) and len(tie.effect.span):
                yield tie
        previous = ground


def _link(tie: Tie, document: str, text: str) -> Link:
    ends = (tie.effect, tie.cause) if tie.kind == "purpose" else (tie.cause, tie.effect)
    return Link(
        kind=tie.kind,
        from_=ends[0].name,
        to=ends[1].name,
        score=tie.score,
        reasons=(_reason(tie, text),),
        evidence=Cue(tie.evidence.of(text), tie.evidence),
        document=document,
    )


def _reason(tie: Tie, text: str) -> Reason:
    words = " ".join(tie.evidence.of(text).split())
    detail = (
        f"“{words}” makes {_quoted(tie.cause, text)} {DIRECTION[tie.kind]} "
        f"{_quoted(tie.effect, text)}."
    )
    return Reason(rule=f"{tie.kind} by “{words.lower()}”", detail=detail, weight=tie.score)


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
