"""An event as it stands after the decisions on it: start with ``stand``."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from gestae.records import Decision, Event, Review, Verdict
from gestae.records.rows import Row, event_from_dict, event_to_dict, to_json

FIELDS = (
    "type", "mode", "contexts", "instrument", "sources", "targets", "status", "date", "place",
    "amounts", "attribution",
)  # fmt: skip
"""Keys of the contract that users decide on."""
EVENT = "event"
"""What is decided before all fields: whether there is such an event."""
_CARRIED = (*FIELDS, "status_cue")
"""What an accepted reading holds: with the status the words that show it."""


def stand(read: Event, decisions: Sequence[Decision]) -> Event:
    """The event as read, with what the decisions on it make of it; the weakest comes first.

    An acceptance decides all of ``FIELDS`` for what the user saw then, a correction one field;
    each field has the value that was decided last. So an accepted event stays as it was accepted
    when a later reading differs. Without decisions it is the event as read.
    """
    if not decisions:
        return read
    values = decided(decisions)
    changed = event_from_dict(event_to_dict(read) | values)
    fields = tuple(name for name in FIELDS if getattr(changed, name) != getattr(read, name))
    if "status" in fields and "status_cue" not in values:
        changed = replace(changed, status_cue=None)  # its words showed another status
    return replace(changed, review=_review(read, decisions, fields))


def added(decisions: Sequence[Decision]) -> Event | None:
    """The event that one of the decisions on it added, as it was added; ``None`` where it was read.

    ``stand`` then takes it for what was read.
    """
    values = (d.value for d in decisions if d.action == "add" and d.value is not None)
    return next((event_from_dict(parse_json(value)) for value in values), None)


def decided(decisions: Sequence[Decision]) -> Row:
    """What the decisions say of each field, in the JSON form of the contract."""
    values: Row = {}
    for decision in decisions:
        if decision.action == "accept" and decision.reading is not None:
            values |= {k: v for k, v in parse_json(decision.reading).items() if k in _CARRIED}
        elif decision.action == "correct" and decision.field and decision.value is not None:
            values[decision.field] = parse_json(decision.value)
            if decision.field == "status":
                values.pop("status_cue", None)
    return values


def reading_of(event: Event) -> str:
    """What the user saw of an event, as JSON: enough to know later what was decided on."""
    row = event_to_dict(event)
    kept = (*_CARRIED, "trigger", "sentence", "confidence")
    return to_json({key: row[key] for key in kept})


def parse_json(text: str) -> Any:
    """The value of a JSON text, with decimals exact."""
    return json.loads(text, parse_float=Decimal)


def _review(read: Event, decisions: Sequence[Decision], fields: tuple[str, ...]) -> Review:
    last = decisions[-1]
    rejected = last.action == "reject"
    is_added = any(decision.action == "add" for decision in decisions)
    changed: Verdict = "added" if is_added else "corrected" if fields else "accepted"
    telling = decisions[-1:] if rejected else decisions
    return Review(
        verdict="rejected" if rejected else changed,
        who=tuple(sorted({decision.who for decision in decisions})),
        fields=fields,
        why=next((decision.why for decision in reversed(telling) if decision.why), None),
        adjudicated=last.adjudicated,
        reading=read.id,
    )
