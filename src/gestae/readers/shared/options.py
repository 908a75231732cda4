"""What a caller can set about reading: ``Options``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gestae.errors import UsageError
from gestae.readers.shared.formats import known_formats
from gestae.readers.shared.tables import FIELDS

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """Names of columns, and limits that keep one bad file from stopping a batch.

    ``columns``: field of the document (``text``, ``id``, ``title``, ``url``, ``author``,
    ``publisher``, ``published``, ``language``) → column of a table that holds it; columns not
    given are recognised by their names. ``format``: the format of everything that is read, for
    standard input that cannot be recognised (CSV); otherwise file names and contents tell. Raises
    ``UsageError`` for a field or format that does not exist.

    Limits are in bytes. ``max_bytes``: one document, or a file that must be held whole (PDF,
    DOCX). ``max_line``: one row of a table, or one line. ``max_expanded``: what an archive may
    unpack to, and ``max_ratio``: how many times its packed size. ``max_depth``: archives inside
    archives. Files read row by row (JSONL, CSV, WARC) may be of any size.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    format: str | None = None
    max_bytes: int = 100 * MEGABYTE
    max_line: int = 20 * MEGABYTE
    max_expanded: int = 10_000 * MEGABYTE
    max_ratio: int = 200
    max_depth: int = 3

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in FIELDS:
                raise UsageError.unknown("field of a document", name, FIELDS)
        if self.format is not None and self.format not in known_formats():
            raise UsageError.unknown("format", self.format, known_formats())


def megabytes(size: int) -> str:
    """A size in words.

    >>> megabytes(100_000_000), megabytes(1500)
    ('100 MB', '0.0015 MB')
    """
    return f"{size / MEGABYTE:g} MB"
