"""How much: ``Amount``."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gestae.records.span import Span

AmountKind = Literal["money", "count", "share", "distance", "range", "duration", "rank"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity with its bounds, as exact decimals.

    "$12 billion" has ``low == high``; "up to 300" has ``low`` ``None``; "at least 300" has
    ``high`` ``None``; "between 200 and 350 miles" has both. ``about`` where the text says so
    ("some", "roughly", "nearly"). ``unit``: ISO 4217 for money, ``percent`` for a share, the
    unit's English name in the singular (``mile``, ``kilometre``, ``year``) for distance, range
    and duration, ``None`` for a plain count. ``of`` is what it is an amount of, in the
    text's words.
    """

    low: Decimal | None
    high: Decimal | None
    about: bool
    kind: AmountKind
    unit: str | None
    of: str | None
    text: str
    span: Span

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("an amount needs a lower or an upper bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an amount's low {self.low} is above its high {self.high}")
