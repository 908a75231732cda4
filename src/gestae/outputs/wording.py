"""How values are worded for people: ``word_amount``, ``word_date``, ``word_actor``, ``word_roles``.

Used by the listings and by the page of one event; the machine formats write values, not words.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date as Day  # noqa: N812  (``date`` is a value here)
from decimal import Decimal

from gestae.ontology.state_names import name_state
from gestae.records import Actor, Amount, Attribution, Date, Mention, Review
from gestae.records.rows import of_row
from gestae.review.overlay import parse_json

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
IRREGULAR_PLURALS = {"foot": "feet", "inch": "inches"}
NONE = "—"
"""Stands where the text says nothing."""
STATES_SHOWN = 4
"""Parties that are named of several that act together."""
LONGEST_VALUE = 60
"""Characters of a value that are shown."""


def word_number(value: Decimal) -> str:
    """The number as it is read best, and always exact.

    >>> word_number(Decimal("12000000000")), word_number(Decimal("1350000000"))
    ('12 billion', '1.35 billion')
    >>> word_number(Decimal("13500")), word_number(Decimal("12345678"))
    ('13,500', '12,345,678')
    """
    for scale, word in SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def word_count(count: int, one: str, many: str | None = None) -> str:
    """So many of a thing.

    >>> word_count(1, "event"), word_count(1200, "event"), word_count(2, "copy", "copies")
    ('1 event', '1,200 events', '2 copies')
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def word_amount(amount: Amount) -> str:
    """The amount with its bounds and unit: "~USD 12 billion", "185–310 miles", "≥ 300 vehicles"."""
    number = _word_range(amount)
    worded = {
        "money": f"{amount.unit or ''} {number}".strip(),
        "share": f"{number}%",
        "rank": f"no. {number}",
        "count": f"{number} {amount.unit or amount.of or ''}".strip(),
    }.get(amount.kind) or f"{number} {_word_unit(amount)}".strip()
    bound = "≤ " if amount.low is None else "≥ " if amount.high is None else ""
    return f"{'~' if amount.about else ''}{bound}{worded}"


def _word_range(amount: Amount) -> str:
    ends = dict.fromkeys(end for end in (amount.low, amount.high) if end is not None)
    return "–".join(map(word_number, ends))


def _word_unit(amount: Amount) -> str:
    unit = amount.unit or ""
    if not unit or amount.high == amount.low == 1:
        return unit
    return IRREGULAR_PLURALS.get(unit, f"{unit}s")


def word_date(date: Date | None) -> str:
    """The date no finer than it was told: "2024-02-01", "2024-02", "2024-Q1", "1940s".

    A stretch that is no such period is given by its first and last day; no date by "—".
    """
    if date is None:
        return NONE
    if date.start == date.end:
        return date.start.isoformat()
    return _word_period(date.start, date.end) or f"{date.start}..{date.end}"


def _word_period(start: Day, end: Day) -> str | None:
    """The name of a whole month, quarter, year, decade or century."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1:
        return start.isoformat()[:7]
    if months == 3 and start.month % 3 == 1:
        return f"{start.year}-Q{start.month // 3 + 1}"
    if start.month != 1:
        return None
    years = {12: f"{start.year}", 120: f"{start.year}s", 1200: f"{start.year}–{end.year}"}
    return years.get(months)


def word_actor(actor: Actor) -> str:
    """The actor's name, with the code of the country it belongs to where it is not that country.

    >>> word_actor(Actor(None, "Trade Ministry", "FRA")), word_actor(Actor("FRA", "France", "FRA"))
    ('Trade Ministry (FRA)', 'France')
    """
    if actor.country is None or actor.id == actor.country:
        return actor.name
    return f"{actor.name} ({actor.country})"


def word_actors(mentions: Sequence[Mention]) -> str:
    """The actors' names in the order given, each once; "—" where there is none."""
    names = dict.fromkeys(word_actor(mention.actor) for mention in mentions)
    return ", ".join(names) or NONE


def word_roles(sources: Sequence[Mention], targets: Sequence[Mention]) -> str:
    """Who to whom: "Japan → Ukraine", or "Japan ↔ Italy" where all parties are on both sides."""
    acting, reached = word_actors(sources), word_actors(targets)
    if sources and {m.actor for m in sources} == {m.actor for m in targets}:
        return acting.replace(", ", " ↔ ") if ", " in acting else acting
    return f"{acting} → {reached}"


def word_sides(sources: Sequence[Actor], targets: Sequence[Actor]) -> str:
    """Who to whom by state, with whoever of it is named: "Russia (Ministry of Defence) → Japan".

    "Japan ↔ Italy" where all parties are on both sides, "— → Italy" where nobody is said to act,
    and those who act alone where nobody is acted upon.
    """
    acting, reached = _by_state(sources), _by_state(targets)
    if acting and not reached:
        return _word_states(acting)
    if len(acting) > 1 and set(acting) == set(reached):
        return _word_states(acting, " ↔ ")
    return f"{_word_states(acting)} → {_word_states(reached)}"


def _by_state(actors: Sequence[Actor]) -> dict[str, list[str]]:
    """The states, and the bodies and people of none, each with those of it that are named."""
    found: dict[str, list[str]] = {}
    for actor in actors:
        named = found.setdefault(name_state(actor.country) if actor.country else actor.name, [])
        own = actor.country is None or actor.id == actor.country
        if not own and actor.name not in named:
            named.append(actor.name)
    return found


def _word_states(states: Mapping[str, Sequence[str]], joint: str = ", ") -> str:
    worded = [f"{state} ({', '.join(of)})" if of else state for state, of in states.items()]
    more = f" and {len(worded) - STATES_SHOWN} more" if len(worded) > STATES_SHOWN else ""
    return joint.join(worded[:STATES_SHOWN]) + more or NONE


def word_speakers(attribution: Sequence[Attribution]) -> str:
    """On whose word, from the outermost teller inward: "Reuters ‹ Trade Ministry (FRA)".

    Empty where the document itself says it.
    """
    return " ‹ ".join(word_actor(teller.speaker.actor) for teller in attribution)


def word_type(type_: str, mode: str | None, instrument: str | None) -> str:
    """The type with its mode and instrument: "SANCTION sanction.asset_freeze", "PROTEST:riot"."""
    kind = f"{type_}:{mode}" if mode else type_
    return f"{kind} {instrument}" if instrument else kind


def word_review(review: Review) -> str:
    """How an event stands after review: "corrected by ana (status, date): see the treaty"."""
    shown = review.fields if review.verdict == "corrected" else ()
    fields = f" ({', '.join(shown)})" if shown else ""
    verdict = f"{review.verdict} by {', '.join(review.who)}{fields}"
    settled = f"{verdict}, adjudicated" if review.adjudicated else verdict
    return f"{settled}: {review.why}" if review.why else settled


def word_value(value: str | None) -> str:
    """A value as it was decided, in few words: actors and amounts by their words."""
    found = None if value is None else parse_json(value)
    if isinstance(found, list):
        return ", ".join(map(_word_part, found)) or "none"
    return "none" if found is None else _word_part(found)


def _word_part(part: object) -> str:
    if not isinstance(part, dict):
        return str(part)
    if "start" in part:
        return word_date(of_row(Date, part))
    if "low" in part:
        return word_amount(of_row(Amount, part))
    speaker = part.get("speaker", part)
    told = str(speaker.get("name") or speaker.get("text"))
    return told if len(told) <= LONGEST_VALUE else told[: LONGEST_VALUE - 1] + "…"
