"""How well the audit tells translations with errors that people marked from those without.

    python evaluation/translation_errors.py DATA [--set mqm] [--limit N]

``DATA/translation_errors`` holds real machine translations (see the README there): ``mqm`` from
Chinese with spans and severities (an error is a line with a major span), ``critical`` into Chinese
with a label for a critical error. Printed is, for each, the Matthews correlation between that and
whether the audit has a finding of severity major or critical on the line (``grave``), or a critical
one; precision and recall of the first; and the correlation where the rules alone are asked,
without the learned critic. Each set is audited as one text of which it was stated what belongs
together. Several minutes for all.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path

from counting import Figures
from gestae.assembly.audit.audit import audit, audit_pair
from gestae.assembly.audit.finding import is_grave
from gestae.assembly.audit.lines import lay_lines
from gestae.assembly.audit.telling import read_pairs
from gestae.ontology.load import load_ontology
from gestae.records import Document

SETS = {
    "mqm": ("newstest2021_mqm_zh-en_4000of9614.jsonl", ("zh", "en")),
    "critical": ("wmt21_ced_en-zh_dev.jsonl", ("en", "zh")),
}
"""Each set's file, and its languages with that of the original first."""

Row = Mapping[str, object]


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    figures = measure(options.data, [options.set] if options.set else list(SETS), options.limit)
    for name, value in figures.items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")


def measure(data: Path, names: Sequence[str] = tuple(SETS), limit: int | None = None) -> Figures:
    """The figures of each set by its name."""
    figures: Figures = {}
    for name in names:
        file, languages = SETS[name]
        lines = (data / "translation_errors" / file).read_text("utf-8").splitlines()[:limit]
        rows = [json.loads(line) for line in lines]
        wrong = [_is_wrong(row) for row in rows]
        said = dict(_said(rows, languages))
        figures[f"{name} lines"] = len(rows)
        for asked, numbers in said.items():
            guessed = [number in numbers for number in range(len(rows))]
            figures[f"{name} {asked} correlation"] = matthews(wrong, guessed)
        grave = [number in said["grave"] for number in range(len(rows))]
        hits = sum(w and g for w, g in zip(wrong, grave, strict=True))
        figures[f"{name} grave precision"] = hits / max(1, sum(grave))
        figures[f"{name} grave recall"] = hits / max(1, sum(wrong))
    return figures


def _is_wrong(row: Row) -> bool:
    """Whether people marked a major error in a line, or a critical one."""
    if "label" in row:
        return row["label"] == "ERR"
    spans = row["spans"]
    assert isinstance(spans, list)
    return any(severity == "major" for _, _, severity in spans)


def _said(rows: Sequence[Row], languages: tuple[str, str]) -> Iterator[tuple[str, set[int]]]:
    """The numbers of the lines that the audit finds wrong, by what is asked of it."""
    documents = [
        Document("lines", "\n".join(" ".join(str(row[key]).split("\n")) or "-" for row in rows))
        for key in ("src", "mt")
    ]
    sides, beads = lay_lines(*documents, languages)
    findings = audit(beads, sides, load_ontology())
    yield "grave", {finding.pair for finding in findings if is_grave(finding)}
    yield "critical", {f.pair for f in findings if f.severity == "critical"}
    pairs = read_pairs(beads, sides, load_ontology())
    yield "rules", {f.pair for pair in pairs for f in audit_pair(pair) if is_grave(f)}


def matthews(wrong: Sequence[bool], said: Sequence[bool]) -> float:
    """The correlation of what is and what was said, from -1 to 1 (Matthews 1975).

    >>> matthews([True, False, True, False], [True, False, True, False])
    1.0
    """
    both = sum(w and s for w, s in zip(wrong, said, strict=True))
    neither = sum(not w and not s for w, s in zip(wrong, said, strict=True))
    missed, false = sum(wrong) - both, sum(said) - both
    below = sqrt((both + false) * (both + missed) * (neither + false) * (neither + missed))
    return (both * neither - missed * false) / below if below else 0.0


if __name__ == "__main__":
    main()
