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
    owners: dict[str, list[int]] = {}
    uncoded: list[list[Uncoded]] = [[] for _ in documents]
    for index, document in enumerate(documents):
        for number, passage in enumerate(document.passages):
            if passage.kind == "head":
                continue
            if passage.language in known:
                work.setdefault(passage.language, []).append((document, number))
                owners.setdefault(passage.language, []).append(index)
            else:
                reason = f"no language pack for {passage.language}"
                uncoded[index].append(Uncoded(number, reason))
    found: list[list[Sentence]] = [[] for _ in documents]
    for code, passages in work.items():
        parses = load_language(code).parse(passages)
        for index, sentences in zip(owners[code], parses, strict=True):
            found[index] += sentences
    for document, told, left in zip(documents, found, uncoded, strict=True):
        ordered = sorted(told, key=lambda sentence: sentence.span)
        yield Parsed(document, tuple(ordered), tuple(left))
