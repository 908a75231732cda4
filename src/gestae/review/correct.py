"""What a user may write for a field, as the value it stands for: start with ``correction``.

Values are given in words ("planned", "JPN=Tokyo, UKR", "2024-02", "USD 12 billion=$12 billion") or
as JSON in the form of the contract. What stands behind ``=`` are the words of the text that the
value is read from; without it they are looked for in the sentence.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from gestae.errors import FieldsError, UsageError
from gestae.ontology.load import Ontology
from gestae.records import Event, Status
from gestae.records.rows import event_from_dict, event_to_dict, to_json
from gestae.review.actors import read_mentions, read_tellers
from gestae.review.amounts import read_amounts
from gestae.review.dates import read_date
from gestae.review.overlay import FIELDS, parse_json
from gestae.review.places import read_place
from gestae.review.words import NOTHING, Text, parts_of, resolve_spans

Read = Callable[[str, "Corrected"], Any]


@dataclass(frozen=True, slots=True)
class Corrected:
    """The event that is corrected, the text it stands in, and what we know of the world."""

    event: Event
    text: Text
    ontology: Ontology


def correction(field: str, told: Any, corrected: Corrected) -> str:
    """The value a field is to have, as JSON in the form of the contract.

    ``told`` is in words, or a value of that form. Raises ``UsageError`` that says what is allowed
    where the field is none that can be corrected or may not have the value.
    """
    if field not in FIELDS:
        raise UsageError.unknown("field", field, FIELDS)
    value = _value(field, told, corrected)
    row = {**event_to_dict(corrected.event), field: value}
    _check_names(field, row, corrected.ontology)
    try:
        changed = event_to_dict(event_from_dict(row))
    except UsageError as error:
        raise UsageError(f"{field} cannot be {value!r}: {error.__cause__ or error}") from error
    for actor in _actors(field, changed[field]):
        _check_actor(actor, corrected.ontology)
    return to_json({"value": changed[field]})[len('{"value": ') : -1]


def corrections(told: Mapping[str, Any], corrected: Corrected) -> dict[str, str]:
    """The values several fields are to have together, each as ``correction`` gives it.

    They are checked in the order of ``FIELDS``, each with those before it as they are to be: a mode
    fits the new type. Raises ``FieldsError`` with what is wrong of each field; then none holds.
    """
    made: dict[str, str] = {}
    wrong: dict[str, str] = {}
    event = corrected.event
    for field in sorted(told, key=lambda name: FIELDS.index(name) if name in FIELDS else -1):
        try:
            made[field] = correction(field, told[field], replace(corrected, event=event))
            row = {**event_to_dict(event), field: parse_json(made[field])}
            event = event_from_dict(row)
        except UsageError as error:
            wrong[field] = str(error)
    if wrong:
        raise FieldsError(wrong)
    return made


def follow_up(field: str, event: Event, ontology: Ontology) -> tuple[str, ...]:
    """Fields that must become empty once ``field`` of the event is as it is now.

    A mode is one of its type.
    """
    fits = field != "type" or ontology.plover.has_mode(event.type, event.mode)
    return () if fits else ("mode",)


def _value(field: str, told: Any, corrected: Corrected) -> Any:
    if not isinstance(told, str):
        return resolve_spans(told, corrected.text)
    words = told.strip()
    if words[:1] in {"{", "["}:
        try:
            return resolve_spans(parse_json(words), corrected.text)
        except json.JSONDecodeError as error:
            raise UsageError(f"{words!r} is no JSON: {error}") from error
    if words.casefold() in NOTHING:
        return _EMPTY.get(field)
    return _READ[field](words, corrected)


_EMPTY: Mapping[str, Any] = {
    "contexts": [],
    "sources": [],
    "targets": [],
    "amounts": [],
    "attribution": [],
}
_READ: Mapping[str, Read] = {
    "type": lambda words, _: words.upper(),
    "mode": lambda words, _: words.casefold(),
    "contexts": lambda words, _: [part.casefold() for part in parts_of(words)],
    "instrument": lambda words, _: words.casefold(),
    "status": lambda words, _: words.casefold(),
    "sources": lambda words, c: read_mentions(words, c.event, "sources", c.text, c.ontology),
    "targets": lambda words, c: read_mentions(words, c.event, "targets", c.text, c.ontology),
    "date": lambda words, c: read_date(words, c.event, c.text),
    "place": lambda words, c: read_place(words, c.event, c.text, c.ontology),
    "amounts": lambda words, c: read_amounts(words, c.event, c.text),
    "attribution": lambda words, c: read_tellers(words, c.event, c.text, c.ontology),
}


def _check_names(field: str, row: Mapping[str, Any], ontology: Ontology) -> None:
    """Raises ``UsageError`` where the ontology does not know what a field now says."""
    plover, value = ontology.plover, row[field]
    if field == "type":
        _known("type", value, plover.types)
    elif field == "mode" and value is not None:
        _known(f"mode of {row['type']}", value, plover.types[row["type"]].modes)
    elif field == "contexts":
        for context in value or ():
            _known("context", context, plover.contexts)
    elif field == "instrument" and value is not None:
        _known("instrument", value, ontology.instruments.by_id)
    elif field == "status":
        _known("status", value, get_args(Status))


def _actors(field: str, value: Any) -> list[Mapping[str, Any]]:
    """The actors a field names, in the form of the contract."""
    if field == "attribution":
        return [teller["speaker"] for teller in value]
    return list(value) if field in {"sources", "targets"} else []


def _check_actor(actor: Mapping[str, Any], ontology: Ontology) -> None:
    known = ontology.actors.by_id
    if actor.get("id") is not None and actor["id"] not in known:
        raise UsageError(
            f"our tables have no actor with the id {actor['id']!r}; leave the id out for one that "
            "they do not know, and give its name"
        )
    if actor.get("sector") is not None:
        _known("sector", actor["sector"], ontology.plover.sectors)


def _known(kind: str, value: Any, known: Any) -> None:
    if value not in known:
        raise UsageError.unknown(kind, str(value), known)
