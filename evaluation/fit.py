"""Fits how the tables and the judge are weighed, on annotated documents.

Usage: python evaluation/fit.py CORPUS

CORPUS is a folder of annotated documents that neither the judge nor the tables were made from, and
not the gate. Prints the weights of ``ontology/tables/judge.toml`` (the multinomial logistic
regression of the gold type of each proposal on the judge's logarithms and the tables' word) and
the share of "no event" at which dropping a proposal gives the best F1.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from gestae.coders.actors import find_mentions
from gestae.coders.events.propose import propose
from gestae.coders.events.weigh import LEAST, kind_of, pair_of
from gestae.coders.judge import NONE, load_judge
from gestae.coders.places import find_places
from gestae.coders.surface import as_written
from gestae.evaluation.corpus import read_corpus
from gestae.evaluation.evaluate import document_of
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology

PRIOR = 0.05
"""The strength of the pull of every weight towards zero."""


@dataclass(frozen=True)
class Case:
    """A proposal: its kind, the type the tables name, the judge's shares, and what is right."""

    kind: str
    told: str
    shares: dict[str, float]
    right: str


def collect(folder: Path) -> tuple[list[Case], int]:
    """Every proposal of the corpus with what gold says of it, and how many events gold has."""
    texts = read_corpus(folder)
    ontology, judge = load_ontology(), load_judge("en")
    assert judge is not None
    cases, total = [], 0
    documents = (document_of(number, text) for number, text in enumerate(texts))
    for text, parsed in zip(texts, parse_documents(documents), strict=True):
        total += len(text.events)
        words = parsed.document.text
        mentions = as_written(find_mentions(parsed, ontology), words)
        places = as_written(find_places(parsed, ontology), words)
        deeds = propose(parsed, ontology, mentions, places, frozenset({"en"}))
        verdicts = judge.weigh([pair_of(deed, parsed) for deed in deeds])
        for deed, verdict in zip(deeds, verdicts, strict=True):
            spans = [(event["trigger"]["span"], event["type"]) for event in text.events]
            right = [t for (a, b), t in spans if a < deed.trigger.end and deed.trigger.start < b]
            told = deed.type if deed.type in right else None
            cases.append(
                Case(
                    kind_of(deed),
                    deed.type,
                    dict(verdict.types),
                    told or (right[0] if right else NONE),
                )
            )
    return cases, total


def fit(cases: Sequence[Case]) -> tuple[np.ndarray, list[str]]:
    """The weights that make what is right most likely: the judge's scale, and two a kind."""
    kinds = sorted({case.kind for case in cases})
    types = list(cases[0].shares)
    logs = np.array([[log(case.shares[t] + LEAST) for t in types] for case in cases])
    told = np.array([[case.told == t for t in types] for case in cases], dtype=float)
    none = np.array([t == NONE for t in types], dtype=float)
    which = np.array([kinds.index(case.kind) for case in cases])
    right = np.array([types.index(case.right) for case in cases])

    def loss(weights: np.ndarray) -> float:
        trust, nothing = weights[1::2][which], weights[2::2][which]
        scores = weights[0] * logs + trust[:, None] * told + nothing[:, None] * none
        scores -= scores.max(1, keepdims=True)
        likely = scores[np.arange(len(right)), right] - np.log(np.exp(scores).sum(1))
        pull = PRIOR * ((weights[1:] ** 2).sum() + 10 * (weights[0] - 0.8) ** 2)
        return float(-likely.sum() + pull)

    start = np.zeros(1 + 2 * len(kinds))
    start[0] = 0.8
    return minimize(loss, start, method="L-BFGS-B").x, kinds


def shares_of(case: Case, weights: np.ndarray, kinds: Sequence[str]) -> dict[str, float]:
    """The probability of each type under the fitted weights."""
    place = kinds.index(case.kind)
    scores = {t: weights[0] * log(share + LEAST) for t, share in case.shares.items()}
    scores[NONE] += weights[2 + 2 * place]
    if case.told in scores:
        scores[case.told] += weights[1 + 2 * place]
    total = sum(np.exp(list(scores.values())))
    return {t: float(np.exp(score)) / total for t, score in scores.items()}


def main() -> None:
    """Prints the table of weights, and what each level of doubt gives on the same cases."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    cases, total = collect(parser.parse_args().corpus)
    weights, kinds = fit(cases)
    found = sum(case.right != NONE for case in cases)
    print(f"# {len(cases)} proposals, {found} of them at one of {total} gold events")
    for doubt in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        kept = [(c, s) for c in cases if (s := shares_of(c, weights, kinds))[NONE] <= doubt]
        hits = sum(max(s, key=lambda t: s[t] * (t != NONE)) == c.right for c, s in kept)
        precision, recall = hits / max(1, len(kept)), hits / total
        f1 = 2 * hits / (len(kept) + total)
        print(f"# doubt {doubt}: type P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"[weights]\njudge = {{scale = {weights[0]:.2f}, doubt = 0.5}}")
    for place, kind in enumerate(kinds):
        count = sum(case.kind == kind for case in cases)
        trust, none = weights[1 + 2 * place], weights[2 + 2 * place]
        print(f"{kind} = {{trust = {trust:.2f}, none = {none:.2f}}}  # {count}")


if __name__ == "__main__":
    main()
