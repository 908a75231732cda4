"""English text as the pieces that figures and dates are read from: start with ``read_pieces``.

See ``linguistics/shared/cascade.py`` for what pieces are, ``vocabulary.py`` for their classes.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache

from gestae.linguistics.en.vocabulary import MARKS, WORD, find_values, vocabulary
from gestae.linguistics.shared.cascade import Piece, Values
from gestae.records import Token

VULGAR = {
    "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8),
}  # fmt: skip
PARTS_OF_SPEECH = {
    "NOUN": "noun", "PROPN": "name", "VERB": "verb", "AUX": "aux", "ADJ": "adj", "ADP": "adp",
    "PRON": "pron",
}  # fmt: skip
DIGIT = re.compile(rf"[\d{''.join(VULGAR)}]")
TELEPHONE = (
    r"\+?\d{1,4}(?:-\d{2,4}){2,}(?![\d-])|\+\d[\d -]{6,}\d|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{4}(?!\d)"
    r"|(?<![\d.,])0\d{2,4}(?: \d{3,4}){1,3}(?![\d.,]\d|\d)"
)
CLOCK = (
    r"(?<![\d.,$€£])(?:\d{1,2}: ?\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\b\.?)?|\d{1,2}[Hh]\d{2}"
    r"|\d{1,2}(?:\.\d{2})? ?(?:[ap]\.m\.|[ap]m\b|o['’]?clock\b))(?!\d)"
)
LITERALS = (
    r"(?P<junk>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w[\w.]*|\b[Nn]o\.(?=\d))",  # addresses
    r"(?P<ymd>(?<![\w.,/])(?<!\w-)\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}(?!\w|(?P=sep)\d))",
    r"(?P<dmy>(?<![\w.,/])\d{1,2}(?P<sep2>[-/.])\d{1,2}(?P=sep2)(?:\d{4}|\d{2})(?!\w|(?P=sep2)\d))",
    rf"(?P<number_of>{TELEPHONE})",
    r"(?P<version>(?<![\d.])\d+(?:\.\d{1,2}(?!\d)){2,})",
    rf"(?P<clock>{CLOCK})",
    r"(?P<decade>(?<![\w.,$€£])(?:\d{3}0 ?|['’]?\d0)['’]?s\b)",
    r"(?P<ordinal>(?<![\d.,])\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b)",
    rf"(?P<vulgar>(?:\d+[ -]?)?[{''.join(VULGAR)}])",
    r"(?P<slashed>(?<![\w.,/])(?:(?<![^\s(])[-−])?(?:\d+ {1,2})?\d{1,3}/\d{1,3}(?![\d/]|\.\d))",
    r"(?P<shortyear>(?<!\w)['’]\d\d(?![\w]))",
    r"(?P<quarter_sign>[Qq][1-4]\b)",
    r"(?P<half_sign>[Hh][12]\b)",
)
NUMBER = (
    r"(?P<number>(?:(?<![^\s(<>=])[-−](?=[\d.]))?(?:"
    r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}(?![\d.])"  # 1.000.000,50 is surely continental
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)"  # 12,34,567
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d]|[.,]\d)"  # 1 414 021
    r"|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?|(?<![\w.])\.\d+))"
)
WORDS = (
    r"(?P<alphanumeric>[^\W\d_]+\d\w*(?:[-‑]\w+)*)",  # G7, MH17, M113A2
    r"(?P<hyphened>[^\W\d_]+(?=-\d))",
    r"(?P<possessive>['’]s\b)",
    r"(?P<word>[^\W\d_]+)",
    r"(?P<mark>[^\w\s])",
)
PLAIN_WORD = re.compile(
    rf"\s*([^\W\d_{''.join(VULGAR)}]+)(?=(?! ?\$)(?:\s|[,;:!?)]|\.(?!\w)|-[^\W\d]|$))"
)
"""A word that no sign, digit or address can begin with: most of a text, read without more ado."""
LOWER_SIGNS = r"(?:mxn|cad|aud|nzd|usd|hkd|sgd)\$"
DOTTED = re.compile(r"(1[0-2]|[1-9])\.(3[01]|[12]\d|[1-9])")
"""A number that may be a month and a day: "on 4.22"."""
BEFORE_TITLE = re.compile(r"[a-z,] [\"“‘']?$")
AFTER_TITLE = re.compile(r" (?:and )?[A-Z][a-z]")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
AFTER_HYPHEN = re.compile(r"-\d[\w-]*")
AFTER_NUMBER = re.compile(r"[^\W\d_]+")
ALPHANUMERIC_END = re.compile(r"[\w.,/×]*\w(?:-\w+)*")
COMPARED = (" more", " less", " fewer", " greater", " higher", " lower", " longer")
"""Ends of phrases that "than" goes on from: "5 or more" ends there, "5 or more than 9" does not."""
MAY_TOUCH_DIGITS = frozenset((
    "scale", "letterscale", "unit", "symbol", "time_symbol", "percent", "code", "money",
    "timeunit", "timeunits", "clockunit", "clockunits", "sign", "dozen",
))  # fmt: skip
"""Classes of letters that may follow a number without a space: "3bn", "155mm", "5years"."""
MAY_PRECEDE_HYPHEN = frozenset((
    "month", "monthish", "early", "late", "mid", "before", "after", "small", "scale", "hundred",
    "fiscal", "code", "year",
))  # fmt: skip
"""Classes of words that stay words before a hyphen and a number: "mid-2024", "Oct-2"."""
MILLION = Decimal(1_000_000)
FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Four digits between these may be a year; the rules say where they are one."""


def is_telling(text: str) -> bool:
    """Whether a sentence may hold a figure or a date: a digit or a word of one."""
    if DIGIT.search(text):
        return True
    return not vocabulary().telling.isdisjoint(WORD.findall(text.lower()))


def read_pieces(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence in order; ``start`` is its offset in the document.

    ``tokens`` give the parts of speech of words that no table has.
    """
    code = vocabulary().alphabet.code
    lower = text.lower()
    if len(lower) != len(text):  # a letter that grows in lower case would shift all offsets
        lower = text
    pos = {token.start - start: token.pos for token in tokens}
    pieces: list[Piece] = []
    search, plain, position = _scanner().search, PLAIN_WORD.match, 0
    while True:
        if word := plain(text, position):
            begin, position = word.span(1)
            kind = "word"
        elif found := search(text, position):
            begin, position = found.span()
            kind = found.lastgroup or "mark"
        else:
            return pieces
        if kind == "hyphened" and not _is_read(text[begin:position], MAY_PRECEDE_HYPHEN):
            position = _end_of(AFTER_HYPHEN, text, position)
            values: Values = {"junk": None}
        elif kind in ("word", "hyphened"):
            position = _end_of_phrase(lower, begin, position)
            values = _word(text[begin:position], pos.get(begin, ""))
            capital = "spelled" in values and text[begin].isupper()
            if capital and (_is_named(pieces) or _is_title(text, begin, position)):
                values = {"name": text[begin:position]}
        elif kind == "number":
            position, values = _number(text, begin, position, pieces)
        elif kind == "mark" and _is_markup(text, begin):
            values = {"stop": text[begin]}
        else:
            values = _LITERAL_READERS[kind](text[begin:position])
        pieces.append(Piece(code(values), values, start + begin, start + position))


def _is_markup(text: str, begin: int) -> bool:
    """Whether a sign of comparison touches a letter: then it is a tag left in the text."""
    before, after = text[begin - 1 : begin], text[begin + 1 : begin + 2]
    if text[begin] not in "<>" or (after.isdigit() and "<" not in text[:begin]):
        return False  # "y<20"
    return before.isalpha() or after.isalpha()


def _is_named(before: Sequence[Piece]) -> bool:
    """Whether a capitalised number ends a name: "the Group of Seven"."""
    return bool(before) and not {"name", "of"}.isdisjoint(before[-1].values)


def _is_title(text: str, begin: int, end: int) -> bool:
    """Whether a capitalised number within a sentence begins a name: "the Three Gorges"."""
    if not BEFORE_TITLE.search(text, 0, begin) or not AFTER_TITLE.match(text, end):
        return False
    words: list[str] = LONG_WORD.findall(text)
    return sum(word.islower() for word in words) * 3 > len(words)  # in no headline


@cache
def _scanner() -> re.Pattern[str]:
    """What finds the next literal, sign or word, the most telling first."""
    exact = vocabulary().exact
    signs = [f for f, values in exact.items() if "sign" in values and not _is_abbreviation(f)]
    measures = [f for f, values in exact.items() if "sign" not in values and not f.isalpha()]
    money_words = {form for form in exact if _is_abbreviation(form) and form.isupper()}
    codes = "|".join(
        sorted(f for f, v in exact.items() if "code" in v or ("sign" in v and f in money_words))
    )
    money = (
        rf"(?P<sign>(?<![^\W\d_])(?:{_any_of(signs)}|(?i:us ?\$|c \$|{LOWER_SIGNS})|[$€£¥]))"
        rf"|(?P<code>(?<!\w)(?:{codes})(?=\d)|FY(?=\d\d))"
        rf"|(?P<measure>(?<![^\W\d_])(?:{_any_of(measures)})(?!\w))"
    )
    return re.compile("|".join((*LITERALS, money, NUMBER, *WORDS)))


def _is_abbreviation(sign: str) -> bool:
    """Whether a sign of money is a word to the eye ("Rs.", "kr"), and read as one."""
    return sign.replace(".", "").isalpha()


def _any_of(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@lru_cache(maxsize=20_000)
def _word(word: str, pos: str) -> Values:
    values = find_values(word)
    if not values:
        million = word[0] == "M" and find_values(word[1:]).get("code")  # "30 MUSD"
        return {"scaled_code": (million[0], MILLION)} if million else {_part_of_speech(pos): word}
    if pos in ("AUX", "VERB") and "month" in values and "monthish" in values:  # "May I …"
        return {"monthish": values["monthish"]}
    if pos == "VERB" and "money_word" in values:  # "won"
        return {"verb": word}
    return values


def _part_of_speech(pos: str) -> str:
    return PARTS_OF_SPEECH.get(pos, "other")


def _end_of_phrase(lower: str, begin: int, end: int) -> int:
    """The end of the longest phrase of the tables that begins with this word."""
    for phrase in vocabulary().phrases.get(lower[begin:end], ()):
        stop = begin + len(phrase)
        compared = lower.startswith(" than", stop) and phrase.endswith(COMPARED)
        if (
            lower.startswith(phrase, begin)
            and not compared
            and not lower[stop : stop + 1].isalnum()
        ):
            return stop
    return end


def _number(text: str, begin: int, end: int, before: Sequence[Piece]) -> tuple[int, Values]:
    written = text[begin:end]
    if before and written[0] in "-−" and not _SIGN_AFTER.isdisjoint(before[-1].values):
        return begin + 1, {"dash": written[0]}
    if before and " " in written and not {"month", "monthish"}.isdisjoint(before[-1].values):
        end = begin + written.index(" ")  # "On April 11 300 soldiers"
        written = text[begin:end]
    letters = AFTER_NUMBER.match(text, end)
    if letters and not _may_touch(text, letters.group(), letters.end()):
        return _end_of(ALPHANUMERIC_END, text, end), {"junk": written}
    values = dict(number_values(parse_digits(written), written))
    if dotted := DOTTED.fullmatch(written):
        values["dotted"] = (int(dotted[1]), int(dotted[2]))
    return end, values


_SIGN_AFTER = frozenset(
    ("number", "date", "ordinal", "month", "weekday", "sign", "code", "percent")
)


def _may_touch(text: str, letters: str, end: int) -> bool:
    if text[end : end + 1].isdigit():
        return letters in ("Q", "H", "q", "h")
    return letters == "s" or _is_read(letters, MAY_TOUCH_DIGITS)


def _is_read(word: str, classes: frozenset[str]) -> bool:
    return not classes.isdisjoint(find_values(word))


def _end_of(regex: re.Pattern[str], text: str, position: int) -> int:
    found = regex.match(text, position)
    return found.end() if found else position


def parse_digits(written: str) -> Decimal:
    """The number that digits with their separators write.

    >>> parse_digits("1.000.000,50"), parse_digits("12,34,567.89"), parse_digits("5,00")
    (Decimal('1000000.50'), Decimal('1234567.89'), Decimal('5.00'))
    """
    plain = re.sub(r"[ \u00a0\u202f\u2009]", "", written.replace("−", "-"))
    dots, commas = plain.count("."), plain.count(",")
    if dots > 1 or (dots and commas and plain.rindex(",") > plain.rindex(".")):
        plain = plain.replace(".", "").replace(",", ".")
    elif commas == 1 and not dots and len(plain) - plain.index(",") <= 3:
        plain = plain.replace(",", ".")
    return Decimal(plain.replace(",", ""))


def number_values(value: Decimal, written: str = "") -> Values:
    """The classes of a number: ``written`` in digits, or (empty) in words."""
    values: dict[str, object] = {"number": value, "digits" if written else "spelled": value}
    if value == value.to_integral_value() and value >= 0 and "." not in written:
        if value < 100:
            values["small"] = value
        if 1 <= value <= 31:
            values["day"] = value
        if len(written) == 4 and FIRST_YEAR <= value <= LAST_YEAR:
            values["year"] = value
    return values


def _date(written: str) -> Values:
    separator = next(mark for mark in written if not mark.isdigit())
    return {"date": (separator, *(int(part) for part in written.split(separator)))}


def _decade(written: str) -> Values:
    return {"decade": int(re.sub(r"\D", "", written))}


def _ordinal(written: str) -> Values:
    value = Decimal(written[:-2].replace(",", ""))
    return {"ordinal": value, "digitordinal": value}


def _vulgar(written: str) -> Values:
    above, below = VULGAR[written[-1]]
    whole = Decimal(written[:-1].rstrip(" -") or 0)
    if whole:
        return number_values(whole + Decimal(above) / Decimal(below), written)
    return {"fraction": Decimal(above) / Decimal(below)}


def _slashed(written: str) -> Values:
    if named := find_values(written):  # "9/11"
        return named
    whole, _, parts = written.rpartition(" ")
    above, below = (Decimal(part.replace("−", "-")) for part in parts.split("/"))
    if above < 0:
        return number_values(above / below, ".") if below else {"junk": written}
    if whole:
        return number_values(Decimal(whole) + above / below if below else Decimal(whole), ".")
    if above >= below:
        return {"slashed": (int(above), int(below))}
    return {"fraction": above / below, "slashed": (int(above), int(below))}


def _sign(written: str) -> Values:
    plain = written.replace(" ", "")
    values = find_values(plain) or find_values(plain.upper())
    return {"sign": values["sign"]}


def _mark(written: str) -> Values:
    return find_values(written) or {MARKS.get(written, "stop"): written}


_LITERAL_READERS = {
    "junk": lambda _: {"junk": None},
    "ymd": _date,
    "dmy": _date,
    "number_of": lambda _: {"junk": None},
    "version": lambda _: {"junk": None},
    "clock": lambda _: {"clock": None},
    "decade": _decade,
    "ordinal": _ordinal,
    "vulgar": _vulgar,
    "slashed": _slashed,
    "shortyear": lambda written: {"shortyear": int(written[1:])},
    "quarter_sign": lambda written: {"quarter_sign": int(written[1])},
    "half_sign": lambda written: {"half_sign": int(written[1])},
    "sign": _sign,
    "measure": find_values,
    "code": lambda written: find_values(written) or {"fiscal": 1},
    "alphanumeric": lambda _: {"junk": None},
    "possessive": lambda _: {"possessive": None},
    "mark": _mark,
}
