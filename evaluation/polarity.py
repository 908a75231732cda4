"""Scores which deeds are read as not done against marked polarity, in English and Chinese.

    python evaluation/polarity.py DATA [--mistakes N]

reads three sets there in which words of events are marked, with whether they are negated:
``news_layers`` (English news; an event without a polarity is left out), ``embargo_news`` (English
commodity news) and ``chinese_events`` (Chinese reports; most are no statecraft). The words are
taken for a deed, and its status ``denied`` for "not done". Precision and recall are of those.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from counting import Figures, scores_of
from gestae.coders.status import find_status
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Parsed, Passage, Span

Marked = list[tuple[Span, bool]]
"""Words of events, and whether these are said not to have been."""


@dataclass(frozen=True, slots=True)
class Case:
    """A marked event: the text around it, what is marked, and the status that was read."""

    around: str
    negated: bool
    status: str

    @property
    def found(self) -> bool:
        """Whether it was read as not done."""
        return self.status == "denied"


def main() -> None:
    """Prints the scores of each set, and events that were read otherwise where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--mistakes", type=int, default=0, metavar="N")
    options = parser.parse_args()
    for name, cases in read_sets(options.data):
        print(name, sum(map(len, cases)))
        for key, value in score(cases).items():
            print(f"  {key:20} {value:.3f}")
        wrong = [case for some in cases for case in some if case.negated != case.found]
        for case in wrong[: options.mistakes]:
            print(f"  {'negated' if case.negated else 'plain'}, read {case.status}: {case.around}")


def measure(data: Path) -> Figures:
    """Precision, recall and F1 of "not done" in each set, by name."""
    return {
        f"{name}.{key}": value
        for name, cases in read_sets(data)
        for key, value in score(cases).items()
    }


def score(documents: Sequence[Sequence[Case]]) -> Figures:
    """The scores; intervals are over resamples of the documents."""
    counts = [
        (
            sum(case.negated and case.found for case in cases),
            sum(case.found for case in cases),
            sum(case.negated for case in cases),
        )
        for cases in documents
    ]
    return scores_of("not done", counts)


def read_sets(data: Path) -> Iterator[tuple[str, list[list[Case]]]]:
    """The name of each set with the events of its documents."""
    yield "news_layers", _read("en", _news(data / "news_layers"))
    yield "embargo_news", _read("en", _commodities(data / "embargo_news" / "gold.jsonl"))
    yield "chinese_events", _read("zh", _reports(data / "chinese_events" / "cec.jsonl"))


def _read(language: str, rows: Iterator[tuple[str, Marked]]) -> list[list[Case]]:
    texts = list(rows)
    documents = [
        Document(str(number), text, id=str(number), language=language,
                 passages=(Passage(Span(0, len(text)), language),))
        for number, (text, _) in enumerate(texts)
    ]  # fmt: skip
    parsed = parse_documents(documents)
    return [
        [_case(one, span, negated) for span, negated in marked]
        for one, (_, marked) in zip(parsed, texts, strict=True)
    ]


def _case(parsed: Parsed, span: Span, negated: bool) -> Case:
    around = Span(max(0, span.start - 60), min(len(parsed.document.text), span.end + 30))
    status = "done"
    for sentence in parsed.sentences:
        head = sentence.head_of(span) if sentence.span.covers(span) else None
        predicate = sentence.predicate(head) if head is not None else None
        if predicate is not None:
            status = find_status(sentence, predicate, load_ontology())[0]
    return Case(around.of(parsed.document.text), negated, status)


def _news(folder: Path) -> Iterator[tuple[str, Marked]]:
    for path in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            text, spans = _join(row["words"])
            events = [event for event in row["events"] if event["polarity"] in {"POS", "NEG"}]
            yield (
                text,
                [
                    (
                        Span(spans[e["span"][0]].start, spans[e["span"][-1]].end),
                        e["polarity"] == "NEG",
                    )
                    for e in events
                ],
            )


def _commodities(path: Path) -> Iterator[tuple[str, Marked]]:
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        text, spans = _join(row["words"])
        triggers = [(event["trigger"], event["polarity"] == "Negative") for event in row["events"]]
        yield (
            text,
            [
                (Span(spans[words["start"]].start, spans[words["end"] - 1].end), negated)
                for words, negated in triggers
            ],
        )


def _reports(path: Path) -> Iterator[tuple[str, Marked]]:
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        yield (
            row["text"],
            [
                (Span(words["begin"], words["end"]), event["polarity"] == "negative")
                for event in row["events"]
                for words in event["args"]
                if words["role"] == "Denoter"
            ],
        )


def _join(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Words as a text with blanks between, and where each stands."""
    spans, start = [], 0
    for word in words:
        spans.append(Span(start, start + len(word)))
        start += len(word) + 1
    return " ".join(words), spans


if __name__ == "__main__":
    main()
