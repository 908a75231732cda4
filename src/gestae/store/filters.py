"""Which events, measures or links are asked for: ``Filters``."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from gestae.records import Status

Order = Literal["date", "document", "type", "confidence"]
"""``date``: earliest first, undated last; ``document``: as the documents tell them; ``type``: by
type and instrument; ``confidence``: surest first. Ties keep the order of the text.
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What rows must match; an empty field asks for nothing, several values mean any of them.

    ``types``: PLOVER types (``AID``), in any case. ``instruments``: dotted names, each with all
    below it (``aid`` includes ``aid.military.lethal``). ``sources``, ``targets``, ``speakers``:
    an actor's id or country code (``JPN``, ``NATO``), or whole words of its name (``Kishida``),
    without regard to case or accents. ``since``, ``until``: days, both included; an event
    matches where its date overlaps them, and one without a date does not. ``documents``: an id
    or its beginning, a key, a path or its end, or part of a title. ``confidence``: the least.

    ``limit``: at most so many rows; ``None`` for all. To ask for what a kind of row does not have
    (the status of a measure) raises ``UsageError``.

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
    limit: int | None = None
    order: Order = "date"
