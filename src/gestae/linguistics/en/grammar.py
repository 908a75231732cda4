"""The function words of ``tables/grammar.toml`` as sets: ``GRAMMAR``."""

from dataclasses import dataclass, fields
from importlib.resources import files

from gestae.ontology.table import Problems, read_mapping


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of function words in lower case; ``tables/grammar.toml`` says what each is for."""

    relative_pronouns: frozenset[str]
    relative_adverbs: frozenset[str]
    future: frozenset[str]
    subordinating_adverbs: frozenset[str]
    negations: frozenset[str]
    object_control: frozenset[str]
    adjunct_prepositions: frozenset[str]
    preposition_openers: frozenset[str]


def _load() -> Grammar:
    problems = Problems()
    path = files("gestae.linguistics.en") / "tables" / "grammar.toml"
    table = read_mapping(path, problems)
    names = {field.name for field in fields(Grammar)}
    for name in names ^ table.keys():
        problems.add(
            path.name, f"the lists should be {sorted(names)}; {name!r} is missing or extra"
        )
    problems.raise_if_any()
    return Grammar(**{name: frozenset(table[name]) for name in names})


GRAMMAR = _load()
