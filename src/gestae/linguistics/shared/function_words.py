"""The function words of a language pack as sets: ``load_sets``."""

from dataclasses import fields
from importlib.resources import files
from typing import TypeVar

from gestae.ontology.table import Problems, read_mapping

Sets = TypeVar("Sets")


def load_sets(kind: type[Sets], language: str) -> Sets:
    """The lists of ``tables/grammar.toml`` of a pack as the fields of a dataclass of sets.

    Raises ``TableError`` where a list is missing or stands there beside the fields.
    """
    problems = Problems()
    path = files("gestae.linguistics") / language / "tables" / "grammar.toml"
    table = read_mapping(path, problems)
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    for name in sorted(names ^ table.keys()):
        problems.add(
            path.name, f"the lists should be {sorted(names)}; {name!r} is missing or extra"
        )
    problems.raise_if_any()
    return kind(**{name: frozenset(table[name]) for name in names})
