"""A coder that needs no language engine: every line is a sentence, "X helps Y" an event.

A line "break the parser", "break the coder", "break the columns" or "kill" does what it says; the
text "sleep" takes half a minute.
"""

import os
import re
import signal
import time
from collections.abc import Generator, Iterable, Iterator
from decimal import Decimal
from functools import partial

import pyarrow as pa

from gestae.records import (
    Actor,
    Amount,
    Coded,
    Cue,
    Document,
    DocumentReference,
    Event,
    Excerpt,
    Mention,
    Parsed,
    Sentence,
    Span,
    Uncoded,
)
from gestae.run.batch import Tables, code_batch
from gestae.run.processes import code_here, code_in_processes

_HELPS = re.compile(r"(\w+) (helps) (\w+)")


def parse(documents: Iterable[Document]) -> Iterator[Parsed]:
    for document in documents:
        if "break the parser" in document.text:
            raise ValueError("the parser  is\nbroken")
        if "kill" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if document.text == "sleep":
            time.sleep(30)
        sentences = tuple(
            Sentence(Span(*match.span()), match[0], "en", 0, (), ())
            for match in re.finditer(r"[^\n]+", document.text)
        )
        yield Parsed(document, sentences, (Uncoded(0, "no language pack for xx"),))


def code(parsed: Parsed) -> Coded:
    document = parsed.document
    if "break the coder" in document.text:
        raise KeyError("nothing")
    events = tuple(
        an_event(document, sentence, match)
        for sentence in parsed.sentences
        for match in [_HELPS.search(document.text, *(sentence.span.start, sentence.span.end))]
        if match
    )
    return Coded(
        document=document,
        sentences=tuple(Excerpt(s.text, s.span, s.language) for s in parsed.sentences),
        mentions=tuple(m for event in events for m in (*event.sources, *event.targets)),
        events=events,
        measures=(),
        links=(),
        uncoded=parsed.uncoded,
    )


def an_event(document: Document, sentence: Sentence, match: re.Match[str]) -> Event:
    source, trigger, target = (Cue(match[i], Span(*match.span(i))) for i in (1, 2, 3))
    huge = Amount(Decimal("1e40"), None, False, "count", None, None, "…", trigger.span)
    return Event(
        type="AID",
        mode=None,
        contexts=(),
        instrument=None,
        sources=(Mention(Actor(None, source.text), source.text, source.span),),
        targets=(Mention(Actor(None, target.text), target.text, target.span),),
        status="done",
        status_cue=None,
        date=None,
        place=None,
        amounts=(huge,) if "break the columns" in document.text else (),
        attribution=(),
        because=(),
        trigger=trigger,
        confidence=0.5,
        rule="“helps” is aid",
        sentence=Excerpt(sentence.text, sentence.span, "en"),
        document=DocumentReference.to(document),
    )


work = partial(code_batch, parse=parse, code_parsed=code)


def here(batches: Iterable[pa.Table]) -> Generator[Tables, None, None]:
    return code_here(batches, work)


def in_two_processes(batches: Iterable[pa.Table]) -> Generator[Tables, None, None]:
    return code_in_processes(batches, 2, work)
