"""What a language pack makes of a text, in terms no coder needs the language to understand.

Start with ``Parsed``. A pack turns its own parse (dependency labels, tags, particles) into
``Predicate``s with normalised ``Argument``s, ``Quantity`` and ``TimeExpression`` readings and
``Quote``s; coders see only these and the tables of the sentence's language.

All indices count tokens within the sentence; all spans count characters within the document.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from gestae.records.amount import AmountKind
from gestae.records.document import Document
from gestae.records.span import Span

Pos = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SPACE", "SYM", "VERB", "X",
]  # fmt: skip
Relation = Literal[
    "subject", "object", "indirect", "oblique", "possessor", "compound", "attribute", "apposition"
]
PredicateKind = Literal["verb", "noun", "adjective"]
Form = Literal["finite", "infinitive", "gerund", "participle", "nominal"]
Tense = Literal["past", "present", "future"]
Embedding = Literal["complement", "relative", "adverbial", "conjunct", "subject", "nominal"]
TimeUnit = Literal["day", "week", "month", "quarter", "season", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. ``lemma`` is lower case except for names; ``pos`` a universal tag.

    ``head`` is the index of the token it depends on, its own for the root.
    """

    index: int
    text: str
    lemma: str
    pos: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that belongs to a predicate.

    ``marker`` is the case marker, lower case: a preposition ("to", "out of") or its like (向);
    ``None`` for bare arguments. Each member of a coordination is an argument of its own, with
    ``coordinated`` true from the second on. ``shared`` is true where the phrase was not said
    here but filled in from a governing, coordinated or antecedent clause.
    """

    relation: Relation
    marker: str | None
    head: int
    coordinated: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, noun or adjective with what depends on it.

    ``lemma`` has particles joined by a space ("carry out"). Every noun and name that heads a
    phrase is a predicate too, so that "officials from Japan" is ``official`` with an oblique
    ``from`` argument. In the passive the grammatical subject is given as ``object`` and the
    agent ("by …") as ``subject``: arguments are always those of the active voice.

    ``left``/``right``: first and last token of the phrase without the clauses, appositions and
    conjuncts that hang on it. ``governor`` is the head of the predicate this one depends on and
    ``embedding`` how; ``marker`` the subordinator or preposition between them ("if", "because",
    "to", "by"). ``auxiliaries`` are token indices of auxiliaries and modals; ``negation`` the
    token that negates it, if any. ``modifiers`` are its adverbs and adjectives.
    """

    head: int
    lemma: str
    kind: PredicateKind
    form: Form
    arguments: tuple[Argument, ...]
    left: int
    right: int
    passive: bool = False
    tense: Tense | None = None
    governor: int | None = None
    embedding: Embedding | None = None
    marker: str | None = None
    auxiliaries: tuple[int, ...] = ()
    modifiers: tuple[int, ...] = ()
    negation: int | None = None

    def heads(self, relation: Relation, marker: str | None = None) -> tuple[int, ...]:
        """Token indices of the arguments with that relation and marker, in order."""
        return tuple(
            argument.head
            for argument in self.arguments
            if argument.relation == relation and argument.marker == marker
        )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as a language pack reads it; see ``Amount`` for the meaning.

    ``noun`` is the token index of what is counted or measured ("assistance" in "$12 billion in
    assistance"), ``None`` where the text does not say.
    """

    low: Decimal | None
    high: Decimal | None
    about: bool
    kind: AmountKind
    unit: str | None
    span: Span
    noun: int | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date as the text words it, before it is resolved to days.

    Absolute parts are given as numbers; what is missing is filled from the anchor: "On the
    18th" has only ``day``, "in March" only ``month``. ``offset`` counts ``unit``s from the
    anchor ("last month": −1 month; "two days later": 2 days). ``anchor``: ``document`` (the day
    the text appeared), ``previous`` (the date told before: "on that day", "a month later") or
    ``event`` (the deed of a clause that ``event`` points at: "a month after Russia invaded").
    ``working`` where only working days count. ``part``: "early", "mid", "late" of the period.
    ``bound``: a limit rather than the time itself ("by", "since", "until", "before", "after").
    ``to`` is the other end of a range. ``season``: spring, summer, autumn or winter. ``feast``: a
    day that moves from year to year. ``weekday``: Monday is 0. ``decade`` and ``century`` hold
    their first year (2010, 1900).
    ``base`` is a time said in the same breath that the offset counts from ("two weeks after
    15 January") or that ``nth`` counts in ("the first week of March": the first; "the last Friday
    of April": −1); it takes the anchor's place.
    """

    span: Span
    unit: TimeUnit
    anchor: Literal["document", "previous", "event"] = "document"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    season: Literal["spring", "summer", "autumn", "winter"] | None = None
    feast: Literal["easter"] | None = None
    decade: int | None = None
    century: int | None = None
    offset: int | None = None
    part: Literal["early", "mid", "late"] | None = None
    bound: Literal["by", "since", "until", "before", "after"] | None = None
    event: int | None = None
    to: "TimeExpression | None" = None
    base: "TimeExpression | None" = None
    nth: int | None = None
    working: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks; ``span`` is what stands between them.

    ``complete`` is false where the quotation is a word or phrase rather than a clause
    ("special military operation"). A quotation over several sentences is given in each.
    """

    span: Span
    complete: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. ``passage`` is the index of its passage in the document.

    ``text`` is the span of the document's text with soft line breaks as spaces, one for one.
    """

    span: Span
    text: str
    language: str
    passage: int
    tokens: tuple[Token, ...]
    predicates: tuple[Predicate, ...]
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    question: bool = False

    def predicate(self, head: int) -> Predicate | None:
        """The predicate headed by that token, or ``None``."""
        for predicate in self.predicates:
            if predicate.head == head:
                return predicate
        return None

    def head_of(self, span: Span) -> int | None:
        """The token that heads a stretch: the first in it that depends on none in it."""
        tokens = self.tokens_in(span)
        inside = {token.index for token in tokens}
        for token in tokens:
            if token.head == token.index or token.head not in inside:
                return token.index
        return None

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie at least partly inside a document span."""
        return tuple(t for t in self.tokens if t.start < span.end and span.start < t.end)

    def span_of(self, left: int, right: int) -> Span:
        """The document span from the first through the last token given."""
        return Span(self.tokens[left].start, self.tokens[right].end)


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A passage that was kept and not coded, with the reason ("no language pack for zh")."""

    passage: int
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with the sentences of all its passages, in order of the text."""

    document: Document
    sentences: tuple[Sentence, ...]
    uncoded: tuple[Uncoded, ...] = ()
