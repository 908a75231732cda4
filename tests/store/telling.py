"""Small documents with the events they tell, made without a language engine."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa

from gestae.records import (
    Actor,
    Amount,
    Attribution,
    Cue,
    Date,
    Document,
    DocumentReference,
    Event,
    Excerpt,
    Link,
    Measure,
    Mention,
    Passage,
    Place,
    Reason,
    Segment,
    Span,
    Uncoded,
)
from gestae.records.columns import to_table
from gestae.records.rows import Within

TEXT = "Kenya lent Peru $3.5 million in May 2019, Radio Lima said. 秘鲁收到贷款。"
KENYA = Actor("KEN", "Kenya", "KEN", "GOV")
PERU = Actor("PER", "Perú", "PER", "GOV")


def span_in(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def a_document(key: str = "a.txt", text: str = TEXT, published: dt.date | None = None) -> Document:
    whole = Span(0, len(text))
    return Document(
        key=key,
        text=text,
        path=key,
        title=f"Title of {key}",
        publisher="Radio Lima",
        published=published or dt.date(2019, 6, 1),
        language="en",
        passages=(Passage(whole, "en"), Passage(Span(0, 0), "zh", "caption", "Ana")),
        segments=(Segment(whole, offset=0, line=1, start_seconds=0.5, end_seconds=2.5),),
        notes=("decoded as UTF-8",),
    )


def a_mention(document: Document, words: str, actor: Actor) -> Mention:
    return Mention(actor, words, span_in(document.text, words))


def a_cue(document: Document, words: str) -> Cue:
    return Cue(words, span_in(document.text, words))


def a_loan(
    document: Document,
    *,
    source: Actor = KENYA,
    target: Actor = PERU,
    instrument: str = "aid.loan",
    day: dt.date | None = dt.date(2019, 5, 1),
    confidence: float = 0.75,
    type_: str = "AID",
) -> Event:
    text = document.text
    return Event(
        type=type_,
        mode=None,
        contexts=("economic",),
        instrument=instrument,
        sources=(a_mention(document, "Kenya", source),),
        targets=(Mention(target, "Peru", span_in(text, "Peru"), span_in(text, "Peru")),),
        status="done",
        status_cue=a_cue(document, "lent"),
        date=day and Date(day, day, "day", "May 2019", span_in(text, "May 2019")),
        place=Place("Lima", "PER", -12.05, -77.04, 3936456, "city", "Lima", span_in(text, "Lima")),
        amounts=(
            Amount(
                Decimal(3500000), Decimal(3500000), False, "money", "USD", None, "$3.5 million",
                span_in(text, "$3.5 million"),
            ),
        ),
        attribution=(
            Attribution(
                a_mention(document, "Radio Lima", Actor(None, "Radio Lima", "PER", "MED")),
                a_cue(document, "said"), "report", Span(0, 40),
            ),
        ),
        because=("c0",),
        trigger=a_cue(document, "lent"),
        confidence=confidence,
        rule="“lend” with a giver and a receiver is aid",
        sentence=Excerpt(text[:58], Span(0, 58), "en"),
        document=DocumentReference.to(document),
    )  # fmt: skip


def a_measure(document: Document) -> Measure:
    loan = a_loan(document)
    return Measure(
        loan.sources[0], "size", loan.amounts[0], loan.date, loan.attribution, loan.sentence,
        loan.document, 0.5,
    )  # fmt: skip


def a_link(event: Event) -> Link:
    reason = Reason("because", "“because” stands between the two", 0.9)
    return Link("causes", "somewhere", event.id, 0.9, (reason,), event.trigger, event.document.id)


def tables_of(
    documents: Sequence[Document], events: Sequence[Event] | None = None
) -> dict[str, pa.Table]:
    """A batch as the run hands it over; by default each document tells one loan."""
    told = [a_loan(document) for document in documents] if events is None else events
    return {
        "documents": to_table(documents, "documents"),
        "sentences": to_table(
            [Within(d.id, 0, a_loan(d).sentence) for d in documents], "sentences"
        ),
        "mentions": to_table(
            [Within(d.id, 0, a_loan(d).targets[0]) for d in documents], "mentions"
        ),
        "uncoded": to_table(
            [Within(d.id, 0, Uncoded(1, "no language pack for zh")) for d in documents], "uncoded"
        ),
        "events": to_table(told, "events"),
        "measures": to_table([a_measure(document) for document in documents], "measures"),
        "links": to_table([a_link(event) for event in told], "links"),
    }
