"""A figure without a deed: ``Measure``."""

import builtins
from dataclasses import dataclass

from gestae.records.actor import Mention
from gestae.records.amount import Amount
from gestae.records.date import Date
from gestae.records.document import DocumentReference
from gestae.records.event import Attribution, Excerpt
from gestae.records.identity import content_id


@dataclass(frozen=True, slots=True)
class Measure:
    """What a document states in figures: the range of a missile, the share who think something.

    ``subject`` is what is measured (its actor's id is ``None`` where it is no actor);
    ``property`` one of the names in ``ontology/tables/properties.csv`` (``range``, ``distance``,
    ``size``, ``share``, …).
    """

    subject: Mention
    property: str
    amount: Amount
    date: Date | None
    attribution: tuple[Attribution, ...]
    sentence: Excerpt
    document: DocumentReference
    confidence: float

    @builtins.property  # ``property`` itself is the name of a field here
    def id(self) -> str:
        """Content hash of document, property and the place of the figure."""
        span = self.amount.span
        return content_id("measure", self.document.id, self.property, span.start, span.end)
