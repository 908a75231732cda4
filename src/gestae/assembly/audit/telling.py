"""A pair of sentences as the detectors see it: ``Pair`` and its two ``Telling``s."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gestae.assembly.audit.finding import NOTHING, Finding, Part, Severity
from gestae.assembly.bead import Bead
from gestae.assembly.sides import Side
from gestae.ontology.load import Ontology
from gestae.records import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class Telling:
    """What one side says of a pair.

    ``text`` is the side's words with soft line breaks as spaces, one for one, so that character n
    of it is character ``span.start + n`` of the document's text. ``sentences`` are its parses, none
    where the language has no pack.
    """

    document: Document
    language: str
    span: Span
    sentences: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        """The words, on one line."""
        return self.span.of(self.document.text).replace("\n", " ")

    def part(self, span: Span | None) -> Part:
        """The words at a span of the document, to be marked; of ``None``, nothing."""
        if span is None:
            return NOTHING
        return Part(span.of(self.document.text).replace("\n", " "), span)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings of the same: ``a`` the left side's, ``b`` the right one's.

    ``score`` is the probability that just these go together; ``original`` says which side is the
    original, as far as that is known.
    """

    number: int
    a: Telling
    b: Telling
    score: float = 1.0
    ontology: Ontology | None = field(default=None, repr=False, compare=False)

    @property
    def sides(self) -> tuple[Telling, Telling]:
        """Both."""
        return self.a, self.b

    def finding(
        self,
        kind: str,
        severity: Severity,
        reason: str,
        *,
        a: Span | None = None,
        b: Span | None = None,
        score: float = 0.5,
    ) -> Finding:
        """A finding on this pair, with the words at the two spans marked."""
        return Finding(
            pair=self.number,
            kind=kind,
            severity=severity,
            a=self.a.part(a),
            b=self.b.part(b),
            sentence_a=self.a.text,
            sentence_b=self.b.text,
            reason=reason,
            score=score,
        )


def read_pairs(
    beads: Sequence[Bead], sides: tuple[Side, Side], ontology: Ontology
) -> Iterator[Pair]:
    """The beads that hold something on both sides, as pairs; a pair's number is its bead's."""
    for number, bead in enumerate(beads):
        if bead.left and bead.right:
            left, right = _telling(sides[0], bead.left), _telling(sides[1], bead.right)
            yield Pair(number, left, right, bead.score, ontology)


def _telling(side: Side, places: Sequence[int]) -> Telling:
    span = side.span_of(places)
    language = side.sentences[places[0]].language
    inside = tuple(s for s in side.parsed.sentences if span.covers(s.span))
    return Telling(side.document, language, span, inside)
