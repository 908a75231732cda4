"""Data to standard output or a file: ``emit_tables``, and ``quiet_pipe`` for all other data."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from gestae.cli.messages import say
from gestae.cli.nothing import explain_nothing

if TYPE_CHECKING:
    import pyarrow as pa

    from gestae.store.filters import Filters

Listed = Literal["events", "measures", "links"]
Kept = Literal["failures", "duplicates", "coverage"]


def emit_listed(
    kind: "Listed", filters: "Filters", casebook: Path, format_: str | None, output: Path | None
) -> None:
    """Writes what the filters ask of a casebook, and says so where they leave nothing."""
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook, read_only=True) as opened:
        asked = {"events": opened.events, "measures": opened.measures, "links": opened.links}
        table = asked[kind](filters)
        emit_tables([table], kind, format_, output)
        if not table.num_rows:
            say(explain_nothing(opened, kind, filters))


def emit_kept(kind: "Kept", casebook: Path, format_: str | None, output: Path | None) -> None:
    """Writes all that a casebook keeps of what was left out, and says so where that is nothing."""
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook, read_only=True) as opened:
        kept = {
            "failures": opened.failures,
            "duplicates": opened.duplicates,
            "coverage": opened.coverage,
        }
        table = kept[kind]()
    emit_tables([table], kind, format_, output)
    if not table.num_rows:
        say(f"No {kind}: {casebook} has none.")


def emit_tables(
    tables: "Iterable[pa.Table]",
    kind: str,
    format_: str | None,
    output: Path | None,
    *,
    default: str = "table",
) -> None:
    """Writes the records; the format is that of the output's name where none is given."""
    from gestae.outputs.write import format_of, write_tables

    chosen = format_ or (format_of(output) if output else None) or default
    with quiet_pipe():
        write_tables(tables, kind, chosen, output)


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """Ends the program without a word where the reader of its output is gone (``| head``)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Whatever is still buffered must go somewhere when the interpreter shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
