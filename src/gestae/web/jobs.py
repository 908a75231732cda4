"""Documents read in the background: ``Jobs`` keeps the list and reads them one after another.

One thread reads the files and writes to the casebook; the coding, which takes the time, is done by
a process of its own. So pages stay quick, and the casebook has one writer.
"""

import datetime as dt
import logging
import secrets
import shutil
import threading
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from gestae.errors import GestaeError
from gestae.readers import Options
from gestae.records import Failure
from gestae.run.background import Beside
from gestae.run.batch import Tables
from gestae.run.linking import link_casebook
from gestae.run.local import Progress, read_into_casebook
from gestae.run.processes import Work
from gestae.store.held import HeldCasebook
from gestae.web.uploads import Received

if TYPE_CHECKING:
    from pathlib import Path

State = Literal["waiting", "reading", "linking", "done", "cancelled", "failed"]
ENDED: frozenset[State] = frozenset({"done", "cancelled", "failed"})
KEPT = 200
"""Jobs that are remembered; those before them are runs of the casebook."""
MOST_WAITING = 20
"""Jobs that may wait at the same time: each has its files on the disk."""
IDLE_SECONDS = 600
"""How long the process that codes is kept without work: it holds some hundred megabytes."""
MOST_FAILURES = 1000
"""Failures of a job that are remembered; the casebook keeps them all."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One upload on its way into the casebook, as it stands.

    ``who`` sent it; ``inputs`` are the files and folders at its top, ``files`` how many files there
    are. ``met``: documents and failures found in them so far, ``settled``: those that are coded,
    known or failed; ``at``: the file that is read now. ``documents``, ``known`` and ``events``
    count what was added and what was there before. ``linked``: pairs of tellings compared, of how
    many. ``error``: why the whole job failed.
    """

    id: str
    who: str
    inputs: tuple[str, ...]
    files: int
    size: int
    sent: dt.datetime
    state: State = "waiting"
    started: dt.datetime | None = None
    ended: dt.datetime | None = None
    met: int = 0
    settled: int = 0
    at: str | None = None
    documents: int = 0
    known: int = 0
    events: int = 0
    measures: int = 0
    failures: tuple[Failure, ...] = ()
    linked: tuple[int, int] = (0, 0)
    error: str = ""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ENDED

    @property
    def total(self) -> int:
        """How many documents there are at least; an archive may turn out to hold more."""
        return max(self.files, self.met)


class Jobs:
    """The jobs of a workbench, the latest last. Safe between threads; ``close`` at the end.

    ``work`` is what codes a batch, the usual way by default.
    """

    def __init__(
        self, casebook: HeldCasebook, options: Options | None = None, *, work: Work | None = None
    ) -> None:
        self._casebook = casebook
        self._options = options
        self._beside = (
            Beside(coded=self._count) if work is None else Beside(work, coded=self._count)
        )
        self._news = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._folders: dict[str, Path] = {}
        self._waiting: deque[str] = deque()
        self._now: str | None = None
        self._cancelled = False
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def add(self, received: Received, who: str) -> Job | None:
        """The job of an upload; its folder is removed afterwards. ``None`` where too many wait."""
        job = Job(
            id=secrets.token_hex(8),
            who=who,
            inputs=tuple(sorted(path.name for path in received.folder.iterdir())),
            files=received.files,
            size=received.size,
            sent=_now(),
            failures=received.refused,
        )
        with self._news:
            if len(self._waiting) >= MOST_WAITING or self._is_closed:
                shutil.rmtree(received.folder, ignore_errors=True)
                return None
            self._jobs[job.id] = job
            self._folders[job.id] = received.folder
            self._waiting.append(job.id)
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
            self._news.notify()
        return job

    def all(self) -> tuple[Job, ...]:
        """All jobs that are remembered, the latest first."""
        with self._news:
            return tuple(reversed(self._jobs.values()))

    def get(self, name: str) -> Job | None:
        """The job with that id."""
        with self._news:
            return self._jobs.get(name)

    def cancel(self, name: str) -> None:
        """Ends a job. One that waits is not begun; of one that reads, what was written stays."""
        with self._news:
            if name in self._waiting:
                self._waiting.remove(name)
                self._change(name, state="cancelled", ended=_now())
                self._clear(name)
            elif name == self._now:
                self._cancelled = True
                self._beside.stop()

    def close(self, seconds: float = 10) -> None:
        """Ends what is being read, and removes what waits."""
        with self._news:
            self._is_closed = self._cancelled = True
            while self._waiting:
                self._clear(self._waiting.popleft())
            self._news.notify()
            thread = self._thread
        self._beside.stop()
        if thread:
            thread.join(seconds)

    # What the thread does.

    def _work(self) -> None:
        while (name := self._next()) is not None:
            try:
                self._read(name)
            except GestaeError as error:
                self._end(name, "failed", error=str(error))
            except Exception:
                log.exception("reading an upload failed")
                self._end(name, "failed", error="something broke here; the server's log has more")
            finally:
                self._clear(name)

    def _next(self) -> str | None:
        """The next job, waited for; ``None`` when all is over."""
        with self._news:
            self._now = None
            while not self._waiting and not self._is_closed:
                if not self._news.wait(IDLE_SECONDS):
                    self._beside.rest()
            if self._is_closed:
                return None
            self._now = self._waiting.popleft()
            self._cancelled = False
            self._change(self._now, state="reading", started=_now())
            return self._now

    def _read(self, name: str) -> None:
        folder = self._folders[name]
        summary = read_into_casebook(
            sorted(folder.iterdir()),
            self._casebook,
            options=self._options,
            execute=self._beside.execute,
            progress=self._follow,
            below=folder,
        )
        with self._news:
            self._change(
                name,
                documents=summary.documents,
                known=summary.known + len(summary.duplicates),
                events=summary.events,
                measures=summary.measures,
                failures=(*self._jobs[name].failures, *summary.failures)[:MOST_FAILURES],
                at=None,
            )
        if summary.documents:  # also of a job that was cancelled: what it wrote stays
            self._link(name)
        self._end(name, "cancelled" if summary.interrupted else "done")

    def _link(self, name: str) -> None:
        with self._news:
            self._change(name, state="linking")
            self._cancelled = self._is_closed
        try:
            link_casebook(self._casebook, self._follow_linking)
        except KeyboardInterrupt:
            log.info("linking was stopped; the next upload goes on with it")

    def _follow(self, progress: Progress) -> None:
        """Told at each file and each batch that is written."""
        with self._news:
            if self._cancelled:
                raise KeyboardInterrupt
            name = str(self._now)
            job = self._jobs[name]
            self._change(
                name,
                met=job.met + (progress.path is not None),
                settled=max(job.settled, progress.documents + progress.known + progress.failures),
                at=progress.path or job.at,
                documents=progress.documents,
                known=progress.known,
                events=max(job.events, progress.events),
            )

    def _count(self, tables: Tables) -> None:
        """Told of each document that is coded, before it is written."""
        with self._news:
            name = str(self._now)
            job = self._jobs[name]
            self._change(
                name,
                settled=min(job.settled + 1, job.total),
                events=job.events + len(tables["events"]),
                measures=job.measures + len(tables["measures"]),
            )

    def _follow_linking(self, compared: int, total: int) -> None:
        with self._news:
            if self._cancelled:
                raise KeyboardInterrupt
            self._change(str(self._now), linked=(compared, total))

    def _end(self, name: str, state: State, *, error: str = "") -> None:
        with self._news:
            self._change(name, state=state, ended=_now(), at=None, error=error)
            if state == "done":
                self._change(name, settled=self._jobs[name].total)

    def _change(self, name: str, **changed: object) -> None:
        """Keeps the job as it stands now; the gate is held."""
        self._jobs[name] = replace(self._jobs[name], **changed)  # type: ignore[arg-type]

    def _clear(self, name: str) -> None:
        folder = self._folders.pop(name, None)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def _forget(self) -> None:
        """Forgets the oldest jobs that have ended; the gate is held."""
        ended = [name for name, job in self._jobs.items() if job.has_ended]
        for name in ended[: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[name]


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
