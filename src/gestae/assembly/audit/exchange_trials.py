"""Words that may be put in each other's place, and where one stands: ``find_trials``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.contrast_tables import load_contrasts, load_stems, load_words
from gestae.assembly.audit.contrast_words import Word, find_words
from gestae.assembly.audit.deeds import Deed, deeds_of
from gestae.assembly.audit.lexicon import load_lexicon, stem
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span

NEAR = 0.12
"""Two words stand at the same place of their sides where their shares of the way differ by less."""

CLOSE = 3
"""Words between which and a figure no more than so many stand are said of it."""
TENSE = "tense"
"""The set whose words a verb's form may stand for."""

Exchange = tuple[str, str]
"""A set of contrasts and a word that may stand in another's place."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A word of a side and another to be tried in its place.

    ``evidence`` says what of either the words of the other side tell (see ``_evidence``).
    """

    side: int
    span: Span
    name: str
    old: str
    new: str
    evidence: Mapping[str, float]


def find_trials(reading: Reading) -> Iterator[Trial]:
    """The words of either side that another of their row could stand for, with each such word.

    Left out are those whose meaning the other side plainly tells, and none of the other's.
    """
    if reading.chinese is None or not all(reading.tokens):
        return
    for side, telling in enumerate((reading.a, reading.b)):
        for span, exchanges in _places(reading, side, telling):
            old = span.of(telling.document.text)
            for name, new in exchanges:
                if load_contrasts()[name].beside and not _is_by_figure(reading, side, span):
                    continue
                evidence = _evidence(reading, side, span, name, (old, new))
                if not _is_safe(evidence):
                    yield Trial(side, span, name, old, new, evidence)


def _is_by_figure(reading: Reading, side: int, span: Span) -> bool:
    """Whether a number stands a few words before or behind a word."""
    tokens = reading.tokens[side]
    near = (
        token
        for at, token in enumerate(tokens)
        if token.pos == "NUM" or any(map(str.isdigit, token.text))
        for other in tokens[max(0, at - CLOSE) : at + CLOSE + 1]
        if other.start < span.end and span.start < other.end
    )
    return next(near, None) is not None


def _is_safe(evidence: Mapping[str, float]) -> bool:
    return _is_backed(evidence, "old") and not _is_backed(evidence, "new")


def _is_backed(evidence: Mapping[str, float], which: str) -> bool:
    return any(evidence[f"{which}_{what}"] > 0 for what in ("tells", "may", "known"))


def exchanged(telling: Telling, trial: Trial) -> str:
    """A side's text with the word tried in the other's place, a capital kept."""
    text, start = telling.text, telling.span.start
    new = trial.new.capitalize() if trial.old[:1].isupper() else trial.new
    return text[: trial.span.start - start] + new + text[trial.span.end - start :]


def _places(
    reading: Reading, side: int, telling: Telling
) -> Iterator[tuple[Span, Sequence[Exchange]]]:
    matcher = load_exchanges(telling.language)
    if matcher is None:
        return
    breaks = reading.breaks(side) if telling.language in UNSPACED else None
    text = telling.text if telling.language in UNSPACED else telling.text.casefold()
    if len(text) != len(telling.text):
        return
    start = telling.span.start
    for span, exchanges in matcher.find(text, breaks):
        yield Span(start + span.start, start + span.end), exchanges


def _evidence(
    reading: Reading, side: int, span: Span, name: str, pair: tuple[str, str]
) -> dict[str, float]:
    """What the other side tells of a word and of the one tried in its place.

    ``_tells``: a word that tells its meaning; ``_near``: that at the same place; ``_may``: one that
    may stand for it; ``_known``: the dictionary has it for a word there. For the word tried, only
    what no other word of this side answers for.
    """
    language = (reading.a, reading.b)[side].language
    mine = [w for w in find_words(reading, side, name) if not w.span.overlaps(span)]
    others = find_words(reading, 1 - side, name)
    found: dict[str, float] = {}
    for which, word in zip(("old", "new"), pair, strict=True):
        members = _members(language, name, word)
        here = [w for w in others if w.sense.members & members]
        taken = [w for w in mine if w.sense.told & members]
        telling = [w for w in here if w.sense.tells and w.sense.told & members]
        free = telling if which == "old" or len(telling) > len(taken) else []
        found[f"{which}_tells"] = float(bool(free))
        found[f"{which}_near"] = float(any(_is_near(reading, side, span, w) for w in free))
        found[f"{which}_may"] = float(bool(here))
        found[f"{which}_known"] = float(_is_known(reading, side, word))
    found["unlisted"] = float(not _members(language, name, pair[0]))
    tenses = [_members(language, name, word) if name == TENSE else frozenset() for word in pair]
    return {**found, **_of_verbs(reading, side, span, tenses)}


def _of_verbs(
    reading: Reading, side: int, span: Span, tenses: Sequence[frozenset[str]]
) -> dict[str, float]:
    """The share of the other side's verbs that have the tense of each word, and whether the verb
    has it that the dictionary gives for the next one, or that stands at the same place.
    """
    deeds = list(deeds_of((reading.a, reading.b)[1 - side].sentences)) if any(tenses) else []
    told = [str(deed.predicate.tense) for deed in deeds]
    linked = _linked(reading, side, span, deeds) if deeds else None
    found = {}
    for which, members in zip(("old", "new"), tenses, strict=True):
        found[f"{which}_verbs"] = sum(t in members for t in told) / max(1, len(told))
        found[f"{which}_verb"] = float(linked is not None and told[linked] in members)
    return found


def _linked(reading: Reading, side: int, span: Span, deeds: Sequence[Deed]) -> int:
    """Which of the other side's verbs most likely stands for the next one of this side."""
    behind = [t for t in reading.tokens[side] if t.end > span.start and t.pos == "VERB"][:1]
    meaning = reading.meaning(side, behind[0]) if behind else frozenset[str]()
    same = [
        n
        for n, deed in enumerate(deeds)
        if not meaning.isdisjoint(reading.meaning(1 - side, deed.token))
    ]
    return min(
        same or range(len(deeds)),
        key=lambda n: abs(_place(reading, side, span) - _place(reading, 1 - side, deeds[n].span)),
    )


def _is_near(reading: Reading, side: int, span: Span, word: Word) -> bool:
    return abs(_place(reading, side, span) - _place(reading, 1 - side, word.span)) < NEAR


def _place(reading: Reading, side: int, span: Span) -> float:
    """How far along its side a word begins, 0 to 1."""
    whole = (reading.a, reading.b)[side].span
    return (span.start - whole.start) / max(1, len(whole))


@cache
def _members(language: str, name: str, word: str) -> frozenset[str]:
    """What a word tells in a set: as it is listed, by its stem, or by the words it consists of."""
    words = load_words(language).get(name)
    sense = words.phrases.get(word.casefold()) if words else None
    if sense is not None:
        return sense.told or sense.members
    parts = word.split()
    if len(parts) > 1:
        return frozenset().union(*(_members(language, name, part) for part in parts))
    return frozenset() if language in UNSPACED else load_stems(name).get(stem(word), frozenset())


def _is_known(reading: Reading, side: int, word: str) -> bool:
    """Whether the dictionary finds a word of a side on the other, were it there."""
    if side == reading.chinese:
        return load_lexicon().means(simplify(word), reading.stems)
    return any(stem(part) in reading.plain_meanings for part in word.split())


@cache
def load_exchanges(language: str) -> NameMatcher[tuple[Exchange, ...]] | None:
    """The words of a language that may be exchanged, each with those that may stand for it.

    From its pack's ``tables/exchanges.csv``; ``None`` where it has none. Raises ``TableError``.
    """
    path = files("gestae.linguistics") / language / "tables" / "exchanges.csv"
    if not path.is_file():
        return None
    problems = Problems()
    found: dict[str, list[Exchange]] = {}
    for row in read_rows(path, ("set", "words"), problems):
        if row["set"] not in load_contrasts():
            problems.add(row.where, f"unknown set {row['set']!r}; see contrasts.csv of the audit")
        words = row.many("words")
        for word in words:
            known = found.setdefault(word, [])
            known += [(row["set"], w) for w in words if w != word and (row["set"], w) not in known]
    problems.raise_if_any()
    spaced = language not in UNSPACED
    named = {word: tuple(exchanges) for word, exchanges in found.items()}
    return NameMatcher(named, spaced=spaced, fold=None if spaced else simplify)
