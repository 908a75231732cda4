"""``gestae`` on the command line: start with ``main``.

A command is a module in ``commands/`` with a function ``command``, whose docstring is its help,
``EXAMPLES``, each a line that runs as it stands, and ``PANEL``, the heading it is listed under.
``VERBS``, where it has them, are commands below it. A new file there is a new command.
"""

import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module, metadata
from importlib.resources import files
from inspect import cleandoc
from io import TextIOWrapper
from typing import Annotated

import typer

from gestae.cli.messages import STOPPED, describe, report

PANELS = (
    "Make a record",
    "Ask the record",
    "Draw from the record",
    "See what was left out",
    "Check the work",
)
"""The headings of the help, in the order of the work."""

JSON_ERRORS = "--json-errors"
"""The option that makes errors readable for machines; it may stand anywhere."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs ``gestae`` with the arguments, those of the process by default, and exits.

    The status is 0 where all went well, 1 where the work failed, 2 where the call is wrong, and
    130 where it was stopped with Ctrl-C.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what libraries tell developers is no message to the user
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what it cannot encode is escaped
    as_json = JSON_ERRORS in given
    left = [argument for argument in given if argument != JSON_ERRORS]
    try:
        status = make_app()(args=left, prog_name="gestae", standalone_mode=False)
        if status == STOPPED.status:
            report(STOPPED, as_json=as_json)
    except (Exception, KeyboardInterrupt) as error:
        problem = describe(error)
        if problem.kind == "fault" and not as_json:
            raise  # with the traceback, which is what a report of a fault needs
        report(problem, as_json=as_json)
        status = problem.status
    sys.exit(status or 0)


def make_app() -> typer.Typer:
    """The application with all its commands."""
    app = typer.Typer(
        help=_paragraphs(_about.__doc__),
        epilog="Example:\n\ngestae read examples/documents\n\ngestae events --type AID",
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    app.callback()(_about)
    modules = [import_module(f"gestae.cli.commands.{name}") for name in known_commands()]
    for module in sorted(modules, key=lambda module: PANELS.index(module.PANEL)):
        facts: dict[str, str] = {
            "help": _paragraphs(module.command.__doc__),
            "epilog": "\n\n".join(["Example:", *module.EXAMPLES]),
            "rich_help_panel": module.PANEL,
        }
        name = module.__name__.rpartition(".")[2]
        if verbs := getattr(module, "VERBS", None):
            app.add_typer(_make_group(module.command, verbs), name=name, **facts)  # type: ignore[arg-type]
        else:
            app.command(name, **facts)(module.command)  # type: ignore[arg-type]
    return app


def _make_group(
    command: Callable[..., None], verbs: Mapping[str, Callable[..., None]]
) -> typer.Typer:
    """A command that does something by itself, and has commands of its own."""
    group = typer.Typer(
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
    )
    group.callback(invoke_without_command=True)(command)
    for name, verb in verbs.items():
        group.command(name, help=_paragraphs(verb.__doc__))(verb)
    return group


def _paragraphs(docstring: str | None) -> str:
    """The docstring with one line a paragraph: the help wraps lines itself."""
    paragraphs = cleandoc(docstring or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def known_commands() -> tuple[str, ...]:
    """The names of the commands, sorted."""
    names = (file.name for file in files("gestae.cli.commands").iterdir())
    return tuple(sorted(n[:-3] for n in names if n.endswith(".py") and n != "__init__.py"))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gestae {metadata.version('gestae')}")
        raise typer.Exit


def _about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")
    ] = False,
    json_errors: Annotated[
        bool,
        typer.Option(
            JSON_ERRORS,
            help="Write errors as one JSON object a line, with kind, message, where and remedy.",
        ),
    ] = False,
) -> None:
    """A sourced record of statecraft: who did what to whom, when, where, how much, how far it
    has got, on whose word, and why.

    Read documents into a casebook first, then ask it. Data goes to standard output, messages to
    standard error. The exit status is 0 on success, 1 where the work failed, 2 for wrong usage.
    """
