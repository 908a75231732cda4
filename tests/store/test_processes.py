import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from gestae.errors import CasebookBusyError
from gestae.store import database
from gestae.store.casebook import open_casebook
from tests.store import writer


def a_writer(path: Path, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", str(path), str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def progress(process: subprocess.Popen[str], lines: int) -> None:
    assert process.stdout is not None
    for _ in range(lines):
        assert process.stdout.readline()


@pytest.mark.parametrize(("written", "later"), [(1, 0.0), (3, 0.08), (5, 0.1), (7, 0.13)])
def test_a_casebook_whose_writer_was_killed_opens_and_is_completed(
    tmp_path: Path, written: int, later: float
) -> None:
    path = tmp_path / "casebook.duckdb"
    with a_writer(path, 1000) as process:
        progress(process, written)
        time.sleep(later)
        process.send_signal(signal.SIGKILL)
    summary = open_casebook(path, read_only=True).summary()
    assert summary.documents >= written
    # Each document is there with all that belongs to it, or not at all.
    assert summary.events == summary.sentences == summary.measures == summary.documents
    assert summary.passages == 2 * summary.documents
    number = summary.documents + 3
    writer.write(path, number)
    assert open_casebook(path).summary().events == number


def test_two_readers_read_while_a_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "casebook.duckdb"
    with a_writer(path, 25) as process:
        progress(process, 1)
        counts = [open_casebook(path, read_only=True).summary().events for _ in range(4)]
        assert process.poll() is None, "the writer ended before the readers read"
        assert process.wait(60) == 0
    assert 1 <= counts[0] <= counts[-1] <= 25
    assert open_casebook(path).summary().events == 25


def test_a_casebook_that_is_held_says_by_whom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = open_casebook(tmp_path / "casebook.duckdb").path
    hold = f"import duckdb; held = duckdb.connect({str(path)!r}); print(1, flush=True); input()"
    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0.2)
    command = [sys.executable, "-c", hold]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as holder:
        progress(holder, 1)
        with pytest.raises(CasebookBusyError, match=rf"held by process {holder.pid} \(.*python"):
            open_casebook(path, read_only=True)
        holder.kill()
    assert open_casebook(path, read_only=True).summary().events == 0


def test_a_casebook_that_is_let_go_in_time_is_simply_read(tmp_path: Path) -> None:
    path = open_casebook(tmp_path / "casebook.duckdb").path
    hold = (
        f"import duckdb, time; held = duckdb.connect({str(path)!r}); print(1, flush=True); "
        "time.sleep(0.5)"
    )
    command = [sys.executable, "-c", hold]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        progress(holder, 1)
        assert open_casebook(path, read_only=True).summary().events == 0


def test_the_same_process_may_hold_it_otherwise_for_a_moment(tmp_path: Path) -> None:
    import threading

    path = open_casebook(tmp_path / "casebook.duckdb").path
    held = duckdb.connect(str(path), config=database._CONFIG)
    release = threading.Timer(0.3, held.close)
    release.start()
    assert open_casebook(path, read_only=True).summary().events == 0
    release.join()
