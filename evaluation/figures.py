"""How well figures and dates are read, on open data: value and currency, by kind of expression.

    python evaluation/figures.py DATA [--language zh] [--misses] [--kind currency]

``DATA`` is a folder with ``numbers_dates_money/en.jsonl`` and ``zh.jsonl`` (Recognizers-Text:
expressions with a day of reference and what they come to) and
``aid_packages/kiel_packages.jsonl`` (descriptions of aid with currency and amount). Each is read
as a document of its own by the whole program.

What a record needs is scored: the day of a time of day, not the hour; no recurring times ("every
Tuesday"), no bare times of day, no positions without a number ("the previous item"). A gold
expression counts as read where some reading of the text has its value. Two differences of
convention are allowed for: a record keeps the period a bound names ("since 2015": the year), and
"three weeks ago" is the week of that day. A record tells points of a percentage from percents; the
Chinese data calls both by one name. Days that no calendar has ("30 February") are not asked for.
"""

import argparse
import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from gestae.coders.amounts import find_amounts
from gestae.coders.dates import find_dates, resolve
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.ontology.units import known_units
from gestae.records import Amount, Date, Document, Parsed, Passage, Span

TOLERANCE = Decimal("0.000001")
UNSCORED = {"set", "time", "timerange", "ordinal.relative", ""}
PARTS = {"cent": ("USD", 100), "pence": ("GBP", 100), "penny": ("GBP", 100), "sen": ("", 1)}
CODES = {"dollar": "USD", "pound": "GBP", "franc": "CHF", "peseta": "ESP", "rupee": "INR"}
UNITS = {"meter": "metre", "kilometer": "kilometre", "square meter": "square metre", "ton": "tonne",
         "metric ton": "tonne", "kilometer per hour": "kilometre per hour",
         "millimeter": "millimetre", "decimeter": "decimetre",
         "centimeter": "centimetre"}  # fmt: skip
UNRESOLVED = ("not resolved", "0001-01-01")
CLOCK_ONLY = re.compile(
    r"[^a-z]*((?!day|night|week|morning|evening)[a-z'½]+[^a-z]*)*?(hour|hr|min|sec)\w*.*"
    r"|[^年月日天周晚早]*(小时|分钟|钟头|秒)[^年月日天周晚早]*"
)
"""Times told by the clock alone ("in half an hour"): the record's day is the reference's own."""
LANGUAGES = {"en": "English", "zh": "Chinese"}
STEPS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


@dataclass(frozen=True)
class Reading:
    """A text with what was read from it."""

    text: str
    amounts: tuple[Amount, ...]
    dates: tuple[Date, ...]


@dataclass(frozen=True)
class Score:
    """One gold expression: its kind, whether it was read, and how to show it."""

    kind: str
    right: bool
    shown: str


def main() -> None:
    """Prints the table, and the misses where asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--kind", default="")
    parser.add_argument("--language", choices=("en", "zh"), action="append")
    options = parser.parse_args()
    scores: list[Score] = []
    for language in options.language or ("en", "zh"):
        path = options.data / "numbers_dates_money" / f"{language}.jsonl"
        expressions = list(score_expressions(path, language))
        print_table(f"{LANGUAGES[language]} expressions", expressions)
        scores += expressions
        if language == "en":
            packages = list(score_packages(options.data / "aid_packages" / "kiel_packages.jsonl"))
            print_table("Aid packages", packages)
            scores += packages
    if options.misses:
        for score in scores:
            if not score.right and options.kind in score.kind:
                print(f"{score.kind:14} {score.shown}")


def print_table(title: str, scores: list[Score]) -> None:
    """Prints how many of each kind were right."""
    kinds = defaultdict(list)
    for score in scores:
        kinds[score.kind].append(score.right)
    print(f"{title:32}  right   of  share")
    for kind, right in sorted(kinds.items()):
        print(f"  {kind:30} {sum(right):6} {len(right):4}  {sum(right) / len(right):.3f}")
    total = sum(score.right for score in scores)
    print(f"  {'all':30} {total:6} {len(scores):4}  {total / len(scores):.3f}\n")


def read_all(
    rows: Sequence[tuple[str, dt.date | None, str | None]], language: str
) -> Iterator[Reading]:
    """Readings of texts with their day of publication and address."""
    documents = [
        Document(str(i), text, id=str(i), published=day, url=url, language=language,
                 passages=(Passage(Span(0, len(text)), language),))
        for i, (text, day, url) in enumerate(rows)
    ]  # fmt: skip
    ontology = load_ontology()
    for parsed in parse_documents(documents):
        dates = (*find_dates(parsed, ontology), *_from_reference(parsed))
        yield Reading(parsed.document.text, find_amounts(parsed, ontology), dates)


def _from_reference(parsed: Parsed) -> Iterator[Date]:
    """Dates that count from one told before, of which the rows have none but the reference."""
    text, reference = parsed.document.text, parsed.document.published
    for sentence in parsed.sentences:
        for expression in sentence.times:
            if expression.anchor == "previous" and reference is not None:
                date = resolve(expression, reference, text)
                if date is not None:
                    yield date


def score_expressions(path: Path, language: str) -> Iterator[Score]:
    """Scores of the Recognizers-Text rows that a record needs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [(row["input"], _reference(row), None) for row in rows]
    for row, reading in zip(rows, read_all(texts, language), strict=True):
        if not row["results"] and row["id"].startswith("DateTime"):
            shown = f"{row['input']!r}: should be none, found {[d.text for d in reading.dates]}"
            yield Score("no date", not reading.dates, shown)
        for gold in row["results"]:
            yield from _score(gold, reading)


def _reference(row: Mapping[str, Any]) -> dt.date | None:
    day = (row.get("context") or {}).get("ReferenceDateTime")
    return dt.date.fromisoformat(day[:10]) if day else None


def _score(gold: Mapping[str, Any], reading: Reading) -> Iterator[Score]:
    kind = (gold.get("TypeName") or gold.get("Type") or "").removeprefix("datetimeV2.")
    resolution = gold.get("Resolution") or {}
    if kind in UNSCORED or resolution.get("subtype") == "power":
        return
    if kind.startswith("datetime") and CLOCK_ONLY.fullmatch(gold["Text"].lower()):
        return
    if kind in ("date", "daterange", "datetime", "datetimerange", "duration"):
        values = list(_time_values(gold))
        if not values:
            return
        right = any(_is_time_read(kind, value, reading) for value in values)
        shown = f"{reading.text!r}: {gold['Text']!r} = {values[0]}, found " + str(
            [f"{d.text}: {d.start}–{d.end} {d.precision}" for d in reading.dates]
        )
    else:
        if str(resolution.get("value")) in ("None", "null"):
            return
        right = any(_is_amount_read(kind, resolution, amount) for amount in reading.amounts)
        shown = f"{reading.text!r}: {gold['Text']!r} = {resolution}, found " + str(
            [f"{a.text}: {a.low}–{a.high} {a.kind} {a.unit}" for a in reading.amounts]
        )
    yield Score(kind, right, shown)


def _time_values(gold: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The possible values, as start and end days (end exclusive) or a duration."""
    for value in (gold.get("Resolution") or {}).get("values", []):
        found = {k: v for k, v in value.items() if k in ("start", "end", "value", "timex", "Mod")}
        if found.get("value") not in UNRESOLVED and value.get("timex") != "PRESENT_REF":
            yield found
    value = gold.get("Value") or {}
    for side in ("FutureResolution", "PastResolution"):
        found = {"timex": value.get("Timex", "")}
        for key, day in (value.get(side) or {}).items():
            name = (
                "start" if key.startswith("start") else "end" if key.startswith("end") else "value"
            )
            found[name] = day
        if len(found) > 1 and found.get("value") not in UNRESOLVED:
            yield found


def _is_time_read(kind: str, value: Mapping[str, str], reading: Reading) -> bool:
    if kind == "duration":
        return any(_is_duration(value["timex"], amount) for amount in reading.amounts)
    start = value.get("value", value.get("start", ""))[:10]
    end = value.get("end", "")[:10]
    try:
        days = [dt.date.fromisoformat(day) if day else None for day in (start, end)]
    except ValueError:
        return False
    if kind in ("datetime", "datetimerange"):
        return any(date.start == (days[0] or days[1]) for date in reading.dates)
    if "value" in value:
        return any(_is_day(days[0], date) for date in reading.dates if days[0])
    return any(_is_period(days[0], days[1], date) for date in reading.dates)


def _is_day(day: dt.date, date: Date) -> bool:
    if date.precision == "day":
        return date.start == day
    return date.precision in ("week", "month", "year") and date.start <= day <= date.end


def _is_period(start: dt.date | None, end: dt.date | None, date: Date) -> bool:
    after = date.end + dt.timedelta(1)
    if start is None or end is None:  # a bound: the record keeps the period that it names
        return (start or end) in (date.start, date.end, after)
    if start != date.start:
        return False
    last = {"day": 1, "week": 7, "month": 31, "quarter": 92, "season": 92, "year": 366}
    return end <= after and (after - end).days <= last.get(date.precision, 0)


def _is_duration(timex: str, amount: Amount) -> bool:
    found = re.fullmatch(r"P(T?)([\d.]+)([YMWDHS])", timex)
    value = amount.low if amount.low is not None else amount.high
    if amount.kind != "duration" or value is None:
        return False
    if found is None:  # a compound: years, months, days together
        return timex.startswith("P") and amount.unit in ("day", "month", "hour", "minute", "second")
    clock = {"H": "hour", "M": "minute", "S": "second"}
    unit = clock[found[3]] if found[1] else STEPS[found[3]]
    ratio = known_units().ratio(amount.unit or "", unit)
    return ratio is not None and abs(value * ratio - Decimal(found[2])) < TOLERANCE


def _is_amount_read(kind: str, gold: Mapping[str, Any], amount: Amount) -> bool:
    if kind == "numberrange":
        return _has_bounds(str(gold["value"]), amount)
    if kind == "ordinal":
        return amount.kind == "rank" and amount.low == Decimal(gold["value"])
    value = Decimal(str(gold["value"]).rstrip("%"))
    told = amount.low if amount.low is not None else amount.high
    if told is None:
        return False
    if kind == "currency":
        return _is_money(gold, value, told, amount)
    if kind in ("percentage", "number"):
        share = amount.kind == "share" and amount.unit in ("percent", "percentage point")
        factor = 1 if kind == "percentage" else 100
        return (share and _equal(told, value * factor)) or (factor > 1 and _equal(told, value))
    return _is_measured(gold, value, told, amount)


def _is_measured(gold: Mapping[str, Any], value: Decimal, told: Decimal, amount: Amount) -> bool:
    unit = str(gold["unit"]).lower()
    told_in = {"ton": "tonne"}.get(amount.unit or "", amount.unit or "")  # the data has one ton
    ratio = known_units().ratio(told_in, UNITS.get(unit, unit))
    return ratio is not None and _equal(told * ratio, value)


def _is_money(gold: Mapping[str, Any], value: Decimal, told: Decimal, amount: Amount) -> bool:
    unit = str(gold["unit"]).lower()
    code, parts = PARTS.get(unit, (gold.get("isoCurrency") or CODES.get(unit, ""), 1))
    return amount.kind == "money" and amount.unit == code and _equal(told * parts, value)


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= TOLERANCE * max(abs(other), Decimal(1))


def _has_bounds(written: str, amount: Amount) -> bool:
    low, high = written.strip("[]()").split(",")
    factor = 100 if amount.kind == "share" else 1

    def matches(gold: str, told: Decimal | None) -> bool:
        return (
            told is None if not gold else told is not None and _equal(told, Decimal(gold) * factor)
        )

    return matches(low, amount.low) and matches(high, amount.high)


def score_packages(path: Path) -> Iterator[Score]:
    """Scores of the aid packages whose amount stands in their text."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["amount_literal_in_text"]]
    texts = [(row["text"], None, next(iter(row["sources"]), None)) for row in rows]
    for row, reading in zip(rows, read_all(texts, "en"), strict=True):
        gold = Decimal(str(row["amount"]))
        value = [
            a
            for a in reading.amounts
            if any(v is not None and _equal(v, gold) for v in (a.low, a.high))
        ]
        shown = f"{row['id']} {row['currency']} {gold}: {row['text']!r}, found " + str(
            [f"{a.text}: {a.low} {a.kind} {a.unit}" for a in reading.amounts]
        )
        both = any(a.kind == "money" and a.unit == row["currency"] for a in value)
        yield Score("value", bool(value), shown)
        yield Score("value and currency", both, shown)


if __name__ == "__main__":
    main()
