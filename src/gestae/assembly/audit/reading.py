"""A pair with what its words say of each other: ``Reading``, which the detectors are given."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from gestae.assembly.audit.lexicon import load_lexicon, stem
from gestae.assembly.audit.sounds import pinyin, sounds_like
from gestae.assembly.audit.telling import Pair, Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span, Token

LONGEST_NAME = 9
"""Characters that spell a foreign name, or a part of one, at most."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "NUM"})
"""Parts of speech that say something of their own."""


class Reading:
    """A pair and what the dictionary makes of it; everything is worked out when first asked for.

    ``clauses`` and ``words`` hold what the detectors of the same names have found, by side.
    """

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.a, self.b = pair.a, pair.b
        self.number = pair.number
        self.clauses: dict[int, Sequence[Any]] = {}
        self.words: dict[int, Mapping[str, Sequence[Any]]] = {}

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        """The words of either side, of all its sentences."""
        return _tokens(self.a), _tokens(self.b)

    @cached_property
    def chinese(self) -> int | None:
        """Which side is in Chinese where the other is in English, 0 or 1; else ``None``."""
        languages = self.a.language, self.b.language
        return languages.index("zh") if set(languages) == {"zh", "en"} else None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the English side's words, where there is a dictionary between the sides."""
        if self.chinese is None:
            return frozenset()
        return frozenset(chain.from_iterable(map(stems_of, self.tokens[1 - self.chinese])))

    @cached_property
    def meanings(self) -> frozenset[str]:
        """All that the words of the Chinese side may mean, as stems of English."""
        if self.chinese is None:
            return frozenset()
        lexicon = load_lexicon()
        return frozenset(
            meaning
            for token in self.tokens[self.chinese]
            for part in lexicon.parts(simplify(token.text))
            for meaning in part
        )

    @cached_property
    def spelt(self) -> str:
        """The Chinese side in pinyin, in one piece."""
        return "" if self.chinese is None else pinyin((self.a, self.b)[self.chinese].text)

    @cached_property
    def strange(self) -> tuple[str, ...]:
        """Stretches of the Chinese side that may spell a foreign name."""
        if self.chinese is None:
            return ()
        tokens, lexicon = self.tokens[self.chinese], load_lexicon()
        odd = [t.pos == "PROPN" or not lexicon.knows(t.text) for t in tokens]
        found: set[str] = set()
        for first in range(len(tokens)):
            for size in range(1, 5):
                run = tokens[first : first + size]
                text = "".join(t.text for t in run)
                if (
                    len(run) == size
                    and any(odd[first : first + size])
                    and len(text) <= LONGEST_NAME
                ):
                    found |= {text, *text.replace("•", "·").split("·")}
        return tuple(text for text in found if len(text) > 1)

    @cached_property
    def plain_meanings(self) -> frozenset[str]:
        """What the Chinese words mean that say something of their own, each taken as a whole."""
        if self.chinese is None:
            return frozenset()
        lexicon = load_lexicon()
        return frozenset(
            meaning
            for token in self.tokens[self.chinese]
            if len(token.text) > 1 or token.pos in CONTENT - {"ADV"}
            for meaning in lexicon.meanings.get(simplify(token.text), ())
        )

    def meaning(self, side: int, token: Token) -> frozenset[str]:
        """The stems of English that a word of a side may be told by, as a whole."""
        if side == self.chinese:
            return load_lexicon().meanings.get(simplify(token.text), frozenset())
        return frozenset(stems_of(token))

    def is_told(self, side: int, token: Token) -> bool:
        """Whether the dictionary finds a word of a side on the other."""
        if self.chinese is None:
            return False
        if side == self.chinese:
            return load_lexicon().means(token.text, self.stems)
        return not self.meanings.isdisjoint(stems_of(token))

    def finds(self, side: int, token: Token) -> bool:
        """Whether the other side has a word: by the dictionary, as written, or by its sound."""
        other = (self.a, self.b)[1 - side]
        if self.is_told(side, token) or (len(token.text) > 1 and token.text in other.text):
            return True
        if self.chinese is None or token.pos not in {"PROPN", "NUM"}:
            return False
        if token.pos == "NUM":
            return True
        if side == self.chinese:
            return any(sounds_like(token.text, word) for word in self.capitals)
        plain = "".join(c for c in token.text.casefold() if c.isascii() and c.isalpha())
        return (len(plain) > 2 and plain in self.spelt) or any(
            sounds_like(heard, token.text) for heard in self.strange
        )

    @cached_property
    def capitals(self) -> tuple[str, ...]:
        """The capitalised words of the English side."""
        if self.chinese is None:
            return ()
        words = {t.text for t in self.tokens[1 - self.chinese] if t.text[:1].isupper()}
        return tuple(word for word in words if len(word) > 2 and word.isalpha())

    def tokens_in(self, side: int, span: Span) -> tuple[Token, ...]:
        """The words of a side that lie at least partly in a span of its document."""
        return tuple(t for t in self.tokens[side] if t.start < span.end and span.start < t.end)

    def breaks(self, side: int) -> frozenset[int]:
        """Where words begin and end, counted in the side's text."""
        start = (self.a, self.b)[side].span.start
        return frozenset(at - start for t in self.tokens[side] for at in (t.start, t.end))


def stems_of(token: Token) -> Iterator[str]:
    """The stems that an English word may be looked up by, those of its parts among them."""
    yield stem(token.lemma)
    yield stem(token.text)
    if "-" in token.text:
        yield from (stem(part) for part in token.text.split("-") if part)


def _tokens(telling: Telling) -> tuple[Token, ...]:
    return tuple(token for sentence in telling.sentences for token in sentence.tokens)


def is_unspaced(telling: Telling) -> bool:
    """Whether the telling's language writes words without spaces."""
    return telling.language in UNSPACED
