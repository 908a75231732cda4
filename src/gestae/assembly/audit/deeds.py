"""Which predicates of the two sides tell the same deed: ``match_deeds``."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import Reading, stems_of
from gestae.ontology.han import simplify
from gestae.records import Predicate, Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Deed:
    """A predicate in its sentence."""

    sentence: Sentence
    predicate: Predicate

    @property
    def token(self) -> Token:
        """Its word."""
        return self.sentence.tokens[self.predicate.head]

    @property
    def span(self) -> Span:
        """Where its word stands in the document."""
        return Span(self.token.start, self.token.end)


@dataclass(frozen=True, slots=True)
class Match:
    """The deed of the left side and that of the right."""

    a: Deed
    b: Deed


def match_deeds(reading: Reading, pos: str = "VERB") -> tuple[Match, ...]:
    """Verbs (or nouns) of Chinese with the one of English that the dictionary gives for each.

    A word that may stand for two of the other side's is matched with none, so that what is left is
    sure, if little.
    """
    if reading.chinese is None:
        return ()
    han, latin = (
        [d for d in deeds_of((reading.a, reading.b)[side].sentences, pos) if d.token.pos == pos]
        for side in (reading.chinese, 1 - reading.chinese)
    )
    pairs = [(n, m) for n, one in enumerate(han) for m, other in enumerate(latin)
             if _means(one.token, other.token)]  # fmt: skip
    left, right = (Counter(pair[place] for pair in pairs) for place in (0, 1))
    return tuple(
        Match(*(han[n], latin[m]) if reading.chinese == 0 else (latin[m], han[n]))
        for n, m in pairs
        if left[n] == 1 and right[m] == 1
    )


def deeds_of(sentences: Sequence[Sentence], pos: str = "VERB") -> Iterator[Deed]:
    """The verbs of sentences, or their nouns."""
    for sentence in sentences:
        for predicate in sentence.predicates:
            if predicate.kind == pos.casefold():
                yield Deed(sentence, predicate)


def _means(han: Token, latin: Token) -> bool:
    meanings = load_lexicon().meanings.get(simplify(han.text), frozenset())
    return not meanings.isdisjoint(stems_of(latin))
