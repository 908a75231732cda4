"""The rounds of the work: what was wrong in each, kept in ``rounds.jsonl``, a line a part.

A line is written by ``accuracy.py --round NAME`` and never changed afterwards.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gestae.evaluation.kinds import KINDS, count_kinds
from gestae.evaluation.score import Evaluation
from tables import markdown, number, wide

ROUNDS = Path(__file__).parent / "rounds.jsonl"
SHOWN = ("type", "source", "target", "triple", "status", "date", "place", "amount", "attribution")
Round = Mapping[str, Any]


def read_rounds(path: Path = ROUNDS) -> list[Round]:
    """All lines of the file, in their order; none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def add_round(name: str, parts: Mapping[str, Evaluation], path: Path = ROUNDS) -> None:
    """Appends a line a part; raises ``ValueError`` where one of them has a round of that name."""
    if any(one["name"] == name and one["part"] in parts for one in read_rounds(path)):
        raise ValueError(f"a round of the name {name!r} is in {path} already")
    day = dt.datetime.now(dt.UTC).date().isoformat()
    with path.open("a", encoding="utf-8") as out:
        for part, evaluation in parts.items():
            out.write(json.dumps(_line(name, day, part, evaluation)) + "\n")


def _line(name: str, day: str, part: str, evaluation: Evaluation) -> Round:
    figures: dict[str, list[float | None]] = {
        f"{key}_f1": [score.f1, score.low, score.high] for key, score in evaluation.scores.items()
    }
    figures["macro_f1"] = [evaluation.macro_f1, *evaluation.macro_interval]
    calibration = evaluation.calibration
    figures["error"] = [calibration.error, *calibration.error_interval]
    return {
        "name": name,
        "day": day,
        "part": part,
        "texts": evaluation.texts,
        "gold": evaluation.gold,
        "found": evaluation.found,
        "figures": {
            key: [value and round(value, 4) for value in values] for key, values in figures.items()
        },
        "kinds": dict(count_kinds(evaluation.mistakes)),
    }


def round_table(rounds: Sequence[Round], part: str) -> str:
    """The rounds of a part as columns: the main figures, then the kinds of mistake."""
    here = [one for one in rounds if one["part"] == part]
    if not here:
        return "No round is recorded yet."
    head = ["", *(f"{one['name']} ({one['day']})" for one in here)]
    return markdown(head, _rows(here))


def _rows(here: Sequence[Round]) -> Iterator[list[str]]:
    yield ["events in gold", *(number(one["gold"]) for one in here)]
    yield ["events found", *(number(one["found"]) for one in here)]
    for name in SHOWN:
        yield [f"F1: {name}", *_figures(here, f"{name}_f1")]
    yield ["F1: mean of the types", *_figures(here, "macro_f1")]
    yield ["calibration error", *_figures(here, "error")]
    for kind in KINDS:
        yield [kind, *(number(one["kinds"].get(kind)) for one in here)]


def _figures(here: Sequence[Round], name: str) -> Iterator[str]:
    """A figure of every round with its interval: value, low and high."""
    for one in here:
        yield wide(*one["figures"].get(name, (None, None, None)))
