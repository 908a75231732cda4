"""Documents to parsed sentences, each passage by the pack of its own language.

Start with ``parse_documents``.
"""

from collections.abc import Iterable, Iterator

from gestae.linguistics.language import known_languages, load_language
from gestae.records import Document, Parsed, Sentence, Uncoded

CHUNK_CHARACTERS = 200_000
"""Text parsed at once: large enough that a pack can batch, small enough to keep memory flat."""


def parse_documents(documents: Iterable[Document]) -> Iterator[Parsed]:
    """Each document with its sentences, in the order given.

    Passages of kind ``head`` are not parsed; passages in a language without a pack are reported
    in ``Parsed.uncoded``. Documents are taken in chunks of about ``CHUNK_CHARACTERS``.
    """
    for chunk in _chunks(documents):
        yield from _parse_chunk(chunk)


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    chunk: list[Document] = []
    size = 0
    for document in documents:
        chunk.append(document)
        size += len(document.text)
        if size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _parse_chunk(documents: list[Document]) -> Iterator[Parsed]:
    known = known_languages()
    work: dict[str, list[tuple[Document, int]]] = {}
    uncoded: dict[str, list[Uncoded]] = {}
    for document in documents:
        for number, passage in enumerate(document.passages):
            if passage.kind == "head":
                continue
            if passage.language in known:
                work.setdefault(passage.language, []).append((document, number))
            else:
                reason = f"no language pack for {passage.language}"
                uncoded.setdefault(document.id, []).append(Uncoded(number, reason))
    found: dict[str, list[tuple[Sentence, ...]]] = {}
    for code, passages in work.items():
        parses = load_language(code).parse(passages)
        for (document, _), sentences in zip(passages, parses, strict=True):
            found.setdefault(document.id, []).append(sentences)
    for document in documents:
        flat = [s for sentences in found.get(document.id, ()) for s in sentences]
        flat.sort(key=lambda sentence: sentence.span)
        yield Parsed(document, tuple(flat), tuple(uncoded.get(document.id, ())))
