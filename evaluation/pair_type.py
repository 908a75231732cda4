"""The type of the event between two marked actors, from the judge and the coded events together.

Usage: python evaluation/pair_type.py CORPUS

The judge is asked of the marked pair without a trigger, "no event" left out; beside that, the type
of the coded event whose roles fit the marked words best gets a bonus, if one role does at least.
The bonus is ``BONUS``, chosen by running this file on annotated documents that are not the gate,
and on the training sentences the judge was not trained on; no data of others.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import log
from pathlib import Path

import numpy as np

from gestae.coders.code import code
from gestae.coders.judge import NONE, Judge, Pair, load_judge
from gestae.evaluation.corpus import find_words, read_corpus
from gestae.evaluation.intervals import share_interval
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Event, Mention, Parsed, Passage, Span
from training.rows import is_kept_back, read_rows

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
BONUS = 2.0
"""What the event adds to the logarithm of its type's share, where a marked role is its own."""
LEAST = 1e-3
"""What is added to every share, so that the judge alone can rule no type out."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the places of a source and a target; empty for one that is not marked."""

    text: str
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    type: str


def pair_shares(judge: Judge, rows: Sequence[Marked]) -> list[dict[str, float]]:
    """The judge's share of each type, given that there is an event; of several places the mean."""
    asked = [list(_pairs(row)) for row in rows]
    verdicts = iter(judge.weigh([pair for pairs in asked for pair in pairs]))
    return [_given(next(verdicts).types for _ in pairs) for pairs in asked]


def _pairs(row: Marked) -> Iterator[Pair]:
    for source, target in product(row.sources or (None,), row.targets or (None,)):
        yield Pair(row.text, _ends(source), None, _ends(target))


def _ends(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _given(verdicts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    summed: dict[str, float] = {}
    for shares in verdicts:
        for name, share in shares.items():
            if name != NONE:
                merged = MERGED.get(name, name)
                summed[merged] = summed.get(merged, 0.0) + share
    total = sum(summed.values())
    return {name: share / total for name, share in summed.items()}


def combine(
    row: Marked,
    shares: Mapping[str, float],
    events: Sequence[Event],
    bonus: float = BONUS,
) -> str:
    """The type that both together speak for most."""
    chosen = choose(row, events)
    told = type_of(chosen)
    extra = bonus if chosen and overlap(row, chosen) else 0.0
    return max(shares, key=lambda name: log(shares[name] + LEAST) + extra * (name == told))


def choose(row: Marked, events: Sequence[Event]) -> Event | None:
    """The event whose roles fit the marked pair best; of equals the most confident."""
    return max(events, key=lambda event: (overlap(row, event), event.confidence), default=None)


def type_of(event: Event | None) -> str:
    """The type with CONCEDE and RETREAT as one; "none" without an event."""
    return "none" if event is None else MERGED.get(event.type, event.type)


def overlap(row: Marked, event: Event) -> int:
    """How many of the two marked roles the event's roles overlap."""
    return touches(row, row.sources, event.sources) + touches(row, row.targets, event.targets)


def touches(row: Marked, marked: Sequence[Span], mentions: Sequence[Mention]) -> bool:
    """Whether a mention stands in the marked words, or its words do, or theirs in it.

    A role that is not marked is met where the event has none.
    """
    if not marked:
        return not mentions
    return any(
        mention.span.overlaps(span) or _within(mention.text, span.of(row.text))
        for mention in mentions
        for span in marked
    )


def _within(one: str, other: str) -> bool:
    """Whether the words of one stand in the other, one way or the other."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return re.search(rf"(?<!\w){re.escape(short)}(?!\w)", long) is not None


def parse_rows(rows: Sequence[Marked]) -> list[Parsed]:
    """Each row's sentence, parsed as a document of its own."""
    documents = [
        Document(
            key=str(number),
            text=row.text,
            passages=(Passage(Span(0, len(row.text)), "en"),),
            id=str(number),
        )
        for number, row in enumerate(rows)
    ]
    return list(parse_documents(documents))


def own_rows(corpus: Path) -> list[Marked]:
    """Pairs of the corpus and of the training sentences kept back, each with one event between.

    Kept back is the tenth that ``training/train.py`` measures on.
    """
    rows = [
        Marked(row.text, (Span(*row.source),), (Span(*row.target),), MERGED.get(row.type, row.type))
        for row in read_rows()
        if is_kept_back(row)
        and row.alone and row.source and row.target and row.type != NONE
    ]  # fmt: skip
    for text in read_corpus(corpus):
        for event in text.events:
            sentence = event["sentence"]["text"]
            others = [e for e in text.events if e["sentence"] == event["sentence"]]
            pairs = [(_first(e["sources"]), _first(e["targets"])) for e in others]
            source, target = _first(event["sources"]), _first(event["targets"])
            if source and target and source != target and pairs.count((source, target)) == 1:
                rows += _corpus_row(sentence, source, target, event["type"])
    return rows


def _first(actors: Sequence[Mapping[str, str]]) -> str | None:
    return actors[0]["text"] if actors else None


def _corpus_row(text: str, source: str, target: str, type_: str) -> Iterator[Marked]:
    try:
        spans = [Span(*find_words(text, words)) for words in (source, target)]
    except ValueError:
        return  # a side that only an earlier sentence names
    yield Marked(text, (spans[0],), (spans[1],), MERGED.get(type_, type_))


def main() -> None:
    """Prints what is right with each bonus; 0 is the judge alone."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    rows = own_rows(parser.parse_args().corpus)
    judge, ontology = load_judge("en"), load_ontology()
    assert judge is not None
    shares = pair_shares(judge, rows)
    coded = [code(parsed, ontology).events for parsed in parse_rows(rows)]
    told = [type_of(choose(row, events)) for row, events in zip(rows, coded, strict=True)]
    hits = [name == row.type for name, row in zip(told, rows, strict=True)]
    print(f"{len(rows)} pairs; the events alone: {sum(hits) / len(hits):.3f}")
    for bonus in np.arange(0, 5.1, 0.5).tolist():
        right = [
            combine(row, share, events, bonus) == row.type
            for row, share, events in zip(rows, shares, coded, strict=True)
        ]
        low, high = share_interval(sum(right), len(right))
        print(f"bonus {bonus}: {sum(right) / len(right):.3f} ({low:.3f}–{high:.3f})")


if __name__ == "__main__":
    main()
