"""Scores who is told to say what against annotated political news (PolNeAR).

    python evaluation/attribution.py DATA

An attribution found is right if its speaker, its cue and its content each share at least a
character with the same attribution of the annotators; each of theirs is counted once. Found ones
with the same cue are one (a quotation that the speaker's name interrupts). Beside that, the F1
over the characters of each part, and the same scores over those attributions alone that name a
source, because a telling without a teller ("it was said") is none for us.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counting import scores_of
from gestae.coders.actors import find_mentions
from gestae.coders.attribution import find_attributions
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.shared.document import make_document
from gestae.records import Attribution, Span

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """The stretches of source, cue and content of one attribution."""

    source: Spans
    cue: Spans
    content: Spans

    def matches(self, other: "Telling") -> bool:
        """Whether all three parts overlap."""
        return all(
            any(a.overlaps(b) for a in mine for b in theirs)
            for mine, theirs in (
                (self.source, other.source),
                (self.cue, other.cue),
                (self.content, other.content),
            )
        )


def main() -> None:
    """Prints precision, recall and F1, with all gold attributions and with sourced ones."""
    for name, value in measure(Path(sys.argv[1])).items():
        print(f"{name:24} {value:.3f}" if isinstance(value, float) else f"{name:24} {value}")


def measure(data: Path) -> dict[str, float]:
    """How many attributions there are and were found, and the scores, by name."""
    rows = [
        json.loads(line)
        for path in sorted((data / "attribution").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    ontology = load_ontology()
    documents = [make_document(row["text"], key=row["id"], language="en") for row in rows]
    pairs = []
    for row, parsed in zip(rows, parse_documents(documents), strict=True):
        found = find_attributions(parsed, ontology, find_mentions(parsed, ontology))
        pairs.append((annotated(row), told(found)))
    return score(pairs)


def annotated(row: dict[str, Any]) -> list[Telling]:
    """The first annotator's attributions that have a cue and a content."""
    return [
        Telling(_spans(a.get("source")), _spans(a["cue"]), _spans(a["content"]))
        for a in row["annotations"][0]["attributions"]
        if a.get("cue") and a.get("content")
    ]


def _spans(parts: Iterable[dict[str, Any]] | None) -> Spans:
    return tuple(Span(*pair) for part in parts or () for pair in part["span"])


def told(found: Iterable[Attribution]) -> list[Telling]:
    """What was found, those with the same cue joined."""
    joined: dict[Span, list[Attribution]] = {}
    for attribution in found:
        joined.setdefault(attribution.cue.span, []).append(attribution)
    return [
        Telling(tuple(a.speaker.span for a in same), (cue,), tuple(a.content for a in same))
        for cue, same in joined.items()
    ]


def match(gold: list[Telling], found: list[Telling]) -> list[tuple[Telling, Telling]]:
    """Pairs of one gold and one found attribution that match, each used once."""
    free = list(found)
    pairs = []
    for telling in gold:
        hit = next((other for other in free if telling.matches(other)), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((telling, hit))
    return pairs


def score(pairs: list[tuple[list[Telling], list[Telling]]]) -> dict[str, float]:
    """The scores of gold and found attributions, given document by document.

    ``sourced`` leaves out what gold gives no source to; ``characters`` are of each part alone.
    """
    hits = [len(match(gold, found)) for gold, found in pairs]
    every = [(n, len(found), len(gold)) for n, (gold, found) in zip(hits, pairs, strict=True)]
    sourced = [
        (n, len(found), sum(bool(telling.source) for telling in gold))
        for n, (gold, found) in zip(hits, pairs, strict=True)
    ]
    figures: dict[str, float] = {
        "documents": len(pairs),
        "attributions": sum(gold for _, _, gold in every),
        "with a source": sum(gold for _, _, gold in sourced),
        "found": sum(found for _, found, _ in every),
        **scores_of("overlap", every),
        **scores_of("sourced", sourced),
    }
    for part in ("source", "cue", "content"):
        figures |= scores_of(f"characters of {part}", [_characters(*pair, part) for pair in pairs])
    return figures


def _characters(gold: list[Telling], found: list[Telling], part: str) -> tuple[int, int, int]:
    wanted, given = set(_places(gold, part)), set(_places(found, part))
    return len(wanted & given), len(given), len(wanted)


def _places(tellings: list[Telling], part: str) -> Iterator[int]:
    for telling in tellings:
        for span in getattr(telling, part):
            yield from range(span.start, span.end)


if __name__ == "__main__":
    main()
