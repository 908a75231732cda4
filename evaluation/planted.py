# ruff: noqa: ARG001, E501  (one signature for all plants; patterns read worse broken)
"""Errors planted in good translations, and how many of them the audit finds.

    python evaluation/planted.py DATA [--set NAME] [--half second] [--cases 20] [--only KIND …]

``DATA/parallel`` holds news and its human translation, line by line (see the README there). Into
either side of its pairs errors are planted by script, of the kinds in ``PLANTS``, with a fixed seed:
``--cases`` of each kind in each language of each set. An error counts as caught where a finding of
severity major or critical, or one of the right kind, stands on the pair, and does not stand there
without the error. Printed are the share caught by kind, the mean over all kinds, and the false
alarms: findings of severity major or critical on a hundred pairs as they were translated.

The rules were made on NTREX and the first half of newstest2021; ``--half second``, the default for
newstest2021, is what is measured, and ``--seed`` draws other errors. ``--missed N`` prints N errors of each kind that were not found,
``--alarms N`` N false alarms. Two or three minutes.
"""

import argparse
import json
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counting import Figures
from gestae.assembly.audit.audit import audit
from gestae.assembly.audit.finding import Finding, is_grave
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.lines import lay_lines
from gestae.ontology.load import load_ontology
from gestae.records import Document

SETS = {"newstest": ("newstest2021_zh-en.jsonl", ("zh", "en")),
        "ntrex": ("ntrex_en_zh.jsonl", ("en", "zh"))}  # fmt: skip
"""Each set's file, and its languages with that of the original first."""
SEED = 20260
"""What the errors are drawn by where nothing else is said."""
HAN = r"\u3400-\u9fff"

Pair = Mapping[str, str]
Plant = Callable[[str, str, "Chance"], str | None]
"""A side's text and language to the text with the error; ``None`` where there is no room for it."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What a plant may draw from: a seeded generator, the other side, another pair's text."""

    random: random.Random
    source: str
    stranger: str


@dataclass(frozen=True, slots=True)
class Case:
    """An error: which pair of the set it was planted in, the side's language, and both texts."""

    kind: str
    pair: int
    language: str
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sort:
    """A kind of planted error: how it is made, and the kinds of findings that are right for it."""

    make: Plant
    right: tuple[str, ...]
    group: str = "other"


@cache
def _words() -> Mapping[str, Mapping[str, list[list[str]]]]:
    path = Path(__file__).with_name("planted_words.toml")
    return tomllib.loads(path.read_text("utf-8"))


def _one_of(found: Sequence[re.Match[str]], chance: Chance) -> re.Match[str] | None:
    return chance.random.choice(found) if found else None


def _put(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def other_word(table: str) -> Plant:
    """A word of a row of ``planted_words.toml`` by another of the row."""

    def make(text: str, language: str, chance: Chance) -> str | None:
        rows = _words()[table].get(language, [])
        options = []
        for row in rows:
            for word in row:
                for match in _words_found(word, language, text):
                    others = [other for other in row if other != word]
                    options.append((match, chance.random.choice(others)))
        if not options:
            return None
        return _put(text, *chance.random.choice(options))

    return make


def _words_found(word: str, language: str, text: str) -> Iterator[re.Match[str]]:
    """Where a word stands, not as a part of a longer one that the dictionary has."""
    for match in re.finditer(_whole(word, language), text):
        if language == "en" or not _cuts_a_word(match, text):
            yield match


def _cuts_a_word(match: re.Match[str], text: str) -> bool:
    known = load_lexicon().meanings
    start, end = match.span()
    return any(
        text[left:right] in known
        for left in range(max(0, start - 3), start + 1)
        for right in range(end, min(len(text), end + 3) + 1)
        if (left, right) != (start, end)
    ) or any(
        text[left:right] in known
        for left, right in ((start - 1, start + 1), (end - 1, end + 1))
        if left >= 0 and right - left == 2 and len(match[0]) == 1
    )


def _whole(word: str, language: str) -> str:
    escaped = re.escape(word)
    if language == "en" and word[0].isalpha():
        return rf"(?<![\w-]){escaped}(?![\w-])"
    return escaped


_NUMERAL = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w]*[A-Za-z-])")


def _figures(text: str, *, least: int = 1) -> list[re.Match[str]]:
    return [match for match in _NUMERAL.finditer(text) if len(match[0]) >= least]


def other_digit(text: str, language: str, chance: Chance) -> str | None:
    """A digit of a figure, by another."""
    match = _one_of([m for m in _figures(text) if not _is_date(text, m)], chance)
    if match is None:
        return None
    places = [n for n, c in enumerate(match[0]) if c.isdigit()]
    at = chance.random.choice(places[:2])
    old = match[0][at]
    new = chance.random.choice([c for c in "123456789" if c != old])
    return _put(text, match, match[0][:at] + new + match[0][at + 1 :])


def ten_times(text: str, language: str, chance: Chance) -> str | None:
    """A figure with a nought more."""
    match = _one_of([m for m in _figures(text) if not _is_date(text, m)], chance)
    if match is None:
        return None
    whole, dot, rest = match[0].partition(".")
    return _put(text, match, f"{whole}{rest[:1] or '0'}{dot if rest[1:] else ''}{rest[1:]}")


def other_share(text: str, language: str, chance: Chance) -> str | None:
    """The figure of a percentage, by another."""
    found = list(re.finditer(r"\d+(?:\.\d+)?(?=\s?(?:%|％|percent|per cent))", text))
    match = _one_of(found, chance)
    if match is None:
        return None
    return _put(text, match, str(int(float(match[0])) + chance.random.randint(3, 30)))


def swapped_figures(text: str, language: str, chance: Chance) -> str | None:
    """Two figures of a sentence in each other's place."""
    found = _figures(text)
    pairs = [(a, b) for a in found for b in found if a.start() < b.start() and a[0] != b[0]]
    if not pairs:
        return None
    a, b = chance.random.choice(pairs)
    return text[: a.start()] + b[0] + text[a.end() : b.start()] + a[0] + text[b.end() :]


def _is_date(text: str, match: re.Match[str]) -> bool:
    after, before = text[match.end() : match.end() + 3].strip(), text[: match.start()][-12:]
    months = "|".join(month[:3] for month in _words()["month"]["en"][0])
    return (
        after[:1] in {"年", "月", "日", "号"}
        or bool(re.search(rf"(?:{months}|May)[a-z]*\.? $", before))
        or bool(re.match(r"(?:19|20)\d\d$", match[0]))
    )


def other_month(text: str, language: str, chance: Chance) -> str | None:
    """A month by another."""
    if language == "en":
        return other_word("month")(text, language, chance)
    match = _one_of(list(re.finditer(r"\d{1,2}(?=月)", text)), chance)
    if match is None:
        return None
    return _put(text, match, str(int(match[0]) % 12 + 1))


def other_year(text: str, language: str, chance: Chance) -> str | None:
    """A year by one near it."""
    match = _one_of(list(re.finditer(r"(?<![\d,.])(?:19|20)\d\d(?![\d,.]\d)(?!\d)", text)), chance)
    if match is None:
        return None
    return _put(text, match, str(int(match[0]) + chance.random.choice([-10, -2, -1, 1, 2, 10])))


def other_day(text: str, language: str, chance: Chance) -> str | None:
    """A day of a month by another."""
    months = "|".join([*_words()["month"]["en"][0], "May"])
    pattern = (
        r"\d{1,2}(?=[日号])"
        if language == "zh"
        else rf"(?<=\b)(?:(?<=\b)\d{{1,2}}(?= (?:{months}))|(?<=[a-z] )\d{{1,2}}(?=,? (?:19|20)\d\d))"
    )
    match = _one_of(list(re.finditer(pattern, text)), chance)
    if match is None:
        return None
    return _put(text, match, str(int(match[0]) % 28 + 1))


@cache
def _named(language: str, kind: str) -> tuple[str, ...]:
    """Names that stand for one another in a plant: all of a kind in the tables of actors."""
    folder = Path(__file__).parents[1] / "src/gestae/ontology/tables/actors"
    import csv

    table = {"country": "countries", "person": "persons", "body": "bodies"}[kind]
    lines = [
        line for line in (folder / f"{table}.csv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]  # fmt: skip
    names = [row[language].split("|")[0] for row in csv.DictReader(lines)]
    return tuple(name for name in names if len(name) > 1)


def other_name(kind: str) -> Plant:
    """A name of the tables by another of its kind."""

    def make(text: str, language: str, chance: Chance) -> str | None:
        names = _named(language, kind)
        found = []
        for name in names:
            if name in text:
                found += list(_words_found(name, language, text))
        match = _one_of(found, chance)
        return match and _put(text, match, chance.random.choice(_well_known(language, kind)))

    return make


def _well_known(language: str, kind: str) -> Sequence[str]:
    return _named(language, kind)[:200:3] if kind == "country" else _named(language, kind)[:120]


_PERSON = {
    "en": re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]{2,}(?=[,. ’']|$)"),
    "zh": re.compile(rf"[{HAN}]{{2,5}}[·•][{HAN}]{{2,5}}(?![{HAN}]{{0,1}}[·•])"),
}
_STRANGERS = {
    "en": ("Harold Finch", "Marta Oblonsky", "Peter Quill", "Zhang Baoguo", "Aisha Bello"),
    "zh": ("哈罗德·芬奇", "玛尔塔·奥布朗斯基", "彼得·奎尔", "张宝国", "阿伊莎·贝洛"),
}


def other_person(text: str, language: str, chance: Chance) -> str | None:
    """A name of two parts by a person's that nobody knows."""
    match = _one_of(list(_PERSON[language].finditer(text)), chance)
    return match and _put(text, match, chance.random.choice(_STRANGERS[language]))


_CITIES = {
    "en": ["Beijing", "Shanghai", "London", "Paris", "Tokyo", "Moscow", "Washington", "Berlin",
           "New York", "Hong Kong", "Guangzhou", "Wuhan", "Sydney", "Los Angeles", "Madrid"],
    "zh": ["北京", "上海", "伦敦", "巴黎", "东京", "莫斯科", "华盛顿", "柏林", "纽约", "香港",
           "广州", "武汉", "悉尼", "洛杉矶", "马德里"],
}  # fmt: skip


def other_city(text: str, language: str, chance: Chance) -> str | None:
    """A well-known city by another."""
    found = [m for city in _CITIES[language] for m in _words_found(city, language, text)]
    match = _one_of(found, chance)
    if match is None:
        return None
    others = [city for city in _CITIES[language] if city != match[0]]
    return _put(text, match, chance.random.choice(others))


def swapped_names(text: str, language: str, chance: Chance) -> str | None:
    """Two states of a sentence in each other's place."""
    found = [
        match for name in _named(language, "country") if name in text
        for match in _words_found(name, language, text)
    ]  # fmt: skip
    pairs = [(a, b) for a in found for b in found if a.end() < b.start() and a[0] != b[0]
             and text.count(a[0]) == 1 and text.count(b[0]) == 1]  # fmt: skip
    if not pairs:
        return None
    a, b = chance.random.choice(pairs)
    between = text[a.end() : b.start()]
    if re.fullmatch(r"[,、和与及]| and |, ", between):
        return None
    return text[: a.start()] + b[0] + between + a[0] + text[b.end() :]


def from_and_to(text: str, language: str, chance: Chance) -> str | None:
    """A preposition of direction by its opposite."""
    pattern = (
        r"(?<= )from(?= [A-Z])|(?<= )to(?= [A-Z][a-z])|(?<= )into(?= )"
        if language == "en"
        else (rf"从(?=[{HAN}]{{2,8}}[到至前来出])|飞往|前往|来自(?=[{HAN}])")
    )
    match = _one_of(list(re.finditer(pattern, text)), chance)
    if match is None:
        return None
    turned = {"from": "to", "to": "from", "into": "out of", "从": "向", "飞往": "飞离",
              "前往": "离开", "来自": "前往"}  # fmt: skip
    return _put(text, match, turned[match[0]])


_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had)(?= (?!not|no|n['’]t|never)[a-z])"
)


def negated(text: str, language: str, chance: Chance) -> str | None:
    """A verb negated."""
    if language == "en":
        match = _one_of(list(_AUXILIARY.finditer(text)), chance)
        return match and _put(text, match, f"{match[0]} not")
    found = list(
        re.finditer(
            r"(?<![不没未无])(能够|可以|会(?![议员上见谈长计])|是(?!否|不)|愿意|同意|支持|允许|存在|需要)",
            text,
        )
    )
    match = _one_of(found, chance)
    return match and _put(text, match, f"不{match[0]}")


def affirmed(text: str, language: str, chance: Chance) -> str | None:
    """A negation taken out."""
    if language == "en":
        pattern = r" not(?! only)(?= )|(?<=\w)n['’]t(?= )|\bnever (?=[a-z])"
        match = _one_of(list(re.finditer(pattern, text)), chance)
        made = match and _put(text, match, "")
        return made and re.sub(r"\b(ca|wo)(?= )", lambda m: {"ca": "can", "wo": "will"}[m[0]], made)
    pattern = r"(?<![\u4e00-\u9fff][是否])(?:并没有|没有|并不|并未|不会|不能|从未|尚未|不是|不)(?=[\u4e00-\u9fff])(?!仅|断|少|同|久|足|满|仅仅|过|管|论|但|光|只|可)"
    found = list(re.finditer(pattern, text))
    match = _one_of(found, chance)
    if match is None:
        return None
    new = {"不会": "会", "不能": "能", "不是": "是", "没有": "有", "并没有": "有"}.get(match[0], "")
    return _put(text, match, new)


_CLAUSES = {"en": re.compile(r"(?<=[,;])\s[^,;.]{25,}(?=[,;.])"), "zh": re.compile(r"(?<=[，；])[^，；。]{10,}[，；](?=.)|[，；][^，；。]{10,}(?=。)")}  # fmt: skip


def clause_left_out(text: str, language: str, chance: Chance) -> str | None:
    """A clause between commas left out."""
    match = _one_of(list(_CLAUSES[language].finditer(text)), chance)
    return match and _put(text, match, "")


def phrase_left_out(text: str, language: str, chance: Chance) -> str | None:
    """A phrase with a preposition, or what stands before 的, left out."""
    pattern = (
        r" (?:in|by|with|for|from|at|under|during|between|against) [^,.;]{15,50}?(?=[,.;])"
        if language == "en"
        else rf"(?:在|对|与|从|通过|根据|由于|为了)[{HAN}]{{6,16}}?(?:[上中下里内后前时]|，)"
    )
    match = _one_of(list(re.finditer(pattern, text)), chance)
    return match and _put(text, match, "")


def _sentences(text: str, language: str) -> list[str]:
    pattern = r"(?<=[.!?][”\" ]) *(?=[A-Z“\"])" if language == "en" else r"(?<=[。！？])(?!”|」|$)"
    return [part for part in re.split(pattern, text) if part.strip()]


def sentence_left_out(text: str, language: str, chance: Chance) -> str | None:
    """A sentence of several left out."""
    parts = _sentences(text, language)
    if len(parts) < 2:
        return None
    gone = chance.random.randrange(len(parts))
    return "".join(part for n, part in enumerate(parts) if n != gone)


def clause_added(text: str, language: str, chance: Chance) -> str | None:
    """A clause from elsewhere put in behind a comma."""
    match = _one_of(list(_CLAUSES[language].finditer(chance.stranger)), chance)
    at = _one_of(list(re.finditer(r"[,，]" if language == "zh" else r",(?= )", text)), chance)
    if match is None or at is None:
        return None
    clause = match[0].strip("，；, ")
    return (
        text[: at.end()] + (f" {clause}," if language == "en" else f"{clause}，") + text[at.end() :]
    )


def sentence_added(text: str, language: str, chance: Chance) -> str | None:
    """A sentence from elsewhere put behind."""
    if not 20 < len(chance.stranger) < 150:
        return None
    return text + (" " if language == "en" else "") + chance.stranger


def left_untranslated(text: str, language: str, chance: Chance) -> str | None:
    """A clause of the other side in place of one's own words."""
    match = _one_of(list(_CLAUSES[language].finditer(text)), chance)
    other = _one_of(
        list(_CLAUSES["zh" if language == "en" else "en"].finditer(chance.source)), chance
    )
    return _put(text, match, other[0]) if match and other else None


def cut_off(text: str, language: str, chance: Chance) -> str | None:
    """The end of a sentence cut off."""
    if len(text) < (60 if language == "en" else 25):
        return None
    at = int(len(text) * chance.random.uniform(0.4, 0.75))
    return text[: text.rfind(" ", 0, at)] if language == "en" else text[:at]


def wrong_half(text: str, language: str, chance: Chance) -> str | None:
    """The second half by the second half of another sentence."""
    mark = ", " if language == "en" else "，"
    if mark not in text or mark not in chance.stranger:
        return None
    head, tail = text.partition(mark)[0], chance.stranger.partition(mark)[2]
    return head + mark + tail if len(text) - len(head) > 15 else None


PLANTS: Mapping[str, Sort] = {
    "digit": Sort(other_digit, ("number", "money", "share", "unit"), "numbers"),
    "ten times": Sort(ten_times, ("number", "money", "share", "unit"), "numbers"),
    "percentage": Sort(other_share, ("share", "number"), "numbers"),
    "figures swapped": Sort(
        swapped_figures, ("number", "money", "share", "unit", "date"), "numbers"
    ),
    "magnitude": Sort(other_word("magnitude"), ("number", "money", "unit"), "numbers"),
    "number word": Sort(other_word("word_number"), ("number", "share", "unit"), "numbers"),
    "ordinal": Sort(other_word("ordinal"), ("number",), "numbers"),
    "month": Sort(other_month, ("date",), "dates"),
    "weekday": Sort(other_word("weekday"), ("date",), "dates"),
    "year": Sort(other_year, ("date", "number"), "dates"),
    "day": Sort(other_day, ("date", "number"), "dates"),
    "relative date": Sort(other_word("relative"), ("date",), "dates"),
    "country": Sort(other_name("country"), ("name",), "names"),
    "person": Sort(other_name("person"), ("name",), "names"),
    "unknown person": Sort(other_person, ("name",), "names"),
    "body": Sort(other_name("body"), ("name",), "names"),
    "city": Sort(other_city, ("name",), "names"),
    "unit": Sort(other_word("unit"), ("unit", "date"), "units"),
    "currency": Sort(other_word("currency"), ("money", "unit"), "units"),
    "title": Sort(other_word("title"), ("title",)),
    "parties swapped": Sort(swapped_names, ("role", "name")),
    "in and out": Sort(other_word("trade"), ("direction", "opposite")),
    "from and to": Sort(from_and_to, ("direction",)),
    "negation put in": Sort(negated, ("negation",)),
    "negation left out": Sort(affirmed, ("negation",)),
    "opposite": Sort(other_word("opposite"), ("opposite", "scope")),
    "before and after": Sort(other_word("before_after"), ("opposite", "date")),
    "modality": Sort(other_word("modality"), ("modality",)),
    "tense": Sort(other_word("tense"), ("tense", "modality")),
    "scope": Sort(other_word("scope"), ("scope",)),
    "bound": Sort(other_word("bound"), ("scope", "number")),
    "condition": Sort(other_word("condition"), ("condition",)),
    "clause left out": Sort(clause_left_out, ("omission", "addition", "broken")),
    "phrase left out": Sort(phrase_left_out, ("omission", "addition")),
    "sentence left out": Sort(sentence_left_out, ("omission", "addition")),
    "clause added": Sort(clause_added, ("addition", "omission")),
    "sentence added": Sort(sentence_added, ("addition", "omission")),
    "untranslated": Sort(left_untranslated, ("untranslated",)),
    "cut off": Sort(cut_off, ("broken", "omission", "addition")),
    "wrong half": Sort(wrong_half, ("misjoined", "meaning", "omission", "addition", "broken")),
}
"""The kinds of errors, with the kinds of findings that are right for them."""


def main() -> None:
    """Prints what was caught by kind, the false alarms, and cases where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--half", choices=("first", "second", "whole"), default="second")
    parser.add_argument("--cases", type=int, default=20)
    parser.add_argument("--only", nargs="*", choices=PLANTS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--alarms", type=int, default=0)
    options = parser.parse_args()
    results = [
        measure_set(
            options.data,
            name,
            half=options.half,
            cases=options.cases,
            only=options.only,
            seed=options.seed,
        )
        for name in ([options.set] if options.set else SETS)
    ]
    for name, value in figures_of(results).items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")
    print_cases(results, options.missed, options.alarms)


@dataclass(frozen=True, slots=True)
class Result:
    """What the audit made of a set: of its pairs as they are, and of each planted error."""

    pairs: Sequence[tuple[str, str]]
    before: Mapping[int, tuple[Finding, ...]]
    cases: Sequence[tuple[Case, tuple[Finding, ...]]]


def measure(data: Path, cases: int = 10) -> Figures:
    """The share caught by kind, and the false alarms, on what no rule was made on."""
    return figures_of([measure_set(data, "newstest", cases=cases)])


def measure_set(
    data: Path,
    name: str,
    *,
    half: str = "second",
    cases: int = 20,
    only: Iterable[str] | None = None,
    seed: int = SEED,
) -> Result:
    """The audit of a set as it is and with errors in it."""
    file, languages = SETS[name]
    lines = [
        json.loads(line) for line in (data / "parallel" / file).read_text("utf-8").splitlines()
    ]
    middle = len(lines) // 2
    if name == "newstest" and half != "whole":
        lines = lines[:middle] if half == "first" else lines[middle:]
    pairs = [(line[languages[0]], line[languages[1]]) for line in lines]
    before = findings_of(pairs, languages)
    made = list(plant(pairs, languages, cases, only, seed))
    after = findings_of([case.texts for case in made], languages)
    return Result(pairs, before, [(case, after[n]) for n, case in enumerate(made)])


def plant(
    pairs: Sequence[tuple[str, str]],
    languages: tuple[str, str],
    cases: int,
    only: Iterable[str] | None,
    seed: int = SEED,
) -> Iterator[Case]:
    """Up to so many errors of each kind in each of the two languages."""
    for kind in only or PLANTS:
        for side, language in enumerate(languages):
            generator = random.Random(f"{seed} {kind} {language}")
            order = list(range(len(pairs)))
            generator.shuffle(order)
            left = cases
            for number in order:
                text, source = pairs[number][side], pairs[number][1 - side]
                stranger = pairs[generator.randrange(len(pairs))][side]
                made = PLANTS[kind].make(text, language, Chance(generator, source, stranger))
                if made is None or made == text or not made.strip():
                    continue
                texts = (made, source) if side == 0 else (source, made)
                yield Case(kind, number, language, texts)
                left -= 1
                if not left:
                    break


def findings_of(
    pairs: Sequence[tuple[str, str]], languages: tuple[str, str]
) -> dict[int, tuple[Finding, ...]]:
    """The findings of each pair."""
    left, right = zip(*pairs, strict=True)
    documents = document_of(left, languages[0]), document_of(right, languages[1])
    sides, beads = lay_lines(*documents, languages)
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in audit(beads, sides, load_ontology()):
        found[finding.pair].append(finding)
    return {number: tuple(found[number]) for number in range(len(pairs))}


def document_of(texts: Iterable[str], language: str) -> Document:
    """Texts as the lines of a document."""
    return Document(
        "lines", "\n".join(" ".join(text.split("\n")) for text in texts), language=language
    )


def is_caught(case: Case, before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether a grave finding, or one of the right kind, is there with the error only."""
    known = Counter((f.kind, f.a.text, f.b.text) for f in before)
    right = PLANTS[case.kind].right
    for finding in after:
        key = (finding.kind, finding.a.text, finding.b.text)
        if known[key]:
            known[key] -= 1
        elif is_grave(finding) or finding.kind in right:
            return True
    return False


def figures_of(results: Sequence[Result]) -> Figures:
    """The share caught by kind, by group and over all kinds, and the false alarms."""
    told: dict[str, list[bool]] = defaultdict(list)
    for result in results:
        for case, after in result.cases:
            told[case.kind].append(is_caught(case, result.before[case.pair], after))
    figures: Figures = {
        f"caught {kind}": sum(hits) / len(hits) for kind, hits in told.items()
    }  # fmt: skip
    for group in ("numbers", "dates", "names", "units"):
        hits = [
            hit for kind, of_kind in told.items() if PLANTS[kind].group == group for hit in of_kind
        ]
        if hits:
            figures[f"group {group}"] = sum(hits) / len(hits)
    figures["kinds"] = len(told)
    figures["cases"] = sum(map(len, told.values()))
    if told:
        figures["overall"] = sum(sum(hits) / len(hits) for hits in told.values()) / len(told)
    pairs = sum(len(result.pairs) for result in results)
    alarms = [f for result in results for found in result.before.values() for f in found]
    grave = [finding for finding in alarms if is_grave(finding)]
    figures["false alarms in 100"] = 100 * len(grave) / pairs
    figures["pairs with one in 100"] = (
        100
        * sum(any(map(is_grave, found)) for result in results for found in result.before.values())
        / pairs
    )
    figures["minor in 100"] = 100 * (len(alarms) - len(grave)) / pairs
    return figures


def print_cases(results: Sequence[Result], missed: int, alarms: int) -> None:
    """Prints errors that were not found, and false alarms."""
    left = Counter[str]()
    for result in results:
        for case, after in result.cases:
            if left[case.kind] < missed and not is_caught(case, result.before[case.pair], after):
                left[case.kind] += 1
                print(f"\n[{case.kind}, {case.language}]\n  {case.texts[0]}\n  {case.texts[1]}")
                print(
                    f"  was: {result.pairs[case.pair][case.texts[0] == result.pairs[case.pair][0]]}"
                )
                print("  found:", [(f.kind, f.severity, f.a.text, f.b.text) for f in after])
    kinds = Counter[str]()
    for result in results:
        for found in result.before.values():
            kinds.update(f"{f.kind} {f.severity}" for f in found)
            for finding in found:
                if alarms and is_grave(finding):
                    alarms -= 1
                    print(
                        f"\n{finding.kind} {finding.severity} {finding.score:.2f}: {finding.reason}"
                    )
                    print(f"  {finding.sentence_a}\n  {finding.sentence_b}")
    print(dict(kinds.most_common()))


if __name__ == "__main__":
    main()
