"""What a hypothesis claims: ``read_hypothesis``, and how a deed bears on it: ``bear``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from gestae.coders.code import code
from gestae.coders.extent import read_extent
from gestae.linguistics.parse import parse_documents
from gestae.ontology.ledgers import lies_below
from gestae.ontology.load import load_ontology
from gestae.readers import make_document
from gestae.records import Event, Mention, Parsed, Status

Value = Literal["CC", "C", "N", "I", "II"]
VALUES: tuple[Value, ...] = get_args(Value)
"""Very consistent, consistent, neutral, inconsistent, very inconsistent (Heuer 1999)."""
POINTS = dict(zip(VALUES, (2, 1, 0, -1, -2), strict=True))
DONE: frozenset[Status] = frozenset({"done", "ongoing"})
MEANT: frozenset[Status] = frozenset({"pledged", "planned"})
NOT: frozenset[Status] = frozenset({"denied", "ended"})
SAME = 0.75
"""How near a deed must be to a claim to speak for or against it."""
REFUSING = frozenset({"REJECT"})
"""Types by which somebody will not do what the instrument says."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A deed that a hypothesis claims: who, to whom, what; ``refused``: that it is not done.

    ``sources`` and ``targets`` are codes of countries, or ids of bodies; both may be empty.
    """

    type: str
    instrument: str | None
    sources: frozenset[str]
    targets: frozenset[str]
    refused: bool

    def __str__(self) -> str:
        """The claim in a line: "AID (aid.military): JPN → UKR, not done"."""
        kind = f"{self.type} ({self.instrument})" if self.instrument else self.type
        sides = " → ".join(", ".join(sorted(ids)) for ids in (self.sources, self.targets) if ids)
        return f"{kind}: {sides}{', not done' if self.refused else ''}"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A possible answer; ``claims`` are the deeds that gestae reads in its sentence."""

    number: int
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A deed as far as it can bear on a claim; parties as ``Claim`` has them."""

    type: str
    instrument: str | None
    status: Status
    sources: frozenset[str]
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a deed bears on a hypothesis: its value, how near it is to what is claimed (0 to 1), and
    why, in words.
    """

    value: Value
    relevance: float
    why: str


@cache
def read_hypothesis(number: int, text: str) -> Hypothesis:
    """The hypothesis with the deeds that its sentence claims.

    >>> [claim.instrument for claim in read_hypothesis(0, "Norway sends tanks to Ukraine.").claims]
    ['aid.military.lethal']
    """
    parsed, events = _read(text.strip().rstrip("?？"))
    claims: list[Claim] = []
    for event in events:
        refused = _refused(parsed, event)
        within = _read(refused)[1] if refused is not None else ()
        claims += [replace(_claim(inner), refused=True) for inner in within] or [_claim(event)]
    return Hypothesis(number, text, tuple(dict.fromkeys(claims)))


def _read(text: str) -> tuple[Parsed, tuple[Event, ...]]:
    document = make_document(text if text.endswith((".", "。")) else f"{text}.", key="hypothesis")
    (parsed,) = parse_documents([document])
    return parsed, code(parsed, load_ontology(), judged=False).events


def _refused(parsed: Parsed, event: Event) -> str | None:
    """What somebody is said to refuse, as a sentence of theirs: "Kenya send arms to Ghana".

    ``None`` where the deed is no refusal, or of nothing that is told.
    """
    for sentence in parsed.sentences:
        head = sentence.head_of(event.trigger.span)
        if head is None or not sentence.span.covers(event.trigger.span) or not event.sources:
            continue
        cues = load_ontology().cues[sentence.language]
        effect = cues.status_words.get((sentence.tokens[head].lemma, "verb", "infinitive"))
        if effect is None or effect.affirmed not in NOT:
            continue
        extent = read_extent(sentence)
        for clause in sentence.predicates:
            if clause.governor == head and clause.embedding == "complement":
                start = extent.left[clause.head]
                start += sentence.tokens[start].pos == "PART"  # "to"
                rest = sentence.span_of(start, extent.right[clause.head])
                text = parsed.document.text
                return f"{event.sources[0].span.of(text)}{cues.joiner}{rest.of(text)}"
    return None


def bear(event: Event, hypothesis: Hypothesis) -> Bearing:
    """How a deed bears on a hypothesis, by the claim it is nearest to.

    Only the same parties with the same instrument, or one below it, speak for or against it; what
    is wider, beside it or of one party alone is shown and neutral. Done speaks more for a claim
    than promised; denied or refused against it; what is only possible or asked for is neutral. The
    value is a first word, for the user to correct.
    """
    told = Told(
        event.type, event.instrument, event.status, _codes(event.sources), _codes(event.targets)
    )
    found = [(nearness(told, claim), claim) for claim in hypothesis.claims]
    near, claim = max(found, key=lambda pair: pair[0], default=(0.0, None))
    if claim is None or near == 0:
        return Bearing("N", 0.0, "it is about something else")
    if near < SAME:
        return Bearing("N", near, "it is about a wider or neighbouring deed, or another party")
    happens = _happens(event)
    if happens == 0:
        return Bearing("N", near, f"it is only {event.status}")
    for_it = (happens > 0) != claim.refused
    value: Value = ("CC" if abs(happens) == 2 else "C") if for_it else "I"
    if not for_it and abs(happens) == 2:
        value = "II"
    how = "refused" if event.type in REFUSING else event.status
    return Bearing(value, near, f"the deed is told as {how}")


def nearness(told: Told, claim: Claim) -> float:
    """How near a deed is to what is claimed, from 0 to 1; 0 where it has none of its parties."""
    if claim.sources == claim.targets and len(claim.sources) > 1:  # what they do together
        met = claim.sources & (told.sources | told.targets)
        return len(met) / len(claim.sources) * _topic(told, claim)
    sides = _side(told.sources, claim.sources), _side(told.targets, claim.targets)
    asked = [side for side in sides if side is not None]
    if not asked or max(asked) == 0:
        return 0.0
    return sum(asked) / len(asked) * _topic(told, claim)


def _claim(event: Event) -> Claim:
    return Claim(
        event.type,
        event.instrument,
        _codes(event.sources),
        _codes(event.targets),
        refused=event.type in REFUSING or event.status in NOT,
    )


def _happens(event: Event) -> int:
    """2 for a deed done, 1 for one promised, 0 for one in the air; below zero where it is not."""
    if event.type in REFUSING:
        return -1 if event.status not in NOT else 1
    if event.status in NOT:
        return -2 if event.status == "denied" else -1
    return 2 if event.status in DONE else 1 if event.status in MEANT else 0


def _side(codes: Iterable[str], wanted: frozenset[str]) -> float | None:
    """Whether a side is the one claimed; ``None`` where nobody is claimed."""
    return None if not wanted else float(bool(wanted.intersection(codes)))


def _topic(told: Told, claim: Claim) -> float:
    if claim.instrument is None:
        return 1.0 if told.type == claim.type else 0.0
    if told.instrument is None:
        return 0.5 if told.type == claim.type else 0.0  # of that type, and no more is told
    one, other = told.instrument, claim.instrument
    if lies_below(one, [other]):
        return 1.0
    if lies_below(other, [one]):
        return 0.6  # "weapons" for "Patriots": it may be these
    shared = sum(a == b for a, b in zip(one.split("."), other.split("."), strict=False))
    return 0.45 if shared >= 2 else 0.3 if shared else 0.0


def _codes(mentions: Sequence[Mention]) -> frozenset[str]:
    actors = (mention.actor for mention in mentions)
    return frozenset(actor.country or actor.id or actor.name for actor in actors)
