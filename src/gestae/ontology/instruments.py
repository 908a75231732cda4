"""Our own tree of instruments, finer than PLOVER's types: start with ``load_instruments``.

One YAML file a concept, named by its id: ``aid.military.lethal.yaml`` lies below ``aid.military``,
which lies below ``aid``. A file says only what differs from its parent: ``roles``, ``type`` (with
``mode``), ``mutual``, ``contexts``, ``cameo`` and ``thing`` are inherited; ``definition``,
``labels`` and ``example`` are its own. Labels count as phrases of their language, so that a new
instrument is found in texts as soon as its file is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, cast

from gestae.ontology.table import Problems, read_mapping, read_rows
from gestae.records import Status

OWN = ("id", "definition", "labels", "example")
INHERITED = ("roles", "type", "mode", "mutual", "contexts", "cameo", "thing")


@dataclass(frozen=True, slots=True)
class ThingClass:
    """A class of things that verbs take, such as weapon or talks.

    ``deed``: a noun of the class tells a deed by itself ("attack", "visit"), as "tank" does not.
    """

    id: str
    deed: bool
    definition: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own and what it tells: the trigger, who to whom, the status.

    Actors stand by their country's code, those of no country by their own id.
    """

    text: str
    trigger: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase that names an instrument; ``type`` is set where it tells a deed by itself."""

    phrase: str
    thing: str
    instrument: str
    type: str | None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A concept of the tree with everything inherited filled in.

    ``type`` and ``mode`` are PLOVER's for the deed done; ``mutual``: each party stands on both
    sides; ``cameo`` is the CAMEO code of the deed done; ``thing`` the class of what the labels
    name. ``labels`` and ``examples`` are by language code; ``ambiguous`` holds the labels that
    another instrument has, too.
    """

    id: str
    definition: str
    source_role: str
    target_role: str
    type: str
    mode: str | None
    mutual: bool
    contexts: tuple[str, ...]
    cameo: str | None
    thing: str
    labels: Mapping[str, tuple[str, ...]]
    ambiguous: frozenset[str]
    examples: Mapping[str, Example]

    @property
    def parent(self) -> str | None:
        """The id of the concept above, ``None`` at the top."""
        return self.id.rpartition(".")[0] or None


@dataclass(frozen=True, slots=True)
class Instruments:
    """The tree, by id in alphabetical order, and the classes of things."""

    by_id: Mapping[str, Instrument]
    classes: Mapping[str, ThingClass]
    _children: Mapping[str | None, tuple[str, ...]] = field(repr=False)

    def __iter__(self) -> Iterator[Instrument]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def __contains__(self, id_: object) -> bool:
        return id_ in self.by_id

    def get(self, id_: str) -> Instrument | None:
        """The instrument, ``None`` if there is none of that id."""
        return self.by_id.get(id_)

    def parent(self, id_: str) -> Instrument | None:
        """The instrument above, ``None`` at the top or for an id that is not known."""
        above = id_.rpartition(".")[0]
        return self.by_id.get(above) if id_ in self.by_id else None

    def children(self, id_: str | None = None) -> tuple[Instrument, ...]:
        """The instruments just below, in alphabetical order; without an id, the top ones."""
        return tuple(self.by_id[child] for child in self._children.get(id_, ()))

    def is_a(self, id_: str | None, ancestor: str) -> bool:
        """Whether an instrument is that one or lies anywhere below it.

        >>> from gestae.ontology.load import load_ontology
        >>> load_ontology().instruments.is_a("aid.military.lethal", "aid")
        True
        """
        return id_ is not None and (id_ == ancestor or id_.startswith(f"{ancestor}."))

    def labels(self, language: str) -> Iterator[Label]:
        """The unambiguous labels in a language, for lexicons to take in as phrases."""
        for instrument in self:
            tells = self.classes[instrument.thing].deed
            for phrase in instrument.labels.get(language, ()):
                if phrase not in instrument.ambiguous:
                    type_ = instrument.type if tells else None
                    yield Label(phrase, instrument.thing, instrument.id, type_)


def load_instruments(folder: Traversable, problems: Problems) -> Instruments:
    """The tree that the YAML files of a folder make; what is wrong goes to ``problems``.

    ``classes.csv`` beside them declares the classes of things.
    """
    classes = _load_classes(folder / "classes.csv", problems)
    files = {f.name.removesuffix(".yaml"): f for f in folder.iterdir() if f.name.endswith(".yaml")}
    written = {id_: read_mapping(files[id_], problems) for id_ in sorted(files)}
    by_id: dict[str, Instrument] = {}
    full: dict[str, Mapping[str, Any]] = {}
    for id_, own in written.items():  # sorted: parents come before their children
        parent = id_.rpartition(".")[0]
        found = list(_shape_problems(id_, own, parent, written))
        full[id_] = _inherit(own, full.get(parent, {}))
        if not found:
            found = list(_value_problems(full[id_], classes))
        for what in found:
            problems.add(f"{id_}.yaml", what)
        if not found:
            by_id[id_] = _build(id_, full[id_])
    children: dict[str | None, tuple[str, ...]] = {}
    for instrument in by_id.values():
        above = instrument.parent
        children[above] = (*children.get(above, ()), instrument.id)
    return Instruments(by_id, classes, children)


def _load_classes(path: Traversable, problems: Problems) -> dict[str, ThingClass]:
    return {
        row["id"]: ThingClass(row["id"], row["deed"] == "yes", row["definition"])
        for row in read_rows(path, ("id", "deed", "definition"), problems)
    }


def _inherit(own: Mapping[str, Any], parent: Mapping[str, Any]) -> dict[str, Any]:
    """The file's values over those of its parent; a type of its own drops the parent's mode."""
    above = {key: parent[key] for key in INHERITED if key in parent}
    if "type" in own:
        above.pop("mode", None)
    return {**above, **own}


def _shape_problems(
    id_: str, own: Mapping[str, Any], parent: str, written: Mapping[str, object]
) -> Iterator[str]:
    if own.get("id") != id_:
        yield f"the id is {own.get('id')!r}; it should be the file's name, {id_!r}"
    if parent and parent not in written:
        yield f"there is no {parent}.yaml for it to lie below; write it or rename this file"
    for key in own:
        if key not in (*OWN, *INHERITED, "ambiguous"):
            yield f"unknown key {key!r}; known: {', '.join((*OWN, *INHERITED, 'ambiguous'))}"
    for key in OWN:
        if not own.get(key):
            yield f"{key} is missing; every concept has one of its own"


def _value_problems(full: Mapping[str, Any], classes: Mapping[str, object]) -> Iterator[str]:
    for key in ("roles", "type", "thing"):
        if key not in full:
            yield f"{key} is missing here and in all concepts above; state it"
    if full.get("thing") is not None and full["thing"] not in classes:
        yield f"unknown class of things {full['thing']!r}; known: {', '.join(classes)}"
    if set(full.get("roles", ())) != {"source", "target"}:
        yield "roles should say what the source and what the target is"
    for language, labels in full["labels"].items():
        if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
            yield f"the labels in {language} should be a list of phrases"
    yield from _example_problems(full["example"])


def _example_problems(example: Any) -> Iterator[str]:
    if not isinstance(example, dict) or not {"sources", "targets", "status"} <= set(example):
        yield "example should hold sources, targets, status and a sentence per language"
        return
    for language, told in example.items():
        if language not in {"sources", "targets", "status"} and not (
            isinstance(told, dict) and set(told) == {"text", "trigger"}
        ):
            yield f"the example in {language} should hold a text and its trigger"


def _build(id_: str, full: Mapping[str, Any]) -> Instrument:
    return Instrument(
        id=id_,
        definition=full["definition"],
        source_role=full["roles"]["source"],
        target_role=full["roles"]["target"],
        type=full["type"],
        mode=full.get("mode"),
        mutual=bool(full.get("mutual", False)),
        contexts=tuple(full.get("contexts", ())),
        cameo=full.get("cameo"),
        thing=full["thing"],
        labels={language: tuple(labels) for language, labels in full["labels"].items()},
        ambiguous=frozenset(full.get("ambiguous", ())),
        examples=_build_examples(full["example"]),
    )


def _build_examples(example: Mapping[str, Any]) -> dict[str, Example]:
    sources, targets = (_ids(example[side]) for side in ("sources", "targets"))
    status = cast("Status", example["status"])
    return {
        language: Example(told["text"], told["trigger"], sources, targets, status)
        for language, told in example.items()
        if language not in {"sources", "targets", "status"}
    }


def _ids(actors: Sequence[str]) -> tuple[str, ...]:
    return tuple(actors)
