"""What the actions that read quantities share: the ``Draft`` they make, and looks around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gestae.linguistics.shared.cascade import Match, Piece, Values
from gestae.linguistics.shared.times import span_of
from gestae.records import AmountKind, Span

FAR = 12
"""Pieces before "from 5% to 7%" among which a verb of change makes it two figures."""
COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class Draft:
    """A quantity before its noun is known.

    ``spelled`` where it was written in words; ``part`` of the currency's unit a coin is (0.01).
    """

    low: Decimal | None
    high: Decimal | None
    kind: AmountKind
    unit: str | None
    span: Span
    about: bool = False
    spelled: bool = False
    part: Decimal = Decimal(1)


def draft_of(match: Match, value: Any, kind: AmountKind, unit: str | None, **told: Any) -> Values:
    """A quantity of a number, or of a pair of bounds (vague where the piece was)."""
    low, high = value if isinstance(value, tuple) else (value, value)
    vague = any("vague" in piece.values for piece in match.pieces[match.start : match.end])
    spelled = "spelled" in match.first.values
    span = span_of(match)
    return {"quantity": Draft(low, high, kind, unit, span, vague, spelled, **told)}


def values_at(match: Match, index: int) -> Values:
    """What the piece at an index of the sentence is; nothing beyond its ends."""
    return match.pieces[index].values if 0 <= index < len(match.pieces) else {}


def is_change(match: Match) -> bool:
    """Whether "from X to Y" follows a verb of change: then both are figures of their own."""
    if "rangeword" in values_at(match, match.start - 1):
        return False
    if "from" not in match.first.values and "from" not in values_at(match, match.start - 1):
        return False
    for index in range(match.start - 1, max(-1, match.start - FAR), -1):
        values = match.pieces[index].values
        if "change" in values:
            return True
        if "dot" in values or "stop" in values:
            return False
    return False


def is_score(match: Match) -> bool:
    """Whether a number stands beside another as in a score or a ratio: 3-0, 2:1, 38 - 17."""
    before, after = match.pieces[: match.start][-2:], match.pieces[match.end : match.end + 2]
    return _is_versus([*before, match.first]) or _is_versus([match.last, *after])


def _is_versus(pieces: Sequence[Piece]) -> bool:
    if len(pieces) != len(("3", "-", "0")):
        return False
    left, mark, right = pieces
    if "digits" not in left.values or "digits" not in right.values:
        return False
    gap = mark.start - left.end
    written = next(iter(mark.values.values()), None)
    beside = gap == 0 or (gap == 1 and written == "-")  # "killed 12 – 3 of them" goes on
    return beside and gap == right.start - mark.end and (written in COLONS or "dash" in mark.values)
