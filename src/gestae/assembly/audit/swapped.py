"""Figures in each other's place: ``find_swapped_figures``.

Both figures stand on both sides, so that only what they are told of can give them away. Each is
taken with the words round it; where the dictionary finds the words round the one figure beside the
other one, and the other way about, the two were put in each other's place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, takewhile

from gestae.assembly.audit.figures import Figure, is_same, read_figures
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import Reading, stems_of
from gestae.assembly.audit.telling import Telling
from gestae.ontology.han import simplify
from gestae.records import Span, Token

REACH = 6
"""So many words behind or before a figure are looked at."""
CLEAR = 1.0
"""How much better the figures must go together crosswise, in words that stand beside them."""
JOINING = ("-", "–", "—", ":", "：")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FAR = 0.75
"""What a word weighs of the one nearer to the figure."""
SAYING = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "X"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure with the words round it and what each weighs."""

    figure: Figure
    words: Mapping[frozenset[str], float]


def find_swapped_figures(reading: Reading) -> Iterator[Finding]:
    """Two figures of a side that the other side has in each other's place."""
    if reading.chinese is None:
        return
    read = [read_figures(telling) for telling in (reading.a, reading.b)]
    yield from _turned(reading, *read)
    figures = [
        [f for f in _single(found) if not _is_joined(telling, f)]
        for found, telling in zip(read, (reading.a, reading.b), strict=True)
    ]
    shared = [
        (mine, other)
        for mine in figures[0]
        for other in figures[1]
        if not set(mine.values).isdisjoint(other.values)
    ]
    both = [
        pair for pair in shared
        if sum(pair[0] is p[0] for p in shared) == sum(pair[1] is p[1] for p in shared) == 1
    ]  # fmt: skip
    if len(both) < 2:
        return
    chinese = reading.chinese
    places = [
        [_Place(p[side], _words(reading, side, p[side], figures[side])) for p in both]
        for side in (0, 1)
    ]
    table = [
        [_likeness(*((mine, other) if chinese == 0 else (other, mine))) for other in places[1]]
        for mine in places[0]
    ]
    for one, two in combinations(range(len(both)), 2):
        straight = table[one][one] + table[two][two]
        crosswise = table[one][two] + table[two][one]
        like = all(_is_one_sort(both[one][side], both[two][side]) for side in (0, 1))
        if like and min(table[one][two], table[two][one]) > 0 and crosswise - straight >= CLEAR:
            yield _swapped(reading, both[one], both[two])
            return


def _turned(
    reading: Reading, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    """A range that begins with its end on one side."""
    for mine in ours:
        other = next((f for f in theirs if mine.ends and f.ends and is_same(mine, f)), None)
        if other is None:
            continue
        a, b = (
            figure.span.of(telling.document.text)
            for figure, telling in ((mine, reading.a), (other, reading.b))
        )
        if _is_falling(a) != _is_falling(b) and None not in {_is_falling(a), _is_falling(b)}:
            yield reading.pair.finding(
                "number",
                "major",
                f"“{a}” and “{b}” have their ends the other way about.",
                a=mine.span,
                b=other.span,
                score=0.7,
            )


def _is_falling(text: str) -> bool | None:
    """Whether the second of two figures in digits is the smaller; ``None`` of any other text."""
    numbers = [Decimal(n.replace(",", "")) for n in _NUMBER.findall(text)]
    return numbers[0] > numbers[1] if len(numbers) == 2 else None


def _is_joined(telling: Telling, figure: Figure) -> bool:
    """Whether a mark joins a figure to the next, as in scores, hours and the names of models."""
    text, start = telling.text, telling.span.start
    before, after = text[: figure.span.start - start], text[figure.span.end - start :]
    return before.endswith(JOINING) or after.startswith(JOINING)


def _is_one_sort(one: Figure, other: Figure) -> bool:
    """Whether nothing in the figures themselves keeps them from each other's place."""
    kinds = {one.kind, other.kind} - {"digits"}
    return len(kinds) < 2 and one.unit == other.unit and one.part == other.part


def _single(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of one value that no other figure of the side shares, nor its words."""
    return [
        figure for figure in figures
        if figure.ends is None
        and not any(
            other is not figure
            and (not set(other.values).isdisjoint(figure.values) or other.span == figure.span)
            for other in figures
        )
    ]  # fmt: skip


def _words(
    reading: Reading, side: int, figure: Figure, others: Sequence[Figure]
) -> Mapping[frozenset[str], float]:
    """What the words of a figure mean, as sets of stems, the nearer the heavier.

    They are those behind it up to a mark or the next figure, else those before it.
    """
    tokens = reading.tokens[side]
    taken = [f.span for f in others]
    before = [t for t in tokens if t.end <= figure.span.start][::-1]
    after = [t for t in tokens if t.start >= figure.span.end]
    for run in (after, before):
        found: dict[frozenset[str], float] = {}
        weight = 1.0
        for token in takewhile(lambda t: not _parts(t, taken), run[:REACH]):
            stems = _stems(token, chinese=side == reading.chinese)
            if token.pos in SAYING and stems:
                found[stems] = max(weight, found.get(stems, 0.0))
                weight *= FAR
        if found:
            return found
    return {}


def _parts(token: Token, figures: Sequence[Span]) -> bool:
    """Whether a word ends the words of a figure: a mark, or another figure."""
    return token.pos == "PUNCT" or any(
        token.start < span.end and span.start < token.end for span in figures
    )


def _stems(token: Token, *, chinese: bool) -> frozenset[str]:
    if not chinese or token.text.isascii():
        return frozenset(stems_of(token))
    word, lexicon = simplify(token.text), load_lexicon()
    if word in lexicon.meanings:
        return lexicon.meanings[word]
    parts = lexicon.parts(word) if len(word) > 1 else ()
    return frozenset(stem for part in parts for stem in part)


def _likeness(one: _Place, other: _Place) -> float:
    """How much of the words round one figure stands round the other."""
    return sum(
        max((mine * theirs for told, theirs in other.words.items() if told & stems), default=0.0)
        for stems, mine in one.words.items()
    )


def _swapped(reading: Reading, one: tuple[Figure, Figure], two: tuple[Figure, Figure]) -> Finding:
    a, other = (pair[0].span.of(reading.a.document.text) for pair in (one, two))
    return reading.pair.finding(
        "number",
        "major",
        f"“{a}” and “{other}” stand beside other words than their like on the other side do.",
        a=one[0].span,
        b=one[1].span,
        score=0.6,
    )
