"""The sets of meanings that a translation must not confuse, and their words: ``load_words``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from gestae.assembly.audit.finding import Severity
from gestae.assembly.audit.kinds import load_kinds
from gestae.assembly.audit.lexicon import stem
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems, read_rows

NOTHING = "-"
"""The member of words that only look as if they had one."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A set of meanings: the kind and severity of putting one for another.

    ``closed`` where each word must have its own on the other side; ``beside`` where the words
    count beside a figure only; ``weighed`` where they are not looked for by rule but weighed.
    """

    name: str
    kind: str
    severity: Severity
    closed: bool
    beside: bool = False
    weighed: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says in one set: its members, and whether it tells them or may stand for them.

    ``told`` are the members that it tells, where it may stand for others, too.
    """

    members: frozenset[str]
    tells: bool
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language for one set: to be found in a text, or as phrases of words."""

    name: str
    matcher: NameMatcher[Sense]
    phrases: Mapping[str, Sense]
    longest: int


@cache
def load_contrasts() -> Mapping[str, Contrast]:
    """The sets in ``ontology/tables/audit/contrasts.csv``; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "contrasts.csv"
    found = {}
    for row in read_rows(path, ("set", "kind", "severity", "closed"), problems):
        if row["kind"] not in load_kinds():
            problems.add(row.where, f"unknown kind {row['kind']!r}; see kinds.csv")
        severity = cast("Severity", row["severity"])
        closed, beside = row["closed"] == "yes", row["closed"] == "figures"
        weighed = row["closed"] == "weighed"
        found[row["set"]] = Contrast(row["set"], row["kind"], severity, closed, beside, weighed)
    problems.raise_if_any()
    return found


@cache
def load_words(language: str) -> Mapping[str, Words]:
    """The words of a language by set; none where its pack has no such table."""
    path = files("gestae.linguistics") / language / "tables" / "contrasts.csv"
    if not path.is_file():
        return {}
    problems = Problems()
    senses: dict[str, dict[str, Sense]] = {}
    for row in read_rows(path, ("set", "members", "words", "also"), problems):
        if row["set"] not in load_contrasts():
            problems.add(row.where, f"unknown set {row['set']!r}; see contrasts.csv of the audit")
        members = frozenset(row.many("members", "&")) - {NOTHING}
        for column in ("words", "also"):
            _add(senses.setdefault(row["set"], {}), row.many(column), members, column == "words")
    problems.raise_if_any()
    spaced = language not in UNSPACED
    return {name: _make(name, of_set, spaced=spaced) for name, of_set in senses.items()}


@cache
def load_openings(language: str) -> Mapping[str, frozenset[str]]:
    """The first words of a language's phrases, each with the sets that have a phrase with it."""
    found: dict[str, set[str]] = {}
    for name, words in load_words(language).items():
        for phrase in words.phrases:
            found.setdefault(phrase.split()[0], set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def load_stems(name: str) -> Mapping[str, frozenset[str]]:
    """The stems of the single words of English that tell a set's meanings, with those meanings."""
    found: dict[str, frozenset[str]] = {}
    words = load_words("en").get(name)
    if words is None or load_contrasts()[name].closed:
        return {}
    for phrase, sense in words.phrases.items():
        if sense.tells and phrase.isalpha() and phrase.islower():
            found[stem(phrase)] = found.get(stem(phrase), frozenset()) | sense.members
    return found


def _add(
    senses: dict[str, Sense], words: Sequence[str], members: frozenset[str], tells: bool
) -> None:
    for word in words:
        known = senses.get(word)
        both = members | known.members if known else members
        told = (known.told if known else frozenset()) | (members if tells else frozenset())
        senses[word] = Sense(both, tells or bool(known and known.tells), told)


def _make(name: str, senses: Mapping[str, Sense], *, spaced: bool) -> Words:
    matcher = NameMatcher(senses, spaced=spaced, fold=None if spaced else simplify)
    return Words(name, matcher, senses, max(len(word.split()) for word in senses))
