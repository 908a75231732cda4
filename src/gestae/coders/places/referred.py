"""Places told by a word for one told before, "the scene", 现场: ``find_referred``."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gestae.coders.places.uses import Uses
from gestae.coders.places.written import written
from gestae.ontology.actors import UNSPACED
from gestae.ontology.gazetteer import PlaceWords
from gestae.records import Place, Sentence, Span, Token

PLACED = frozenset({"locative", "directional", "taken", "object"})
"""Uses under which such a word means a place rather than belonging to another word."""


def find_referred(
    sentences: Sequence[Sentence],
    uses: Sequence[Uses],
    words: Mapping[str, PlaceWords],
    places: Sequence[Place],
) -> Iterator[Place]:
    """The words that refer to a place, each as that place: the last one told before.

    A country is meant only where nothing narrower was told; nothing is meant by a word before
    which no place is told.
    """
    for sentence, used in zip(sentences, uses, strict=True):
        known = words[sentence.language]
        for token in sentence.tokens:
            if written(token) not in known.referring or not _is_placed(sentence, token, used):
                continue
            before = [place for place in places if place.span.end <= token.start]
            narrow = [place for place in before if place.precision != "country"]
            if before:
                meant = (narrow or before)[-1]
                text = sentence.text[
                    token.start - sentence.span.start : token.end - sentence.span.start
                ]
                yield replace(meant, text=text, span=Span(token.start, token.end))


def _is_placed(sentence: Sentence, token: Token, used: Uses) -> bool:
    """Whether a word is used as a place; where words are not parted, also by its neighbours."""
    if not PLACED.isdisjoint(used.get(token.index, frozenset())):
        return sentence.language in UNSPACED or _is_definite(sentence, token)
    if sentence.language not in UNSPACED:
        return False
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is None or before.pos == "PUNCT":
        return True
    after = sentence.tokens[token.index + 1 : token.index + 2]
    describing = any(following.pos in {"NOUN", "PROPN", "PART"} for following in after)
    return before.pos in {"ADP", "VERB"} and not describing  # 据当地媒体报道


def _is_definite(sentence: Sentence, token: Token) -> bool:
    """Whether an article says that the place is known: "the scene"."""
    return any(
        other.pos == "DET" and other.head == token.index and written(other) == "the"
        for other in sentence.tokens[max(0, token.index - 3) : token.index]
    )
