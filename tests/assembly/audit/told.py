"""What the audit says of pairs of our own, line by line."""

from gestae.assembly.audit.audit import audit
from gestae.assembly.audit.finding import Finding, is_grave
from gestae.assembly.audit.lines import lay_lines
from gestae.ontology.load import load_ontology
from gestae.records import Document


def audit_lines(*pairs: tuple[str, str]) -> tuple[Finding, ...]:
    """The findings on pairs of Chinese and English."""
    left, right = ("\n".join(side) for side in zip(*pairs, strict=True))
    sides, beads = lay_lines(Document("zh", left), Document("en", right), ("zh", "en"))
    return audit(beads, sides, load_ontology())


def grave_kinds(zh: str, en: str) -> set[str]:
    """The kinds of the grave findings on one pair."""
    return {finding.kind for finding in audit_lines((zh, en)) if is_grave(finding)}
