"""What is known of a document beside its text: ``Metadata``."""

from dataclasses import dataclass, fields, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of ``Document`` that a head, a tag or a column may give; ``None`` where none did.

    ``language`` is an ISO 639-1 code that holds for the whole text.
    """

    title: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None

    def or_else(self, other: "Metadata") -> "Metadata":
        """This, its gaps filled from another."""
        gaps = {
            field.name: getattr(other, field.name)
            for field in fields(self)
            if getattr(self, field.name) is None
        }
        return replace(self, **gaps)
