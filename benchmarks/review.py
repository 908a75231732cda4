"""What thousands of decisions cost: ``gestae events`` on 100,000 events, before and after.

``python benchmarks/review.py`` makes a casebook of so many events, asks it, adds 5,000 decisions
(half of them acceptances, a third corrections, the rest rejections), asks again, and prints the
processor seconds:
the median of three. Nothing is read or coded.
"""

import argparse
import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from gestae.records import (
    Actor,
    Anchor,
    Cue,
    Decision,
    Document,
    DocumentReference,
    Event,
    Excerpt,
    Mention,
    Span,
)
from gestae.records.columns import to_table
from gestae.review.log import canonical
from gestae.review.overlay import reading_of
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters
from gestae.store.write import Run

SENTENCE = "Kenya lent Peru 3 million dollars."
A_DOCUMENT = 20
"""Events a document."""
START = dt.datetime(2026, 1, 1)  # noqa: DTZ001  (the log keeps UTC without a zone)


def main() -> None:
    """Prints what each question costs without and with decisions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--decisions", type=int, default=5_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        casebook = fill(Path(folder) / "made.duckdb", asked.events)
        events = list(casebook.iter_events(Filters(limit=asked.decisions, order="document")))
        before = {name: median(lambda q=q: q(casebook)) for name, q in QUESTIONS.items()}
        log = [decision for n, event in enumerate(events) if (decision := decide(n, event))]
        began = time.process_time()
        casebook.add_decisions(log)
        added = time.process_time() - began
        after = {name: median(lambda q=q: q(casebook)) for name, q in QUESTIONS.items()}
        one = median(lambda: casebook.review.note(events[0].id, "a remark", by="ana"))
        accepted = median(lambda: casebook.review.accept(events[0].id, by="ana"))
    print(f"{'':<28}{'none':>8}{len(log):>8,} decisions")
    for name in QUESTIONS:
        print(f"{name:<28}{before[name]:>8.3f}{after[name]:>8.3f}")
    print(f"{'adding them all':<28}{added:>16.3f}")
    print(f"{'one more note':<28}{one:>16.3f}")
    print(f"{'one more acceptance':<28}{accepted:>16.3f}")


QUESTIONS: dict[str, Callable[[Casebook], object]] = {
    "all events": lambda casebook: casebook.events(),
    "20 by confidence": lambda casebook: casebook.events(Filters(limit=20, order="confidence")),
    "planned": lambda casebook: casebook.events(Filters(statuses=("planned",))),
    "source KEN, 100 of them": lambda casebook: casebook.events(
        Filters(sources=("KEN",), limit=100)
    ),
    "one by its id": lambda casebook: casebook.events(Filters(limit=1)),
    "standing decisions": lambda casebook: casebook.standing_decisions(),
}


def median(question: Callable[[], object]) -> float:
    """The middle one of three times, in seconds."""
    times = []
    for _ in range(3):
        began = time.process_time()
        question()
        times.append(time.process_time() - began)
    return statistics.median(times)


def fill(path: Path, events: int) -> Casebook:
    """A casebook of so many events, all alike but for their places."""
    casebook = open_casebook(path)
    run = Run(("made",))
    documents = [make_document(number) for number in range(events // A_DOCUMENT)]
    for start in range(0, len(documents), 500):
        batch = documents[start : start + 500]
        told = [event for document in batch for event in make_events(document)]
        tables = {"documents": to_table(batch, "documents"), "events": to_table(told, "events")}
        casebook.write(tables, [document.id for document in batch], run)
    casebook.end(run)
    return casebook


def make_document(number: int) -> Document:
    """A document of twenty sentences."""
    text = " ".join([f"Document {number}.", *[SENTENCE] * A_DOCUMENT])
    return Document(f"{number}.txt", text, published=dt.date(2020, 1, 1), language="en")


def make_events(document: Document) -> Iterator[Event]:
    """An event for each of its sentences."""
    reference, at = DocumentReference.to(document), document.text.index(SENTENCE)
    for number in range(A_DOCUMENT):
        start = at + number * (len(SENTENCE) + 1)
        kenya = Mention(Actor("KEN", "Kenya", "KEN"), "Kenya", Span(start, start + 5))
        peru = Mention(Actor("PER", "Peru", "PER"), "Peru", Span(start + 11, start + 15))
        yield Event(
            "AID", None, ("economic",), "aid.loan", (kenya,), (peru,), "done", None, None, None,
            (), (), (), Cue("lent", Span(start + 6, start + 10)), 0.5 + number / 100,
            "“lend” with a giver and a receiver is aid",
            Excerpt(SENTENCE, Span(start, start + len(SENTENCE)), "en"), reference,
        )  # fmt: skip


def decide(number: int, event: Event) -> Decision:
    """An acceptance, a correction or a rejection."""
    action = ("accept", "correct", "accept", "reject", "accept", "correct")[number % 6]
    return Decision(
        START + dt.timedelta(seconds=number),
        "ana",
        action,  # type: ignore[arg-type]
        event.id,
        field="status" if action == "correct" else None,
        value='"planned"' if action == "correct" else None,
        anchor=Anchor(event.document.id, event.trigger.span, event.type),
        reading=canonical(reading_of(event)),
    )


if __name__ == "__main__":
    main()
