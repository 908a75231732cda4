"""What stands where, how far it reaches and how far away that is: ``with_reach``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gestae.analysis.ledgers.line import FarFrom, Line
from gestae.analysis.reach.distances import ToldDistance, find_told_distances
from gestae.analysis.units import find_unit
from gestae.ontology.load import load_ontology
from gestae.records import Cue, Event, Measure
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters

NAMES = re.compile(r"[“「]([^”」]{1,12})[”」]|\b((?=[\w-]*[A-Z])[A-Za-z0-9][\w-]+)")
"""Names of systems: in quotation marks, or words with a capital."""
PROPERTIES = frozenset({"range", "distance"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What the documents of a ledger tell of ranges, by the names of systems, and of distances."""

    ranges: Mapping[str, Measure]
    distances: Mapping[str, Sequence[ToldDistance]]


def with_reach(lines: Sequence[Line], casebook: Casebook, filters: Filters) -> tuple[Line, ...]:
    """The lines with the unit, system or site that their surest telling names, the range that a
    document of theirs tells of it, and the distances told of their place.
    """
    units = {
        telling.record: find_unit(telling.sentence, telling.words)
        for line in lines
        for telling in line.tellings
    }
    told = _told(casebook, filters, lines)
    return tuple(_with_told(line, units, told) for line in lines)


def _with_told(line: Line, units: Mapping[str, Cue | None], told: _Told) -> Line:
    """A line with what its tellings name, and what is told of its system and its place."""
    named = [unit for one in line.tellings if (unit := units[one.record]) is not None]
    names = [name for unit in named for name in names_in(unit.text)]
    reach = next((told.ranges[name] for name in names if name in told.ranges), None)
    distances = told.distances.get(line.place.name, ()) if line.place else ()
    far = dict.fromkeys(
        FarFrom(one.landmark, one.told_high or one.told_low, one.disagreement is None)
        for one in distances
    )
    return replace(
        line,
        unit=named[0] if named else None,
        range=reach.amount if reach else None,
        far_from=tuple(far),
    )


def names_in(words: str) -> tuple[str, ...]:
    """The names of systems in some words, in the letters that all documents share.

    >>> names_in("Bal anti-ship missiles"), names_in("“鱼叉”反舰导弹")
    (('bal',), ('鱼叉',))
    """
    return tuple((match[1] or match[2]).casefold() for match in NAMES.finditer(words))


def _told(casebook: Casebook, filters: Filters, lines: Sequence[Line]) -> _Told:
    documents = {telling.document.id for line in lines for telling in line.tellings}
    measures = [
        measure
        for measure in casebook.iter_measures(filters)
        if measure.property in PROPERTIES and measure.document.id in documents
    ]
    ranges: dict[str, Measure] = {}
    for measure in measures:
        for name in names_in(measure.subject.text) if measure.property == "range" else ():
            ranges.setdefault(name, measure)
    records: dict[str, list[Event | Measure]] = defaultdict(list)
    for measure in measures:
        records[measure.document.id].append(measure)
    for event in _events(casebook, lines):
        records[event.document.id].append(event)
    distances: dict[str, list[ToldDistance]] = defaultdict(list)
    ontology = load_ontology()
    for document, told in records.items():
        for one in find_told_distances(told, casebook.document(document).text, ontology):
            distances[one.place].append(one)
    return _Told(ranges, distances)


def _events(casebook: Casebook, lines: Sequence[Line]) -> Iterator[Event]:
    """The deeds of the lines that tell a distance themselves."""
    wanted = {
        telling.record
        for line in lines
        for telling in line.tellings
        if any(amount.kind == "distance" for amount in telling.amounts)
    }
    documents = {t.document.id for line in lines for t in line.tellings if t.record in wanted}
    if wanted:
        for event in casebook.iter_events(Filters(documents=tuple(sorted(documents)))):
            if event.id in wanted:
                yield event
