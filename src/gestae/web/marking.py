"""Text with its marked stretches as HTML: ``marked`` of a sentence or a whole document."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from gestae.records import Event, Measure, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document: ``kind`` is its class and colour, ``title`` what it is told to be.

    ``href`` makes it a link. ``record`` is the id of what was read from it, or several with spaces
    between them. ``label`` is shown behind the words. ``anchor`` is the name by which an address
    leads to it. ``step`` lets the keys j and k stop at it.
    """

    span: Span
    kind: str
    title: str = ""
    href: str | None = None
    record: str | None = None
    label: str = ""
    anchor: str | None = None
    step: bool = False


def event_marks(event: Event) -> list[Mark]:
    """Everything the event was read from."""
    named = [
        *((mention.span, "source") for mention in event.sources),
        *((mention.span, "target") for mention in event.targets),
        (event.trigger.span, "trigger"),
        *([(event.status_cue.span, "status")] if event.status_cue else []),
        *((amount.span, "amount") for amount in event.amounts),
        *([(event.date.span, "date")] if event.date else []),
        *([(event.place.span, "place")] if event.place else []),
        *((teller.speaker.span, "speaker") for teller in event.attribution),
        *((teller.cue.span, "cue") for teller in event.attribution),
    ]
    return [Mark(span, kind, record=event.id) for span, kind in named if span]


def measure_marks(measure: Measure) -> list[Mark]:
    """Everything the measure was read from."""
    named = [
        (measure.subject.span, "subject"),
        (measure.amount.span, "amount"),
        *([(measure.date.span, "date")] if measure.date else []),
        *((teller.speaker.span, "speaker") for teller in measure.attribution),
    ]
    return [Mark(span, kind, record=measure.id) for span, kind in named if span]


def with_labels(marks: Sequence[Mark], say: Callable[[str], str]) -> list[Mark]:
    """The marks, each with what its kind is called behind its words; ``say`` gives that."""
    return [replace(mark, label=say(mark.kind)) for mark in marks]


def marked(text: str, marks: Sequence[Mark], offset: int = 0) -> Markup:
    """The text with its marks; ``offset`` is where in the document it begins.

    Marks within others are nested; one that runs over the end of another is parted there, so that
    the HTML is whole. What of a mark lies outside the text is left out, and a link within a link
    is none. All text is escaped.

    >>> str(marked("a < b", [Mark(Span(0, 1), "source")]))
    '<mark class="source">a</mark> &lt; b'
    """
    parts: list[str] = []
    open_: list[_Open] = []
    at = 0
    for start, end, mark in _nested(text, marks, offset):
        at = _close(text, at, start, open_, parts)
        is_link = mark.href is not None and not any(each.is_link for each in open_)
        parts += [_escaped(text[at:start]), _opening(mark, is_link=is_link)]
        open_.append(_Open(end, is_link))
        at = start
    at = _close(text, at, len(text), open_, parts)
    parts.append(_escaped(text[at:]))
    return Markup("".join(parts))  # noqa: S704 - every part of it is escaped below


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that is begun: where it ends."""

    end: int
    is_link: bool


def _nested(text: str, marks: Sequence[Mark], offset: int) -> Iterator[tuple[int, int, Mark]]:
    """The marks in order, each within the text and within those that are open where it begins."""
    waiting = [
        (start, -end, number, mark)
        for number, mark in enumerate(marks)
        for start, end in [(max(0, mark.span.start - offset), mark.span.end - offset)]
        if start < min(end, len(text))
    ]
    heapq.heapify(waiting)
    ends: list[int] = []
    while waiting:
        start, end, number, mark = heapq.heappop(waiting)
        end = min(-end, len(text))
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and end > ends[-1]:
            rest = replace(mark, href=None, label="", anchor=None, step=False)
            heapq.heappush(waiting, (ends[-1], -end, number, rest))
            end = ends[-1]
        ends.append(end)
        yield start, end, mark


def _close(text: str, at: int, until: int, open_: list[_Open], parts: list[str]) -> int:
    """Ends the marks that end by ``until``, the innermost first; where the text is told to."""
    while open_ and open_[-1].end <= until:
        done = open_.pop()
        parts += [_escaped(text[at : done.end]), "</mark></a>" if done.is_link else "</mark>"]
        at = done.end
    return at


def _opening(mark: Mark, *, is_link: bool) -> str:
    facts = {
        "class": mark.kind,
        "title": mark.title,
        "data-record": mark.record,
        "data-label": mark.label,
        "id": mark.anchor,
    }
    told = " ".join(f'{name}="{_escaped(value)}"' for name, value in facts.items() if value)
    if not is_link:
        return f"<mark {told}>"
    step = " data-step" if mark.step else ""
    return f'<a href="{_escaped(mark.href or "")}"{step}><mark {told}>'


def _escaped(text: str) -> str:
    return str(escape(text))
