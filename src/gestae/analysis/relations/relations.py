"""The relation of two parties through time: start with ``relate``."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from gestae.analysis.facts import read_facts
from gestae.analysis.relations.changes import Change, find_changes
from gestae.analysis.relations.series import PERIODS, Deed, Point, Series, find_deeds, make_series
from gestae.errors import UsageError
from gestae.ontology.actors import Actors
from gestae.ontology.intensity import load_scale
from gestae.ontology.load import load_ontology
from gestae.records import Actor, Span
from gestae.records.columns import to_columns
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters
from gestae.store.statements import load_sql


@dataclass(frozen=True, slots=True)
class Relation:
    """The deeds of two parties towards each other.

    ``pair``: their codes. ``deeds`` by day; ``series`` by period; ``changes`` the days from which
    on the relation was another; ``summary`` says it in a sentence, ``evidence`` has the ids of the
    events it rests on. ``left_out``: deeds that could not be placed in time.
    """

    pair: tuple[str, str]
    scale: str
    deeds: tuple[Deed, ...]
    series: Series
    changes: tuple[Change, ...]
    summary: str
    evidence: tuple[str, ...]

    def points_table(self) -> pa.Table:
        """The periods that have deeds, a row for each direction."""
        return to_columns((point for point in self.series.points if point.deeds), Point)

    def changes_table(self) -> pa.Table:
        """The changes with the deeds that made them, a row each."""
        return to_columns(self.changes, Change)


def relate(
    casebook: Casebook,
    first: str,
    second: str,
    *,
    period: str = "month",
    scale: str = "goldstein",
    since: dt.date | None = None,
    until: dt.date | None = None,
    confidence: float | None = None,
) -> Relation:
    """The relation of two parties, given by code (``JPN``, ``NATO``) or by name (``Japan``).

    ``since`` and ``until``: days between which deeds are taken, both included. ``confidence``: the
    least that a telling must have. Raises ``UsageError`` for a party, period or scale that is not
    known.
    """
    pair = (find_party(first), find_party(second))
    known = next((name for name in PERIODS if name == period), None)
    if known is None:
        raise UsageError.unknown("period", period, PERIODS)
    filters = Filters(sources=pair, targets=pair, confidence=confidence)
    facts = read_facts(casebook, filters)
    deeds, left_out = find_deeds(facts, pair, load_scale(scale), known)
    within = tuple(
        d for d in deeds if (not since or d.day >= since) and (not until or d.day <= until)
    )
    read = casebook.query(load_sql("queries/sentences_by_day.sql")).to_pylist()
    by_day = {row["published"]: row["sentences"] for row in read}
    series = make_series(within, pair, known, by_day, left_out)
    changes = find_changes(series, within)
    evidence = tuple(deed.event for change in changes for deed in change.makers)
    weightiest = sorted(within, key=lambda d: -abs(d.weight or 0) * d.confidence)[:3]
    return Relation(
        pair=pair,
        scale=scale,
        deeds=within,
        series=series,
        changes=changes,
        summary=summarise(pair, within, changes, series),
        evidence=evidence or tuple(deed.event for deed in weightiest),
    )


def find_party(name: str) -> str:
    """The code of a state or body given by its code or by one of its names, in any language.

    Raises ``UsageError`` where our tables know none, or where the name is a person's.

    >>> find_party("jpn"), find_party("乌克兰"), find_party("European Union")
    ('JPN', 'UKR', 'EU')
    """
    actors = load_ontology().actors
    entry = actors.by_id.get(name.upper()) or _named(actors, name)
    if entry is None or entry.id is None:
        raise UsageError(
            f"{name!r} is no party that the tables know; give a code (JPN, NATO) or a name (Japan)."
        )
    return entry.id


def _named(actors: Actors, name: str) -> Actor | None:
    """The state or body that the whole of a name names in some language."""
    whole = Span(0, len(name))
    found = (
        named.actor
        for matcher in actors.names.values()
        for span, named in matcher.find(name)
        if span == whole and named.kind in {"country", "body"}
    )
    return next(found, None)


def summarise(
    pair: tuple[str, str], deeds: Sequence[Deed], changes: Sequence[Change], series: Series
) -> str:
    """The relation in a sentence or two: how many deeds, of which kind, and when it changed."""
    first, second = pair
    if not deeds:
        return f"No deed between {first} and {second} is told."
    kinds = Counter(deed.quad.replace("_", " ") for deed in deeds)
    most, count = min(kinds.items(), key=lambda item: (-item[1], item[0]))
    told = (
        f"{len(deeds)} deeds between {first} and {second} are told from {deeds[0].day} to "
        f"{deeds[-1].day}, {count} of them {most}"
    )
    if not changes:
        return f"{told}; no change of level stands out from the noise."
    greatest = max(changes, key=lambda change: abs(change.after - change.before))
    turn = "rose" if greatest.after > greatest.before else "fell"
    return (
        f"{told}. From {greatest.start} on the level {turn} from {greatest.before:+.1f} to "
        f"{greatest.after:+.1f} a {series.period}."
    )
