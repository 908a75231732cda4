"""The function words of ``tables/grammar.toml`` as sets: ``GRAMMAR``."""

from dataclasses import dataclass, fields
from importlib.resources import files

from gestae.ontology.table import Problems, read_mapping


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of function words, simplified; ``tables/grammar.toml`` says what each is for."""

    coverbs: frozenset[str]
    linking: frozenset[str]
    behind: frozenset[str]
    reaching: frozenset[str]
    verbal: frozenset[str]
    placing: frozenset[str]
    passive: frozenset[str]
    suffering: frozenset[str]
    disposal: frozenset[str]
    localisers: frozenset[str]
    closers: frozenset[str]
    openers: frozenset[str]
    trailing: frozenset[str]
    continuing: frozenset[str]
    pivots: frozenset[str]
    controls: frozenset[str]
    sayers: frozenset[str]
    light: frozenset[str]
    prenominal: frozenset[str]
    governing: frozenset[str]
    bearing: frozenset[str]
    negators: frozenset[str]
    modals: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    aspects: frozenset[str]
    commenting: frozenset[str]


def _load() -> Grammar:
    problems = Problems()
    path = files("gestae.linguistics.zh") / "tables" / "grammar.toml"
    table = read_mapping(path, problems)
    names = {field.name for field in fields(Grammar)}
    for name in names ^ table.keys():
        problems.add(
            path.name, f"the lists should be {sorted(names)}; {name!r} is missing or extra"
        )
    problems.raise_if_any()
    return Grammar(**{name: frozenset(table[name]) for name in names})


GRAMMAR = _load()
