"""Schemas of what the API answers, made of the records themselves: start with ``model_of``.

So the API cannot say anything else than ``records/rows.py`` writes. Rows that are no records, those
of listings, have classes of their own here, with the columns of their queries.
"""

import datetime as dt
import inspect
from collections.abc import Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model

from gestae.records import Actor, Precision, Severity, Span, Status
from gestae.records.rows import keys_of, without_none

Item = TypeVar("Item")

Stretch = Annotated[
    list[int],
    Field(min_length=2, max_length=2, description="Start and end in code points, end exclusive."),
]


@cache
def model_of(cls: Any) -> Any:
    """The schema of a record in the form of the contract, with its docstring.

    >>> from gestae.records import Failure
    >>> list(model_of(Failure).model_json_schema()["properties"])
    ['id', 'path', 'stage', 'reason']
    """
    fields: dict[str, Any] = {key.name: (_hint(key.hint), ...) for key in keys_of(cls)}
    return create_model(
        _name(cls),
        __doc__=inspect.cleandoc(cls.__doc__ or ""),
        __config__=ConfigDict(extra="forbid"),
        **fields,
    )


def _name(cls: Any) -> str:
    """The class's name; what is drawn by an analysis has the analysis's before it."""
    _, _, place = cls.__module__.partition("gestae.analysis.")
    return f"{place.split('.')[0].title()}{cls.__name__}" if place else str(cls.__name__)


def _hint(hint: Any) -> Any:
    inner = without_none(hint)
    if inner is not None:
        return _hint(inner) | None
    if get_origin(hint) is tuple:
        return list[_hint(get_args(hint)[0])]  # type: ignore[misc]
    if hint is Span:
        return Stretch
    if hint is Decimal:
        return float
    made: Any = hint
    return model_of(made) if is_dataclass(hint) else hint


class Page(BaseModel, Generic[Item]):
    """A page of rows: ``total`` match in all, ``next`` is the address of the rows that follow."""

    items: list[Item]
    total: int
    offset: int
    next: str | None


class Problem(BaseModel):
    """What is wrong, and what to do about it."""

    status: int
    message: str


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Day(_Row):
    """When a deed was done, no finer than it was told."""

    start: dt.date
    end: dt.date
    precision: Precision


class Sum(_Row):
    """An amount that tellings of a deed give."""

    low: float | None
    high: float | None
    about: bool
    kind: str
    unit: str | None
    text: str


class Deed(_Row):
    """A deed, told once or often, as the telling that has got furthest tells it.

    ``events`` are the ids of its tellings, the best first.
    """

    id: str
    type: str
    mode: str | None
    instrument: str | None
    status: Status
    sources: list[model_of(Actor)]  # type: ignore[valid-type]
    targets: list[model_of(Actor)]  # type: ignore[valid-type]
    date: Day | None
    place: str | None
    amounts: list[Sum]
    tellings: int
    documents: int
    languages: list[str]
    publishers: list[str]
    first_told: dt.date | None
    confidence: float
    events: list[str]
    sentence: str


class DocumentRow(_Row):
    """A document in a list, with how much was read from it."""

    id: str
    key: str
    path: str | None
    title: str | None
    publisher: str | None
    author: str | None
    published: dt.date | None
    language: str
    format: str
    coded: bool
    sentences: int
    events: int
    measures: int
    failures: int
    uncoded: int
    copies: int
    notes: list[str]


class Statement(_Row):
    """One side of a contradiction: its record, or stretch of a text, and the sentence."""

    record: str
    sentence: str
    language: str
    speakers: list[str]
    publisher: str | None
    published: dt.date | None
    document: str
    title: str | None


class Contradiction(_Row):
    """Two statements that cannot both hold; of a denial ``a`` is the denial."""

    id: str
    kind: Literal["contradicts", "denies"]
    severity: Severity | None
    score: float
    differences: list[str]
    detail: str
    a: Statement
    b: Statement


class Coverage(_Row):
    """How much of a document was read and coded, what not, and why."""

    id: str
    key: str
    path: str | None
    title: str | None
    published: dt.date | None
    format: str
    coded: bool
    characters: int
    languages: list[str]
    passages: int
    heads: int
    uncoded: int
    uncoded_characters: int
    reasons: list[str]
    sentences: int
    events: int
    measures: int
    copies: int
    notes: list[str]


class Source(_Row):
    """A publisher or speaker: its kind where it is known, and how much it tells."""

    name: str
    role: Literal["publisher", "speaker"]
    kind: str | None
    country: str | None
    owner: str | None
    known_as: str | None
    documents: int
    events: int
    copies: int


class Facet(_Row):
    """A value that a filter takes, what to call it, and how many events have it."""

    value: str
    name: str
    events: int


class LedgerName(_Row):
    """A ledger: its name, what it holds, and its stages from the first word to the fulfilment."""

    id: str
    definition: str
    labels: Mapping[str, str]
    ladder: list[str]
