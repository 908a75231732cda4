"""Who has the floor in a transcript: ``find_turns``.

Readers give the passages of a transcript their speakers. Where turns run on in one paragraph, or
the reader did not take the text for a transcript, the labels stand in the text: "HOST: … GUEST: …".
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.readers.shared.speakers import Turn, read_label
from gestae.readers.shared.tables import load_words
from gestae.records import Actor, Attribution, Cue, Document, Mention, Parsed, Passage, Span

SURNAME_LABEL = 2
"""Words of a label that may be a title and a surname, at most."""
FEWEST = 2
"""Labels, and speakers, that make a transcript of running text."""
HEADS = frozenset({"title", "heading"})
_OPENING = re.compile(r"(?:^|(?<=[.!?…\"”’)])\s+|(?<=[。！？」』])\s*|\n\s*)(?=\S)")
_BRACKETED = re.compile(r"^(.*?)\s*[(（]([^()（）]*)[)）]$")


@dataclass(frozen=True, slots=True)
class _Floor:
    """From where on somebody speaks, after the label; ``label`` is empty where none stands."""

    label: Span
    start: int
    name: str


def find_turns(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Attribution]:
    """The passages of a transcript, or their parts, with the speaker of the turn."""
    document = parsed.document
    inline = tuple(_inline(document))
    floors = sorted([*_of_passages(document), *inline], key=lambda floor: floor.start)
    for floor, after in zip(floors, (*floors[1:], None), strict=False):
        text = document.text if after is None else document.text[: after.label.start]
        end = len(text.rstrip())
        speaker = _speaker(document, floor, mentions)
        cue = Cue(floor.label.of(document.text), floor.label)
        for passage in _during(document, floor, floor in inline):
            first, last = max(passage.span.start, floor.start), min(passage.span.end, end)
            if first < last:
                yield Attribution(speaker, cue, "quote", Span(first, last))


def _during(document: Document, floor: _Floor, inline: bool) -> Iterator[Passage]:
    """The passages that a turn may reach through.

    To the next heading or, where passages have speakers, to the first that has another or none.
    """
    speaker: str | None = None
    for number, passage in enumerate(p for p in document.passages if p.span.end > floor.start):
        if number == 0:
            speaker = passage.speaker
        if passage.speaker != speaker or (passage.kind in HEADS and inline):
            return
        yield passage


def _of_passages(document: Document) -> Iterator[_Floor]:
    """The turns that the reader found: where the speaker of the passages changes."""
    for before, passage in zip((None, *document.passages), document.passages, strict=False):
        if passage.speaker is None:
            continue
        label = _label(document, before, passage)
        if label is not None or before is None or before.speaker != passage.speaker:
            label = label or Span(passage.span.start, passage.span.start)
            yield _Floor(label, passage.span.start, passage.speaker)


def _label(document: Document, before: Passage | None, passage: Passage) -> Span | None:
    """Where the speaker's name stands between the passage before and this one."""
    start = before.span.end if before is not None else 0
    stretch = document.text[start : passage.span.start].casefold()
    position = stretch.rfind((passage.speaker or "").casefold())
    if position < 0:
        return None
    return Span(start + position, start + position + len(passage.speaker or ""))


def _inline(document: Document) -> Iterator[_Floor]:
    """The turns whose labels stand in the passages, where there are enough to trust them.

    As in reading files: labels that are sure by their form where there are two, others where they
    come again; and always two speakers.
    """
    labels = list(_labels(document))
    known = {passage.speaker for passage in document.passages}
    times = Counter(turn.speaker for _, turn in labels)
    sure = sum(turn.trust == "sure" for _, turn in labels) >= FEWEST
    kept = [
        (at, turn)
        for at, turn in labels
        if times[turn.speaker] > 1 or (sure and _is_plain(turn)) or turn.speaker in known
    ]
    if len({turn.speaker for _, turn in kept} | (known - {None})) < FEWEST:
        return
    for at, turn in kept:
        yield _Floor(Span(at, at + len(turn.speaker)), at + turn.length, turn.speaker)


def _is_plain(turn: Turn) -> bool:
    """Whether a label is one by its form: "Minister Lee", "LEE"."""
    return turn.trust == "sure" or turn.speaker.isupper()


def _labels(document: Document) -> Iterator[tuple[int, Turn]]:
    """The labels that stand where a sentence may begin, and where each stands."""
    for passage in document.passages:
        end = passage.span.start
        for opening in _OPENING.finditer(passage.span.of(document.text)):
            at = passage.span.start + opening.end()
            if at < end:
                continue
            line = document.text[at : passage.span.end].split("\n", 1)[0]
            turn = read_label(line)
            if turn is not None and turn.length < len(line):
                end = at + turn.length
                yield at, turn


def _speaker(document: Document, floor: _Floor, mentions: Sequence[Mention]) -> Mention:
    """The mention in the label, or of the same name elsewhere, as one that stands in the label."""
    name, span = _bare(floor.name), floor.label
    if len(span) == len(floor.name):
        start = span.start + floor.name.find(name)
        span = Span(start, start + len(name))
    inside = [m for m in mentions if span.covers(m.span)]
    named = max(inside, key=lambda m: len(m.span), default=None)
    if named is not None:
        return named
    same = next((m for m in mentions if _same_name(m.actor.name, name)), None)
    actor = same.actor if same is not None else Actor(id=None, name=_untitled(name))
    return Mention(actor, span.of(document.text), span, same.span if same else None)


def _bare(label: str) -> str:
    """A label without what is in brackets: "Ms Lee (Jos)"; of an office with a name, the name.

    >>> _bare("The Minister for Roads (Mr Ade Bello)")
    'Mr Ade Bello'
    """
    found = _BRACKETED.match(label)
    if found is None:
        return label
    return found[2] if label.casefold().startswith("the ") else found[1]


def _untitled(name: str) -> str:
    """A name without the titles before it."""
    words = name.split()
    titles = load_words().speaker_titles
    while len(words) > 1 and words[0].casefold().rstrip(".") in titles:
        words = words[1:]
    return " ".join(words)


def _same_name(actor: str, label: str) -> bool:
    """Whether a label names an actor in full or by the last word: "MS. ARDERN", "Ardern".

    A longer label is a description, not a surname: one "senior official" is not another.
    """
    words = label.casefold().split()
    surname = 0 < len(words) <= SURNAME_LABEL and actor.casefold().split()[-1:] == words[-1:]
    return actor.casefold() == label.casefold() or surname
