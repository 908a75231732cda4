"""When an English sentence says things happen: start with ``find_times``.

The rules stand in ``tables/figures/time_rules.csv``; here are the actions they name, which make
``TimeExpression``s: what the words tell, before anything is resolved to days.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from dateutil.easter import easter

from gestae.linguistics.en.lengths import LENGTH_ACTIONS, Length
from gestae.linguistics.en.numerals import read_numerals
from gestae.linguistics.en.pieces import is_telling
from gestae.linguistics.en.vocabulary import load_rules
from gestae.linguistics.shared.cascade import Action, Cascade, Match, Piece, Values
from gestae.records import Span, TimeExpression, Token

if TYPE_CHECKING:
    from gestae.records.parsed import TimeUnit

FIELDS = ("year", "decade", "century", "quarter", "season", "month", "day", "weekday")
FINEST = ("day", "weekday", "week", "month", "quarter", "season", "year", "decade", "century")
"""Fields of an absolute time from the finest; the first that is told is its unit."""
BEFORE_YEAR = frozenset((
    "in", "since", "by", "until", "from", "to", "before", "after", "the", "a", "possessive",
    "pron", "open",
))  # fmt: skip
"""What makes four digits a year even before a plural: "the 2014 protests", "its 2022 exercises"."""
GIVEN_NAMES = frozenset((3, 4, 5, 6))
"""Months that are also names of people: "Theresa May", "April Ryan"."""
BEFORE_NUMBER = frozenset(("sign", "code", "designator", "numbered", "plus", "junk"))
"""What makes four digits an amount of money or part of a name."""
AFTER_COUNT = frozenset((
    "unit", "symbol", "money", "money_or_weight", "money_word", "code", "sign", "percent",
    "timeunits", "clockunits", "nights", "scale", "dozen", "scaled_code", "fortnight",
))  # fmt: skip
"""What makes four digits a count."""


def find_times(text: str, start: int, tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    """The times a sentence names, in order, empty where it names none.

    ``start`` is the sentence's offset in the document, in which spans count; ``tokens`` are its
    own. Leading prepositions are not part of a span: "by the end of March" gives "the end of
    March", bound "by". Lengths of time ("for two weeks") are quantities, not times.
    """
    if not is_telling(text):
        return ()
    return collect_times(read_times(text, start, tokens), tokens)


def read_times(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence with its numbers and times put together."""
    return _rules().read(read_numerals(text, start, tokens))


def collect_times(pieces: Sequence[Piece], tokens: Sequence[Token]) -> tuple[TimeExpression, ...]:
    """The times among pieces, those that count from a deed with the token of the deed."""
    found = []
    for piece in pieces:
        time = piece.values.get("time")
        if time is not None:
            found.append(_with_event(time, tokens) if time.anchor == "event" else time)
    return tuple(found)


@cache
def _rules() -> Cascade:
    yields = ("number wordyear spelled", "time", "length")
    return load_rules("time_rules.csv", ACTIONS, yields)


def _with_event(time: TimeExpression, tokens: Sequence[Token]) -> TimeExpression:
    """The time with the token of its deed: the verb or noun that "after" leads to."""
    marker = next((t for t in reversed(tokens) if t.end <= time.span.end), None)
    if marker is None:
        return replace(time, anchor="previous")
    head = tokens[marker.head]
    if head.pos in ("VERB", "AUX") and head.index > marker.index:
        return replace(time, event=head.index)
    for token in tokens[marker.index + 1 :]:
        if token.head == marker.index and token.pos in ("NOUN", "PROPN", "VERB"):
            return replace(time, event=token.index)
    return replace(time, anchor="previous")


def _span(match: Match) -> Span:
    return Span(match.first.start, match.last.end)


def _time(match: Match, unit: Any, **fields: Any) -> Values:
    return {"time": TimeExpression(_span(match), unit, **fields)}


def _whole(value: Any) -> int | None:
    """A field's value as a whole number, ``None`` where it is none ("3.5 March")."""
    return int(value) if value is not None and value == int(value) else None


def _full_year(value: Any) -> int:
    """Years of two digits lie between 1950 and 2049."""
    year = int(value)
    return year if year > 99 else year + (2000 if year < 50 else 1900)


def _absolute_fields(match: Match) -> dict[str, Any] | None:
    fields = {name: match.get(name) for name in FIELDS if match.get(name) is not None}
    for name in ("month", "day", "weekday", "quarter"):
        if name in fields:
            fields[name] = _whole(fields[name])
    if "year" in fields:
        fields["year"] = _full_year(fields["year"])
    valid = (
        1 <= (fields.get("day", 1) or 0) <= 31
        and 1 <= fields.get("month", 1) <= 12
        and 1 <= fields.get("quarter", 1) <= 4
    )
    return fields if valid else None


def _unit(fields: Values) -> str:
    return next(name if name != "weekday" else "day" for name in FINEST if name in fields)


def _absolute(match: Match) -> Values | None:
    fields = _absolute_fields(match)
    if fields is None or ("day" in fields and "year" not in fields and _is_count(match)):
        return None
    return _time(match, _unit(fields), **fields)


def _is_count(match: Match) -> bool:
    """Whether the day is a count after all: "in March 20 soldiers", "$12 December …"."""
    before = match.pieces[match.start - 1].values if match.start else {}
    if "digits" in match.first.values and not {"sign", "code"}.isdisjoint(before):
        return True
    values = match.last.values
    if "digits" not in values or match.end >= len(match.pieces):
        return False
    after = match.pieces[match.end].values
    if not AFTER_COUNT.isdisjoint(after):
        return True
    follows_in = match.start > 0 and "in" in match.pieces[match.start - 1].values
    return follows_in and not {"noun", "adj", "name"}.isdisjoint(after)


def _numeric_month(match: Match) -> Values | None:
    fields = _absolute_fields(match)
    if fields is None or any("spelled" in p.values for p in (match.first, match.last)):
        return None
    return _time(match, "month", **fields)


def _bare_month(match: Match) -> Values | None:
    """A month by itself; not a name ("Theresa May", "June Carter") nor "May" before a verb."""
    before = match.pieces[match.start - 1].values if match.start else {}
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
    given_name = int(match.get("month")) in GIVEN_NAMES
    if given_name and "name" in before and not {"dash", "to"} & set(after):
        return None
    if given_name and "name" in after and "in" not in before:
        return None
    return _absolute(match)


def _bare_year(match: Match) -> Values | None:
    year = int(match.get("year"))
    before = match.pieces[match.start - 1].values if match.start else {}
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {}
    named = not BEFORE_NUMBER.isdisjoint(before) or before.get("bound", "about") != "about"
    old = not 1700 <= year <= 2100 and BEFORE_YEAR.isdisjoint(before)
    if named or old or not AFTER_COUNT.isdisjoint(after):
        return None
    if _is_hyphened(match) or _counts_plural(match, before, after):
        return None
    return _time(match, "year", year=year)


def _is_hyphened(match: Match) -> bool:
    """Whether the digits are part of a compound: "a 2000-strong force", "1500-page"."""
    if match.end + 1 >= len(match.pieces) or "dash" not in match.pieces[match.end].values:
        return False
    beyond = match.pieces[match.end + 1].values
    return not {"noun", "adj", "unit", "timeunit", "verb"}.isdisjoint(beyond)


def _counts_plural(match: Match, before: Values, after: Values) -> bool:
    noun = after.get("noun", "")
    if not (noun.endswith("s") or noun == "people"):
        return False
    round_number = int(match.get("year")) % 100 == 0
    determined = not {"the", "a", "possessive", "pron", "this"}.isdisjoint(before)
    return not determined and (round_number or BEFORE_YEAR.isdisjoint(before))


def _spoken_year(match: Match) -> Values | None:
    century, rest = int(match.get("century")), int(match.get("rest"))
    if not (17 <= century <= 20 and rest >= 10 and "spelled" in match.last.values):
        return None
    value = Decimal(century * 100 + rest)
    return {"number": value, "spelled": value, "wordyear": value}


def _two_years(match: Match) -> Values | None:
    year, end = int(match.get("year")), _whole(match.get("end"))
    if end != (year + 1) % 100:
        return None
    second = TimeExpression(_span(match), "year", year=year + 1)
    return _time(match, "year", year=year, to=second)


def _decade(match: Match) -> Values | None:
    value = int(match.get("decade"))
    if value < 100:
        if not {"the", "early", "late", "mid", "dash"} & set(_around(match)):
            return None  # "in his 40s"
        value += 1900 if value >= 30 else 2000
    return _time(match, "decade", decade=value)


def _around(match: Match) -> Values:
    before = match.pieces[match.start - 1].values if match.start else {}
    return {**before, **match.first.values}


def _century(match: Match) -> Values | None:
    number = int(match.get("century"))
    return _time(match, "century", century=(number - 1) * 100) if 1 <= number <= 22 else None


def _half_year(match: Match) -> Values | None:
    half = int(match.get("half"))
    if half > 2:
        return None
    year = None if match.get("year") is None else int(match.get("year"))
    last = TimeExpression(_span(match), "month", year=year, month=half * 6)
    return _time(match, "month", year=year, month=half * 6 - 5, to=last)


def _fiscal_year(match: Match) -> Values:
    return _time(match, "year", year=_full_year(match.get("year")))


def _literal(match: Match) -> Values | None:
    """Digits as dates: year first; day first where dots part them or it is above 12; else month."""
    separator, first, second, third = match.get("date")
    if first > 31:
        year, month, day = first, second, third
    elif separator == "." or first > 12:
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _time(match, "day", year=_full_year(year), month=month, day=day)


def _slashed(match: Match) -> Values | None:
    """Month and day (the day first where it is above 12): "on 4/22", "Friday 22/4"."""
    month, day = match.get("parts")
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _time(match, "day", month=month, day=day, weekday=_whole(match.get("weekday")))


def _named(match: Match) -> Values:
    first, last, *day = match.get("named")
    if day:
        return _time(match, "day", year=first, month=day[0], day=day[1])
    until = TimeExpression(_span(match), "year", year=last) if last != first else None
    return _time(match, "year", year=first, to=until)


def _holiday(match: Match) -> Values | None:
    month, number, weekday = match.get("holiday")
    year = None if match.get("year") is None else int(match.get("year"))
    if month == 0:  # Easter
        if year is None:
            return None
        sunday = easter(year)
        return _time(match, "day", year=year, month=sunday.month, day=sunday.day)
    if weekday is None:
        return _time(match, "day", year=year, month=month, day=number)
    base = TimeExpression(_span(match), "month", year=year, month=month)
    return _time(match, "day", weekday=weekday, nth=number, base=base)


def _same_time(match: Match) -> Values:
    return _time(match, "day", anchor="previous")


def _weekend(match: Match) -> Values:
    offset, anchor = match.get("offset"), match.get("anchor", "document")
    unit: TimeUnit = "day" if offset is None else "week"
    sunday = TimeExpression(_span(match), unit, anchor, weekday=6, offset=offset)
    return _time(match, unit, anchor=anchor, weekday=5, offset=offset, to=sunday)


def _days_of_month(match: Match) -> Values | None:
    first, last = _whole(match.get("from")), _whole(match.get("until"))
    month = int(match.get("month"))
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    year = None if match.get("year") is None else _full_year(match.get("year"))
    until = TimeExpression(_span(match), "day", year=year, month=month, day=last)
    return _time(match, "day", year=year, month=month, day=first, to=until)


def _days_of_shift(match: Match) -> Values | None:
    """Days of a month that is itself counted: "4 to 22 this month"."""
    first, last = _whole(match.get("from")), _whole(match.get("until"))
    base: TimeExpression = match.get("base")
    if not (_is_shift(base) and base.unit == "month"):
        return None
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    until = replace(base, span=_span(match), day=last)
    return {"time": replace(base, span=_span(match), day=first, to=until)}


def _run(match: Match) -> Values | None:
    """So long from a day on: "a three-day visit starting Monday"."""
    steps = _calendar_steps(match.get("length"))
    base: TimeExpression = match.get("base")
    sizes = {"day": 1, "week": 7}
    if not steps or len(steps) > 1 or steps[0][1] not in sizes or base.unit not in ("day", "week"):
        return None
    if base.to or base.bound:
        return None
    span = _span(match)
    count = steps[0][0] * sizes[steps[0][1]] - 1
    until = TimeExpression(span, "day", offset=count, base=base)
    return {"time": replace(base, span=span, to=until)}


def _shift(match: Match) -> Values | None:
    """So many units from the anchor: "last week", "the following day", "yesterday"."""
    weekday = _whole(match.get("weekday"))
    offset = match.get("offset", match.get("dayword"))
    unit = match.get("unit")
    if unit in ("hour", "minute", "second"):
        return None
    anchor = match.get("anchor", "document")
    part = match.get("part")
    return _time(match, unit, anchor=anchor, offset=int(offset), weekday=weekday, part=part)


def _calendar_steps(length: Length) -> list[tuple[int, str]] | None:
    """Whole steps of calendar units, ``None`` where there are none ("two hours", "1.7 years")."""
    steps = []
    for part in (length, *length.rest):
        count, unit = part.low, part.unit
        if unit == "year" and count != int(count) and count * 2 == int(count * 2):
            count, unit = count * 12, "month"
        if unit == "night":
            unit = "day"
        if unit in ("hour", "minute", "second") or count != int(count) or count <= 0:
            return None
        steps.append((int(count), unit))
    return steps


def _ago(match: Match) -> Values | None:
    steps = _calendar_steps(match.get("length"))
    if steps is None:
        return None
    anchor, direction = match.get("anchor", "document"), match.get("direction")
    return {"time": _stepped(_span(match), steps, direction, anchor=anchor)}


def _stepped(
    span: Span, steps: Sequence[tuple[int, str]], direction: int, **origin: Any
) -> TimeExpression:
    """One step after the other, largest first, each the base of the next."""
    time: TimeExpression | None = None
    for count, unit in sorted(steps, key=lambda step: FINEST.index(step[1]), reverse=True):
        start: Values = {"base": time} if time is not None else origin
        time = TimeExpression(span, cast("TimeUnit", unit), offset=count * direction, **start)
    assert time is not None
    return time


def _from_base(match: Match) -> Values | None:
    length: Length | None = match.get("length")
    base: TimeExpression = match.get("base")
    direction = match.get("direction")
    steps = _calendar_steps(length) if length else [(1, match.get("unit"))]
    if steps is None or base.bound is not None:
        return None
    return {"time": _stepped(_span(match), steps, direction, base=base)}


def _from_event(match: Match) -> Values | None:
    """Counted from a deed that follows, or (nothing follows) from the time told before."""
    length: Length | None = match.get("length")
    steps = _calendar_steps(length) if length else [(1, match.get("unit"))]
    if steps is None:
        return None
    after = match.pieces[match.end].values if match.end < len(match.pieces) else {"stop": None}
    ends = not {"stop", "comma", "dot", "close", "and", "dash"}.isdisjoint(after)
    anchor = "previous" if ends else "event"
    return {"time": _stepped(_span(match), steps, match.get("direction"), anchor=anchor)}


def _future_length(match: Match) -> Values | None:
    """A length counted from today, "in two weeks", where the sentence looks ahead."""
    length: Length = match.get("length")
    looks_ahead = any("futurity" in piece.values for piece in match.pieces)
    if not looks_ahead or length.low != length.high:
        return None
    steps = _calendar_steps(length)
    return {"time": _stepped(_span(match), steps, 1, anchor="document")} if steps else None


def _stretch(match: Match) -> Values | None:
    """A stretch that ends or begins now: "the last three months", "the coming days"."""
    length: Length | None = match.get("length")
    steps = _calendar_steps(length) if length else None
    if length is None:
        steps = [(int(match.get("number", 3 if match.get("unit") else 1)), match.get("unit"))]
        if "timeunit" in match.last.values:
            steps = [(1, match.get("unit"))]
    if not steps or steps[0][1] in ("hour", "minute", "second"):
        return None
    span, direction = _span(match), match.get("direction")
    if steps[0][1] == "quarter":  # quarters are those of the calendar
        return {"time": _quarters(span, steps[0][0] * direction)}
    far = _stepped(span, steps, direction, anchor="document")
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
    if not _is_partial(base) or base.to or base.nth is not None:
        return None
    is_week = base.weekday is not None and "coming" not in match.pieces[match.end - 2].values
    unit = "week" if is_week else base.unit
    return {"time": replace(base, span=_span(match), unit=unit, offset=match.get("offset"))}


def _so_far(match: Match) -> Values | None:
    unit = match.get("unit")
    if unit in ("hour", "minute", "second"):
        return None
    today = TimeExpression(_span(match), "day", offset=0)
    return _time(match, unit, offset=0, to=today)


def _still_to_come(match: Match) -> Values | None:
    unit = match.get("unit")
    if unit in ("hour", "minute", "second"):
        return None
    whole = TimeExpression(_span(match), unit, offset=0)
    return _time(match, "day", offset=0, to=whole)


def _joined(match: Match) -> Values:
    return {"time": replace(match.get("time"), span=_span(match))}


def _refined(match: Match) -> Values | None:
    """A partial time within a shifted one: "June last year", "next week on Friday"."""
    time: TimeExpression = match.get("time")
    base: TimeExpression | None = match.get("base")
    if base is None:
        return None
    if not _is_partial(time) or not _is_shift(base) or not _is_finer(time, base):
        return None
    if time.weekday is not None and time.day is None and base.unit != "week":
        return None  # "the first Friday of next month"
    ends = time.to and replace(time.to, offset=base.offset, unit=base.unit, anchor=base.anchor)
    whole = replace(time, span=_span(match), offset=base.offset, unit=base.unit, to=ends)
    return {"time": replace(whole, anchor=base.anchor)}


def _is_finer(time: TimeExpression, base: TimeExpression) -> bool:
    return FINEST.index(time.unit) < FINEST.index(base.unit)


def _is_partial(time: TimeExpression) -> bool:
    told = (time.year, time.decade, time.century, time.offset, time.base, time.part, time.bound)
    return all(value is None for value in told) and time.anchor == "document"


def _is_shift(time: TimeExpression) -> bool:
    if time.offset is None or time.to or time.base or time.part or time.unit == "day":
        return False
    return all(getattr(time, name) is None for name in FIELDS)


def _part(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    if base.part or base.bound or base.to:
        return None
    if base.day is not None or base.weekday is not None or base.unit == "day":
        return {"time": replace(base, span=_span(match))}  # "late Tuesday" is that day
    return {"time": replace(base, span=_span(match), part=match.get("part"))}


def _nth(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    unit, day = match.get("unit", "day"), match.get("day")
    if unit not in FINEST or (day is not None and not _is_weekday(day)):
        return None
    weekday = day and day.weekday
    number = int(match.get("nth"))
    return _time(match, unit, weekday=weekday, nth=number, base=base) if number <= 366 else None


def _nth_of_shift(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    return _nth(match) if _is_shift(base) else None


def _nth_weekday(match: Match) -> Values | None:
    """A weekday of the anchor's month: "second Sunday"."""
    day: TimeExpression = match.get("day")
    nth = int(match.get("nth"))
    if not _is_weekday(day) or nth > 5:
        return None
    month = TimeExpression(_span(match), "month", offset=0)
    return _time(match, "day", weekday=day.weekday, nth=nth, base=month)


def _is_weekday(time: TimeExpression) -> bool:
    return time.weekday is not None and time.day is None and _is_partial(time) and not time.to


def _first_of(match: Match) -> Values | None:
    """The first or last so many units of a period."""
    steps = _calendar_steps(match.get("length"))
    nth, base = int(match.get("nth")), match.get("base")
    if not steps or len(steps) > 1 or abs(nth) != 1:
        return None
    count, unit = steps[0]
    first, last = (1, count) if nth > 0 else (-count, -1)
    until = TimeExpression(_span(match), cast("TimeUnit", unit), nth=last, base=base)
    return _time(match, unit, nth=first, base=base, to=until)


def _half_of(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    half = int(match.get("half"))
    if half > 2 or base.unit not in ("year", "decade", "century", "month"):
        return None
    if base.unit != "year":
        return {"time": replace(base, span=_span(match), part="early" if half == 1 else "late")}
    until = TimeExpression(_span(match), "month", nth=half * 6, base=base)
    return _time(match, "month", nth=half * 6 - 5, base=base, to=until)


def _week_of(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    if match.get("unit") != "week" or base.to is not None:
        return None
    return _time(match, "week", offset=0, base=base)


def _range(match: Match) -> Values | None:
    """Two times as the ends of one; what the one leaves out is taken from the other."""
    first, last = match.get("base"), match.get("other")
    if first.to or last.to or first.bound or last.bound:
        return None
    loose = (
        "tilde" not in match.pieces[match.start + 1].values and last.span.start - first.span.end > 1
    )
    apposed = loose and "dash" in match.pieces[match.end - 2].values
    if last.anchor != "document" or (apposed and first.unit != last.unit):
        return None
    span = Span(first.span.start, last.span.end)
    if first.year is None and last.year is not None and first.offset is None and not first.decade:
        months = (first.month or 0, last.month or 0)
        first = replace(first, year=last.year - (months[0] > months[1] > 0))
    return {"time": replace(first, span=span, to=last)}


def _bounded(match: Match) -> Values | None:
    base: TimeExpression = match.get("base")
    if base.bound is not None:
        return None
    return {"time": replace(base, bound=match.get("bound"))}


ACTIONS: dict[str, Action] = {
    **LENGTH_ACTIONS,
    "absolute": _absolute,
    "ago": _ago,
    "bare_month": _bare_month,
    "bare_year": _bare_year,
    "bounded": _bounded,
    "century": _century,
    "days_of_month": _days_of_month,
    "days_of_shift": _days_of_shift,
    "decade": _decade,
    "first_of": _first_of,
    "fiscal_year": _fiscal_year,
    "from_base": _from_base,
    "from_event": _from_event,
    "future_length": _future_length,
    "future_stretch": _future_stretch,
    "half_of": _half_of,
    "half_year": _half_year,
    "holiday": _holiday,
    "joined": _joined,
    "literal": _literal,
    "named": _named,
    "nth": _nth,
    "nth_of_shift": _nth_of_shift,
    "nth_weekday": _nth_weekday,
    "numeric_month": _numeric_month,
    "occurrence": _occurrence,
    "part": _part,
    "range": _range,
    "refined": _refined,
    "run": _run,
    "same_time": _same_time,
    "shift": _shift,
    "slashed": _slashed,
    "so_far": _so_far,
    "spoken_year": _spoken_year,
    "still_to_come": _still_to_come,
    "stretch": _stretch,
    "two_years": _two_years,
    "week_of": _week_of,
    "weekend": _weekend,
}
