"""A document from its text: ``make_document``; from lines that a reader has marked: ``compose``."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gestae.linguistics.detect import UNKNOWN, detect_languages
from gestae.readers.shared.dates import find_full_date
from gestae.readers.shared.heads import find_heads
from gestae.readers.shared.lines import Line, split_lines
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.original import Tracked
from gestae.readers.shared.passages import Draft, cut_cells, cut_long, join_lines
from gestae.readers.shared.speakers import find_turns
from gestae.readers.shared.titles import mark_headings, mark_title, read_dateline
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
    return compose(
        text,
        split_lines(text, markdown=markdown),
        key=key,
        path=path,
        metadata=Metadata(title, url, author, publisher, published, language),
        format=format,
        segments=Tracked.of(text).segments(text) if segments is None else segments,
        notes=notes,
    )


def compose(
    text: str,
    lines: Sequence[Line],
    *,
    key: str,
    path: str | None,
    metadata: Metadata,
    format: str,  # noqa: A002  the field of Document is named so
    segments: Sequence[Segment],
    notes: Sequence[str] = (),
) -> Document:
    """The document of a text whose lines carry what the reader's format shows of them.

    ``metadata`` is what the format gives; gaps are filled from the head of the text.
    """
    lines, told = _read_heads(_read_turns(lines))
    drafts = join_lines(lines)
    titled = mark_title(text, drafts)
    mark_headings(text, drafts)
    known = metadata.or_else(Metadata(title=titled.title)).or_else(told)
    known = known.or_else(titled).or_else(_dateline(text, drafts))
    known, found_in = _date_from_name(known, path)
    passages = _passages(text, list(cut_cells(text, cut_long(text, drafts))), known.language)
    return Document(
        key=key,
        text=text,
        path=path,
        title=known.title,
        url=known.url,
        author=known.author,
        publisher=known.publisher,
        published=known.published,
        language=known.language or _main_language(passages),
        format=format,
        passages=passages,
        segments=tuple(segments),
        notes=(*notes, f"the date is taken from its {found_in}") if found_in else tuple(notes),
    )


def _date_from_name(known: Metadata, path: str | None) -> tuple[Metadata, str | None]:
    """What is known with, for want of a better, the date in the address or the file name."""
    if known.published is None:
        file_name = re.split(r"[/\\!]", path)[-1] if path else None
        for name, where in ((known.url, "address"), (file_name, "file name")):
            if name and (found := find_full_date(name)):
                return known.or_else(Metadata(published=found[0])), where
    return known, None


def _read_heads(lines: Sequence[Line]) -> tuple[list[Line], Metadata]:
    """The lines, those of metadata marked, and what they say."""
    found = find_heads(lines)
    told = Metadata()
    marked = list(lines)
    for number in sorted(found):
        said = found[number]
        told = told.or_else(said)
        line = replace(lines[number], kind="head", opens=True, closed=True)
        if said.title:
            line = replace(line.without(line.text.index(said.title)), kind="title")
        marked[number] = line
    return marked, told


def _read_turns(lines: Sequence[Line]) -> list[Line]:
    """The lines, those where a turn begins without their labels and with their speakers."""
    marked = list(lines)
    for number, turn in find_turns(lines).items():
        line = lines[number].without(turn.length)
        line = replace(line, opens=True, turn=True, speaker=turn.speaker)
        marked[number] = line if line.text else replace(line, kind=None)
    return marked


def _dateline(text: str, drafts: Sequence[Draft]) -> Metadata:
    """What the first paragraph's dateline says."""
    first = next((draft for draft in drafts if draft.kind == "body"), None)
    return read_dateline(text[first.start : first.end]) if first else Metadata()


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
