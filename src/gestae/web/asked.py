"""Which records a page is asked for, from its address: ``Asked``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Query

from gestae.store.asked import check_types, make_filters
from gestae.store.filters import Filters

PAGE = 50
"""Rows of a page."""

NAMES: Mapping[str, str] = {
    "type": "types",
    "instrument": "instruments",
    "source": "sources",
    "target": "targets",
    "status": "statuses",
    "since": "since",
    "until": "until",
    "document": "documents",
    "speaker": "speakers",
    "language": "languages",
    "confidence": "confidence",
    "review": "review",
    "as_read": "as_read",
}
"""What filters are called in the address, as at the command line, and in ``Filters``."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters of the address, which is so a saved view, and which page of the rows is shown.

    Names of the fields in the address are those of the command line: ``type``, ``source``, … Empty
    values ask for nothing. Raises ``UsageError`` as ``make_filters`` does.
    """

    filters: Filters
    offset: int

    @property
    def page(self) -> Filters:
        """The filters of the page that is shown, with one row more to see whether others follow."""
        return self.rows(PAGE + 1)

    def rows(self, number: int) -> Filters:
        """The filters of so many rows from where the page begins."""
        return replace(self.filters, limit=number, offset=self.offset)


DATE = "A day, month or year: 2024-02-29, 2024-02 or 2024."


def read_choice(
    *,
    type_: Annotated[
        list[str] | None, Query(alias="type", description="PLOVER type, such as AID, in any case.")
    ] = None,
    instrument: Annotated[
        list[str] | None,
        Query(description="Instrument with all below it, such as `aid.military`."),
    ] = None,
    source: Annotated[
        list[str] | None, Query(description="Who acts: a code (JPN, NATO) or words of a name.")
    ] = None,
    target: Annotated[
        list[str] | None, Query(description="Who is acted upon: a code or words of a name.")
    ] = None,
    status: Annotated[
        list[str] | None,
        Query(
            description="How far the deed has got: done, ongoing, pledged, planned, proposed, "
            "possible, conditional, denied or ended."
        ),
    ] = None,
    since: Annotated[str, Query(description=f"Not before this day. {DATE}")] = "",
    until: Annotated[str, Query(description=f"Not after this day. {DATE}")] = "",
    document: Annotated[
        list[str] | None, Query(description="An id or its beginning, a path, or part of a title.")
    ] = None,
    speaker: Annotated[
        list[str] | None, Query(description="On whose word: a code or words of a name.")
    ] = None,
    language: Annotated[
        list[str] | None, Query(description="Language of the sentence, such as en.")
    ] = None,
    confidence: Annotated[
        str, Query(pattern=r"^(0(\.\d+)?|1(\.0+)?)?$", description="The least, from 0 to 1.")
    ] = "",
    review: Annotated[
        list[str] | None,
        Query(
            description="How it stands after review: accepted, corrected, rejected, unreviewed, "
            "reviewed or all; without it all but rejected."
        ),
    ] = None,
    as_read: Annotated[
        str,
        Query(
            pattern="^(|1|true|0|false)$",
            description="With 1 events as the program read them, whatever users decided.",
        ),
    ] = "",
    order: Annotated[
        str,
        Query(
            description="date, latest, document, type, status, confidence or doubt (least sure "
            "first)."
        ),
    ] = "date",
    offset: Annotated[
        int, Query(ge=0, le=10**9, description="So many rows are left out first.")
    ] = 0,
) -> Choice:
    """The choice of an address."""
    filters = make_filters(
        types=check_types(_told(type_)),
        instruments=_told(instrument),
        sources=_told(source),
        targets=_told(target),
        statuses=_told(status),
        since=since or None,
        until=until or None,
        documents=_told(document),
        speakers=_told(speaker),
        languages=_told(language),
        confidence=float(confidence) if confidence else None,
        review=_told(review),
        as_read=as_read in {"1", "true"},
        order=order or "date",
    )
    return Choice(filters, offset)


Asked = Annotated[Choice, Depends(read_choice)]
"""The type of a route's argument ``asked``."""


def _told(values: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values or () if value.strip()))
