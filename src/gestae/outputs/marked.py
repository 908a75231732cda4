"""A sentence with its marked stretches underlined and labelled: start with ``marked_lines``.

    Tokyo pledged $12 billion to Ukraine in February 2024.
    ━━━━━ ━━━━━━━ ━━━━━━━━━━━    ━━━━━━━    ━━━━━━━━━━━━━
    │     trigger amount         target     date
    source

A label that would run into the one on its right moves down a line and hangs on a thread.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text

from gestae.outputs.screen import line_spans, printable
from gestae.records import Excerpt, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the document to underline, with its label and its style on a terminal."""

    span: Span
    label: str
    style: str


@dataclass(frozen=True, slots=True)
class _Label:
    """Where a label hangs: ``column`` counts cells from the left."""

    column: int
    text: str
    style: str

    @property
    def end(self) -> int:
        return self.column + cell_len(self.text)


def marked_lines(sentence: Excerpt, marks: Sequence[Mark], width: int) -> Iterator[Text]:
    """The lines of the sentence, wrapped to ``width`` cells, each with its marks below it.

    Marks outside the sentence are left out; one that runs over a line's end is labelled where it
    begins. Marks that begin at the same character share a label.
    """
    text = printable(sentence.text)
    inside = sorted(
        (mark for mark in marks if sentence.span.covers(mark.span) and len(mark.span)),
        key=lambda mark: (mark.span.start, -mark.span.end),
    )
    for line in line_spans(text, width):
        kept = Span(sentence.span.start + line.start, sentence.span.start + line.end)
        here = [mark for mark in inside if mark.span.overlaps(kept)]
        yield _coloured(line.of(text), here, kept.start)
        if here:
            yield _underlines(line.of(text), here, kept.start)
            yield from _label_lines(_labels(line.of(text), here, kept.start))


def _coloured(text: str, marks: Sequence[Mark], offset: int) -> Text:
    line = Text(text)
    for mark in marks:
        line.stylize(mark.style, max(0, mark.span.start - offset), mark.span.end - offset)
    return line


def _underlines(text: str, marks: Sequence[Mark], offset: int) -> Text:
    """Heavy lines below the marks; a mark that holds another is drawn lighter than that."""
    strokes = [" " * cell_len(character) for character in text]
    styles = [""] * len(text)
    begins = {mark.span.start for mark in marks}
    for mark in marks:
        holds = any(mark.span.covers(m.span) and len(m.span) < len(mark.span) for m in marks)
        for at in range(max(0, mark.span.start - offset), min(len(text), mark.span.end - offset)):
            strokes[at] = ("─" if holds else "━") * len(strokes[at])
            styles[at] = mark.style
        if mark.span.end in begins and at == mark.span.end - offset - 1:
            strokes[at] = f"{strokes[at][:-1]}╸"  # a gap to the mark that begins right behind
    line = Text()
    for stroke, style in zip(strokes, styles, strict=True):
        line.append(stroke, style)
    line.rstrip()
    return line


def _labels(text: str, marks: Sequence[Mark], offset: int) -> list[_Label]:
    """One label for each place where marks begin, from left to right."""
    labels: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.span.start >= offset:
            labels.setdefault(mark.span.start - offset, []).append(mark)
    return [
        _Label(cell_len(text[:at]), ", ".join(dict.fromkeys(m.label for m in here)), here[-1].style)
        for at, here in labels.items()
    ]


def _label_lines(labels: Sequence[_Label]) -> Iterator[Text]:
    """The labels, as few lines as they need: from the right, each in the first line it fits."""
    lines: list[list[_Label]] = []
    for label in reversed(labels):
        for line in lines:
            if label.end < line[0].column:
                line.insert(0, label)
                break
            line.insert(0, _Label(label.column, "│", label.style))
        else:
            lines.append([label])
    for line in lines:
        drawn = Text()
        for label in line:
            drawn.append(" " * (label.column - drawn.cell_len)).append(label.text, label.style)
        yield drawn
