"""How records hang together: ``Link`` and the ``Reason``s it gives for itself."""

from dataclasses import dataclass
from typing import Literal

from gestae.records.event import Attribution, Cue
from gestae.records.identity import content_id
from gestae.records.span import Span

LinkKind = Literal[
    "same_event",
    "part_of",
    "updates",
    "contradicts",
    "denies",
    "causes",
    "purpose",
    "condition",
    "despite",
    "translates",
    "mistranslates",
]
Severity = Literal["minor", "major", "critical"]
REJECTED = "rejected"
"""The rule of the reason that a link gives where its speaker says that it does not hold."""
MOTIVE, MEANS = "motive", "means"
"""The rules of the reasons that a link of kind ``causes`` gives where what causes is what moves
somebody ("out of fear"), or the deed by which something is done ("wins time by delaying")."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link holds, as a sentence a reader understands.

    ``rule`` names the rule, ``detail`` says what it saw here, ``weight`` what it added to
    the score.
    """

    rule: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """A directed tie between two ends.

    ``causes`` runs from the cause to the effect; ``translates`` from the translation to the
    original where the text says which is which, else from what it tells first to what it tells
    later. ``from_`` and ``to`` are ids of events or measures, or stretches of a text, such as its
    sentences, as ``DOCUMENT:START-END`` (``span_end``, ``stretch_of``). ``evidence`` holds the
    words that show it ("because", "led to"). ``document`` is the id of the document it was read
    in, ``None`` for a link across documents. ``severity`` says of a contradiction or
    mistranslation how much hangs on it; ``None`` for a link of another kind. ``attribution`` runs
    from the outermost of those on whose word it holds inward; empty where the document itself says
    it, and for links that nobody says ("same_event").
    """

    kind: LinkKind
    from_: str
    to: str
    score: float
    reasons: tuple[Reason, ...]
    evidence: Cue | None
    document: str | None
    severity: Severity | None = None
    attribution: tuple[Attribution, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether it is told as what is not so: "not out of gratitude"."""
        return any(reason.rule == REJECTED for reason in self.reasons)

    @property
    def manner(self) -> str | None:
        """Whether a cause is a motive or a means, ``None`` where neither is told."""
        return next((r.rule for r in self.reasons if r.rule in {MOTIVE, MEANS}), None)

    @property
    def id(self) -> str:
        """Content hash of kind and ends."""
        return content_id("link", self.kind, self.from_, self.to)


def span_end(document: str, span: Span) -> str:
    """The name of a stretch of a document as an end of a link.

    >>> span_end("c0ffee", Span(10, 42))
    'c0ffee:10-42'
    """
    return f"{document}:{span.start}-{span.end}"


def stretch_of(end: str) -> Span | None:
    """The stretch of a document that an end of a link names; ``None`` where it names a record.

    >>> stretch_of("c0ffee:10-42"), stretch_of("c0ffee")
    (Span(start=10, end=42), None)
    """
    _, colon, place = end.rpartition(":")  # an id that a caller gave may hold a colon itself
    start, _, stop = place.partition("-")
    return Span(int(start), int(stop)) if colon else None
