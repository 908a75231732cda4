"""Which events, measures or links are asked for: ``Filters``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from gestae.records import Status

Order = Literal["date", "latest", "document", "type", "status", "confidence", "doubt"]
"""``date``: earliest first, ``latest``: latest first, undated last in both; ``document``: as the
documents tell them; ``type``: by type and instrument; ``status``: by status, then date;
``confidence``: surest first; ``doubt``: least sure first. Ties keep the order of the text.
"""

Reviewed = Literal["accepted", "corrected", "added", "rejected", "unreviewed", "reviewed", "all"]
"""How an event stands: ``reviewed`` is the first four, ``all`` the first five."""

NOT_REJECTED: tuple[Reviewed, ...] = ("accepted", "corrected", "added", "unreviewed")
"""What is shown where nothing else is asked for."""
VERDICTS: Mapping[str, tuple[Reviewed, ...]] = {
    "reviewed": ("accepted", "corrected", "added", "rejected"),
    "all": ("accepted", "corrected", "added", "rejected", "unreviewed"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What rows must match; an empty field asks for nothing, several values mean any of them.

    ``types``: PLOVER types (``AID``), in any case. ``instruments``: dotted names, each with all
    below it (``aid`` includes ``aid.military.lethal``). ``sources``, ``targets``, ``speakers``:
    an actor's id or country code (``JPN``, ``NATO``), or whole words of its name (``Kishida``),
    without regard to case or accents. ``since``, ``until``: days, both included; an event
    matches where its date overlaps them, and one without a date does not. ``documents``: an id
    or its beginning, a key, a path or its end, or part of a title. ``confidence``: the least.
    ``review``: how a record stands after what users decided; without it all but rejected ones.

    ``as_read``: whether events come as the program read them, whatever was decided.

    ``limit``: at most so many rows; ``None`` for all. ``offset``: so many of the first are left
    out, for the pages of a listing; every order is total, so that pages neither overlap nor leave
    anything out while nothing is written. To ask for what a kind of row does not have (the
    status of a measure) raises ``UsageError``.

    >>> Filters(types=("AID",), targets=("UKR",), limit=10).limit
    10
    """

    types: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    since: date | None = None
    until: date | None = None
    documents: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    confidence: float | None = None
    review: tuple[Reviewed, ...] = ()
    as_read: bool = False
    limit: int | None = None
    offset: int = 0
    order: Order = "date"
