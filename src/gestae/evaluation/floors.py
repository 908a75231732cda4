"""The scores below which an evaluation fails: start with ``find_below``.

A file of floors is TOML, a table an aspect with the least that is wanted of it::

    [type]
    f1 = 0.70
    precision = 0.75

    [calibration]
    error = 0.10    # of an error the most that is allowed
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from gestae.errors import UsageError
from gestae.evaluation.aspects import ASPECTS
from gestae.evaluation.score import Evaluation

MEASURES = ("precision", "recall", "f1")
ERRORS = ("error", "brier")

Floors = Mapping[str, Mapping[str, float]]


def read_floors(path: Path) -> Floors:
    """The floors of a file; raises ``UsageError`` with what is wrong in it."""
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: the floors cannot be read: {error}") from error
    for name, wanted in floors.items():
        if name not in (*ASPECTS, "calibration"):
            raise UsageError.unknown(f"aspect in {path}", name, (*ASPECTS, "calibration"))
        if not isinstance(wanted, dict):
            raise UsageError(
                f"{path}: `{name}` should be a table, such as `[{name}]` and `f1 = 0.7`"
            )
        known = ERRORS if name == "calibration" else MEASURES
        for measure, value in wanted.items():
            if measure not in known:
                raise UsageError.unknown(f"measure of {name} in {path}", measure, known)
            if not isinstance(value, (int, float)):
                raise UsageError(f"{path}: {name}.{measure} should be a number, not {value!r}")
    return floors


def find_below(evaluation: Evaluation, floors: Floors) -> tuple[str, ...]:
    """A sentence for every floor that is missed, in the order of the file; empty if all hold."""
    missed = []
    for name, wanted in floors.items():
        for measure, floor in wanted.items():
            reached = _reached(evaluation, name, measure)
            if reached is None:
                missed.append(f"{name} {measure}: there is nothing to measure it on")
            elif name == "calibration" and reached > floor:
                missed.append(f"{name} {measure} is {reached:.3f}, above the allowed {floor:.3f}")
            elif name != "calibration" and reached < floor:
                missed.append(f"{name} {measure} is {reached:.3f}, below the floor of {floor:.3f}")
    return tuple(missed)


def _reached(evaluation: Evaluation, name: str, measure: str) -> float | None:
    holder = evaluation.calibration if name == "calibration" else evaluation.scores.get(name)
    value: float | None = getattr(holder, measure, None)
    return value
