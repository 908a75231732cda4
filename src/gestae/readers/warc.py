"""Web archives: WARC and ARC, packed or not. Start with ``read``.

Pages and documents that were fetched with success are read, each as itself, and get the address
they came from. Requests, redirects, pictures, styles and scripts are passed over.
"""

import logging
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from gestae.errors import ReadError
from gestae.readers.shared.options import Options
from gestae.readers.shared.registry import read_source
from gestae.readers.shared.source import Source
from gestae.readers.shared.unpack import DAMAGE, Unpacked
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

_OPENINGS = (b"WARC/1.", b"WARC/0.", b"filedesc://")
_NOT_FETCHED = ("metadata:", "dns:", "warcinfo:", "whois:")
"""Addresses of what crawlers note of themselves."""


def matches(head: bytes) -> bool:
    """Whether the first bytes open a web archive, packed or not."""
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 100)
        except zlib.error:
            return False
    return head.startswith(_OPENINGS)


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """The documents of all records in their order, under the names ``archive!address``.

    A damaged record is a failure; reading goes on behind it where that can be found.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    records = ArchiveIterator(source.stream, arc2warc=True)
    damage = (ArchiveLoadFailed, *DAMAGE, ValueError)
    try:
        for record in records:
            yield from _read_record(record, source, options)
    except damage as error:
        reason = f"is damaged ({error}); the records up to there were read"
        raise ReadError(source.name, "open", reason) from error


def _read_record(record: Any, source: Source, options: Options) -> Iterator[Document | Failure]:
    if record.rec_type not in FETCHED or not _was_found(record):
        return
    media_type, charset = _media_type(record)
    if media_type not in READ_TYPES:
        return
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    if address.startswith(_NOT_FETCHED):
        return
    name = f"{source.name}!{address or record.rec_headers.get_header('WARC-Record-ID')}"
    content = Unpacked(name, record.content_stream(), lambda: record.length or 0, options)
    page = Source.of(name, content, depth=source.depth, declared=charset)
    page = replace(page, kind=READ_TYPES[media_type])
    for each in read_source(page, options):
        yield _with_address(each, address)


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
