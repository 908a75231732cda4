"""Scores whether causes are told at all, sentence by sentence, against protest news.

    python evaluation/causes.py DATA

reads the Causal News Corpus sentences there (``causes/*subtask1.jsonl``, tokenised, labelled 1
where the sentence tells a cause and its effect). A sentence counts as causal where a link of kind
``causes``, ``purpose`` or ``condition`` with a score of at least ``SURE`` is found in
it. Prints precision, recall and F1, and how often each cue was right.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counting import scores_of
from gestae.coders.causes import find_links
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Link, Passage, Span

SURE = 0.3
KINDS = frozenset({"causes", "purpose", "condition"})


def main() -> None:
    """Prints the scores, and the cues by how often they stood in a causal sentence."""
    causal, found = read(Path(sys.argv[1]))
    for name, value in score(causal, found).items():
        print(f"{name:16} {value:.3f}" if isinstance(value, float) else f"{name:16} {value}")
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for label, links in zip(causal, found, strict=True):
        for rule in {link.reasons[0].rule for link in links}:
            seen[rule] += 1
            right[rule] += label
    for rule, count in seen.most_common(60):
        print(f"  {right[rule]:4} of {count:4} {right[rule] / count:.2f}  {rule}")


def measure(data: Path) -> dict[str, float]:
    """How many sentences there are and how many are causal, and the scores, by name."""
    return score(*read(data))


def read(data: Path) -> tuple[list[bool], list[tuple[Link, ...]]]:
    """Whether each sentence of the files is labelled causal, and the links found in it."""
    rows = [
        json.loads(line)
        for path in sorted((data / "causes").glob("*subtask1.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [bool(row["label"]) for row in rows], list(_links([row["text"] for row in rows]))


def _links(texts: list[str]) -> Iterator[tuple[Link, ...]]:
    """The links of each text, without coded events: their ends are stretches."""
    ontology = load_ontology()
    documents = [
        Document(str(n), text, passages=(Passage(Span(0, len(text)), "en"),), id=str(n))
        for n, text in enumerate(texts)
    ]
    for parsed in parse_documents(documents):
        yield find_links(parsed, ontology, ())


def score(causal: list[bool], found: list[tuple[Link, ...]]) -> dict[str, float]:
    """The scores of sentences taken for causal, and that of taking all for it."""
    told = [any(link.kind in KINDS and link.score >= SURE for link in links) for links in found]
    pairs = list(zip(causal, told, strict=True))
    return {
        "sentences": len(causal),
        "causal": sum(causal),
        "found causal": sum(told),
        **scores_of("causal", [(a and b, b, a) for a, b in pairs]),
        "all causal.f1": 2 * sum(causal) / (sum(causal) + len(causal)),
    }


if __name__ == "__main__":
    main()
