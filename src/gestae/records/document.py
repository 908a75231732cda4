"""What a reader brings: ``Document``, cut into ``Passage``s, with ``Segment``s that lead back
to the original file.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gestae.records.identity import content_id
from gestae.records.span import Span

PassageKind = Literal["head", "title", "heading", "body", "caption", "item", "table"]


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a stretch of the kept text stood in the original file.

    ``offset`` is the code point of the decoded original at which the stretch begins (``None``
    where the format has no running text, as in PDF or DOCX); ``line`` counts from 1; ``page``
    from 1; ``start_seconds``/``end_seconds`` are the times of a subtitle cue. Segments are in
    order and do not overlap; kept text between two of them was added by the reader (a line
    break between two cues, say).
    """

    span: Span
    offset: int | None = None
    line: int | None = None
    page: int | None = None
    start_seconds: float | None = None
    end_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document in one language and of one kind: usually a paragraph.

    The unit that is parsed. ``language`` is an ISO 639-1 code, ``und`` where it cannot be told.
    ``kind`` ``head`` marks lines that became metadata (an address, a channel and date line):
    they are kept, and not coded. ``speaker`` is the name a transcript gives before the turn.
    Line breaks inside a passage are soft: they never end a sentence.
    """

    span: Span
    language: str
    kind: PassageKind = "body"
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it is kept.

    ``text`` is what every span counts in. ``key`` is the caller's own id, or the path;
    ``path`` names the file, with ``!member`` behind it inside an archive or table.
    ``published`` is the day the document says it appeared on, ``None`` where it does not say.
    ``language`` is that of most of its text. ``notes`` are what the reader wants reported: an
    encoding guessed, a page without text, a column taken as the text.
    """

    key: str
    text: str
    path: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str = "und"
    format: str = "text"
    passages: tuple[Passage, ...] = ()
    segments: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = ()
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", content_id("document", self.text))


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """What an event or measure says of the document it was read from."""

    id: str
    key: str
    path: str | None
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    language: str

    @classmethod
    def to(cls, document: Document) -> "DocumentReference":
        """The reference to ``document``."""
        return cls(
            id=document.id,
            key=document.key,
            path=document.path,
            title=document.title,
            url=document.url,
            publisher=document.publisher,
            published=document.published,
            language=document.language,
        )


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that was not kept a second time.

    ``document`` is the id of the one kept; ``similarity`` the estimated Jaccard similarity of
    their word 5-grams, 1 for the same text. The copy's own metadata stays, because who else
    carried a story matters.
    """

    document: str
    key: str
    path: str | None
    publisher: str | None
    published: date | None
    similarity: float

    @property
    def id(self) -> str:
        """Content hash: the same copy of the same document is one row."""
        return content_id("duplicate", self.document, self.key)
