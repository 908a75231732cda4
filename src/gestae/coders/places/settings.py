"""The phrase a clause opens with as its place, in languages that write their words together.

There a road, a shop or a village stands before what happened at it without any marker, and names
itself by how it ends (合宁高速35公里处发生事故). Start with ``find_settings``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.coders.places.candidates import Candidate
from gestae.coders.places.written import written
from gestae.ontology.gazetteer import PlaceWords
from gestae.records import PlacePrecision, Sentence, Span, Token

LONGEST = 16
"""Tokens of such a phrase at most."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A phrase told as the place of a clause, with how narrow a place it is by its last word."""

    span: Span
    head: int
    precision: PlacePrecision


def find_settings(sentence: Sentence, words: PlaceWords) -> Iterator[Setting]:
    """The phrases of a sentence that open a clause as its place, in order of the text.

    A phrase goes up to a verb of what happens or is there (发生, 有), to a comma before what
    happened (…门口，两车相撞), or from a marker of place (在…路段) to its next verb. It holds a
    name or a number, and ends as places do.
    """
    for first in range(len(sentence.tokens)):
        if not _begins(sentence, first, words):
            continue
        last = _last(sentence, first, words)
        if last is None or not _is_followed(sentence, first, last, words):
            continue
        precision = _precision(sentence.tokens[last], words)
        named = any(token.pos in {"PROPN", "NUM"} for token in sentence.tokens[first : last + 1])
        if precision is not None and named and not _is_measured(sentence, first, last):
            yield Setting(sentence.span_of(first, last), last, precision)


def with_settings(
    candidates: Sequence[Candidate], settings: Sequence[Setting]
) -> tuple[Candidate, ...]:
    """The candidates, with each setting in whose place no name stands that a table holds."""
    known = [one for one in candidates if one.sites]
    new = [
        Candidate(setting.head, setting.span, (), setting.precision, article=False)
        for setting in settings
        if not any(setting.span.overlaps(one.span) for one in known)
    ]
    kept = [
        one for one in candidates if not any(setting.span.overlaps(one.span) for setting in new)
    ]
    return tuple(sorted([*kept, *new], key=lambda one: one.span))


def _is_measured(sentence: Sentence, first: int, last: int) -> bool:
    """Whether all before the last word is a figure or a time: 几周内, 310英里之间 are no places."""
    told = [*(q.span for q in sentence.quantities), *(time.span for time in sentence.times)]
    return first < last and all(
        any(span.overlaps(sentence.span_of(at, at)) for span in told) for at in range(first, last)
    )


def _begins(sentence: Sentence, index: int, words: PlaceWords) -> bool:
    """Whether a place may begin here: at the head of a clause, behind a time or a marker."""
    token = sentence.tokens[index]
    if token.pos not in {"NOUN", "PROPN", "NUM", "DET", "ADJ"} or _is_time(sentence, token):
        return False
    if index == 0:
        return True
    before = sentence.tokens[index - 1]
    if before.pos == "PUNCT":
        return before.text not in words.listing
    marked = written(before) in words.locative | words.directional | words.causing
    return marked or _is_time(sentence, before) or written(before) in words.siting


def _last(sentence: Sentence, first: int, words: PlaceWords) -> int | None:
    """The last token of the phrase that begins at a token; ``None`` where it is too long."""
    last = first
    for token in sentence.tokens[first : first + LONGEST]:
        listed = token.pos == "PUNCT" and token.text in words.listing
        inside = token.pos in {"NOUN", "PROPN", "NUM", "ADJ", "DET", "CCONJ"} or listed
        part = written(token) in words.listing or written(token) in words.bridging
        closed = _is_time(sentence, token) or written(token) in words.closing
        if closed or not (inside or part):
            return last if token.index > first else None
        last = token.index
    return None


def _is_followed(sentence: Sentence, first: int, last: int, words: PlaceWords) -> bool:
    """Whether what stands behind a phrase makes it the place of a clause."""
    following = [
        token
        for token in sentence.tokens[last + 1 :]
        if token.pos != "ADV" and not _is_time(sentence, token)
    ]
    if not following:
        return False
    after = following[0]
    if after.pos == "VERB" and written(after) in words.happening | words.existing:
        return True
    before = sentence.tokens[first - 1] if first else None
    marked = before is not None and written(before) in words.locative | words.siting
    if marked:
        return after.pos in {"VERB", "PUNCT", "ADP"} or written(after) in words.closing
    timed = before is not None and (_is_time(sentence, before) or _follows_time(sentence, first))
    return timed and after.pos == "PUNCT" and after.text in "，,"


def _follows_time(sentence: Sentence, first: int) -> bool:
    """Whether only a comma parts a phrase from a time (昨天中午，某路口，…)."""
    if first < len(("time", ",")):
        return False
    comma, before = sentence.tokens[first - 1], sentence.tokens[first - 2]
    return comma.text in "，," and _is_time(sentence, before)


def _precision(token: Token, words: PlaceWords) -> PlacePrecision | None:
    """How narrow a place is that ends in a word: 路段 and 门口 are points, 地区 a region."""
    word = written(token)
    if word in words.unplaced:
        return None
    ends = (words.sites.get(word[start:]) for start in range(len(word)))
    found = next((kind for kind in ends if kind is not None), None)
    if found is not None or word in words.spots or word[-1:] in words.spots:
        return found or "point"
    return "region" if word in words.parts else None


def _is_time(sentence: Sentence, token: Token) -> bool:
    return any(time.span.start <= token.start < time.span.end for time in sentence.times)
