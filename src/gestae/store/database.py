"""DuckDB files: ``connect`` opens one, waiting briefly for others; ``create`` makes one whole.

A file is held only as long as a question or a transaction takes, because DuckDB lets either one
process write or several read: so readers get their turn while another process writes.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from gestae.errors import CasebookBusyError, CasebookError

PATIENCE_SECONDS = 15.0
"""How long to wait for another process: a writer holds the file for a second at most."""

# Nothing is fetched at run time, whatever a query names.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # It reads a view that a question names twice whole, with all its words, before either use.
    "disabled_optimizers": "common_subplan",
}


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """An open connection to a DuckDB file that is there.

    Raises ``CasebookBusyError`` where another process still holds it after ``PATIENCE_SECONDS``,
    ``CasebookError`` where it is no DuckDB file or cannot be opened.
    """
    _check_magic(path)
    until = time.monotonic() + PATIENCE_SECONDS
    pause = 0.01
    while True:
        try:
            return _quiet(duckdb.connect(str(path), read_only=read_only, config=_CONFIG))
        except duckdb.Error as error:
            if not _is_lock(error):
                raise CasebookError(_explain(path, error)) from error
            if time.monotonic() + pause > until:
                raise CasebookBusyError(_explain_lock(path, str(error))) from error
        time.sleep(pause)
        pause = min(pause * 1.5, 0.25)


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """What is written meanwhile is written whole, or not at all where an error ends it."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def create(path: Path, fill: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Makes a DuckDB file that ``fill`` has filled; it appears whole or not at all.

    A file that has meanwhile appeared under the name is left as it is.
    """
    # The journal of a casebook that was removed belongs to nothing, and would be taken for ours.
    journal = path.with_name(f"{path.name}.wal")
    if journal.exists() and not path.exists():
        journal.unlink()
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            making = Path(folder) / path.name
            with duckdb.connect(str(making), config=_CONFIG) as connection:
                fill(connection)
            _appear(making, path)
    except (OSError, duckdb.IOException) as error:
        raise CasebookError(
            f"{path}: cannot be made ({error}); choose a folder that exists and can be written to"
        ) from error


def _quiet(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection, which will draw no progress bar of its own on standard output.

    In a notebook it draws none, and setting it there fails without ipywidgets.
    """
    drawn = connection.execute("SELECT current_setting('enable_progress_bar')").fetchall()
    if drawn == [(True,)]:
        connection.execute("SET enable_progress_bar = false")
    return connection


def _check_magic(path: Path) -> None:
    """Looks before DuckDB does, which would take an empty file for a new database."""
    try:
        with path.open("rb") as file:
            is_duckdb = file.read(12)[8:] == b"DUCK"
    except OSError as error:
        raise CasebookError(f"{path}: cannot be opened ({error.strerror})") from error
    if not is_duckdb:
        raise CasebookError(
            f"{path}: is no casebook, and is left as it is. "
            "Name another file, or one that gestae made."
        )


def _appear(making: Path, path: Path) -> None:
    try:
        os.link(making, path)
    except FileExistsError:
        return
    except OSError:  # some file systems have no hard links
        if not path.exists():
            making.rename(path)


def _is_lock(error: duckdb.Error) -> bool:
    message = str(error)
    return "Could not set lock" in message or "different configuration" in message


def _explain_lock(path: Path, message: str) -> str:
    holder = re.search(r"held in (.*?) ?\(PID (\d+)\)", message)
    who = f"process {holder[2]} ({holder[1]})" if holder else "another process"
    return (
        f"{path}: the casebook is held by {who}. Try again when it is done; "
        "if it should not be running any more, end it first."
    )


def _explain(path: Path, error: duckdb.Error) -> str:
    message = str(error).splitlines()[0]
    if "Permission denied" in message or "read-only" in message.lower():
        return f"{path}: cannot be opened for this ({message}); check who may read and write it"
    return f"{path}: cannot be opened as a casebook ({message})"
