"""The matrix of a question: evidence against hypotheses. Start with ``make_matrix``.

After Heuer's analysis of competing hypotheses (Psychology of Intelligence Analysis, 1999): what
counts is the evidence *against* an answer, and evidence that fits all answers tells nothing. The
matrix is made anew each time from the record, so that it follows what is read; what the user
assessed stays.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import pvariance

import pyarrow as pa

from gestae.analysis.questions.hypothesis import POINTS, Bearing, Hypothesis, Value, bear
from gestae.records import DocumentReference, Event, Excerpt, Span
from gestae.records.columns import to_columns

Assessments = Mapping[tuple[str, int], Value]
"""What the user said: by deed and number of the hypothesis."""
MOST = 50
"""Pieces of evidence in a matrix."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a piece of evidence bears on a hypothesis; ``by_user``: whether the user said so."""

    hypothesis: int
    value: Value
    why: str
    by_user: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A deed of the record that bears on a question.

    ``deed`` and ``event`` are ids of the deed and of its surest telling. ``relevance``: how near it
    is to what the hypotheses claim, from 0 to 1. ``trust``: the confidence of that telling.
    ``diagnosticity``: the variance of its values over the hypotheses, from 0 where it fits all
    alike to 4. ``speakers``: on whose word. ``decisive``: without it another hypothesis would lead.
    """

    deed: str
    event: str
    relevance: float
    trust: float
    diagnosticity: float
    cells: tuple[Cell, ...]
    speakers: tuple[str, ...]
    decisive: bool
    sentence: Excerpt
    words: Span
    document: DocumentReference

    @property
    def is_neutral(self) -> bool:
        """Whether it speaks for or against no hypothesis, and the user has not said so."""
        return all(cell.value == "N" and not cell.by_user for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a hypothesis stands: ``against`` and ``supporting`` are the sums of the evidence, each
    piece by its points, relevance and trust. The one with the least against it leads. ``claims``:
    the deeds that gestae reads in it, which evidence is held against.
    """

    hypothesis: int
    text: str
    against: float
    supporting: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A question with its evidence, the most diagnostic first, and its hypotheses, the one with the
    least against it first.
    """

    question: str
    text: str
    standings: tuple[Standing, ...]
    evidence: tuple[Evidence, ...]

    def standings_table(self) -> pa.Table:
        """The hypotheses, a row each."""
        return to_columns(self.standings, Standing)

    def evidence_table(self, *, neutral: bool = True) -> pa.Table:
        """The evidence, a row each; without ``neutral``, only what speaks for or against some."""
        kept = [piece for piece in self.evidence if neutral or not piece.is_neutral]
        return to_columns(kept, Evidence)


def make_matrix(
    question: str,
    text: str,
    hypotheses: Sequence[Hypothesis],
    events: Iterable[Event],
    deed_of: Mapping[str, str],
    assessed: Assessments,
) -> Matrix:
    """The matrix of a question over the events of a casebook.

    Evidence is what is near to a claim of some hypothesis, and what the user assessed. The order of
    the events makes no difference.
    """
    surest: dict[str, Event] = {}
    for event in events:
        deed = deed_of.get(event.id, event.id)
        if deed not in surest or _rank(event) > _rank(surest[deed]):
            surest[deed] = event
    named = {deed for deed, _ in assessed}
    found = []
    for deed, event in surest.items():
        bearings = [bear(event, hypothesis) for hypothesis in hypotheses]
        if deed in named or max((b.relevance for b in bearings), default=0.0) > 0:
            found.append(_evidence(deed, event, bearings, assessed))
    found.sort(key=lambda e: (e.deed not in named, -e.diagnosticity * e.relevance * e.trust,
                              -e.relevance * e.trust, e.deed))  # fmt: skip
    kept = found[:MOST]
    standings = weigh(hypotheses, kept)
    marked = tuple(_mark(e, hypotheses, kept, standings) for e in kept)
    return Matrix(question, text, standings, marked)


def weigh(hypotheses: Sequence[Hypothesis], evidence: Sequence[Evidence]) -> tuple[Standing, ...]:
    """How the hypotheses stand, the one with the least against it first."""
    against: dict[int, float] = defaultdict(float)
    supporting: dict[int, float] = defaultdict(float)
    for piece in evidence:
        for cell in piece.cells:
            points = POINTS[cell.value] * piece.relevance * piece.trust
            (supporting if points > 0 else against)[cell.hypothesis] += abs(points)
    standings = (
        Standing(
            hypothesis=h.number,
            text=h.text,
            against=round(against[h.number], 6),
            supporting=round(supporting[h.number], 6),
            claims=tuple(map(str, h.claims)),
        )
        for h in hypotheses
    )
    return tuple(sorted(standings, key=lambda s: (s.against, -s.supporting, s.hypothesis)))


def _evidence(
    deed: str, event: Event, bearings: Sequence[Bearing], assessed: Assessments
) -> Evidence:
    cells = []
    for number, bearing in enumerate(bearings):
        said = assessed.get((deed, number))
        why = "as the user assessed it" if said else bearing.why
        cells.append(Cell(number, said or bearing.value, why, by_user=said is not None))
    named = any(cell.by_user for cell in cells)
    return Evidence(
        deed=deed,
        event=event.id,
        relevance=1.0 if named else max((b.relevance for b in bearings), default=0.0),
        trust=event.confidence,
        diagnosticity=float(pvariance([POINTS[cell.value] for cell in cells])) if cells else 0.0,
        cells=tuple(cells),
        speakers=tuple(a.speaker.actor.name for a in event.attribution),
        decisive=False,
        sentence=event.sentence,
        words=event.trigger.span,
        document=event.document,
    )


def _mark(
    piece: Evidence,
    hypotheses: Sequence[Hypothesis],
    evidence: Sequence[Evidence],
    standings: Sequence[Standing],
) -> Evidence:
    """The evidence, marked where another hypothesis would lead without it."""
    if not standings or piece.diagnosticity == 0:
        return piece
    without = weigh(hypotheses, [other for other in evidence if other is not piece])
    decisive = without[0].hypothesis != standings[0].hypothesis
    return replace(piece, decisive=decisive)


def _rank(event: Event) -> tuple[float, str]:
    return event.confidence, event.id
