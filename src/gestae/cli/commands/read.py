"""``gestae read``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ColumnOption,
    InputFormatOption,
    JobsOption,
    JudgeOption,
)

PANEL = "Make a record"
EXAMPLES = (
    "gestae read examples/documents",
    "gestae read articles/ interview.pdf --casebook spring.duckdb",
)


def command(
    *,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files and folders; - for standard input."),
    ],
    casebook: CasebookOption = CASEBOOK,
    columns: ColumnOption = None,
    input_format: InputFormatOption = None,
    jobs: JobsOption = 1,
    judge: JudgeOption = True,
    link: Annotated[
        bool,
        typer.Option(
            "--link/--no-link",
            help="Find which events tell one deed; `gestae link` does it later.",
        ),
    ] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Write the summary as JSON.")] = False,
) -> None:
    """Read documents of any known format into a casebook, code them, and say what was found.

    Then events that tell one deed are linked. A second run over the same input changes nothing.
    What cannot be read is listed with the reason while the rest goes on; the exit status is 1 if
    any input failed.
    """
    from gestae.cli.asked import make_options
    from gestae.cli.emit import emit_summary
    from gestae.cli.linked import link_and_say
    from gestae.cli.progress import show_progress, word_progress
    from gestae.run.local import read_into_casebook
    from gestae.store.casebook import open_casebook

    options = make_options(columns, input_format)
    with open_casebook(casebook) as opened, show_progress() as show:
        summary = read_into_casebook(
            paths,
            opened,
            options=options,
            jobs=jobs,
            judged=judge,
            progress=lambda step: show(word_progress(step)),
        )
    emit_summary(summary, casebook, as_json=as_json)
    if summary.interrupted:
        raise KeyboardInterrupt
    if link:
        link_and_say(casebook, quiet=as_json)
    if summary.failures:
        raise typer.Exit(1)
