"""Decisions made without a casebook: ``decide``, one minute after the other."""

import datetime as dt
from typing import Any

from gestae.records import Action, Anchor, Decision, Span

START = dt.datetime(2026, 3, 1, 12)  # noqa: DTZ001  (the log keeps UTC without a zone)


def decide(minute: int, action: Action, subject: str, other: str | None = None, **more: Any) -> Any:
    who = more.pop("who", "ana")
    anchor = more.pop("anchor", None) or Anchor("doc", Span(0, 4), "AID")
    return Decision(
        START + dt.timedelta(minutes=minute),
        who,
        action,
        subject,
        other,
        anchor=anchor,
        other_anchor=anchor if other else None,
        **more,
    )


def undo(minute: int, decision: Decision, **more: Any) -> Any:
    return decide(minute, "undo", decision.id, **more)
