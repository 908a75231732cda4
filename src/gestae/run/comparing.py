"""Translations compared while the same program does other things: start with ``Comparing``.

A comparison parses, aligns and audits two texts, which takes from a second to a minute. It is done
in a process of its own that takes what time others leave, and kept: documents are named by what
they say, so that it holds whatever else the casebook comes to know.
"""

import io
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Literal

from gestae.assembly.audit.files import Audit, audit_documents
from gestae.assembly.audit.finding import Finding
from gestae.assembly.sides import Side
from gestae.errors import CasebookBusyError, GestaeError
from gestae.outputs.audit_page import write_audit
from gestae.records import Document, Span
from gestae.run.processes import begin_process, end_processes

NICENESS = 10
"""How much the process that compares gives way to others, as ``nice`` counts it."""
MOST = 24
"""Comparisons that are kept; the one asked for longest ago goes first."""
MOST_WAITING = 8
"""Comparisons that may be under way or wait at the same time."""
IDLE_SECONDS = 600.0
"""How long the process is kept without work: it holds some hundred megabytes."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Stretches of the two texts that stand beside each other; one of them may be missing."""

    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts laid side by side, and what they say differently.

    ``languages`` are those of the two sides, ``original`` which of them it is and ``why`` how that
    is known. ``report`` is the page of HTML that ``gestae audit --format html`` writes.
    """

    languages: tuple[str, str]
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    original: Literal["a", "b"] | None
    why: str
    is_translation: bool
    report: str


@dataclass(frozen=True, slots=True)
class Wait:
    """A comparison on its way: how many seconds since it was asked for."""

    seconds: float


def compare(left: Document, right: Document | None) -> Comparison:
    """The two documents, or the two languages of one, compared; raises as ``audit_documents``."""
    audited = audit_documents(left, right)
    page = io.StringIO()
    write_audit(audited, page)
    return Comparison(
        languages=(_language(audited.left), _language(audited.right)),
        pairs=_pairs(audited),
        findings=audited.findings,
        original=audited.standing.original,
        why=audited.standing.why,
        is_translation=audited.is_translation,
        report=page.getvalue(),
    )


def _language(side: Side) -> str:
    return side.sentences[0].language if side.sentences else "und"


def _pairs(audited: Audit) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            audited.left.span_of(bead.left) if bead.left else None,
            audited.right.span_of(bead.right) if bead.right else None,
        )
        for bead in audited.beads
    )


Work = Callable[[Document, Document | None], Comparison]
"""What compares two documents, or the two languages of one."""


class Comparing:
    """Comparisons made one after another in a process of its own, and kept. Safe between threads.

    ``work`` compares, ``beside`` whether that is done in another process; where it is not, who asks
    waits for it. Both are for tests.
    """

    def __init__(self, work: Work = compare, *, beside: bool = True) -> None:
        self._work = work
        self._beside = beside
        self._gate = threading.Lock()
        self._kept: OrderedDict[tuple[str, str | None], tuple[float, Future[Comparison]]]
        self._kept = OrderedDict()
        self._pool: ProcessPoolExecutor | None = None
        self._timer: threading.Timer | None = None

    def ask(
        self, left: Document, right: Document | None = None, *, seconds: float = 0.0
    ) -> Comparison | Wait:
        """The comparison if it is there within so many seconds; else it goes on being made.

        Raises what ``compare`` raises, and ``CasebookBusyError`` where too many wait.
        """
        name = (left.id, right.id if right else None)
        with self._gate:
            if name not in self._kept:
                self._kept[name] = time.monotonic(), self._submit(left, right)
                self._forget()
            self._kept.move_to_end(name)
            since, future = self._kept[name]
        try:
            return future.result(timeout=seconds)
        except TimeoutError:
            return Wait(time.monotonic() - since)
        except BrokenProcessPool as error:
            self._lose(name)
            raise GestaeError(
                "the comparison broke off, for want of memory perhaps; try it again"
            ) from error

    def close(self) -> None:
        """Ends what is being compared."""
        with self._gate:
            if self._timer:
                self._timer.cancel()
            if self._pool:
                end_processes(self._pool)
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool = None

    def _submit(self, left: Document, right: Document | None) -> "Future[Comparison]":
        """Has it made; the gate is held."""
        if sum(not future.done() for _, future in self._kept.values()) >= MOST_WAITING:
            raise CasebookBusyError("too many comparisons wait; ask again when some are done")
        if not self._beside:
            return _made_here(self._work, left, right)
        if self._timer:
            self._timer.cancel()
        self._pool = self._pool or ProcessPoolExecutor(
            1, get_context("spawn"), initializer=_begin_gently
        )
        future = self._pool.submit(self._work, left, right)
        future.add_done_callback(lambda _: self._rest_later())
        return future

    def _forget(self) -> None:
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)

    def _lose(self, name: tuple[str, str | None]) -> None:
        with self._gate:
            self._kept.pop(name, None)
            self._pool = None

    def _rest_later(self) -> None:
        self._timer = threading.Timer(IDLE_SECONDS, self._rest)
        self._timer.daemon = True
        self._timer.start()

    def _rest(self) -> None:
        """Lets the process go, unless there is work for it."""
        with self._gate:
            if self._pool and all(future.done() for _, future in self._kept.values()):
                self._pool.shutdown(wait=False)
                self._pool = None


def _made_here(work: Work, left: Document, right: Document | None) -> "Future[Comparison]":
    future: Future[Comparison] = Future()
    try:
        future.set_result(work(left, right))
    except GestaeError as error:
        future.set_exception(error)
    return future


def _begin_gently() -> None:
    begin_process()
    os.nice(NICENESS)
