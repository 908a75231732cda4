"""Which records a page is asked for, from its address: ``Asked``."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Query

from gestae.store.asked import check_types, make_filters
from gestae.store.filters import Filters

PAGE = 50
"""Rows of a page."""


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
        return replace(self.filters, limit=PAGE + 1)


def read_choice(
    *,
    type_: Annotated[list[str] | None, Query(alias="type")] = None,
    instrument: Annotated[list[str] | None, Query()] = None,
    source: Annotated[list[str] | None, Query()] = None,
    target: Annotated[list[str] | None, Query()] = None,
    status: Annotated[list[str] | None, Query()] = None,
    since: str = "",
    until: str = "",
    document: Annotated[list[str] | None, Query()] = None,
    speaker: Annotated[list[str] | None, Query()] = None,
    language: Annotated[list[str] | None, Query()] = None,
    confidence: Annotated[str, Query(pattern=r"^(0(\.\d+)?|1(\.0+)?)?$")] = "",
    review: Annotated[list[str] | None, Query()] = None,
    order: str = "date",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
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
        order=order or "date",
    )
    return Choice(filters, offset)


Asked = Annotated[Choice, Depends(read_choice)]
"""The type of a route's argument ``asked``."""


def _told(values: list[str] | None) -> tuple[str, ...]:
    return tuple(value.strip() for value in values or () if value.strip())
