"""Filters from the words of a user, at a command or in a page: start with ``make_filters``."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, cast, get_args

from gestae.errors import UsageError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from gestae.records import Severity, Status
    from gestae.store.filters import Filters, Order, Reviewed

Values = Sequence[str] | None


def make_filters(
    *,
    types: Values = None,
    instruments: Values = None,
    sources: Values = None,
    targets: Values = None,
    statuses: Values = None,
    since: str | None = None,
    until: str | None = None,
    documents: Values = None,
    speakers: Values = None,
    languages: Values = None,
    confidence: float | None = None,
    review: Values = None,
    as_read: bool = False,
    limit: int | None = None,
    order: str = "date",
) -> "Filters":
    """The filters; raises ``UsageError`` with the nearest known where a name is not known."""
    from gestae.store.filters import Filters

    return Filters(
        types=tuple(types or ()),
        instruments=_known("instrument", instruments, known_instruments),
        sources=tuple(sources or ()),
        targets=tuple(targets or ()),
        statuses=cast("tuple[Status, ...]", _known("status", statuses, known_statuses)),
        since=parse_day(since, last=False),
        until=parse_day(until, last=True),
        documents=tuple(documents or ()),
        speakers=tuple(speakers or ()),
        languages=tuple(languages or ()),
        confidence=confidence,
        review=cast("tuple[Reviewed, ...]", _known("state of review", review, known_reviews)),
        as_read=as_read,
        limit=limit,
        order=cast("Order", _known("order", [order], known_orders)[0]),
    )


def _known(kind: str, names: Values, known: Callable[[], Collection[str]]) -> tuple[str, ...]:
    """The names as they are; raises ``UsageError`` at the first that is not among the known."""
    for name in names or ():
        if name not in known():
            raise UsageError.unknown(kind, name, known())
    return tuple(names or ())


def parse_day(text: str | None, *, last: bool) -> dt.date | None:
    """The first, or the last, day of a day, month or year; ``None`` where there is none.

    >>> parse_day("2024-02", last=True)
    datetime.date(2024, 2, 29)
    """
    if text is None:
        return None
    try:
        parts = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text)
        year, month, day = (int(part or 0) for part in parts.groups()) if parts else (0, 0, 0)
        if not day:
            month = month or (12 if last else 1)
            day = monthrange(year, month)[1] if last else 1
        return dt.date(year, month, day)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is no date; give a day, month or year as 2024-02-29, 2024-02 or 2024."
        ) from error


def check_types(names: Values) -> tuple[str, ...]:
    """PLOVER types in their own case; raises ``UsageError`` with the nearest for one unknown."""
    return _known("type", [name.upper() for name in names or ()], known_types)


def check_kinds(names: Values) -> tuple[str, ...]:
    """Kinds of link; raises ``UsageError`` with the nearest for one unknown."""
    return _known("kind of link", names, known_kinds)


def check_severities(names: Values) -> "tuple[Severity, ...]":
    """Severities; raises ``UsageError`` with the nearest for one unknown."""
    return cast("tuple[Severity, ...]", _known("severity", names, known_severities))


def check_differences(names: Values) -> tuple[str, ...]:
    """In what statements may differ; raises ``UsageError`` with the nearest for one unknown."""
    return _known("difference", names, known_differences)


def known_severities() -> tuple[str, ...]:
    """How much may hang on a contradiction or a mistranslation."""
    from gestae.records import Severity

    return get_args(Severity)


def known_differences() -> tuple[str, ...]:
    """In what two statements that cannot both hold may differ."""
    from gestae.ontology.contradictions import load_contradictions

    return tuple(load_contradictions().weights)


def known_kinds() -> tuple[str, ...]:
    """The kinds of link."""
    from gestae.records import LinkKind

    return get_args(LinkKind)


def known_types() -> tuple[str, ...]:
    """PLOVER's types."""
    from gestae.ontology.plover import load_plover
    from gestae.ontology.table import Problems

    return tuple(load_plover(_tables() / "plover", Problems()).types)


def known_instruments() -> tuple[str, ...]:
    """All instruments of our own tree."""
    from gestae.ontology.instruments import load_instruments
    from gestae.ontology.table import Problems

    return tuple(load_instruments(_tables() / "instruments", Problems()).by_id)


def known_statuses() -> tuple[str, ...]:
    """How far a deed may have got."""
    from gestae.records import Status

    return get_args(Status)


def known_reviews() -> tuple[str, ...]:
    """How an event may stand after review."""
    from gestae.store.filters import Reviewed

    return get_args(Reviewed)


def known_orders() -> tuple[str, ...]:
    """What a listing may be ordered by."""
    from gestae.store.filters import Order

    return get_args(Order)


def _tables() -> "Traversable":
    from importlib.resources import files

    return files("gestae.ontology") / "tables"
