"""Files audited: ``audit_files``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pyarrow as pa

from gestae.assembly.audit.audit import audit
from gestae.assembly.audit.finding import SEVERITIES, Finding, Part, Severity
from gestae.assembly.audit.originals import Standing, find_standing
from gestae.assembly.bead import Bead
from gestae.assembly.files import align_files, read_document
from gestae.assembly.sides import Side, read_lines
from gestae.assembly.translations import tells_the_same
from gestae.errors import UsageError
from gestae.linguistics.detect import detect_languages
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers import Options
from gestae.records import Document, Passage, Span

_PART: "list[pa.Field[Any]]" = [
    pa.field("text", pa.string()),
    pa.field("span", pa.list_(pa.int32())),
]
_FINDING: "list[pa.Field[Any]]" = [
    pa.field("pair", pa.int32()),
    pa.field("kind", pa.string()),
    pa.field("severity", pa.string()),
    pa.field("a", pa.struct(_PART)),
    pa.field("b", pa.struct(_PART)),
    pa.field("sentence_a", pa.string()),
    pa.field("sentence_b", pa.string()),
    pa.field("reason", pa.string()),
    pa.field("score", pa.float64()),
]
SCHEMA = pa.schema(_FINDING)
"""A row a finding."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Two texts compared: their pairs of sentences, and what differs.

    ``standing`` says which side is taken for the original, and why.
    """

    left: Side
    right: Side
    beads: tuple[Bead, ...]
    findings: tuple[Finding, ...]
    standing: Standing

    @property
    def is_translation(self) -> bool:
        """Whether the two tell the same, as far as their sentences show, or as it was stated."""
        given = all(not bead.reasons for bead in self.beads)
        return given or tells_the_same(self.beads)

    def counts(self) -> Mapping[str, int]:
        """How many findings there are of each severity, the gravest first."""
        told = Counter(finding.severity for finding in self.findings)
        return {severity: told[severity] for severity in reversed(SEVERITIES)}

    def above(self, severity: str) -> "Audit":
        """The same with the findings that are at least so grave."""
        least = SEVERITIES.index(cast("Severity", severity))
        kept = (f for f in self.findings if SEVERITIES.index(f.severity) >= least)
        return replace(self, findings=tuple(kept))

    def to_arrow(self) -> pa.Table:
        """A row for each finding, in the order of the pairs."""
        return pa.Table.from_pylist([_row(finding) for finding in self.findings], schema=SCHEMA)


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "pair": finding.pair,
        "kind": finding.kind,
        "severity": finding.severity,
        "a": _part(finding.a),
        "b": _part(finding.b),
        "sentence_a": finding.sentence_a,
        "sentence_b": finding.sentence_b,
        "reason": finding.reason,
        "score": round(finding.score, 3),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "text": part.text,
        "span": [part.span.start, part.span.end] if part.span is not None else None,
    }


def audit_files(left: str | Path, right: str | Path | None = None, *, lines: bool = False) -> Audit:
    """What one file says differently from the other, or one language of a file from the other.

    ``lines``: line n of the left file is the original of line n of the right one, and nothing is
    split or joined. Raises as ``align_files`` does, and ``UsageError`` where files to be compared
    line by line have not as many lines, or there is one file only.
    """
    ontology = load_ontology()
    if lines:
        if right is None:
            raise UsageError("--aligned lines compares two files; give the translation, too.")
        sides, beads = _read_aligned(left, right)
        standing = Standing("a", "stated: line n of A is the original of line n of B")
    else:
        aligned = align_files(left, right)
        sides, beads = (aligned.left, aligned.right), aligned.beads
        standing = find_standing(sides)
    return Audit(*sides, beads, audit(beads, sides, ontology), standing)


def _read_aligned(
    left: str | Path, right: str | Path
) -> tuple[tuple[Side, Side], tuple[Bead, ...]]:
    documents = [read_document(path, Options(format="text")) for path in (left, right)]
    counts = [len(_lines(document.text)) for document in documents]
    if counts[0] != counts[1]:
        raise UsageError(
            f"{left} has {counts[0]} lines and {right} has {counts[1]}; "
            f"--aligned lines needs as many in both. "
            f"Without it the sentences are aligned by what they say."
        )
    one, other = (_cut(document) for document in documents)
    parsed = [next(iter(parse_documents([document]))) for document in (one, other)]
    ontology = load_ontology()
    sides = read_lines(parsed[0], ontology), read_lines(parsed[1], ontology)
    return sides, tuple(_by_line(one, other))


def _lines(text: str) -> list[str]:
    found = text.split("\n")
    while found and not found[-1].strip():
        found.pop()
    return found


def _by_line(one: Document, other: Document) -> Iterator[Bead]:
    """A bead a line, without sentences where the line is blank."""
    places = [0, 0]
    for texts in zip(_lines(one.text), _lines(other.text), strict=True):
        ends = [(place,) if text.strip() else () for place, text in zip(places, texts, strict=True)]
        yield Bead(ends[0], ends[1], 1.0)
        places = [place + len(end) for place, end in zip(places, ends, strict=True)]


def _cut(document: Document) -> Document:
    """The document with each line that is not blank as a passage, all in its main language.

    A line left untranslated would else count as one of the other language.
    """
    spans: list[Span] = []
    start = 0
    for line in document.text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped)
            spans.append(Span(begin, begin + len(stripped)))
        start += len(line) + 1
    language = _main_language([span.of(document.text) for span in spans])
    return replace(document, passages=tuple(Passage(span, language) for span in spans))


def _main_language(texts: Sequence[str]) -> str:
    told = Counter(detect_languages(list(texts)))
    return told.most_common(1)[0][0] if told else "und"
