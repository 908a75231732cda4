"""Which of several reasons hold: ``split`` reads "not X but Y", "not only X but also Y".

The words lie in ``reason_words.csv`` of each language, with what they do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gestae.coders.causes.ground import Ground
from gestae.coders.causes.reach import COMMAS
from gestae.records import Span

REACH = 5
"""Tokens before what is said within which "is", "not" and "only" stand."""
OPENING = frozenset({"rejects", "adds", "copula"})
TURNS = ("replaces", "turn", "instead")
CONTRASTS = frozenset({"rejects", "adds", *TURNS})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that gives a reason, and whether it is said to be none."""

    span: Span
    rejected: bool


def find_copula(ground: Ground, start: int) -> tuple[int, bool, bool] | None:
    """Where what a subject is said to be begins, for a copula at or shortly behind a token.

    With whether it is rejected, and whether a contrast was opened; ``None`` without a copula.
    """
    words, tokens = ground.extent.words, ground.sentence.tokens
    copula = rejected = opened = False
    at = start
    while at < min(len(words), start + REACH):
        found = ground.cues.reason_words.find_at(words, at)
        if found is not None and found.phrase.uses & OPENING:
            copula |= "copula" in found.phrase.uses
            rejected |= "rejects" in found.phrase.uses
            opened |= bool(found.phrase.uses & {"rejects", "adds"})
            at = found.end
        elif tokens[at].pos == "ADV":
            at += 1
        else:
            break
    return (at, rejected, opened) if copula and at < len(words) else None


def opened_before(ground: Ground, start: int) -> str | None:
    """What the words right before a token say of the reason there: rejects, adds, turn, replaces.

    ``None`` where they say nothing of it.
    """
    words = ground.extent.words
    for begin in range(max(0, start - REACH), start):
        found = ground.cues.reason_words.find_at(words[:start], begin)
        if found is not None and found.end == start:
            return min(found.phrase.uses & CONTRASTS, default=None)
    return None


def split(ground: Ground, left: int, right: int, *, rejected: bool, opened: bool) -> list[Piece]:
    """The reasons from one token through another, in order.

    ``rejected``: whether "not" stands before the first; ``opened``: whether that or "not
    only" does.
    """
    pieces: list[Piece] = []
    begin = left
    for start, end, use in _turns(ground, left, right):
        if use == "instead":
            pieces.append(Piece(_span(ground, begin, start - 1), rejected))
            begin, rejected = end, True
            break
        if opened:
            pieces.append(Piece(_span(ground, begin, start - 1), rejected or use == "replaces"))
            begin, rejected, opened = end, False, False
    if begin <= right:
        pieces.append(Piece(_span(ground, begin, right), rejected))
    return [piece for piece in pieces if len(piece.span)]


def _turns(ground: Ground, left: int, right: int) -> Iterator[tuple[int, int, str]]:
    """The words that turn from one reason to another, each with what it does."""
    at = left + 1
    while at <= right:
        found = ground.cues.reason_words.find_at(ground.extent.words, at)
        uses = found.phrase.uses if found is not None else frozenset[str]()
        use = next((use for use in TURNS if use in uses), None)
        if found is None or use is None or (use == "turn" and not _parted(ground, at)):
            at += 1
            continue
        yield at, found.end, use
        at = found.end


def _parted(ground: Ground, at: int) -> bool:
    """Whether a word may turn to another reason: in Chinese only behind a comma."""
    return bool(ground.cues.joiner) or ground.extent.words[at - 1] in COMMAS


def _span(ground: Ground, left: int, right: int) -> Span:
    if right < left:
        return Span(0, 0)
    return ground.trim(ground.sentence.span_of(left, right))
