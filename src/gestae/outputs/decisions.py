"""Decisions in words: ``word_decision`` with its events, ``word_change`` by itself."""

from gestae.errors import UsageError
from gestae.outputs.entry import short_id
from gestae.outputs.wording import word_roles, word_type, word_value
from gestae.records import Decision, Event
from gestae.review.overlay import EVENT
from gestae.store.casebook import Casebook

VERBS = {
    "accept": "accepts",
    "reject": "rejects",
    "correct": "corrects",
    "merge": "merges",
    "split": "splits",
    "note": "notes on",
    "undo": "undoes",
    "add": "adds",
}


def word_decision(decision: Decision, casebook: Casebook) -> str:
    """What was decided, of what: "ana rejects 953c9b7d Kenya → Perú: AID (done): no loan"."""
    told = f"{decision.who} {word_change(decision)}"
    if decision.action == "undo":
        undone = casebook.review.decision(decision.subject)
        told = f"{decision.who} undoes {undone.number}: {undone.who} {word_change(undone)}"
    else:
        told += f" {_word_subject(decision.subject, casebook)}".rstrip()
    return f"{told}: {decision.why}" if decision.why else told


def word_change(decision: Decision) -> str:
    """The verb with what it is done to: "corrects status of 953c9b7d to planned"."""
    subject, verb = short_id(decision.subject), VERBS[decision.action]
    if decision.field:
        return f"{verb} {decision.field} of {subject} to {word_value(decision.value)}"
    if decision.other:
        return f"{verb} {subject} and {short_id(decision.other)}"
    return f"{verb} {subject}"


def word_event(event: Event) -> str:
    """An event in a few words: "Kenya → Perú: AID aid.loan (done)"."""
    roles = word_roles(event.sources, event.targets)
    return f"{roles}: {word_type(event.type, event.mode, event.instrument)} ({event.status})"


def word_said(field: str, first: str, second: str) -> tuple[str, str]:
    """What two people say of a field, each as JSON, in few words."""
    told = first, second
    if field == EVENT:
        one, other = ("an event" if value == "true" else "none" for value in told)
    else:
        one, other = map(word_value, told)
    return one, other


def _word_subject(subject: str, casebook: Casebook) -> str:
    try:
        return f"({word_event(casebook.event(subject))})"
    except UsageError:
        return ""
