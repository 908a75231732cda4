"""Words that denote agents without naming them: start with ``load_role_words``.

Four tables of a language pack: ``actor_roles.csv`` ("foreign ministry", "troop"),
``actor_pronouns.csv``, ``actor_descriptions.csv`` ("the country", "both sides") and
``actor_paths.toml`` (where a role names whom it belongs to).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal, cast

from gestae.ontology.lexicon import Path, parse_paths
from gestae.ontology.table import Problems, read_mapping, read_rows

RoleKind = Literal["person", "group", "body", "country", "thing", "any"]
Number = Literal["singular", "plural"]


@dataclass(frozen=True, slots=True)
class Role:
    """What a role word says of its bearer; ``office`` names the one whose holder it may mean."""

    sector: str | None
    kind: RoleKind
    office: str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """What a pronoun or description may refer back to."""

    kind: RoleKind
    number: Number
    sector: str | None = None
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The tables of one language, by phrase in lower case.

    ``belonging``: paths from a role to whom it belongs ("officials from Japan"); ``former``:
    modifiers that say the office is no longer held; ``definite``: determiners of descriptions
    that refer back; ``indefinite``: those that say it is any bearer of a role; ``regional``: words
    that may stand before a country's name and leave it the country;
    ``party_markers``: case markers under which an unknown name is taken for a party's;
    ``longest``: most words a role phrase has.
    """

    roles: Mapping[str, Role]
    pronouns: Mapping[str, Reference]
    descriptions: Mapping[str, Reference]
    belonging: tuple[Path, ...]
    former: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    regional: frozenset[str]
    party_markers: frozenset[str]
    longest: int


def load_role_words(folder: Traversable, problems: Problems) -> RoleWords:
    """The role words in a pack's ``tables`` folder; what is wrong goes to ``problems``."""
    roles = {
        row["phrase"]: Role(row.maybe("sector"), cast("RoleKind", row["kind"]), row.maybe("office"))
        for row in read_rows(
            folder / "actor_roles.csv", ("phrase", "sector", "kind", "office"), problems
        )
    }
    pronouns = {
        row["word"]: Reference(
            cast("RoleKind", row["kind"]),
            cast("Number", row["number"]),
            possessive=row["role"] == "possessive",
        )
        for row in read_rows(
            folder / "actor_pronouns.csv", ("word", "number", "kind", "role"), problems
        )
    }
    descriptions = {
        row["phrase"]: Reference(
            cast("RoleKind", row["kind"]), cast("Number", row["number"]), row.maybe("sector")
        )
        for row in read_rows(
            folder / "actor_descriptions.csv", ("phrase", "kind", "number", "sector"), problems
        )
    }
    paths = read_mapping(folder / "actor_paths.toml", problems)
    return RoleWords(
        roles=roles,
        pronouns=pronouns,
        descriptions=descriptions,
        belonging=parse_paths("|".join(paths.get("belonging", ()))),
        former=frozenset(paths.get("former", ())),
        definite=frozenset(paths.get("definite", ())),
        indefinite=frozenset(paths.get("indefinite", ())),
        regional=frozenset(paths.get("regional", ())),
        party_markers=frozenset(paths.get("party_markers", ())),
        longest=max((phrase.count(" ") + 1 for phrase in (*roles, *descriptions)), default=1),
    )
