"""Files and documents audited: ``audit_files``, ``audit_documents``."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import pyarrow as pa

from gestae.assembly.audit.audit import audit
from gestae.assembly.audit.finding import SEVERITIES, Finding, Part, Severity
from gestae.assembly.audit.lines import count_lines, lay_lines
from gestae.assembly.audit.originals import Standing, find_standing
from gestae.assembly.bead import Bead
from gestae.assembly.files import Alignment, align_documents, align_files, read_document
from gestae.assembly.sides import Side
from gestae.assembly.translations import tells_the_same
from gestae.errors import UsageError
from gestae.ontology.load import load_ontology
from gestae.readers import Options
from gestae.records import Document

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
    if not lines:
        return _audit(align_files(left, right))
    if right is None:
        raise UsageError("--aligned lines compares two files; give the translation, too.")
    sides, beads = _read_aligned(left, right)
    standing = Standing("a", "stated: line n of A is the original of line n of B")
    return Audit(*sides, beads, audit(beads, sides, load_ontology()), standing)


def audit_documents(left: Document, right: Document | None = None) -> Audit:
    """What one document says differently from the other, or one language from the other.

    Raises as ``align_documents`` does.
    """
    return _audit(align_documents(left, right))


def _audit(aligned: Alignment) -> Audit:
    sides = aligned.left, aligned.right
    found = audit(aligned.beads, sides, load_ontology())
    return Audit(*sides, aligned.beads, found, find_standing(sides))


def _read_aligned(
    left: str | Path, right: str | Path
) -> tuple[tuple[Side, Side], tuple[Bead, ...]]:
    one, other = (read_document(path, Options(format="text")) for path in (left, right))
    counts = count_lines(one), count_lines(other)
    if counts[0] != counts[1]:
        raise UsageError(
            f"{left} has {counts[0]} lines and {right} has {counts[1]}; "
            f"--aligned lines needs as many in both. "
            f"Without it the sentences are aligned by what they say."
        )
    return lay_lines(one, other)
