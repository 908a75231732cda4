"""What must hold between our tables: start with ``check_tables``.

Each loader sees to its own table; the rules here see to what one table says of another. A rule is
a function that yields ``file:line: what is wrong; what would be right``. Its docstring tells users
what it asks, and ``RULES`` is the list of all.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple, get_args

from gestae.errors import TableError
from gestae.ontology.instruments import Instrument
from gestae.ontology.lexicon import Lexicon, Trigger
from gestae.ontology.load import Ontology, load_ontology
from gestae.ontology.packs import DONE, SLOTS, Pack, count_rows, read_packs
from gestae.ontology.table import Problems, Row, read_rows
from gestae.records import Status

WANTED_LANGUAGES = ("en", "zh")
"""Every instrument has labels and an example in each of these."""
SEEN_ELSEWHERE = frozenset(
    {"actor", "person", "state", "place", "deed", "cooperative", "conflictual", "infinitive"}
)
"""What a trigger's condition may ask for beside classes of things, PLOVER types and sectors."""
LONGEST_GLOSS = 14
"""Words of a trigger's definition."""
THINGS = ("phrase", "class", "instrument", "type", "note")


class Report(NamedTuple):
    """What is wrong, and how many rows each table has, by its path below ``tables``."""

    problems: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the rules look at: the ontology, the rows of ``things.csv`` by language, and what the
    language packs declare.
    """

    ontology: Ontology
    things: Mapping[str, tuple[Row, ...]]
    packs: tuple[Pack, ...] = ()

    def instruments(self) -> Iterator[tuple[str, Instrument]]:
        """Each instrument with the name of its file."""
        return ((f"{instrument.id}.yaml", instrument) for instrument in self.ontology.instruments)

    def things_rows(self) -> Iterator[tuple[str, Row]]:
        """Each row of each language's things, with the language."""
        return ((language, row) for language, rows in self.things.items() for row in rows)

    def lexicons(self) -> Iterator[tuple[str, Lexicon]]:
        """Each language's lexicon, with the language."""
        return iter(self.ontology.lexicons.items())


Rule = Callable[[Tables], Iterator[str]]


def check_tables() -> Report:
    """What is wrong with the installed tables, and how large they are.

    Problems that keep the tables from being loaded come alone; where they load, those that the
    rules find. No problems means that all is well.
    """
    packs = _packs()
    counts = {**_count_rows(_tables(), ""), **_count_packs(packs)}
    try:
        ontology = load_ontology()
    except TableError as error:
        return Report(error.problems, counts)
    problems = Problems()
    things = {code: _things(pack) for code, pack in packs.items()}
    tables = Tables(ontology, things, read_packs(problems))
    return Report((*problems.found, *find_problems(tables)), counts)


def find_problems(tables: Tables) -> Iterator[str]:
    """What the rules find wrong, rule by rule."""
    return (problem for rule in RULES for problem in rule(tables))


def describe_rules() -> Mapping[str, str]:
    """What each rule asks, by its name in words, for users to read."""
    return {rule.__name__.replace("_", " "): (rule.__doc__ or "").strip() for rule in RULES}


def instruments_fit_plover(tables: Tables) -> Iterator[str]:
    """An instrument's type, mode, contexts and CAMEO code are those of PLOVER's tables."""
    plover = tables.ontology.plover
    for where, instrument in tables.instruments():
        if instrument.type not in plover.types:
            yield f"{where}: unknown type {instrument.type!r}; see plover/types.csv"
        elif not plover.has_mode(instrument.type, instrument.mode):
            yield f"{where}: {instrument.type} has no mode {instrument.mode!r}; see modes.csv"
        for context in instrument.contexts:
            if context not in plover.contexts:
                yield f"{where}: unknown context {context!r}; see plover/contexts.csv"
        if instrument.cameo is not None and instrument.cameo not in plover.cameo:
            yield f"{where}: unknown CAMEO code {instrument.cameo!r}; see plover/cameo.csv"


def instruments_speak_every_language(tables: Tables) -> Iterator[str]:
    """An instrument has labels and an example in English and in Chinese."""
    for where, instrument in tables.instruments():
        for language in WANTED_LANGUAGES:
            if not instrument.labels.get(language):
                yield f"{where}: no label in {language}; add one"
            if language not in instrument.examples:
                yield f"{where}: no example in {language}; write one"


def examples_show_their_trigger(tables: Tables) -> Iterator[str]:
    """An example contains its trigger, names actors we know, and has a status of the record."""
    known = tables.ontology.actors.by_id
    for where, instrument in tables.instruments():
        for language, example in instrument.examples.items():
            if example.trigger not in example.text:
                yield f"{where}: the {language} example does not contain {example.trigger!r}"
            if example.status not in get_args(Status):
                yield f"{where}: unknown status {example.status!r}; see gestae.records.Status"
        told = next(iter(instrument.examples.values()))
        for actor in (*told.sources, *told.targets):
            if actor not in known:
                yield f"{where}: the example's actor {actor!r} is in no table of actors"


def labels_are_unique(tables: Tables) -> Iterator[str]:
    """A label names one instrument of its language, unless each that has it calls it ambiguous."""
    owners: dict[tuple[str, str], list[Instrument]] = defaultdict(list)
    for _, instrument in tables.instruments():
        for language, labels in instrument.labels.items():
            for label in labels:
                owners[language, label].append(instrument)
    for (_, label), found in owners.items():
        ids = ", ".join(instrument.id for instrument in found)
        for instrument in found:
            declared = label in instrument.ambiguous
            if len(found) > 1 and not declared:
                yield f"{instrument.id}.yaml: {label!r} is a label of {ids}; declare it ambiguous"
            if len(found) == 1 and declared:
                yield f"{instrument.id}.yaml: no other has {label!r}; it is not ambiguous"


def things_are_declared(tables: Tables) -> Iterator[str]:
    """A thing's class, instrument and type are known, and it has the type of its instrument."""
    ontology = tables.ontology
    for _, row in tables.things_rows():
        if row["class"] not in ontology.instruments.classes:
            yield f"{row.where}: unknown class {row['class']!r}; see instruments/classes.csv"
        if row["type"] and row["type"] not in ontology.plover.types:
            yield f"{row.where}: unknown type {row['type']!r}; see plover/types.csv"
        if not row["instrument"]:
            continue
        instrument = ontology.instruments.get(row["instrument"])
        if instrument is None:
            yield f"{row.where}: unknown instrument {row['instrument']!r}; see instruments/"
        elif row["type"] not in {"", instrument.type}:
            yield f"{row.where}: type {row['type']}; {instrument.id} is {instrument.type}"


def things_stand_once(tables: Tables) -> Iterator[str]:
    """A phrase stands once among the things of its language, in lower case."""
    times = Counter((language, row["phrase"]) for language, row in tables.things_rows())
    for language, row in tables.things_rows():
        phrase = row["phrase"]
        if times[language, phrase] > 1:
            yield f"{row.where}: {phrase!r} stands {times[language, phrase]} times; keep one row"
        if phrase != phrase.lower() or not phrase:
            yield f"{row.where}: {phrase!r} should be a phrase in lower case"


def things_agree_with_labels(tables: Tables) -> Iterator[str]:
    """A thing that is also an instrument's label names that instrument."""
    for language, rows in tables.things.items():
        labels = {label.phrase: label for label in tables.ontology.instruments.labels(language)}
        for row in rows:
            label = labels.get(row["phrase"])
            if label is not None and row["instrument"] != label.instrument:
                yield f"{row.where}: {row['phrase']!r} is a label of {label.instrument}; name that"


def triggers_are_declared(tables: Tables) -> Iterator[str]:
    """A trigger's type, mode, instrument and conditions are known."""
    for _, lexicon in tables.lexicons():
        for readings in lexicon.triggers.values():
            for trigger in readings:
                for what in _trigger_problems(trigger, tables.ontology):
                    yield f"{trigger.where}: {what}"


def _trigger_problems(trigger: Trigger, ontology: Ontology) -> Iterator[str]:
    plover, instruments = ontology.plover, ontology.instruments
    if not trigger.type.startswith("@") and not plover.has_mode(trigger.type, trigger.mode):
        yield f"unknown type or mode {trigger.type} {trigger.mode or ''}; see plover/modes.csv"
    named = trigger.instrument
    if named is not None and not named.startswith("@") and named not in instruments:
        yield f"unknown instrument {named!r}; see instruments/"
    for condition in trigger.needs:
        unknown = condition.values - SEEN_ELSEWHERE - plover.types.keys() - plover.sectors.keys()
        for value in sorted(unknown - instruments.classes.keys()):
            yield f"unknown class {value!r} in needs; see instruments/classes.csv"


def triggers_are_defined_in_few_words(tables: Tables) -> Iterator[str]:
    """Every trigger has a definition: a gloss of at most 14 words without a full stop."""
    for _, lexicon in tables.lexicons():
        for trigger in (reading for readings in lexicon.triggers.values() for reading in readings):
            gloss = trigger.definition
            if not gloss:
                yield f"{trigger.where}: a definition is missing; write a gloss of a few words"
            elif gloss.endswith(".") or len(gloss.split()) > LONGEST_GLOSS:
                yield f"{trigger.where}: {gloss!r} should be a gloss of a few words, no full stop"
            elif gloss == trigger.example:
                yield f"{trigger.where}: the example stands for a definition; write one"


def nominal_frames_cover_the_types(tables: Tables) -> Iterator[str]:
    """Every type that nouns tell has a nominal frame, and frames are of known types."""
    known = tables.ontology.plover.types
    for language, lexicon in tables.lexicons():
        where = f"{language}/nominal_frames.csv"
        for frame in (
            lexicon.frames.keys() - known.keys() - tables.ontology.instruments.by_id.keys()
        ):
            yield f"{where}: unknown type {frame!r}; see plover/types.csv"
        told = {thing.type for thing in lexicon.things.values() if thing.type is not None}
        for missing in sorted(told - lexicon.frames.keys()):
            yield f"{where}: no frame for {missing}, which things have; add a row"


def sectors_are_declared(tables: Tables) -> Iterator[str]:
    """An actor's sector is one of PLOVER's."""
    known = tables.ontology.plover.sectors
    for actor in tables.ontology.actors.by_id.values():
        if actor.sector is not None and actor.sector not in known:
            yield f"actors: {actor.id} has the unknown sector {actor.sector!r}; see sectors.csv"
    for words in tables.ontology.role_words.values():
        for phrase, role in words.roles.items():
            if role.sector is not None and role.sector not in known:
                yield f"actor_roles.csv: {phrase!r} has the unknown sector {role.sector!r}"


def packs_declare_every_slot(tables: Tables) -> Iterator[str]:
    """A language pack says of every slot whether it is own, shared or missing."""
    for pack in tables.packs:
        where = f"{pack.code}/language.toml"
        for slot in SLOTS:
            if pack.slots.get(slot) not in DONE:
                yield f"{where}: the slot {slot!r} should be {', '.join(DONE)}"
        for name in sorted((pack.slots.keys() | pack.notes.keys()) - SLOTS.keys()):
            yield f"{where}: {name!r} is no slot; known are {', '.join(SLOTS)}"


def packs_have_the_same_tables(tables: Tables) -> Iterator[str]:
    """A language pack has each table that another has, or says why not; but for own weights."""
    common = {entry.name for entry in _tables().iterdir()}
    wanted = {name for pack in tables.packs for name in pack.tables if name not in common}
    for pack in tables.packs:
        where = f"{pack.code}/language.toml"
        for name in sorted(wanted - pack.tables.keys() - pack.missing.keys()):
            yield f"{where}: there is no {name}; add it, or say under [missing] why not"
        for name in sorted(pack.missing.keys() & pack.tables.keys()):
            yield f"{where}: {name} is there; take it out of [missing]"
        for name in sorted(pack.missing.keys() - wanted):
            yield f"{where}: no pack has a {name}; take it out of [missing]"


RULES: tuple[Rule, ...] = (
    instruments_fit_plover,
    instruments_speak_every_language,
    examples_show_their_trigger,
    labels_are_unique,
    things_are_declared,
    things_stand_once,
    things_agree_with_labels,
    triggers_are_declared,
    triggers_are_defined_in_few_words,
    nominal_frames_cover_the_types,
    sectors_are_declared,
    packs_declare_every_slot,
    packs_have_the_same_tables,
)


def _tables() -> Traversable:
    return files("gestae.ontology") / "tables"


def _packs() -> dict[str, Traversable]:
    """The tables of each language pack, by its code."""
    packs = (files("gestae") / "linguistics").iterdir()
    found = {pack.name: pack / "tables" for pack in packs if (pack / "language.toml").is_file()}
    return dict(sorted(found.items()))


def _things(pack: Traversable) -> tuple[Row, ...]:
    return tuple(read_rows(pack / "things.csv", THINGS, Problems()))


def _count_packs(packs: Mapping[str, Traversable]) -> dict[str, int]:
    return {
        table: rows
        for code, folder in packs.items()
        for table, rows in _count_rows(folder, f"{code}/").items()
    }


def _count_rows(folder: Traversable, prefix: str) -> dict[str, int]:
    """The rows of each CSV table below a folder; YAML files count as rows of their folder."""
    counts: dict[str, int] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            counts.update(_count_rows(entry, f"{prefix}{entry.name}/"))
        elif entry.name.endswith(".csv"):
            counts[prefix + entry.name] = count_rows(entry.read_text(encoding="utf-8"))
        elif entry.name.endswith(".yaml"):
            counts[prefix.rstrip("/")] = counts.get(prefix.rstrip("/"), 0) + 1
    return counts
