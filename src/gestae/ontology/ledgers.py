"""What each ledger holds: start with ``load_ledgers``.

One YAML file a ledger in ``tables/ledgers``, named by its id: which deeds or measures it takes,
what their parties are called, and the stages a deed goes through. ``tables/ledger_words.csv`` has
the words by which a stage, or a running total, is told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal, get_args

from gestae.ontology.han import simplify
from gestae.ontology.instruments import Instruments, load_instruments
from gestae.ontology.plover import load_plover
from gestae.ontology.properties import load_properties
from gestae.ontology.table import Problems, read_mapping, read_rows
from gestae.records import Status
from gestae.records.amount import AmountKind

RecordKind = Literal["events", "measures"]
TOTAL = "total"
"""The use of the words which say that a figure counts all up to a day."""
ABOUT = "about"
"""The use of the words that lead from talks to what they are about."""
SIGNED = "signed"
"""The use of the words for signing what is named behind them."""
TALKS = "talks"
"""The use of the words for talks."""


@dataclass(frozen=True, slots=True)
class StageRule:
    """A stage, and the deeds that are at it: those which match all that is given.

    ``statuses``, ``instruments`` (each with all below it) and ``amounts`` (kinds of amount that the
    deed tells) match where any does; ``words`` is a use in ``ledger_words.csv``.
    """

    stage: str
    statuses: tuple[Status, ...] = ()
    instruments: tuple[str, ...] = ()
    amounts: tuple[AmountKind, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerKind:
    """A ledger as its table declares it.

    ``instruments`` (with all below, but those in ``without``) and ``types`` (PLOVER types of deeds
    without an instrument) say which deeds it takes; ``about`` names instruments of which it takes
    the deeds that are about what its own are of (talks about a treaty), with ``names``, by
    language, as the phrases for that, each with its instrument; ``properties`` which measures.
    ``source`` and ``target`` name the parties' roles; of types in ``mutual`` all parties stand on
    both sides. The first of ``stages`` that matches is a deed's; ``ladder`` are those whose amounts
    are added up, from the first word to the fulfilment; ``begins`` and ``ends`` those with which
    what lasts starts and stops. ``by_year``: amounts belong to years.
    """

    id: str
    definition: str
    labels: Mapping[str, str]
    records: RecordKind
    source: str
    target: str
    instruments: tuple[str, ...]
    without: tuple[str, ...]
    about: tuple[str, ...]
    types: tuple[str, ...]
    mutual: tuple[str, ...]
    properties: tuple[str, ...]
    amounts: tuple[AmountKind, ...]
    stages: tuple[StageRule, ...]
    ladder: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    by_year: bool
    names: Mapping[str, Mapping[str, str]]

    @property
    def lasts(self) -> bool:
        """Whether its deeds hold from a day to a day, as a sanction does."""
        return bool(self.begins)

    def takes(self, type_: str, instrument: str | None) -> bool:
        """Whether a deed of that type and instrument belongs in it."""
        if instrument is None:
            return type_ in self.types
        return lies_below(instrument, self.instruments) and not lies_below(instrument, self.without)


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """The words of ``ledger_words.csv``, as one pattern for each use and language."""

    patterns: Mapping[tuple[str, str], re.Pattern[str]]

    def find(self, use: str, language: str, text: str) -> str | None:
        """The first words of that use in a text, ``None`` where there are none."""
        pattern = self.patterns.get((use, language))
        found = pattern.search(text) if pattern else None
        return found[0] if found else None

    def begins(self, use: str, language: str, text: str, end: int) -> bool:
        """Whether words of that use begin before a place in a text: "entered into force"."""
        pattern = self.patterns.get((use, language))
        found = pattern.search(text) if pattern else None
        return found is not None and found.start() < end


def lies_below(instrument: str, roots: Sequence[str]) -> bool:
    """Whether an instrument is one of the roots or lies below one.

    >>> lies_below("aid.loan", ["aid"]), lies_below("aides", ["aid"])
    (True, False)
    """
    return any(instrument == root or instrument.startswith(f"{root}.") for root in roots)


@cache
def load_ledgers() -> Mapping[str, LedgerKind]:
    """The ledgers of the installed tables, by id; raises ``TableError`` where one is wrong."""
    problems = Problems()
    ledgers = read_ledgers(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return ledgers


@cache
def load_ledger_words() -> LedgerWords:
    """The words of the installed table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    words = read_ledger_words(files("gestae.ontology") / "tables", problems)
    problems.raise_if_any()
    return words


def read_ledgers(tables: Traversable, problems: Problems) -> Mapping[str, LedgerKind]:
    """The ledgers in a folder of tables, by id; what is wrong goes to ``problems``."""
    known = _Known(
        load_instruments(tables / "instruments", problems),
        frozenset(load_plover(tables / "plover", problems).types),
        frozenset(load_properties(tables, problems)),
        frozenset(use for use, _ in read_ledger_words(tables, problems).patterns),
    )
    ledgers = {}
    for path in sorted((tables / "ledgers").iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml"):
            name = path.name.removesuffix(".yaml")
            ledgers[name] = _read(name, read_mapping(path, problems), known.instruments)
            for problem in _wrong(ledgers[name], known):
                problems.add(path.name, problem)
    return ledgers


def read_ledger_words(tables: Traversable, problems: Problems) -> LedgerWords:
    """The words in a folder of tables; what is wrong goes to ``problems``."""
    columns = ("use", "language", "words")
    patterns = {}
    for row in read_rows(tables / "ledger_words.csv", columns, problems):
        edge = r"\b" if row["language"] == "en" else ""
        longest = sorted(row.many("words"), key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest)
        pattern = re.compile(f"{edge}(?:{words}){edge}", re.IGNORECASE)
        patterns[row["use"], row["language"]] = pattern
    return LedgerWords(patterns)


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that a ledger may use."""

    instruments: Instruments
    types: frozenset[str]
    properties: frozenset[str]
    uses: frozenset[str]


def _read(name: str, told: Mapping[str, Any], instruments: Instruments) -> LedgerKind:
    def many(key: str) -> tuple[Any, ...]:
        return tuple(told.get(key, ()))

    return LedgerKind(
        id=name,
        definition=told.get("definition", ""),
        labels=told.get("labels", {}),
        records=told.get("records", "events"),
        source=told.get("source", "source"),
        target=told.get("target", "target"),
        instruments=many("instruments"),
        without=many("without"),
        about=many("about"),
        types=many("types"),
        mutual=many("mutual"),
        properties=many("properties"),
        amounts=many("amounts"),
        stages=tuple(_stage(rule) for rule in told.get("stages", ())),
        ladder=many("ladder"),
        begins=many("begins"),
        ends=many("ends"),
        by_year=told.get("by_year", False),
        names=_names(instruments, many("instruments")) if many("about") else {},
    )


def _names(instruments: Instruments, roots: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """The labels of the instruments under the roots, by language, in lower case and simplified."""
    found: dict[str, dict[str, str]] = {}
    for one in instruments:
        if lies_below(one.id, roots):
            for language, labels in one.labels.items():
                named = found.setdefault(language, {})
                named |= {simplify(label).casefold(): one.id for label in labels}
    return found


def _stage(told: Mapping[str, Any]) -> StageRule:
    return StageRule(
        stage=told.get("stage", ""),
        statuses=tuple(told.get("statuses", ())),
        instruments=tuple(told.get("instruments", ())),
        amounts=tuple(told.get("amounts", ())),
        words=told.get("words"),
    )


def _wrong(ledger: LedgerKind, known: _Known) -> Iterator[str]:
    """What is wrong with a ledger, each as a sentence."""
    rules = ledger.stages
    if not ledger.definition or not {"en", "zh"} <= set(ledger.labels):
        yield "lacks a definition or a label in en or zh"
    if not rules:
        yield "has no stages"
    if ledger.records not in get_args(RecordKind):
        yield f"records {ledger.records!r}; known: {', '.join(get_args(RecordKind))}"
    told = {*ledger.instruments, *ledger.without, *ledger.about}
    instruments = told | {instrument for rule in rules for instrument in rule.instruments}
    kinds = {*ledger.amounts, *(kind for rule in rules for kind in rule.amounts)}
    named = {rule.stage for rule in rules}
    steps = {*ledger.ladder, *ledger.begins, *ledger.ends}
    statuses = {status for rule in rules for status in rule.statuses}
    words = {rule.words for rule in rules if rule.words}
    for what, used, right in (
        ("instrument", instruments, set(known.instruments.by_id)),
        ("type", {*ledger.types, *ledger.mutual}, known.types),
        ("property", set(ledger.properties), known.properties),
        ("kind of amount", kinds, set(get_args(AmountKind))),
        ("status", statuses, set(get_args(Status))),
        ("stage", steps, named),
        ("use of words", words, known.uses),
    ):
        for name in sorted(used - right):
            yield f"{name!r} is no {what}"
