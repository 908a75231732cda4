"""When an English sentence says things happen: start with ``find_times``.

The rules stand in ``tables/figures/time_rules.csv``; the actions they name, which make
``TimeExpression``s of what the words tell, in ``calendar_times``, ``counted_times`` and
``joined_times``. Nothing is resolved to days here.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from gestae.linguistics.en.calendar_times import CALENDAR_ACTIONS
from gestae.linguistics.en.numerals import read_numerals
from gestae.linguistics.en.pieces import is_telling
from gestae.linguistics.en.vocabulary import load_rules
from gestae.linguistics.shared.cascade import Action, Cascade, Piece
from gestae.linguistics.shared.counted_times import COUNTED_ACTIONS
from gestae.linguistics.shared.joined_times import JOINED_ACTIONS
from gestae.linguistics.shared.lengths import LENGTH_ACTIONS
from gestae.records import TimeExpression, Token

ACTIONS: dict[str, Action] = {
    **LENGTH_ACTIONS,
    **CALENDAR_ACTIONS,
    **COUNTED_ACTIONS,
    **JOINED_ACTIONS,
}


def find_times(text: str, start: int, tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    """The times a sentence names, in order, empty where it names none.

    ``start`` is the sentence's offset in the document, in which spans count; ``tokens`` are its
    own. Leading prepositions are not part of a span: "by the end of March" gives "the end of
    March", bound "by". Lengths of time ("for two weeks") are quantities, not times.
    """
    if not is_telling(text):
        return ()
    return collect_times(read_times(text, start, tokens), tokens)


def read_times(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence with its numbers and times put together."""
    return _rules().read(read_numerals(text, start, tokens))


def collect_times(pieces: Sequence[Piece], tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    """The times among pieces, those that count from a deed with the token of the deed."""
    found = []
    for piece in pieces:
        time = piece.values.get("time")
        if time is not None:
            found.append(_with_event(time, tokens) if time.anchor == "event" else time)
    return tuple(found)


@cache
def _rules() -> Cascade:
    return load_rules("time_rules.csv", ACTIONS)


def _with_event(time: TimeExpression, tokens: Sequence[Token]) -> TimeExpression:
    """The time with the token of its deed: the verb or noun that "after" leads to."""
    marker = next((t for t in reversed(tokens) if t.end <= time.span.end), None)
    if marker is None:
        return replace(time, anchor="previous")
    head = tokens[marker.head]
    if head.pos in ("VERB", "AUX") and head.index > marker.index:
        return replace(time, event=head.index)
    for token in tokens[marker.index + 1 :]:
        if token.head == marker.index and token.pos in ("NOUN", "PROPN", "VERB"):
            return replace(time, event=token.index)
    return replace(time, anchor="previous")
