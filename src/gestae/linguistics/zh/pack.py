"""The Chinese pack: ``load`` gives a ``Chinese`` that parses passages into sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gestae.linguistics.shared.quotes import find_quotes, quotes_within
from gestae.linguistics.zh.clauses import find_predicates
from gestae.linguistics.zh.figures import find_figures
from gestae.linguistics.zh.grammar import GRAMMAR
from gestae.linguistics.zh.sentences import split_sentences
from gestae.linguistics.zh.tree import parse
from gestae.ontology.han import simplify
from gestae.records import Document, Sentence, Span

SOFT_BREAKS = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u2028": " "})
"""Characters that stand for a space inside a passage; one for one, so that offsets hold."""
DATELINE = re.compile(
    r"^\s*(?:[（(【〔][^（）()【】〔〕\n]{2,40}[电電讯訊導导][）)】〕]"
    r"|[\u4e00-\u9fff]{1,12}[社网網报報][\u4e00-\u9fff]{0,12}(?:\d{4}年)?\d{1,2}月\d{1,2}日[电電讯訊]"
    r"(?:[（(][^（）()]{2,40}[）)])?"
    r"|[^，。；：！？,\n]{2,36}[电電讯訊](?:[（(][^（）()]{2,40}[）)])?[\s\u3000—–-]+)"
)
"""The agency, city and day that a wire story begins with. They are no part of the sentence."""
ASKING = "？?"
CLOSING = " ”」』’）)"
COMMAS = "，,；;"


@dataclass(frozen=True, slots=True)
class Chinese:
    """The Chinese pack; its models are loaded with the first sentence."""

    code: str = "zh"

    def parse(self, passages: Iterable[tuple[Document, int]]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each passage, in order; see ``Language.parse``."""
        for document, number in passages:
            span = document.passages[number].span
            yield tuple(_read_sentences(span.of(document.text), span.start, number))


def load() -> Chinese:
    """The pack."""
    return Chinese()


def _read_sentences(passage: str, offset: int, number: int) -> Iterator[Sentence]:
    passage = DATELINE.sub(lambda found: " " * len(found.group()), passage, count=1)
    text = passage.translate(SOFT_BREAKS)
    quoted = find_quotes(text, offset)
    spans = split_sentences(passage)
    for tree in parse([(passage[start:end], offset + start) for start, end in spans]):
        span = Span(tree.tokens[0].start, tree.tokens[-1].end)
        told = text[span.start - offset : span.end - offset]
        quantities, times = find_figures(told, span.start, tree.tokens)
        tokens, predicates = find_predicates(tree, [time.span for time in times])
        yield Sentence(
            span=span,
            text=told,
            language="zh",
            passage=number,
            tokens=tokens,
            predicates=predicates,
            quantities=quantities,
            times=times,
            quotes=quotes_within(quoted, span),
            question=_asks(told),
        )


def _asks(sentence: str) -> bool:
    """Whether a sentence asks only, and does not first tell what its question is about."""
    if not sentence.rstrip(CLOSING).endswith(tuple(ASKING)):
        return False
    places = (simplify(sentence).find(word) for word in GRAMMAR.commenting)
    return not any(mark in sentence[: max(place, 0)] for place in places for mark in COMMAS)
