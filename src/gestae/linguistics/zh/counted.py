"""What a Chinese quantity is of: ``noun_of``, over the tokens behind it."""

from collections.abc import Sequence

from gestae.linguistics.shared.cascade import Values
from gestae.linguistics.zh.figure_words import figure_words
from gestae.records import AmountKind, Span, Token

NOUNS = frozenset(("NOUN", "PROPN"))
BESIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM", "X"))
"""What may stand between a quantity and its noun: 两名美国士兵."""
PARTICLE = "的"
ENDING = frozenset(("word", "local", "shift", "daypart", "during", "calmonth", "weekday"))
"""Classes of words that end the phrase: 12架无人机中 are of 无人机."""
FAR = 8
"""Tokens behind a quantity among which its noun stands."""


def noun_of(
    span: Span,
    tokens: Sequence[Token],
    kind: AmountKind,
    unit: str | None,
    times: Sequence[Span] = (),
) -> int | None:
    """The index of the noun that is counted or measured, ``None`` where the text does not say.

    It is the last noun of the phrase behind the quantity: 200名乌克兰士兵 are of 士兵; 300人 is
    of 人, its own last word; 12亿美元军事援助 is of 援助. A time among ``times`` ends it.
    """
    inside = [token for token in tokens if token.start < span.end and span.start < token.end]
    if not inside:
        return None
    following = _following(inside[-1], tokens, span, times)
    if following is not None or kind != "count" or unit is not None:
        return following
    own = next((token for token in reversed(inside) if "self" in _classes(token)), None)
    return None if own is None else own.index


def _classes(token: Token) -> Values:
    """What the tables of figures say of a word: 人 is counted itself, 每天 is a time."""
    return figure_words().words.get(token.lemma, {})


def _following(
    last: Token, tokens: Sequence[Token], span: Span, times: Sequence[Span]
) -> int | None:
    """The noun that ends the phrase behind the quantity."""
    if last.end > span.end and last.start > span.start:  # a noun begins within the figure
        return last.index if last.pos in NOUNS else None
    found: int | None = None
    behind = tokens[last.index + 1 : last.index + 1 + FAR]
    for token in behind:
        if any(time.start <= token.start < time.end for time in times):
            break
        classes = _classes(token)
        if found is None and "classifier" in classes and "self" not in classes:
            continue  # 第一|位
        if token.pos in NOUNS and classes.keys().isdisjoint(ENDING):
            found = token.index
        elif token.lemma == PARTICLE and found is None and token.index == last.index + 1:
            continue
        elif not (found is None and token.pos in BESIDE):
            break
    return found
