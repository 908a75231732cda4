"""Where things come from told as where they go: ``find_directions``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.deeds import match_deeds
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.namings import capitals_in, find_known, han_names_in
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.sounds import sounds_like
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span, Token

ROLES = ("origin", "destination")
REACH = 4
"""Words that may stand between a preposition and the last word of its name."""
INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"})
"""Parts of speech of the words that may stand there."""
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "的"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell a role in front of a name and behind it, and those that make them silent."""

    role: str
    before: frozenset[str]
    behind: frozenset[str]
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tied:
    """A role that a place or party has by a word beside it."""

    role: str
    span: Span


def find_directions(reading: Reading) -> Iterator[Finding]:
    """A place or party that something comes from on one side, and goes to on the other.

    Nothing is found of one that is both on either side, or that a side names twice.
    """
    told = set[Span]()
    for a, b in (*_same_names(reading), *_heard_names(reading), *_same_things(reading)):
        if a in told:
            continue
        told.add(a)
        ours, theirs = _tie(reading, 0, a), _tie(reading, 1, b)
        if ours is None or theirs is None or ours.role == theirs.role:
            continue
        texts = [
            tied.span.of(telling.document.text)
            for tied, telling in ((ours, reading.a), (theirs, reading.b))
        ]
        reason = f"“{texts[0]}” tells the {ours.role}, and “{texts[1]}” the {theirs.role}."
        yield reading.pair.finding(
            "direction", "major", reason, a=ours.span, b=theirs.span, score=0.7
        )


def _same_names(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The names of parties and places that either side has once."""
    sides = find_known(reading, 0), find_known(reading, 1)
    for name in sides[0]:
        same = [other for other in sides[1] if other.ids & name.ids]
        if len(same) == 1 and sum(bool(n.ids & name.ids) for n in sides[0]) == 1:
            yield name.span, same[0].span


def _heard_names(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The names that no table has and that sound alike, each like no other of its side."""
    if reading.chinese is None:
        return
    han = han_names_in(reading, reading.chinese)
    latin = capitals_in(reading, 1 - reading.chinese)
    pairs = [(n, m) for n in han for m in latin if sounds_like(n.text, m.text)]
    for mine, other in pairs:
        if sum(mine is n for n, _ in pairs) == sum(other is m for _, m in pairs) == 1:
            spans = mine.span, other.span
            yield spans if reading.chinese == 0 else spans[::-1]


def _same_things(reading: Reading) -> Iterator[tuple[Span, Span]]:
    for match in match_deeds(reading, "NOUN"):
        yield match.a.span, match.b.span


def _tie(reading: Reading, side: int, span: Span) -> Tied | None:
    """The role that a name has by the word in front of it, else by that behind it."""
    telling = (reading.a, reading.b)[side]
    cues, tokens = load_cues(telling.language), reading.tokens[side]
    inside = [n for n, t in enumerate(tokens) if t.end > span.start and t.start < span.end]
    if not inside or not cues:
        return None
    first, last = inside[0], inside[-1]
    words = {word for token in tokens for word in _forms(token)}
    active = [cue for cue in cues if words.isdisjoint(cue.unless)]
    return _in_front(active, tokens, first, span) or _behind(active, tokens, last, span)


def _in_front(cues: Sequence[Cue], tokens: Sequence[Token], first: int, span: Span) -> Tied | None:
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        pair = " ".join(token.text.casefold() for token in tokens[max(0, at - 1) : at + 1])
        for cue in cues:
            if cue.before & {*_forms(tokens[at]), pair}:
                return Tied(cue.role, Span(tokens[at].start, span.end))
        if tokens[at].pos not in INSIDE:
            return None
    return None


def _behind(cues: Sequence[Cue], tokens: Sequence[Token], last: int, span: Span) -> Tied | None:
    for token in tokens[last + 1 : last + 3]:
        for cue in cues:
            if cue.behind & set(_forms(token)):
                return Tied(cue.role, Span(span.start, token.end))
        if token.text not in POSSESSIVE:
            return None
    return None


def _forms(token: Token) -> tuple[str, str]:
    return token.text.casefold(), token.lemma.casefold()


@cache
def load_cues(language: str) -> Sequence[Cue]:
    """The cues of a language; none where its pack has no such table; raises ``TableError``."""
    path = files("gestae.linguistics") / language / "tables" / "directions.csv"
    if not path.is_file():
        return ()
    problems = Problems()
    found = []
    for row in read_rows(path, ("role", "before", "behind", "unless"), problems):
        if row["role"] not in ROLES:
            problems.add(row.where, f"role {row['role']!r}; known: {', '.join(ROLES)}")
        cells = (frozenset(row.many(column)) for column in ("before", "behind", "unless"))
        found.append(Cue(row["role"], *cells))
    problems.raise_if_any()
    return tuple(found)
