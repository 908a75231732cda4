"""Figures in each other's place: ``find_swapped_figures``.

Both figures stand on both sides, so that only what they are told of can give them away. Each is
taken with the words round it; where the dictionary finds the words round the one figure beside the
other one, and the other way about, the two were put in each other's place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, pairwise
from typing import Any

from gestae.assembly.audit.figures import Figure, read_figures
from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import Reading, stems_of
from gestae.assembly.audit.sounds import sounds_like
from gestae.assembly.audit.telling import Telling
from gestae.ontology.han import simplify
from gestae.ontology.table import Problems, read_mapping
from gestae.records import Span, Token

SAYING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "X"})
"""Parts of speech of the words that a figure is known by."""
SHORTEST = 3
"""Letters of a name that is looked for by its sound, at least."""
RANGE = 2
JOINED = 8
"""Characters between the two numbers of a range, at most."""
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Shared = tuple[Figure, Figure]
"""A figure of the left side with the one of the right that tells the same."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A word near a figure: its stems of English, and what it weighs."""

    token: Token
    stems: frozenset[str]
    weight: float


def find_swapped_figures(reading: Reading) -> Iterator[Finding]:
    """Two figures of a side that the other side has in each other's place; the surest such two."""
    if reading.chinese is None:
        return
    read = [read_figures(telling) for telling in (reading.a, reading.b)]
    yield from _turned(reading, read)
    shared = _shared(*map(_single, read))
    if len(shared) < 2:
        return
    likeness = _likeness_of_all(reading, shared, read)
    found = [
        (_advantage(shared, likeness, one, two), one, two)
        for one, two in combinations(range(len(shared)), 2)
        if all(shared[one][side].span != shared[two][side].span for side in (0, 1))
        and not all(_is_listed(reading, side, shared[one], shared[two]) for side in (0, 1))
    ]
    sure, one, two = max(found, default=(0.0, 0, 0))
    limits = load_weights()["thresholds"]
    if sure >= limits["minor"]:
        severity: Severity = "major" if sure >= limits["major"] else "minor"
        yield _swapped(reading, shared[one], shared[two], severity)


def _is_listed(reading: Reading, side: int, one: Shared, two: Shared) -> bool:
    """Whether two figures stand in one list, with only others of it between: "March, April and"."""
    first, last = sorted((one[side].span, two[side].span))
    figures = [figure.span for figure in read_figures((reading.a, reading.b)[side])]
    return not any(
        token.pos in SAYING
        and not any(token.start < f.end and f.start < token.end for f in figures)
        for token in reading.tokens[side]
        if first.end <= token.start and token.end <= last.start
    )


def _turned(reading: Reading, read: Sequence[Sequence[Figure]]) -> Iterator[Finding]:
    """A range of one side whose two numbers follow each other the other way about on the other."""
    told = set[Span]()
    for side, figures in enumerate(read):
        telling, other = (reading.a, reading.b)[side], (reading.a, reading.b)[1 - side]
        follows = _in_a_row(other)
        for figure in (f for f in figures if f.ends):
            numbers = _NUMBER.findall(figure.span.of(telling.document.text))
            there = follows.get((numbers[-1], numbers[0])) if len(numbers) == RANGE else None
            if there is None or tuple(numbers) in follows or told & {figure.span, there}:
                continue
            told |= {figure.span, there}
            a, b = (figure.span, there) if side == 0 else (there, figure.span)
            words = a.of(reading.a.document.text), b.of(reading.b.document.text)
            reason = f"“{words[0]}” and “{words[1]}” have their ends the other way about."
            yield reading.pair.finding("number", "major", reason, a=a, b=b, score=0.7)


def _in_a_row(telling: Telling) -> Mapping[tuple[str, str], Span]:
    """The numbers in digits that follow each other with little between, and where they stand."""
    places = list(_NUMBER.finditer(telling.text))
    start = telling.span.start
    return {
        (one[0], two[0]): Span(start + one.start(), start + two.end())
        for one, two in pairwise(places)
        if two.start() - one.end() <= JOINED
    }


def _single(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one value that no other figure of the side shares."""
    return [
        figure for figure in figures
        if figure.ends is None
        and not any(
            other is not figure and not set(other.values).isdisjoint(figure.values)
            for other in figures
        )
    ]  # fmt: skip


def _shared(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[Shared]:
    """The figures that either side tells once, laid one beside the other."""
    pairs = [
        (mine, other)
        for mine in ours
        for other in theirs
        if not set(mine.values).isdisjoint(other.values)
    ]
    return [
        pair for pair in pairs
        if sum(pair[0] is p[0] for p in pairs) == sum(pair[1] is p[1] for p in pairs) == 1
    ]  # fmt: skip


def _likeness_of_all(
    reading: Reading, shared: Sequence[Shared], read: Sequence[Sequence[Figure]]
) -> list[list[float]]:
    """How well each figure of the left goes with each of the right."""
    weight = load_weights()["weights"]["figures"]
    spans = [[figure.span for figure in figures] for figures in read]
    words = [
        [_beside(reading, side, pair[side].span, spans[side]) for pair in shared] for side in (0, 1)
    ]
    chinese = reading.chinese
    return [
        [
            _alike(*((mine, other) if chinese == 0 else (other, mine)))
            + weight * _kinship(shared[row][0], shared[column][1])
            for column, other in enumerate(words[1])
        ]
        for row, mine in enumerate(words[0])
    ]


def _advantage(
    shared: Sequence[Shared], likeness: Sequence[Sequence[float]], one: int, two: int
) -> float:
    """How much better two figures of one side go with each other's like on the other."""
    order: float = load_weights()["weights"]["order"]
    before = [shared[one][side].span < shared[two][side].span for side in (0, 1)]
    straight = likeness[one][one] + likeness[two][two]
    crosswise = likeness[one][two] + likeness[two][one]
    return crosswise - straight + (order if before[0] != before[1] else -order)


def _beside(reading: Reading, side: int, span: Span, figures: Sequence[Span]) -> Sequence[Beside]:
    """The words that say something behind and before a figure, the nearer the heavier.

    A mark right behind the figure parts it from nothing.
    """
    tokens = reading.tokens[side]
    behind = [token for token in tokens if token.start >= span.end]
    if behind and behind[0].pos == "PUNCT":
        behind = behind[1:]
    before = [token for token in tokens if token.end <= span.start]
    chinese = side == reading.chinese
    return [*_weighed(behind, figures, chinese), *_weighed(before[::-1], figures, chinese)]


def _weighed(tokens: Sequence[Token], figures: Sequence[Span], chinese: bool) -> Iterator[Beside]:
    weights, weight, left = load_weights()["words"], 1.0, load_weights()["words"]["reach"]
    for token in tokens:
        if not left:
            return
        if token.pos == "PUNCT":
            weight *= weights["beyond_mark"]
            continue
        if any(token.start < span.end and span.start < token.end for span in figures):
            weight *= weights["beyond_figure"]
        if token.pos in SAYING:
            yield Beside(token, _stems(token, chinese=chinese), weight)
            weight *= weights["further"]
            left -= 1


def _stems(token: Token, *, chinese: bool) -> frozenset[str]:
    if not chinese or token.text.isascii():
        return frozenset(stems_of(token))
    word, lexicon = simplify(token.text), load_lexicon()
    if word in lexicon.meanings:
        return lexicon.meanings[word]
    parts = lexicon.parts(word) if len(word) > 1 else ()
    return frozenset(stem for part in parts for stem in part)


def _alike(han: Sequence[Beside], latin: Sequence[Beside]) -> float:
    """How much of the words round one figure stands round the other, each word taken once."""
    pairs = sorted(
        (
            (mine.weight * other.weight, row, column)
            for row, mine in enumerate(han)
            for column, other in enumerate(latin)
            if _is_one(mine, other)
        ),
        reverse=True,
    )
    total, rows, columns = 0.0, set[int](), set[int]()
    for weight, row, column in pairs:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            total += weight
    return total


def _is_one(han: Beside, latin: Beside) -> bool:
    if not han.stems.isdisjoint(latin.stems):
        return True
    names = han.token.pos == latin.token.pos == "PROPN" and len(latin.token.text) >= SHORTEST
    return names and sounds_like(han.token.text, latin.token.text)


def _kinship(one: Figure, other: Figure) -> float:
    """How well two figures go together by what they are: parts of dates, measures, numbers."""
    weights: Mapping[str, float] = load_weights()["figures"]
    if one.part or other.part:
        if one.part and other.part:
            return weights["same" if one.part == other.part else "other"]
        return weights["measured" if one.unit or other.unit else "dated"]
    if one.unit and other.unit:
        return weights["same" if one.unit == other.unit else "other"]
    return weights["bare"] if (one.unit or other.unit) and one.kind != other.kind else 0.0


def _swapped(reading: Reading, one: Shared, two: Shared, severity: Severity) -> Finding:
    a, other = (pair[0].span.of(reading.a.document.text) for pair in (one, two))
    return reading.pair.finding(
        "number",
        severity,
        f"“{a}” and “{other}” stand beside other words than their like on the other side do.",
        a=one[0].span,
        b=one[1].span,
        score=0.6 if severity == "major" else 0.4,
    )


@cache
def load_weights() -> Mapping[str, Any]:
    """The numbers in ``ontology/tables/audit/swapped.toml``; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "swapped.toml"
    weights = read_mapping(path, problems)
    problems.raise_if_any()
    return weights
