"""Contradictions in a casebook beyond those of alike tellings: start with ``contradict_fresh``.

Linking calls it for documents that are new to it. What a document says against itself needs the
whole document; measures are paired by SQL; distances are compared by the places they lie between.
"""

from collections.abc import Iterator, Sequence

import duckdb

from gestae.assembly.contradictions.distances import (
    Distance,
    contradict_each_other,
    contradict_geography,
    find_distances,
)
from gestae.assembly.contradictions.find import contradict_document
from gestae.assembly.contradictions.measures import contradict_measures
from gestae.ontology.load import load_ontology
from gestae.records import Event, Link, Measure
from gestae.store import contradictions as store

DOCUMENTS_AT_ONCE = 500
"""Documents in memory together."""
PAIRS_AT_ONCE = 20_000
MOST_MEASURES = 300
"""Measures of one property of one thing beyond which only those of one document are paired."""


def contradict_fresh(connection: duckdb.DuckDBPyConnection, fresh: Sequence[str]) -> Iterator[Link]:
    """Links between what cannot both hold, of which at least one stands in a fresh document.

    Denials and the claims they deny, causes dated after their effects, durations, distances and
    measures; not amounts, dates, places, roles and status of deeds told twice, which linking finds
    in the pairs it compares.
    """
    yield from _in_documents(connection, fresh)
    yield from _in_distances(connection, frozenset(fresh))
    yield from _in_measures(connection, fresh)


def _in_documents(connection: duckdb.DuckDBPyConnection, fresh: Sequence[str]) -> Iterator[Link]:
    for start in range(0, len(fresh), DOCUMENTS_AT_ONCE):
        piece = fresh[start : start + DOCUMENTS_AT_ONCE]
        for told in store.read_told_documents(connection, piece).values():
            yield from contradict_document(told.events, told.links)


def _in_distances(connection: duckdb.DuckDBPyConnection, fresh: frozenset[str]) -> Iterator[Link]:
    """Few documents tell a distance between two places, so that all of them are compared."""
    distant = store.find_distant_documents(connection)
    if fresh.isdisjoint(distant):
        return
    found: list[Distance] = []
    for start in range(0, len(distant), DOCUMENTS_AT_ONCE):
        piece = distant[start : start + DOCUMENTS_AT_ONCE]
        for told in store.read_told_documents(connection, piece).values():
            records: list[Event | Measure] = [*told.measures, *told.events]
            found += find_distances(records, told.text, load_ontology())
    new = [distance for distance in found if distance.document in fresh]
    yield from (link for distance in new if (link := contradict_geography(distance)))
    yield from contradict_each_other(found, fresh)


def _in_measures(connection: duckdb.DuckDBPyConnection, fresh: Sequence[str]) -> Iterator[Link]:
    pairs = store.find_measure_pairs(connection, fresh, MOST_MEASURES)
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        piece = pairs[start : start + PAIRS_AT_ONCE]
        measures = store.read_measures(connection, {name for pair in piece for name in pair})
        for one, other in piece:
            if link := contradict_measures(measures[one], measures[other]):
                yield link
