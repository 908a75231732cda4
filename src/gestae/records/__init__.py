"""The data types every part agrees on: frozen, slotted, without logic beyond their invariants.

Read ``event.py`` first, then ``parsed.py``. ``columns.py`` alone knows both these and Arrow.
"""

from gestae.records.actor import Actor, Mention
from gestae.records.amount import Amount, AmountKind
from gestae.records.coded import Coded
from gestae.records.date import Date, Precision
from gestae.records.decision import Action, Anchor, Decision
from gestae.records.document import (
    Document,
    DocumentReference,
    Duplicate,
    Passage,
    PassageKind,
    Segment,
)
from gestae.records.event import Attribution, Cue, Event, Excerpt, Manner, Status
from gestae.records.failure import Failure
from gestae.records.identity import content_id
from gestae.records.link import Link, LinkKind, Reason, Severity, span_end, stretch_of
from gestae.records.measure import Measure
from gestae.records.parsed import (
    Argument,
    Parsed,
    Predicate,
    Quantity,
    Quote,
    Sentence,
    TimeExpression,
    Token,
    Uncoded,
)
from gestae.records.place import Place, PlacePrecision
from gestae.records.review import Review, Verdict
from gestae.records.span import Span

__all__ = [
    "Action", "Actor", "Amount", "AmountKind", "Anchor", "Argument", "Attribution", "Coded",
    "Cue", "Date", "Decision", "Document", "DocumentReference", "Duplicate", "Event", "Excerpt",
    "Failure", "Link", "LinkKind", "Manner", "Measure", "Mention", "Parsed", "Passage",
    "PassageKind", "Place", "PlacePrecision", "Precision", "Predicate", "Quantity", "Quote",
    "Reason", "Review", "Segment", "Sentence", "Severity", "Span", "Status", "TimeExpression",
    "Token", "Uncoded", "Verdict", "content_id", "span_end", "stretch_of",
]  # fmt: skip
