"""Teaches the critic of translations: fits the weights in ``ontology/tables/audit/critic.csv``.

    python evaluation/training/critic.py DATA [--cache FILE] [--write]

``DATA/translation_errors`` holds machine translations whose errors people marked: newstest2021
zh-en with MQM spans (Apache-2.0) and critical errors en-zh (CC0). Nothing else is learned from, but
for the project's own pairs (``evaluation/corpus-pairs``): these, and translations in which nobody
found a major error, each beside the sentence of another pair of its document, teach what has
nothing to do with the other side.

Printed is what is reached in ten parts of whole documents, each judged by what the others taught:
``auc``, and Matthews' correlation ``mcc`` at the share of pairs in ``SPEAKS``. ``--write`` writes
the weights fitted on all. ``--cache`` keeps the evidence, which takes some minutes to gather, in a
file of numpy's.

What raters find grave depends on the rater; each has a term of their own while fitting, which is
left out of what is written.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from gestae.assembly.audit.critic import gather_evidence, set_against

HERE = Path(__file__).resolve().parent
TABLES = HERE.parents[1] / "src/gestae/ontology/tables/audit"
PAIRS = HERE.parent / "corpus-pairs"
MQM, CRITICAL = "newstest2021_mqm_zh-en_4000of9614.jsonl", "wmt21_ced_en-zh_dev.jsonl"
HUMAN = ("ref.A", "ref.B")
"""Which of the systems are people."""
PARTS, SEEDS = 10, 3
SEED = 1
"""For the choice of translations, and of the sentences that are set beside them."""
PENALTY = {"zh-en": 1000.0, "en-zh": 300.0, "gross": 300.0, "manner": 100.0}
RATER_PENALTY = 5.0
FEW = 60
"""Pairs that a rater must have judged to be given a term."""
MOST = 4
"""Major errors of a sentence that count."""
SPEAKS = {"zh-en": 0.35, "en-zh": 0.25}
"""The share of machine translations on which the critic speaks: more has hardly a better
correlation, and is wrong more often."""
GROSS = 0.2
"""The probability from which it says that sentences have nothing to do with each other: of one in
four hundred human translations that nothing was learned from."""
SELDOM = 0.01
"""How often a sentence stands opposite one that it has nothing to do with."""
LITERAL = -0.045
"""The mean manner of translations between those of people and of machines, in sets of either that
nothing was learned from (-0.15 to -0.12, 0.02 to 0.04)."""
VARIES = 0.35
"""How much the manner varies from pair to pair."""
LACK = 2.0
OF_LITERALNESS = (
    "mean", "weighed", "tenth", "middle", "three_in_a_row", "six_in_a_row", "share_under_2",
    "share_under_3", "mutual_zh", "mutual_en", "displaced", "en_listed", "zh_listed", "meaning",
)  # fmt: skip
"""Evidence of how literal a translation is: none that grows with length."""

Numbers = NDArray[np.float64]
Pair = tuple[str, str]
"""An English sentence and the Chinese one that tells the same."""


@dataclass(frozen=True)
class Rows:
    """Pairs to learn from: their evidence, what is to be told, groups never to be parted.

    ``target`` is graded, ``wrong`` is 1 where there is an error. ``raters`` has a column a rater.
    """

    evidence: Numbers
    target: Numbers
    wrong: Numbers
    groups: Sequence[str]
    raters: Numbers


def main() -> None:
    """Prints what cross-validation gives, and writes the tables where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    mqm = _read(args.data / "translation_errors" / MQM)
    critical = _read(args.data / "translation_errors" / CRITICAL)
    right, wrong = _right_and_wrong(mqm, list(_own()))
    taught = [(row["mt"], row["src"]) for row in mqm]
    taught += [(row["src"], row["mt"]) for row in critical]
    others = [pair for pair, _ in [*right, *wrong]]
    names, raw = _evidence([*taught, *others], args.cache)
    usual, spread = np.median(raw[: len(taught)], 0), raw[: len(taught)].std(0) + 1e-6
    cuts = np.cumsum([len(mqm), len(critical)])
    of_mqm, of_critical, of_others = np.split(set_against(raw, usual, spread), cuts)
    people = np.array([row["sys"] in HUMAN for row in mqm])
    told = {
        "zh-en": _teach("zh-en", _of_mqm(mqm, of_mqm)),
        "en-zh": _teach("en-zh", _of_critical(critical, of_critical)),
        "gross": _teach_gross(
            Rows(
                of_others,
                np.r_[np.zeros(len(right)), np.ones(len(wrong))],
                np.r_[np.zeros(len(right)), np.ones(len(wrong))],
                [group for _, group in [*right, *wrong]],
                np.zeros((len(others), 0)),
            ),
        ),
        "manner": _manner(names, of_mqm, people),
    }
    if args.write:
        _write(names, usual, spread, told)


def _right_and_wrong(
    mqm: Sequence[dict[str, Any]], own: Sequence[Pair]
) -> tuple[list[tuple[Pair, str]], list[tuple[Pair, str]]]:
    """A translation of each sentence in which no major error was found, and wrong ones of them.

    Each with its document, from whose other pairs the wrong ones come.
    """
    source = random.Random(SEED)
    without: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in mqm:
        if not any(span[2] == "major" for span in row["spans"]):
            without[row["src"]].append(row)
    documents: dict[str, list[Pair]] = defaultdict(list)
    for original, rows in without.items():
        chosen = source.choice(rows)
        documents[chosen["doc"]].append((chosen["mt"], original))
    documents["own"] = list(own)
    right, wrong = [], []
    for name, pairs in sorted(documents.items()):
        right += [(pair, name) for pair in pairs]
        for _, chinese in pairs:
            others = [pair[0] for pair in pairs if pair[1] != chinese]
            if others:
                wrong.append(((source.choice(others), chinese), name))
    return right, wrong


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _own() -> Iterator[tuple[str, str]]:
    """Sentences of the project's own translations that stand opposite one another."""
    for path in sorted(PAIRS.glob("*.en.yaml")):
        texts = [
            [sentence["text"] for sentence in yaml.safe_load(file.read_text("utf-8"))["sentences"]]
            for file in (path, path.with_name(path.name.replace(".en.", ".zh.")))
        ]
        if len(texts[0]) == len(texts[1]):
            yield from zip(*texts, strict=True)


def _evidence(pairs: Sequence[tuple[str, str]], cache: Path | None) -> tuple[list[str], Numbers]:
    if cache is not None and cache.exists():
        kept = np.load(cache, allow_pickle=False)
        return [str(name) for name in kept["names"]], kept["rows"]
    found = list(gather_evidence(pairs))
    names = list(found[0])
    rows = np.array([[values[name] for name in names] for values in found])
    if cache is not None:
        np.savez(cache, names=np.array(names), rows=rows)
    return names, rows


def _of_mqm(rows: Sequence[dict[str, Any]], evidence: Numbers) -> Rows:
    majors = np.array([sum(span[2] == "major" for span in row["spans"]) for row in rows])
    told = Counter(row["rater"] for row in rows)
    raters = sorted(rater for rater, count in told.items() if count > FEW)
    return Rows(
        evidence,
        np.sqrt(np.minimum(majors, MOST)),
        (majors > 0).astype(float),
        [row["doc"] for row in rows],
        np.array([[row["rater"] == rater for rater in raters] for row in rows], float),
    )


def _of_critical(rows: Sequence[dict[str, Any]], evidence: Numbers) -> Rows:
    votes = np.array([sum(vote > 0 for vote in json.loads(row["votes"])) for row in rows], float)
    wrong = np.array([row["label"] == "ERR" for row in rows], float)
    groups = [row["src"] for row in rows]
    return Rows(evidence, votes, wrong, groups, np.zeros((len(rows), 0)))


def _teach(name: str, rows: Rows) -> dict[str, Any]:
    """Weights, bias and limit of a direction; prints what cross-validation gives."""
    runs = [_judge_parts(rows, PENALTY[name], seed) for seed in range(SEEDS)]
    limits = [np.quantile(run, 1 - SPEAKS[name]) for run in runs]
    spoken = [run > limit for run, limit in zip(runs, limits, strict=True)]
    auc = np.mean([_auc(rows.wrong, run) for run in runs])
    mcc = np.mean([np.corrcoef(rows.wrong, each)[0, 1] for each in spoken])
    right = np.mean([rows.wrong[each].mean() for each in spoken])
    print(
        f"{name}: {len(rows.wrong)} pairs, {rows.wrong.mean():.3f} with an error; "
        f"auc {auc:.3f}, mcc {mcc:.3f}, precision {right:.3f} where it speaks on {SPEAKS[name]}"
    )
    slope, bias = _calibrate(runs[0], rows.wrong)
    weights = _fit(rows.evidence, rows.target, PENALTY[name], rows.raters)
    limit = _sigmoid(slope * float(np.mean(limits)) + bias)
    return {"weights": slope * weights, "bias": bias, "limit": limit}


def _teach_gross(rows: Rows) -> dict[str, Any]:
    """Weights, bias and limit for what does not belong together; prints how it does."""
    scores = _judge_parts(rows, PENALTY["gross"], 0)
    line = np.quantile(scores[rows.wrong == 0], 0.99)
    print(
        f"gross: {len(rows.wrong)} pairs, {rows.wrong.mean():.3f} wrong; "
        f"auc {_auc(rows.wrong, scores):.3f}, {(scores[rows.wrong > 0] > line).mean():.3f} found "
        f"where it speaks on one in a hundred good ones"
    )
    slope, bias = _calibrate(scores, rows.wrong)
    bias += _logit(SELDOM) - _logit(float(rows.wrong.mean()))
    weights = _fit(rows.evidence, rows.target, PENALTY["gross"], rows.raters)
    return {"weights": slope * weights, "bias": bias, "limit": GROSS}


def _judge_parts(rows: Rows, penalty: float, seed: int) -> Numbers:
    """Each pair's score by weights fitted on other groups."""
    groups = sorted(set(rows.groups))
    order = np.random.default_rng(seed).permutation(len(groups))
    part = {groups[place]: number % PARTS for number, place in enumerate(order)}
    parts = np.array([part[group] for group in rows.groups])
    scores = np.zeros(len(parts))
    for number in range(PARTS):
        rest, here = parts != number, parts == number
        weights = _fit(rows.evidence[rest], rows.target[rest], penalty, rows.raters[rest])
        scores[here] = rows.evidence[here] @ weights
    return scores


def _fit(evidence: Numbers, target: Numbers, penalty: float, raters: Numbers) -> Numbers:
    """Ridge regression; the weights of the evidence alone."""
    columns = np.hstack([evidence - evidence.mean(0), raters - raters.mean(0)])
    size = evidence.shape[1]
    penalties = np.r_[np.full(size, penalty), np.full(raters.shape[1], RATER_PENALTY)]
    inner = columns.T @ columns + np.diag(penalties)
    weights: Numbers = np.linalg.solve(inner, columns.T @ (target - target.mean()))[:size]
    return weights


def _calibrate(scores: Numbers, wrong: Numbers) -> tuple[float, float]:
    """Slope and bias that make probabilities of the scores."""
    found = minimize(partial(_loss, scores, wrong), np.array([1.0, 0.0]))
    return float(found.x[0]), float(found.x[1])


def _loss(scores: Numbers, wrong: Numbers, line: Numbers) -> float:
    logits = line[0] * scores + line[1]
    return float(np.mean(np.logaddexp(0, logits) - wrong * logits))


def _manner(names: Sequence[str], evidence: Numbers, people: NDArray[np.bool_]) -> dict[str, Any]:
    """What tells machines from people, each counted as half of all."""
    used = np.array([name.split(".")[-1] in OF_LITERALNESS for name in names])
    share = np.where(people, 0.5 / people.sum(), 0.5 / (~people).sum()) * len(people)
    centre = (evidence * share[:, None]).mean(0)
    scaled = (evidence - centre)[:, used] * np.sqrt(share)[:, None]
    inner = scaled.T @ scaled + PENALTY["manner"] * np.eye(int(used.sum()))
    weights = np.zeros(len(names))
    weights[used] = np.linalg.solve(inner, scaled.T @ (np.where(people, -1, 1) * np.sqrt(share)))
    bias = -float(centre @ weights)
    means = [float((evidence[who] @ weights + bias).mean()) for who in (~people, people)]
    print(f"manner: machines {means[0]:.3f}, people {means[1]:.3f} in the mean")
    return {"weights": weights, "bias": bias}


def _auc(wrong: Numbers, scores: Numbers) -> float:
    ranks, errors = rankdata(scores), wrong.sum()
    return float(
        (ranks[wrong > 0].sum() - errors * (errors + 1) / 2) / errors / (len(wrong) - errors)
    )


def _sigmoid(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _write(names: Sequence[str], usual: Numbers, spread: Numbers, told: dict[str, Any]) -> None:
    lines = [
        "# What the critic of translations goes by (assembly/audit/critic_evidence.py), fitted by",
        "# evaluation/training/critic.py: what is usual, how much it varies, what it adds",
        "# to the log-odds of an error, by direction, and of a machine's manner.",
        ",".join(["evidence", "usual", "spread", *told]),
    ]
    for number, name in enumerate(names):
        values = [usual[number], spread[number], *(told[one]["weights"][number] for one in told)]
        lines.append(",".join([name, *(f"{value:.5g}" for value in values)]))
    (TABLES / "critic.csv").write_text("\n".join(lines) + "\n", "utf-8")
    parts = [
        "# When the critic of translations speaks (assembly/audit/critic.py); fitted by",
        "# evaluation/training/critic.py with the weights in critic.csv.\n",
        "# From which mean manner a translation counts as literal, and how much the manner varies",
        "# from pair to pair.",
        f"literal = {LITERAL}",
        f"varies = {VARIES}\n",
        "# What must be lacking of a word for it to be marked: its rarity by its want of support.",
        f"lack = {LACK}\n",
        "[bias]",
        *(f"{name} = {each['bias']:.5g}" for name, each in told.items()),
        "\n# The probability from which it speaks: of a major error, by direction, where pairs",
        "# were given and a translation is literal throughout, as machines make them; anywhere of",
        "# sentences that have nothing to do with each other.",
        "[limit]",
        *(f"{name} = {each['limit']:.4f}" for name, each in told.items() if "limit" in each),
    ]
    (TABLES / "critic.toml").write_text("\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
