"""The function words of ``tables/grammar.toml`` as sets: ``GRAMMAR``."""

from dataclasses import dataclass

from gestae.linguistics.shared.function_words import load_sets


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


GRAMMAR = load_sets(Grammar, "en")
