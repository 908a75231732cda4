"""Two tellings that are compared: ``Pair``."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.likeness import probability, rule_of
from gestae.ontology.actors import UNSPACED
from gestae.ontology.contradictions import comparing_words, load_contradictions
from gestae.ontology.tellings import load_tellings
from gestae.records import Event, Measure, Span, Status

Relation = Literal["same_event", "part_of", "updates"]
GIVEN: frozenset[Status] = frozenset({"done", "ongoing", "ended"})
TO_COME: frozenset[Status] = frozenset(
    {"pledged", "planned", "proposed", "possible", "conditional"}
)
AROUND = 30
"""Characters on either side of a figure in which words speak of it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that may tell one deed.

    ``evidence`` is what was found between them, by "rule.finding"; ``relation`` how they were found
    to hang together, ``None`` where they are only comparable.
    """

    a: Event
    b: Event
    evidence: Mapping[str, Finding]
    relation: Relation | None = None

    def is_anchored(self, respect: str) -> bool:
        """Whether enough shows that they tell one deed for a difference in that respect to count.

        ``contradictions.toml`` says what is enough.
        """
        rules = load_contradictions()
        if respect != "dates" and not all(map(self._shows, rules.time)):
            return False
        if respect != "roles" and rules.against & self.evidence.keys():
            return False
        return any(all(map(self._shows, anchor)) for anchor in rules.anchors[respect])

    def _shows(self, choices: Mapping[str, float]) -> bool:
        for name, least in choices.items():
            finding = self.evidence.get(name)
            if finding is not None and finding.measure >= least:
                return True
        return False

    def comparable(self, against: Collection[str]) -> float:
        """How likely they tell one deed, from 0 to 1, by all but what these rules hold against it.

        Two dates that differ speak against one deed; whether they contradict each other depends on
        how much everything else speaks for it.
        """
        return probability(odds_but_for(self.evidence, against))

    @property
    def day(self) -> dt.date | None:
        """The day whose rates of exchange hold for both: that of the deed, or of its telling."""
        for event in (self.a, self.b):
            if event.date is not None and event.date.precision in ("day", "week", "month"):
                return event.date.start
        days = [e.document.published for e in (self.a, self.b) if e.document.published]
        return min(days, default=None)

    @property
    def stage(self) -> Literal["given", "to_come"] | None:
        """Whether both say that it happened, or both that it is to come; ``None`` where neither."""
        statuses = {self.a.status, self.b.status}
        if statuses <= GIVEN:
            return "given"
        return "to_come" if statuses <= TO_COME else None

    @property
    def days_later(self) -> int | None:
        """How many days the second appeared after the first; ``None`` where one does not say."""
        first, second = self.a.document.published, self.b.document.published
        return (second - first).days if first and second else None


def also_says(event: Event, words: str) -> bool:
    """Whether the sentence of an event says the words, too, wherever in it.

    Then it is no contradiction that they were read there as another figure, party or place.
    """
    sentence = " ".join(event.sentence.text.split()).casefold()
    sought = " ".join(words.split()).casefold()
    return says_any(sentence, [sought], event.sentence.language)


def odds_but_for(evidence: Mapping[str, Finding], rules: Collection[str]) -> float:
    """The odds that two tell one deed, as a logarithm, without what these rules hold against it."""
    weights = load_tellings().weights
    found = [
        weights[name] * finding.measure
        for name, finding in evidence.items()
        if rule_of(name) not in rules or weights[name] > 0
    ]
    return weights["bias"] + sum(found)


def words_near(record: Event | Measure, span: Span) -> str:
    """The words of the sentence right before and behind a stretch of it, in lower case."""
    text, start = record.sentence.text, record.sentence.span.start
    left, right = span.start - start, span.end - start
    before, behind = text[max(0, left - AROUND) : max(0, left)], text[right : right + AROUND]
    return f" {before} … {behind} ".lower().replace("\n", " ")


def says_any(words: str, sought: Sequence[str], language: str) -> bool:
    """Whether one of the expressions stands there; as a whole word where words are parted."""
    if language in UNSPACED:
        return any(word in words for word in sought)
    flat = _flat(words)
    return any(_flat(word) in flat for word in sought)


@lru_cache(maxsize=20_000)  # a sentence is asked for anew with each telling it is compared with
def _flat(words: str) -> str:
    """The words with a space around each, and no marks."""
    return f" {' '.join(''.join(c if c.isalnum() else ' ' for c in words).split())} "


def is_one_of_several(record: Event | Measure, span: Span) -> bool:
    """Whether the text sets the figure apart from others: "another $2 billion"."""
    language = record.sentence.language
    return says_any(words_near(record, span), comparing_words(language).another, language)


def is_a_sum(record: Event | Measure, span: Span) -> bool:
    """Whether the text makes the figure the sum of several: "a total of", "so far"."""
    language = record.sentence.language
    return says_any(words_near(record, span), comparing_words(language).cumulative, language)
