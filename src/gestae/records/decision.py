"""What a user decided of the record: ``Decision``. Decisions are added and never changed."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Literal

from gestae.records.identity import content_id
from gestae.records.span import Span

Action = Literal["accept", "reject", "correct", "merge", "split", "note", "undo", "add"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an event stands, by which it is found again when another reading gave it another id."""

    document: str
    trigger: Span
    type: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a user decided: who, when (UTC), what of which record, and why.

    ``subject`` is the id of an event, for ``undo`` that of a decision; ``other`` the second event
    of ``merge`` and ``split``. ``field`` and ``value`` are what ``correct`` changes, a key of the
    contract and its new value as JSON; the ``value`` of ``add`` is a whole event. ``anchor`` and
    ``other_anchor`` tell where the events stand. ``reading`` is the event as the user saw it, as
    JSON. ``adjudicated`` marks a decision that settles a disagreement. ``number`` is its place in
    the log it was read from, 0 in none.
    """

    made: dt.datetime
    who: str
    action: Action
    subject: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    why: str | None = None
    adjudicated: bool = False
    anchor: Anchor | None = None
    other_anchor: Anchor | None = None
    reading: str | None = None
    number: int = dataclasses.field(default=0, compare=False)

    @property
    def id(self) -> str:
        """Content hash, without the number: the same decision has it in every log."""
        return content_id(
            "decision",
            self.made.isoformat(timespec="microseconds"),
            self.who,
            self.action,
            self.subject,
            self.other,
            self.field,
            self.value,
            self.why,
            self.adjudicated,
        )

    @property
    def rank(self) -> tuple[bool, dt.datetime, str]:
        """What decides between two that contradict: adjudication first, else the later one.

        The id settles a tie, so that logs joined in any order give the same record.
        """
        return self.adjudicated, self.made, self.id
