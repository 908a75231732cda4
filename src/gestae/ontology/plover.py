"""PLOVER 2021, the public ontology our events are typed by: start with ``load_plover``.

Sixteen event types with their modes, the contexts an event may have, the sectors an actor may
belong to, and the map to and from CAMEO codes for those who work with older data.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Literal, get_args

from gestae.ontology.table import Problems, Row, read_rows

Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
Stance = Literal["promised", "asked", "refused", "threatened"]

STANCES: Mapping[str, Stance] = {
    "AGREE": "promised",
    "REQUEST": "asked",
    "REJECT": "refused",
    "THREATEN": "threatened",
}
"""Types that say how one stands to a deed rather than that it was done."""


@dataclass(frozen=True, slots=True)
class Term:
    """A name and what it means, in our own words."""

    id: str
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of PLOVER's types. ``mutual``: each party of such an act stands on both sides.

    ``cameo``: the CAMEO code of the type where nothing more is known.
    """

    id: str
    quad: Quad
    mutual: bool
    cameo: str
    definition: str
    modes: Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code and the PLOVER reading of it.

    ``preferred``: given back where several codes share type, mode and contexts. ``stances``
    holds, for the code of a deed, the code of the same deed promised, asked for, refused or
    threatened: 072 (military aid) promised is 0332.
    """

    code: str
    label: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    preferred: bool
    stances: Mapping[Stance, str]
    where: str


@dataclass(frozen=True, slots=True)
class Plover:
    """The types, contexts, sectors and CAMEO codes, each by its id, in the order of the tables."""

    types: Mapping[str, EventType]
    contexts: Mapping[str, Term]
    sectors: Mapping[str, Term]
    cameo: Mapping[str, CameoCode]
    _preferred: Mapping[tuple[str, str | None], tuple[CameoCode, ...]] = field(repr=False)

    def has_mode(self, type_: str, mode: str | None) -> bool:
        """Whether the type is known and the mode is one of its modes, or none."""
        return type_ in self.types and (mode is None or mode in self.types[type_].modes)

    def from_cameo(self, code: str) -> CameoCode | None:
        """The PLOVER reading of a CAMEO code; of its parent where a longer code is not known.

        ``None`` for codes without a PLOVER type, such as 01 (statements).
        """
        for length in range(len(code), 2, -1):
            if found := self.cameo.get(code[:length]):
                return found
        return None

    def to_cameo(
        self,
        type_: str,
        mode: str | None = None,
        contexts: Iterable[str] = (),
        deed: str | None = None,
    ) -> str | None:
        """The CAMEO code nearest to an event, ``None`` for a type that is not known.

        ``deed`` is the code of the event's instrument when done; the promise, request, refusal
        or threat of that deed is taken where there is one. Otherwise the code of the same type
        and mode with the most contexts in common, of the type alone where its mode has no code.
        """
        done = self.cameo.get(deed) if deed else None
        if done is not None:
            stance = STANCES.get(type_)
            if done.type == type_ or (stance is None and self._same_quad(done.type, type_)):
                return done.code
            if stance is not None and stance in done.stances:
                return done.stances[stance]
        wanted = frozenset(contexts)
        group = self._preferred.get((type_, mode), ())
        fitting = [code for code in group if wanted.issuperset(code.contexts)]
        if fitting or (mode and group):
            return max(fitting or group, key=lambda code: _closeness(code, wanted)).code
        if mode:
            return self.to_cameo(type_, None, wanted)
        return self.types[type_].cameo if type_ in self.types else None

    def _same_quad(self, one: str, other: str) -> bool:
        return {one, other} <= self.types.keys() and self.types[one].quad == self.types[other].quad


def _closeness(code: CameoCode, contexts: frozenset[str]) -> tuple[int, int, int]:
    shared = len(contexts.intersection(code.contexts))
    return (shared, shared - len(code.contexts), -len(code.code))


def load_plover(folder: Traversable, problems: Problems) -> Plover:
    """PLOVER as the tables in ``folder`` give it; what is wrong with them goes to ``problems``."""
    types = _load_types(folder, problems)
    contexts = _load_terms(folder / "contexts.csv", problems)
    sectors = _load_terms(folder / "sectors.csv", problems)
    cameo = {code.code: code for code in _load_cameo(folder / "cameo.csv", problems)}
    plover = Plover(types, contexts, sectors, cameo, _group_preferred(cameo.values()))
    for problem in _cameo_problems(plover):
        problems.add(*problem)
    return plover


def _load_types(folder: Traversable, problems: Problems) -> dict[str, EventType]:
    modes: dict[str, dict[str, Term]] = {}
    for row in read_rows(folder / "modes.csv", ("type", "id", "definition"), problems):
        of_type = modes.setdefault(row["type"], {})
        _expect_new(row, of_type, problems)
        of_type[row["id"]] = Term(row["id"], row["definition"])
    types: dict[str, EventType] = {}
    columns = ("id", "quad", "mutual", "cameo", "definition")
    for row in read_rows(folder / "types.csv", columns, problems):
        quad = next((known for known in get_args(Quad) if known == row["quad"]), None)
        if quad is None:
            known = ", ".join(get_args(Quad))
            problems.add(row.where, f"unknown quad class {row['quad']!r}; known: {known}")
            continue
        _expect_new(row, types, problems)
        types[row["id"]] = EventType(
            id=row["id"],
            quad=quad,
            mutual=row["mutual"] == "yes",
            cameo=row["cameo"],
            definition=row["definition"],
            modes=modes.pop(row["id"], {}),
        )
    for orphan in modes:
        problems.add("modes.csv", f"modes of an unknown type {orphan!r}; add it to types.csv")
    return types


def _load_terms(path: Traversable, problems: Problems) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for row in read_rows(path, ("id", "definition"), problems):
        _expect_new(row, terms, problems)
        terms[row["id"]] = Term(row["id"], row["definition"])
    return terms


def _expect_new(row: Row, known: Container[str], problems: Problems) -> None:
    if row["id"] in known:
        problems.add(row.where, f"{row['id']!r} is defined twice; keep one row")
    if not row["definition"]:
        problems.add(row.where, f"{row['id']!r} has no definition; say what it covers")


def _load_cameo(path: Traversable, problems: Problems) -> Iterator[CameoCode]:
    stances = get_args(Stance)
    columns = ("code", "label", "type", "mode", "contexts", "preferred", *stances, "note")
    for row in read_rows(path, columns, problems):
        yield CameoCode(
            code=row["code"],
            label=row["label"],
            type=row["type"],
            mode=row.maybe("mode"),
            contexts=row.many("contexts"),
            preferred=row["preferred"] == "yes",
            stances={stance: row[stance] for stance in stances if row[stance]},
            where=row.where,
        )


def _group_preferred(
    codes: Iterable[CameoCode],
) -> dict[tuple[str, str | None], tuple[CameoCode, ...]]:
    groups: dict[tuple[str, str | None], tuple[CameoCode, ...]] = {}
    for code in codes:
        if code.preferred:
            key = (code.type, code.mode)
            groups[key] = (*groups.get(key, ()), code)
    return groups


def _cameo_problems(plover: Plover) -> Iterator[tuple[str, str]]:
    for kind in plover.types.values():
        if kind.cameo not in plover.cameo:
            yield "types.csv", f"{kind.id} has the code {kind.cameo!r}, which is not in cameo.csv"
    readings: dict[tuple[str, str | None, frozenset[str]], str] = {}
    for code in plover.cameo.values():
        for what in _code_problems(plover, code):
            yield code.where, what
        reading = (code.type, code.mode, frozenset(code.contexts))
        if code.preferred and readings.setdefault(reading, code.code) != code.code:
            yield code.where, f"{readings[reading]} is preferred for the same reading; keep one"


def _code_problems(plover: Plover, code: CameoCode) -> Iterator[str]:
    if not plover.has_mode(code.type, code.mode):
        yield f"{code.type} has no mode {code.mode!r}; see modes.csv"
    for context in code.contexts:
        if context not in plover.contexts:
            yield f"unknown context {context!r}; see contexts.csv"
    for stance, other in code.stances.items():
        found = plover.cameo.get(other)
        if found is None or STANCES.get(found.type) != stance:
            yield f"{other!r} is no code of a deed {stance}"
