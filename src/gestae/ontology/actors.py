"""Who acts in statecraft, by every name it goes by: start with ``load_actors``.

Five tables: ``countries.csv`` (states and territories, also historic ones), ``bodies.csv``
(organisations, companies, media, armed groups …), ``seats.csv`` (capitals and palaces that stand
for their government), ``persons.csv`` and ``offices.csv`` (who held which office, and when).
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal, TypeVar

from gestae.ontology.han import simplify
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.table import Problems, Row, read_rows
from gestae.records import Actor

NameKind = Literal["country", "adjective", "people", "body", "capital", "seat", "person"]
Key = TypeVar("Key")
Value = TypeVar("Value")
LANGUAGES = ("en", "zh")
UNSPACED = frozenset({"zh"})
"""Languages that write words without spaces between them."""
FORMER = "ELI"
"""PLOVER's sector of elites: what a politician out of office is."""
PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Name:
    """What a surface form names. ``acts`` is false where it is only ever a place."""

    kind: NameKind
    actor: Actor
    acts: bool = True


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office of a country (alpha-3) or body held by a person; both days are included."""

    person: str
    office: str
    of: str
    sector: str | None
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Actors:
    """The tables, indexed. ``names`` finds, by language, every surface form in a text.

    ``short`` are, by language, the states and bodies with each one-character form (日, 俄, 欧); it
    counts only as a word of its own. ``called`` are, by id, the names of persons in languages
    without spaces, whose surnames alone are not in the tables.
    """

    by_id: Mapping[str, Actor]
    names: Mapping[str, NameMatcher[Name]]
    short: Mapping[str, Mapping[str, tuple[Name, ...]]]
    called: Mapping[str, tuple[str, ...]]
    tenures: Mapping[str, tuple[Tenure, ...]]
    offices: Mapping[tuple[str, str], tuple[Tenure, ...]]

    def on(self, actor: Actor, day: dt.date | None) -> Actor:
        """The actor as of a day: a person with the country and sector of the office then held.

        Out of office a person keeps the country and is of the sector ``ELI``; without a day the
        last office counts. Others are returned as they are.
        """
        held = self.tenures.get(actor.id or "")
        if not held:
            return actor
        then = [t for t in held if day is not None and t.start <= day <= t.end]
        if then:
            return self._holding(actor, then[0])
        if day is None:
            return self._holding(actor, held[-1])
        return Actor(actor.id, actor.name, actor.country, FORMER)

    def _holding(self, actor: Actor, tenure: Tenure) -> Actor:
        body = self.by_id.get(tenure.of)
        abroad = tenure.office == "ambassador"  # of the state that receives
        country = body.country if body is not None and not abroad else actor.country
        return Actor(actor.id, actor.name, country, tenure.sector)

    def holder(self, office: str, of: str, day: dt.date | None) -> Actor | None:
        """Who held an office of a country or body on a day; ``None`` where we do not know."""
        held = self.offices.get((office, of), ())
        for tenure in held:
            if day is not None and tenure.start <= day <= tenure.end:
                return self._holding(self.by_id[tenure.person], tenure)
        return None

    def holders_called(self, name: str, office: str, day: dt.date | None) -> list[Actor]:
        """Who of that surname held an office anywhere on a day: 赖 or 基尔 as head of state.

        In a language without spaces a surname is the part behind the last dot of a foreign name,
        or what a name without dots begins with.
        """
        return [
            self._holding(self.by_id[tenure.person], tenure)
            for (held, _), tenures in self.offices.items()
            for tenure in tenures
            if held == office and day is not None and tenure.start <= day <= tenure.end
            if any(_has_surname(full, name) for full in self.called.get(tenure.person, ()))
        ]


def _has_surname(full: str, surname: str) -> bool:
    _, dot, last = full.rpartition("·")
    return last == surname if dot else full.startswith(surname)


def load_actors(folder: Traversable, problems: Problems) -> Actors:
    """The actors of the tables in ``folder``; what is wrong with them goes to ``problems``."""
    by_id: dict[str, Actor] = {}
    names: dict[str, dict[str, Name]] = {language: {} for language in LANGUAGES}
    short: list[tuple[str, Name]] = []
    for row in _rows(folder, "countries.csv", problems):
        actor = _state(row)
        _add(by_id, actor, row, problems)
        _name_country(names, actor, row)
        short += [(form, Name("country", actor)) for form in row.many("zh_short")]
    for row in _rows(folder, "bodies.csv", problems):
        actor = Actor(row["id"], _first(row["en"]), row.maybe("country"), row.maybe("sector"))
        _add(by_id, actor, row, problems)
        _name(names, row, Name("body", actor))
        short += [(form, Name("body", actor)) for form in row.many("zh") if len(form) == 1]
    for row in _rows(folder, "seats.csv", problems):
        owner = by_id.get(row["of"])
        if owner is None:
            problems.add(row.where, f"unknown country or body {row['of']!r}")
            continue
        actor = Actor(owner.id, owner.name, owner.country, row.maybe("sector") or owner.sector)
        kind: NameKind = "capital" if row["kind"] == "capital" else "seat"
        _name(names, row, Name(kind, actor, acts=row["acts"] != "no"))
    called: dict[str, tuple[str, ...]] = {}
    for row in _rows(folder, "persons.csv", problems):
        actor = Actor(row["id"], _first(row["en"]), row.maybe("country"), None)
        called[row["id"]] = tuple(map(simplify, row.many("zh")))
        _add(by_id, actor, row, problems)
        _name(names, row, Name("person", actor))
    tenures = _load_tenures(folder, by_id, problems)
    return Actors(
        by_id=by_id,
        names={
            language: NameMatcher(
                forms,
                spaced=language not in UNSPACED,
                fold=simplify if language in UNSPACED else None,
            )
            for language, forms in names.items()
        },
        short={"zh": _grouped(short)},
        called=called,
        tenures=_grouped((t.person, t) for t in tenures),
        offices=_grouped(((t.office, t.of), t) for t in tenures),
    )


def read_states(folder: Traversable, problems: Problems) -> Iterator[Actor]:
    """The states and territories of the tables in ``folder``, without all else there."""
    for row in _rows(folder, "countries.csv", problems):
        yield _state(row)


def _state(row: Row) -> Actor:
    return Actor(row["id"], _first(row["en"]), row["id"], None)


_COLUMNS = {
    "countries.csv": ("id", "alpha2", "from", "to", "en", "adjectives", "people", "zh", "zh_short"),
    "bodies.csv": ("id", "en", "zh", "country", "sector"),
    "seats.csv": ("en", "zh", "of", "sector", "kind", "acts"),
    "persons.csv": ("id", "en", "zh", "country"),
    "offices.csv": ("person", "office", "of", "sector", "from", "to"),
}


def _rows(folder: Traversable, table: str, problems: Problems) -> Iterator[Row]:
    return read_rows(folder / table, _COLUMNS[table], problems)


def _first(cell: str) -> str:
    return cell.split("|", 1)[0].strip()


def _add(by_id: dict[str, Actor], actor: Actor, row: Row, problems: Problems) -> None:
    if actor.id in by_id:
        problems.add(row.where, f"the id {actor.id!r} is taken by {by_id[actor.id].name!r}")
    elif actor.country is not None and actor.country != actor.id and actor.country not in by_id:
        problems.add(row.where, f"unknown country {actor.country!r}; see countries.csv")
    if actor.id is not None:
        by_id[actor.id] = actor


def _name_country(names: dict[str, dict[str, Name]], actor: Actor, row: Row) -> None:
    for column, kind in (("people", "people"), ("adjectives", "adjective"), ("en", "country")):
        for surface in row.many(column):
            named = names["en"].get(surface)
            if named is None or named.actor == actor:
                names["en"][surface] = Name(kind, actor)  # type: ignore[arg-type]
    for surface in row.many("zh"):
        names["zh"][surface] = Name("country", actor)


def _name(names: dict[str, dict[str, Name]], row: Row, name: Name) -> None:
    """Adds the row's names; a form that names something already keeps it (states come first).

    One-character names are left to ``Actors.short``. Names of bodies and persons in Latin letters
    occur in any language's texts (NATO, OpenAI).
    """
    for language in LANGUAGES:
        for surface in row.many(language):
            if language not in UNSPACED or len(surface) > 1:
                names[language].setdefault(surface, name)
        if language in UNSPACED and name.kind in {"body", "person"}:
            for surface in row.many("en"):
                names[language].setdefault(surface, name)


def _load_tenures(
    folder: Traversable, by_id: Mapping[str, Actor], problems: Problems
) -> list[Tenure]:
    tenures = []
    for row in _rows(folder, "offices.csv", problems):
        for column in ("person", "of"):
            if row[column] not in by_id:
                problems.add(row.where, f"unknown {column} {row[column]!r}")
        start, end = parse_partial(row["from"]), parse_partial(row["to"] or "9999")
        if start is None or end is None or start[0] > end[1]:
            problems.add(
                row.where, f"dates {row['from']!r} to {row['to']!r}; YYYY[-MM[-DD]] in order"
            )
            continue
        if row["person"] in by_id:
            tenures.append(
                Tenure(
                    row["person"], row["office"], row["of"], row.maybe("sector"), start[0], end[1]
                )
            )
    return sorted(tenures, key=lambda t: (t.start, t.end))


def parse_partial(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year, month or day; ``None`` where it is none.

    >>> parse_partial("2021-02")
    (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
    """
    match = PARTIAL_DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if day is not None:
        exact = dt.date(year, month or 1, day)
        return exact, exact
    first = dt.date(year, month or 1, 1)
    after = month or 12
    last = dt.date(year, 12, 31) if after == 12 else dt.date(year, after + 1, 1) - dt.timedelta(1)
    return first, last


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
