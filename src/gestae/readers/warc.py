"""Web archives: WARC and ARC, packed or not. Start with ``read``.

Pages and documents that were fetched with success are read, each as itself, and get the address
they came from. Requests, redirects, pictures, styles and scripts are passed over.
"""

import gzip
import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any, TextIO

from gestae.errors import ReadError
from gestae.readers.shared.options import Options
from gestae.readers.shared.registry import read_source
from gestae.readers.shared.source import Source
from gestae.readers.shared.unpack import DAMAGE, Stepwise, Unpacked
from gestae.records import Document, Failure

SUFFIXES = (".warc", ".warc.gz", ".arc", ".arc.gz")

FETCHED = {"response", "resource", "conversion"}
"""Kinds of records that hold what was fetched."""

READ_TYPES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
}
"""Media types that are read, and the suffixes that belong to them."""

_GZIP = b"\x1f\x8b"
_OPENINGS = (b"WARC/1.", b"WARC/0.", b"filedesc://")
_NOT_FETCHED = ("metadata:", "dns:", "warcinfo:", "whois:")
"""Addresses of what crawlers note of themselves."""


def matches(head: bytes) -> bool:
    """Whether the first bytes open a web archive, packed or not."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 100)
        except zlib.error:
            return False
    return head.startswith(_OPENINGS)


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """The documents of all records in their order, under the names ``archive!address``.

    What is damaged is a failure; the records before it are read, and those behind it where they
    can still be found.
    """
    from warcio.archiveiterator import ArchiveIterator

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    # Unpacked here, because warcio takes packed archives only where each record is packed alone.
    packed = source.head.startswith(_GZIP)
    stream = Stepwise(gzip.GzipFile(fileobj=source.stream)) if packed else source.stream
    records = iter(ArchiveIterator(stream, arc2warc=True))
    complaints = io.StringIO()
    while (found := _next_page(records, source, options, complaints)) is not None:
        page, address = found
        for each in read_source(page, options):
            yield _with_address(each, address)
    if complaints.getvalue():
        said = " ".join(complaints.getvalue().split())
        yield Failure(source.name, "open", f"is damaged, and some of it may be lost ({said})")


def _next_page(
    records: Iterator[Any], source: Source, options: Options, complaints: TextIO
) -> tuple[Source, str] | None:
    """The next record that holds a page to be read, and its address; ``None`` at the end."""
    from warcio.exceptions import ArchiveLoadFailed

    try:
        # warcio tells of damage on standard error, where the user would not know whose word it is.
        with redirect_stderr(complaints):
            for record in records:
                if (page := _open_record(record, source, options)) is not None:
                    return page
    except (ArchiveLoadFailed, *DAMAGE, ValueError) as error:
        reason = f"is damaged ({error}); the records up to there were read"
        raise ReadError(source.name, "open", reason) from error
    return None


def _open_record(record: Any, source: Source, options: Options) -> tuple[Source, str] | None:
    if record.rec_type not in FETCHED or not _was_found(record):
        return None
    media_type, charset = _media_type(record)
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if media_type not in READ_TYPES or address.startswith(_NOT_FETCHED):
        return None
    name = f"{source.name}!{address or record.rec_headers.get_header('WARC-Record-ID')}"
    unpacked = Unpacked(name, record.content_stream(), lambda: record.length or 0, options)
    content = unpacked.read(options.max_bytes + 1)  # too large is told when it is read
    page = Source.of(name, io.BytesIO(content), depth=source.depth, declared=charset)
    return replace(page, kind=READ_TYPES[media_type]), address


def _was_found(record: Any) -> bool:
    """Whether the page was fetched with success, so far as the record says."""
    if record.http_headers is None:
        return True
    return bool(record.http_headers.get_statuscode() == "200")


def _media_type(record: Any) -> tuple[str, str | None]:
    """The media type of what was fetched, and the encoding declared with it."""
    headers = record.http_headers or record.rec_headers
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    _, _, charset = parameters.partition("charset=")
    return kind.strip().casefold(), charset.partition(";")[0].strip() or None


def _with_address(read: Document | Failure, address: str) -> Document | Failure:
    if isinstance(read, Failure) or read.url or not address:
        return read
    return replace(read, url=address)
