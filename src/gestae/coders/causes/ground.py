"""A sentence with its events, and what a link can tie in it: ``Ground``, ``read_grounds``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.coders.extent import Extent, read_below, read_extent
from gestae.ontology.cues import Cues
from gestae.ontology.lexicon import Lexicon
from gestae.ontology.load import Ontology
from gestae.records import Event, LinkKind, Parsed, Predicate, Sentence, Span, span_end

TRIMMED = ' \t\r\n,;:–—-.\u00a0\u3000“”"‘’「」『』，；：、。'
DEPTH = 2
"""Steps down from a clause's head to the event that it tells ("began to shell the town")."""


@dataclass(frozen=True, slots=True)
class End:
    """What a link ties: an event's id or the name of a stretch, with the stretch itself."""

    name: str
    span: Span
    is_event: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A link in the making: ``cause`` is the cause, purpose, condition or obstacle.

    ``evidence`` holds the words that show it.
    """

    kind: LinkKind
    cause: End
    effect: End
    evidence: Span
    score: float


@dataclass(frozen=True, slots=True)
class Ground:
    """A sentence with its tables, its predicates, and its events by the token that heads them."""

    document: str
    text: str
    sentence: Sentence
    cues: Cues
    lexicon: Lexicon
    extent: Extent
    predicates: Mapping[int, Predicate]
    below: Mapping[int, tuple[Predicate, ...]]
    events: Mapping[int, Event]

    def end(self, head: int, without: Span | None = None) -> End:
        """What a clause or phrase stands for: the event it tells, else its stretch.

        ``without`` is a stretch at an edge that is the other end and no part of this one.
        """
        event = self.event(head)
        if event is not None:
            return End(event.id, event.trigger.span, is_event=True)
        whole = self.sentence.span_of(self._first(head), self.extent.right[head])
        return self.stretch(self.trim(_cut(whole, without)))

    def _first(self, head: int) -> int:
        """The first token of a clause or phrase, behind the subordinator that opens it."""
        left, predicate = self.extent.left[head], self.predicates.get(head)
        opened = predicate is not None and self.extent.words[left] == predicate.marker
        return left + 1 if opened and left < head else left

    def stretch(self, span: Span) -> End:
        """A stretch of the text as an end."""
        return End(span_end(self.document, span), span, is_event=False)

    def event(self, head: int) -> Event | None:
        """The event that a word heads, or that hangs on it as its object, complement or subject."""
        level = [head]
        for _ in range(DEPTH + 1):
            for token in level:
                if token in self.events:
                    return self.events[token]
            level = [below for token in level for below in self._parts(token)]
        return None

    def is_deed(self, head: int) -> bool:
        """Whether a noun tells a deed: a coded one, or one that our tables know as such."""
        readings = self.lexicon.triggers.get(self.sentence.tokens[head].lemma, ())
        return head in self.events or any(reading.kind == "noun" for reading in readings)

    def is_common(self, head: int) -> bool:
        """Whether a token is a common noun that is no time and no figure."""
        token = self.sentence.tokens[head]
        return token.pos == "NOUN" and not self.is_time(head)

    def is_time(self, head: int) -> bool:
        """Whether a token stands in a date, a time or a duration."""
        word = self.sentence.span_of(head, head)
        times = [time.span for time in self.sentence.times]
        times += [q.span for q in self.sentence.quantities if q.kind == "duration"]
        return any(span.overlaps(word) for span in times)

    def is_actor(self, head: int) -> bool:
        """Whether a word names or stands for someone and tells no deed: no cause by itself."""
        token = self.sentence.tokens[head]
        if head in self.events:
            return False
        kind = self.cues.speech_nouns.get(token.lemma.lower())
        return token.pos in {"PROPN", "PRON"} or kind == "person"

    def _parts(self, head: int) -> Iterator[int]:
        """The heads of what a verb is completed by: nouns of light verbs, clauses."""
        predicate = self.predicates.get(head)
        if predicate is None or predicate.kind == "noun":
            return
        for relation in ("object", "subject"):
            word = self.cues.status_words.get((predicate.lemma, "verb", relation))
            if word is not None:
                yield from predicate.heads("object" if relation == "object" else "subject")
        for clause in self.below.get(head, ()):
            if clause.embedding == "complement" and clause.kind != "noun":
                yield clause.head

    def trim(self, span: Span) -> Span:
        """A stretch without the spaces and marks at its ends."""
        start, end = span.start, span.end
        while start < end and self.text[start] in TRIMMED:
            start += 1
        while start < end and self.text[end - 1] in TRIMMED:
            end -= 1
        return Span(start, end)

    def root(self) -> int | None:
        """The head of the sentence's main clause."""
        return next((t.index for t in self.sentence.tokens if t.head == t.index), None)

    def whole(self) -> End:
        """The sentence: the event of its main clause, else its stretch."""
        root = self.root()
        event = self.event(root) if root is not None else None
        if event is not None:
            return End(event.id, event.trigger.span, is_event=True)
        return self.stretch(self.trim(self.sentence.span))


def _cut(span: Span, without: Span | None) -> Span:
    """A stretch without another that lies at one of its ends."""
    if without is None or not span.overlaps(without):
        return span
    if without.start - span.start > span.end - without.end:
        return Span(span.start, max(span.start, without.start))
    return Span(min(without.end, span.end), span.end)


def read_grounds(parsed: Parsed, ontology: Ontology, events: Sequence[Event]) -> tuple[Ground, ...]:
    """A ground for each sentence whose language has cue tables, in order."""
    told: dict[Span, list[Event]] = {}
    for event in events:
        told.setdefault(event.sentence.span, []).append(event)
    grounds = []
    for sentence in parsed.sentences:
        cues = ontology.cues.get(sentence.language)
        if cues is None:
            continue
        grounds.append(
            Ground(
                document=parsed.document.id,
                text=parsed.document.text,
                sentence=sentence,
                cues=cues,
                lexicon=ontology.lexicons[sentence.language],
                extent=read_extent(sentence),
                predicates={p.head: p for p in sentence.predicates},
                below=read_below(sentence),
                events=_by_head(sentence, told.get(sentence.span, ())),
            )
        )
    return tuple(grounds)


def _by_head(sentence: Sentence, events: Iterable[Event]) -> dict[int, Event]:
    heads: dict[int, Event] = {}
    for event in events:
        head = sentence.head_of(event.trigger.span)
        if head is not None:
            heads.setdefault(head, event)
    return heads
