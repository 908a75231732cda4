"""Chinese text as the pieces that figures and dates are read from: start with ``read_pieces``.

The longest word of the tables is taken at each place, whatever words the sentence was cut into:
the tokens only tell where a character is part of another word (周 in 周边) and what kind of word
stands between the figures. See ``linguistics/shared/cascade.py`` for what pieces are.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from gestae.linguistics.shared.cascade import Piece, Values
from gestae.linguistics.zh.figure_words import MARKS, figure_words
from gestae.linguistics.zh.numerals import HAN_DIGIT, HAN_UNIT, RUN, SCALES, read_numeral
from gestae.ontology.han import simplify
from gestae.records import Token

PARTS_OF_SPEECH = {
    "NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADP": "adp", "PRON": "pron",
}  # fmt: skip
TELLING = frozenset((
    "few", "shift", "point", "weekday", "calmonth", "calquarter", "halfyear", "season",
    "thisseason", "lastseason", "nextseason", "yearpart", "monthpart", "withinyear", "withinmonth",
    "named", "holiday", "weekend", "halfshare", "overhalf", "nearhalf", "myriads", "half", "past",
    "lastcentury", "first", "thattime", "nowword",
))  # fmt: skip
"""A sentence with none of these classes, and no numeral, holds no figure and no date."""
AFTER_NUMBER = frozenset((
    "yearmark", "monthmark", "daymark", "timeunit", "clockunit", "unit", "money", "plainmoney",
    "classifier", "percent", "cheng", "coin", "centuryword", "decadeword", "clockmark",
    "quarterword", "more", "lai", "weekunit", "bigones",
))  # fmt: skip
"""Classes of words that belong to a number right before them, whatever word began there."""
BESIDE_NUMBER = frozenset((
    "word", "classifier", "self", "person", "unit", "money", "plainmoney", "coin", "percent",
    "clockunit", "unranked", "namedtail", "measured", "designator", "tail", "unranked_first",
    "clockminute", "coinmark", "rangeword", "lasting", "futurity", "ageunit", "local", "zhe",
    "decadeword", "centuryword", "quarterhour", "clocktail", "greater", "smaller", "also", "every",
    "bigones", "speedword",
))  # fmt: skip
"""Classes that mean something only beside a number, or are looked for as whole tokens."""
TIMELY = frozenset(("yearmark", "monthmark", "daymark", "timeunit", "part", "weekday", "holiday"))
AFTER_TIME = frozenset(("before", "after"))
"""前 and 后 belong to a time right before them; 前往 and its like are words of the tables."""
CLASSIFIERS = frozenset(("classifier", "self", "person"))
PARTS = frozenset(("yearpart", "monthpart", "withinyear", "withinmonth"))
"""Classes of words that nothing before them counts or points at: 6月底, 本月初, 5年内."""
COUNTING = frozenset(("few", "first", "half", "di", "point", "more"))
"""Classes of words that a classifier may follow, as it follows a number: 首个."""
WORDS_OF_DIGITS = frozenset(("word", "named", "holiday"))
"""Classes of words that may be written with digits alone: 万一, 五一."""
SHORT = 2
"""Numerals up to this length may be part of another word (三星, 第三世界)."""
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Wide forms of digits, letters and signs."""
for _mark in "，：；！？（）":
    del NARROW[ord(_mark)]
WIDE_DIGITS = "０１２３４５６７８９"
SPACE = re.compile(r"[\s\u200b\ufeff]")
SPACES = re.compile(
    r"[\s\u200b\ufeff]+(?=[^\x00-\x7f]|$)|(?<=[^\x00-\x7f\s\u200b\ufeff])[\s\u200b\ufeff]+"
)
"""Spaces beside a character that is no Latin one."""
WIDE_COMMA = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
LETTERS = re.compile(r"[A-Za-zµμ°º℃℉²³㎡㎞㎏㎝㎜/%]+")
ADDRESS = r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+\.\w[\w.]*"
TELEPHONE = r"\d{2,4}(?:-\d{3,4}){2,}|(?<![\d.,])0\d{2,4}(?:[ -]\d{3,4}){1,3}(?![\d.,]\d|\d)"
LITERALS = (
    rf"(?P<junk>{ADDRESS}|{TELEPHONE}|\d+(?:\.\d+){{2,}}\.\d+)",
    r"(?P<ymd>(?<![\d.,/])\d{4}(?P<mark>[-/. ])\d{1,2}(?P=mark)\d{1,2}(?![\d/.]\d|\d))",
    r"(?P<dmy>(?<![\d.,/])\d{1,2}(?P<mark2>[-/.])\d{1,2}(?P=mark2)\d{4}(?!\d))",
    r"(?P<clock>(?<!\d)\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)(?: ?[ap]\.?m\b\.?)?)",
    r"(?P<slashed>(?<![\d.,/\w])\d{1,4}/\d{1,4}(?![\d/]|\.\d))",
    r"(?P<quarter>[Qq][1-4](?![A-Za-z0-9]))",
    r"(?P<alphanumeric>(?<![A-Za-z])[A-Za-z]+(?:[-—–‑]|——)?\d[A-Za-z0-9-]*)",
    r"(?P<exponent>\d+(?:\.\d+)?[eE][+-]?\d+)",
    r"(?P<letters>[A-Za-z]+)",
)


@dataclass(slots=True)
class _Text:
    """A sentence folded, with the bounds and the part of speech of each character's token."""

    folded: str
    places: Sequence[int]
    start: int
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)

    def piece(self, values: Values, begin: int, end: int) -> Piece:
        """A piece over characters of the folded text."""
        words = figure_words()
        code = words.codes.get(id(values)) or words.alphabet.code(values)
        places = self.places
        return Piece(code, values, self.start + places[begin], self.start + places[end - 1] + 1)


def is_telling(text: str) -> bool:
    """Whether a sentence may hold a figure or a date: a numeral or a word of one."""
    return _telling().search(simplify(text)) is not None


def read_pieces(text: str, start: int, tokens: Sequence[Token]) -> list[Piece]:
    """The pieces of a sentence in order; ``start`` is its offset in the document."""
    plain, places = _compact(text)
    sentence = _Text(plain, places, start)
    _take_tokens(sentence, tokens)
    core, words, first = _core(), figure_words().words, sentence.first
    pieces: list[Piece] = []
    position, apart = 0, 0  # ``apart``: all before it is in pieces that are no figures
    while position < len(plain):
        if first and first[position] == position:
            end = sentence.last[position]
            counted = bool(pieces) and not pieces[-1].values.keys().isdisjoint(_COUNTED)
            plainly = not counted and plain[position:end] not in words
            if plainly and core.search(plain, position, end) is None:  # as most words are
                if not plain[position:end].isspace():
                    values: Values = {sentence.pos[position]: plain[position:end]}
                    pieces.append(sentence.piece(values, position, end))
                position = apart = end
                continue
        end, values = _next(sentence, position, apart, pieces)
        if not values.keys().isdisjoint(_PLAIN):
            apart = end
        if not plain[position:end].isspace():
            pieces.append(sentence.piece(values, position, end))
        position = end
    return pieces


def _compact(text: str) -> tuple[str, Sequence[int]]:
    """The text in simplified characters, narrow digits and marks, without spaces beside Chinese.

    Each character comes with its place in the text.
    """
    plain = simplify(text).translate(NARROW)
    if WIDE_COMMA.search(plain):
        plain = _with_commas(plain, text)
    if SPACE.search(plain) is None:
        return plain, range(len(plain))
    left_out = {place for found in SPACES.finditer(plain) for place in range(*found.span())}
    places = [place for place in range(len(plain)) if place not in left_out]
    return "".join([plain[place] for place in places]), places


@cache
def _core() -> re.Pattern[str]:
    """What a figure, a time or a mark begins with; what only follows a number is left out."""
    words = figure_words()
    firsts = {form[0] for form, values in words.words.items() if values.keys() - BESIDE_NUMBER}
    marks = {*MARKS, *HAN_DIGIT, *HAN_UNIT, *(form[0] for form in words.signs)}
    return re.compile(f"[A-Za-z0-9{re.escape(''.join(sorted(firsts | marks)))}]")


def _take_tokens(sentence: _Text, tokens: Sequence[Token]) -> None:
    """Bounds of the tokens in places of the folded text."""
    if not tokens:
        return
    places, start = sentence.places, sentence.start
    size = len(places)
    first, last, pos = list(range(size)), list(range(1, size + 1)), ["other"] * size
    position = 0
    for token in tokens:
        left, right = token.start - start, token.end - start
        while position < size and places[position] < left:
            position += 1
        begin = position
        while position < size and places[position] < right:
            position += 1
        count = position - begin
        first[begin:position] = [begin] * count
        last[begin:position] = [position] * count
        pos[begin:position] = [PARTS_OF_SPEECH.get(token.pos, "other")] * count
    sentence.first, sentence.last, sentence.pos = first, last, pos


def _with_commas(plain: str, text: str) -> str:
    """With the commas within wide digits as those within others: １，０００."""

    def comma(found: re.Match[str]) -> str:
        return "," if text[found.start() - 1] in WIDE_DIGITS else found.group()

    return WIDE_COMMA.sub(comma, plain)


_PLAIN = frozenset(("noun", "name", "verb", "adp", "pron", "other", "word", "junk"))


def _next(sentence: _Text, begin: int, apart: int, before: Sequence[Piece]) -> tuple[int, Values]:
    """The end and the values of the piece that begins here."""
    text = sentence.folded
    character = text[begin]
    if (character.isascii() and character.isalnum()) or character in _signs():
        found = _literal(sentence, begin, before)
        if found is not None:
            return found
    number = _numeral_end(text, begin)
    counted = bool(before) and not before[-1].values.keys().isdisjoint(_COUNTED)
    word = _word_end(sentence, begin, apart, before)
    if number > begin and _is_number(text, begin, number, word, counted):
        run = _numeral(sentence, begin, number, apart, before)
        if run is not None:
            return run
    if word > begin and _is_word(sentence, begin, word, apart, before):
        return word, figure_words().words[text[begin:word]]
    mark = MARKS.get(character)
    if mark is not None:
        return begin + 1, {mark: character}
    pos = sentence.pos[begin] if sentence.pos else "other"
    return begin + 1, {pos: character}


def _is_number(text: str, begin: int, number: int, word: int, counted: bool) -> bool:
    """Whether a numeral goes before the word that begins with it: 十分之一, but not 万一."""
    if text.startswith("分之", number) and word < number + len("分之"):
        return True
    if number != word:
        return number > word
    values = figure_words().words[text[begin:word]]
    return values.keys().isdisjoint(WORDS_OF_DIGITS) and not (counted and "unit" in values)


def _literal(sentence: _Text, begin: int, before: Sequence[Piece]) -> tuple[int, Values] | None:
    text = sentence.folded
    touches = bool(before) and before[-1].end == sentence.start + sentence.places[begin]
    if touches and not before[-1].values.keys().isdisjoint(_COUNTED):
        end, values = _unit(text, begin)
        if end > begin:
            return end, values
    found = _scanner().match(text, begin)
    if found is None:
        return None
    kind = found.lastgroup or ""
    read = _READERS.get(kind)
    if kind == "letters":
        end, values = _unit(text, begin)
        return (end, values) if end > begin else (found.end(), {"name": found.group()})
    values = read(found.group()) if read else {"junk": found.group()}
    return found.end(), values


_COUNTED = frozenset(("number", "between", "scale", "more", "few"))


def _unit(text: str, begin: int) -> tuple[int, Values]:
    """The longest sign or symbol that begins here, of letters none that go on."""
    signs = figure_words().signs
    for size in range(_longest_sign(), 0, -1):
        form = text[begin : begin + size]
        following = text[begin + size : begin + size + 1]
        goes_on = form[-1:].isalpha() and following.isascii() and following.isalpha()
        if len(form) == size and not goes_on:
            values = signs.get(form) or (signs.get(form.lower()) if len(form) > 1 else None)
            if values:
                return begin + size, values
    return begin, {}


@cache
def _longest_sign() -> int:
    return max(map(len, figure_words().signs))


def _numeral_end(text: str, begin: int) -> int:
    """The end of the numeral that begins here, before a unit that begins like one (千米, 兆瓦)."""
    found = RUN.match(text, begin)
    if found is None:
        return begin
    end = found.end()
    longest, words = figure_words().longest, figure_words().words
    for place in range(begin + 1, end):
        if text[place] in HAN_UNIT + "两" and place:
            stop = longest(text, place, len(text))
            is_unit = "unit" in words.get(text[place:stop], {})
            if is_unit and _is_unit_there(text, place, stop, end):
                return place
    return end


def _is_unit_there(text: str, place: int, stop: int, end: int) -> bool:
    if text[place] == "两":  # an ounce behind a number is no two: 二两
        return stop == end and text[place - 1] not in HAN_UNIT
    return stop > end


def _numeral(
    sentence: _Text, begin: int, end: int, apart: int, before: Sequence[Piece]
) -> tuple[int, Values] | None:
    text = sentence.folded
    written = text[begin:end]
    scaled = len(written) > 1 and written[-1] in SCALES
    if not written[0].isdigit() and len(written) <= SHORT and not scaled:
        in_fraction = text.startswith("分之", end)
        if not in_fraction and not _stands_apart(sentence, begin, end, apart, counted=True):
            return None
    letters = LETTERS.match(text, end)
    if written[-1].isdigit() and letters:
        if letters.group() in ("k", "K"):
            value = Decimal(written.replace(",", "")) * 1000
            return end + 1, {"number": value, "digits": value, "scaled": Decimal(1000)}
        stop, _ = _unit(text, end)
        if stop == end and letters.group()[0].isalpha():
            return letters.end(), {"junk": written}
    sure = "parts" in before[-1].values if before else False
    values = read_numeral(written, sure)
    return (end, values) if values else None


def _word_end(sentence: _Text, begin: int, apart: int, before: Sequence[Piece]) -> int:
    """The end of the longest word of the tables that cuts no token in two."""
    text, words = sentence.folded, figure_words()
    counted = bool(before) and not before[-1].values.keys().isdisjoint(_COUNTED)
    pointed = counted or (bool(before) and "point" in before[-1].values)
    for length in words.lengths.get(text[begin], ()):
        end = begin + length
        values = words.words.get(text[begin:end])
        if values is None or end > len(text) or (pointed and not PARTS.isdisjoint(values)):
            continue
        if counted and "weekday" in values:
            continue  # 一周四天
        if "word" in values:
            if _is_whole(sentence, begin, end, counted):
                return end
        elif length == 1 or "parts" in values or not _cuts(sentence, begin, end, apart):
            return end
    return begin


def _is_whole(sentence: _Text, begin: int, end: int, counted: bool) -> bool:
    """Whether a word that holds no figure is one here: 日本, but not in 5日|本报."""
    text, words = sentence.folded, figure_words().words
    mark = words.get(text[begin], {})
    if counted and "more" in mark:
        return False  # 十多年, 五十多人
    if not sentence.first:
        return True
    if sentence.first[begin] < begin and counted and not AFTER_NUMBER.isdisjoint(mark):
        return False  # 30日前, in one token
    if sentence.last[begin] >= end:
        return True
    starts = sentence.first[begin] == begin and sentence.last[end - 1] == end
    return starts and (end - begin > SHORT or text[begin] not in HAN_DIGIT)  # 四|处|基地


def _cuts(sentence: _Text, begin: int, end: int, apart: int) -> bool:
    """Whether a word lies across tokens: 周三 in 一周|三次, 上一年 in 马上|一年."""
    if not sentence.first:
        return False
    if sentence.first[begin] < min(apart, begin) and sentence.last[begin] < end:
        return True
    return sentence.first[end - 1] > begin and sentence.last[end - 1] > end


def _is_word(sentence: _Text, begin: int, end: int, apart: int, before: Sequence[Piece]) -> bool:
    """Whether a word of the tables is one here, not a part of another word."""
    values = figure_words().words[sentence.folded[begin:end]]
    if not sentence.first:
        return True
    if "word" in values:
        return True
    if end - begin > 1:
        return True
    told = before[-1].values.keys() if before else frozenset()
    if not told.isdisjoint(TIMELY) and not values.keys().isdisjoint(AFTER_TIME):
        return True
    if not told.isdisjoint(_COUNTED) and not values.keys().isdisjoint(AFTER_NUMBER):
        single = "single" in before[-1].values or "scale" in before[-1].values
        sure = sentence.first[begin] < begin or ("classifier" in values and not single)
        return sure or _is_figure(sentence, end, sentence.last[begin])
    return _stands_apart(sentence, begin, end, apart, not COUNTING.isdisjoint(values))


def _stands_apart(sentence: _Text, begin: int, end: int, apart: int, counted: bool = False) -> bool:
    """Whether what else is in its token are figures, too."""
    if not sentence.first:
        return True
    if sentence.first[begin] < min(apart, begin):
        return False
    is_scale = counted and sentence.folded[begin:end] in SCALES
    if is_scale and sentence.pos[begin] == "name" and sentence.last[begin] > end:
        return False  # 万州
    return _is_figure(sentence, end, sentence.last[end - 1], counted)


def _is_figure(sentence: _Text, begin: int, end: int, counted: bool = False) -> bool:
    """Whether characters are words of figures and times throughout.

    A classifier is one only behind a number (``counted``): 国家 is none.
    """
    text, words = sentence.folded, figure_words()
    while begin < end:
        number = min(end, _numeral_end(text, begin))
        stop = max(words.longest(text, begin, end), number)
        values = words.words.get(text[begin:stop], {})
        counts = bool(values) and values.keys() <= CLASSIFIERS
        if stop == begin or (counts and not counted):
            return False
        begin, counted = stop, stop == number
    return True


def _date(written: str) -> Values:
    parts = tuple(int(part) for part in re.findall(r"\d+", written))
    return {"date": parts}


def _slashed(written: str) -> Values:
    first, second = (int(part) for part in written.split("/"))
    return {"slashed": (first, second)}


def _exponent(written: str) -> Values:
    value = Decimal(written)
    return {"number": value, "digits": value}


_READERS: Mapping[str, Callable[[str], Values]] = {
    "ymd": _date,
    "dmy": _date,
    "clock": lambda _: {"clock": None},
    "slashed": _slashed,
    "quarter": lambda written: {"calquarter": Decimal(written[1])},
    "exponent": _exponent,
    "sign": lambda written: figure_words().signs[written],
}


@cache
def _scanner() -> re.Pattern[str]:
    signs = [form for form in figure_words().signs if not form.isalpha() or not form.isascii()]
    forms = "|".join(re.escape(form) for form in sorted(signs, key=len, reverse=True))
    codes = "|".join(sorted(f for f in figure_words().signs if re.fullmatch("[A-Z]{3}", f)))
    money = rf"(?P<sign>{forms}|(?:{codes})(?=\d))"
    return re.compile("|".join((*LITERALS[:1], money, *LITERALS[1:])))


@cache
def _signs() -> frozenset[str]:
    return frozenset(form[0] for form in figure_words().signs)


@cache
def _telling() -> re.Pattern[str]:
    words = figure_words().words
    forms = [form for form, values in words.items() if not TELLING.isdisjoint(values)]
    starts = "".join(sorted({form[0] for form in forms} | {*HAN_DIGIT, *HAN_UNIT}))
    return re.compile(rf"[\d{re.escape(starts)}]")
