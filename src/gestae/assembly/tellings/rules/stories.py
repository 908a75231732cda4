"""In which story: ``compare_stories``, ``compare_translations``, ``find_bare_recurrence``."""

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.rules.amounts import compare_amounts
from gestae.assembly.tellings.rules.times import compare_dates
from gestae.assembly.tellings.telling import Story, Telling
from gestae.assembly.tellings.words import likeness_of, shared_words
from gestae.ontology.tellings import load_tellings


def compare_stories(a: Telling, b: Telling) -> Finding | None:
    """Documents about one story tell the same deeds; two deeds of one sentence are seldom one."""
    if a.document == b.document:
        if a.sentence_span == b.sentence_span:
            return Finding("same_sentence", "both in one sentence")
        return Finding("same_document", "both in one document")
    found = story_likeness(a.story, b.story)
    if not found:
        return None
    shared = ", ".join(shared_words(a.story.words, b.story.words))
    return Finding("shared", "their documents share {}", (shared,), found)


def story_likeness(one: Story, other: Story) -> float:
    """How much of their rare words the titles and openings of two documents share, from 0 to 1."""
    return likeness_of(one.words, other.words)


def compare_translations(a: Telling, b: Telling) -> Finding | None:
    """A sentence and its translation tell the same deeds."""
    if a.document != b.document:
        return None
    if any(span.overlaps(b.sentence_span) for span in a.told_again):
        return Finding("told_again", "one sentence is the other's translation")
    return None


def find_bare_recurrence(a: Telling, b: Telling) -> Finding | None:
    """Acts that recur between the same parties are one only where more than the parties agrees."""
    tables = load_tellings()
    if a.type is None or a.type != b.type or a.type not in tables.recurring:
        return None
    if a.document == b.document or story_likeness(a.story, b.story) >= tables.recurring_likeness:
        return None
    dated = compare_dates(a, b)
    if dated and dated.name in {"same_day", "next_day"}:
        return None
    if a.place and b.place:
        return None
    amounts = compare_amounts(a, b)
    if amounts and amounts.name == "same":
        return None
    return Finding("bare", "acts of this kind recur, and nothing but the parties agrees")
