"""Whether events in Chinese news get their time and place, the events given.

    python evaluation/chinese_events.py DATA [--mistakes N] [--of time]

``DATA`` is a folder with ``chinese_events/cec.jsonl``: reports of accidents, fires, earthquakes and
attacks in which the words of every event are marked, with the words of its time and its place. Most
are no statecraft, so this does not score whether gestae codes them. It scores how details are tied
to deeds: every marked event is taken for a deed at its own words, all those of a sentence together,
and gets the date and the place that the program's finders and its attachment give to a deed that
stands there (the nearest, as in a record). The day of the report is known.

Scored are the events that have a time or a place. A time or place is found where the words that the
event gets share a character with the marked ones; what else such an event gets counts against
precision. Times that name no day ("at once") and places that are no name ("the scene") are in gold
like all others. ``seen`` is the share of the marked ones that the finders read at all, to whatever
event they then go.
"""

import argparse
import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counting import Figures, scores_of, share_of
from gestae.coders.actors import find_mentions
from gestae.coders.amounts import find_amounts
from gestae.coders.attach import Details, Findings, attach
from gestae.coders.attribution import find_attributions
from gestae.coders.dates import find_dates, find_spoken
from gestae.coders.events import Proposal
from gestae.coders.places import find_places
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Parsed, Passage, Predicate, Sentence, Span

KINDS = {"time": "Time", "place": "Location"}
"""What is scored, with the role that the data gives it."""
DAY = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A marked event with a time or a place: its words, and by kind what is marked, what the event
    gets, and what the finders read anywhere in its document.
    """

    text: str
    trigger: Span
    marked: Mapping[str, tuple[Span, ...]]
    given: Mapping[str, tuple[Span, ...]]
    read: Mapping[str, tuple[Span, ...]]

    def right(self, kind: str) -> int:
        """How many of the marked times or places the event gets."""
        return len(_touching(self.marked[kind], self.given[kind]))

    def seen(self, kind: str) -> list[bool]:
        """Of each marked time or place, whether the finders read it."""
        return [bool(_touching([span], self.read[kind])) for span in self.marked[kind]]


def main() -> None:
    """Prints the scores, and events that get something else where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--mistakes", type=int, default=0, metavar="N")
    parser.add_argument("--of", choices=KINDS, default="time")
    options = parser.parse_args()
    documents = list(read_documents(options.data))
    for name, value in score(documents).items():
        print(f"{name:20} {value:.3f}" if isinstance(value, float) else f"{name:20} {value}")
    if options.mistakes:
        print_mistakes(
            [case for cases in documents for case in cases], options.of, options.mistakes
        )


def measure(data: Path) -> Figures:
    """Precision, recall and F1 of times, of places and of both, by name."""
    return score(list(read_documents(data)))


def score(documents: Sequence[Sequence[Case]]) -> Figures:
    """The scores of the events of each document; intervals are over resamples of the documents."""
    figures: Figures = {"events": sum(map(len, documents))}
    for name, kinds in (("both", tuple(KINDS)), *((kind, (kind,)) for kind in KINDS)):
        counts = [
            (
                sum(case.right(kind) for case in cases for kind in kinds),
                sum(len(case.given[kind]) for case in cases for kind in kinds),
                sum(len(case.marked[kind]) for case in cases for kind in kinds),
            )
            for cases in documents
        ]
        everything = [case for cases in documents for case in cases]
        seen = [one for case in everything for kind in kinds for one in case.seen(kind)]
        figures |= scores_of(name, counts) | share_of(f"{name}.seen", seen)
    return figures


def read_documents(data: Path) -> Iterator[list[Case]]:
    """The events with a time or place of each document of the set."""
    path = data / "chinese_events" / "cec.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    documents = [
        Document(str(number), row["text"], id=str(number), language="zh", title=row["title"],
                 published=_day(row["report_time"]),
                 passages=(Passage(Span(0, len(row["text"])), "zh"),))
        for number, row in enumerate(rows)
    ]  # fmt: skip
    for row, parsed in zip(rows, parse_documents(documents), strict=True):
        yield list(_cases(row, parsed))


def _day(told: str | None) -> dt.date | None:
    """The day a report is of; one of them is of a day that does not exist."""
    found = DAY.search(told or "")
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _cases(row: Row, parsed: Parsed) -> Iterator[Case]:
    findings = find_details(parsed)
    events = {span: event for event in row["events"] if (span := _trigger(event)) is not None}
    given = attach_at(parsed, findings, list(events))
    read = {"time": _spans(findings.dates), "place": _spans(findings.places)}
    for span, event in events.items():
        marked = {kind: _marked(event, role) for kind, role in KINDS.items()}
        if any(marked.values()):
            details = given.get(span)
            got = {
                "time": _spans(details.dates[:1]) if details else (),
                "place": _spans(details.places[:1]) if details else (),
            }
            yield Case(parsed.document.text, span, marked, got, read)


def find_details(parsed: Parsed) -> Findings:
    """What the program's finders read in a document."""
    ontology = load_ontology()
    dates = (*find_dates(parsed, ontology), *find_spoken(parsed, ontology))
    mentions = find_mentions(parsed, ontology)
    return Findings(
        dates=tuple(sorted(dates, key=lambda date: date.span)),
        places=find_places(parsed, ontology),
        amounts=find_amounts(parsed, ontology),
        attributions=find_attributions(parsed, ontology, mentions),
    )


def attach_at(parsed: Parsed, findings: Findings, triggers: Sequence[Span]) -> dict[Span, Details]:
    """What deeds at given words would get, those of a sentence taken together."""
    found: dict[Span, Details] = {}
    for number, sentence in enumerate(parsed.sentences):
        here = [span for span in triggers if sentence.span.start <= span.start < sentence.span.end]
        deeds = [deed for span in sorted(here) if (deed := _deed(number, sentence, span))]
        details = attach(sentence, deeds, findings)
        found |= {deed.trigger: one for deed, one in zip(deeds, details, strict=True)}
    return found


def _deed(number: int, sentence: Sentence, trigger: Span) -> Proposal | None:
    """A deed at given words, of no type that attachment would treat apart."""
    head = sentence.head_of(trigger)
    if head is None:
        return None
    bare = Predicate(head, sentence.tokens[head].lemma, "noun", "nominal", (), head, head)
    return Proposal(
        sentence=number, predicate=sentence.predicate(head) or bare, trigger=trigger,
        type="ASSAULT", mode=None, instrument=None, sources=(), targets=(), status=None,
        alone=True, covers=frozenset({head}), reading=None,
    )  # fmt: skip


def _trigger(event: Row) -> Span | None:
    return next(iter(_marked(event, "Denoter")), None)


def _marked(event: Row, role: str) -> tuple[Span, ...]:
    return tuple(Span(a["begin"], a["end"]) for a in event["args"] if a["role"] == role)


def _spans(details: Sequence[Any]) -> tuple[Span, ...]:
    return tuple(detail.span for detail in details)


def _touching(spans: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    return [span for span in spans if any(span.overlaps(other) for other in others)]


def print_mistakes(cases: Sequence[Case], kind: str, count: int) -> None:
    """Prints events whose time or place is another, spread over the documents."""
    wrong = [c for c in cases if not c.right(kind) == len(c.marked[kind]) == len(c.given[kind])]
    step = max(1, len(wrong) // count)
    for case in wrong[::step][:count]:
        start, end = max(0, case.trigger.start - 60), case.trigger.end + 40
        marked, given = ([span.of(case.text) for span in spans[kind]]
                         for spans in (case.marked, case.given))  # fmt: skip
        seen = ["" if seen else " (not read)" for seen in case.seen(kind)]
        shown = [words + note for words, note in zip(marked, seen, strict=True)]
        print(f"\n…{case.text[start:end]}…\n  {case.trigger.of(case.text)}: {shown}, got {given}")


if __name__ == "__main__":
    main()
