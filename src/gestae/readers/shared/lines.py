"""The lines of a text and what each shows by itself. Start with ``split_lines``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gestae.records import PassageKind

_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
_RULE = re.compile(r"(?:[-*_=~#•·.|:+][ \t]?){3,}$|#{2,}$")
_FENCE = re.compile(r"(?:```|~~~)")
_BULLET = re.compile(r"[*•‣◦▪●■·][ \t]+(?=\S)")
_DASH = re.compile(r"[-+–—][ \t]+(?=\S)")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)][ \t]+"
    r"|[（(]?[一二三四五六七八九十]{1,3}[）)、.][ \t]*|\d{1,2}、)(?=\S)"
)
_INITIAL = re.compile(r"[A-Z]\.[ \t]+[A-Z]")
_STOPS = re.compile(r"[.!?:;,。！？：；，、…][\"'”’»」』)\]）】*_]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks and marks around it.

    ``kind`` is ``None`` where it is blank or only drawn. It ``opens`` where it begins something
    new (an item of a list, a heading) and is ``closed`` where it never runs on into the next.
    With a ``turn`` the speaker changes, to ``speaker`` where he or she is named. It ``runs_on``
    where the format shows that it goes on in the next; otherwise the wrap rule decides. ``mark``
    stands in front of it in the text, and is no part of it: a bullet, a number, a label.
    """

    start: int
    end: int
    text: str
    kind: PassageKind | None = "body"
    opens: bool = False
    closed: bool = False
    turn: bool = False
    speaker: str | None = None
    runs_on: bool = False
    mark: str = ""

    def without(self, length: int) -> "Line":
        """The line with its first characters as its mark."""
        mark = self.mark + self.text[:length]
        return replace(self, start=self.start + length, text=self.text[length:], mark=mark)


def split_lines(text: str, *, markdown: bool = False) -> list[Line]:
    """The lines of a text in order; of several blank ones that follow each other, the first.

    A number or dash at the beginning of a line makes an item only where the line before is
    blank, ends a phrase or is an item itself: "on March / 12. The talks" is wrapped prose.
    With ``markdown``, headings, tables and fences are seen, too.
    """
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        left = start + len(raw) - len(raw.lstrip())
        before = lines[-1] if lines else None
        if stripped or before is None or before.text:
            line = Line(left, left + len(stripped), stripped)
            lines.append(mark_line(line, before, markdown=markdown))
        start += len(raw) + 1
    return _paragraphs(_underlined(lines)) if markdown else lines


def mark_line(line: Line, before: Line | None, *, markdown: bool = False) -> Line:
    """The line with what its own characters and the line before show."""
    text = line.text
    if not text or _RULE.match(text) or (markdown and _FENCE.match(text)):
        return replace(line, kind=None)
    if markdown and _HEADING.match(text):
        heading = replace(line, kind="heading", opens=True, closed=True)
        heading = heading.without(len(text) - len(text.lstrip("#").lstrip()))
        bare = heading.text.rstrip("# \t") or heading.text
        return replace(heading, text=bare, end=heading.start + len(bare))
    if text.count("\t") > 1 or (markdown and text[0] == "|" and text[-1] == "|"):
        return replace(line, kind="table", opens=True, closed=True)
    if mark := _item_mark(text, before, markdown=markdown):
        return replace(line, kind="item", opens=True).without(mark)
    return line


def _item_mark(text: str, before: Line | None, *, markdown: bool) -> int:
    """The length of the mark with which an item of a list begins; 0 where it is none."""
    if bullet := _BULLET.match(text):
        return bullet.end()
    mark = _DASH.match(text) or (None if _INITIAL.match(text) else _NUMBER.match(text))
    if mark is None:
        return 0
    if before is None or before.kind in {None, "item", "heading"} or markdown:
        return mark.end()
    return mark.end() if _STOPS.search(before.text) else 0


def _paragraphs(lines: list[Line]) -> list[Line]:
    """The lines of Markdown, where only a blank line ends a paragraph."""
    return [
        replace(line, runs_on=True) if line.kind in {"body", "item"} else line for line in lines
    ]


def _underlined(lines: list[Line]) -> list[Line]:
    """The lines, those that stand on a drawn line made headings."""
    return [
        replace(line, kind="heading", opens=True, closed=True)
        if line.kind == "body" and len(line.text) <= 200 and _stands_on_rule(lines, number)
        else line
        for number, line in enumerate(lines)
    ]


def _stands_on_rule(lines: Sequence[Line], number: int) -> bool:
    alone = number == 0 or lines[number - 1].kind is None
    below = lines[number + 1] if number + 1 < len(lines) else None
    return alone and below is not None and bool(_UNDERLINE.match(below.text))
