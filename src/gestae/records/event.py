"""The event: who did what to whom, and all that is said of it. Start with ``Event``."""

from dataclasses import dataclass
from typing import Literal

from gestae.records.actor import Mention
from gestae.records.amount import Amount
from gestae.records.date import Date
from gestae.records.document import DocumentReference
from gestae.records.identity import content_id
from gestae.records.place import Place
from gestae.records.review import Review
from gestae.records.span import Span

Status = Literal[
    "done",
    "ongoing",
    "pledged",
    "planned",
    "proposed",
    "possible",
    "conditional",
    "denied",
    "ended",
]
Manner = Literal["quote", "report", "document", "poll"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that gave a value: the trigger of an event, what shows its status, a speech verb."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence as an event or measure carries it. ``language`` is an ISO 639-1 code."""

    text: str
    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """On whose word: the speaker, the words that say so, and what was said.

    ``content`` is the stretch of text that the speaker answers for.
    """

    speaker: Mention
    cue: Cue
    manner: Manner
    content: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One deed as one sentence tells it.

    ``type``, ``mode``, ``contexts`` are PLOVER 2021; ``instrument`` is our own dotted tree.
    ``attribution`` runs from the outermost teller inward and is empty where the document itself
    says it. ``status_cue`` holds the words that show how far the deed has got, ``None`` where
    the plain tense does. ``because`` holds ids of links of kind ``causes`` or ``purpose``.
    ``confidence`` is a calibrated probability that the record is right. ``review`` is what users
    made of it, ``None`` before anybody decided.
    """

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    instrument: str | None
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    status: Status
    status_cue: Cue | None
    date: Date | None
    place: Place | None
    amounts: tuple[Amount, ...]
    attribution: tuple[Attribution, ...]
    because: tuple[str, ...]
    trigger: Cue
    confidence: float
    rule: str
    sentence: Excerpt
    document: DocumentReference
    review: Review | None = None

    @property
    def id(self) -> str:
        """Content hash of document, trigger, type and roles, as they were read.

        A corrected event keeps the id of the reading that was corrected.
        """
        if self.review is not None:
            return self.review.reading
        roles = [
            ",".join(f"{m.actor.id or m.actor.name}@{m.span.start}" for m in side)
            for side in (self.sources, self.targets)
        ]
        span = self.trigger.span
        return content_id("event", self.document.id, span.start, span.end, self.type, *roles)
