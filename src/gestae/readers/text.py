"""Plain text and Markdown. Start with ``read``; ``make_document`` is for a text already in hand.

Text is kept as it is, line breaks included. Of Markdown, the marks for emphasis, links and
quoted blocks are taken out, because a parser would read them as words; front matter becomes
metadata.
"""

from collections.abc import Iterator
from dataclasses import replace

from gestae.readers.shared.decode import looks_binary
from gestae.readers.shared.document import compose, make_document
from gestae.readers.shared.lines import split_lines
from gestae.readers.shared.markdown import read_front_matter, without_marks
from gestae.readers.shared.options import Options
from gestae.readers.shared.repair import repair
from gestae.readers.shared.source import Source
from gestae.records import Document

__all__ = ["SUFFIXES", "make_document", "matches", "read"]

MARKDOWN = (".md", ".markdown")
SUFFIXES = (".txt", ".text", ".asc", *MARKDOWN)


def matches(head: bytes) -> bool:
    """Whether the first bytes are those of a text in any encoding."""
    return not looks_binary(head)


def read(source: Source, options: Options) -> Iterator[Document]:
    """The one document of a text file; none where it holds only blanks."""
    decoded = source.read_text(options)
    tracked, notes = repair(decoded.text)
    metadata, front = read_front_matter(tracked.text)
    markdown = source.suffix_name.endswith(MARKDOWN)
    if markdown:
        tracked = without_marks(tracked, front)
    if not tracked.text.strip():
        return
    lines = [
        replace(line, kind="head", opens=True, closed=True)
        if line.kind and line.end <= front
        else line
        for line in split_lines(tracked.text, markdown=markdown)
    ]
    yield compose(
        tracked.text,
        lines,
        key=source.name,
        path=source.name,
        metadata=metadata,
        format="markdown" if markdown else "text",
        segments=tracked.segments(decoded.text),
        notes=[note for note in (decoded.note, *notes) if note],
    )
