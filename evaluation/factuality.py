"""Scores how far deeds are told to have got against judgements of how certain they are.

    python evaluation/factuality.py DATA

reads ``factuality/*.jsonl`` there: tokenised sentences with words judged from −3 (certainly not)
to 3 (certainly so). A status stands for one of three signs: ``done``, ``ongoing`` and ``ended``
(it had been) for certain, ``denied`` for certainly not, all others for uncertain; of the
judgements, from ``CERTAIN`` up, up to ``CERTAINLY_NOT``, and what lies between.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gestae.coders.status import find_status
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Parsed, Passage, Predicate, Sentence, Span

CERTAIN = 1.75
CERTAINLY_NOT = -0.75
SIGNS = {"done": "certain", "ongoing": "certain", "ended": "certain", "denied": "not"}


def main() -> None:
    """Prints accuracy and a table of judged against read signs for each file."""
    for path in sorted((Path(sys.argv[1]) / "factuality").glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        pairs = list(_judge(rows))
        print(f"{path.name}: {len(pairs)} deeds")
        _report(pairs)


def _judge(rows: list[dict[str, Any]]) -> Iterator[tuple[float, str, str]]:
    """The judgement, the status read, and the word in its sentence, for every judged word."""
    ontology = load_ontology()
    documents = [_document(number, row["text"]) for number, row in enumerate(rows)]
    for row, parsed in zip(rows, parse_documents(documents), strict=True):
        for target in row["targets"]:
            sentence, predicate = _find_predicate(parsed, row["text"], target["span1"][0])
            if sentence is None or predicate is None:
                status = "done"
            else:
                status = find_status(sentence, predicate, ontology)[0]
            yield target["label"], status, f"{target['span_text']}: {row['text']}"


def _document(number: int, text: str) -> Document:
    return Document(
        key=str(number),
        text=text,
        passages=(Passage(Span(0, len(text)), "en"),),
        id=str(number),
    )


def _find_predicate(
    parsed: Parsed, text: str, word: int
) -> tuple[Sentence | None, Predicate | None]:
    """The predicate at a word counted by spaces, or the one that word depends on."""
    start = len(" ".join(text.split(" ")[:word])) + (1 if word else 0)
    for sentence in parsed.sentences:
        for token in sentence.tokens_in(Span(start, start + 1)):
            predicate = sentence.predicate(token.index)
            return sentence, predicate or sentence.predicate(token.head)
    return None, None


def _report(pairs: list[tuple[float, str, str]]) -> None:
    table = Counter((_sign(label), SIGNS.get(status, "open")) for label, status, _ in pairs)
    right = sum(count for (judged, read), count in table.items() if judged == read)
    polar = sum((label > 0) == (status != "denied") for label, status, _ in pairs if label)
    print(f"  three signs: accuracy {right / len(pairs):.3f}")
    print(f"  above or below 0 (denied is below): accuracy {polar / len(pairs):.3f}")
    sure = sum(
        (label > 0) == (status in SIGNS and status != "denied") for label, status, _ in pairs
    )
    print(f"  above or below 0 (all but certain is below): accuracy {sure / len(pairs):.3f}")
    for sign in ("certain", "open", "not"):
        judged = sum(count for (gold, _), count in table.items() if gold == sign)
        read = sum(count for (_, found), count in table.items() if found == sign)
        hit = table[sign, sign]
        print(f"  {sign:8} recall {hit / max(1, judged):.3f} of {judged}, ", end="")
        print(f"precision {hit / max(1, read):.3f} of {read}")


def _sign(label: float) -> str:
    if label >= CERTAIN:
        return "certain"
    return "not" if label <= CERTAINLY_NOT else "open"


if __name__ == "__main__":
    main()
