"""Text with its marked stretches as HTML: ``marked`` of a sentence or a whole document."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from gestae.records import Event, Measure, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a document: ``kind`` is its class and colour, ``title`` what it is told to be.

    ``href`` makes it a link. ``record`` is the id of what was read from it.
    """

    span: Span
    kind: str
    title: str = ""
    href: str | None = None
    record: str | None = None


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


def marked(text: str, marks: Sequence[Mark], offset: int = 0) -> Markup:
    """The text with its marks; ``offset`` is where in the document it begins.

    Marks within others are nested; one that runs over the end of another is cut there, so that
    the HTML is whole. Marks outside the text are left out. All text is escaped.
    """
    inside = sorted(
        (_shifted(mark, offset) for mark in marks),
        key=lambda found: (found[0], -found[1]),
    )
    fitting = [found for found in inside if 0 <= found[0] < found[1] <= len(text)]
    parts: list[Markup] = []
    open_: list[tuple[int, Markup]] = []
    at = 0
    for start, end, mark in fitting:
        at = _close(text, at, start, open_, parts)
        opening, closing = _tags(mark)
        parts += [escape(text[at:start]), opening]
        open_.append((min([end, *(until for until, _ in open_)]), closing))
        at = start
    at = _close(text, at, len(text), open_, parts)
    return Markup("").join([*parts, escape(text[at:])])


def _shifted(mark: Mark, offset: int) -> tuple[int, int, Mark]:
    return mark.span.start - offset, mark.span.end - offset, mark


def _close(
    text: str, at: int, until: int, open_: list[tuple[int, Markup]], parts: list[Markup]
) -> int:
    """Ends the marks that end by ``until``, the innermost first; where the text is told to."""
    while open_ and open_[-1][0] <= until:
        end, closing = open_.pop()
        parts += [escape(text[at:end]), closing]
        at = end
    return at


def _tags(mark: Mark) -> tuple[Markup, Markup]:
    facts = [("class", mark.kind), ("title", mark.title), ("data-record", mark.record or "")]
    told = Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in facts if value)
    if mark.href:
        return Markup('<a href="{}"><mark {}>').format(mark.href, told), Markup("</mark></a>")
    return Markup("<mark {}>").format(told), Markup("</mark>")
