"""Times counted from another: actions that read "last month", "two weeks ago", "a year after …".

They serve the middle stages of ``tables/figures/time_rules.csv``.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from gestae.linguistics.shared.cascade import Action, Match, Values
from gestae.linguistics.shared.lengths import Length
from gestae.linguistics.shared.times import FINEST, is_partial, span_of, time_of, whole_number
from gestae.records import Span, TimeExpression

if TYPE_CHECKING:
    from gestae.records.parsed import TimeUnit


def _shift(match: Match) -> Values | None:
    """So many units from the anchor: "last week", "the following day", "yesterday"."""
    weekday = whole_number(match.get("weekday"))
    offset = match.get("offset", match.get("dayword"))
    unit = match.get("unit")
    if unit in ("hour", "minute", "second"):
        return None
    anchor = match.get("anchor", "document")
    part = match.get("part")
    return time_of(match, unit, anchor=anchor, offset=int(offset), weekday=weekday, part=part)


def calendar_steps(length: Length) -> list[tuple[int, str]] | None:
    """Whole steps of calendar units, ``None`` where there are none ("two hours", "1.7 years")."""
    steps = []
    for part in (length, *length.rest):
        count, unit = part.low, part.unit
        if unit == "year" and count != int(count) and count * 2 == int(count * 2):
            count, unit = count * 12, "month"
        if unit == "week" and count * 2 == int(count * 2) and count != int(count):
            count, unit = count * 7, "day"
        if unit in ("night", "day") and count * 2 == int(count * 2):
            count, unit = Decimal(int(count)), "day"
        if unit in ("hour", "minute", "second") or count != int(count) or count <= 0:
            return None
        steps.append((int(count), unit))
    return steps


def _ago(match: Match) -> Values | None:
    steps = calendar_steps(match.get("length"))
    if steps is None:
        return None
    anchor, direction = match.get("anchor", "document"), match.get("direction")
    return {"time": stepped(span_of(match), steps, direction, anchor=anchor)}


def _unit(told: str) -> str:
    return "day" if told == "workday" else told


def stepped(
    span: Span, steps: Sequence[tuple[int, str]], direction: int, **origin: Any
) -> TimeExpression:
    """One step after the other, largest first, each the base of the next."""
    time: TimeExpression | None = None
    for count, told in sorted(steps, key=lambda step: FINEST.index(_unit(step[1])), reverse=True):
        start: Values = {"base": time} if time is not None else origin
        unit, working = cast("TimeUnit", _unit(told)), told == "workday"
        time = TimeExpression(span, unit, offset=count * direction, working=working, **start)
    assert time is not None
    return time


def _from_base(match: Match) -> Values | None:
    length: Length | None = match.get("length")
    base: TimeExpression = match.get("base")
    direction = match.get("direction")
    steps = calendar_steps(length) if length else [(1, match.get("unit"))]
    if steps is None or base.bound is not None:
        return None
    return {"time": stepped(span_of(match), steps, direction, base=base)}


def _from_event(match: Match) -> Values | None:
    """Counted from a deed that follows, or (nothing follows) from the time told before."""
    length: Length | None = match.get("length")
    steps = calendar_steps(length) if length else [(1, match.get("unit"))]
    if steps is None:
        return None
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {"stop": None}
    ends = not {"stop", "comma", "dot", "close", "and", "dash"}.isdisjoint(after)
    anchor = "previous" if ends else "event"
    return {"time": stepped(span_of(match), steps, match.get("direction"), anchor=anchor)}


def _future_length(match: Match) -> Values | None:
    """A length counted from today, "in two weeks", where the sentence looks ahead."""
    length: Length = match.get("length")
    looks_ahead = any("futurity" in piece.values for piece in match.pieces)
    if not looks_ahead or length.low != length.high:
        return None
    steps = calendar_steps(length)
    return {"time": stepped(span_of(match), steps, 1, anchor="document")} if steps else None


def _stretch(match: Match) -> Values | None:
    """A stretch that ends or begins now: "the last three months", "the coming days"."""
    length: Length | None = match.get("length")
    steps = calendar_steps(length) if length else None
    if length is None:
        steps = [(int(match.get("number", 3 if match.get("unit") else 1)), match.get("unit"))]
        if "timeunit" in match.last.values:
            steps = [(1, match.get("unit"))]
    if not steps or steps[0][1] in ("hour", "minute", "second"):
        return None
    span, direction = span_of(match), match.get("direction")
    if steps[0][1] == "quarter":  # quarters are those of the calendar
        return {"time": _quarters(span, steps[0][0] * direction)}
    far = stepped(span, steps, direction, anchor="document")
    far = TimeExpression(span, "day", offset=0, base=far)  # that very day
    from_today = direction < 0 or match.get("today") is not None
    near = TimeExpression(span, "day", offset=0 if from_today else 1)
    first, last = (far, near) if direction < 0 else (near, far)
    return {"time": replace(first, to=last)}


def _quarters(span: Span, count: int) -> TimeExpression:
    """So many whole quarters before (negative) or after this one."""
    first, last = (count, -1) if count < 0 else (1, count)
    until = TimeExpression(span, "quarter", offset=last)
    return TimeExpression(span, "quarter", offset=first, to=until)


def _future_stretch(match: Match) -> Values | None:
    """From now on for a length, "within three years", where the sentence looks ahead."""
    looks_ahead = any("futurity" in piece.values for piece in match.pieces)
    values = {**match.values, "direction": 1}
    return _stretch(replace(match, values=values)) if looks_ahead else None


def _occurrence(match: Match) -> Values | None:
    """The month, season or weekday before or after this one: "last March", "next Friday".

    A weekday is that of the week before or after; other units are counted themselves.
    """
    base: TimeExpression = match.get("base")
    if not is_partial(base) or base.to or base.nth is not None:
        return None
    if base.month is not None and base.day is not None:  # "this Friday 5/12" is that day
        return {"time": replace(base, span=span_of(match), weekday=None)}
    is_week = base.weekday is not None and "coming" not in match.pieces[match.end - 2].values
    unit = "week" if is_week else base.unit
    return {"time": replace(base, span=span_of(match), unit=unit, offset=match.get("offset"))}


def _so_far(match: Match) -> Values | None:
    unit = match.get("unit")
    if unit in ("hour", "minute", "second"):
        return None
    today = TimeExpression(span_of(match), "day", offset=0)
    return time_of(match, unit, offset=0, to=today)


def _still_to_come(match: Match) -> Values | None:
    unit = match.get("unit")
    if unit in ("hour", "minute", "second"):
        return None
    whole = TimeExpression(span_of(match), unit, offset=0)
    return time_of(match, "day", offset=0, to=whole)


def _run(match: Match) -> Values | None:
    """So long from a day on: "a three-day visit starting Monday"."""
    steps = calendar_steps(match.get("length"))
    base: TimeExpression = match.get("base")
    sizes = {"day": 1, "week": 7}
    if not steps or len(steps) > 1 or steps[0][1] not in sizes or base.unit not in ("day", "week"):
        return None
    if base.to or base.bound:
        return None
    span = span_of(match)
    count = steps[0][0] * sizes[steps[0][1]] - 1
    until = TimeExpression(span, "day", offset=count, base=base)
    return {"time": replace(base, span=span, to=until)}


COUNTED_ACTIONS: dict[str, Action] = {
    "ago": _ago,
    "from_base": _from_base,
    "from_event": _from_event,
    "future_length": _future_length,
    "future_stretch": _future_stretch,
    "occurrence": _occurrence,
    "run": _run,
    "shift": _shift,
    "so_far": _so_far,
    "still_to_come": _still_to_come,
    "stretch": _stretch,
}
