"""Where in a document's text a value was read: ``Span``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of ``document.text``, counted in code points, end exclusive.

    >>> Span(0, 5).of("Tokyo pledged")
    'Tokyo'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, got {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The surface text of the span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def distance(self, other: "Span") -> int:
        """Characters between the two spans; 0 where they touch or overlap."""
        return max(0, other.start - self.end, self.start - other.end)
