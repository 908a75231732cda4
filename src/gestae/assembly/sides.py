"""The sentences of parsed documents as sides to be aligned: ``read_side``, ``read_lines``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gestae.assembly.original import is_label
from gestae.assembly.stretch import Stretch, make_stretch
from gestae.linguistics.detect import detect_languages
from gestae.ontology.load import Ontology
from gestae.records import Document, Excerpt, Parsed, Passage, Sentence, Span


@dataclass(frozen=True, slots=True)
class Side:
    """Sentences of a document, and each as alignment sees it; ``parsed`` is what they are of."""

    document: Document
    sentences: tuple[Excerpt, ...]
    stretches: tuple[Stretch, ...]
    parsed: Parsed

    def span_of(self, numbers: Sequence[int]) -> Span:
        """The stretch of the text from the first of the sentences through the last."""
        first, last = self.sentences[numbers[0]], self.sentences[numbers[-1]]
        return Span(first.span.start, last.span.end)


def read_side(parsed: Parsed, ontology: Ontology, language: str | None = None) -> Side:
    """The sentences of a document, all or those in one language.

    Sentences that another language stands between are not joined: together they are no stretch of
    the text. Nor is a heading or a label ("译文：") with what follows it.
    """
    sentences: list[Excerpt] = []
    stretches: list[Stretch] = []
    before: Sentence | None = None
    for sentence in parsed.sentences:
        if language in {None, sentence.language}:
            text, own = sentence.text, sentence.language
            joins = before is not None and _go_together(parsed.document, before, sentence, language)
            sentences.append(Excerpt(text, sentence.span, own))
            stretches.append(make_stretch(text, own, ontology, [sentence], joins=joins))
        before = sentence
    return Side(parsed.document, tuple(sentences), tuple(stretches), parsed)


def _go_together(
    document: Document, before: Sentence, sentence: Sentence, language: str | None
) -> bool:
    kinds = {document.passages[each.passage].kind for each in (before, sentence)}
    return (
        language in {None, before.language}
        and len(kinds) == 1
        and not any(is_label(each.text) for each in (before, sentence))
    )


def cut_lines(document: Document) -> Document:
    """The document with each line as a passage, empty ones left out, whatever it was cut into."""
    spans = list(_line_spans(document.text))
    languages = detect_languages([span.of(document.text) for span in spans])
    passages = (Passage(span, code) for span, code in zip(spans, languages, strict=True))
    return replace(document, passages=tuple(passages))


def _line_spans(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped)
            yield Span(begin, begin + len(stripped))
        start += len(line) + 1


def read_lines(parsed: Parsed, ontology: Ontology, language: str | None = None) -> Side:
    """The passages of a document as its sentences, all or those in one language.

    A language without a pack will do: its figures are read as far as they stand in digits.
    """
    document = parsed.document
    passages = [
        (number, passage)
        for number, passage in enumerate(document.passages)
        if language in {None, passage.language}
    ]
    texts = [passage.span.of(document.text) for _, passage in passages]
    return Side(
        document,
        tuple(
            Excerpt(text, passage.span, passage.language)
            for text, (_, passage) in zip(texts, passages, strict=True)
        ),
        tuple(
            make_stretch(
                text,
                passage.language,
                ontology,
                [sentence for sentence in parsed.sentences if sentence.passage == number],
            )
            for text, (number, passage) in zip(texts, passages, strict=True)
        ),
        parsed,
    )
