"""In which story: ``compare_stories``, ``compare_translations``."""

from functools import lru_cache

from gestae.assembly.tellings.closeness import closeness
from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.rules.deeds import compare_kinds, compare_status
from gestae.assembly.tellings.rules.wording import compare_triggers
from gestae.assembly.tellings.telling import Story, Telling
from gestae.assembly.tellings.words import Shared, likeness_of
from gestae.ontology.tellings import load_tellings

APART = 0.25
"""From how far short of being close two triggers of two languages tell two things."""


def compare_stories(a: Telling, b: Telling) -> Finding | None:
    """Documents about one story tell the same deeds; two deeds of one sentence are seldom one.

    Least of all where both were coded as deeds: the coder drops what repeats another.
    """
    if a.document == b.document:
        if a.sentence_span == b.sentence_span:
            if a.type and b.type:
                return Finding("two_coded", "two deeds that one sentence tells")
            return Finding("same_sentence", "both in one sentence")
        return Finding("same_document", "both in one document")
    found = story_likeness(a.story, b.story)
    if not found:
        return None
    measure = min(found, load_tellings().words["alike"])
    if a.story.language != b.story.language:
        return Finding("shared", "their documents begin alike, in two languages", (), measure)
    words = Shared(a.story.words, b.story.words)
    return Finding("shared", "their documents share {}", (words,), measure)


@lru_cache(maxsize=20_000)
def story_likeness(one: Story, other: Story) -> float:
    """How much of their rare words the titles and openings of two documents share, from 0 to 1.

    Of documents in two languages, how close what they begin with is in meaning.
    """
    if one.language == other.language:
        return likeness_of(one.words, other.words)
    usual = load_tellings().words["story"]
    found = closeness(*sorted((one.beginning, other.beginning)))
    return max(0.0, (found - usual) / (1 - usual))


def compare_translations(a: Telling, b: Telling) -> Finding | None:
    """A sentence and its translation tell the same deeds."""
    if not tells_again(a, b):
        return None
    if _are_two(a, b):
        return Finding("other_deed", "one sentence, with more than one deed, translates the other")
    return Finding("told_again", "one sentence is the other's translation")


def _are_two(a: Telling, b: Telling) -> bool:
    """Whether their words differ and with them what was done, or what was done and how far it is.

    A sentence that says what was sent and what is promised has a translation that says both.
    """
    kinds, status, words = compare_kinds(a, b), compare_status(a, b), compare_triggers(a, b)
    if kinds is None or words is None or words.name != "unlike_across" or words.measure < APART:
        return False
    if kinds.name in {"other_instrument", "unrelated"}:
        return True
    moved = status is not None and status.name != "same"
    return moved and not kinds.name.startswith("same")


def tells_again(a: Telling, b: Telling) -> bool:
    """Whether the sentence of one is the translation of the other's."""
    again = any(span.overlaps(b.sentence_span) for span in a.told_again)
    return again and a.document == b.document
