"""Tables of fitted weights and what they are for: ``load_weights``, ``weighted_sum``."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

from gestae.ontology.table import Problems, read_mapping


@cache
def load_weights(name: str) -> dict[str, Any]:
    """What stands under ``[weights]`` in ``ontology/tables/<name>.toml``, read once a process.

    Raises ``TableError`` where the table cannot be read.
    """
    problems = Problems()
    table = read_mapping(files("gestae.ontology") / "tables" / f"{name}.toml", problems)
    problems.raise_if_any()
    weights: dict[str, Any] = table["weights"]
    return weights


def weighted_sum(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """The sum of the evidence, each by its weight; what has no weight counts nothing."""
    return sum(weights.get(name, 0.0) * amount for name, amount in evidence.items())


def log_odds(share: float, least: float) -> float:
    """The logarithm of the odds of a probability, which is kept ``least`` away from 0 and 1."""
    share = min(max(share, least), 1 - least)
    return log(share / (1 - share))
