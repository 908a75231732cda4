"""Rows of a table as documents: ``row_document``; lines of bounded length: ``read_lines``."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from gestae.readers.shared.columns import describe_columns, row_metadata
from gestae.readers.shared.document import make_document
from gestae.readers.shared.options import Options, megabytes
from gestae.readers.shared.repair import repair
from gestae.records import Document, Failure, Segment

_CHUNK = 1 << 20


def row_document(
    row: Mapping[str, object],
    columns: Mapping[str, str],
    *,
    table: str,
    number: int,
    options: Options,
    format: str,  # noqa: A002  the field of Document is named so
) -> Document | Failure:
    """The document of one row, or why it gives none. ``number`` counts lines or rows from 1.

    The text stays exactly as it was given, so that spans count in the caller's own text; only
    mojibake and what cannot be stored is mended, and the notes say so.
    """
    place = f"{table}!{number}"
    text = row.get(columns["text"])
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    if not isinstance(text, str) or not text.strip():
        return Failure(place, "extract", f"has no text in the column {columns['text']!r}")
    if len(text) > options.max_bytes:
        return too_long(place, options.max_bytes, "document", "max_bytes")
    tracked, notes = repair(text, newlines=False)
    metadata = row_metadata(row, columns)
    return make_document(
        tracked.text,
        key=_key(row, columns) or place,
        path=place,
        title=metadata.title,
        url=metadata.url,
        author=metadata.author,
        publisher=metadata.publisher,
        published=metadata.published,
        language=metadata.language,
        format=format,
        segments=[
            Segment(segment.span, offset=segment.offset, line=number)
            for segment in tracked.segments(text)
        ],
        notes=(describe_columns(columns), *notes),
    )


def _key(row: Mapping[str, object], columns: Mapping[str, str]) -> str | None:
    value = row.get(columns["id"]) if "id" in columns else None
    return None if value is None or value == "" else str(value)


def read_lines(stream: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; ``None`` for one of more than ``longest`` bytes."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_CHUNK)):
            pass
        yield None


def too_long(place: str, longest: int, what: str = "line", option: str = "max_line") -> Failure:
    """What is reported of a line that ``read_lines`` passed over, or of a text as long."""
    return Failure(
        place,
        "open",
        f"is longer than the limit of {megabytes(longest)} for one {what}; "
        f"split it or raise the limit ({option})",
    )
