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
precision. Times that name no day ("at once", "by now") and places without a name ("the scene", "a
hospital") are in gold like all others; a record holds days and named places, so ``named`` leaves
these out: times in whose words no figure and no day, month or year stands, places in whose words
the tagger sees no proper noun. ``seen`` is the share of the marked ones that the finders read at
all, to whatever event they then go.
"""

import argparse
import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
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
DATED = re.compile(r"\d|[一二三四五六七八九十两〇]|[日天晚晨夜年月周]")
"""What stands in words that name a time by the calendar or the clock."""
DAY = re.compile(r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A marked event with a time or a place: its words, and by kind what is marked, what of it
    names a day or place, what the event gets, and what the finders read anywhere in its document.
    """

    text: str
    trigger: Span
    marked: Mapping[str, tuple[Span, ...]]
    named: Mapping[str, tuple[Span, ...]]
    given: Mapping[str, tuple[Span, ...]]
    read: Mapping[str, tuple[Span, ...]]

    def counts(self, kind: str, *, named: bool) -> tuple[int, int, int]:
        """Right, found and marked times or places: of all, or of those that name a day or place."""
        marked, given = self.marked[kind], self.given[kind]
        if named:
            marked = self.named[kind]
            others = [span for span in self.marked[kind] if span not in marked]
            given = tuple(span for span in given if not _touching([span], others))
        return len(_touching(marked, given)), len(given), len(marked)

    def seen(self, kind: str, *, named: bool) -> list[bool]:
        """Of each of the same, whether the finders read it."""
        marked = self.named[kind] if named else self.marked[kind]
        return [bool(_touching([span], self.read[kind])) for span in marked]


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
        figures |= _scores(name, documents, kinds, named=False)
        figures |= _scores(f"{name} named", documents, kinds, named=True)
    return figures


def _scores(
    name: str, documents: Sequence[Sequence[Case]], kinds: Sequence[str], *, named: bool
) -> Figures:
    counts, seen = [], []
    for cases in documents:
        right, found, gold = 0, 0, 0
        for case, kind in product(cases, kinds):
            if named and not any(case.named.values()):
                continue
            one = case.counts(kind, named=named)
            right, found, gold = right + one[0], found + one[1], gold + one[2]
            seen += case.seen(kind, named=named)
        counts.append((right, found, gold))
    return scores_of(name, counts) | share_of(f"{name}.seen", seen)


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
            yield Case(parsed.document.text, span, marked, _named(parsed, marked), got, read)


def _named(parsed: Parsed, marked: Mapping[str, Sequence[Span]]) -> dict[str, tuple[Span, ...]]:
    """What of the marked times and places names a day or a place."""
    text = parsed.document.text
    names = [
        Span(token.start, token.end)
        for sentence in parsed.sentences
        for token in sentence.tokens
        if token.pos == "PROPN"
    ]
    return {
        "time": tuple(span for span in marked["time"] if DATED.search(span.of(text))),
        "place": tuple(_touching(marked["place"], names)),
    }


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
    wrong = [case for case in cases if len(set(case.counts(kind, named=False))) > 1]
    step = max(1, len(wrong) // count)
    for case in wrong[::step][:count]:
        start, end = max(0, case.trigger.start - 60), case.trigger.end + 40
        marked, given = ([span.of(case.text) for span in spans[kind]]
                         for spans in (case.marked, case.given))  # fmt: skip
        seen = ["" if seen else " (not read)" for seen in case.seen(kind, named=False)]
        shown = [words + note for words, note in zip(marked, seen, strict=True)]
        print(f"\n…{case.text[start:end]}…\n  {case.trigger.of(case.text)}: {shown}, got {given}")


if __name__ == "__main__":
    main()
