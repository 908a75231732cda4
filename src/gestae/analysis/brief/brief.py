"""What is new since a day: start with ``make_brief``; ``page.py`` writes it as a page."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql

Row = Mapping[str, Any]
FEW = 0.25
"""A month is thin that has less than this share of the sentences of the median month."""


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that is cited: where it stands in which document."""

    event: str
    sentence: str
    title: str
    publisher: str | None
    published: dt.date | None
    path: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Item:
    """A new deed: what it is in words, who tells it, and the sentences behind it, surest first."""

    deed: str
    pair: tuple[str, str]
    topic: str
    status: str
    words: str
    amount: str
    day: str
    tellings: int
    publishers: tuple[str, ...]
    weight: float
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tellings that hang together: one moved on from the other, or contradicts it, and why."""

    kind: str
    severity: str | None
    why: str
    before: Source
    after: Source
    status_before: str
    status_after: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in the time of the brief.

    ``languages``: documents by language. ``silent``: titles of documents that yielded no event.
    ``uncoded``: passages that were not coded, by reason. ``failed``: files that could not be read,
    with the reason. ``thin``: months of the whole casebook with few sentences, as "2024-03".
    """

    documents: int
    sentences: int
    languages: Mapping[str, int]
    silent: tuple[str, ...]
    uncoded: Mapping[str, int]
    failed: tuple[tuple[str, str], ...]
    thin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What is new since a day. ``pairs``: deeds by the pair of parties, the busiest first."""

    since: dt.date
    pairs: Mapping[tuple[str, str], tuple[Item, ...]]
    moved: tuple[Tie, ...]
    contradictions: tuple[Tie, ...]
    reading: Reading


def make_brief(
    casebook: Casebook, since: dt.date, *, confidence: float = 0.0, most: int = 10
) -> Brief:
    """What documents since that day tell that none before told.

    A document counts by the day it appeared, one without such a day by the day it was read.
    ``confidence``: the least that a deed's surest telling must have. ``most``: deeds of a pair that
    are told, the most told and surest first.
    """
    asked = {"since": since}
    deeds = casebook.query(
        load_sql("queries/new_deeds.sql"), {**asked, "confidence": confidence}
    ).to_pylist()
    pairs: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for row in deeds:
        item = _item(row)
        pairs[item.pair].append(item)
    order = sorted(pairs, key=lambda pair: (-len(pairs[pair]), pair))
    ties = [
        _tie(row) for row in casebook.query(load_sql("queries/new_ties.sql"), asked).to_pylist()
    ]
    return Brief(
        since=since,
        pairs={pair: _foremost(pairs[pair], most) for pair in order},
        moved=tuple(tie for tie in ties if tie.kind == "updates"),
        contradictions=tuple(tie for tie in ties if tie.kind != "updates"),
        reading=_reading(casebook, since),
    )


def _foremost(items: Sequence[Item], most: int) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (-item.weight, item.deed))[:most])


def _item(row: Row) -> Item:
    return Item(
        deed=row["deed"],
        pair=(_code(row["sources"]), _code(row["targets"])),
        topic=row["instrument"] or row["type"],
        status=row["status"],
        words=f"{_names(row['sources'])} → {_names(row['targets'])}",
        amount=", ".join(row["amounts"] or ()),
        day=row["day"] or "",
        tellings=row["tellings"],
        publishers=tuple(row["publishers"]),
        weight=row["confidence"] * (1 + len(row["publishers"])),
        sources=tuple(_source(told) for told in row["told"]),
    )


def _tie(row: Row) -> Tie:
    return Tie(
        kind=row["kind"],
        severity=row["severity"],
        why="; ".join(row["details"]),
        before=_source(row["earlier"]),
        after=_source(row["later"]),
        status_before=row["earlier"]["status"],
        status_after=row["later"]["status"],
    )


def _source(told: Row) -> Source:
    return Source(
        event=told["event"],
        sentence=" ".join(told["sentence"].split()),
        title=told["title"],
        publisher=told["publisher"],
        published=told["published"],
        path=told["path"],
        start=told["start"],
    )


def _code(actors: Sequence[Row] | None) -> str:
    codes = {actor["country"] or actor["actor"] or actor["name"] for actor in actors or ()}
    return " + ".join(sorted(codes)) or "—"


def _names(actors: Sequence[Row] | None) -> str:
    return ", ".join(dict.fromkeys(actor["name"] for actor in actors or ())) or "—"


def _reading(casebook: Casebook, since: dt.date) -> Reading:
    rows = casebook.query(load_sql("queries/read_since.sql"), {"since": since}).to_pylist()
    languages: dict[str, int] = defaultdict(int)
    uncoded: dict[str, int] = defaultdict(int)
    for row in rows:
        languages[row["language"]] += 1
        for reason in row["reasons"]:
            uncoded[reason] += 1
    failed = casebook.failures().to_pylist()
    return Reading(
        documents=len(rows),
        sentences=sum(row["sentences"] for row in rows),
        languages=dict(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
        silent=tuple(row["title"] for row in rows if row["sentences"] and not row["events"]),
        uncoded=dict(uncoded),
        failed=tuple((row["path"], row["reason"]) for row in failed),
        thin=_thin(casebook),
    )


def _thin(casebook: Casebook) -> tuple[str, ...]:
    """Months from the first to the last with far fewer sentences than the median of those read."""
    months: dict[str, int] = defaultdict(int)
    rows = casebook.query(load_sql("queries/sentences_by_day.sql")).to_pylist()
    if not rows:
        return ()
    day, last = rows[0]["published"].replace(day=1), rows[-1]["published"]
    while day <= last:
        months[f"{day:%Y-%m}"] = 0
        day = (day + dt.timedelta(days=32)).replace(day=1)
    for row in rows:
        months[f"{row['published']:%Y-%m}"] += row["sentences"]
    counts = sorted(filter(None, months.values()))
    median = counts[len(counts) // 2]
    return tuple(month for month, count in sorted(months.items()) if count < FEW * median)
