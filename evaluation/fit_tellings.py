"""Weights of ``ontology/tables/tellings.toml`` fitted on the pairs of given mentions of ECB+.

    python evaluation/fit_tellings.py DATA [--jobs 2]

A logistic regression whose prior is the table as it stands (a Gaussian about each weight), so that
what ECB+ says little of stays as it was judged. What it has no say in at all is in ``JUDGED``: its
news is of accidents and awards, its parties are words, and few of its events are dated. Prints the
weights, and the CoNLL F1 that each cut between deeds reaches when every topic is scored by weights
fitted on the others (``across``).
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from coreference import clusters_of, conll, score
from gestae.assembly.tellings.deeds import find_deeds
from gestae.assembly.tellings.likeness import find_evidence, remember_meanings
from gestae.ontology.tellings import load_tellings
from same_event import Read, pairs_of, read

JUDGED = (
    "date.", "details.", "kind.", "meaning.", "place.", "published.", "recurring.",
    "reference.", "sides.", "source.unlike", "status.", "target.unlike", "translation.",
    "trigger.unlike_across", "whole.",
)  # fmt: skip
HALF = ("amount.", "source.", "target.", "story.same_sentence")
"""Findings that are there, but mean less than they do in the news the program is for."""
RAISED = 0.6
"""What the bias lies above the one that fits, so that groups are joined from even odds: a mean over
all their pairs asks more than a pair does. The kinds are judged with that in mind: two events of
which it is known need even odds as they were fitted.
"""
STIFF = {"judged": 500.0, "half": 20.0, "free": 1.0}

Numbers = NDArray[np.float64]


def fit(reads: Sequence[Read]) -> tuple[dict[str, float], float]:
    """The weights fitted on all topics, and the CoNLL F1 across topics at the table's own cut."""
    topics = {t.id: one.topic for one in reads for t in one.given}
    chains = {name: chain for one in reads for name, chain in one.chains.items()}
    pairs = list(pairs_of([t for one in reads for t in one.given]))
    remember_meanings(pairs)
    found = [{n: f.measure for n, f in find_evidence(a, b).items()} for a, b in pairs]
    names = sorted({name for evidence in found for name in evidence})
    table = np.array([[evidence.get(n, 0.0) for n in names] + [1.0] for evidence in found])
    same = np.array([float(chains[a.id] == chains[b.id]) for a, b in pairs])
    where = np.array([topics[a.id] if topics[a.id] == topics[b.id] else "" for a, b in pairs])
    odds = np.empty(len(pairs))
    for topic in set(where):
        weights = _weights(table[where != topic], same[where != topic], names)
        odds[where == topic] = table[where == topic] @ weights
    ids = [(min(a.id, b.id), max(a.id, b.id)) for a, b in pairs]
    deeds = find_deeds(dict(zip(ids, odds.tolist(), strict=True)))
    across = conll(score(clusters_of(chains), clusters_of({n: deeds.get(n, n) for n in topics})))
    fitted = _weights(table, same, names)
    return dict(zip([*names, "bias"], fitted.tolist(), strict=True)), across


def _weights(table: Numbers, same: Numbers, names: Sequence[str]) -> Numbers:
    known: Mapping[str, float] = load_tellings().weights
    prior = np.array([known[name] for name in names] + [known["bias"]])
    stiff = np.array([_stiffness(name) for name in names] + [0.0])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds, away = table @ weights - RAISED, weights - prior
        likely = 1 / (1 + np.exp(-odds))
        cost = (np.logaddexp(0, odds) - same * odds).sum() + (stiff * away * away).sum()
        return cost, table.T @ (likely - same) + 2 * stiff * away

    fitted: Numbers = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return fitted


def _stiffness(name: str) -> float:
    if name.startswith(JUDGED):
        return STIFF["judged"]
    return STIFF["half" if name.startswith(HALF) else "free"]


def main() -> None:
    """Prints the weights, and how well they do across topics."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--jobs", type=int, default=2)
    options = arguments.parse_args()
    weights, across = fit(read(options.data, options.jobs))
    known = load_tellings().weights
    for name in sorted(weights):
        print(f"{name:<28}{weights[name]:8.2f}   was {known[name]:.2f}")
    print(f"across topics: CoNLL F1 {across:.3f}")


if __name__ == "__main__":
    main()
