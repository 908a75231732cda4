"""What the audit says of a pair of sentences: ``Finding``."""

from dataclasses import dataclass
from typing import Literal, get_args

from gestae.records import Span

Severity = Literal["minor", "major", "critical"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the least to the gravest."""


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one side that differ: ``span`` counts in the document's text.

    Both are ``None`` where the side has nothing that stands for the other's words.
    """

    text: str | None = None
    span: Span | None = None


NOTHING = Part()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a translation says differently from its original.

    ``pair`` is the number of the aligned pair, from 0. ``kind`` is one of
    ``ontology/tables/audit/kinds.csv``. ``severity``: ``minor`` where the sense holds, ``major``
    where a reader is told something else, ``critical`` where the record would be wrong in who,
    what, whether, when or how much. ``a`` and ``b`` are the words that differ, ``sentence_a`` and
    ``sentence_b`` the whole of the two sides, empty where one lacks it. ``reason`` is a sentence
    for the reader, ``score`` the probability that the difference is really there.
    """

    pair: int
    kind: str
    severity: Severity
    a: Part
    b: Part
    sentence_a: str
    sentence_b: str
    reason: str
    score: float


def is_grave(finding: Finding) -> bool:
    """Whether a reader of the translation is told something else: major or critical."""
    return finding.severity != "minor"


def is_of_same_words(finding: Finding, other: Finding) -> bool:
    """Whether two findings are of one kind, and of words that overlap on a side."""
    sides = ((finding.a.span, other.a.span), (finding.b.span, other.b.span))
    overlap = any(one and two and one.overlaps(two) for one, two in sides)
    return overlap and finding.kind == other.kind and finding.pair == other.pair
