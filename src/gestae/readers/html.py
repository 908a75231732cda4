"""Web pages: the article with its title, date, author, publisher and address. Start with ``read``.

trafilatura tells the article from what surrounds it.
"""

import logging
import re
from collections.abc import Iterator
from typing import Any

from gestae.errors import ReadError
from gestae.readers.shared.dates import parse_published
from gestae.readers.shared.document import compose
from gestae.readers.shared.layout import Block, lay_out, trace, without_markup
from gestae.readers.shared.markup import EXTRACTED, HTML, find_blocks
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.options import Options
from gestae.readers.shared.repair import repair
from gestae.readers.shared.source import Source
from gestae.records import Document

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")

WHOLE_PAGE = "no article was found in the page; all of its text is kept"

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)",
    re.IGNORECASE,
)


def matches(head: bytes) -> bool:
    """Whether the first bytes open a web page."""
    return bool(_BEGINS.match(head))


def read(source: Source, options: Options) -> Iterator[Document]:
    """The one document of a page; none where the page has no text.

    Each stretch of the text leads back to the page's source, where it stands there as it is.
    """
    charset = _CHARSET.search(source.head)
    declared = (charset[1] or charset[2]).decode("ascii") if charset else None
    decoded = source.read_text(options, declared)
    page, notes = repair(decoded.text, newlines=False)
    metadata, blocks, whole = _extract(page.text, source.name)
    if not blocks:
        return
    blocks = _with_title(blocks, metadata.title)
    text, lines = lay_out(blocks)
    yield compose(
        text,
        lines,
        key=source.name,
        path=source.name,
        metadata=metadata,
        format="html",
        segments=trace(lines, without_markup(page), decoded.text),
        notes=[note for note in (decoded.note, *notes, WHOLE_PAGE if whole else None) if note],
    )


def _extract(page: str, path: str) -> tuple[Metadata, list[Block], bool]:
    """What the page says of its article, its blocks, and whether they are the whole page."""
    import trafilatura
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they warn of is in our notes
    found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    if found is not None:
        blocks = find_blocks(found.body, EXTRACTED)
        if blocks:
            return _metadata(found), blocks, False
    try:
        root = lxml_html.document_fromstring(
            page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(path, "extract", f"is no web page ({error})") from error
    title = root.findtext(".//title")
    metadata = Metadata(title=" ".join(title.split()) if title else None)
    return metadata, find_blocks(root, HTML), True


def _metadata(found: Any) -> Metadata:
    return Metadata(
        title=found.title or None,
        url=found.url or None,
        author=found.author or None,
        publisher=found.sitename or found.hostname or None,
        published=parse_published(found.date) if found.date else None,
    )


def _with_title(blocks: list[Block], title: str | None) -> list[Block]:
    """The blocks with the title in front, once."""
    if not title:
        return blocks
    folded = title.casefold()
    rest = [
        block
        for number, block in enumerate(blocks)
        if number > 2 or " ".join(block.lines).casefold() != folded
    ]
    return [Block("title", (title,)), *rest]
