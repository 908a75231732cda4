"""The text's own words for what stands in a graph of reasons: start with ``read_telling``."""

import re
from collections import Counter
from collections.abc import Sequence

from gestae.analysis.reasons.gather import Texts, document_of
from gestae.analysis.reasons.graph import Telling
from gestae.records import Event, Mention, Span, stretch_of

LONGEST_WORDS = 100
"""Characters up to which the words for a deed reach over those who do it and to whom."""
ENDS_CLAUSE = re.compile(r"[,;.:!?()–—”\"，；。：！？、]")


def name_event(event: Event) -> str:
    """An event in a few words: "Japan → Ukraine: pledged (aid.financial)"."""
    sides = " → ".join(filter(None, (_names(event.sources), _names(event.targets))))
    kind = event.instrument or event.type
    return f"{sides}: {event.trigger.text} ({kind})" if sides else f"{event.trigger.text} ({kind})"


def _names(mentions: Sequence[Mention]) -> str:
    return ", ".join(dict.fromkeys(mention.actor.name for mention in mentions))


def choose_words(tellings: Sequence[Telling], texts: Texts) -> str:
    """The longest wording, of those in the language in which most of the documents are."""
    languages = Counter(reference.language for reference in texts.references.values())
    best = max(
        tellings, key=lambda t: (languages[t.language], len(t.text), t.document), default=None
    )
    return best.text if best is not None else ""


def read_telling(end: str, texts: Texts) -> Telling:
    """The words at an end of a link, of a deed those around its trigger."""
    span = stretch_of(end)
    if span is None:
        event = texts.events[end]
        place, language = _place_of(event, texts), event.sentence.language
        document = event.document.id
        return Telling(end, texts.words(document, place), place, language, document, end)
    document = document_of(end)
    language = texts.sentence(document, span.start).language
    return Telling(end, texts.words(document, span), span, language, document, None)


def _place_of(event: Event, texts: Texts) -> Span:
    """The words for a deed: from who does it through to whom and how much, if they stand near.

    Where nothing of that stands before or behind the trigger, from the beginning or to the end of
    its clause: to a mark, or to the word that ties it to a reason.
    """
    sentence, trigger = event.sentence, event.trigger.span
    beside = [mention.span for mention in (*event.sources, *event.targets)]
    beside += [amount.span for amount in event.amounts]
    start, end = trigger.start, trigger.end
    for span in sorted(beside, key=lambda s: s.distance(trigger)):
        wider = Span(min(start, span.start), max(end, span.end))
        between = Span(min(end, span.end), max(end, span.start, min(end, span.end)))
        if span.start < start:
            between = Span(min(span.end, start), start)
        told = between.start - sentence.span.start, between.end - sentence.span.start
        if not sentence.span.covers(span) or ENDS_CLAUSE.search(sentence.text[slice(*told)]):
            continue
        if len(wider) <= LONGEST_WORDS:
            start, end = wider.start, wider.end
    first, last = _clause(event, texts)
    start = first if start == trigger.start else start
    end = last if end == trigger.end else end
    return Span(start, end) if end - start <= LONGEST_WORDS else trigger


def _clause(event: Event, texts: Texts) -> tuple[int, int]:
    """Where the words around a trigger begin and end, between marks and words that tie."""
    sentence, trigger = event.sentence, event.trigger.span
    marks = texts.marks.get(event.document.id, frozenset())
    first = max((m.end for m in marks if m.end <= trigger.start), default=sentence.span.start)
    last = min((m.start for m in marks if m.start >= trigger.end), default=sentence.span.end)
    first, last = max(first, sentence.span.start), min(last, sentence.span.end)
    text, origin = sentence.text, sentence.span.start
    before = ENDS_CLAUSE.split(text[first - origin : trigger.start - origin])[-1].lstrip()
    behind = ENDS_CLAUSE.split(text[trigger.end - origin : last - origin], maxsplit=1)[0].rstrip()
    return trigger.start - len(before), trigger.end + len(behind)
