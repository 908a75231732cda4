"""One meaning put for another of a set, months or rise and fall: ``find_contrasts``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.kinds import load_kinds
from gestae.assembly.audit.lexicon import load_lexicon, stem
from gestae.assembly.audit.reading import Reading, stems_of
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span, Token

LEAST_SHARE = 0.5
"""The share of a word's definitions that must say the meaning for the word to tell it."""
BY_DICTIONARY = frozenset({"opposite", "direction"})
"""Kinds of sets whose words a dictionary tells apart; those of grammar it lists too freely."""
MEASURED = frozenset({"unit", "money", "number"})
"""Kinds that ``find_numbers`` tells where a word belongs to a figure or a date."""
GRAMMATICAL = frozenset({"condition"})
"""Kinds of sets whose words a dictionary defines by each other: unless as "if … not"."""
CAPITALISED = frozenset({"title"})
"""Kinds of sets whose words are capitalised before a name: "President Benson"."""
NOTHING = "-"
"""The member of words that only look as if they had one."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A set of meanings: the kind and severity of putting one for another."""

    name: str
    kind: str
    severity: Severity
    closed: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says in one set: its members, and whether it tells them or may stand for them."""

    members: frozenset[str]
    tells: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place of the text, with its sense in a set."""

    span: Span
    sense: Sense


def find_contrasts(reading: Reading) -> Iterator[Finding]:
    """A meaning that one side alone tells, where the other alone tells another of the same set.

    Nothing is found where the dictionary gives one of the two words for something the other side
    says.
    """
    contrasts = load_contrasts()
    for name, contrast in contrasts.items():
        words = [find_words(reading, side, name) for side in (0, 1)]
        if all(words):
            yield from _compare(reading, contrast, words[0], words[1])


def _compare(
    reading: Reading, contrast: Contrast, ours: Sequence[Word], theirs: Sequence[Word]
) -> Iterator[Finding]:
    severity = contrast.severity
    if contrast.closed:
        lonely = [[w for w in left if w.sense.tells] for left in _one_by_one(ours, theirs)]
    else:
        lonely = [
            [
                w
                for w in words
                if w.sense.tells and _is_alone(reading, side, w, others, contrast.kind)
            ]
            for side, words, others in ((0, ours, theirs), (1, theirs, ours))
        ]
        if contrast.kind in BY_DICTIONARY and not all(lonely):
            severity = "minor"
            lonely = [
                lonely[0] or _told_more(lonely[1], ours, theirs),
                lonely[1] or _told_more(lonely[0], theirs, ours),
            ]
    for mine, other in zip(*lonely, strict=False):
        if mine.sense.members & other.sense.members:
            continue  # each is said of something else than the other's word
        if contrast.kind in MEASURED and _in_amounts(reading, mine, other):
            continue  # converted or not, the figures tell
        a, b = (
            span.of(telling.document.text)
            for span, telling in zip((mine.span, other.span), (reading.a, reading.b), strict=True)
        )
        yield reading.pair.finding(
            contrast.kind,
            severity,
            f"“{a}” ({_members(mine)}) stands against “{b}” ({_members(other)}).",
            a=mine.span,
            b=other.span,
            score=0.7,
        )


def _in_amounts(reading: Reading, mine: Word, other: Word) -> bool:
    return _in_amount(reading, 0, mine) or _in_amount(reading, 1, other)


def _in_amount(reading: Reading, side: int, word: Word) -> bool:
    """Whether a word is part of an amount that the language pack has read."""
    telling = (reading.a, reading.b)[side]
    told = [q.span for sentence in telling.sentences for q in sentence.quantities if q.unit]
    told += [time.span for sentence in telling.sentences for time in sentence.times]
    return any(span.overlaps(word.span) for span in told)


def _members(word: Word) -> str:
    return " or ".join(sorted(word.sense.members))


def _one_by_one(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words left over when each has been given one of the other side with its meaning."""
    left, mine = list(theirs), []
    for word in ours:
        match = next((w for w in left if w.sense.members & word.sense.members), None)
        if match is None:
            mine.append(word)
        else:
            left.remove(match)
    return mine, left


def _told_more(
    against: Sequence[Word], words: Sequence[Word], others: Sequence[Word]
) -> list[Word]:
    """One of the words of a side that tells its meaning more often than the other side does.

    "Safe, and safe" against 安全 and 危险: one of the two stands against the dangerous.
    """
    for word in reversed(words):
        members = word.sense.members
        if not word.sense.tells or any(members & w.sense.members for w in against):
            continue
        here = sum(w.sense.tells and w.sense.members == members for w in words)
        if against and here > sum(bool(w.sense.members & members) for w in others):
            return [word]
    return []


def _is_alone(reading: Reading, side: int, word: Word, others: Sequence[Word], kind: str) -> bool:
    """Whether no word of the other side may stand for a word.

    One that the dictionary gives for something else said on the word's side does not stand for it.
    """
    if kind not in GRAMMATICAL and _is_explained(reading, side, word):
        return False
    rivals = [other for other in others if other.sense.members & word.sense.members]
    return all(_stands_elsewhere(reading, 1 - side, rival, word) for rival in rivals)


def _stands_elsewhere(reading: Reading, side: int, rival: Word, word: Word) -> bool:
    """Whether a word of a side is told by words of the other beside the one it might stand for."""
    if reading.chinese is None:
        return False
    tokens = reading.tokens_in(side, rival.span)
    others = [t for t in reading.tokens[1 - side] if not Span(t.start, t.end).overlaps(word.span)]
    lexicon = load_lexicon()
    if side == reading.chinese:
        stems = {s for other in others for s in stems_of(other)}
        return all(
            not lexicon.renderings.get(simplify(t.text), frozenset()).isdisjoint(stems)
            for t in tokens
        )
    renderings = {s for o in others for s in lexicon.renderings.get(simplify(o.text), frozenset())}
    return all(not renderings.isdisjoint(stems_of(token)) for token in tokens)


def _is_explained(reading: Reading, side: int, word: Word) -> bool:
    """Whether the dictionary knows a word of the other side for each word of this."""
    tokens = reading.tokens_in(side, word.span)
    if reading.chinese is None or side == reading.chinese:
        return bool(tokens) and all(reading.is_told(side, token) for token in tokens)
    return all(not reading.plain_meanings.isdisjoint(stems_of(token)) for token in tokens)


def find_words(reading: Reading, side: int, name: str) -> list[Word]:
    """The words of a side for the meanings of a set, also those that only may stand for one."""
    telling = (reading.a, reading.b)[side]
    words = load_words(telling.language).get(name)
    if words is None or not reading.tokens[side]:
        return []
    if telling.language in UNSPACED:
        return _find_unspaced(reading, side, words)
    capitals = load_contrasts()[name].kind in CAPITALISED
    return list(_find_spaced(reading.tokens[side], words, capitals=capitals))


def _find_unspaced(reading: Reading, side: int, words: "Words") -> list[Word]:
    """Words between the bounds of words; those that only may stand for a meaning anywhere."""
    telling = (reading.a, reading.b)[side]
    start, breaks = telling.span.start, reading.breaks(side)
    found = []
    for span, sense in words.matcher.find(telling.text):
        whole = span.start in breaks and span.end in breaks
        if sense.members and (whole or len(span) > 1):
            sure = Sense(sense.members, sense.tells and whole)
            found.append(Word(Span(start + span.start, start + span.end), sure))
    return [*found, *_by_dictionary(reading, side, words, [word.span for word in found])]


def _by_dictionary(
    reading: Reading, side: int, words: "Words", taken: Sequence[Span]
) -> Iterator[Word]:
    """Words that no table has, with the members whose English words the dictionary gives them."""
    if side != reading.chinese or load_contrasts()[words.name].kind not in BY_DICTIONARY:
        return
    stems, lexicon = load_stems(words.name), load_lexicon()
    for token in reading.tokens[side]:
        span = Span(token.start, token.end)
        if len(token.text) < 2 or any(span.overlaps(other) for other in taken):
            continue
        meanings = lexicon.renderings.get(simplify(token.text), frozenset())
        members = [m for meaning in meanings for m in stems.get(meaning, ())]
        if members:
            sure = len(set(members)) == 1 and len(members) >= LEAST_SHARE * len(meanings)
            yield Word(span, Sense(frozenset(members), sure))


def _find_spaced(tokens: Sequence[Token], words: "Words", *, capitals: bool) -> Iterator[Word]:
    at = 0
    while at < len(tokens):
        size, sense = _longest(tokens, at, words, capitals=capitals)
        if sense is not None and sense.members:
            yield Word(Span(tokens[at].start, tokens[at + size - 1].end), sense)
        at += size


def _longest(
    tokens: Sequence[Token], at: int, words: "Words", *, capitals: bool
) -> tuple[int, Sense | None]:
    for size in range(min(words.longest, len(tokens) - at), 0, -1):
        for key in _keys(tokens[at : at + size], capitals=capitals):
            if key in words.phrases:
                return size, words.phrases[key]
    return 1, None


def _keys(tokens: Sequence[Token], *, capitals: bool) -> Iterator[str]:
    """How words may stand in the table: as written, in small letters, the last as its base form.

    A capitalised word that is parsed as a name is one, but where words are written so (titles).
    """
    yield " ".join(token.text for token in tokens)
    if (
        not capitals
        and tokens[0].text[:1].isupper()
        and len(tokens) == 1
        and tokens[0].pos == "PROPN"
    ):
        return
    yield " ".join(token.text.casefold() for token in tokens)
    yield " ".join(token.lemma.casefold() for token in tokens)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language for one set: to be found in a text, or as phrases of words."""

    name: str
    matcher: NameMatcher[Sense]
    phrases: Mapping[str, Sense]
    longest: int


@cache
def load_contrasts() -> Mapping[str, Contrast]:
    """The sets in ``ontology/tables/audit/contrasts.csv``; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "contrasts.csv"
    found = {}
    for row in read_rows(path, ("set", "kind", "severity", "closed"), problems):
        if row["kind"] not in load_kinds():
            problems.add(row.where, f"unknown kind {row['kind']!r}; see kinds.csv")
        severity = cast("Severity", row["severity"])
        found[row["set"]] = Contrast(row["set"], row["kind"], severity, row["closed"] == "yes")
    problems.raise_if_any()
    return found


@cache
def load_words(language: str) -> Mapping[str, Words]:
    """The words of a language by set; none where its pack has no such table."""
    path = files("gestae.linguistics") / language / "tables" / "contrasts.csv"
    if not path.is_file():
        return {}
    problems = Problems()
    senses: dict[str, dict[str, Sense]] = {}
    for row in read_rows(path, ("set", "members", "words", "also"), problems):
        if row["set"] not in load_contrasts():
            problems.add(row.where, f"unknown set {row['set']!r}; see contrasts.csv of the audit")
        members = frozenset(row.many("members", "&")) - {NOTHING}
        for column in ("words", "also"):
            _add(senses.setdefault(row["set"], {}), row.many(column), members, column == "words")
    problems.raise_if_any()
    spaced = language not in UNSPACED
    return {name: _make(name, of_set, spaced=spaced) for name, of_set in senses.items()}


@cache
def load_stems(name: str) -> Mapping[str, frozenset[str]]:
    """The stems of the single words of English that tell a set's meanings, with those meanings."""
    found: dict[str, frozenset[str]] = {}
    words = load_words("en").get(name)
    if words is None or load_contrasts()[name].closed:
        return {}
    for phrase, sense in words.phrases.items():
        if sense.tells and phrase.isalpha() and phrase.islower():
            found[stem(phrase)] = found.get(stem(phrase), frozenset()) | sense.members
    return found


def _add(
    senses: dict[str, Sense], words: Sequence[str], members: frozenset[str], tells: bool
) -> None:
    for word in words:
        known = senses.get(word)
        both = members | known.members if known else members
        senses[word] = Sense(both, tells or bool(known and known.tells))


def _make(name: str, senses: Mapping[str, Sense], *, spaced: bool) -> Words:
    matcher = NameMatcher(senses, spaced=spaced, fold=None if spaced else simplify)
    return Words(name, matcher, senses, max(len(word.split()) for word in senses))
