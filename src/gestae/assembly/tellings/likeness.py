"""What two tellings have in common: start with ``compare``.

Each rule looks at one respect and finds something or nothing; what it finds has a weight in
``tellings.toml``. The sum of the weights is the logarithm of the odds that the two tell one deed. A
pair's score depends on the pair alone, whatever else a casebook holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from gestae.assembly.tellings.closeness import remember
from gestae.assembly.tellings.finding import Finding, Rule
from gestae.assembly.tellings.rules.amounts import compare_amounts
from gestae.assembly.tellings.rules.deeds import compare_kinds, compare_status
from gestae.assembly.tellings.rules.parties import (
    compare_sides,
    compare_sources,
    compare_targets,
)
from gestae.assembly.tellings.rules.places import compare_places
from gestae.assembly.tellings.rules.recurrence import (
    compare_details,
    compare_frequency,
    find_reference,
)
from gestae.assembly.tellings.rules.stories import (
    compare_stories,
    compare_translations,
)
from gestae.assembly.tellings.rules.times import compare_dates, compare_published
from gestae.assembly.tellings.rules.wholes import compare_extents
from gestae.assembly.tellings.rules.wording import (
    compare_meaning,
    compare_triggers,
    compare_words,
)
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_tellings
from gestae.records import Reason

RULES: Mapping[str, Rule] = {
    "kind": compare_kinds,
    "source": compare_sources,
    "target": compare_targets,
    "sides": compare_sides,
    "date": compare_dates,
    "published": compare_published,
    "place": compare_places,
    "amount": compare_amounts,
    "status": compare_status,
    "trigger": compare_triggers,
    "words": compare_words,
    "story": compare_stories,
    "translation": compare_translations,
    "reference": find_reference,
    "details": compare_details,
    "recurring": compare_frequency,
    "whole": compare_extents,
}
"""The rules by name, in the order in which their reasons are told."""
COSTLY: Mapping[str, Rule] = {"meaning": compare_meaning}
"""Rules that take a hundred times as long: they are asked only where the others leave it open."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two tellings tell one deed, and why.

    ``score`` is a probability, ``odds`` the logarithm of its odds. ``reasons`` are what the rules
    found, in their order, each with what it added to ``odds``.
    """

    odds: float
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The probability, from 0 to 1."""
        return probability(self.odds)


def probability(odds: float) -> float:
    """The probability with these logarithmic odds.

    >>> probability(0.0)
    0.5
    """
    return 1 / (1 + exp(-odds))


def find_evidence(a: Telling, b: Telling) -> dict[str, Finding]:
    """What the rules find between two tellings, by "rule.finding"."""
    evidence = _ask(RULES, a, b)
    if needs_meaning(a, b, evidence):
        evidence |= _ask(COSTLY, a, b)
    return evidence


def needs_meaning(a: Telling, b: Telling, evidence: Mapping[str, Finding]) -> bool:
    """Whether sentences in two languages are to be laid beside each other: where it may matter."""
    return a.language != b.language and odds_of(evidence) >= load_tellings().thresholds["open"]


def _ask(rules: Mapping[str, Rule], a: Telling, b: Telling) -> dict[str, Finding]:
    found = {}
    for name, rule in rules.items():
        finding = rule(a, b)
        if finding is not None:
            found[_named(name, finding.name)] = finding
    return found


@cache  # there are some fifty, which are asked for millions of times
def _named(rule: str, finding: str) -> str:
    return f"{rule}.{finding}"


@cache
def rule_of(name: str) -> str:
    """The rule of a piece of evidence.

    >>> rule_of("date.same")
    'date'
    """
    return name.partition(".")[0]


def remember_meanings(pairs: Sequence[tuple[Telling, Telling]]) -> None:
    """Reads together the vectors that comparing the pairs will need, which is much faster."""
    remember(text for a, b in pairs if a.stem != b.stem for text in (a.trigger, b.trigger))
    apart = [(a, b) for a, b in pairs if a.language != b.language]
    stories = {t.story for a, b in apart if a.document != b.document for t in (a, b)}
    remember(story.beginning for story in stories)
    needed = [(a, b) for a, b in apart if needs_meaning(a, b, _ask(RULES, a, b))]
    remember(text for a, b in needed for text in (a.sentence, b.sentence))


def odds_of(evidence: Mapping[str, Finding]) -> float:
    """The logarithm of the odds that tellings with this evidence tell one deed."""
    weights = load_tellings().weights
    found = [weights[name] * finding.measure for name, finding in evidence.items()]
    return weights["bias"] + sum(found)


def compare(a: Telling, b: Telling) -> Likeness:
    """How likely two tellings tell one deed, with the reasons; the same for (a, b) and (b, a)."""
    evidence = find_evidence(a, b)
    weights = load_tellings().weights
    reasons = (
        Reason(rule_of(name), finding.detail, round(weights[name] * finding.measure, 2))
        for name, finding in evidence.items()
    )
    return Likeness(odds_of(evidence), tuple(reasons))
