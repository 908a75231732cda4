"""The kinds of findings, by name: ``load_kinds``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gestae.ontology.table import Problems, read_rows


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of difference: its name, the heading it stands under, what is compared."""

    name: str
    group: str
    definition: str


@cache
def load_kinds() -> Mapping[str, Kind]:
    """The kinds in ``ontology/tables/audit/kinds.csv``, in its order; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "kinds.csv"
    rows = list(read_rows(path, ("kind", "group", "definition"), problems))
    problems.raise_if_any()
    return {row["kind"]: Kind(row["kind"], row["group"], row["definition"]) for row in rows}
