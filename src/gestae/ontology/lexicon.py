"""The words of one language that name deeds and things: start with ``load_lexicon``.

Four tables of a language pack, checked and indexed by lemma:

- ``triggers.csv``: verbs, nouns and adjectives that tell a deed, with where its roles stand;
- ``things.csv``: what is given, imposed, signed, held, so that light verbs mean something;
- ``nominal_frames.csv``: where nouns of a PLOVER type keep their roles when no row says so;
- ``paths.toml``: where phrases in general keep what matters to deeds.

A **path** says where a role stands, seen from the predicate: a relation (``subject``, ``object``,
``indirect``, ``possessor``, ``compound``, ``attribute``), a preposition or its like (``to``,
``against``, ``in favour of``), ``deed.source`` or ``deed.target`` (the roles of the deed below),
``clause`` and on (``clause.object``: in the clause below, whatever it tells),
or steps of these through the nouns in between (``object.on``: the ``on`` of "sanctions on").
Alternatives are joined with ``|``; the first that yields somebody counts.

A **condition** in ``needs`` selects one reading of an ambiguous word: ``object`` (something
stands there), ``!object`` (nothing does), ``object=weapon|aid`` (a thing of these classes),
``object=actor`` (an actor), ``object=person`` (one our tables lack), ``object=state``,
``subject=CVL`` (an actor of that sector), ``object=place``, ``object=money``,
``in=~favour`` (that very word), ``on|against=actor`` (at either),
``deed`` (a deed below), ``deed=cooperative``, ``deed=conflictual``, ``deed=SANCTION``,
``clause=infinitive`` ("told it to stop", not "told it that …"); all of a
row's conditions must hold, and the first row whose conditions hold is taken.

A row of kind ``both`` stands for a verb and, where no row and no thing says it of the noun, for a
noun that keeps its roles where the nominal frame of its instrument or type has them.

Where a language joins its words without spaces (``joiner`` in ``paths.toml``), phrases are
written so, and a word is sought at the end of the phrase: ``~关系`` is met by 外交关系, too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

from gestae.ontology.instruments import Label
from gestae.ontology.table import Problems, Row, read_mapping, read_rows
from gestae.records import Status

TriggerKind = Literal["verb", "noun", "adjective"]
BOTH = "both"
"""The kind of rows that are read of a verb and of the noun that is written alike."""
LONGEST_JOINED = 6
"""Words that a phrase may come to where a language writes none apart."""
Path = tuple[str, ...]
FLAGS = frozenset({"absorbs", "alone", "mutual"})
RELATIONS = frozenset(
    {"subject", "object", "indirect", "possessor", "compound", "attribute", "apposition"}
)
OF_DEED = "@deed"
"""In the columns type and instrument: taken from the deed below ("agreed to send tanks"). Any other
path behind ``@`` takes them from what stands there: ``@object`` in "launch an attack"."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand a reading makes of what stands at one of ``paths``; see the module's docstring."""

    paths: tuple[Path, ...]
    values: frozenset[str]
    words: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """One reading of a word that tells a deed.

    ``absorbs``: the deed below is part of this event ("agreed to send") and no event of its own.
    ``alone``: told even where only one side is named ("the coup", "the invasion of Kuwait").
    ``mutual``: several who do it do it with one another ("Serbia and Kosovo agreed to …").
    ``definition``: this reading in a few plain words; empty where nobody has written one yet.
    """

    lemma: str
    kind: TriggerKind
    type: str
    mode: str | None
    instrument: str | None
    source: tuple[Path, ...]
    target: tuple[Path, ...]
    needs: tuple[Condition, ...]
    status: Status | None
    absorbs: bool
    alone: bool
    mutual: bool
    definition: str
    example: str
    where: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What a noun or phrase names: its class, its instrument, and the type it has as a deed."""

    phrase: str
    kind: str
    instrument: str | None
    type: str | None


@dataclass(frozen=True, slots=True)
class NominalFrame:
    """Where nouns that are deeds of a type, or more narrowly of an instrument, keep their roles.

    ``standing``: such a noun names what goes on rather than a deed ("its support for Ukraine"),
    and tells one only as part of another.
    """

    type: str
    source: tuple[Path, ...]
    target: tuple[Path, ...]
    alone: bool
    standing: bool


@dataclass(frozen=True, slots=True)
class OpenPaths:
    """Where the parties of any word may stand."""

    source: tuple[Path, ...]
    target: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Fellows:
    """Where those stand who do a deed together with its subject.

    ``paths`` lead there from the deed's word or from its subject; where a language has words for
    ``together`` (一起), one of them must stand by the deed. ``joining`` are verbs whose subject
    goes on with whoever stands at ``joined`` ("joined with Peru to ban it").
    """

    paths: tuple[Path, ...] = ()
    together: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    joined: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of one language, by lemma; ``longest`` is the most words a thing's phrase has;
    ``opening`` holds the first words of those of several; ``joiner`` is what stands between the
    words of a phrase: a space, or nothing.

    ``lending``: paths from a noun that is no actor to the one behind it; ``contents``: from a
    quantity to what it is a quantity of; ``deeds``: case markers under which a noun may be the
    deed that a predicate speaks of; ``spellings``: endings with the one the tables use instead.
    ``open``: where a word that has no reading here may keep its roles; ``fellows``: where those
    stand who act together with a subject.
    """

    triggers: Mapping[str, tuple[Trigger, ...]]
    things: Mapping[str, Thing]
    frames: Mapping[str, NominalFrame]
    longest: int
    opening: frozenset[str]
    lending: tuple[Path, ...]
    contents: tuple[Path, ...]
    deeds: frozenset[str]
    spellings: tuple[tuple[str, str], ...]
    open: OpenPaths
    joiner: str = " "
    fellows: Fellows = Fellows()

    def readings(self, lemma: str) -> tuple[Trigger, ...]:
        """The readings of a word, also where it is spelled with another ending than the table's."""
        found = self.triggers.get(lemma)
        if found is not None:
            return found
        for ending, other in self.spellings:
            if lemma.endswith(ending):
                return self.triggers.get(lemma.removesuffix(ending) + other, ())
        return ()


def load_lexicon(folder: Traversable, labels: Iterable[Label], problems: Problems) -> Lexicon:
    """The lexicon in a pack's ``tables`` folder; what is wrong with it goes to ``problems``.

    ``labels`` are those of the instruments in the pack's language; a row of things.csv outranks
    a label of the same phrase.
    """
    named = ((label.phrase, label) for label in labels)
    things = {p: Thing(p, it.thing, it.instrument, it.type) for p, it in named}
    things |= {thing.phrase: thing for thing in _load_things(folder / "things.csv", problems)}
    frames = {f.type: f for f in _load_frames(folder / "nominal_frames.csv", problems)}
    told = _load_triggers(folder / "triggers.csv", problems)
    paths = read_mapping(folder / "paths.toml", problems)
    joiner = paths.get("joiner", " ")
    return Lexicon(
        triggers=_by_lemma(told, things, frames),
        things=things,
        frames=frames,
        longest=_longest(things) if joiner else LONGEST_JOINED,
        opening=frozenset(phrase.split(" ", 1)[0] for phrase in things if " " in phrase),
        lending=parse_paths("|".join(paths.get("lending", ()))),
        contents=parse_paths("|".join(paths.get("contents", ()))),
        deeds=frozenset(paths.get("deeds", ())),
        spellings=tuple((ending, other) for ending, other in paths.get("spellings", ())),
        open=OpenPaths(
            source=parse_paths("|".join(paths.get("open_source", ()))),
            target=parse_paths("|".join(paths.get("open_target", ()))),
        ),
        joiner=joiner,
        fellows=Fellows(
            paths=parse_paths("|".join(paths.get("fellows", ()))),
            together=frozenset(paths.get("together", ())),
            joining=frozenset(paths.get("joining", ())),
            joined=parse_paths("|".join(paths.get("joined", ()))),
        ),
    )


def _longest(phrases: Iterable[str]) -> int:
    return max((phrase.count(" ") + 1 for phrase in phrases), default=1)


def _by_lemma(
    told: Iterable[tuple[Trigger, bool]],
    things: Mapping[str, Thing],
    frames: Mapping[str, NominalFrame],
) -> dict[str, tuple[Trigger, ...]]:
    """The readings of each lemma in order of the table; those of nouns made from verbs come last.

    The last of several rows of kind ``both`` is the widest and gives the noun; none does where a
    word has readings of several types and each asks for something: 举行 ("hold") alone tells none.
    """
    readings: dict[str, list[Trigger]] = {}
    both: dict[str, Trigger] = {}
    for trigger, is_both in told:
        readings.setdefault(trigger.lemma, []).append(trigger)
        if is_both:
            both[trigger.lemma] = trigger
    for lemma, verb in both.items():
        thing = things.get(lemma)
        told_as_noun = any(reading.kind == "noun" for reading in readings[lemma])
        is_plain = not verb.needs or len({reading.type for reading in readings[lemma]}) == 1
        if is_plain and not told_as_noun and (thing is None or thing.type is None):
            readings[lemma] += _as_noun(verb, frames)
    return {lemma: tuple(found) for lemma, found in readings.items()}


def _as_noun(verb: Trigger, frames: Mapping[str, NominalFrame]) -> Iterator[Trigger]:
    """The reading of the noun written like a verb, if nouns of its type tell deeds at all."""
    frame = frames.get(verb.instrument or "") or frames.get(verb.type)
    if frame is not None and not frame.standing:
        yield replace(
            verb,
            kind="noun",
            source=frame.source,
            target=frame.target,
            needs=(),
            alone=frame.alone,
            absorbs=False,
            mutual=False,
        )


def _load_triggers(path: Traversable, problems: Problems) -> Iterator[tuple[Trigger, bool]]:
    """Each row as a trigger, and whether it is of both kinds; such a one is given as the verb."""
    columns = (
        "lemma", "kind", "type", "mode", "instrument", "source", "target",
        "needs", "status", "flags", "definition", "example",
    )  # fmt: skip
    for row in read_rows(path, columns, problems):
        flags = set(row["flags"].split())
        is_both = row["kind"] == BOTH
        if row["kind"] not in (*get_args(TriggerKind), BOTH):
            problems.add(
                row.where, f"kind {row['kind']!r}; should be verb, noun, adjective or both"
            )
        if row["status"] and row["status"] not in get_args(Status):
            problems.add(
                row.where, f"status {row['status']!r}; known: {', '.join(get_args(Status))}"
            )
        if not flags <= FLAGS:
            problems.add(row.where, f"flags {row['flags']!r}; known: {', '.join(sorted(FLAGS))}")
        trigger = Trigger(
            lemma=row["lemma"],
            kind=cast("TriggerKind", "verb" if is_both else row["kind"]),
            type=row["type"],
            mode=row.maybe("mode"),
            instrument=row.maybe("instrument"),
            source=parse_paths(row["source"]),
            target=parse_paths(row["target"]),
            needs=tuple(_conditions(row)),
            status=cast("Status | None", row.maybe("status")),
            absorbs="absorbs" in flags,
            alone="alone" in flags,
            mutual="mutual" in flags,
            definition=row["definition"],
            example=row["example"],
            where=row.where,
        )
        yield trigger, is_both


def _load_things(path: Traversable, problems: Problems) -> Iterator[Thing]:
    for row in read_rows(path, ("phrase", "class", "instrument", "type", "note"), problems):
        yield Thing(row["phrase"], row["class"], row.maybe("instrument"), row.maybe("type"))


def _load_frames(path: Traversable, problems: Problems) -> Iterator[NominalFrame]:
    for row in read_rows(path, ("type", "source", "target", "flags", "example"), problems):
        flags = set(row["flags"].split())
        if not flags <= {"alone", "standing"}:
            problems.add(row.where, f"flags {row['flags']!r}; known: alone, standing")
        yield NominalFrame(
            type=row["type"],
            source=parse_paths(row["source"]),
            target=parse_paths(row["target"]),
            alone="alone" in flags,
            standing="standing" in flags,
        )


def parse_paths(cell: str) -> tuple[Path, ...]:
    """The paths of a cell, in order.

    >>> parse_paths("object.on|against")
    (('object', 'on'), ('against',))
    """
    return tuple(tuple(path.strip().split(".")) for path in cell.split("|") if path.strip())


def _conditions(row: Row) -> Iterator[Condition]:
    for part in row.many("needs", ";"):
        negated = part.startswith("!")
        path, _, values = part.removeprefix("!").partition("=")
        wanted = [value for value in values.split("|") if value]
        yield Condition(
            paths=parse_paths(path),
            values=frozenset(v for v in wanted if not v.startswith("~")),
            words=frozenset(v.removeprefix("~") for v in wanted if v.startswith("~")),
            negated=negated,
        )
