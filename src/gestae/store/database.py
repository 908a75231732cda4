"""DuckDB files: ``connect`` opens one, waiting briefly for others; ``create`` makes one whole.

A file is held only as long as a question or a transaction takes, because DuckDB lets either one
process write or several read: so readers get their turn while another process writes.
"""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from gestae.errors import CasebookBusyError, CasebookError

PATIENCE_SECONDS = 15.0
"""How long to wait for another process: a writer holds the file for a second at most."""

# Nothing is fetched at run time, whatever a query names.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def connect(
    path: Path, *, read_only: bool, patience: float = PATIENCE_SECONDS
) -> duckdb.DuckDBPyConnection:
    """An open connection to a DuckDB file that is there.

    Raises ``CasebookBusyError`` where another process still holds it after ``patience`` seconds,
    ``CasebookError`` where it cannot be opened.
    """
    until = time.monotonic() + patience
    pause = 0.01
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=_CONFIG)
        except duckdb.Error as error:
            if not _is_lock(error):
                raise CasebookError(_explain(path, error)) from error
            if time.monotonic() + pause > until:
                raise CasebookBusyError(_explain_lock(path, str(error))) from error
        time.sleep(pause)
        pause = min(pause * 1.5, 0.25)


def create(path: Path, fill: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
    """Makes a DuckDB file that ``fill`` has filled; it appears whole or not at all.

    A file that has meanwhile appeared under the name is left as it is.
    """
    making = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        making.unlink(missing_ok=True)
        with duckdb.connect(str(making), config=_CONFIG) as connection:
            fill(connection)
        _appear(making, path)
    except (OSError, duckdb.IOException) as error:
        raise CasebookError(
            f"{path}: cannot be made ({error}); choose a folder that exists and can be written to"
        ) from error
    finally:
        making.unlink(missing_ok=True)


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
    if "not a valid DuckDB database file" in message:
        return (
            f"{path}: is no casebook, and is left as it is. "
            "Name another file, or one that gestae made."
        )
    if "Permission denied" in message or "read-only" in message.lower():
        return f"{path}: cannot be opened for this ({message}); check who may read and write it"
    return f"{path}: cannot be opened as a casebook ({message})"
