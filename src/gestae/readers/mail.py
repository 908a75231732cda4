"""Mail (EML). Start with ``read``: the letter, then the files attached to it.

A segment's offset and line count in the part of the mail that was read, decoded. The signature
is kept and not coded.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import getaddresses

from gestae.readers.shared.dates import parse_published
from gestae.readers.shared.decode import Decoded, decode
from gestae.readers.shared.document import compose
from gestae.readers.shared.layout import Block, lay_out, trace, without_markup
from gestae.readers.shared.lines import Line, split_lines
from gestae.readers.shared.markup import parse_fragment
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.options import Options
from gestae.readers.shared.registry import read_source
from gestae.readers.shared.repair import repair
from gestae.readers.shared.source import Source
from gestae.readers.shared.unpack import check_depth
from gestae.records import Document, Failure, Segment, Span

SUFFIXES = (".eml",)

PLAIN_SHARE = 0.5
"""The plain part is read unless it has less text than this share of the HTML part ("View this
message in your browser")."""

_HEADER = re.compile(rb"^([A-Za-z][A-Za-z-]*):", re.MULTILINE)
_SENT = {b"from"}
_ON_ITS_WAY = {b"date", b"message-id", b"mime-version", b"received"}
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_SIGNATURE = re.compile(r"--\s?")


def matches(head: bytes) -> bool:
    """Whether the first bytes are the header of a mail."""
    header = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(header)}
    starts = _HEADER.match(head) or head.startswith(b"From ")
    return bool(starts) and names >= _SENT and bool(names & _ON_ITS_WAY)


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """The letter, if it has text, and the documents attached, under ``mail!file name``.

    Pictures, sounds and films in the mail are passed over.
    """
    message = BytesParser(policy=policy.default).parsebytes(source.read_bytes(options))
    assert isinstance(message, EmailMessage)  # as that policy makes them
    letter = _read_letter(message, source.name)
    if letter is not None:
        yield letter
    for number, part in enumerate(message.iter_attachments(), start=1):
        if part.get_content_maintype() in {"image", "audio", "video"}:
            continue
        check_depth(source, options)
        name = f"{source.name}!{part.get_filename() or number}"
        stream = io.BytesIO(_payload(part))
        charset = part.get_content_charset()
        attached = Source.of(name, stream, depth=source.depth + 1, declared=charset)
        yield from read_source(attached, options)


def _read_letter(message: EmailMessage, path: str) -> Document | None:
    subject = " ".join((_header(message, "subject") or "").split())
    metadata = Metadata(
        title=subject or None,
        author=_sender(message),
        publisher=_header(message, "organization"),
        published=parse_published(_header(message, "date") or ""),
    )
    plain, html = (_body(message, kind, path) for kind in ("plain", "html"))
    blocks = parse_fragment(repair(html.text, newlines=False)[0].text) if html else []
    size = sum(len(line) for block in blocks for line in block.lines)
    if plain and len(plain.text.strip()) > PLAIN_SHARE * size:
        text, lines, segments = _lay_out_plain(subject, plain)
    elif html and blocks:
        text, lines = lay_out([Block("title", (subject,)), *blocks] if subject else blocks)
        markup = without_markup(repair(html.text, newlines=False)[0])
        segments = trace(lines, markup, html.text)
    else:
        return None
    return compose(
        text,
        lines,
        key=path,
        path=path,
        metadata=metadata,
        format="mail",
        segments=segments,
    )


def _lay_out_plain(subject: str, plain: Decoded) -> tuple[str, list[Line], tuple[Segment, ...]]:
    """The subject and a plain letter, without the marks of quotation; its lines and segments."""
    tracked = repair(plain.text)[0]
    tracked = tracked.edit((m.start(), m.end(), "") for m in _QUOTED.finditer(tracked.text))
    head = f"{subject}\n\n" if subject else ""
    lines = [Line(0, len(subject), subject, "title", opens=True, closed=True)] if subject else []
    signed = False
    for line in split_lines(tracked.text):
        signed = signed or bool(_SIGNATURE.fullmatch(line.text))
        moved = replace(line, start=line.start + len(head), end=line.end + len(head))
        if signed and line.kind is not None:
            moved = replace(moved, kind="head", opens=True, closed=True)
        lines.append(moved)
    segments = tuple(
        replace(each, span=Span(each.span.start + len(head), each.span.end + len(head)))
        for each in tracked.segments(plain.text)
    )
    return head + tracked.text, lines, segments


def _body(message: EmailMessage, kind: str, path: str) -> Decoded | None:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return None
    return decode(_payload(part), path, part.get_content_charset())


def _payload(part: Message) -> bytes:
    """The bytes of a part; of a mail inside the mail, all of it."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _sender(message: EmailMessage) -> str | None:
    """The name of the sender, or the address."""
    name, address = next(iter(getaddresses([_header(message, "from") or ""])), ("", ""))
    return name or address or None


def _header(message: EmailMessage, name: str) -> str | None:
    """A header, decoded; ``None`` where there is none or it is broken."""
    try:
        value = message[name]
    except (ValueError, LookupError, TypeError, AttributeError):
        return None  # the standard library's parser trips over some that spammers write
    return str(value).strip() or None if value is not None else None
