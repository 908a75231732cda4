"""How far two annotators of the corpus agree, field by field.

Usage: python evaluation/agreement.py [FIRST SECOND]

FIRST and SECOND are folders of annotated documents (YAML); the documents of SECOND are compared
with those of the same name anywhere below FIRST. By default the corpus and its second annotation.
F1 takes one annotator for right and is the same the other way round; kappa is Cohen's, of types
and statuses over the events both have at the same words, of "tells an event" over all sentences.
"""

import argparse
from pathlib import Path

from gestae.errors import ReadError
from gestae.evaluation.agreement import Agreement, compare
from gestae.evaluation.corpus import read_annotated
from gestae.evaluation.report import score_lines

CORPUS = Path(__file__).parent / "corpus"
SECOND = CORPUS / "second"


def measure(first: Path = CORPUS, second: Path = SECOND) -> Agreement:
    """The agreement on all documents that both folders hold, in order of their names."""
    pairs = [(_partner(path, first, second), path) for path in sorted(second.rglob("*.yaml"))]
    return compare(
        [read_annotated(one) for one, _ in pairs], [read_annotated(other) for _, other in pairs]
    )


def _partner(path: Path, first: Path, second: Path) -> Path:
    """The document of the same name below the first folder, and not below the second."""
    found = [p for p in first.rglob(path.name) if not p.is_relative_to(second)]
    if len(found) != 1:
        raise ReadError(path, "open", f"{len(found)} documents of this name lie in {first}, not 1")
    return found[0]


def main() -> None:
    """Prints the agreement."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("first", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("second", type=Path, nargs="?", default=SECOND)
    arguments = parser.parse_args()
    agreement = measure(arguments.first, arguments.second)
    shown = agreement.evaluation
    print(f"{shown.texts} documents, {agreement.sentences} sentences; {shown.gold} events of the")
    print(f"first, {shown.found} of the second, {agreement.shared} of both at the same words")
    for name in ("told", "type", "status"):
        print(f"kappa, {name}: {_number(getattr(agreement, f'{name}_kappa'))}")
    for title, scores in (("field", shown.scores), ("type", shown.types)):
        print("\n" + "\n".join(score_lines(title, scores.items())))
    print(f"macro average of the types: F1 {_number(shown.macro_f1)}")


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    try:
        main()
    except ReadError as error:
        raise SystemExit(str(error)) from error
