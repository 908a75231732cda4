"""What a listing shows of one record: ``Entry``, made of ``Cell``s."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gestae.records import DocumentReference, Excerpt, Span

SHORT_ID = 8
"""Digits of an id that are shown: two of 10,000 records share them once in a hundred casebooks."""

STATUS_STYLES: Mapping[str, str] = {
    "done": "green",
    "ongoing": "green",
    "pledged": "yellow",
    "planned": "yellow",
    "proposed": "magenta",
    "possible": "magenta",
    "conditional": "magenta",
    "denied": "red",
    "ended": "red",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value to show under a name, and the style it is shown in on a terminal."""

    name: str
    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in a listing.

    ``head`` stands in columns, ``detail`` beside it where there is room and below it where there
    is not, ``quote`` is a sentence with the words that matter, ``notes`` are further lines.
    ``document`` is given where records are grouped under the document they were read from.
    """

    head: tuple[Cell, ...]
    detail: tuple[Cell, ...] = ()
    quote: tuple[Excerpt, Span] | None = None
    notes: tuple[str, ...] = field(default=())
    document: DocumentReference | None = None


def short_id(end: str) -> str:
    """The id as it is shown: its first digits; of a span, those of the document's and the place.

    >>> short_id("0123456789abcdef"), short_id("0123456789abcdef:10-42")
    ('01234567', '01234567:10-42')
    """
    document, colon, place = end.partition(":")
    return f"{document[:SHORT_ID]}{colon}{place}"
