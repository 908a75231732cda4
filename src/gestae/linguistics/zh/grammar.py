"""The function words of ``tables/grammar.toml`` as sets: ``GRAMMAR``."""

from dataclasses import dataclass

from gestae.linguistics.shared.function_words import load_sets


@dataclass(frozen=True, slots=True)
class Grammar:
    """Sets of function words, simplified; ``tables/grammar.toml`` says what each is for."""

    coverbs: frozenset[str]
    linking: frozenset[str]
    splitting: frozenset[str]
    copulas: frozenset[str]
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
    contents: frozenset[str]
    continuing: frozenset[str]
    pivots: frozenset[str]
    controls: frozenset[str]
    sayers: frozenset[str]
    reporting: frozenset[str]
    light: frozenset[str]
    doing: frozenset[str]
    existing: frozenset[str]
    asking: frozenset[str]
    facing: frozenset[str]
    lasting: frozenset[str]
    measured: frozenset[str]
    reaching_out: frozenset[str]
    matters: frozenset[str]
    prenominal: frozenset[str]
    governing: frozenset[str]
    bearing: frozenset[str]
    negators: frozenset[str]
    modals: frozenset[str]
    past: frozenset[str]
    future: frozenset[str]
    aspects: frozenset[str]
    commenting: frozenset[str]


GRAMMAR = load_sets(Grammar, "zh")
