"""How much: ``find_amounts`` makes of every quantity an ``Amount`` of something."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from gestae.ontology.load import Ontology
from gestae.ontology.units import known_currencies
from gestae.records import Amount, Document, Parsed, Quantity, Sentence, Span

ELLIPSIS = 2
"""Sentences over which a sum without its currency still goes with the money before it."""
FIRST_HAN = "\u3400"
"""The first of the Chinese characters, which are written without spaces around them."""
LEAST_SUM = Decimal(100_000)
"""A bare number below this is not taken for money: "of which 20 …"."""


def find_amounts(parsed: Parsed, ontology: Ontology) -> tuple[Amount, ...]:
    """The amounts of a document in order of the text.

    ``of`` is the phrase counted or measured, in the text's words, without the figure itself. A
    sum that leaves out its currency ("of which 2 billion", "another 3 billion") takes that of the
    money told shortly before; "$" and other shared signs mean the currency of the country whose
    site the document is from, where that uses the sign.
    """
    del ontology  # quantities are read by the language packs; units stand in their own tables
    return tuple(_amounts(parsed))


def _amounts(parsed: Parsed) -> Iterator[Amount]:
    home = _home_currencies(parsed.document)
    money: tuple[int, Quantity, str | None] | None = None
    for index, sentence in enumerate(parsed.sentences):
        for quantity in sentence.quantities:
            unit = quantity.unit
            if quantity.kind == "money":
                unit = _at_home(quantity, parsed.document, home)
                money = (index, quantity, unit)
            elif money and index - money[0] < ELLIPSIS and _is_bare_sum(quantity, money[1]):
                quantity, unit = replace(quantity, kind="money"), money[2]  # noqa: PLW2901
            yield Amount(
                low=quantity.low,
                high=quantity.high,
                about=quantity.about,
                kind=quantity.kind,
                unit=unit,
                of=_phrase(sentence, quantity, parsed.document.text),
                text=quantity.span.of(parsed.document.text),
                span=quantity.span,
            )


def _is_bare_sum(quantity: Quantity, money: Quantity) -> bool:
    """Whether a plain number, of nothing, is of the order of the money before it."""
    if quantity.kind != "count" or quantity.unit is not None or quantity.noun is not None:
        return False
    value = quantity.low if quantity.low is not None else quantity.high
    earlier = money.low if money.low is not None else money.high
    if value is None or earlier is None:
        return False
    return value >= max(LEAST_SUM, earlier / 1000)


def _at_home(quantity: Quantity, document: Document, home: frozenset[str]) -> str | None:
    """The currency, by the document's country where its sign is shared ("$", "kr")."""
    if quantity.unit in home or not home:
        return quantity.unit
    written = quantity.span.of(document.text)
    signs = known_currencies().signs
    for sign in ("$", "£", "¥", "kr", "Rs", "元", "圆", "圓"):
        shared = signs[sign]
        if quantity.unit == shared[0] and _stands_alone(sign, written, signs):
            return next((code for code in shared if code in home), quantity.unit)
    return quantity.unit


def _stands_alone(sign: str, written: str, signs: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a sign is there without what names its country: no "A$", "US$", 人民币8千元."""
    position = written.find(sign)
    if position < 0:
        return False
    if sign >= FIRST_HAN:
        named = (other for other in signs if len(other) > 1 and other[0] >= FIRST_HAN)
        return not any(other in written for other in named)
    before = written[position - 1 : position]
    after = written[position + len(sign) : position + len(sign) + 1]
    return not before.isalpha() and not after.isalpha()


def _home_currencies(document: Document) -> frozenset[str]:
    """The currencies of the country whose domain the document's address is in."""
    host = (document.url or "").partition("://")[2].partition("/")[0].partition(":")[0]
    ending = host.rpartition(".")[2].upper()
    country = {"UK": "GB"}.get(ending, ending)
    if len(country) != 2 or not country.isalpha():
        return frozenset()
    return frozenset(known_currencies().of_country(country, document.published))


def _phrase(sentence: Sentence, quantity: Quantity, text: str) -> str | None:
    """The words of what is counted, without determiners, prepositions and the figure."""
    if quantity.noun is None:
        return None
    head = quantity.noun
    predicate = sentence.predicate(head)
    left = predicate.left if predicate else head
    while left < head and not _belongs(sentence, left, quantity.span):
        left += 1
    return Span(sentence.tokens[left].start, sentence.tokens[head].end).of(text)


def _belongs(sentence: Sentence, index: int, figure: Span) -> bool:
    token = sentence.tokens[index]
    if token.start < figure.end or token.pos == "PUNCT":
        return token.start >= figure.end and token.pos != "PUNCT"
    return token.pos in ("ADJ", "NOUN", "PROPN", "VERB", "ADV", "NUM", "X")
