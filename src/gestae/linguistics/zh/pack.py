"""The Chinese pack: ``load`` gives a ``Chinese`` that parses passages into sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gestae.linguistics.shared.quotes import find_quotes, quotes_within
from gestae.linguistics.zh.clauses import find_predicates
from gestae.linguistics.zh.figures import find_figures
from gestae.linguistics.zh.sentences import split_sentences
from gestae.linguistics.zh.tree import parse
from gestae.records import Document, Sentence, Span

SOFT_BREAKS = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u2028": " "})
"""Characters that stand for a space inside a passage; one for one, so that offsets hold."""
ASKING = "？?"
CLOSING = " ”」』’）)"


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
            question=told.rstrip(CLOSING).endswith(tuple(ASKING)),
        )
