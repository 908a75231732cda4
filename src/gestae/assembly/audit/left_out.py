"""What one side says and the other does not: ``find_left_out``.

A clause weighs by the words in it that the dictionary does not find on the other side; how long
the two sides are tells whether something is missing at all. The weights are those of a logistic
regression (``ontology/tables/audit/audit.toml``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

from gestae.assembly.audit.finding import NOTHING, Finding, Part
from gestae.assembly.audit.reading import CONTENT, Reading
from gestae.assembly.bead import Bead
from gestae.assembly.sides import Side
from gestae.ontology.table import Problems, read_mapping
from gestae.records import Span, Token

MARKS = frozenset(",，;；:：。.!?！？—–()（）、")
SIDES = ("left", "right")
SHORT = 5
"""Words of English or characters of Chinese that a sentence may have to be no great loss."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two marks: how many of those that say something are told on the other side."""

    span: Span
    told: int
    untold: int


def find_left_out(reading: Reading) -> Iterator[Finding]:
    """The clause of a side that the other most likely lacks, where one does."""
    if reading.chinese is None or not all(reading.tokens):
        return
    limits = load_weights()
    chances = [chance_of(features_of(reading, side), limits["left_out"]) for side in (0, 1)]
    both = chance_of(both_features(reading), limits["misjoined"])
    if both >= limits["thresholds"]["misjoined"]:
        yield _misjoined(reading, both)
        return
    for side in (0, 1):
        if chances[side] >= limits["thresholds"]["minor"] and chances[side] >= max(chances):
            grave = chances[side] >= limits["thresholds"]["major"]
            yield _left_out(reading, side, chances[side], grave=grave)


def lonely_beads(beads: Sequence[Bead], sides: tuple[Side, Side]) -> Iterator[Finding]:
    """The sentences of one side that the other has nothing for at all.

    A heading or a sentence of few words may have been left out on purpose.
    """
    for number, bead in enumerate(beads):
        for which, places in enumerate((bead.left, bead.right)):
            if places and not (bead.left and bead.right):
                side = sides[which]
                span = side.span_of(places)
                text = span.of(side.document.text).replace("\n", " ")
                parts = (Part(text, span), NOTHING)
                sure = bead.score >= load_weights()["thresholds"]["lonely"]
                yield Finding(
                    number,
                    "addition" if which else "omission",
                    "major" if sure and len(text.split()) + _han_of(text) > SHORT else "minor",
                    parts[which],
                    parts[1 - which],
                    "" if which else text,
                    text if which else "",
                    f"The {SIDES[1 - which]} side has nothing for this sentence.",
                    bead.score,
                )


def _han_of(text: str) -> int:
    return sum("\u3400" <= character <= "\u9fff" for character in text)


def _left_out(reading: Reading, side: int, chance: float, *, grave: bool) -> Finding:
    telling = (reading.a, reading.b)[side]
    clause = worst_clause(clauses_of(reading, side))
    span = clause.span if clause else telling.span
    words = span.of(telling.document.text).replace("\n", " ")
    spans = {"a": span} if side == 0 else {"b": span}
    kind = "omission" if side == 0 else "addition"
    reason = f"Nothing on the {SIDES[1 - side]} side stands for “{words}”."
    return reading.pair.finding(kind, "major" if grave else "minor", reason, score=chance, **spans)


def _misjoined(reading: Reading, chance: float) -> Finding:
    ours, theirs = (worst_clause(clauses_of(reading, side)) for side in (0, 1))
    a, b = (
        clause.span.of(telling.document.text).replace("\n", " ") if clause else ""
        for clause, telling in ((ours, reading.a), (theirs, reading.b))
    )
    return reading.pair.finding(
        "misjoined",
        "major",
        f"“{a}” and “{b}” do not tell the same: a part of one side belongs elsewhere.",
        a=ours.span if ours else None,
        b=theirs.span if theirs else None,
        score=chance,
    )


def chance_of(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability that the regression gives."""
    total = weights["bias"] + sum(weights[name] * value for name, value in features.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features_of(reading: Reading, side: int) -> dict[str, float]:
    """What speaks for the other side lacking something of a side."""
    mine, theirs = clauses_of(reading, side), clauses_of(reading, 1 - side)
    worst = worst_clause(mine)
    untold, other = sum(c.untold for c in mine), sum(c.untold for c in theirs)
    all_mine = max(1, untold + sum(c.told for c in mine))
    all_theirs = max(1, other + sum(c.told for c in theirs))
    longer = how_much_longer(reading, side)
    return {
        "worst": min(6.0, worst.untold - worst.told) if worst else 0.0,
        "worst_share": worst.untold / max(1, worst.untold + worst.told) if worst else 0.0,
        "untold": untold / all_mine,
        "untold_other": other / all_theirs,
        "longer": max(-3.0, min(3.0, longer)),
        "much_longer": max(0.0, min(3.0, longer - 1)),
        "clauses": max(-2.0, min(3.0, float(len(mine) - len(theirs)))),
        "worst_and_longer": max(0.0, longer) * min(4.0, worst.untold if worst else 0.0),
        "short": 1.0 if min(all_mine, all_theirs) < 6 else 0.0,
    }


def both_features(reading: Reading) -> dict[str, float]:
    """What speaks for a part of each side having nothing to do with the other."""
    sides = [clauses_of(reading, side) for side in (0, 1)]
    worst = [worst_clause(clauses) for clauses in sides]
    weights = [min(6.0, c.untold - c.told) if c else 0.0 for c in worst]
    shares = [
        sum(c.untold for c in clauses) / max(1, sum(c.untold + c.told for c in clauses))
        for clauses in sides
    ]
    size = min(sum(c.untold + c.told for c in clauses) for clauses in sides)
    return {
        "worst_least": min(weights),
        "worst_most": max(weights),
        "untold_least": min(shares),
        "untold_most": max(shares),
        "untold_product": shares[0] * shares[1],
        "short": 1.0 if size < 6 else 0.0,
        "unlike_length": min(3.0, abs(how_much_longer(reading, 0))),
    }


def clauses_of(reading: Reading, side: int) -> Sequence[Clause]:
    """The stretches between marks of a side that hold words which say something."""
    if side not in reading.clauses:
        reading.clauses[side] = list(_clauses(reading, side))
    return reading.clauses[side]


def _clauses(reading: Reading, side: int) -> Iterator[Clause]:
    run: list[Token] = []
    for token in (*reading.tokens[side], None):
        if token is None or token.text in MARKS or token.pos == "PUNCT":
            told = [reading.finds(side, t) for t in run if t.pos in CONTENT]
            if told:
                yield Clause(Span(run[0].start, run[-1].end), sum(told), len(told) - sum(told))
            run = []
        else:
            run.append(token)


def worst_clause(clauses: Sequence[Clause]) -> Clause | None:
    """The clause with the most untold words over told ones."""
    return max(clauses, key=lambda c: (c.untold - c.told, c.untold), default=None)


def how_much_longer(reading: Reading, side: int) -> float:
    """By how many standard deviations a side is longer than its counterpart would be."""
    usual: Mapping[str, float] = load_weights()["length"]
    assert reading.chinese is not None
    lengths = [len(telling.text.strip()) for telling in (reading.a, reading.b)]
    ratio = log(max(1, lengths[1 - reading.chinese]) / max(1, _han(reading, reading.chinese)))
    deviation = usual["deviation"] * (1 + usual["short"] / max(5, min(lengths)))
    english = (ratio - usual["mean"]) / deviation
    return -english if side == reading.chinese else english


def _han(reading: Reading, side: int) -> float:
    """The length of a Chinese text, with letters of other scripts counted as in English."""
    telling = (reading.a, reading.b)[side]
    usual: Mapping[str, float] = load_weights()["length"]
    text = telling.text.strip()
    latin = sum(character.isascii() for character in text)
    return len(text) - latin + latin / exp(usual["mean"])


@cache
def load_weights() -> Mapping[str, Any]:
    """``ontology/tables/audit/audit.toml``, read once a process; raises ``TableError``."""
    problems = Problems()
    found = read_mapping(files("gestae.ontology") / "tables" / "audit" / "audit.toml", problems)
    problems.raise_if_any()
    return found
