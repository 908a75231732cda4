"""What the rules see of an event: ``Telling``, made by ``telling_of``."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from gestae.assembly.tellings.words import Weighed, rare_words, stem_of
from gestae.records import Actor, Amount, Date, Event, Mention, Place, Span

BEGINNING = 400
"""Characters that tell what a document is about, across languages."""
OPENING = 1_500
"""Characters of a document that tell what its story is, beside its title."""


@dataclass(frozen=True, slots=True)
class Party:
    """A source or target: an actor with an id or a country where one is known, else words."""

    id: str | None
    name: str
    country: str | None
    sector: str | None
    words: frozenset[str]
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        parts = self.id, self.name, self.country, self.sector
        object.__setattr__(self, "_hash", hash(parts))

    def __hash__(self) -> int:
        return self._hash


@dataclass(frozen=True, eq=False)
class Story:
    """A document as far as it tells which story it is: its title, its opening, and when it was."""

    document: str
    title: str
    opening: str
    published: dt.date | None
    language: str

    @property
    def beginning(self) -> str:
        """The title and the first words, as much as a vector holds the meaning of."""
        return f"{self.title} {self.opening}"[:BEGINNING].strip()

    @cached_property
    def words(self) -> Weighed:
        """The rare words of the title and the opening."""
        return rare_words(f"{self.title}\n{self.opening}")


@dataclass(frozen=True, eq=False)
class Telling:
    """One event, or one mention of something done, as the rules compare it.

    ``told_again``: the stretches of the same document that tell its sentence in another language.
    ``alike``: how many events of its type its document tells in its language.
    Whatever is not known is ``None`` or empty, and then no rule speaks of it.
    """

    id: str
    story: Story
    trigger: str
    place_in_text: Span
    sentence: str
    sentence_span: Span
    language: str
    type: str | None = None
    mode: str | None = None
    instrument: str | None = None
    status: str | None = None
    sources: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    date: Date | None = None
    place: Place | None = None
    amounts: tuple[Amount, ...] = ()
    told_again: tuple[Span, ...] = ()
    lemma: str | None = None
    alike: int = 1

    @cached_property
    def words(self) -> Weighed:
        """The rare words of its sentence."""
        return rare_words(self.sentence)

    @cached_property
    def stem(self) -> str:
        """What its trigger shares with other forms of the word."""
        return stem_of(self.lemma or self.trigger)

    @property
    def document(self) -> str:
        """The id of the document that tells it."""
        return self.story.document


def telling_of(
    event: Event, story: Story, told_again: Iterable[Span] = (), alike: int = 1
) -> Telling:
    """The telling of an event in a document whose story is known."""
    return Telling(
        id=event.id,
        story=story,
        trigger=event.trigger.text,
        place_in_text=event.trigger.span,
        sentence=event.sentence.text,
        sentence_span=event.sentence.span,
        language=event.sentence.language,
        type=event.type,
        mode=event.mode,
        instrument=event.instrument,
        status=event.status,
        sources=_parties(event.sources),
        targets=_parties(event.targets),
        date=event.date,
        place=event.place,
        amounts=event.amounts,
        told_again=tuple(told_again),
        alike=alike,
    )


def party_of(mention: Mention) -> Party:
    """The actor of a mention as the rules compare it."""
    return _party_of(mention.actor)


@lru_cache(maxsize=20_000)  # one object for an actor, because parties are compared pair by pair
def _party_of(actor: Actor) -> Party:
    words = frozenset(rare_words(actor.name).rarity) if actor.id is None else frozenset[str]()
    return Party(actor.id, actor.name, actor.country, actor.sector, words)


def _parties(mentions: Sequence[Mention]) -> tuple[Party, ...]:
    return tuple({party_of(mention): None for mention in mentions})
