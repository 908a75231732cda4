"""How far the second labelling of a tenth of the training set agrees with the first.

Usage: python evaluation/training/agreement.py [--differences N]

``second/labels.jsonl`` holds sentences of the training files with the same marked pairs, labelled
by another annotator from the guideline alone: prints the share of pairs on which both say alike
that there is an event, with Cohen's kappa, and the share alike in each label where both see one.

``second/passages.jsonl`` holds the passages that are kept back, annotated by others from their text
alone: prints the F1 of the one's triggers against the other's (the same where they overlap), and of
those that both have the share alike in each label and side.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from gestae.evaluation.agreement import kappa
from gestae.evaluation.align import overlap
from training import readings
from training.readings import Sentence, Told
from training.rows import FOLDER, NONE, Row, read_rows

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


def matched_sentences() -> list[tuple[Sentence, Sentence]]:
    """First and second annotation of every sentence of the passages that both did."""
    first = readings.read_sentences(sorted(readings.FOLDER.glob("*.jsonl")))
    second = readings.read_sentences([FOLDER / "second" / "passages.jsonl"])
    known = {tuple(one.text for one in passage): passage for passage in first}
    return [
        pair
        for passage in second
        if (texts := tuple(one.text for one in passage)) in known
        for pair in zip(known[texts], passage, strict=True)
    ]


def measure_sentences(pairs: Sequence[tuple[Sentence, Sentence]]) -> dict[str, float]:
    """F1 of triggers, and shares alike among the events that both have."""
    both = [events for one, other in pairs for events in _same_triggers(one, other)]
    total = sum(len(one.events) + len(other.events) for one, other in pairs)
    figures = {
        "a deed or none": _alike([(bool(a.events), bool(b.events)) for a, b in pairs]),
        "triggers, F1": 2 * len(both) / total,
        "kappa of type": kappa([(a.type, b.type) for a, b in both]) or 0.0,
    }
    for name in ("type", "mode", "instrument", "status", "sources", "targets"):
        figures[name] = _alike([(_value(a, name), _value(b, name)) for a, b in both])
    return figures


def _same_triggers(one: Sentence, other: Sentence) -> Iterator[tuple[Told, Told]]:
    left = list(other.events)
    for event in one.events:
        for partner in left:
            if overlap(event.trigger, partner.trigger):
                left.remove(partner)
                yield event, partner
                break


def _value(event: Told, name: str) -> object:
    """A label; of a side the last words of its phrases, without what tells one of several apart."""
    value = getattr(event, name)
    if name not in {"sources", "targets"}:
        return value
    return {words.removeprefix("^").partition("#")[0].split()[-1].casefold() for words in value}


def main() -> None:
    """Prints the figures, and the first differences where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--differences", type=int, default=0)
    arguments = parser.parse_args()
    pairs = matched()
    print(f"{len({a.text for a, _ in pairs})} sentences, {len(pairs)} pairs")
    for name, share in measure(pairs).items():
        print(f"{name:22} {share:.3f}")
    sentences = matched_sentences()
    print(f"passages: {len(sentences)} sentences")
    for name, share in measure_sentences(sentences).items():
        print(f"{name:22} {share:.3f}")
    apart = Counter((a.type, b.type) for a, b in pairs if a.type != b.type)
    for (one, other), count in apart.most_common(arguments.differences):
        print(f"{count:4} {one} / {other}")


if __name__ == "__main__":
    main()
