"""The Chinese words of figures and dates, from ``tables/figures``: start with ``figure_words``.

Each word has classes ("周三": a day of the week) with a value in each; the rules of numerals, times
and quantities speak of the classes only. All words are in simplified characters.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from gestae.linguistics.shared.cascade import Action, Alphabet, Cascade, Values
from gestae.linguistics.shared.figure_tables import named_time, parse_value, read_rules
from gestae.ontology.han import simplify
from gestae.ontology.table import Problems, read_rows
from gestae.ontology.units import known_currencies, known_units

TABLES = files("gestae.linguistics.zh") / "tables" / "figures"
LOCALES = ("zh", "zh_Hant", "zh_Hant_HK")
"""Writings and usages from which CLDR's names of money are taken."""
HAN_SIGNS = {"¥": "CNY", "￥": "CNY"}
"""Signs that mean another money in Chinese than elsewhere."""
CONTAINERS = frozenset(("XAF", "XOF", "XPF", "XCD"))
"""Codes of money in use among those that begin with X."""
KINDS = {"sure": "money", "plain": "plainmoney", "coin": "coin"}
NO_WORD = {"word": None}
MARKS = {
    ",": "comma", "，": "comma", "、": "enumerated", ".": "dot", "。": "stop", "；": "stop",
    ";": "stop", "！": "stop", "？": "stop", "!": "stop", "?": "stop", "-": "dash", "–": "dash",
    "—": "dash", "―": "dash", "−": "dash", "~": "tilde", "～": "tilde", "≈": "tilde",
    "/": "slash", "+": "plus_sign", "(": "open", "（": "open", "[": "open", "【": "open",
    ")": "close", "）": "close", "]": "close", "】": "close", ">": "more_sign", "≥": "more_sign",
    "<": "less_sign", "≤": "less_sign", "=": "equals_sign", ":": "colon", "：": "colon",
    "“": "quote", "”": "quote", "「": "quote", "」": "quote", "《": "title", "》": "title",
    "·": "middle",
}  # fmt: skip
LITERALS = (
    "number digits", "number digits scaled", "number spelled", "number spelled scaled",
    "number spelled positional", "number spelled single", "number digits zeroed", "between",
    "between scaled", "scale", "date", "slashed", "clock", "calquarter", "halfyear", "junk",
    "sign", "noun", "name", "verb", "adp", "pron", "other", "number digits dated", "decimalday",
)  # fmt: skip
"""Sets of classes that come from no table: literals of the text and parts of speech."""
READINGS = (
    "number", "number scaled", "number spelled scaled", "number spelled", "vague", "plusmore",
    "plusmore scaled", "about",
    "fraction", "ordinal", "calyear", "calmonth", "calday", "calday length",
    "calday length spelled", "calcentury",
    "calquarter", "time", "length", "openlength length", "span", "quantity", "clock", "junk",
    "years", "decade", "weekpoint",
)  # fmt: skip
"""Sets of classes that the actions of the rules make."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """All words, with their classes; ``lengths`` by first character, longest first.

    ``signs`` are those in Latin letters and marks (US$, km). ``codes`` are the alphabet's, by the
    identity of the values of a word, because most pieces are words.
    """

    alphabet: Alphabet
    words: Mapping[str, Values]
    lengths: Mapping[str, tuple[int, ...]]
    signs: Mapping[str, Values]
    codes: Mapping[int, str]

    def longest(self, text: str, start: int, limit: int) -> int:
        """The end, up to ``limit``, of the longest word of figures and times at ``start``.

        ``start`` where there is none.
        """
        for length in self.lengths.get(text[start], ()):
            end = start + length
            if end <= limit and "word" not in self.words.get(text[start:end], NO_WORD):
                return end
        return start


@cache
def figure_words() -> FigureWords:
    """The words of the installed tables; raises ``TableError`` where one is wrong."""
    problems = Problems()
    words: dict[str, dict[str, Any]] = {}
    for form, values in (
        *_words(problems),
        *_units(problems),
        *_currencies(problems),
        *_named_times(problems),
    ):
        words.setdefault(form, {}).update(values)
    problems.raise_if_any()
    signs = dict(_signs())
    alphabet = Alphabet()
    for literal in (*LITERALS, *READINGS, *MARKS.values()):
        alphabet.code(literal.split())
    codes = {id(values): alphabet.code(values) for values in (*words.values(), *signs.values())}
    return FigureWords(alphabet, words, _lengths(words), signs, codes)


@cache
def figure_rules(name: str, actions: tuple[tuple[str, Action], ...]) -> Cascade:
    """The cascade of a rule table of this language; raises ``TableError`` where it is wrong.

    What its actions make must stand in ``READINGS``.
    """
    return read_rules(TABLES / name, dict(actions), figure_words().alphabet)


def _lengths(words: Mapping[str, Any]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for form in words:
        found.setdefault(form[0], set()).add(len(form))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def _words(problems: Problems) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in read_rows(TABLES / "words.csv", ("words", "classes", "value"), problems):
        value = parse_value(row["value"])
        for form in row.many("words"):
            if simplify(form) != form:
                problems.add(row.where, f"{form!r} should be {simplify(form)!r}, in simplified")
            values = dict.fromkeys(row.many("classes"), value)
            if "shift" in values:
                values["shift"] = _shift(row["value"])
            yield form, values


def _shift(cell: str) -> tuple[str, int, str]:
    """The unit, the count and the anchor of "day -1", "year 1 previous"."""
    unit, count, *anchor = cell.split()
    return unit, int(count), anchor[0] if anchor else "document"


def _units(problems: Problems) -> Iterator[tuple[str, dict[str, Any]]]:
    units = known_units()
    for row in read_rows(TABLES / "units.csv", ("unit", "names"), problems):
        if row["unit"] not in units.by_name:
            problems.add(row.where, f"{row['unit']!r} is no unit of ontology/tables/units.csv")
        for form in row.many("names"):
            yield form, {"unit": row["unit"]}


def _currencies(problems: Problems) -> Iterator[tuple[str, dict[str, Any]]]:
    known = known_currencies().codes
    for code, name in _cldr_names(known):
        yield name, {"money": (code, Decimal(1))}
    columns = ("currency", "names", "parts", "kind")
    for row in read_rows(TABLES / "currencies.csv", columns, problems):
        if row["currency"] not in known:
            problems.add(row.where, f"{row['currency']!r} is no ISO 4217 code")
        if row["kind"] not in KINDS:
            problems.add(row.where, f"kind {row['kind']!r}; known: {', '.join(KINDS)}")
            continue
        part = 1 / Decimal(row["parts"] or 1)
        for form in row.many("names"):
            yield form, {KINDS[row["kind"]]: (row["currency"], part)}


def _cldr_names(codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    from babel.numbers import get_currency_name

    for code in sorted(codes):
        if code[0] == "X" and code not in CONTAINERS:
            continue  # gold, test codes, units of account: their names are common words
        for locale in LOCALES:
            name = simplify(get_currency_name(code, locale=locale))
            if len(name) > 1 and name != code and not {"(", "（"} & set(name):
                yield code, name


def _signs() -> Iterator[tuple[str, Values]]:
    currencies = known_currencies()
    for code in currencies.codes:
        yield code, {"sign": (code, Decimal(1))}
    for sign, codes in currencies.signs.items():
        if not any(letter >= "㐀" for letter in sign) or sign in HAN_SIGNS:
            yield sign, {"sign": (HAN_SIGNS.get(sign, codes[0]), Decimal(1))}
    for symbol, unit in known_units().by_symbol.items():
        kinds = {"duration": "time_symbol", "share": "percent"}
        yield symbol, {kinds.get(unit.kind, "unit"): unit.name}


def _named_times(problems: Problems) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in read_rows(TABLES / "named_times.csv", ("names", "years", "day"), problems):
        values = named_time(row["years"], row["day"])
        if not values:
            problems.add(row.where, "needs years (1939-1945), or a day (12-25, 11 4 thursday)")
            continue
        for form in row.many("names"):
            yield form, dict(values)
