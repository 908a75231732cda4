"""An event that a user finds in a text: ``made_event``, to be filled in field by field."""

from gestae.errors import UsageError
from gestae.records import Cue, Document, DocumentReference, Event, Excerpt, Span
from gestae.review.words import Text

WHOLE = 1.0
"""The confidence of what a person found: nobody's guess."""


def trigger_of(document: Document, words: str | Span) -> Span:
    """Where the words stand that tell the deed; raises ``UsageError`` where they do not."""
    if isinstance(words, Span):
        if not len(words) > 0 or words.end > len(document.text):
            raise UsageError(
                f"{words.start}–{words.end} is no stretch of the document, which has "
                f"{len(document.text):,} characters"
            )
        return words
    found = Text(document.text, Span(0, len(document.text))).find(words)
    if found is None:
        raise UsageError(f"{words!r} does not stand in {document.title or document.key}")
    return found


def made_event(document: Document, sentence: Excerpt, trigger: Span, who: str) -> Event:
    """An event at that trigger of which nothing is told yet; its rule says who found it."""
    return Event(
        type="",
        mode=None,
        contexts=(),
        instrument=None,
        sources=(),
        targets=(),
        status="done",
        status_cue=None,
        date=None,
        place=None,
        amounts=(),
        attribution=(),
        because=(),
        trigger=Cue(trigger.of(document.text), trigger),
        confidence=WHOLE,
        rule=f"{who} found it in the sentence; it was not read by the program.",
        sentence=sentence,
        document=DocumentReference.to(document),
    )
