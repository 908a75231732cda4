import re
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from gestae.errors import CasebookError
from gestae.store.casebook import open_casebook
from gestae.store.migrate import SCHEMA_VERSION, bring_up_to_date, read_version
from gestae.store.statements import load_sql


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return open_casebook(tmp_path / "casebook.duckdb").path


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    following = SCHEMA_VERSION + 1
    (folder / f"{following:04}.sql").write_text("ALTER TABLE events ADD COLUMN tone DOUBLE;")
    (folder / f"{following + 1:04}.sql").write_text("UPDATE events SET tone = 0;")
    return folder


def test_an_older_casebook_is_brought_up_to_date(path: Path, migrations: Path) -> None:
    with closing(duckdb.connect(str(path))) as connection:
        bring_up_to_date(connection, path, current=SCHEMA_VERSION + 2, migrations=migrations)
        assert read_version(connection, path) == SCHEMA_VERSION + 2
        assert connection.execute("SELECT tone FROM events").fetchall() == []


def test_a_migration_that_fails_leaves_the_casebook_as_it_was(path: Path, migrations: Path) -> None:
    (migrations / f"{SCHEMA_VERSION + 2:04}.sql").write_text("UPDATE nothing SET tone = 0;")
    with closing(duckdb.connect(str(path))) as connection:
        with pytest.raises(CasebookError, match="it is as it was"):
            bring_up_to_date(connection, path, current=SCHEMA_VERSION + 2, migrations=migrations)
        assert read_version(connection, path) == SCHEMA_VERSION
        with pytest.raises(duckdb.BinderException):
            connection.execute("SELECT tone FROM events")


def test_a_casebook_of_a_newer_program_is_not_touched(path: Path) -> None:
    with closing(duckdb.connect(str(path))) as connection:
        connection.execute("UPDATE casebook SET version = 99")
    with pytest.raises(CasebookError, match=r"made by a newer gestae .schema 99.*Update gestae"):
        open_casebook(path)


def test_every_version_has_its_migration() -> None:
    for number in range(2, SCHEMA_VERSION + 1):
        assert load_sql(f"migrations/{number:04}.sql").startswith("--")


def test_every_table_view_and_column_is_explained_in_the_file_itself(path: Path) -> None:
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        bare = connection.execute(
            """
            SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL
            AND table_name IN (SELECT table_name FROM duckdb_tables())
            UNION ALL SELECT table_name, NULL FROM duckdb_tables() WHERE comment IS NULL
            UNION ALL SELECT view_name, NULL FROM duckdb_views() WHERE comment IS NULL
            AND NOT internal
            """
        ).fetchall()
        tables = connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall()
    assert bare == []
    assert tables == [(load_sql("schema.sql").count("CREATE TABLE"),)]


def test_a_casebook_of_the_first_version_becomes_the_same_as_a_new_one(path: Path) -> None:
    columns = (
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()"
    )
    added = load_sql("migrations/0002.sql")
    with closing(duckdb.connect(str(path))) as connection:
        new = set(connection.execute(columns).fetchall())
        for kind, name in re.findall(r"^CREATE (TABLE|VIEW) (\w+)", added, re.MULTILINE)[::-1]:
            connection.execute(f"DROP {kind} {name}")
        for table, column in re.findall(
            r"^ALTER TABLE (\w+) ADD COLUMN (\w+)", added, re.MULTILINE
        ):
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("UPDATE casebook SET version = 1")
    open_casebook(path)
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        assert set(connection.execute(columns).fetchall()) == new
