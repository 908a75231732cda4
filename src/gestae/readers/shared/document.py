"""A document from its text: ``make_document``.

Readers of formats without structure of their own hand the text over; it is cut into passages
here.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from gestae.linguistics.detect import UNKNOWN, detect_languages
from gestae.readers.shared.lines import split_lines
from gestae.readers.shared.original import Tracked
from gestae.readers.shared.passages import Draft, cut_long, join_lines
from gestae.records import Document, Passage, Segment, Span


def make_document(
    text: str,
    *,
    key: str,
    path: str | None = None,
    title: str | None = None,
    url: str | None = None,
    author: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    language: str | None = None,
    format: str = "text",  # noqa: A002  the field of Document is named so
    markdown: bool = False,
    segments: Sequence[Segment] | None = None,
    notes: Sequence[str] = (),
) -> Document:
    """The document of a text that is kept as it is, cut into passages with their languages.

    What is given as metadata outranks what stands at the head of the text. ``language`` is the
    caller's word for the whole text; ``segments`` lead back to the original and default to the
    text itself.
    """
    drafts = list(cut_long(text, join_lines(split_lines(text, markdown=markdown))))
    passages = _passages(text, drafts, language)
    if segments is None:
        segments = Tracked.of(text).segments(text)
    return Document(
        key=key,
        text=text,
        path=path,
        title=title,
        url=url,
        author=author,
        publisher=publisher,
        published=published,
        language=language or _main_language(passages),
        format=format,
        passages=passages,
        segments=tuple(segments),
        notes=tuple(notes),
    )


def _passages(text: str, drafts: Sequence[Draft], language: str | None) -> tuple[Passage, ...]:
    languages = (
        [language] * len(drafts)
        if language
        else detect_languages([text[draft.start : draft.end] for draft in drafts])
    )
    return tuple(
        Passage(Span(draft.start, draft.end), found, draft.kind, draft.speaker)
        for draft, found in zip(drafts, languages, strict=True)
    )


def _main_language(passages: Sequence[Passage]) -> str:
    """The language of most of the text, by characters."""
    sizes: Counter[str] = Counter()
    for passage in passages:
        sizes[passage.language] += len(passage.span)
    return sizes.most_common(1)[0][0] if sizes else UNKNOWN
