"""What a quantity is of: ``noun_of``, over the dependency heads of the sentence."""

from collections.abc import Sequence

from gestae.records import AmountKind, Span, Token

NOUNS = frozenset(("NOUN", "PROPN"))
LINKS = frozenset(("of",))
MONEY_LINKS = frozenset(("of", "in"))
"""Prepositions between an amount and what it is of: "tons of wheat", "$12bn in aid"."""
PLAIN = frozenset(("count", "rank"))
BESIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "ADV", "VERB"))
"""What may stand between a number and its noun: "100 non-military vehicles"."""


def noun_of(span: Span, tokens: Sequence[Token], kind: AmountKind, unit: str | None) -> int | None:
    """The index of the noun that is counted or measured, ``None`` where the text does not say.

    A plain count is of the noun behind it even where the parse attached it elsewhere; money and
    figures in a unit only of what they are linked to ("$12 billion in aid").
    """
    inside = [token for token in tokens if token.start < span.end and span.start < token.end]
    if not inside:
        return None
    linked = _linked(inside, tokens, MONEY_LINKS if kind == "money" else LINKS)
    if linked is not None:
        return linked
    last = inside[-1].index
    for token in reversed(inside):
        head = tokens[token.head]
        if not (head.index > last and head.pos in NOUNS):
            continue
        if all(between.pos in BESIDE for between in tokens[last + 1 : head.index]):
            return head.index
    if kind not in PLAIN or unit is not None:
        return None
    following = _following(last, tokens)
    return _counting(inside[0].index, tokens) if following is None else following


def _counting(first: int, tokens: Sequence[Token]) -> int | None:
    """The noun that a number behind it sizes: "a crew of nineteen"."""
    link = tokens[first - 1] if first else None
    if link is None or link.text.lower() not in LINKS:
        return None
    head = tokens[link.head]
    return head.index if head.pos == "NOUN" and head.index < link.index else None


def _linked(inside: Sequence[Token], tokens: Sequence[Token], links: frozenset[str]) -> int | None:
    """The noun under "of" or "in" (or "worth of") right behind the quantity."""
    index = inside[-1].index + 1
    if index < len(tokens) and tokens[index].lemma == "worth":
        index += 1
    if index >= len(tokens) or tokens[index].text.lower() not in links:
        return None
    link = tokens[index]
    for token in tokens[index + 1 : index + 12]:
        if token.head == link.index:
            named = token.pos == "PROPN" and link.text.lower() == "of"
            return token.index if token.pos == "NOUN" or named else None
    return None


def _following(last: int, tokens: Sequence[Token]) -> int | None:
    """The last noun of the run right behind a number, where the parse did not attach it."""
    found = None
    for token in tokens[last + 1 : last + 6]:
        if token.pos in NOUNS:
            found = token.index
        elif (
            found is not None
            or token.pos not in ("ADJ", "PUNCT", "ADV")
            or (token.pos == "PUNCT" and token.text != "-")
        ):
            break
    return found
