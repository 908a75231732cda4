"""Coding on this machine: ``code_here`` in this process, ``code_in_processes`` in several.

Both take tables of documents and give their records in the same order, lazily, with a few
batches under way. Only Arrow tables pass between processes; each process loads a language
engine once.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context, parent_process

import pyarrow as pa

from gestae.errors import UsageError
from gestae.records import Failure
from gestae.records.columns import from_table
from gestae.run.batch import Tables, code_batch, failure_tables

Work = Callable[[pa.Table], Tables]
Execute = Callable[[Iterable[pa.Table]], Generator[Tables, None, None]]
"""How batches are coded: their records in the order of the batches."""


def code_here(
    batches: Iterable[pa.Table], work: Work = code_batch
) -> Generator[Tables, None, None]:
    """The records of each batch, coded in this process."""
    for batch in batches:
        yield work(batch)


def code_in_processes(
    batches: Iterable[pa.Table], jobs: int, work: Work = code_batch
) -> Generator[Tables, None, None]:
    """The records of each batch, coded in ``jobs`` processes.

    A document whose process dies (killed for want of memory, say) gets a failure; the others of
    its batch are coded again. Processes end with this one, however it ends.
    """
    pool = _pool(jobs)
    under_way: deque[tuple[pa.Table, Future[Tables]]] = deque()
    try:
        for batch in batches:
            try:
                under_way.append((batch, pool.submit(work, batch)))
            except BrokenProcessPool:
                pool = _pool(jobs)
                under_way.append((batch, pool.submit(work, batch)))
            if len(under_way) > jobs:
                yield _result(*under_way.popleft(), work)
        while under_way:
            yield _result(*under_way.popleft(), work)
    finally:
        if under_way:  # stopped before the end: nobody waits for these any more
            end_processes(pool)
        pool.shutdown(cancel_futures=True)


def executor(jobs: int, *, judged: bool = True) -> Execute:
    """The way to code with so many processes, with or without the learned judge."""
    if jobs < 1:
        raise UsageError(f"jobs is {jobs}; it should be 1 or more")
    work: Work = code_batch if judged else partial(code_batch, judged=False)
    if jobs == 1:
        return partial(code_here, work=work)
    return partial(code_in_processes, jobs=jobs, work=work)


def _result(batch: pa.Table, future: Future[Tables], work: Work) -> Tables:
    try:
        return future.result()
    except BrokenProcessPool:
        return _one_by_one(batch, work)


def _one_by_one(batch: pa.Table, work: Work) -> Tables:
    """The records of a batch whose process died, each document on its own."""
    parts: list[Tables] = []
    pool = _pool(1)
    for number in range(len(batch)):
        single = batch.take([number])
        try:
            parts.append(pool.submit(work, single).result())
        except BrokenProcessPool:
            (document,) = from_table(single, "documents")
            reason = "its process died, for want of memory perhaps; try it alone or cut it"
            parts.append(failure_tables([Failure(document.path or document.key, "code", reason)]))
            pool = _pool(1)
    pool.shutdown()
    return {kind: pa.concat_tables([part[kind] for part in parts]) for kind in parts[0]}


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork would copy the locks of threads that Arrow and DuckDB run.
    return ProcessPoolExecutor(jobs, get_context("spawn"), initializer=begin_process)


def end_processes(pool: ProcessPoolExecutor) -> None:
    """Ends the processes of a pool, whatever they are at."""
    # Python has a public way to do this from 3.14 on only (terminate_workers).
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        process.terminate()
    # One that ends while it sends a result leaves half of it in the pipe, and the pool waits for
    # the rest as long as anybody could still write there.
    writer = getattr(getattr(pool, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()


def begin_process() -> None:
    """Leaves Ctrl-C to the first process, and ends when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
