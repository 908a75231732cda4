"""Blocks of text from a tree of elements. Start with ``find_blocks``."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from gestae.readers.shared.layout import Block
from gestae.records import PassageKind

Role = Literal["body", "heading", "item", "caption", "row", "cell", "break", "lines", "none"]
"""What an element does to the text in it: make a block of a kind, keep its line breaks
(``lines``), end a line (``break``), be a cell or row of a table, or hide it (``none``)."""

HTML: Mapping[str, Role] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "blockquote", "dt", "dd", "address", "center",
         "header", "details", "summary", "figure", "fieldset", "body", "table", "ul", "ol", "dl"),
        "body",
    ),
    **dict.fromkeys(
        ("script", "style", "noscript", "template", "head", "nav", "footer", "aside", "form",
         "iframe", "svg", "button", "select", "textarea"),
        "none",
    ),
    "li": "item",
    "figcaption": "caption",
    "caption": "caption",
    "tr": "row",
    "td": "cell",
    "th": "cell",
    "br": "break",
    "hr": "body",
    "pre": "lines",
}  # fmt: skip
"""Elements of a web page or a mail."""

EXTRACTED: Mapping[str, Role] = {
    "p": "body",
    "quote": "body",
    "code": "lines",
    "head": "heading",
    "item": "item",
    "row": "row",
    "cell": "cell",
    "lb": "break",
    "graphic": "none",
}
"""Elements of the tree that the article extraction makes."""


def parse_fragment(markup: str) -> list[Block]:
    """The blocks of markup that is all text, as in mails and feeds; plain text gives one."""
    from lxml import html as lxml_html  # type: ignore[import-untyped]

    if not markup.strip():
        return []
    utf8 = lxml_html.HTMLParser(encoding="utf-8")
    whole = f"<div>{markup}</div>".encode("utf-8", "replace")
    return find_blocks(lxml_html.document_fromstring(whole, parser=utf8), HTML)


def find_blocks(root: Any, roles: Mapping[str, Role]) -> list[Block]:
    """The blocks of text below an lxml element, in order; empty ones left out."""
    builder = _Builder()
    _walk(root, roles, builder, kind="body", keep=False)
    builder.end("body")
    return builder.blocks


class _Builder:
    """Collects text until a block ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []

    def add(self, text: str | None, *, keep: bool = False) -> None:
        """Takes text as it stands in the source; its own line breaks count only with ``keep``."""
        if text:
            self._pieces.append(text if keep else _BLANKS.sub(" ", text))

    def end(self, kind: PassageKind) -> None:
        """Makes a block of what was collected, if there is any text in it."""
        lines = [_tidy(line) for line in "".join(self._pieces).strip().split("\n")]
        self._pieces.clear()
        if any(lines):
            self.blocks.append(Block(kind, tuple(lines)))


def _tidy(line: str) -> str:
    """A line with single blanks; tabs between its cells."""
    return "\t".join(cell for part in line.split("\t") if (cell := " ".join(part.split())))


def _walk(
    element: Any, roles: Mapping[str, Role], builder: _Builder, *, kind: PassageKind, keep: bool
) -> None:
    role = roles.get(element.tag) if isinstance(element.tag, str) else "none"
    if role == "none":
        return
    if role in {"row", "cell"} and _is_layout(element, roles):
        role = "body"
    inside = _KINDS.get(role, kind)
    if inside == "body":
        inside = kind  # a paragraph of an item is the item
    if role in _KINDS:
        builder.end(kind)
    elif role in _ENDINGS:
        builder.add(_ENDINGS[role], keep=True)
    keep = keep or role == "lines"
    builder.add(element.text, keep=keep)
    for child in element:
        _walk(child, roles, builder, kind=inside, keep=keep)
        builder.add(child.tail, keep=keep)
    if role in _KINDS:
        builder.end(inside)


def _is_layout(element: Any, roles: Mapping[str, Role]) -> bool:
    """Whether a row or cell only sets out paragraphs on the page, as newsletters use tables."""
    blocks = {"body", "heading", "item"}
    return any(roles.get(inner.tag) in blocks for inner in element.iterdescendants())


_BLANKS = re.compile(r"\s+")
_KINDS: Mapping[Role | None, PassageKind] = {
    "heading": "heading",
    "item": "item",
    "caption": "caption",
    "row": "table",
    "body": "body",
    "lines": "body",
}
_ENDINGS: Mapping[Role | None, str] = {"break": "\n", "cell": "\t"}
