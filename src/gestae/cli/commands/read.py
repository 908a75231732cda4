"""``gestae read``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.options import CASEBOOK, CasebookOption, JobsOption

PANEL = "Make a record"
EXAMPLES = (
    "gestae read examples/documents",
    "gestae read articles/ interview.pdf --casebook spring.duckdb",
)


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files and folders; - for standard input."),
    ],
    casebook: CasebookOption = CASEBOOK,
    jobs: JobsOption = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Write the summary as JSON.")] = False,
) -> None:
    """Read documents of any known format into a casebook, code them, and say what was found.

    A second run over the same input changes nothing. What cannot be read is listed with the
    reason while the rest goes on; the exit status is 1 if any input failed.
    """
    import sys

    from gestae.cli.emit import quiet_pipe
    from gestae.cli.progress import show_progress
    from gestae.outputs.summary import summary_to_dict, write_summary
    from gestae.records.rows import to_json
    from gestae.run.local import read_into_casebook
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook) as opened, show_progress() as progress:
        summary = read_into_casebook(paths, opened, jobs=jobs, progress=progress)
    with quiet_pipe():
        if as_json:
            print(to_json(summary_to_dict(summary)))  # noqa: T201  (the command's data)
        else:
            write_summary(summary, str(casebook), sys.stdout)
    if summary.interrupted:
        raise KeyboardInterrupt
    if summary.failures:
        raise typer.Exit(1)
