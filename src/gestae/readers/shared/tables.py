"""The readers' own tables, loaded once: ``load_words``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from gestae.ontology.table import Problems, Row, read_rows

FIELDS = ("id", "text", "title", "url", "author", "publisher", "published", "language")
"""The fields of a document that a table, a feed or the head of a text can give."""

_LABEL_FIELDS = {*FIELDS, "source", "byline", "none"}
_SPEAKER_KINDS = {"role", "title", "ending", "never"}
_KICKER_MATCHES = {"whole", "start", "publisher"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words by which readers know metadata, all folded to lower case but ``publishers``.

    ``labels``: label of a line → field. ``columns``: field → names of columns, likeliest first.
    ``publishers``: name as written → name. ``kickers``: whole lines above a title;
    ``kicker_starts``: what the name of a publishing body begins with; ``publisher_words``: words
    in names of those who publish. ``unfinished``: words that end no line but a wrapped one.
    ``hyphens``: first parts of compounds. The four sets of ``speakers.csv`` are as that table
    explains.
    """

    labels: Mapping[str, str]
    columns: Mapping[str, tuple[str, ...]]
    publishers: Mapping[str, str]
    kickers: frozenset[str]
    kicker_starts: tuple[str, ...]
    publisher_words: frozenset[str]
    unfinished: frozenset[str]
    hyphens: frozenset[str]
    speaker_roles: frozenset[str]
    speaker_titles: frozenset[str]
    speaker_endings: tuple[str, ...]
    never_speakers: frozenset[str]


@cache
def load_words() -> Words:
    """The tables of this package; raises ``TableError`` with all problems if any is wrong."""
    return read_words(files("gestae.readers") / "tables")


def read_words(folder: Traversable) -> Words:
    """The tables of a folder; raises ``TableError`` with all problems if any is wrong."""
    problems = Problems()
    labels = _rows(folder, "labels", ("label", "field", "language"), problems)
    columns = _rows(folder, "columns", ("field", "column"), problems)
    publishers = _rows(folder, "publishers", ("written", "name"), problems)
    kickers = _rows(folder, "kickers", ("phrase", "match", "language"), problems)
    speakers = _rows(folder, "speakers", ("word", "kind", "language"), problems)
    unfinished = _rows(folder, "unfinished", ("word", "language"), problems)
    hyphens = _rows(folder, "hyphens", ("part", "language"), problems)
    _check(labels, "field", _LABEL_FIELDS, problems)
    _check(columns, "field", set(FIELDS), problems)
    _check(kickers, "match", _KICKER_MATCHES, problems)
    _check(speakers, "kind", _SPEAKER_KINDS, problems)
    problems.raise_if_any()
    return Words(
        labels={row["label"].casefold(): row["field"] for row in labels},
        columns={field: _of(columns, "field", field, "column") for field in FIELDS},
        publishers={row["written"]: row["name"] for row in publishers},
        kickers=frozenset(_of(kickers, "match", "whole", "phrase")),
        kicker_starts=_of(kickers, "match", "start", "phrase"),
        publisher_words=frozenset(_of(kickers, "match", "publisher", "phrase")),
        unfinished=frozenset(row["word"].casefold() for row in unfinished),
        hyphens=frozenset(row["part"].casefold() for row in hyphens),
        speaker_roles=frozenset(_of(speakers, "kind", "role", "word")),
        speaker_titles=frozenset(_of(speakers, "kind", "title", "word")),
        speaker_endings=_of(speakers, "kind", "ending", "word"),
        never_speakers=frozenset(_of(speakers, "kind", "never", "word")),
    )


def _rows(
    folder: Traversable, name: str, columns: tuple[str, ...], problems: Problems
) -> list[Row]:
    return list(read_rows(folder / f"{name}.csv", columns, problems))


def _check(rows: list[Row], column: str, known: set[str], problems: Problems) -> None:
    for row in rows:
        if row[column] not in known:
            problems.add(row.where, f"{column} is {row[column]!r}; known: {sorted(known)}")


def _of(rows: list[Row], column: str, value: str, wanted: str) -> tuple[str, ...]:
    return tuple(row[wanted].casefold() for row in rows if row[column] == value)
