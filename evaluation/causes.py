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

from gestae.coders.causes import find_links
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Link, Passage, Span

SURE = 0.3
KINDS = frozenset({"causes", "purpose", "condition"})


def main() -> None:
    """Prints the scores for every file of labelled sentences."""
    for path in sorted((Path(sys.argv[1]) / "causes").glob("*subtask1.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        texts = [row["text"] for row in rows]
        found = list(_links(texts))
        report([bool(row["label"]) for row in rows], found)


def _links(texts: list[str]) -> Iterator[tuple[Link, ...]]:
    """The links of each text, without coded events: their ends are stretches."""
    ontology = load_ontology()
    documents = [
        Document(str(n), text, passages=(Passage(Span(0, len(text)), "en"),), id=str(n))
        for n, text in enumerate(texts)
    ]
    for parsed in parse_documents(documents):
        yield find_links(parsed, ontology, ())


def report(causal: list[bool], found: list[tuple[Link, ...]]) -> None:
    """Prints the scores, and the cues by how often they stood in a causal sentence."""
    told = [any(link.kind in KINDS and link.score >= SURE for link in links) for links in found]
    hits = sum(a and b for a, b in zip(causal, told, strict=True))
    precision, recall = hits / max(1, sum(told)), hits / max(1, sum(causal))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{len(causal)} sentences, {sum(causal)} causal, {sum(told)} found causal")
    print(f"  precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for label, links in zip(causal, found, strict=True):
        for rule in {link.reasons[0].rule for link in links}:
            seen[rule] += 1
            right[rule] += label
    for rule, count in seen.most_common(60):
        print(f"  {right[rule]:4} of {count:4} {right[rule] / count:.2f}  {rule}")


if __name__ == "__main__":
    main()
