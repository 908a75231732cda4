"""What the judge makes of the proposals: ``weigh_proposals``.

The tables and the judge are two witnesses. Their words are added as logarithms of probabilities:
the judge's for each type and for no event, the tables' as a bonus on the type they name, one
weight a kind of reading (``ontology/tables/judge.toml``, fitted by ``evaluation/fit.py``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp, log
from typing import Any

from gestae.coders.events.proposal import OPEN, SPOKEN, Proposal
from gestae.coders.judge import NONE, Survey, Verdict
from gestae.ontology.instruments import Instruments
from gestae.ontology.lexicon import NominalFrame, Trigger
from gestae.ontology.load import Ontology
from gestae.ontology.plover import Plover
from gestae.ontology.weights import load_weights

SURE = 0.5
"""The probability from which a mode or an instrument of the judge's is taken."""
LEAST = 1e-4
"""What is added to every probability, so that no witness alone can rule a type out."""
PROMISE = "AGREE"
TO_BE_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
"""Cooperative types: what the tables name so is ``PROMISE`` where it is still to come, which the
judge tells at once and the tables leave to the status."""
ANSWERS = SPOKEN | {"AGREE", "THREATEN", "SUPPORT", "CONCEDE"}
"""Types that speak of deeds of other types, and may carry the instruments of these."""


def weigh_proposals(
    proposals: Sequence[Proposal], survey: Survey, language: str, ontology: Ontology
) -> list[Proposal]:
    """The proposals of a sentence in a language that hold, with type, mode and instrument as both
    witnesses have it.

    In the order given. One that only the judge can name is dropped where the judge is not sure;
    where one is dropped that spoke of other deeds ("announced that it agreed"), these are weighed.
    A word tells one deed, also where two others speak of it.
    """
    weights = load_weights("judge", language)
    held = [one for deed in proposals for one in _weigh(deed, survey, weights, ontology)]
    return list({one.predicate.head: one for one in reversed(held)}.values())[::-1]


def _weigh(
    deed: Proposal, survey: Survey, weights: Mapping[str, Any], ontology: Ontology
) -> Iterator[Proposal]:
    """The proposal if it holds, or else what holds of the deeds it speaks of."""
    verdict = survey.verdict(deed.trigger)
    if verdict is None:
        return
    held = _settle(replace(deed, verdict=verdict), weights, ontology)
    if held is not None:
        yield held
        return
    for below in deed.absorbed:
        yield from _weigh(below, survey, weights, ontology)


def kind_of(deed: Proposal) -> str:
    """Which weights hold for a proposal: those of its reading, of one that lacks a side it needs
    (``partial_``) or both (``bare_``), of a noun for what goes on (``standing``), of one with what
    it asks for and a place (``placed``), or of a word that only the judge takes for a deed
    (``open_``).
    """
    if deed.reading is None:
        return f"open_{deed.predicate.kind}"
    if isinstance(deed.reading, NominalFrame) and deed.reading.standing:
        return "standing"
    if deed.placed and (deed.predicate.kind == "noun" or not (deed.sources or deed.targets)):
        return "placed"
    kind = deed.reading.kind if isinstance(deed.reading, Trigger) else "thing"
    if not (deed.sources or deed.targets):
        return f"bare_{kind}"
    return kind if deed.complete else f"partial_{kind}"


def type_shares(deed: Proposal, weights: Mapping[str, Any]) -> dict[str, float]:
    """The probability of each type, and of no event, once both witnesses are heard.

    Needs the judge's verdict. They sum to 1.
    """
    assert deed.verdict is not None
    kind = weights[kind_of(deed)]
    return combine(
        deed.type, deed.verdict.types, weights["judge"]["scale"], kind["trust"], kind["none"]
    )


def combine(
    told: str, shares: Mapping[str, float], scale: float, trust: float, none: float
) -> dict[str, float]:
    """The judge's shares and the type that the tables told as probabilities that sum to 1.

    ``scale``, ``trust`` and ``none`` are the weights that ``ontology/tables/judge.toml`` explains.
    """
    scores = {name: scale * log(share + LEAST) for name, share in shares.items()}
    scores[NONE] += none
    for name in {told, PROMISE} if told in TO_BE_PROMISED else {told}:
        if name in scores:
            scores[name] += trust
    powers = {name: exp(score) for name, score in scores.items()}
    total = sum(powers.values())
    return {name: power / total for name, power in powers.items()}


def _settle(deed: Proposal, weights: Mapping[str, Any], ontology: Ontology) -> Proposal | None:
    """The proposal as the two witnesses have it; ``None`` where it is rather no event."""
    shares = type_shares(deed, weights)
    if shares[NONE] > weights["judge"]["doubt"]:
        return None
    del shares[NONE]
    best = max(shares, key=lambda name: shares[name])
    assert deed.verdict is not None
    return _with_type(replace(deed, likely=shares[best]), best, deed.verdict, ontology)


def _with_type(deed: Proposal, kind: str, verdict: Verdict, ontology: Ontology) -> Proposal:
    """The proposal as one of a type, with mode and instrument that suit it."""
    kept = deed.type == kind
    mode = deed.mode if kept else None
    instrument = deed.instrument if kept or deed.type != OPEN else None
    if instrument is not None and not _suits(instrument, kind, ontology.instruments):
        instrument = None
    return replace(
        deed,
        type=kind,
        told=None if kept or deed.type == OPEN else deed.type,
        mode=mode or _mode(kind, verdict, ontology.plover),
        instrument=instrument or _instrument(kind, verdict, ontology.instruments),
    )


def _mode(kind: str, verdict: Verdict, plover: Plover) -> str | None:
    label, share = max(verdict.modes.items(), key=lambda item: item[1])
    if label is None or share < SURE:
        return None
    told, _, mode = label.partition(":")
    return mode if told == kind and plover.has_mode(kind, mode) else None


def _instrument(kind: str, verdict: Verdict, instruments: Instruments) -> str | None:
    label, share = max(verdict.instruments.items(), key=lambda item: item[1])
    return label if label and share >= SURE and _suits(label, kind, instruments) else None


def _suits(id_: str, kind: str, instruments: Instruments) -> bool:
    instrument = instruments.get(id_)
    return kind in ANSWERS or (instrument is not None and instrument.type == kind)
