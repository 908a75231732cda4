"""What stands in a ledger: ``Line``, with the ``Telling``s it rests on."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from gestae.records import Actor, Amount, Cue, Date, DocumentReference, Excerpt, Place, Span


@dataclass(frozen=True, slots=True)
class Telling:
    """One telling of a deed: the sentence that leads back to its characters.

    ``record`` is the id of the event or measure, ``words`` where its trigger (or figure) stands;
    ``stage`` and ``amounts`` are what this telling says; ``speakers`` are those on whose word, from
    the outermost inward. ``reviewed``: whether a user found, accepted or corrected it.
    """

    record: str
    stage: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    amounts: tuple[Amount, ...]
    date: Date | None
    place: Place | None
    speakers: tuple[str, ...]
    confidence: float
    sentence: Excerpt
    words: Span
    document: DocumentReference
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """Bounds of an amount of money in another currency, at ``rate`` on ``day``; by whom quoted."""

    low: Decimal | None
    high: Decimal | None
    currency: str
    rate: Decimal
    day: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class FarFrom:
    """A distance that a text tells of a place: from where, kilometres, and whether it can be."""

    landmark: str
    kilometres: float | None
    possible: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One deed, whatever the number of its tellings.

    ``id`` is the deed's; ``stage`` one of its ledger's. ``amount`` is the one that most of the
    telling speaks for, ``others`` what else is told of it. ``converted`` holds money in US dollars
    and euros, where there is a rate. ``total`` has the words which say that the amount counts all
    up to a day ("as of"), ``None`` where it is this deed's own. ``place`` is where it was done, or
    what stands there, ``None`` where nobody says. ``until``: when what lasts ended,
    with the deed that ended it. ``part_of``: the deed it is a part of; ``updates``: the earlier
    deed it carries on. ``independent`` counts the sources that do not lean on one another;
    ``contradictions`` are ids of links. ``tellings`` begin with the surest, whose ``confidence`` is
    the line's; ``weak`` ones are not added up (``weak.py``). Of posture, ``unit`` are the words for
    the force, system or site, ``range`` how far the system reaches and ``far_from`` how far its
    place is told to be from others.
    """

    id: str
    stage: str
    type: str
    instrument: str | None
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    amount: Amount | None
    others: tuple[Amount, ...]
    converted: tuple[Converted, ...]
    total: str | None
    date: Date | None
    place: Place | None
    until: dt.date | None
    ended_by: str | None
    conditions: tuple[str, ...]
    speakers: tuple[str, ...]
    independent: int
    contradictions: tuple[str, ...]
    part_of: str | None
    updates: str | None
    tellings: tuple[Telling, ...]
    confidence: float
    weak: bool = False
    unit: Cue | None = None
    range: Amount | None = None
    far_from: tuple[FarFrom, ...] = ()

    @property
    def pair(self) -> tuple[str | None, str | None]:
        """Who to whom: the codes of the parties; where several act, joined by "+".

        Those of one country on both sides are told apart by their names.
        """
        source, target = _code(self.sources), _code(self.targets)
        named = {actor.name for actor in self.targets}
        if source == target and named.isdisjoint(actor.name for actor in self.sources):
            target = "+".join(sorted(named)) or None
        return source, target

    def in_currency(self, currency: str) -> Converted | None:
        """The amount in that currency, ``None`` where there is no rate."""
        return next((c for c in self.converted if c.currency == currency), None)


def _code(actors: tuple[Actor, ...]) -> str | None:
    return "+".join(sorted({a.country or a.id or a.name for a in actors})) or None
