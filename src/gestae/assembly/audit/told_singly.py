"""Weekdays, titles, units and the like that one side alone tells: ``find_told_singly``."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.contrast_tables import load_contrasts
from gestae.assembly.audit.contrast_words import Word, find_words
from gestae.assembly.audit.figures import is_same, read_figures
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import Reading, stems_of
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span, Token

SIDES = ("left", "right")
NAMING = frozenset({"NOUN", "PROPN", "SYM", "X"})
"""Parts of speech of words that name a title or a unit."""
NAMED = frozenset({"title", "unit", "money"})
"""Kinds of sets whose words are names of something: "to pound" is no weight."""
FROM_NOW = ("day from now", "week from now", "month from now", "year from now")
"""Sets whose words hold a unit that measures nothing: "this week"."""
DATED = "date"
"""The kind of sets of times, whose words mean it together only: "last year"."""
MEASURING = frozenset({"unit", "money"})
"""Kinds of sets whose words measure, and count where they do."""
ONCE = frozenset({"title", "money"})
"""Kinds of sets of which one word answers for several."""
SHORTEST = 2
"""Characters of a unit that counts in a time without a figure, at least."""


def find_told_singly(reading: Reading) -> Iterator[Finding]:
    """A word of a closed set that no word of the other side stands for, by meaning or dictionary.

    Only where the other side tells no other meaning of the set in its place, which
    ``find_contrasts`` finds, and no measure that comes to the same. Which meanings count is in
    ``ontology/tables/audit/told_singly.csv``; all that is found is minor.
    """
    if reading.chinese is None:
        return
    told: set[Span] = set()
    for name, members in load_told_singly().items():
        words = [find_words(reading, side, name) for side in (0, 1)]
        if not any(words):
            continue
        kind = load_contrasts()[name].kind
        alone = [_unmatched(words[side], words[1 - side], kind) for side in (0, 1)]
        for side in (0, 1):
            if kind not in MEASURING and any(word.sense.tells for word in alone[1 - side]):
                continue
            for word in alone[side]:
                counts = word.sense.tells and word.sense.members and word.sense.members <= members
                if counts and word.span not in told and _is_alone(reading, side, word, kind):
                    told.add(word.span)
                    yield _finding(reading, side, kind, word)


def _unmatched(words: Sequence[Word], others: Sequence[Word], kind: str) -> list[Word]:
    """The words left over when each has been given one of the other side with its meaning.

    One title or currency on the other side answers for all of its kind: 最高法院法官 is told by
    "court", and "$2 million or more" tells the money of each sum.
    """
    left, rest = list(others), []
    for word in words:
        match = next((w for w in left if w.sense.members & word.sense.members), None)
        if match is None:
            rest.append(word)
        elif kind not in ONCE:
            left.remove(match)
    return rest


def _is_alone(reading: Reading, side: int, word: Word, kind: str) -> bool:
    """Whether a word is used in its meaning, and the dictionary finds it nowhere."""
    tokens = reading.tokens_in(side, word.span)
    if side == reading.chinese:
        text = word.span.of((reading.a, reading.b)[side].document.text)
        told = len(tokens) * load_lexicon().means(text, reading.stems)
    else:
        told = sum(_is_told(reading, token) for token in tokens)
    if not tokens or told == len(tokens) or (told and kind != DATED):
        return False
    if kind in NAMED and tokens[-1].pos not in NAMING | {"NUM"}:
        return False
    return kind not in MEASURING or _measures(reading, side, word)


def _is_told(reading: Reading, token: Token) -> bool:
    """Whether the dictionary finds a word of English in the Chinese, as a word of its own there."""
    return not reading.plain_meanings.isdisjoint(stems_of(token))


def _measures(reading: Reading, side: int, word: Word) -> bool:
    """Whether a word measures something that the other side does not give in another unit."""
    telling, other = (reading.a, reading.b)[side], (reading.a, reading.b)[1 - side]
    figures = [f for f in read_figures(telling) if f.unit and f.span.overlaps(word.span)]
    if not figures:
        if any(w.span.overlaps(word.span) for n in FROM_NOW for w in find_words(reading, side, n)):
            return False
        return word.span.end - word.span.start >= SHORTEST and _is_many(reading, side, word)
    others = [figure for figure in read_figures(other) if figure.unit]
    return not any(is_same(mine, theirs) for mine in figures for theirs in others)


def _is_many(reading: Reading, side: int, word: Word) -> bool:
    """Whether a unit without a figure stands in the plural or in a time: "the hours after"."""
    telling = (reading.a, reading.b)[side]
    if any(time.span.overlaps(word.span) for s in telling.sentences for time in s.times):
        return True
    token = reading.tokens_in(side, word.span)[-1]
    return token.text.isascii() and token.text.casefold() != token.lemma.casefold()


def _finding(reading: Reading, side: int, kind: str, word: Word) -> Finding:
    text = word.span.of((reading.a, reading.b)[side].document.text).replace("\n", " ")
    spans = {"a": word.span} if side == 0 else {"b": word.span}
    reason = f"“{text}” on the {SIDES[side]}: nothing on the {SIDES[1 - side]} says so."
    return reading.pair.finding(kind, "minor", reason, score=0.4, **spans)


@cache
def load_told_singly() -> Mapping[str, frozenset[str]]:
    """The members of each set that are told by themselves; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "told_singly.csv"
    found = {}
    for row in read_rows(path, ("set", "members"), problems):
        if row["set"] not in load_contrasts():
            problems.add(row.where, f"unknown set {row['set']!r}; see contrasts.csv")
        found[row["set"]] = frozenset(row.many("members"))
    problems.raise_if_any()
    return found
