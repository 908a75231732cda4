"""Data to standard output or a file: ``emit_tables``, and ``quiet_pipe`` for all other data."""

import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from gestae.cli.messages import say
from gestae.cli.nothing import explain_nothing

if TYPE_CHECKING:
    import pyarrow as pa
    from matplotlib.figure import Figure

    from gestae.store.filters import Filters
    from gestae.store.summary import Summary

PICTURES = ("svg", "png")
Listed = Literal["events", "measures", "links"]
Kept = Literal["failures", "duplicates", "coverage"]


def emit_listed(
    kind: "Listed", filters: "Filters", casebook: Path, format_: str | None, output: Path | None
) -> None:
    """Writes what the filters ask of a casebook, and says so where they leave nothing."""
    from gestae.outputs.gather import tell_ends
    from gestae.outputs.write import load_format
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook, read_only=True) as opened:
        asked = {"events": opened.events, "measures": opened.measures, "links": opened.links}
        table = asked[kind](filters)
        chosen = choose_format(format_, output)
        told = kind == "links" and load_format(chosen).FOR_PEOPLE
        emit_tables([tell_ends(opened, table) if told else table], kind, chosen, output)
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
    emit_tables([table], kind, choose_format(format_, output), output)
    if not table.num_rows:
        say(f"No {kind}: {casebook} has none.")


def choose_format(format_: str | None, output: Path | None, *, default: str = "table") -> str:
    """The format asked for, else the one that the output's name tells."""
    from gestae.outputs.write import format_of

    return format_ or (format_of(output) if output else None) or default


def emit_tables(tables: "Iterable[pa.Table]", kind: str, format_: str, output: Path | None) -> None:
    """Writes the records to a file or to standard output."""
    from gestae.outputs.write import write_tables

    with quiet_pipe():
        write_tables(tables, kind, format_, output)


def emit_made(parts: "Mapping[str, pa.Table]", format_: str | None, output: Path | None) -> None:
    """Writes what an analysis made, by kind: all parts for people, the first for machines."""
    from gestae.outputs.write import write_parts

    with quiet_pipe():
        write_parts(parts, choose_format(format_, output), output)


def picture_format(format_: str | None, output: Path | None) -> str | None:
    """The format of the picture asked for, by name or by the output's; ``None`` for another."""
    told = format_ or (output.suffix.lower().removeprefix(".") if output else None)
    return told if told in PICTURES else None


def emit_picture(figure: "Figure", format_: str, output: Path | None) -> None:
    """Writes a picture to a file or to standard output."""
    from gestae.analysis.charts.picture import save
    from gestae.outputs.write import open_output

    with quiet_pipe(), open_output(output, binary=True, what=format_) as out:
        save(figure, format_, out)


def emit_summary(summary: "Summary", casebook: Path, *, as_json: bool) -> None:
    """Writes what a run has read, for people or as one JSON object."""
    from gestae.outputs.summary import summary_to_dict, write_summary
    from gestae.records.rows import to_json

    with quiet_pipe():
        if as_json:
            sys.stdout.write(to_json(summary_to_dict(summary)) + "\n")
        else:
            write_summary(summary, str(casebook), sys.stdout)
    if summary.events and sys.stdout.isatty():
        say(f"Next: gestae events --casebook {shlex.quote(str(casebook))}")


def emit_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """Writes names with their values, one a line."""
    listed = list(pairs)
    width = max((len(name) for name, _ in listed), default=0)
    with quiet_pipe():
        sys.stdout.writelines(f"{name:<{width}}  {value}\n" for name, value in listed)


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
