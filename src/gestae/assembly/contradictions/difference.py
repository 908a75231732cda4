"""What differs between two statements, ``Difference``, and the link it makes: ``link_of``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gestae.ontology.contradictions import load_contradictions
from gestae.records import Cue, Event, Link, Measure, Reason, Severity, Span, span_end

Kind = Literal[
    "amounts", "bounds", "dates", "order", "duration", "places", "distance", "geography", "swapped",
    "party", "status", "denial", "measures",
]  # fmt: skip
_RANKED: tuple[Severity, ...] = ("minor", "major", "critical")


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which two statements cannot both hold.

    ``detail`` is a sentence with the words of both that differ, ``evidence`` where those of the
    first stand.
    """

    kind: Kind
    detail: str
    severity: Severity
    evidence: Cue | None = None


@dataclass(frozen=True, slots=True)
class End:
    """A statement as an end of a link: a record's id or a stretch of text, and where it stands."""

    id: str
    document: str
    published: str
    start: int

    @classmethod
    def of(cls, record: Event | Measure) -> "End":
        """The end that is an event or a measure."""
        span = record.trigger.span if isinstance(record, Event) else record.amount.span
        published = record.document.published
        when = published.isoformat() if published else "9999"
        return cls(record.id, record.document.id, when, span.start)

    @classmethod
    def at(cls, record: Event | Measure, span: Span) -> "End":
        """The end that is a stretch of the record's document."""
        whole = cls.of(record)
        return cls(span_end(whole.document, span), whole.document, whole.published, span.start)

    @property
    def place(self) -> tuple[str, str, int, str]:
        """By what statements are put in order, whoever comes first: when, where, which."""
        return self.published, self.document, self.start, self.id


def grade(value: float, scale: Literal["figures", "days", "kilometres"]) -> Severity:
    """How much hangs on a difference of that size, by the table's steps.

    >>> grade(1.1, "figures"), grade(2, "figures"), grade(10, "figures")
    ('minor', 'major', 'critical')
    """
    steps: Mapping[str, float] = load_contradictions().severity[scale]
    return "critical" if value >= steps["critical"] else "major" if value >= steps["major"] else (
        "minor"
    )  # fmt: skip


def gravest(differences: Iterable[Difference]) -> Severity:
    """The gravest severity among them."""
    return max((difference.severity for difference in differences), key=_RANKED.index)


def link_of(
    ends: tuple[End, End],
    differences: Sequence[Difference],
    *,
    comparable: float,
    kind: Literal["contradicts", "denies"] = "contradicts",
) -> Link:
    """The link of two statements that differ.

    ``contradicts`` runs from what was published, or stands, first to the other; ``denies`` from the
    denial to the claim, as the ends are given. The score is how comparable the two are, times what
    the surest of the differences weighs.
    """
    weights = load_contradictions().weights
    first, second = ends if kind == "denies" else sorted(ends, key=lambda end: end.place)
    reasons = tuple(
        Reason(each.kind, each.detail, round(weights[each.kind] * comparable, 4))
        for each in differences
    )
    return Link(
        kind=kind,
        from_=first.id,
        to=second.id,
        score=max(reason.weight for reason in reasons),
        reasons=reasons,
        evidence=differences[0].evidence,
        document=first.document if first.document == second.document else None,
        severity=gravest(differences),
    )
