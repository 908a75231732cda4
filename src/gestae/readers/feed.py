"""News feeds: RSS and Atom. Start with ``read``: a document for each entry."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from gestae.errors import ReadError
from gestae.readers.shared.dates import parse_published
from gestae.readers.shared.decode import Decoded, decode
from gestae.readers.shared.document import compose
from gestae.readers.shared.layout import Block, lay_out, trace, without_markup
from gestae.readers.shared.markup import parse_fragment
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.options import Options
from gestae.readers.shared.original import Tracked
from gestae.readers.shared.repair import repair
from gestae.readers.shared.source import Source
from gestae.records import Document

SUFFIXES = (".rss", ".atom", ".rdf", ".xml")

_BEGINS = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_ESCAPED = re.compile(r"&(lt|gt|quot|amp);")
_CHARACTERS = {"lt": "<", "gt": ">", "quot": '"', "amp": "&"}


def matches(head: bytes) -> bool:
    """Whether the first bytes open a feed."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and bool(_BEGINS.search(head))


def read(source: Source, options: Options) -> Iterator[Document]:
    """A document for each entry that has text: its title, then its content or summary."""
    import feedparser

    data = source.read_bytes(options)
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=True)
    if not feed.entries:
        why = feed.get("bozo_exception") or "it has no entries"
        raise ReadError(source.name, "extract", f"is XML, but no feed that can be read ({why})")
    decoded = decode(data, source.name, feed.get("encoding"))
    bare = without_markup(_unescaped(Tracked.of(decoded.text)))
    for number, entry in enumerate(feed.entries, start=1):
        blocks = _blocks(entry)
        if blocks:
            yield _compose(source.name, number, entry, blocks, feed.feed, bare, decoded)


def _compose(
    path: str,
    number: int,
    entry: Mapping[str, Any],
    blocks: list[Block],
    feed: Mapping[str, Any],
    bare: Tracked,
    decoded: Decoded,
) -> Document:
    text, lines = lay_out(blocks)
    return compose(
        text,
        lines,
        key=entry.get("id") or entry.get("link") or f"{path}!{number}",
        path=f"{path}!{number}",
        metadata=_metadata(entry, feed),
        format="feed",
        segments=trace(lines, bare, decoded.text),
        notes=[decoded.note] if decoded.note else [],
    )


def _blocks(entry: Mapping[str, Any]) -> list[Block]:
    """The title and the longest of what the entry carries: its contents or its summary."""
    bodies = [part.get("value", "") for part in entry.get("content", ())]
    bodies.append(entry.get("summary", ""))
    found = [parse_fragment(repair(body)[0].text) for body in bodies]
    body = max(found, key=lambda blocks: sum(len(line) for b in blocks for line in b.lines))
    title = parse_fragment(repair(entry.get("title", ""))[0].text)
    return [Block("title", block.lines) for block in title[:1]] + body


def _metadata(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Metadata:
    source = entry.get("source") or {}
    written = entry.get("published") or entry.get("updated")
    return Metadata(
        url=entry.get("link") or None,
        author=entry.get("author") or None,
        publisher=source.get("title") or feed.get("title") or None,
        published=parse_published(written) if written else None,
    )


def _unescaped(tracked: Tracked) -> Tracked:
    """The feed with the markup that its entries carry in escaped form."""
    return tracked.edit(
        (match.start(), match.end(), _CHARACTERS[match[1]])
        for match in _ESCAPED.finditer(tracked.text)
    )
