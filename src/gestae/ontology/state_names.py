"""The names by which states are shown: ``name_state``."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gestae.ontology.actors import read_states
from gestae.ontology.table import Problems


def name_state(code: str) -> str:
    """The state's English name, the first of ``countries.csv``; the code where it is none of ours.

    >>> name_state("RUS"), name_state("XYZ")
    ('Russia', 'XYZ')
    """
    return _names().get(code, code)


@cache
def _names() -> Mapping[str, str]:
    problems = Problems()
    folder = files("gestae.ontology") / "tables" / "actors"
    names = {actor.country or "": actor.name for actor in read_states(folder, problems)}
    problems.raise_if_any()
    return names
