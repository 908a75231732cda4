"""When: ``Date``, a stretch of days."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from gestae.records.span import Span

Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Date:
    """The days a text names, first and last included; ``precision`` is what the text told.

    ``text`` and ``span`` are the words it was read from ("the following month").
    """

    start: dt.date
    end: dt.date
    precision: Precision
    text: str
    span: Span

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a date's start {self.start} is after its end {self.end}")
