"""Whether two words of the two sides stand among the same words: ``fit``."""

from collections.abc import Iterator, Sequence

from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import CONTENT, Reading, stems_of
from gestae.ontology.han import simplify
from gestae.records import Span, Token

NEAR = 3
"""Words to each side of a word that it may be known by."""


def fit(reading: Reading, ours: Span, theirs: Span) -> float:
    """How many of the neighbours of a word on the left stand by a word on the right.

    A pair of neighbours counts by the product of their weights: 1 where both are tied to their
    words in the tree, 0.5 where one only stands near by, 0.25 where both do.
    """
    assert reading.chinese is not None
    sides = [_neighbours(reading, 0, ours), _neighbours(reading, 1, theirs)]
    han, latin = sides[reading.chinese], sides[1 - reading.chinese]
    lexicon = load_lexicon()
    stems = {s: weight for token, weight in latin for s in stems_of(token)}
    total = 0.0
    for token, weight in han:
        meanings = lexicon.meanings.get(simplify(token.text), frozenset())
        total += max((weight * stems[s] for s in meanings & stems.keys()), default=0.0)
    return total


def _neighbours(reading: Reading, side: int, span: Span) -> list[tuple[Token, float]]:
    """The words near a word: in the tree at full weight, in the text at half."""
    telling = (reading.a, reading.b)[side]
    for sentence in telling.sentences:
        inside = {t.index for t in sentence.tokens_in(span)}
        if inside:
            return list(_near(sentence.tokens, inside))
    return []


def _near(tokens: Sequence[Token], inside: set[int]) -> Iterator[tuple[Token, float]]:
    heads = {tokens[i].head for i in inside}
    for token in tokens:
        if token.index in inside or token.pos not in CONTENT - {"PROPN", "NUM"}:
            continue
        if token.index in heads or token.head in inside:
            yield token, 1.0
        elif min(abs(token.index - i) for i in inside) <= NEAR:
            yield token, 0.5
