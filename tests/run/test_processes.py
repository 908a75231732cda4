import os
import struct
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import islice, repeat
from multiprocessing import get_context

import pytest

from gestae.errors import UsageError
from gestae.records import Document
from gestae.records.columns import from_table, to_table
from gestae.run.processes import code_here, end_processes, executor
from tests.run import fakes


def some_batches(number: int) -> list[object]:
    return [
        to_table([Document(f"{i}.txt", f"Land{i} helps Chad")], "documents") for i in range(number)
    ]


@pytest.mark.parametrize("execute", [fakes.here, fakes.in_two_processes])
def test_results_come_in_the_order_of_the_batches(execute: object) -> None:
    results = execute(some_batches(7))  # type: ignore[operator]
    events = [next(from_table(tables["events"], "events")) for tables in results]
    assert [event.sources[0].text for event in events] == [f"Land{i}" for i in range(7)]


@pytest.mark.parametrize("execute", [fakes.here, fakes.in_two_processes])
def test_batches_are_taken_as_they_are_needed(execute: object) -> None:
    (batch,) = some_batches(1)
    endless = execute(repeat(batch))  # type: ignore[operator]
    assert len(list(islice(endless, 5))) == 5
    endless.close()


def test_work_under_way_is_not_waited_for_once_nobody_wants_it() -> None:
    slow = to_table([Document("slow.txt", "sleep")], "documents")
    results = fakes.in_two_processes(iter([*some_batches(1), slow, slow, slow]))  # type: ignore[list-item]
    next(results)
    begun = time.monotonic()
    results.close()
    assert time.monotonic() - begun < 10


def test_half_a_result_of_a_process_that_was_ended_is_not_waited_for() -> None:
    pool = ProcessPoolExecutor(1, get_context("spawn"))
    pool.submit(time.sleep, 60)
    pipe = pool._result_queue._writer  # type: ignore[attr-defined]
    os.write(pipe.fileno(), struct.pack("!i", 4096) + b"half")
    end_processes(pool)
    closing = threading.Thread(target=pool.shutdown, daemon=True)
    closing.start()
    closing.join(20)
    assert not closing.is_alive()


def test_processes_end_with_the_one_that_started_them() -> None:
    script = """
import os, signal
from itertools import repeat
from multiprocessing import active_children
from tests.run import fakes, test_processes
if __name__ == "__main__":
    results = fakes.in_two_processes(repeat(*test_processes.some_batches(1)))
    next(results)
    print(*[child.pid for child in active_children()], flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    pids = said.stdout.split()
    assert len(pids) == 2
    for _ in range(100):
        if not any(is_running(pid) for pid in pids):
            return
        time.sleep(0.1)
    pytest.fail("a process outlives the one that started it")


def is_running(pid: str) -> bool:
    listed = subprocess.run(
        ["ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False
    )
    return bool(listed.stdout.strip()) and not listed.stdout.startswith("Z")


def test_one_job_needs_no_other_process() -> None:
    assert executor(1).func is code_here


def test_no_jobs_are_refused() -> None:
    with pytest.raises(UsageError, match="jobs is 0; it should be 1 or more"):
        executor(0)
