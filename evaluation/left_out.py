"""Fits what speaks for one side of a translation lacking something, or being of another text.

    python evaluation/left_out.py DATA [--cases 160] > audit.toml

``DATA/parallel`` holds news and its human translation (see the README there); of it this reads
NTREX and nothing else. Its pairs as they were translated are set against the same with clauses,
phrases and sentences left out or put in, or with half of another sentence, as
``evaluation/planted.py`` makes them, ``--cases`` of each kind in each language, drawn by a seed of
this script's own: a logistic regression on the features of ``assembly/audit/left_out.py`` for each
of its two questions. The errors count together as ``SHARE`` says, each kind as much. A finding is
told from the probability that no more of 100 untouched pairs reach than ``ALARMS`` says.

How long the two sides are to each other comes first. A translation is longer than its original:
NTREX, all from English, has less English for a Chinese character than translations from Chinese
have. The mean is therefore that of ``corpus-pairs``, which were composed in both languages; how far
translations deviate from it is fitted on NTREX. A minute of computing.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

import planted
from exchanges import parsed, read_set
from gestae.assembly.audit.left_out import both_features, chance_of, features_of, load_weights
from gestae.assembly.audit.reading import Reading
from gestae.evaluation.corpus import read_annotated

COMPOSED = Path(__file__).parent / "corpus-pairs"
SEED = 77
LACKING = ("clause left out", "phrase left out", "sentence left out", "cut off")
"""The kinds of planted error by which the side that was changed lacks something."""
ADDED = ("clause added", "sentence added")
"""Those by which the other side does."""
JOINED = "wrong half"
SHARE = 0.5
PRIOR = 2.0
ALARMS = {"minor": 4.5, "major": 0.4, "misjoined": 0.0}
"""How many of 100 good pairs may be told at all, as grave, or as misjoined."""
TABLE = """\
# What the translation audit weighs (assembly/audit/left_out.py), fitted by evaluation/left_out.py
# on NTREX (CC BY-SA 4.0) as it was translated, against the same pairs with clauses, phrases and
# sentences left out, put in, or taken from elsewhere by evaluation/planted.py.
# These numbers are under CC BY-SA 4.0, as NTREX is.

# The logarithm of the characters of English for one of Chinese: mean (of evaluation/corpus-pairs,
# which are no translations) and standard deviation; short: by how many characters' worth the
# deviation grows in short sentences.
[length]
{length}

# A logistic regression for one side lacking what the other says. worst: untold words less told
# ones of the clause with the most; worst_share: its share of untold ones; untold, untold_other: the
# share of the side's words that the dictionary does not find on the other, and the other way about;
# longer: by how many standard deviations the side is longer than it should be, much_longer: by how
# many beyond one; clauses: how many more it has; worst_and_longer: the untold words of that clause
# times longer; short: whether a side has fewer than six words that say something.
[left_out]
{left_out}

# The same for both sides having a part that the other has nothing to do with: the lesser and the
# greater of the two sides' values.
[misjoined]
{misjoined}

# From which probability a finding is told, and is grave: of 100 pairs of good translations fewer
# than one is as sure of something being left out, or of a part that belongs elsewhere.
[thresholds]
{thresholds}
# The probability of a sentence standing alone from which that is grave.
lonely = 0.8"""

Numbers = NDArray[np.float64]
Texts = Sequence[tuple[str, str]]
Spoilt = Sequence[tuple[str, int, Reading]]
"""The kind of each planted error, the side it was planted in, and the pair with it."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of a side or a pair, and the kind of error that it shows, if any."""

    features: Mapping[str, float]
    kind: str = ""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cases", type=int, default=160)
    options = parser.parse_args()
    texts, languages = read_set(options.data, "ntrex")
    length = fit_length(texts, mean_length(composed(languages)))
    load_weights()["length"].update(length)  # the features go by these lengths
    good = [reading for _, reading in readings(texts, languages)]
    bad = list(spoilt(texts, languages, options.cases))
    sides = [[Row(features_of(reading, side)) for side in (0, 1)] for reading in good]
    pairs = [Row(both_features(reading)) for reading in good]
    left_out = fit([row for two in sides for row in two], lacking_rows(bad))
    torn = [Row(both_features(reading), kind) for kind, _, reading in bad if kind == JOINED]
    misjoined = fit(pairs, torn)
    lacking = [max(chance_of(row.features, left_out) for row in two) for two in sides]
    foreign = [chance_of(row.features, misjoined) for row in pairs]
    thresholds = {
        name: least_of(foreign if name == "misjoined" else lacking, alarms)
        for name, alarms in ALARMS.items()
    }
    sections = {"length": length, "left_out": left_out, "misjoined": misjoined,
                "thresholds": thresholds}  # fmt: skip
    print(TABLE.format(**{name: rows_of(values) for name, values in sections.items()}))


def composed(languages: tuple[str, str]) -> Texts:
    """The sentences of ``corpus-pairs``, in both languages."""
    sides = []
    for language in languages:
        read = [read_annotated(path) for path in sorted(COMPOSED.glob(f"*.{language}.yaml"))]
        sides.append([one.text[start:end] for one in read for start, end in one.sentences])
    return list(zip(*sides, strict=True))


def mean_length(texts: Texts) -> float:
    """The most likely mean of the logarithm of English to Chinese characters."""
    counts = counts_of(texts)
    found = minimize(lambda v: unlikely(counts, v[0], *np.exp(v[1:])), [1.3, -1.5, 2.3],
                     method="Nelder-Mead")  # fmt: skip
    return round(float(found.x[0]), 3)


def fit_length(texts: Texts, mean: float) -> dict[str, float]:
    """That mean, and how far translations most likely deviate from it."""
    counts = counts_of(texts)
    found = minimize(lambda v: unlikely(counts, mean, *np.exp(v)), [-1.5, 2.3],
                     method="Nelder-Mead")  # fmt: skip
    deviation, short = np.exp(found.x).tolist()
    return {"mean": mean, "deviation": round(deviation, 3), "short": round(short, 1)}


def unlikely(counts: Numbers, mean: float, deviation: float, short: float) -> float:
    """How unlikely (the negated log-likelihood) the lengths are."""
    english, han, latin, shorter = counts
    ratio = np.log(english / np.maximum(1, han + latin / np.exp(mean)))
    spread = deviation * (1 + short / np.maximum(5, shorter))
    return float((np.log(spread) + ((ratio - mean) / spread) ** 2 / 2).sum())


def counts_of(texts: Texts) -> Numbers:
    """Rows of characters: of English, Chinese, other letters in the Chinese, the shorter side."""
    counts = []
    for english, chinese in ((one.strip(), other.strip()) for one, other in texts):
        latin = sum(character.isascii() for character in chinese)
        shorter = min(len(english), len(chinese))
        counts.append((max(1, len(english)), len(chinese) - latin, latin, shorter))
    return np.array(counts, dtype=float).T


def readings(texts: Texts, languages: tuple[str, str]) -> Iterator[tuple[int, Reading]]:
    """The pairs that hold words on both sides, with their numbers."""
    for pair in parsed(texts, languages):
        reading = Reading(pair)
        if all(reading.tokens):
            yield pair.number, reading


def spoilt(
    texts: Texts, languages: tuple[str, str], cases: int
) -> Iterator[tuple[str, int, Reading]]:
    """Pairs with an error planted, as ``Spoilt`` has them."""
    made = list(planted.plant(texts, languages, cases, [*LACKING, *ADDED, JOINED], SEED))
    for number, reading in readings([case.texts for case in made], languages):
        yield made[number].kind, languages.index(made[number].language), reading


def lacking_rows(bad: Spoilt) -> list[Row]:
    """The sides that say what the other lacks."""
    return [
        Row(features_of(reading, side if kind in ADDED else 1 - side), kind)
        for kind, side, reading in bad
        if kind != JOINED
    ]


def fit(good: Sequence[Row], bad: Sequence[Row]) -> dict[str, float]:
    """The weights of a logistic regression, with the bias first."""
    of_kind = Counter(row.kind for row in bad)
    names = list(good[0].features)
    values = np.array([[1.0, *(row.features[n] for n in names)] for row in (*good, *bad)])
    wanted = np.array([0.0] * len(good) + [1.0] * len(bad))
    each = SHARE * len(good) / len(of_kind)
    counts = np.array([1.0] * len(good) + [each / of_kind[row.kind] for row in bad])
    prior = np.array([0.0] + [PRIOR] * len(names))

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = values @ weights
        total = (counts * (np.logaddexp(0, odds) - wanted * odds)).sum()
        slope = values.T @ (counts * (1 / (1 + np.exp(-odds)) - wanted))
        return total + (prior * weights**2).sum() / 2, slope + prior * weights

    found = minimize(loss, np.zeros(values.shape[1]), jac=True).x
    return {
        name: round(weight, 2)
        for name, weight in zip(["bias", *names], found.tolist(), strict=True)
    }


def least_of(chances: Iterable[float], alarms: float) -> float:
    """The probability, to three places, that no more than so many of 100 untouched pairs reach."""
    falling = sorted(chances, reverse=True)
    return floor(falling[int(alarms * len(falling) / 100)] * 1000 + 1) / 1000


def rows_of(values: Mapping[str, float]) -> str:
    """A row for each value."""
    return "\n".join(f"{name} = {value}" for name, value in values.items())


if __name__ == "__main__":
    main()
