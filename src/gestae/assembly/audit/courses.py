"""Where a side says that something comes from or goes to: ``find_courses``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.reading import Reading
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span, Token

ROLES = ("origin", "destination")
ENDING = "*"
"""What stands in the tables before an ending of verbs."""
REACH = 7
"""Words behind a marker that may tell the place, at most."""
AHEAD = 10
"""Words behind a marker among which one may take its meaning away."""
MARKING = frozenset({"ADP", "VERB"})
"""Parts of speech of markers; a word of several characters needs none to be one."""
QUOTES = frozenset("“”‘’\"'«»《》-–")
"""Marks inside a phrase; others end it."""
ENDS = frozenset({"VERB", "ADP", "SCONJ"})
LINKING = "of"
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "的"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a marker tells, and the words before or behind it that take that away."""

    role: str
    not_after: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """The markers of a language: whole words, endings of verbs, and words right behind a name."""

    words: Mapping[str, Cue]
    endings: Mapping[str, Cue]
    behind: Mapping[str, Cue]


@dataclass(frozen=True, slots=True)
class Course:
    """A place or party that something comes from or goes to.

    ``marker`` is where the word that says so stands, ``phrase`` the numbers of the words behind it
    that may tell the place.
    """

    role: str
    marker: Span
    phrase: tuple[int, ...]


def find_courses(reading: Reading, side: int) -> Iterator[Course]:
    """The origins and destinations that a side tells, in order."""
    language, tokens = (reading.a, reading.b)[side].language, reading.tokens[side]
    cues = load_cues(language)
    for at, token in enumerate(tokens):
        yield from _named_before(cues, tokens, at)
        sure = token.pos in MARKING or (language in UNSPACED and len(token.text) > 1)
        found = _cue_at(cues, tokens, at) if sure else None
        if found is None:
            continue
        cue, first = found
        before = {form for t in tokens[max(0, first - 1) : first] for form in _forms(t)}
        behind = {form for t in tokens[at + 1 : at + 1 + AHEAD] for form in _forms(t)}
        phrase = tuple(_phrase(cues, tokens, at + 1))
        if phrase and cue.not_after.isdisjoint(before) and cue.not_before.isdisjoint(behind):
            yield Course(cue.role, Span(tokens[first].start, token.end), phrase)


def _named_before(cues: Cues, tokens: Sequence[Token], at: int) -> Iterator[Course]:
    """What a word says of the name right before it: Norway's exports come from there."""
    cue = next((cues.behind[form] for form in _forms(tokens[at]) if form in cues.behind), None)
    before = [n for n in range(max(0, at - 2), at) if tokens[n].text not in POSSESSIVE]
    if cue and before and tokens[before[-1]].pos == "PROPN":
        yield Course(cue.role, Span(tokens[at].start, tokens[at].end), (before[-1],))


def _cue_at(cues: Cues, tokens: Sequence[Token], at: int) -> tuple[Cue, int] | None:
    """The cue of a marker that ends with a word, and the number of the marker's first word."""
    word = tokens[at]
    if at and (cue := cues.words.get(f"{_forms(tokens[at - 1])[0]} {_forms(word)[0]}")):
        return cue, at - 1
    for form in _forms(word):
        if form in cues.words:
            return cues.words[form], at
    ending = cues.endings.get(word.text[-1]) if len(word.text) > 1 and word.pos == "VERB" else None
    return (ending, at) if ending and ending.not_after.isdisjoint(word.text) else None


def _phrase(cues: Cues, tokens: Sequence[Token], first: int) -> Iterator[int]:
    for at in range(first, min(first + REACH, len(tokens))):
        token = tokens[at]
        if token.pos == "PUNCT" and token.text not in QUOTES:
            return
        if at > first and len(token.text) > 1 and _forms(token)[0] in cues.words:
            return
        if token.pos in ENDS and token.text != LINKING and (at > first or token.pos != "VERB"):
            return
        if token.pos != "PUNCT":
            yield at


def _forms(token: Token) -> tuple[str, str]:
    return simplify(token.text.casefold()), token.lemma.casefold()


@cache
def load_cues(language: str) -> Cues:
    """The markers of a language, none where its pack has no such table; raises ``TableError``."""
    path = files("gestae.linguistics") / language / "tables" / "directions.csv"
    words: dict[str, Cue] = {}
    endings: dict[str, Cue] = {}
    behind: dict[str, Cue] = {}
    if not path.is_file():
        return Cues(words, endings, behind)
    problems = Problems()
    for row in read_rows(path, ("role", "words", "behind", "not_after", "not_before"), problems):
        if row["role"] not in ROLES:
            problems.add(row.where, f"role {row['role']!r}; known: {', '.join(ROLES)}")
        cue = Cue(row["role"], frozenset(row.many("not_after")), frozenset(row.many("not_before")))
        for word in row.many("words"):
            kept, plain = (endings, word[1:]) if word.startswith(ENDING) else (words, word)
            kept[plain] = cue
        behind.update((word, cue) for word in row.many("behind"))
    problems.raise_if_any()
    return Cues(words, endings, behind)
