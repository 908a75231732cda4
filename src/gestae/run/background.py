"""Coding while the same program does other things: ``Beside``, one process that is kept.

A server reads documents while it shows pages. Coding is done in another process that takes what
time the pages leave, a document at a time: so it can be followed and stopped at any of them.
"""

import os
import threading
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import pyarrow as pa

from gestae.records import Failure
from gestae.records.columns import from_table
from gestae.run.batch import Tables, code_batch, failure_tables
from gestae.run.processes import Work, begin_process, end_processes

NICENESS = 10
"""How much the process that codes gives way to others, as ``nice`` counts it."""


class Beside:
    """Codes in a process of its own, which is kept, with its language engines, for the next run.

    ``Beside().execute`` is what ``read_into_casebook`` takes to code elsewhere. ``coded`` is told
    the records of each document as soon as they are there. Safe to stop from another thread.
    """

    def __init__(
        self, work: Work = code_batch, *, coded: Callable[[Tables], None] | None = None
    ) -> None:
        self._work = work
        self._coded = coded
        self._gate = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._is_stopped = False

    def execute(self, batches: Iterable[pa.Table]) -> Generator[Tables, None, None]:
        """The records of each batch. Raises ``KeyboardInterrupt`` once ``stop`` is called."""
        with self._gate:
            self._is_stopped = False
        for batch in batches:
            parts = []
            for number in range(len(batch)):
                parts.append(self._code(batch.take([number])))
                if self._coded:
                    self._coded(parts[-1])
            yield {kind: pa.concat_tables([part[kind] for part in parts]) for kind in parts[0]}

    def stop(self) -> None:
        """Ends what is being coded at once; ``execute`` may be called anew."""
        with self._gate:
            self._is_stopped = True
            if self._pool:
                end_processes(self._pool)
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None

    def rest(self) -> None:
        """Lets the process go, and the memory it takes; the next run starts another."""
        with self._gate:
            if self._pool:
                self._pool.shutdown()
                self._pool = None

    def _code(self, single: pa.Table) -> Tables:
        """The records of a table of one document."""
        with self._gate:
            if self._is_stopped:
                raise KeyboardInterrupt
            self._pool = self._pool or ProcessPoolExecutor(
                1, get_context("spawn"), initializer=_begin_gently
            )
            future = self._pool.submit(self._work, single)
        try:
            return future.result()
        except BrokenProcessPool:
            with self._gate:
                self._pool = None
                if self._is_stopped:
                    raise KeyboardInterrupt from None
            (document,) = from_table(single, "documents")
            reason = "its process died, for want of memory perhaps; try it alone or cut it"
            return failure_tables([Failure(document.path or document.key, "code", reason)])


def _begin_gently() -> None:
    begin_process()
    os.nice(NICENESS)
