"""The words by which a sentence says what a sum or a package is made of: ``load_portion_words``."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from gestae.ontology.table import Problems, read_rows

SHARING = "sharing"
"""Words beside a sum that is a share of one told before: "of which", 其中."""
REACHING = "reaching"
"""Verbs by which a sum comes to another one in another year: "rises", 增至."""
LISTING = "listing"
"""Words by which a whole is followed by what it holds: "include", "such as", 包括."""
MEMBERS = "members"
"""Words beside the number of those of whom somebody is one: "one of the", 之一."""


@cache
def load_portion_words(language: str) -> Mapping[str, frozenset[str]]:
    """The words of each kind in a language; empty where its pack has no ``portion_words.csv``.

    Raises ``TableError`` where the table is wrong.
    """
    table = files("gestae.linguistics") / language / "tables" / "portion_words.csv"
    found: dict[str, set[str]] = {kind: set() for kind in (SHARING, REACHING, LISTING, MEMBERS)}
    if table.is_file():
        problems = Problems()
        for row in read_rows(table, ("words", "kind", "example"), problems):
            if row["kind"] in found:
                found[row["kind"]].add(row["words"])
            else:
                problems.add(table.name, f"{row['kind']!r} is no kind; known: {', '.join(found)}")
        problems.raise_if_any()
    return {kind: frozenset(words) for kind, words in found.items()}
