"""Tellers named by a phrase: ``find_told_phrases`` reads "according to the ministry"."""

from collections.abc import Iterator

from gestae.coders.attribution.enclosed import find_enclosed
from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import Teller, read_teller
from gestae.ontology.cues import Match, ReportMarker
from gestae.records import Predicate, Span

POINTING = 3
"""A rest of so few words only points back: "That is according to …"."""


def find_told_phrases(setting: Setting, previous: Setting | None) -> Iterator[Telling]:
    """What is told in the sentence by phrases before a name, and in someone's view.

    ``previous`` is the sentence before, which "That is according to …" speaks of.
    """
    if setting.cues.report_closings.by_opening:
        yield from find_enclosed(setting)
    else:
        yield from _by_markers(setting, previous)
        yield from _by_views(setting, previous)


def _by_views(setting: Setting, previous: Setting | None) -> Iterator[Telling]:
    """What holds "in the ministry's view": a view that a preposition and marks set off."""
    for noun in setting.sentence.predicates:
        if noun.marker is None or setting.cues.speech_nouns.get(noun.lemma) != "view":
            continue
        owners = noun.heads("possessor")
        start = noun.left - 1
        if not owners or start < 0 or not _is_set_off(setting, start, noun.right):
            continue
        teller = read_teller(setting, owners[0])
        content = _scope(setting, previous, start, noun)
        if teller is not None and content is not None:
            cue = setting.sentence.span_of(start, noun.head)
            yield Telling(setting.number, noun.head, teller.mention, cue, content, "report")


def _is_set_off(setting: Setting, left: int, right: int) -> bool:
    """Whether marks or the sentence's ends stand on both sides."""
    tokens = setting.sentence.tokens
    before = left == 0 or tokens[left - 1].pos == "PUNCT"
    return before and (right + 1 >= len(tokens) or tokens[right + 1].pos == "PUNCT")


def _by_markers(setting: Setting, previous: Setting | None) -> Iterator[Telling]:
    words = setting.extent.words
    for start in range(len(words)):
        marker = setting.cues.report_markers.find_at(words, start)
        if marker is None:
            continue
        noun = _noun_at(setting, marker.end)
        teller = read_teller(setting, noun.head) if noun is not None else None
        if noun is None or teller is None:
            continue
        content = _scope(setting, previous, start, noun)
        if content is not None:
            yield _telling(setting, marker, teller, content)


def _telling(
    setting: Setting, marker: Match[ReportMarker], teller: Teller, content: Span
) -> Telling:
    return Telling(
        sentence=setting.number,
        head=marker.start,
        speaker=teller.mention,
        cue=setting.sentence.span_of(marker.start, marker.end - 1),
        content=content,
        manner=marker.phrase.manner or teller.manner or "report",
    )


def _noun_at(setting: Setting, start: int) -> Predicate | None:
    """The noun whose phrase begins at a token, or the next one if the parse is broken there."""
    nouns = [p for p in setting.sentence.predicates if p.kind == "noun" and p.head >= start]
    return next((p for p in nouns if p.left == start), nouns[0] if nouns else None)


def _scope(setting: Setting, previous: Setting | None, start: int, noun: Predicate) -> Span | None:
    """What the phrase speaks of: its sentence, or the clause it stands in the middle of."""
    sentence = setting.sentence.span
    phrase = Span(setting.sentence.tokens[start].start, setting.span(noun.head).end)
    before = setting.trim(Span(sentence.start, phrase.start))
    after = Span(min(phrase.end, sentence.end), sentence.end)
    if (
        len(setting.text[before.start : before.end].split()) < POINTING
        and before.end > before.start
    ):
        return previous.sentence.span if previous is not None else None
    if not len(before):
        return setting.trim(after)
    if not any(char.isalnum() for char in after.of(setting.text)):
        return before
    clause = _clause_around(setting, start)
    return setting.span(clause) if clause is not None else sentence


def _clause_around(setting: Setting, token: int) -> int | None:
    """The verb whose clause a token stands in."""
    tokens = setting.sentence.tokens
    for _ in range(len(tokens)):
        predicate = setting.predicates.get(token)
        if predicate is not None and predicate.kind != "noun":
            return token
        if tokens[token].head == token:
            return None
        token = tokens[token].head
    return None
