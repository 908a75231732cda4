"""``gestae code``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.options import (
    ColumnOption,
    InputFormatOption,
    JobsOption,
    JudgeOption,
    OutputOption,
)

if TYPE_CHECKING:
    from gestae.records import Failure

PANEL = "Make a record"
EXAMPLES = (
    "gestae code examples/documents --output events.parquet",
    "gestae code documents.jsonl --column text=body > events.jsonl",
)


def command(
    *,
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders, or JSON Lines, CSV or Parquet with a document a row; "
            "- for standard input.",
        ),
    ],
    output: OutputOption = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="jsonl, parquet, csv, table or markdown; without it as the output's name tells, "
            "else jsonl.",
        ),
    ] = None,
    columns: ColumnOption = None,
    input_format: InputFormatOption = None,
    jobs: JobsOption = 1,
    judge: JudgeOption = True,
) -> None:
    """Code documents as a stream, without a casebook: documents in, events out.

    What cannot be read is named on standard error while the rest goes on; the exit status is 1
    if any input failed.
    """
    from gestae.cli.asked import make_options
    from gestae.cli.emit import choose_format, emit_tables
    from gestae.cli.messages import say
    from gestae.run.local import stream_tables

    failures: list[Failure] = []
    coded = stream_tables(
        inputs,
        options=make_options(columns, input_format),
        jobs=jobs,
        judged=judge,
        failed=failures.append,
    )
    tables = (tables["events"] for tables in coded)
    emit_tables(tables, "events", choose_format(format_, output, default="jsonl"), output)
    for failure in failures:
        say(f"{failure.path}: {failure.reason} (while trying to {failure.stage})")
    if failures:
        raise typer.Exit(1)
