from pathlib import Path

import duckdb
import pytest

from gestae.errors import CasebookError
from gestae.store.casebook import open_casebook
from gestae.store.database import create
from gestae.store.migrate import create_schema
from gestae.store.write import Run
from tests.store.telling import a_document, tables_of

NO_CASEBOOKS = {
    "a text": b"Dear diary, this is no database.\n" * 400,
    "an empty file": b"",
    "another database": b"SQLite format 3\x00" + bytes(8000),
    "a short file": b"x",
}


@pytest.mark.parametrize("what", NO_CASEBOOKS)
def test_a_file_that_is_no_casebook_is_named_and_left_as_it_is(tmp_path: Path, what: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(NO_CASEBOOKS[what])
    for read_only in (True, False):
        with pytest.raises(
            CasebookError, match=r"notes\.txt: is no casebook, and is left as it is"
        ):
            open_casebook(path, read_only=read_only)
    assert path.read_bytes() == NO_CASEBOOKS[what]


def test_a_duckdb_file_of_someone_else_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    before = path.read_bytes()
    with pytest.raises(CasebookError, match="a DuckDB file but no casebook"):
        open_casebook(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_casebook(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match=r"cannot be opened .Is a dir"):
        open_casebook(tmp_path)


def test_a_casebook_cut_short_is_not_opened(tmp_path: Path) -> None:
    path = open_casebook(tmp_path / "casebook.duckdb").path
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(CasebookError, match=r"casebook\.duckdb: "):
        open_casebook(path).summary()


def test_a_missing_casebook_is_not_made_to_be_read(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match=r"there is no casebook\. Make one with: gestae read"):
        open_casebook(tmp_path / "none.duckdb", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_casebook_in_a_folder_that_is_not_there_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="choose a folder that exists"):
        open_casebook(tmp_path / "nowhere" / "casebook.duckdb")


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    def fail(connection: duckdb.DuckDBPyConnection) -> None:
        create_schema(connection)
        raise OSError("no space left")

    with pytest.raises(CasebookError, match="no space left"):
        create(tmp_path / "casebook.duckdb", fail)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_appeared_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "casebook.duckdb"

    def be_overtaken(connection: duckdb.DuckDBPyConnection) -> None:
        create_schema(connection)
        path.write_text("someone else's")

    create(path, be_overtaken)
    assert path.read_text() == "someone else's"
    assert list(tmp_path.iterdir()) == [path]


def test_the_journal_of_a_casebook_that_was_removed_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "casebook.duckdb"
    document = a_document()
    open_casebook(path).write(tables_of([document]), [document.id], Run(("a.txt",)))
    assert path.with_name("casebook.duckdb.wal").exists()
    path.unlink()
    assert open_casebook(path).summary().events == 0


def test_a_long_question_draws_no_bar_on_standard_output(tmp_path: Path) -> None:
    casebook = open_casebook(tmp_path / "casebook.duckdb")
    answer = casebook.query("SELECT current_setting('enable_progress_bar') AS drawn")
    assert answer["drawn"].to_pylist() == [False]
