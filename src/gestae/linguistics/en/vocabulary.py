"""The English words of figures and dates, from ``tables/figures``: start with ``vocabulary``.

Each word has classes ("may": a month where it is capitalised) with a value in each; the rules of
numerals, times and quantities speak of the classes only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from gestae.linguistics.shared.cascade import Action, Alphabet, Cascade, Values
from gestae.linguistics.shared.figure_tables import named_time, parse_value, read_rules
from gestae.ontology.table import Problems, Row, read_rows
from gestae.ontology.units import known_currencies, known_units

TABLES = files("gestae.linguistics.en") / "tables" / "figures"
WORD = re.compile(r"[^\W\d_]+")
MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash",
    "~": "tilde", "≈": "tilde", "/": "slash", "+": "plus", "(": "open", "[": "open", "{": "open",
    ")": "close", "]": "close", "}": "close", "&": "and_sign", ">": "more_sign", "≥": "more_sign",
    "<": "less_sign", "≤": "less_sign", "=": "equals_sign",
}  # fmt: skip
TELLING = frozenset((
    "small", "hundred", "scale", "dozen", "many", "couple", "half", "ordinal", "month",
    "monthish", "weekday", "season", "dayword", "timeunit", "timeunits", "fortnight", "weekend",
    "night", "nights", "decadeword", "thattime", "named", "holiday", "clockunit", "clockunits",
    "decadelong", "yearend", "monthend", "daypart",
))  # fmt: skip
"""A sentence with none of these classes, and no digit, holds no figure and no date."""
LITERALS = (
    "number digits small day", "number digits dotted", "number digits small", "number digits",
    "number digits year",
    "number spelled small day", "number spelled small", "number spelled", "number wordyear",
    "number scaled", "number scaled spelled", "number scaled spelled wordyear",
    "number wordyear spelled", "number vague", "fraction", "fraction slashed", "slashed",
    "ordinal", "ordinal digitordinal", "date", "clock", "decade", "shortyear", "quarter_sign",
    "half_sign", "possessive", "sign", "scaled_code", "noun", "name", "verb", "aux", "adj", "adp",
    "pron", "other", "junk", "stop",
)  # fmt: skip
"""Sets of classes that come from no table: literals of the text and parts of speech."""
READINGS = (
    "ordinal", "ordinal part_of", "fraction", "vague", "number wordyear spelled", "time", "length",
    "span", "quantity", "quantity aged",
)  # fmt: skip
"""Sets of classes that the actions of the rules make. All rules are compiled over all of them, so
that it does not matter which of the tables is asked for first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is in any form, and what it is when it begins with a capital."""

    anyhow: Values
    capital: Values


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words and phrases, by lower-case form.

    ``exact`` holds signs and abbreviations whose case tells what they are ("MW", "A$", "m").
    ``phrases`` lists, by first word, the longer forms, longest first. ``telling`` holds the words
    without which (and without digits) a sentence need not be looked at.
    """

    alphabet: Alphabet
    entries: Mapping[str, Entry]
    exact: Mapping[str, Values]
    phrases: Mapping[str, tuple[str, ...]]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Draft:
    """Values gathered row by row: of a form in any case, when capitalised, in this very case."""

    anyhow: dict[str, dict[str, Any]] = field(default_factory=dict)
    capital: dict[str, dict[str, Any]] = field(default_factory=dict)
    exact: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, form: str, values: Values, kind: str = "") -> None:
        side = {"": self.anyhow, "capital": self.capital, "exact": self.exact}[kind]
        side.setdefault(form, {}).update(values)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the installed tables; raises ``TableError`` where one is wrong."""
    problems = Problems()
    draft = _Draft()
    _add_words(draft, problems)
    _add_units(draft, problems)
    _add_currencies(draft, problems)
    _add_named_times(draft, problems)
    problems.raise_if_any()
    entries = {
        form: Entry(lower := draft.anyhow.get(form, {}), {**lower, **draft.capital.get(form, {})})
        for form in {*draft.anyhow, *draft.capital}
    }
    alphabet = Alphabet()
    for literal in (*LITERALS, *READINGS, *MARKS.values()):
        alphabet.code(literal.split())
    for entry in entries.values():
        alphabet.code(entry.anyhow)
        alphabet.code(entry.capital)
    for form, values in draft.exact.items():
        known = entries.get(form.lower())
        alphabet.code({**values, **_in_case(known, form)} if known else values)
    return Vocabulary(alphabet, entries, draft.exact, _by_first_word(entries), _telling(entries))


def find_values(word: str) -> Values:
    """What a word or phrase may be, in the case it is written in; empty where no table has it."""
    words = vocabulary()
    entry = words.entries.get(word.lower())
    values = _in_case(entry, word) if entry else {}
    exact = words.exact.get(word)
    return {**exact, **values} if exact else values


def _in_case(entry: Entry, form: str) -> Values:
    return entry.capital if form[:1].isupper() else entry.anyhow


def load_rules(name: str, actions: Mapping[str, Action]) -> Cascade:
    """The cascade of a rule table of this language; raises ``TableError`` where it is wrong.

    What its actions make must stand in ``READINGS``.
    """
    return read_rules(TABLES / name, actions, vocabulary().alphabet)


def _add_words(draft: _Draft, problems: Problems) -> None:
    for row in read_rows(TABLES / "words.csv", ("words", "classes", "value", "form"), problems):
        if row["form"] not in ("", "capital", "exact"):
            problems.add(row.where, f"form {row['form']!r}; known: capital, exact, or nothing")
            continue
        value = parse_value(row["value"])
        for form in row.many("words"):
            values: dict[str, Any] = dict.fromkeys(row.many("classes"), value)
            if "small" in values and 1 <= value <= 31:
                values["day"] = value
            draft.add(form, values, row["form"])


def _add_units(draft: _Draft, problems: Problems) -> None:
    units = known_units()
    for row in read_rows(TABLES / "units.csv", ("unit", "names"), problems):
        if row["unit"] not in units.by_name:
            problems.add(row.where, f"{row['unit']!r} is no unit of ontology/tables/units.csv")
        for form in row.many("names"):
            draft.add(form, {"unit": row["unit"]})
    for symbol, unit in units.by_symbol.items():
        classes = {"duration": "time_symbol", "share": "percent"}
        draft.add(symbol, {classes.get(unit.kind, "symbol"): unit.name}, "exact")


def _add_currencies(draft: _Draft, problems: Problems) -> None:
    from babel.numbers import get_currency_name

    currencies = known_currencies()
    for code in currencies.codes:
        draft.add(code, {"code": (code, Decimal(1))}, "exact")
        if code[0] == "X" and code not in ("XAF", "XOF", "XPF", "XCD"):
            continue  # gold, test codes, units of account: their names are common words
        for number in (1, 2):
            name = get_currency_name(code, count=number, locale="en")
            if "(" not in name:
                draft.add(name.lower(), {"money": (code, Decimal(1))})
    for sign, codes in currencies.signs.items():
        draft.add(sign, {"sign": (codes[0], Decimal(1))}, "exact")
    for row in read_rows(
        TABLES / "currencies.csv", ("currency", "names", "parts", "kind"), problems
    ):
        _add_currency_names(row, draft, problems)


def _add_currency_names(row: Row, draft: _Draft, problems: Problems) -> None:
    kinds = {"sure": "money", "weight": "money_or_weight", "word": "money_word"}
    if row["currency"] not in known_currencies().codes:
        problems.add(row.where, f"{row['currency']!r} is no ISO 4217 code")
    if row["kind"] not in kinds:
        problems.add(row.where, f"kind {row['kind']!r}; known: {', '.join(kinds)}")
        return
    part = 1 / Decimal(row["parts"] or 1)
    for form in row.many("names"):
        draft.add(form, {kinds[row["kind"]]: (row["currency"], part)})


def _add_named_times(draft: _Draft, problems: Problems) -> None:
    for row in read_rows(TABLES / "named_times.csv", ("names", "years", "day"), problems):
        values = named_time(row["years"], row["day"])
        if not values:
            problems.add(row.where, "needs years (1939-1945), or a day (12-25, 11 4 thursday)")
            continue
        for form in row.many("names"):
            draft.add(form, values)


def _by_first_word(forms: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    phrases: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        first = WORD.match(form)
        if first and first.group() != form:
            phrases.setdefault(first.group(), []).append(form)
    return {first: tuple(found) for first, found in phrases.items()}


def _telling(entries: Mapping[str, Entry]) -> frozenset[str]:
    def words() -> Iterator[str]:
        for form, entry in entries.items():
            if not TELLING.isdisjoint(entry.capital):
                yield from WORD.findall(form)[-1:]

    return frozenset(words())
