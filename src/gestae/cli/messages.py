"""What the command line says beside its data: ``say``, ``describe`` and ``report``."""

import json
import os
import sys
from dataclasses import asdict, dataclass

import typer

from gestae.errors import (
    CasebookBusyError,
    CasebookError,
    GestaeError,
    LanguageError,
    ReadError,
    TableError,
    UsageError,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is told.

    ``kind`` is a word a program can branch on, ``where`` the file or command it concerns,
    ``remedy`` what to do where the message does not say it, ``status`` the exit status.
    """

    kind: str
    message: str
    where: str | None
    remedy: str | None
    status: int


_KINDS: tuple[tuple[type[GestaeError], str, int, str | None], ...] = (
    # The first that fits tells kind, exit status and remedy.
    (UsageError, "usage", 2, None),
    (TableError, "tables", 1, "Mend the lines named above, then run: gestae check"),
    (ReadError, "read", 1, None),
    (CasebookBusyError, "busy", 1, "Wait until the other process is done, then try again."),
    (CasebookError, "casebook", 1, None),
    (LanguageError, "language", 1, None),
    (GestaeError, "gestae", 1, None),
)


def say(message: str) -> None:
    """Writes a message to standard error, with nothing in it that a terminal would obey."""
    shown = "".join(c if c.isprintable() or c == "\n" else " " for c in message)
    print(shown, file=sys.stderr)  # noqa: T201  (this is where the command line speaks)


def describe(error: BaseException) -> Problem:
    """The error as it is told: what is wrong, where, and what to do."""
    if isinstance(error, GestaeError):
        kind, status, remedy = next(
            (kind, status, remedy) for cls, kind, status, remedy in _KINDS if isinstance(error, cls)
        )
        where = error.path if isinstance(error, ReadError) else None
        return Problem(kind, str(error), where, remedy, status)
    if isinstance(error, typer.TyperException):
        return _wrong_call(error)
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return Problem("system", reason, _named(error.filename), None, 1)
    if isinstance(error, (KeyboardInterrupt, typer.Abort)):
        return STOPPED
    fault = f"{type(error).__name__}: {error}"
    return Problem("fault", fault, None, "This is a fault of gestae itself: please report it.", 1)


STOPPED = Problem(
    "interrupted",
    "Stopped.",
    None,
    "The casebook is intact and keeps what was read; the same command goes on from there.",
    130,  # what a shell reports of a program stopped with Ctrl-C: 128 and the signal's number
)


def _named(filename: object) -> str | None:
    return None if filename is None else str(filename)


def _wrong_call(error: typer.TyperException) -> Problem:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "gestae"
    remedy = f"{command} --help shows how it is called, with an example."
    return Problem("usage", error.format_message(), command, remedy, error.exit_code)


def report(problem: Problem, *, as_json: bool) -> None:
    """Writes the problem to standard error, for people or as one JSON object."""
    if as_json:
        say(json.dumps(asdict(problem), ensure_ascii=False))
        return
    place = f"{problem.where}: " if problem.kind == "system" and problem.where else ""
    typer.secho("gestae: ", err=True, nl=False, fg="red" if _coloured() else None, bold=_coloured())
    say(f"{place}{problem.message}")
    if problem.remedy:
        say(problem.remedy)


def _coloured() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")
