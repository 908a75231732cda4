"""A sentence with its events, and what a link can tie in it: ``Ground``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gestae.coders.causes.naming import find_named_deed, is_held_back
from gestae.coders.causes.reach import Reach
from gestae.coders.causes.tie import End
from gestae.ontology.lexicon import Lexicon
from gestae.records import Event, Predicate, Span, span_end
from gestae.records.named import Named

DEPTH = 2
"""Steps down from a clause's head to the event that it tells ("began to shell the town")."""
LONGEST_HEADING = 12
"""Tokens within which the colon behind a heading stands."""
LOOKED_BACK = 3
"""Sentences before one in which the deed stands that "its purpose" or "the reason" speaks of."""


@dataclass(frozen=True, slots=True)
class Ground(Reach):
    """A sentence with its tables, and its events by the token that heads them.

    ``named`` holds the deeds that its words name without telling them; ``actors`` the ids of those
    who are mentioned in it, by the place of the mention; ``before`` is the sentence before it.
    """

    document: str
    lexicon: Lexicon
    below: Mapping[int, tuple[Predicate, ...]]
    events: Mapping[int, Event]
    named: Mapping[int, Named]
    actors: Mapping[Span, str]
    before: "Ground | None" = None

    def end(self, head: int, without: Span | None = None) -> End:
        """What a clause or phrase stands for: the event it tells, else its stretch.

        ``without`` is a stretch at an edge that is the other end and no part of this one.
        """
        told = self.told_at(head)
        if told is not None:
            return told
        word = self.sentence.span_of(head, head)
        return self.stretch(self.trim(_cut(self.own_span(head), without, word)), head)

    def told_at(self, head: int) -> End | None:
        """The event that a word tells, or the deed before that it points at: "did so", 这样做."""
        event = self.event(head)
        if event is not None:
            return self.told(event)
        found = self.cues.reason_words.find_at(self.extent.words, head)
        again = found is not None and "again" in found.phrase.uses
        return self.deed_before(None) if again else None

    def told(self, event: Event) -> End:
        """An event as an end; with the deed that the tables name there, where they name another."""
        span = event.trigger.span
        head = self.sentence.head_of(span)
        named = self.named.get(head) if head is not None else None
        other = named if named is not None and named.type != event.type else None
        told = self.predicates.get(head) if head is not None else None
        below = self.named_in(self.sentence.span, head) if told is not None else None
        if (
            below is not None and below.held_back and below.sources
        ):  # "maintains restraint in its aid"
            other = below
        if told is not None and told.negation is not None:  # "may not be sending arms"
            other = Named(event.type, event.instrument, *_parties(event), held_back=True)
        return End(event.id, span, True, named=other, act=self._act(head, span))

    def stretch(self, span: Span, head: int | None = None) -> End:
        """A stretch of the text as an end; ``head`` is the token that heads it.

        The word that only makes an infinitive ("to") is no part of it.
        """
        if head is None:
            head = self.sentence.head_of(span)
        span = self.own_words(span, head)
        place = None if head is None else (self.sentence.span.start, head)
        named, act = self.named_in(span, head), self._act(head, span)
        return End(span_end(self.document, span), span, False, place, named, act)

    def _act(self, head: int | None, span: Span) -> str | None:
        """The form of a verb that stands as something to do: infinite, or with nobody who does it.

        Where words are joined, that of a stretch that opens with its verb.
        """
        predicate = self.predicates.get(head) if head is not None else None
        if not self.cues.joiner:
            first = self.first_at(span.start)
            verb = first < len(self.sentence.tokens) and self.sentence.tokens[first].pos == "VERB"
            return "verb" if verb else None
        infinite = predicate is not None and predicate.form in {"gerund", "infinitive"}
        return predicate.form if predicate is not None and infinite else None

    def piece(self, span: Span) -> End:
        """A stretch of the sentence: the event that its head tells, else its words."""
        head = self.sentence.head_of(span)
        event = self.event(head) if head is not None else None
        if head is not None and "limits" in self.uses(head):
            event = self.events.get(head)  # "to stop the raids" is something else than the raids
        if head is not None and is_held_back(self.sentence, self.cues, self.predicates, head):
            event = None
        if event is not None and span.covers(event.trigger.span):
            return self.told(event)
        return self.stretch(self.trim(span), head)

    def named_in(self, span: Span, head: int | None) -> Named | None:
        """The deed that a stretch names (``naming``)."""
        return find_named_deed(self.named, self.sentence, self.cues, self.predicates, span, head)

    def deed_before(self, by: str | None) -> End | None:
        """The deed that was told or named last, shortly before; ``by`` somebody, where one is."""
        ground = self.before
        for _ in range(LOOKED_BACK):
            if ground is None:
                return None
            deeds = [d for d in ground.deeds() if by is None or by in d[1]]
            if deeds:
                return deeds[-1][0]
            ground = ground.before
        return None

    def deed_inside(self, head: int) -> End | None:
        """The deed told before a word in its sentence: "Poland aids Peru, with several aims: …"."""
        start = self.sentence.tokens[head].start
        return next((deed for deed, _ in reversed(self.deeds()) if deed.span.end <= start), None)

    def deeds(self) -> list[tuple[End, tuple[str, ...]]]:
        """The deeds told and named in the sentence, in its order, with the ids of who did them."""
        found: list[tuple[End, tuple[str, ...]]] = []
        for head in sorted({*self.events, *self.named}):
            event = self.events.get(head)
            if event is not None:
                ids = (mention.actor.id for mention in event.sources)
                found.append((self.told(event), tuple(one for one in ids if one)))
            else:
                found.append((self.end(head), self.named[head].sources))
        return found

    def actor(self, head: int) -> str | None:
        """The id of the actor that a token names or stands for."""
        word = self.sentence.span_of(head, head)
        return next((id_ for span, id_ in self.actors.items() if span.covers(word)), None)

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

    def is_meeting(self, head: int) -> bool:
        """Whether a noun tells a meeting, a call or a visit."""
        if self.sentence.tokens[head].pos != "NOUN":
            return False
        event = self.events.get(head)
        thing = self.lexicon.things.get(self.sentence.tokens[head].lemma)
        if event is not None:
            return event.type == "CONSULT"
        return thing is not None and thing.type == "CONSULT"

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
        if predicate is None or predicate.kind == "noun" or "shows" in self.uses(head):
            return
        for relation in ("object", "subject"):
            word = self.cues.status_words.get((predicate.lemma, "verb", relation))
            if word is not None:
                yield from predicate.heads("object" if relation == "object" else "subject")
        for clause in self.below.get(head, ()):
            if clause.embedding == "complement" and clause.kind != "noun":
                yield clause.head

    def only_shows(self, head: int) -> bool:
        """Whether a clause only says what something shows: "it is a sign that …"."""
        predicate = self.predicates.get(head)
        said = predicate.heads("attribute") if predicate is not None else ()
        return any("shows" in self.uses(token) for token in (head, *said))

    def points_back(self, head: int) -> bool:
        """Whether a word is a pronoun for the sentence before: "This led to …"."""
        found = self.cues.cause_markers.find_at(self.extent.words, self.extent.left[head])
        return found is not None and found.end == head + 1 and "pronoun" in found.phrase.takes

    def spoken_of(self, head: int) -> End | None:
        """What a subject stands for: itself, or the sentence before where it points back."""
        if self.points_back(head):
            return self.before.whole() if self.before is not None else None
        return self.end(head)

    def root(self) -> int | None:
        """The head of the sentence's main clause."""
        return next((t.index for t in self.sentence.tokens if t.head == t.index), None)

    def said(self, head: int) -> int:
        """What is said, for a verb of saying ("they said the port was closed"), else itself."""
        for _ in range(DEPTH):
            predicate = self.predicates.get(head)
            if predicate is None or predicate.lemma not in self.cues.speech_verbs:
                break
            content = [c for c in self.below.get(head, ()) if c.embedding == "complement"]
            if len(content) != 1 or content[0].kind == "noun":
                break
            head = content[0].head
        return head

    def whole(self, without: Span | None = None) -> End:
        """The sentence: the event of its main clause, else its stretch but for words at its edge.

        Who says it is no part of it.
        """
        root = self.root()
        head = self.said(root) if root is not None else None
        event = self.event(head) if head is not None else None
        if event is not None:
            return self.told(event)
        if head is None or head == root:
            begin = self.heading()
            body = Span(self.sentence.tokens[begin].start, self.sentence.span.end)
            return self.stretch(self.trim(_cut(body, without, None)), None if begin else root)
        return self.end(head, without)

    def heading(self) -> int:
        """The first token behind the heading that opens a sentence ("Winning time: …"), else 0."""
        words = self.extent.words
        for at in range(1, min(LONGEST_HEADING, len(words) - 1)):
            if words[at] in {":", "："}:
                return at + 1
        return 0


def _cut(span: Span, without: Span | None, head: Span | None) -> Span:
    """A stretch without another: what lies on the side of its head, else on the longer one."""
    if without is None or not span.overlaps(without):
        return span
    before = without.start - span.start > span.end - without.end
    if head is not None and not without.overlaps(head):
        before = head.end <= without.start
    if before:
        return Span(span.start, max(span.start, without.start))
    return Span(min(without.end, span.end), span.end)


def _parties(event: Event) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of those who do a deed and of those to whom it is done."""
    sources, targets = (
        tuple(dict.fromkeys(id_ for m in side if (id_ := m.actor.country or m.actor.id)))
        for side in (event.sources, event.targets)
    )
    return sources, targets
