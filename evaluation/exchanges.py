"""Fits what speaks for a word having been put for another of its kind.

    python evaluation/exchanges.py DATA [--cases 60] > exchanges.toml

``DATA/parallel`` holds news and its human translation (see the README there). The words of NTREX
that may be exchanged are set against those that ``evaluation/planted.py`` has exchanged in it,
``--cases`` of each kind in each language, drawn by a seed of this script's own: for each language
and kind of set a logistic regression on the evidence of ``assembly/audit/exchanges.py``. Planted
words count together a quarter of those untouched, and each case as much whatever the number of
words tried in it. The least log-odds are those that so many words of 100 untouched pairs reach as
``ALARMS`` says, of NTREX and of the first half of newstest2021, which nothing is fitted on.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import planted
from gestae.assembly.audit.exchange_trials import Trial, find_trials
from gestae.assembly.audit.exchanges import evidence_of, group_of, likenesses
from gestae.assembly.audit.likeness import sum_up
from gestae.assembly.audit.lines import lay_lines
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Pair, read_pairs
from gestae.ontology.load import load_ontology

SEED = 99
KINDS = {"scope": "scope", "modality": "modality", "tense": "tense", "condition": "condition",
         "bound": "bound", "opposite": "opposite", "direction": "in and out",
         "order": "before and after"}  # fmt: skip
"""The planted kind of error that each group of sets is fitted on."""
ALARMS = {"scope": 0.7, "modality": 0.5, "tense": 0.8, "condition": 0.3, "bound": 0.4,
          "opposite": 0.45, "direction": 0.4, "order": 0.4}  # fmt: skip
"""How many words of each group may be told in 100 good pairs."""
SHARE = 0.25
PRIOR = 2.0
HEADER = """\
# What speaks for a word having been put for another of its kind (assembly/audit/exchanges.py):
# a logistic regression for each language of the word and each kind of set, fitted by
# evaluation/exchanges.py on NTREX (CC BY-SA 4.0).
# gain: by how much more alike the sides are with the other word; gain_up: that where they are;
# turn: that as a share of how far the word moves the sentence; alike: how alike they are as they
# stand. old, new: of the word that stands there and the other, whether a word of the other side
# tells its meaning (tells), at the same place (near), whether one may stand for it (may), whether
# the dictionary finds it there (known); of words of tense the share of verbs that have it (verbs),
# and whether the verb that answers has it (verb). old_lone: none of tells, may and known of the
# word there; new_only: the other one alone is told; unlisted: the word there has no meaning in the
# tables. least: the log-odds from which a finding is told.
# These numbers are under CC BY-SA 4.0, as NTREX is.
"""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial: the language and group it is of, the evidence, and which case or place it is of."""

    language: str
    group: str
    evidence: Mapping[str, float]
    case: tuple[object, ...]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cases", type=int, default=60)
    options = parser.parse_args()
    texts, languages = read_set(options.data, "ntrex")
    good = list(untouched(texts, languages))
    bad = list(exchanged_in(texts, languages, options.cases))
    other, turned = read_set(options.data, "newstest")
    first = other[: len(other) // 2]
    held = [*good, *untouched(first, turned)]
    print(HEADER)
    for group in KINDS:
        fitted = {code: fit(good, bad, code, group) for code in languages}
        reached = sorted(best_of(held, fitted, group), reverse=True)
        told = int(ALARMS[group] * (len(texts) + len(first)) / 100)
        for code, weights in sorted(fitted.items()):
            print(table(code, group, weights, reached[told]))


def read_set(data: Path, name: str) -> tuple[list[tuple[str, str]], tuple[str, str]]:
    """The pairs of a set of ``planted.SETS``, and their languages."""
    file, languages = planted.SETS[name]
    lines = (data / "parallel" / file).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row[languages[0]], row[languages[1]]) for row in rows], languages


def untouched(texts: Sequence[tuple[str, str]], languages: tuple[str, str]) -> Iterator[Tried]:
    """What is tried in pairs as they were translated."""
    for pair in parsed(texts, languages):
        for trial, tried in tries(pair):
            yield Tried(*tried, (pair.a.text, trial.side))


def exchanged_in(
    texts: Sequence[tuple[str, str]], languages: tuple[str, str], cases: int
) -> Iterator[Tried]:
    """What is tried at the words that were planted."""
    for kind in KINDS.values():
        made = list(planted.plant(texts, languages, cases, [kind], SEED))
        for pair in parsed([case.texts for case in made], languages):
            case = made[pair.number]
            side = languages.index(case.language)
            place = changed(" ".join(texts[case.pair][side].split("\n")), case.texts[side])
            for trial, tried in tries(pair):
                start = trial.span.start - pair.sides[side].span.start
                if trial.side == side and start < place[1] and start + len(trial.span) > place[0]:
                    yield Tried(*tried, (kind, pair.number))


def parsed(texts: Sequence[tuple[str, str]], languages: tuple[str, str]) -> Iterable[Pair]:
    """Pairs, parsed."""
    documents = [
        planted.document_of(side, code)
        for side, code in zip(zip(*texts, strict=True), languages, strict=True)
    ]
    sides, beads = lay_lines(documents[0], documents[1], languages)
    return read_pairs(beads, sides, load_ontology())


def tries(pair: Pair) -> Iterator[tuple[Trial, tuple[str, str, Mapping[str, float]]]]:
    """Each trial of a pair with its language, group and evidence."""
    reading = Reading(pair)
    trials = list(find_trials(reading))
    if not trials:
        return
    sums = sum_up([pair.a.text, pair.b.text])
    for trial, likeness in zip(trials, likenesses(reading, trials, sums), strict=True):
        language = pair.sides[trial.side].language
        yield trial, (language, group_of(trial), evidence_of(trial, likeness))


def changed(old: str, new: str) -> tuple[int, int]:
    """The first character that differs, and the end of what does, in the new text."""
    short = min(len(old), len(new))
    first = next((n for n in range(short) if old[n] != new[n]), short)
    back = next((n for n in range(short - first) if old[-1 - n] != new[-1 - n]), short - first)
    return first, max(first + 1, len(new) - back)


def fit(good: Sequence[Tried], bad: Sequence[Tried], language: str, group: str) -> dict[str, float]:
    """The weights, with the bias first."""
    rows = [[one for one in part if (one.language, one.group) == (language, group)]
            for part in (good, bad)]  # fmt: skip
    of_case = Counter(one.case for one in rows[1])
    names = list(rows[0][0].evidence)
    values = np.array([[1.0, *(one.evidence[n] for n in names)] for part in rows for one in part])
    wanted = np.array([0.0] * len(rows[0]) + [1.0] * len(rows[1]))
    each = SHARE * len(rows[0]) / len(of_case)
    counts = np.array([1.0] * len(rows[0]) + [each / of_case[one.case] for one in rows[1]])
    prior = np.array([0.0] + [PRIOR] * len(names))

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        chance = 1 / (1 + np.exp(-values @ weights))
        told = np.where(wanted > 0, chance, 1 - chance)
        total = -(counts * np.log(told + 1e-9)).sum() + (prior * weights**2).sum() / 2
        return total, values.T @ (counts * (chance - wanted)) + prior * weights

    found = minimize(loss, np.zeros(values.shape[1]), jac=True).x
    return dict(zip(["bias", *names], found.tolist(), strict=True))


def best_of(
    held: Iterable[Tried], fitted: Mapping[str, Mapping[str, float]], group: str
) -> Iterable[float]:
    """The highest log-odds of each side of a pair."""
    best: dict[tuple[object, ...], float] = defaultdict(lambda: -99.0)
    for one in held:
        if one.group == group:
            weights = fitted[one.language]
            odds = weights["bias"] + sum(weights[n] * v for n, v in one.evidence.items())
            best[one.case] = max(best[one.case], odds)
    return best.values()


def table(language: str, group: str, weights: Mapping[str, float], least: float) -> str:
    """The rows of a language and group."""
    rows = "\n".join(f"{n} = {v:.2f}" for n, v in weights.items() if n != "bias")
    return (
        f"[{language}.{group}]\nbias = {weights['bias']:.2f}\nleast = {least:.2f}\n"
        f"\n[{language}.{group}.weights]\n{rows}\n"
    )


if __name__ == "__main__":
    main()
