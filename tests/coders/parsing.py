"""Short texts parsed for the tests of coders."""

from functools import cache

from gestae.linguistics.parse import parse_documents
from gestae.records import Document, Parsed, Passage, Predicate, Sentence, Span


@cache
def parsed(text: str, speaker: str | None = None, language: str = "en") -> Parsed:
    """The parse of a text; each line is a passage, all by the same speaker if any."""
    passages: list[Passage] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(Span(start, start + len(line)), language, speaker=speaker))
        start += len(line) + 1
    document = Document(key="test", text=text, language=language, passages=tuple(passages))
    return next(parse_documents([document]))


def predicate_at(text: str, word: str, language: str = "en") -> tuple[Sentence, Predicate]:
    """The first predicate of a text that is headed by a word, with its sentence."""
    for sentence in parsed(text, None, language).sentences:
        for predicate in sentence.predicates:
            if sentence.tokens[predicate.head].text == word:
                return sentence, predicate
    raise AssertionError(f"no predicate {word!r} in {text!r}")
