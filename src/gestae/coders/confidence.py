"""How likely an event is right: ``estimate_confidence``."""

from collections.abc import Iterator, Mapping
from math import exp

from gestae.coders.events import Proposal
from gestae.ontology.lexicon import Trigger
from gestae.ontology.weights import load_weights, log_odds, weighted_sum
from gestae.records import Event, Mention, Sentence

LEAST = 0.01
"""How near to 0 or 1 a probability may count as evidence."""
STANDING = "MOBILIZE"
"""The type of deeds that need no target where their place is told: a base is built in a place."""
LONG_SENTENCE = 45
"""Tokens from which the parser's attachments go wrong clearly more often."""


def estimate_confidence(event: Event, deed: Proposal, sentence: Sentence) -> float:
    """A probability, rounded to two places, from what speaks for and against the reading.

    A logistic sum of the weights in ``ontology/tables/confidence.toml``, or of those of the
    language; evidence without a weight there counts nothing.
    """
    weights: Mapping[str, float] = load_weights("confidence", sentence.language)
    total = weighted_sum(weights, find_evidence(event, deed, sentence))
    return min(max(round(1 / (1 + exp(-total)), 2), 0.01), 0.99)


def find_evidence(event: Event, deed: Proposal, sentence: Sentence) -> dict[str, float]:
    """What speaks for and against an event being right in type, parties and status.

    Each by its name with how much of it there is: 1 for what is there or not, the logarithm of
    the odds for the type once tables and judge were heard, for the weakest party, and for the
    status in the judge's eyes.
    """
    evidence = dict.fromkeys(_signs(event, deed, sentence), 1.0)
    if deed.likely is not None:
        evidence["likely"] = log_odds(deed.likely, LEAST)
    if deed.weakest is not None:
        evidence["weakest_side"] = deed.weakest
    if deed.verdict is not None:
        evidence["status"] = log_odds(deed.verdict.statuses.get(event.status, 0.0), LEAST)
    return evidence


def _signs(event: Event, deed: Proposal, sentence: Sentence) -> Iterator[str]:
    yield "bias"
    yield f"type_{event.type}"
    yield from _reading(deed)
    yield from _side("source", event.sources)
    if event.targets or not (deed.placed and deed.type == STANDING):
        yield from _side("target", event.targets)
    if any(a.shared for a in deed.predicate.arguments if a.relation == "subject"):
        yield "subject_from_elsewhere"
    if deed.inferred:
        yield "side_inferred"
    if deed.eliminated:
        yield "target_by_elimination"
    if event.status != "done":
        yield "not_done"
    if event.instrument is not None:
        yield "instrument"
    if deed.predicate.form == "infinitive" and deed.predicate.embedding == "adverbial":
        yield "purpose"
    if len(sentence.tokens) > LONG_SENTENCE:
        yield "long_sentence"


def _reading(deed: Proposal) -> Iterator[str]:
    if isinstance(deed.reading, Trigger):
        yield deed.reading.kind
        if deed.reading.needs:
            yield "condition_met"
    else:
        yield "open" if deed.reading is None else "thing_as_deed"


def _side(side: str, mentions: tuple[Mention, ...]) -> Iterator[str]:
    if not mentions:
        yield f"no_{side}"
    elif any(m.antecedent is not None for m in mentions):
        yield f"{side}_by_reference"
    elif all(m.actor.country is None and m.actor.id is None for m in mentions):
        yield f"{side}_unknown"
