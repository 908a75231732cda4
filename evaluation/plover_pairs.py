"""Scores the coder on sentences with one marked source, target and PLOVER type.

Usage: python evaluation/plover_pairs.py DATA [--misses N]

DATA is the folder that holds ``plover_pairs/plv_train.jsonl`` (rows with ``sentence``, ``source``,
``target``, ``root``; YIELD there stands for CONCEDE and RETREAT). Two figures:

- *type, pair given*: of the events coded in the sentence, the one whose roles overlap the marked
  pair best, or the first; macro-F1 over the types.
- *sentence alone*: an event counts as found where type, source and target all match (the roles
  by overlap of their text with the marked words); every other event coded counts against
  precision only where its pair is the marked one, because the rows annotate one pair each.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from gestae.coders.code import code
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Event, Mention, Passage, Span

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
Row = dict[str, str]


def main() -> None:
    """Prints the figures, and the first misses where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    path = arguments.data / "plover_pairs" / "plv_train.jsonl"
    rows: list[Row] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    coded = code_rows(rows)
    report(rows, coded)
    for row, events in list(zip(rows, coded, strict=True)):
        chosen = choose(row, events)
        if arguments.misses and type_of(chosen) != row["root"]:
            arguments.misses -= 1
            print(f"\n{row['marked']}\n  gold {row['root']}, given {type_of(chosen)}")
            for event in events:
                print(f"  {names(event.sources)} -> {names(event.targets)}: {event.rule}")


def code_rows(rows: list[Row]) -> list[tuple[Event, ...]]:
    """The events of each row's sentence."""
    ontology = load_ontology()
    documents = [
        Document(
            key=str(i),
            text=row["sentence"],
            passages=(Passage(Span(0, len(row["sentence"])), "en"),),
            id=str(i),
        )
        for i, row in enumerate(rows)
    ]
    return [code(parsed, ontology).events for parsed in parse_documents(documents)]


def report(rows: list[Row], coded: list[tuple[Event, ...]]) -> None:
    """Prints both figures and a line a type."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    exact = pairs = sources = targets = 0
    for row, events in zip(rows, coded, strict=True):
        kind = type_of(choose(row, events))
        wanted[row["root"]] += 1
        given[kind] += 1
        right[kind] += kind == row["root"]
        same_pair = [e for e in events if overlap(row, e) == 2]
        pairs += bool(same_pair)
        exact += any(type_of(e) == row["root"] for e in same_pair)
        sources += any(touches(row["source"], e.sources) for e in events)
        targets += any(touches(row["target"], e.targets) for e in events)
    scores = {}
    for kind in sorted(wanted):
        precision = right[kind] / given[kind] if given[kind] else 0.0
        recall = right[kind] / wanted[kind]
        scores[kind] = 2 * precision * recall / (precision + recall) if right[kind] else 0.0
        shown = f"P {precision:.3f}  R {recall:.3f}  F1 {scores[kind]:.3f}"
        print(f"{kind:10} n {wanted[kind]:4}  {shown}")
    total = len(rows)
    print(f"\nwith an event at all       {sum(map(bool, coded)) / total:.3f}")
    print(f"type, pair given: accuracy {sum(right.values()) / total:.3f}")
    print(f"type, pair given: macro-F1 {sum(scores.values()) / len(scores):.3f}")
    print(f"source found {sources / total:.3f}   target found {targets / total:.3f}")
    precision, recall = exact / pairs if pairs else 0.0, exact / total
    f1 = 2 * precision * recall / (precision + recall) if exact else 0.0
    print(f"sentence alone: pair found {pairs / total:.3f}", end=", ")
    print(f"triple P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def choose(row: Row, events: tuple[Event, ...]) -> Event | None:
    """The event whose roles fit the marked pair best; of equals the most confident."""
    return max(events, key=lambda event: (overlap(row, event), event.confidence), default=None)


def overlap(row: Row, event: Event) -> int:
    """How many of the two marked roles the event's roles overlap."""
    return touches(row["source"], event.sources) + touches(row["target"], event.targets)


def touches(marked: str, mentions: tuple[Mention, ...]) -> bool:
    """Whether a mention's words lie in the marked words, or the other way round."""
    low = marked.lower()
    return any(m.text.lower() in low or low in m.text.lower() for m in mentions)


def type_of(event: Event | None) -> str:
    """The type in the data's own terms; "none" without an event."""
    return "none" if event is None else MERGED.get(event.type, event.type)


def names(mentions: tuple[Mention, ...]) -> str:
    """The surface of all mentions, for reading."""
    return ", ".join(m.text for m in mentions) or "-"


if __name__ == "__main__":
    main()
