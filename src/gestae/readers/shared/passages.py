"""The passages of a text. Start with ``find_passages``."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gestae.linguistics.detect import detect_languages, script_of
from gestae.readers.shared.lines import Line
from gestae.readers.shared.wrap import find_soft_breaks
from gestae.records import PassageKind

LONGEST = 10_000
"""Characters; a passage is what is parsed at once, and parsers slow down on longer ones."""

_CELL = re.compile(r"[^\t\s](?:[^\t]*[^\t\s])?")
_BLANKS = re.compile(r"\s*")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|[。！？][”’」』）]*")


@dataclass(slots=True)
class Draft:
    """A passage in the making: its place, and what has been found out about it."""

    start: int
    end: int
    kind: PassageKind = "body"
    speaker: str | None = None


def join_lines(lines: Sequence[Line]) -> list[Draft]:
    """A passage for each paragraph, heading and item, in order; soft breaks are inside them.

    A speaker's turn lasts until the next one, a heading or a drawn line.
    """
    drafts: list[Draft] = []
    speaker = None
    running = False
    for line, runs_on in zip(lines, find_soft_breaks(lines), strict=True):
        if line.turn or _ends_turn(line):
            speaker = line.speaker
        if line.kind is None:
            continue
        if running:
            drafts[-1].end = line.end
        else:
            drafts.append(Draft(line.start, line.end, line.kind, speaker))
        running = runs_on
    return drafts


def _ends_turn(line: Line) -> bool:
    if line.kind is None:
        return bool(line.text) and not any(map(str.isalpha, line.text))
    return line.kind in {"heading", "title", "head"}


def cut_long(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The passages, those over ``LONGEST`` characters cut behind a sentence, else at a blank."""
    for draft in drafts:
        start = draft.start
        while draft.end - start > LONGEST:
            cut = _place_to_cut(text, start)
            end = start + len(text[start:cut].rstrip())
            yield Draft(start, max(end, start + 1), draft.kind, draft.speaker)
            start = _next_word(text, cut)
        if start < draft.end:
            yield Draft(start, draft.end, draft.kind, draft.speaker)


def cut_cells(text: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The passages, a row of cells cut where its cells stand in different scripts.

    A table with a column a language tells the same twice; each cell goes to its own language.
    """
    for draft in drafts:
        row = text[draft.start : draft.end]
        if "\t" not in row or row.isascii():
            yield draft
            continue
        cells = [match.span() for match in _CELL.finditer(row)]
        scripts = [
            script_of(language) for language in detect_languages([row[a:b] for a, b in cells])
        ]
        for _, run in groupby(zip(cells, scripts, strict=True), key=lambda each: each[1]):
            places = [place for place, _ in run]
            start, end = draft.start + places[0][0], draft.start + places[-1][1]
            yield Draft(start, end, draft.kind, draft.speaker)


def _next_word(text: str, place: int) -> int:
    match = _BLANKS.match(text, place)
    return match.end() if match else place


def _place_to_cut(text: str, start: int) -> int:
    window = text[start : start + LONGEST]
    ends = [match.end() for match in _SENTENCE_END.finditer(window, LONGEST // 2)]
    if ends:
        return start + ends[-1]
    blank = max(window.rfind(" "), window.rfind("\n"))
    return start + (blank + 1 if blank > 0 else LONGEST)
