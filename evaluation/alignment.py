"""How well sentences of two languages are aligned: ``python evaluation/alignment.py DATA [fit]``.

``DATA/parallel`` holds news in Chinese and English, translated line by line (newstest2021 and
NTREX; see the README there). Runs of 40 to 80 lines become documents whose sentences are shuffled
in their bounds, with a fixed seed: on either side lines are cut in two at the end of a sentence or
clause, joined with the next, left out, or replaced by one from elsewhere. Which sentences of the
two sides belong together is known then.

Without ``fit``: precision, recall and F1 of the beads, on the half of newstest2021 that no weight
was fitted on and on NTREX. Strict: just the sentences that belong together; lax: at least one right
sentence on each side. Gaps are not counted, as is usual (Thompson & Koehn 2019). Also how often
short runs of lines are taken for one text in two languages, beside their translation and beside
others. With ``fit``: the weights of ``ontology/tables/alignment.toml``, fitted on the first half
of newstest2021.
"""

import argparse
import json
import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from counting import Figures, scores_of, share_of
from gestae.assembly.align import align
from gestae.assembly.band import Band, find_band
from gestae.assembly.bead import GAPS, PAIRED, Bead, Shape
from gestae.assembly.evidence import Evidence
from gestae.assembly.lattice import read_lattice
from gestae.assembly.stretch import Stretch, load_alignment, make_stretch
from gestae.assembly.translations import tells_the_same
from gestae.ontology.load import load_ontology

Pair = tuple[str, str]
NEWS = "newstest2021_zh-en.jsonl"
LANGUAGES = ("zh", "en")
SHORTEST, LONGEST = 40, 80
RUNS = (3, 6, 12, 30)
"""Lines of a text that is to be told from its translation and from others."""
INNER_END = (r"[。！？][”’」』）]*(?=.)", r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘(])")
INNER_CLAUSE = (r"[，；：](?=.)", r"[,;:]\s+(?=.)")
FOREIGN = 0.4
"""How many of the lines that are dropped on one side have another in their place there."""
PULL = 0.02
"""The strength of the pull of every weight towards zero."""


@dataclass(frozen=True)
class Rates:
    """How often, of all places where it could be, a text is changed."""

    part: float
    split: float
    merge: float
    drop: float


MILD = Rates(part=0.5, split=0.08, merge=0.06, drop=0.03)
SHUFFLED = Rates(part=0.5, split=0.15, merge=0.12, drop=0.05)
ROUGH = Rates(part=0.5, split=0.25, merge=0.2, drop=0.08)


@dataclass(frozen=True)
class Case:
    """A document in two languages, and which sentences of the two sides belong together."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    beads: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def read_pairs(data: Path, name: str) -> list[Pair]:
    """The lines of a set, Chinese and English."""
    rows = map(json.loads, (data / "parallel" / name).read_text("utf-8").splitlines())
    return [(row["zh"].strip(), row["en"].strip()) for row in rows]


def make_cases(pairs: Sequence[Pair], rates: Rates, seed: int) -> Iterator[Case]:
    """The lines in documents of 40 to 80, with the bounds of their sentences shuffled."""
    chance = random.Random(seed)
    at = 0
    while at < len(pairs):
        size = chance.randint(SHORTEST, LONGEST)
        if at + size <= len(pairs) or at == 0:
            yield make_case(pairs[at : at + size], pairs, rates, chance)
        at += size


def make_case(
    pairs: Sequence[Pair], pool: Sequence[Pair], rates: Rates, chance: random.Random
) -> Case:
    """One document; every piece knows its line, and lines that share a sentence belong together.

    ``pool`` holds the lines that others are replaced by.
    """
    parts = [part for pair in pairs for part in _parts(pair, rates, chance)]
    lines = [left for part in parts for left in _left_of(part, pool, rates, chance)]
    sides: list[list[tuple[str, int]]] = [[], []]
    for number, line in enumerate(lines):
        for side, pieces in enumerate(_pieces(line, rates, chance)):
            sides[side] += [(piece, number) for piece in pieces if piece]
    merged = [_merge(side, LANGUAGES[n], rates, chance) for n, side in enumerate(sides)]
    return Case(
        tuple(text for text, _ in merged[0]),
        tuple(text for text, _ in merged[1]),
        tuple(_beads([numbers for _, numbers in merged[0]], [numbers for _, numbers in merged[1]])),
    )


def _parts(pair: Pair, rates: Rates, chance: random.Random) -> list[Pair]:
    """A line of several sentences on both sides, sometimes as so many lines."""
    cut = [_cut(text, pattern) for text, pattern in zip(pair, INNER_END, strict=True)]
    if len(cut[0]) == len(cut[1]) > 1 and chance.random() < rates.part:
        return list(zip(*cut, strict=True))
    return [pair]


def _left_of(line: Pair, pool: Sequence[Pair], rates: Rates, chance: random.Random) -> list[Pair]:
    """What is left of a line: mostly both sides; sometimes one, or one and a stranger."""
    if chance.random() >= rates.drop:
        return [line]
    side = chance.choice((0, 1))
    kept = (line[0], "") if side == 0 else ("", line[1])
    if chance.random() < FOREIGN:
        other = chance.choice(pool)
        return [kept, ("", other[1]) if side == 0 else (other[0], "")]
    return [kept]


def _cut(text: str, pattern: str) -> list[str]:
    ends = [match.end() for match in re.finditer(pattern, text)]
    return [text[start:end].strip() for start, end in pairwise([0, *ends, len(text)])]


def _pieces(line: Pair, rates: Rates, chance: random.Random) -> list[list[str]]:
    """The line on both sides, one of them sometimes cut in two where both could be."""
    side = chance.choice((0, 1))
    if chance.random() >= rates.split:
        return [[line[0]], [line[1]]]
    for patterns in (INNER_END, INNER_CLAUSE):
        cut = [_cut(text, pattern) for text, pattern in zip(line, patterns, strict=True)]
        if min(map(len, cut)) > 1:
            glue = "" if side == 0 else " "
            at = chance.randrange(1, len(cut[side]))
            pieces = [glue.join(cut[side][:at]), glue.join(cut[side][at:])]
            return [pieces, [line[1]]] if side == 0 else [[line[0]], pieces]
    return [[line[0]], [line[1]]]


def _merge(
    pieces: Sequence[tuple[str, int]], language: str, rates: Rates, chance: random.Random
) -> list[tuple[str, tuple[int, ...]]]:
    """The pieces of a side, the last of a line sometimes joined with the first of the next."""
    glue = "" if language == "zh" else " "
    merged: list[tuple[str, tuple[int, ...]]] = []
    for text, number in pieces:
        new_line = bool(merged) and merged[-1][1][-1] != number
        if new_line and chance.random() < rates.merge:
            before, numbers = merged.pop()
            merged.append((before + glue + text, (*numbers, number)))
        else:
            merged.append((text, (number,)))
    return merged


def _beads(
    left: Sequence[tuple[int, ...]], right: Sequence[tuple[int, ...]]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Sentences of both sides that share a line, directly or through one another."""
    i = j = 0
    while i < len(left) or j < len(right):
        first = min(side[at][0] for side, at in ((left, i), (right, j)) if at < len(side))
        starts, last, moved = (i, j), first, True
        while moved:
            moved = False
            while i < len(left) and left[i][0] <= last:
                last, i, moved = max(last, left[i][-1]), i + 1, True
            while j < len(right) and right[j][0] <= last:
                last, j, moved = max(last, right[j][-1]), j + 1, True
        yield tuple(range(starts[0], i)), tuple(range(starts[1], j))


def stretches_of(case: Case) -> tuple[list[Stretch], list[Stretch]]:
    """The sentences of both sides as alignment sees them."""
    ontology = load_ontology()
    left, right = (
        [make_stretch(text, language, ontology) for text in side]
        for side, language in zip((case.left, case.right), LANGUAGES, strict=True)
    )
    return left, right


# Scores.


def measure(data: Path) -> Figures:
    """Scores of the beads, by set, by how much was shuffled, strict and lax; and the speed."""
    news = read_pairs(data, NEWS)
    sets = {"newstest2021": news[len(news) // 2 :], "NTREX": read_pairs(data, "ntrex_en_zh.jsonl")}
    figures: Figures = {}
    sentences = 0
    start = time.process_time()
    for name, pairs in sets.items():
        for how, rates in (("mild", MILD), ("shuffled", SHUFFLED), ("rough", ROUGH)):
            strict, lax = [], []
            for case in make_cases(pairs, rates, seed=7):
                beads = align(*stretches_of(case))
                strict.append(count_strict(case, beads))
                lax.append(count_lax(case, beads))
                sentences += len(case.left) + len(case.right)
            figures |= scores_of(f"{name}.{how}", strict) | scores_of(f"{name}.{how}.lax", lax)
    figures["sentences a second"] = sentences / (time.process_time() - start)
    figures |= recognise(news[: len(news) // 2] + sets["NTREX"], seed=3)
    return figures


def recognise(pairs: Sequence[Pair], seed: int) -> Figures:
    """How often runs of lines are taken for the same text, by what they are set against.

    Against their translation, lines from elsewhere, and the lines that follow, of which many are
    of the same article.
    """
    chance = random.Random(seed)
    told: dict[str, list[bool]] = {"their translation": [], "others": [], "the next": []}
    for size in RUNS * 6:
        start, other = chance.sample(range(0, len(pairs) - 2 * size, 2 * size), 2)
        ours = [left for left, _ in pairs[start : start + size]]
        starts = {"their translation": start, "others": other, "the next": start + size}
        for name, at in starts.items():
            theirs = [right for _, right in pairs[at : at + size]]
            beads = align(*stretches_of(Case(tuple(ours), tuple(theirs), ())))
            told[name].append(tells_the_same(beads))
    figures: Figures = {}
    for name, shares in told.items():
        figures |= share_of(f"taken for one text: a run of lines and {name}", shares)
    return figures


def count_strict(case: Case, beads: Sequence[Bead]) -> tuple[int, int, int]:
    """Beads that hold just the right sentences, those found, and those of gold."""
    found = {(bead.left, bead.right) for bead in beads if bead.left and bead.right}
    gold = {bead for bead in case.beads if all(bead)}
    return len(found & gold), len(found), len(gold)


def count_lax(case: Case, beads: Sequence[Bead]) -> tuple[int, int, int]:
    """The same, where one right sentence on each side is enough.

    A gold bead that two found ones share counts once, so that no count is above gold's.
    """
    gold = [bead for bead in case.beads if all(bead)]
    owner = {(i, j): number for number, (a, b) in enumerate(gold) for i in a for j in b}
    found = [bead for bead in beads if bead.left and bead.right]
    met = {owner.get((i, j)) for bead in found for i in bead.left for j in bead.right} - {None}
    return min(len(met), len(found)), len(found), len(gold)


# Fitting.

Features = NDArray[np.float64]


@dataclass(frozen=True)
class Laid:
    """A case ready for fitting: the features of every bead in the band, and of the gold way."""

    band: Band
    cells: Mapping[Shape, list[Features]]
    possible: Mapping[Shape, list[NDArray[np.bool_]]]
    gold: Features


def names_of_weights() -> list[str]:
    """What there are weights for, in the order of the table."""
    return list(load_alignment()["weights"])


def without_rare(case: Case) -> Case:
    """The case without beads of shapes that are not looked for."""
    sides: tuple[list[str], list[str]] = ([], [])
    beads = []
    for bead in _single_gaps(case):
        if (len(bead[0]), len(bead[1])) not in {*PAIRED, *GAPS}:
            continue
        starts = [len(side) for side in sides]
        for side, numbers, texts in zip(sides, bead, (case.left, case.right), strict=True):
            side.extend(texts[number] for number in numbers)
        left, right = (tuple(range(a, len(s))) for a, s in zip(starts, sides, strict=True))
        beads.append((left, right))
    return Case(tuple(sides[0]), tuple(sides[1]), tuple(beads))


def lay_out(case: Case) -> Laid | None:
    """The features of a case; ``None`` where gold leaves the band."""
    case = without_rare(case)
    evidence = Evidence(*stretches_of(case))
    band = find_band(evidence.anchors, (len(case.left), len(case.right)))
    names = names_of_weights()
    edges = list(zip(band.low, band.high, strict=True))
    cells: dict[Shape, list[Features]] = {}
    possible: dict[Shape, list[NDArray[np.bool_]]] = {}
    for shape in (*PAIRED, *GAPS):
        told, there = _features(evidence, shape, len(band.low), band.high[-1] + 1)
        whole = np.stack([told.get(name, np.zeros(there.shape)) for name in names], axis=2)
        cells[shape] = [whole[row, low : high + 1] for row, (low, high) in enumerate(edges)]
        possible[shape] = [there[row, low : high + 1] for row, (low, high) in enumerate(edges)]
    gold = np.zeros(len(names))
    row = column = 0
    for left, right in _single_gaps(case):
        row, column = row + len(left), column + len(right)
        if not band.low[row] <= column <= band.high[row]:
            print("gold leaves the band")
            return None
        gold += cells[len(left), len(right)][row][column - band.low[row]]
    return Laid(band, cells, possible, gold)


def _single_gaps(case: Case) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    for left, right in case.beads:
        if left and right:
            yield left, right
        else:
            yield from (((i,), ()) for i in left)
            yield from (((), (j,)) for j in right)


def _features(
    evidence: Evidence, shape: Shape, rows: int, columns: int
) -> tuple[dict[str, Features], NDArray[np.bool_]]:
    """The evidence for beads of a shape over the whole plane, and where there can be any."""
    ones = np.ones((rows, columns))
    if shape in PAIRED:
        plane = np.arange(rows), np.arange(columns)
        told = evidence.block(shape, *plane)
        return {"shape_{}_{}".format(*shape): ones, **told}, evidence.possible(shape, *plane)
    side = shape.index(1)
    lone = np.concatenate([[0.0], evidence.lonely(side)])
    there = np.concatenate([[False], np.ones(len(lone) - 1, bool)])
    if side == 0:
        lone, there = lone[:, None], there[:, None]
    return {"gap": ones, "gap_length": ones * lone}, (ones * there) > 0


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """The weights that make the gold ways likeliest."""
    laid = [found for case in cases if (found := lay_out(case))]
    print(f"{len(laid)} of {len(cases)} documents")
    names = names_of_weights()
    fixed = names.index("shape_1_1")
    start = np.array([load_alignment()["weights"][name] for name in names])

    def loss(weights: Features) -> tuple[float, Features]:
        value = PULL * len(laid) * float(weights @ weights) / 2
        slope = PULL * len(laid) * weights
        for one in laid:
            scores = {
                shape: [
                    np.where(p, c @ weights, -np.inf)
                    for c, p in zip(one.cells[shape], one.possible[shape], strict=True)
                ]
                for shape in one.cells
            }
            lattice = read_lattice(one.band, scores)
            value += lattice.total - float(one.gold @ weights)
            expected = sum(
                chance @ cells
                for shape in one.cells
                for chance, cells in zip(lattice.chances[shape], one.cells[shape], strict=True)
            )
            slope += expected - one.gold
        slope[fixed] = 0.0
        print(f"{value / len(laid):.3f}", end=" ", flush=True)
        return value, slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 40})
    print()
    return dict(zip(names, map(float, found.x), strict=True))


def main() -> None:
    """Fits, or measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("what", nargs="?", choices=("measure", "fit"), default="measure")
    given = parser.parse_args()
    if given.what == "fit":
        news = read_pairs(given.data, NEWS)
        cases = [
            case
            for seed, rates in enumerate((MILD, SHUFFLED, ROUGH))
            for case in make_cases(news[: len(news) // 2], rates, seed)
        ]
        found = fit(cases).items()
    else:
        found = measure(given.data).items()
    for name, value in found:
        print(f"{name} = {value:.3f}")


if __name__ == "__main__":
    main()
