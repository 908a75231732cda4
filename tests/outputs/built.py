"""Records built by hand: every span is found in the text, as a coder would."""

import datetime as dt
from decimal import Decimal

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
    Place,
    Reason,
    Segment,
    Span,
)

JAPAN = Actor("JPN", "Japan", "JPN", "GOV")
UKRAINE = Actor("UKR", "Ukraine", "UKR")
AGENCY = Actor(None, "Northern Press Agency", None, "MED")

BEFORE = "Two ministers met on Monday.\n"
SENTENCE = (
    "Tokyo pledged up to $12 billion in loans to Ukraine in February 2024 at talks in Kyiv, "
    "the Northern Press Agency reported."
)
DOCUMENT = Document(
    key="talks.txt",
    text=BEFORE + SENTENCE,
    path="talks.txt",
    title="Talks in Kyiv",
    publisher="The Observer of Elsewhere",
    published=dt.date(2024, 2, 20),
    language="en",
    segments=(
        Segment(Span(0, len(BEFORE)), offset=100, line=4),
        Segment(
            Span(len(BEFORE), len(BEFORE + SENTENCE)),
            offset=140,
            line=5,
            page=2,
            start_seconds=75.0,
        ),
    ),
)


def span(words: str, text: str = DOCUMENT.text) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def mention(actor: Actor, words: str, text: str = DOCUMENT.text) -> Mention:
    return Mention(actor, words, span(words, text))


def cue(words: str, text: str = DOCUMENT.text) -> Cue:
    return Cue(words, span(words, text))


def excerpt(words: str, text: str = DOCUMENT.text, language: str = "en") -> Excerpt:
    return Excerpt(words, span(words, text), language)


PLEDGE = Event(
    type="AGREE",
    mode=None,
    contexts=("economic",),
    instrument="aid.loan",
    sources=(mention(JAPAN, "Tokyo"),),
    targets=(mention(UKRAINE, "Ukraine"),),
    status="pledged",
    status_cue=cue("pledged"),
    date=Date(
        dt.date(2024, 2, 1), dt.date(2024, 2, 29), "month", "February 2024", span("February 2024")
    ),
    place=Place("Kyiv", "UKR", 50.45, 30.52, 703448, "city", "Kyiv", span("Kyiv")),
    amounts=(
        Amount(
            None,
            Decimal(12_000_000_000),
            about=False,
            kind="money",
            unit="USD",
            of="loans",
            text="up to $12 billion",
            span=span("up to $12 billion"),
        ),
    ),
    attribution=(
        Attribution(
            mention(AGENCY, "Northern Press Agency"),
            cue("reported"),
            "report",
            span(SENTENCE[: SENTENCE.index(", the")]),
        ),
    ),
    because=(),
    trigger=cue("pledged"),
    confidence=0.875,
    rule="“pledge” with a sum of money promises aid.",
    sentence=excerpt(SENTENCE),
    document=DocumentReference.to(DOCUMENT),
)

CHINESE = Document(
    key="会谈", text="外交部发言人说,日本上周向乌克兰提供了两百辆卡车。" * 3, language="zh"
)
DELIVERY = Event(
    type="AID",
    mode=None,
    contexts=(),
    instrument="aid.military.nonlethal",
    sources=(mention(JAPAN, "日本", CHINESE.text),),
    targets=(mention(UKRAINE, "乌克兰", CHINESE.text),),
    status="done",
    status_cue=None,
    date=None,
    place=None,
    amounts=(),
    attribution=(),
    because=(),
    trigger=cue("提供", CHINESE.text),
    confidence=0.5,
    rule="提供 gives aid.",
    sentence=Excerpt(CHINESE.text, Span(0, len(CHINESE.text)), "zh"),
    document=DocumentReference.to(CHINESE),
)

LENGTH = Measure(
    subject=mention(Actor(None, "talks"), "talks"),
    property="size",
    amount=PLEDGE.amounts[0],
    date=None,
    attribution=(),
    sentence=PLEDGE.sentence,
    document=PLEDGE.document,
    confidence=0.6,
)

CAUSE = Link(
    kind="causes",
    from_=PLEDGE.id,
    to=DELIVERY.id,
    score=0.75,
    reasons=(Reason("connective", "“because” stands between the two clauses", 0.75),),
    evidence=cue("at talks"),
    document=DOCUMENT.id,
)
