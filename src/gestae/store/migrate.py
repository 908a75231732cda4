"""The schema and its versions: ``create_schema`` for a new casebook, ``bring_up_to_date`` for one
that an older program made.

``schema.sql`` is the schema as it is now. ``migrations/0002.sql`` changes a casebook of version 1
into one of version 2, and so on; each says at its top what it changes and why.
"""

import re
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb

from gestae.errors import CasebookError
from gestae.store.clock import utc_now
from gestae.store.statements import load_sql

SCHEMA_VERSION = 2
"""The version that ``schema.sql`` describes."""

_RELATION = re.compile(r"^CREATE TABLE (?P<table>\w+) \( -- (?P<words>.+)$")
_COLUMN = re.compile(r"^ {4}(?P<column>\w+) [^-]*?-- (?P<words>.+)$")
_DERIVED = re.compile(
    r"^-- (?P<words>.+)\nCREATE (?P<kind>VIEW|TABLE) (?P<name>\w+) AS(?: FROM (?P<like>\w+))?",
    re.MULTILINE,
)
"""A view, or a table made with the columns of another."""


def create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes all tables of a new casebook, with their explanations as comments."""
    connection.execute("BEGIN")
    connection.execute(load_sql("schema.sql"))
    _comment(connection)
    connection.execute(
        "INSERT INTO casebook VALUES (?, ?, ?)", [SCHEMA_VERSION, utc_now(), version("gestae")]
    )
    connection.execute("COMMIT")


def read_version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """The version of a casebook's schema; ``CasebookError`` where the file is no casebook."""
    try:
        row = connection.execute("SELECT version FROM casebook").fetchone()
    except duckdb.CatalogException:
        row = None
    if row is None:
        raise CasebookError(
            f"{path}: is a DuckDB file but no casebook, and is left as it is. Name another file."
        )
    return int(row[0])


def bring_up_to_date(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    *,
    current: int = SCHEMA_VERSION,
    migrations: Traversable | None = None,
) -> None:
    """Migrates an older casebook in one transaction: it ends up current or stays as it was.

    Raises ``CasebookError`` for one that a newer program made.
    """
    found = read_version(connection, path)
    check_not_newer(found, path, current=current)
    folder = migrations or files("gestae.store") / "migrations"
    connection.execute("BEGIN")
    try:
        for number in range(found + 1, current + 1):
            connection.execute((folder / f"{number:04}.sql").read_text(encoding="utf-8"))
            connection.execute("UPDATE casebook SET version = ?", [number])
        if current == SCHEMA_VERSION:
            _comment(connection)
    except (duckdb.Error, OSError) as error:
        connection.execute("ROLLBACK")
        raise CasebookError(
            f"{path}: cannot be brought from schema {found} to {current} ({error}); "
            "it is as it was. Please report this."
        ) from error
    connection.execute("COMMIT")


def check_not_newer(found: int, path: Path, *, current: int = SCHEMA_VERSION) -> None:
    """Raises ``CasebookError`` for a casebook that a newer program made."""
    if found > current:
        raise CasebookError(
            f"{path}: was made by a newer gestae (schema {found}; this one knows up to {current}). "
            "Update gestae, or name another file."
        )


def _comment(connection: duckdb.DuckDBPyConnection) -> None:
    """Puts the explanations in ``schema.sql`` into the file, for whoever opens it with DuckDB."""
    table = ""
    columns: dict[str, dict[str, str]] = {}
    schema = load_sql("schema.sql")
    for line in schema.splitlines():
        if match := _RELATION.match(line):
            table = match["table"]
            connection.execute(f"COMMENT ON TABLE {table} IS {_quoted(match['words'])}")
        elif match := _COLUMN.match(line):
            columns.setdefault(table, {})[match["column"]] = match["words"]
    for match in _DERIVED.finditer(schema):
        words = _quoted(match["words"])
        connection.execute(f"COMMENT ON {match['kind']} {match['name']} IS {words}")
        columns[match["name"]] = columns.get(match["like"], {})
    for table, explained in columns.items():
        for column, told in explained.items():
            connection.execute(f'COMMENT ON COLUMN {table}."{column}" IS {_quoted(told)}')


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
