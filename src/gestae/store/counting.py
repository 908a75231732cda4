"""How many rows match, without listing them: ``count``, ``count_deeds`` and ``facets``."""

from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from gestae.store.casebook import Casebook
from gestae.store.conditions import Compiled, Listed, compile_filters
from gestae.store.deeds import compile_deeds
from gestae.store.derive import as_read
from gestae.store.filters import Filters
from gestae.store.statements import load_sql

Facet = Literal["type", "status", "instrument", "source", "target", "language", "document"]
FACETS: tuple[Facet, ...] = get_args(Facet)
EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Counted:
    """One value of a facet and how many events have it.

    ``value`` is what a filter takes: a type, a country's code, a document's id. ``name``: what to
    call it, such as the title of a document; the value itself where nothing better is known.
    """

    value: str
    name: str
    events: int


def count(casebook: Casebook, listed: Listed, filters: Filters = EVERYTHING) -> int:
    """How many events, measures or links match, whatever the limit and offset.

    Raises ``UsageError`` as listing them does.
    """
    asked = compile_filters(filters, listed)
    return _count(casebook, f"count_{listed}", asked, reading=filters.as_read)


def count_deeds(casebook: Casebook, filters: Filters = EVERYTHING, *, least: int = 1) -> int:
    """How many deeds ``Casebook.deeds`` lists for these, whatever the limit and offset."""
    asked = compile_deeds(filters)
    asked = replace(asked, parameters={**asked.parameters, "least": least})
    return _count(casebook, "count_deeds", asked, reading=filters.as_read)


def facets(
    casebook: Casebook, filters: Filters = EVERYTHING, *, most: int = 50
) -> dict[Facet, tuple[Counted, ...]]:
    """Of the events that match, how many have each value, the most frequent first.

    At most ``most`` values a facet; every facet is there, empty where no event has a value. An
    event with two sources counts for both. A party is its country, else its own id, else its name.
    """
    asked = compile_filters(filters, "events")
    found: dict[Facet, list[Counted]] = {facet: [] for facet in FACETS}
    for facet, *row in _answer(
        casebook,
        "facets",
        replace(asked, parameters={**asked.parameters, "most": most}),
        reading=filters.as_read,
    ):
        found[facet].append(Counted(*row))
    return {facet: tuple(values) for facet, values in found.items()}


def _count(casebook: Casebook, query: str, asked: Compiled, *, reading: bool) -> int:
    return int(_answer(casebook, query, asked, reading=reading)[0][0])


def _answer(casebook: Casebook, query: str, asked: Compiled, *, reading: bool) -> list[Any]:
    """The rows of a query; ``reading``: of what was read, whatever was decided."""
    sql = asked.fill(load_sql(f"queries/{query}.sql"))
    with casebook.connection() as connection, as_read(connection) if reading else nullcontext():
        return connection.execute(sql, asked.parameters).fetchall()
