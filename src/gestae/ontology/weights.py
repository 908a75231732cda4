"""Tables of fitted weights and what they are for: ``load_weights``, ``weighted_sum``."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

from gestae.ontology.table import Problems, read_mapping


@cache
def load_weights(name: str, language: str) -> dict[str, Any]:
    """What stands under ``[weights]`` in ``ontology/tables/<name>.toml``, read once a process.

    A language whose pack has a table of that name (``linguistics/<code>/tables/<name>.toml``) has
    its own weights; what that leaves out is as in the common one. Raises ``TableError`` where a
    table cannot be read.
    """
    problems = Problems()
    common = files("gestae.ontology") / "tables" / f"{name}.toml"
    own = files("gestae.linguistics") / language / "tables" / f"{name}.toml"
    tables = [read_mapping(table, problems) for table in (common, own) if table.is_file()]
    problems.raise_if_any()
    return {key: value for table in tables for key, value in table["weights"].items()}


def weighted_sum(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """The sum of the evidence, each by its weight; what has no weight counts nothing."""
    return sum(weights.get(name, 0.0) * amount for name, amount in evidence.items())


def log_odds(share: float, least: float) -> float:
    """The logarithm of the odds of a probability, which is kept ``least`` away from 0 and 1."""
    share = min(max(share, least), 1 - least)
    return log(share / (1 - share))
