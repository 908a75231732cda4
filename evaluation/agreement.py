"""How far two annotators of the corpus agree, field by field.

Usage: python evaluation/agreement.py [FIRST SECOND]

FIRST and SECOND are folders of annotated documents (YAML); each document of SECOND is compared
with that of the same name in FIRST, or in its ``dev`` or ``gate`` (``corpus-zh corpus-zh/second``
compares with the corpus as it is). By default ``corpus/first`` and ``corpus/second``: what two
annotators wrote independently, before anybody settled where they differ.
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
FIRST, SECOND = CORPUS / "first", CORPUS / "second"


def measure(first: Path = FIRST, second: Path = SECOND) -> Agreement:
    """The agreement on all documents of the second folder, in order of their names."""
    paths = sorted(second.glob("*.yaml"))
    return compare(
        [read_annotated(_of_name(first, path.name)) for path in paths],
        [read_annotated(path) for path in paths],
    )


def _of_name(folder: Path, name: str) -> Path:
    """The document of a name in a folder, its ``dev`` or its ``gate``."""
    places = (folder, folder / "dev", folder / "gate")
    return next((place / name for place in places if (place / name).is_file()), folder / name)


def main() -> None:
    """Prints the agreement."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("first", type=Path, nargs="?", default=FIRST)
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
