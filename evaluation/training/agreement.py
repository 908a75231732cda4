"""How far the second labelling of a tenth of the training pairs agrees with the first.

Usage: python evaluation/training/agreement.py [--differences N]

``second/labels.jsonl`` holds sentences of the training files with the same marked pairs, labelled
by another annotator from the guideline alone. Prints the share of pairs on which both say alike
that there is an event, with Cohen's kappa, and the share alike in each label where both see one.
"""

import argparse
from collections import Counter
from collections.abc import Sequence

from rows import FOLDER, NONE, Row, read_rows

from gestae.evaluation.agreement import kappa

Key = tuple[str, object, object, object]


def matched() -> list[tuple[Row, Row]]:
    """First and second row of every pair that both labelled."""
    first = {_key(row): row for row in read_rows()}
    second = read_rows([FOLDER / "second" / "labels.jsonl"])
    return [(first[_key(row)], row) for row in second if _key(row) in first]


def _key(row: Row) -> Key:
    return row.text, row.source, row.trigger, row.target


def measure(pairs: Sequence[tuple[Row, Row]]) -> dict[str, float]:
    """Shares alike; ``kappa`` is of type with "no event" among the labels."""
    events = [(a, b) for a, b in pairs if NONE not in {a.type, b.type}]
    figures = {"event or none": _alike([(a.type == NONE, b.type == NONE) for a, b in pairs])}
    figures["kappa of type or none"] = kappa([(a.type, b.type) for a, b in pairs]) or 0.0
    for name in ("type", "mode", "instrument", "status"):
        figures[name] = _alike([(getattr(a, name), getattr(b, name)) for a, b in events])
    return figures


def _alike(pairs: Sequence[tuple[object, object]]) -> float:
    return sum(a == b for a, b in pairs) / len(pairs)


def main() -> None:
    """Prints the figures, and the first differences where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--differences", type=int, default=0)
    arguments = parser.parse_args()
    pairs = matched()
    print(f"{len({a.text for a, _ in pairs})} sentences, {len(pairs)} pairs")
    for name, share in measure(pairs).items():
        print(f"{name:22} {share:.3f}")
    apart = Counter((a.type, b.type) for a, b in pairs if a.type != b.type)
    for (one, other), count in apart.most_common(arguments.differences):
        print(f"{count:4} {one} / {other}")


if __name__ == "__main__":
    main()
