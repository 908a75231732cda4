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

from counting import share_of
from gestae.coders.status import find_status
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Parsed, Passage, Predicate, Sentence, Span

CERTAIN = 1.75
CERTAINLY_NOT = -0.75
SIGNS = {"done": "certain", "ongoing": "certain", "ended": "certain", "denied": "not"}


def main() -> None:
    """Prints the accuracies, and how judged and read signs meet, for each file."""
    for path in _paths(Path(sys.argv[1])):
        pairs = list(_judge(path))
        print(path.name)
        for name, value in score(pairs).items():
            print(
                f"  {name:28} {value:.3f}" if isinstance(value, float) else f"  {name:28} {value}"
            )
        _report(pairs)


def measure(data: Path) -> dict[str, float]:
    """For each file how many deeds are judged, and the accuracies, by name."""
    return {
        f"{path.stem}.{name}": value
        for path in _paths(data)
        for name, value in score(list(_judge(path))).items()
    }


def _paths(data: Path) -> list[Path]:
    return sorted((data / "factuality").glob("*.jsonl"))


def _judge(path: Path) -> Iterator[tuple[float, str, str]]:
    """The judgement, the status read, and the word in its sentence, for every judged word."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
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


def score(pairs: list[tuple[float, str, str]]) -> dict[str, float]:
    """Accuracy of the three signs; of denied against judged below 0, which none is asked of
    that is judged 0; of certain against judged above 0; and that of never reading "denied".
    """
    signs = [_sign(label) == SIGNS.get(status, "open") for label, status, _ in pairs]
    polar = [(label > 0) == (status != "denied") for label, status, _ in pairs if label]
    sure = [(label > 0) == (status in SIGNS and status != "denied") for label, status, _ in pairs]
    return {
        "deeds": len(pairs),
        **share_of("three signs", signs),
        **share_of("denied or not", polar),
        **share_of("certain or not", sure),
        "never denied": sum(label > 0 for label, _, _ in pairs if label) / max(1, len(polar)),
    }


def _report(pairs: list[tuple[float, str, str]]) -> None:
    table = Counter((_sign(label), SIGNS.get(status, "open")) for label, status, _ in pairs)
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
