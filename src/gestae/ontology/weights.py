"""Tables of fitted weights: ``load_weights``."""

from functools import cache
from importlib.resources import files
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
