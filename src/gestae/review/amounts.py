"""Amounts as users write them: ``read_amounts``."""

import re
from decimal import Decimal

from gestae.errors import UsageError
from gestae.ontology.units import known_currencies, known_units
from gestae.records import Event, Span
from gestae.records.rows import Row, to_row
from gestae.review.told import word_amount
from gestae.review.words import Text, split_words

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AMOUNT = re.compile(
    rf"""(?P<about>~)?\s*(?P<bound>≤|≥|<=|>=)?\s*
    (?:(?P<before>[A-Z]{{3}})\s*)?(?P<low>{_NUMBER})\s*
    (?:(?:\.\.|–)\s*(?P<high>{_NUMBER})\s*)?
    (?P<scale>thousand|million|billion|trillion)?\s*(?P<unit>%|[^\d\s%][^\d]*)?""",
    re.VERBOSE,
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PARTED = re.compile(r"[;；]|,(?!\d{3})")
FORMS = "USD 12 billion, 300 vehicles, >= 40 percent, ~ 10..20 km"


def read_amounts(words: str, event: Event, text: Text) -> list[Row]:
    """The amounts that a list of figures means, as rows hold them.

    Raises ``UsageError`` with the forms that are understood. Without words behind ``=`` a figure
    is read from where it stands as written, else from the words of the event's amount at its place.
    """
    parts = [part.strip() for part in _PARTED.split(words) if part.strip()]
    there = {word_amount(amount): to_row(amount) for amount in event.amounts}
    return [
        there.get(part) or _amount(part, number, event, text) for number, part in enumerate(parts)
    ]


def _amount(part: str, number: int, event: Event, text: Text) -> Row:
    told, cited = split_words(part)
    match = _AMOUNT.fullmatch(told)
    if match is None:
        raise UsageError(f"{told!r} is no amount; write it like one of these: {FORMS}.")
    span = text.expect(cited, told) if cited else _place(match, number, event, text)
    kind, unit, of = _counted(match, told)
    return {**_bounds(match), "kind": kind, "unit": unit, "of": of, **text.cited(span)}


def _place(match: re.Match[str], number: int, event: Event, text: Text) -> Span:
    """Where a figure stands: as written, else its number, else the event's amount in its place."""
    figure = " ".join(filter(None, (match["low"], match["scale"])))
    for words in (match[0].strip(), figure):
        found = text.find(words)
        if found and text.sentence.covers(found):
            return found
    if number < len(event.amounts):
        return event.amounts[number].span
    return text.expect(match[0].strip(), match[0].strip())


def _bounds(match: re.Match[str]) -> Row:
    scale = _SCALES.get(match["scale"] or "", 1)
    low = Decimal(match["low"].replace(",", "")) * scale
    high = Decimal(match["high"].replace(",", "")) * scale if match["high"] else low
    if low > high:
        raise UsageError(f"the lower bound {low} is above the upper bound {high}")
    bound = {"<=": "≤", ">=": "≥"}.get(match["bound"] or "", match["bound"])
    return {
        "low": None if bound == "≤" else low,
        "high": None if bound == "≥" else high,
        "about": match["about"] is not None,
    }


def _counted(match: re.Match[str], told: str) -> tuple[str, str | None, str | None]:
    """Kind and unit of an amount, and what it is of."""
    unit = (match["unit"] or "").strip()
    currency = match["before"] or (unit if re.fullmatch(r"[A-Z]{3}", unit) else None)
    if currency:
        if currency not in known_currencies().codes:
            raise UsageError(f"{currency} in {told!r} is no currency; give its ISO 4217 code.")
        return "money", currency, None if currency == unit else unit or None
    units = known_units()
    known = units.by_symbol.get(unit) or units.by_name.get(unit) or units.by_name.get(unit[:-1])
    return (known.kind, known.name, None) if known else ("count", None, unit or None)
