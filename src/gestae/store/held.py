"""A casebook that a server holds open between questions: ``HeldCasebook``.

Opening the file anew for each question costs more than most questions, and one process may not
have it open for reading and for writing at once. So a server opens it once to read and write, and
each question has a cursor of its own, which sees no half of what is being written.
"""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

from gestae.store.casebook import Casebook, open_casebook
from gestae.store.database import connect

IDLE_SECONDS = 3.0
"""How long nobody must have asked before other processes get their turn at the file."""


class HeldCasebook(Casebook):
    """A casebook kept open while it is in use; many threads read while one writes.

    The file is let go once nobody has asked for ``idle`` seconds, so that the command line can
    work on it between two clicks. Raises as ``open_casebook`` does.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with HeldCasebook(Path(folder) / "casebook.duckdb") as held:
    ...         held.summary().events
    0
    """

    def __init__(self, path: Path, *, idle: float = IDLE_SECONDS) -> None:
        open_casebook(path)
        super().__init__(path)
        self._idle = idle
        self._gate = threading.Lock()
        self._writing = threading.RLock()
        self._held: duckdb.DuckDBPyConnection | None = None
        self._users = 0
        self._timer: threading.Timer | None = None
        self._revision = 0
        self._left_at = _stamp(path)

    @property
    def revision(self) -> int:
        """Another number whenever the casebook may hold something else than before.

        It grows with each writing here, and where another process wrote while the file was let go.
        """
        with self._open():
            return self._revision

    def close(self) -> None:
        """Lets the file go; the next question opens it again."""
        with self._gate:
            self._let_go()

    @contextmanager
    def _open(self, *, to_write: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        if to_write:
            with self._writing, self._cursor() as connection:
                try:
                    yield connection
                finally:
                    self._revision += 1
        else:
            with self._cursor() as connection:
                yield connection

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._gate:
            if self._timer:
                self._timer.cancel()
                self._timer = None
            if self._held is None:
                before = self._left_at
                self._held = connect(self.path, read_only=False)
                self._revision += _stamp(self.path) != before
            self._users += 1
            cursor = self._held.cursor()
        try:
            with closing(cursor):
                yield cursor
        finally:
            with self._gate:
                self._users -= 1
                if not self._users:
                    self._timer = threading.Timer(self._idle, self.close)
                    self._timer.daemon = True
                    self._timer.start()

    def _let_go(self) -> None:
        """Closes the file unless somebody is using it; the gate is held."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if self._held is not None and not self._users:
            self._held.close()
            self._held = None
            self._left_at = _stamp(self.path)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns
