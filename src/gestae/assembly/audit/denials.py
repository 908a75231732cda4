"""The words of a side that deny, and what each denies: ``find_denials``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import takewhile

from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems, read_mapping, read_rows
from gestae.records import Span, Token

PLACEHOLDER = "_ "
"""What stands for a name, in which no word denies: "Nippon Ishin no Kai"."""
LEAST_LETTERS = 4
"""A word with no more has no prefix."""
READINGS = ("denies", "implies", "lifts", "none")
DENIABLE = frozenset({"VERB", "ADJ", "NOUN", "NUM"})
"""Parts of speech of a word that a denial before it denies."""
REACH = 6
"""Words that may stand between a denial and what it denies."""
LONGEST = 6
"""Characters of a proper name of Chinese that a denial may be a part of, at most."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies, or may stand for one that does.

    ``sure`` where it says not and nothing lifts that again. ``meaning`` are the stems of English of
    the word that it denies, none where that is not known; ``scope`` are the words right behind it.
    """

    span: Span
    sure: bool
    meaning: frozenset[str] = frozenset()
    scope: Span | None = None


def find_denials(reading: Reading, side: int) -> tuple[Denial, ...]:
    """The denials of a side in order of the table: sure ones, and those that may be meant for one.

    A denial with "until" or "unless" behind it says when something is rather than that it is not,
    and one between the same word twice (好不好) asks: both are not sure.
    """
    telling = (reading.a, reading.b)[side]
    found = list(_words(reading, side))
    lifting = [span for span, says, _ in found if says == "lifts"]
    denying = [span for span, says, _ in found if says != "none"]
    denials = []
    for span, says, whole in found:
        if says == "denies":
            sure = whole and not (_is_lifted(telling, span, lifting) or _asks(reading, side, span))
            meaning = _denied(reading, side, span, denying) if sure else frozenset[str]()
            denials.append(Denial(span, sure, meaning, _scope(telling, span)))
        elif says != "none":
            denials.append(Denial(span, sure=False))
    listed = [span for span, _, _ in found]
    prefixed = (s for s in _prefixed(telling) if not any(map(s.overlaps, listed)))
    return (*denials, *(Denial(span, sure=False) for span in prefixed))


def looks_denied(reading: Reading, side: int) -> bool:
    """Whether a side has any word with a denial in it, be it one that says something else."""
    return any(True for _ in _words(reading, side))


def without_prefix(reading: Reading, side: int, token: Token) -> str | None:
    """What a word denies by a prefix that always denies; ``None`` where it has none."""
    word = token.text.casefold()
    for prefix in _affixes((reading.a, reading.b)[side].language).get("sure", ()):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > LEAST_LETTERS:
            return rest
    return None


def _is_lifted(telling: Telling, span: Span, lifting: Sequence[Span]) -> bool:
    """Whether a word behind a denial in its sentence lifts it."""
    return any(
        sentence.span.covers(span) and sentence.span.covers(other) and span.end <= other.start
        for sentence in telling.sentences
        for other in lifting
    )


def _asks(reading: Reading, side: int, span: Span) -> bool:
    """Whether the word behind a denial stands before it, too: 小康不小康, prosperous or not."""
    telling = (reading.a, reading.b)[side]
    if telling.language not in UNSPACED:
        return False
    behind = next((t for t in reading.tokens[side] if t.start >= span.end), None)
    before = telling.text[: span.start - telling.span.start]
    return behind is not None and before.endswith(behind.text)


def _denied(reading: Reading, side: int, span: Span, denying: Sequence[Span]) -> frozenset[str]:
    """What the word that a denial denies means: the rest of its own word, or the next one."""
    telling = (reading.a, reading.b)[side]
    if side == reading.chinese:
        lexicon, word = load_lexicon(), simplify(span.of(telling.document.text))
        for at in range(1, len(word) - 1):
            if word[at:] in lexicon.meanings and not _says_not(word[at:], telling.language):
                return lexicon.meanings[word[at:]]
    return frozenset(
        stem
        for token in _denied_words(telling, span, denying)
        for stem in reading.meaning(side, token)
    )


def _scope(telling: Telling, span: Span) -> Span:
    """A denial with the words behind it, up to a mark."""
    behind = list(_behind(telling, span))[:REACH]
    return Span(span.start, behind[-1].end if behind else span.end)


def _behind(telling: Telling, span: Span) -> Iterator[Token]:
    """The words behind a denial in its sentence, up to a mark."""
    for sentence in telling.sentences:
        if sentence.span.covers(span):
            first = sentence.tokens_in(span)[-1].index + 1
            yield from takewhile(lambda token: token.pos != "PUNCT", sentence.tokens[first:])


def _denied_words(telling: Telling, span: Span, denying: Sequence[Span]) -> Iterator[Token]:
    """The next word that may be denied, and those that a denial or its verb has behind it.

    Of a word that denies itself only that: "cannot avoid going" does not deny the going.
    """
    denied = [t for t in list(_behind(telling, span))[:REACH] if t.pos in DENIABLE]
    sentence = next((s for s in telling.sentences if s.span.covers(span)), None)
    last = sentence.tokens_in(span)[-1:] if sentence else ()
    heads = {n for token in last for n in (token.index, token.head)}
    yield from denied[:1]
    if denied and any(Span(denied[0].start, denied[0].end).overlaps(other) for other in denying):
        return
    yield from (t for t in denied[1:] if t.head in heads or t.index in heads)


def _says_not(word: str, language: str) -> bool:
    matcher = load_polarity(language)
    return matcher is not None and any(says == "denies" for _, says in matcher.find(word))


def _words(reading: Reading, side: int) -> Iterator[tuple[Span, str, bool]]:
    """The words of the table, longest first, with what they say and whether they stand alone.

    Where words are not parted by spaces, one inside a longer word (来之不易) only implies.
    """
    telling = (reading.a, reading.b)[side]
    matcher = load_polarity(telling.language)
    if matcher is None:
        return
    if telling.language not in UNSPACED:
        yield from _in_words(reading.tokens[side], matcher)
        return
    start, breaks = telling.span.start, reading.breaks(side)
    names = [t for t in reading.tokens[side] if t.pos == "PROPN"]
    text = simplify(telling.text)
    for span, says in matcher.find(text):
        place = Span(start + span.start, start + span.end)
        if _is_in_proper_name(text, span):
            continue
        around = next((t for t in names if t.start <= place.start < t.end), None)
        if around is None:
            yield place, says, span.start in breaks and span.end in breaks
        elif simplify(around.text[len(span) :]) in load_lexicon().proper:
            yield place, says, False  # 非申根, what is not of Schengen


def _is_in_proper_name(text: str, span: Span) -> bool:
    """Whether a word is a part of a proper name that the dictionary has: 不来梅, Bremen."""
    proper = load_lexicon().proper
    return any(
        text[first:end] in proper
        for first in range(max(0, span.start - LONGEST), span.start + 1)
        for end in range(span.end, min(len(text), first + LONGEST) + 1)
        if end - first > len(span)
    )


def _in_words(
    tokens: Sequence[Token], matcher: NameMatcher[str]
) -> Iterator[tuple[Span, str, bool]]:
    """The same in words parted by spaces, so that "n't" is found in "couldn't"."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    text = ""
    for before, token, after in zip((None, *tokens), tokens, (*tokens[1:], None), strict=False):
        if token.pos == "PROPN" or _is_inside_name(before, after):
            text += PLACEHOLDER
            continue
        starts[len(text)] = token.start
        text += token.text.casefold()
        ends[len(text)] = token.end
        text += " "
    for span, says in matcher.find(text):
        if span.start in starts and span.end in ends:
            yield Span(starts[span.start], ends[span.end]), says, True


def _is_inside_name(before: Token | None, after: Token | None) -> bool:
    """Whether a word stands between two names, as a particle of their language does."""
    return all(token is not None and token.pos == "PROPN" for token in (before, after))


def _prefixed(telling: Telling) -> Sequence[Span]:
    """Words with a prefix or an ending that denies: "unable", "dislike", "endless"."""
    prefixes: Sequence[str] = _affixes(telling.language).get("prefixes", ())
    endings: Sequence[str] = _affixes(telling.language).get("endings", ())
    return [
        Span(token.start, token.end)
        for sentence in telling.sentences
        for token in sentence.tokens
        if len(token.text) > LEAST_LETTERS
        and (_has_prefix(token, prefixes) or token.text.casefold().endswith(tuple(endings)))
    ]


def _has_prefix(token: Token, prefixes: Sequence[str]) -> bool:
    """Whether a word is another of its language behind a prefix."""
    word, known = token.text.casefold(), load_lexicon().common
    return any(
        word.startswith(prefix)
        and {word.removeprefix(prefix), token.lemma.removeprefix(prefix)} & known
        for prefix in prefixes
    )


@cache
def _affixes(language: str) -> Mapping[str, Sequence[str]]:
    path = files("gestae.linguistics") / language / "tables" / "affixes.toml"
    if not path.is_file():
        return {}
    problems = Problems()
    found = read_mapping(path, problems)
    problems.raise_if_any()
    return found


@cache
def load_polarity(language: str) -> NameMatcher[str] | None:
    """The words of a language that deny, by reading; ``None`` where its pack has no such table."""
    path = files("gestae.linguistics") / language / "tables" / "polarity.csv"
    if not path.is_file():
        return None
    problems = Problems()
    words: dict[str, str] = {}
    for row in read_rows(path, ("words", "reading"), problems):
        if row["reading"] not in READINGS:
            problems.add(row.where, f"reading {row['reading']!r}; known: {', '.join(READINGS)}")
        for word in row.many("words"):
            words.setdefault(word.casefold(), row["reading"])
    problems.raise_if_any()
    spaced = language not in UNSPACED
    return NameMatcher(words, spaced=spaced, fold=None if spaced else simplify)
