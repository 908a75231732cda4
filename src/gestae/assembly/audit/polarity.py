"""What one side denies and the other affirms: ``find_negations``."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.lexicon import load_lexicon, stem
from gestae.assembly.audit.reading import Reading, stems_of
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
READINGS = ("denies", "implies", "none")


def find_negations(reading: Reading) -> Iterator[Finding]:
    """A word that says not, where the other side has no word that may stand for it."""
    sides = (reading.a, reading.b)
    told = [list(_words(reading, side)) for side in (0, 1)]
    denying = [
        [span for span, says, whole in words if says == "denies" and whole] for words in told
    ]
    implying = [
        [*(span for span, says, _ in told[n] if says != "none"), *_prefixed(telling)]
        for n, telling in enumerate(sides)
    ]
    for side in (0, 1):
        mine, others = denying[side], implying[1 - side]
        if len(mine) > len(others):
            yield _finding(reading, side, mine[-1] if others else mine[0], alone=not others)
    yield from _denied_by_prefix(reading, implying)


def _denied_by_prefix(reading: Reading, told: Sequence[Sequence[Span]]) -> Iterator[Finding]:
    """A word denied by its prefix whose rest the other side says, denying nothing.

    "Uncoincidentally" against 巧合, which is a coincidence.
    """
    if reading.chinese is None or told[reading.chinese]:
        return
    side = 1 - reading.chinese
    for token in reading.tokens[side]:
        rest = _without_prefix(token, _affixes((reading.a, reading.b)[side].language))
        if rest is None or any(not _said(reading).isdisjoint({s}) for s in stems_of(token)):
            continue
        if stem(rest) in _said(reading):
            yield _finding(reading, side, Span(token.start, token.end), alone=True)


def _said(reading: Reading) -> frozenset[str]:
    return reading.plain_meanings


def _without_prefix(token: Token, affixes: Mapping[str, Sequence[str]]) -> str | None:
    word = token.text.casefold()
    for prefix in affixes.get("sure", ()):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > LEAST_LETTERS:
            return rest
    return None


def _finding(reading: Reading, side: int, span: Span, *, alone: bool) -> Finding:
    telling = (reading.a, reading.b)[side]
    words = span.of(telling.document.text)
    where, other = ("left", "right") if side == 0 else ("right", "left")
    spans = {"a": span} if side == 0 else {"b": span}
    reason = f"The {where} side denies with “{words}”; nothing on the {other} side does."
    if not alone:
        reason = f"The {where} side denies once more than the {other} side, with “{words}”."
    severity: Severity = "critical" if alone else "minor"
    return reading.pair.finding("negation", severity, reason, score=0.7, **spans)


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
    for span, says in matcher.find(telling.text):
        place = Span(start + span.start, start + span.end)
        if not any(t.start <= place.start < t.end for t in names):
            yield place, says, span.start in breaks and span.end in breaks


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
