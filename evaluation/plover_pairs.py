"""Scores the coder on sentences with one marked source, target and PLOVER type.

Usage: python evaluation/plover_pairs.py DATA [--misses N]

DATA is the folder that holds ``plover_pairs/plv_train.jsonl`` (rows with ``sentence``, ``marked``,
``root``; YIELD there stands for CONCEDE and RETREAT). A few rows mark no source or no target.

- *type, pair given*: the marked words are known, and the type is wanted; macro-F1 over the types.
  *tables*: of the events coded without the judge, the one whose roles overlap the marked words
  best; *events*: the same with it; *judge*: the judge asked of the marked words, without events;
  *both*: ``pair_type.combine``, whose weights come from data of our own.
- *sentence alone*: an event counts as found where type, source and target all match (the roles
  by overlap with the marked words); every other event coded counts against precision only where
  its pair is the marked one, because the rows annotate one pair each.
- *source country, target country*: the country our tables give the marked words, against that of
  the event with the row's type, or else of the most confident one; rows alone whose marked words
  have one count for recall.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from counting import Figures, ends, scores_of, share_of
from gestae.coders.actors import find_mentions
from gestae.coders.code import code
from gestae.coders.judge import load_judge
from gestae.evaluation.intervals import macro_interval
from gestae.ontology.load import load_ontology
from gestae.records import Event, Mention, Span
from pair_type import (
    Marked,
    choose,
    combine,
    overlap,
    pair_shares,
    parse_rows,
    touches,
    type_of,
)

TAG = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class Answer:
    """A row, what was coded in it, the type each witness gives the pair, and its countries."""

    row: Marked
    events: tuple[Event, ...]
    types: dict[str, str]
    countries: tuple[str | None, str | None]


def main() -> None:
    """Prints the figures and a line a type, and the first misses where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    answers = answer(arguments.data)
    for kind, (right, given, wanted) in count_types(answers, "both").items():
        print(
            f"{kind:10} n {wanted:4}  P {right / max(1, given):.3f}  R {right / wanted:.3f}", end=""
        )
        print(f"  F1 {2 * right / (given + wanted):.3f}")
    for name, value in score(answers).items():
        print(f"{name:32} {value:.3f}" if isinstance(value, float) else f"{name:32} {value}")
    misses = [one for one in answers if one.types["both"] != one.row.type]
    for one in misses[: arguments.misses]:
        print(f"\n{one.row.text}\n  gold {one.row.type}, given {one.types}")
        for event in one.events:
            print(f"  {names(event.sources)} -> {names(event.targets)}: {event.rule}")


def measure(data: Path) -> Figures:
    """All figures by name."""
    return score(answer(data))


def read_rows(data: Path) -> list[Marked]:
    """The rows with the places of their marked words."""
    path = data / "plover_pairs" / "plv_train.jsonl"
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [unmark(row["marked"], row["root"]) for row in rows]


def unmark(marked: str, type_: str) -> Marked:
    """A row with its marks taken out of the text and kept as places."""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    text, at = "", 0
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if not tag[1]:
            opened[tag[2]] = len(text)
        elif tag[2] in opened:
            spans[tag[2]].append(Span(opened.pop(tag[2]), len(text)))
    return Marked(text + marked[at:], tuple(spans["s"]), tuple(spans["t"]), type_)


def answer(data: Path) -> list[Answer]:
    """What is found in each row."""
    rows = read_rows(data)
    ontology, judge = load_ontology(), load_judge("en")
    shares = pair_shares(judge, rows) if judge else [None] * len(rows)
    answers = []
    for row, parsed, share in zip(rows, parse_rows(rows), shares, strict=True):
        alone = code(parsed, ontology, judged=False).events
        events = code(parsed, ontology).events
        types = {"tables": type_of(choose(row, alone)), "events": type_of(choose(row, events))}
        if share:
            types["judge"] = max(share, key=lambda name: share[name])
        types["both"] = combine(row, share, events) if share else types["events"]
        mentions = find_mentions(parsed, ontology)
        sides = (_country(row.sources, mentions), _country(row.targets, mentions))
        answers.append(Answer(row, events, types, sides))
    return answers


def _country(marked: Sequence[Span], mentions: Sequence[Mention]) -> str | None:
    """The country of the widest mention in the marked words that has one."""
    inside = [m for m in mentions if m.actor.country and any(s.overlaps(m.span) for s in marked)]
    widest = max(inside, key=lambda mention: len(mention.span), default=None)
    return widest.actor.country if widest else None


def score(answers: Sequence[Answer]) -> Figures:
    """The figures of all measures."""
    figures: Figures = {"rows": len(answers)}
    for witness in answers[0].types:
        counts = count_types(answers, witness)
        f1 = [2 * right / (given + wanted) for right, given, wanted in counts.values()]
        table = np.array([[_one(a, witness, kind) for kind in counts] for a in answers])
        name = f"type.{witness}"
        right = [a.types[witness] == a.row.type for a in answers]
        figures |= {f"{name}.macro_f1": sum(f1) / len(f1)}
        figures |= ends(f"{name}.macro_f1", *macro_interval(table))
        figures |= share_of(f"{name}.accuracy", right)
    figures |= share_of("an event at all", [bool(a.events) for a in answers])
    figures |= share_of(
        "source found",
        [any(touches(a.row, a.row.sources, e.sources) for e in a.events) for a in answers],
    )
    figures |= share_of(
        "target found",
        [any(touches(a.row, a.row.targets, e.targets) for e in a.events) for a in answers],
    )
    figures |= scores_of("triple", [_triple(a) for a in answers])
    figures |= scores_of("source country", _countries(answers, 0))
    return figures | scores_of("target country", _countries(answers, 1))


def count_types(answers: Sequence[Answer], witness: str) -> dict[str, tuple[int, int, int]]:
    """Of every type in the rows how often it is right, given and wanted."""
    kinds = sorted({a.row.type for a in answers})
    wanted = Counter(a.row.type for a in answers)
    given = Counter(a.types[witness] for a in answers)
    right = Counter(a.row.type for a in answers if a.types[witness] == a.row.type)
    return {kind: (right[kind], given[kind], wanted[kind]) for kind in kinds}


def _one(a: Answer, witness: str, kind: str) -> tuple[bool, bool, bool]:
    given, wanted = a.types[witness] == kind, a.row.type == kind
    return given and wanted, given, wanted


def _triple(a: Answer) -> tuple[int, int, int]:
    """Whether an event of the marked pair has its type, whether there is one, and one wanted."""
    pair = [event for event in a.events if overlap(a.row, event) == 2]
    return any(type_of(event) == a.row.type for event in pair), bool(pair), 1


def _countries(answers: Sequence[Answer], side: int) -> Iterator[tuple[int, int, int]]:
    """Right, found and gold countries of a side, row by row."""
    for a in answers:
        chosen = max(a.events, key=lambda e: (type_of(e) == a.row.type, e.confidence), default=None)
        if a.countries[side] is None:
            continue
        mentions = (chosen.sources, chosen.targets)[side] if chosen else ()
        found = {m.actor.country for m in mentions} - {None}
        yield a.countries[side] in found, bool(found), 1


def names(mentions: tuple[Mention, ...]) -> str:
    """The surface of all mentions, for reading."""
    return ", ".join(m.text for m in mentions) or "-"


if __name__ == "__main__":
    main()
