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

RoleKind = Literal["person", "group", "body", "country", "thing", "any", "speaker", "home"]
Number = Literal["singular", "plural"]
STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors whose members act for their state, so that "Kenyan police" are Kenya."""


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
    sectors: frozenset[str] = frozenset()
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The tables of one language, by phrase in lower case.

    - ``belonging``: paths from a role to whom it belongs ("officials from Japan");
    - ``former``: modifiers that say the office is no longer held;
    - ``definite``: determiners of descriptions that refer back;
    - ``indefinite``: those that say it is any bearer of a role;
    - ``regional``: words that may stand before a country's name and leave it the country;
    - ``party_markers``: case markers under which an unknown name is taken for a party's;
    - ``honorifics``: words before a name that are no part of it ("Mr");
    - ``place_nouns``: last words of names that are places ("Congo River");
    - ``place_markers``: case markers of the place where a clause plays;
    - ``counts``: number words of several told together ("both");
    - ``peoples``: nouns under which a state is its people;
    - ``quantities``: nouns that count others ("thousands of students");
    - ``unplaced``: roles that say nothing of home ("envoy");
    - ``generic``: name words that leave an institution's name a common one ("National Police");
    - ``relative``: possessors that stand for the noun their clause is about ("whose");
    - ``name_words``: words that describe only a body with them in its name ("the council");
    - ``owned_only``: words for an actor only where its owner is told ("the Serb side");
    - ``abroad``: modifiers of what is not of one state ("Western");
    - ``role_links``: words inside the words for a role ("head of state");
    - ``ships``: prefixes of ships' names with their states;
    - ``outward``: words that turn the name behind them into whom a role is sent to, follows or
      opposes (驻日大使);
    - ``plural``: words that say that several bear a role, where nouns have no plural (们);
    - ``serving``: roles that are not those of the person named right before them (普京特使);
    - ``dateline_ends``: what ends the line that says where a report was written (电);
    - ``dateline_brackets``: the marks around such a line (【】);
    - ``name_dots``: marks between the parts of a foreign name;
    - ``not_names``: longer words in which a name of our tables is none (欧洲大陆);
    - ``given``: names of states that are given names as well ("Jordan Miller");
    - ``monies``: what money is called, whose name before it is no party ("the US dollar");
    - ``namesakes``: names of states that a part of another state has, with that other state;
    - ``state_tails``: what shows that the one character before it is a state's (菲全国);
    - ``own_country``: whose "our country" is in a text that nothing else places, and
      ``own_elsewhere`` the states that mean themselves by it where they are its home;
    - ``pairs``: the states that two characters written together stand for (以巴);
    - ``counters``: words behind a number that count what stands before it (武装分子17人);
    - ``list_marks``: what stands between the members of a list (、);
    - ``homes``: by country the words that only texts of that country use, as they are written;
    - ``longest``: most words a role phrase has; most characters where words are not parted.
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
    honorifics: frozenset[str]
    place_nouns: frozenset[str]
    place_markers: frozenset[str]
    counts: Mapping[str, int]
    peoples: frozenset[str]
    quantities: frozenset[str]
    unplaced: frozenset[str]
    generic: frozenset[str]
    relative: frozenset[str]
    name_words: frozenset[str]
    abroad: frozenset[str]
    owned_only: frozenset[str]
    role_links: frozenset[str]
    ships: Mapping[str, str]
    outward: frozenset[str]
    plural: frozenset[str]
    serving: frozenset[str]
    dateline_ends: frozenset[str]
    dateline_brackets: tuple[tuple[str, str], ...]
    name_dots: frozenset[str]
    not_names: frozenset[str]
    given: frozenset[str]
    monies: frozenset[str]
    namesakes: Mapping[str, str]
    own_country: str | None
    own_elsewhere: frozenset[str]
    state_tails: frozenset[str]
    pairs: Mapping[str, tuple[str, ...]]
    counters: frozenset[str]
    list_marks: frozenset[str]
    homes: Mapping[str, tuple[str, ...]]
    longest: int


def load_role_words(
    folder: Traversable, problems: Problems, *, unspaced: bool = False
) -> RoleWords:
    """The role words in a pack's ``tables`` folder; what is wrong goes to ``problems``.

    ``unspaced`` where the language writes no spaces between words.
    """
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
            cast("RoleKind", row["kind"]),
            cast("Number", row["number"]),
            frozenset(row.many("sector")),
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
        honorifics=frozenset(paths.get("honorifics", ())),
        place_nouns=frozenset(paths.get("place_nouns", ())),
        place_markers=frozenset(paths.get("place_markers", ())),
        counts=dict(paths.get("counts", {})),
        peoples=frozenset(paths.get("peoples", ())),
        quantities=frozenset(paths.get("quantities", ())),
        unplaced=frozenset(paths.get("unplaced", ())),
        generic=frozenset(paths.get("generic", ())),
        relative=frozenset(paths.get("relative", ())),
        owned_only=frozenset(paths.get("owned_only", ())),
        abroad=frozenset(paths.get("abroad", ())),
        role_links=frozenset(paths.get("role_links", ())),
        name_words=frozenset(paths.get("name_words", ())),
        ships=dict(paths.get("ships", {})),
        outward=frozenset(paths.get("outward", ())),
        plural=frozenset(paths.get("plural", ())),
        serving=frozenset(paths.get("serving", ())),
        dateline_ends=frozenset(paths.get("dateline_ends", ())),
        dateline_brackets=tuple((m[0], m[1]) for m in paths.get("dateline_brackets", ())),
        name_dots=frozenset(paths.get("name_dots", ())),
        not_names=frozenset(paths.get("not_names", ())),
        given=frozenset(paths.get("given", ())),
        monies=frozenset(paths.get("monies", ())),
        namesakes=dict(paths.get("namesakes", {})),
        state_tails=frozenset(paths.get("state_tails", ())),
        own_elsewhere=frozenset(paths.get("own_elsewhere", ())),
        own_country=paths.get("own_country"),
        pairs={pair: tuple(states) for pair, states in paths.get("pairs", {}).items()},
        counters=frozenset(paths.get("counters", ())),
        list_marks=frozenset(paths.get("list_marks", ())),
        homes={country: tuple(used) for country, used in paths.get("homes", {}).items()},
        longest=max((_length(phrase, unspaced) for phrase in (*roles, *descriptions)), default=1),
    )


def _length(phrase: str, unspaced: bool) -> int:
    return len(phrase) if unspaced else phrase.count(" ") + 1
