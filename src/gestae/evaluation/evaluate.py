"""The coder on a gold file: ``evaluate``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from gestae.coders.code import code
from gestae.evaluation.corpus import read_corpus
from gestae.evaluation.gold import GoldText, read_gold
from gestae.evaluation.score import Evaluation, score_texts
from gestae.linguistics.detect import detect_languages
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document
from gestae.records import Document, Passage, Span
from gestae.records.rows import Row, event_to_dict


def evaluate(path: Path, *, judged: bool = True) -> Evaluation:
    """The evaluation of what the coder finds in the texts of a gold file or corpus.

    ``path`` is JSON Lines, an annotated document in YAML, or a folder of these. ``judged``: with
    the learned judge, where the language has one. Raises ``ReadError`` where it is no gold.
    """
    yaml = path.is_dir() or path.suffix == ".yaml"
    texts = read_corpus(path) if yaml else read_gold(path)
    return score_texts(zip(texts, code_texts(texts, judged=judged), strict=True))


def code_texts(texts: Sequence[GoldText], *, judged: bool = True) -> Iterator[list[Row]]:
    """The events found in each text, in the JSON form of the contract.

    A text of one line, and a sentence, is coded as a paragraph, whatever it looks like; a longer
    one as a file would be, with its title and head recognised. The text is kept as it stands. Of a
    text that was annotated in part only what is found there is given.
    """
    ontology = load_ontology()
    documents = (document_of(number, text) for number, text in enumerate(texts))
    for text, parsed in zip(texts, parse_documents(documents), strict=True):
        found = map(event_to_dict, code(parsed, ontology, judged=judged).events)
        yield [event for event in found if text.judges(event)]


def document_of(number: int, text: GoldText) -> Document:
    """The document of a gold text; its id is its place, because gold may hold a text twice."""
    if text.passages:
        passages, language = text.passages, text.language or "und"
    elif "\n" in text.text.strip() and not text.sentence:
        made = make_document(
            text.text,
            key=text.id,
            title=text.title,
            url=text.url,
            publisher=text.publisher,
            published=text.published,
            language=text.language,
        )
        passages, language = made.passages, made.language
    else:
        (language,) = [text.language] if text.language else detect_languages([text.text])
        passages = (Passage(Span(0, len(text.text)), language),)
    return Document(
        key=text.id,
        text=text.text,
        title=text.title,
        url=text.url,
        publisher=text.publisher,
        published=text.published,
        language=language,
        passages=passages,
        id=f"gold:{number}",
    )
