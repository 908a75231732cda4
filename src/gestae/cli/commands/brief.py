"""``gestae brief``."""

from typing import Annotated

import typer

from gestae.cli.emit import quiet_pipe
from gestae.cli.options import CASEBOOK, CasebookOption, ConfidenceOption, OutputOption
from gestae.errors import UsageError
from gestae.store.asked import parse_day

PANEL = "Draw from the record"
EXAMPLES = (
    "gestae brief --since 2024-09-01",
    "gestae brief --since 2024 --output brief.html",
)


def command(
    *,
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="What appeared on this day or later.")
    ],
    most: Annotated[
        int, typer.Option("--most", min=1, metavar="N", help="Deeds of a pair that are told.")
    ] = 10,
    confidence: ConfidenceOption = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="markdown or html; else as the output's name tells.",
        ),
    ] = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Tell what is new: deeds by pair of parties, what moved on, contradictions, what was read.

    Every statement leads to the sentence it was read from.
    """
    from gestae.analysis.brief.brief import make_brief
    from gestae.analysis.brief.page import to_html, to_markdown
    from gestae.outputs.write import open_output
    from gestae.store.casebook import open_casebook

    writers = {"markdown": to_markdown, "html": to_html}
    told = "html" if output and output.suffix.lower() in {".html", ".htm"} else "markdown"
    chosen = format_ or told
    if chosen not in writers:
        raise UsageError.unknown("format", chosen, writers)
    day = parse_day(since, last=False)
    assert day is not None
    with open_casebook(casebook, read_only=True) as opened:
        page = writers[chosen](make_brief(opened, day, confidence=confidence or 0.0, most=most))
    with quiet_pipe(), open_output(output, binary=False, what=chosen) as out:
        out.write(page)
