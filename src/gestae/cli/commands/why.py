"""``gestae why``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.emit import emit_made, emit_picture, picture_format, quiet_pipe
from gestae.cli.messages import say
from gestae.cli.options import CASEBOOK, CasebookOption, OutputOption

if TYPE_CHECKING:
    from gestae.analysis.reasons.graph import ReasonGraph

PANEL = "Draw from the record"
EXAMPLES = (
    "gestae why 3caba071",
    'gestae why "JPN aids UKR" --depth 1',
    'gestae why "日本援助乌克兰" --output reasons.svg',
)


def command(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="EVENT|POLICY",
            help="The id of an event, or a policy: who does what to whom, as in 'JPN aids UKR'.",
        ),
    ],
    *,
    depth: Annotated[
        int,
        typer.Option(
            "--depth", min=1, max=9, metavar="N", help="Steps from there: 2 has reasons of reasons."
        ),
    ] = 2,
    confidence: Annotated[
        float | None,
        typer.Option("--confidence", min=0, max=1, metavar="P", help="The least score of a tie."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="table, jsonl, csv, parquet or markdown; dot, argdown or json for the whole "
            "graph; or a picture as svg or png.",
        ),
    ] = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Draw the reasons that are told for a deed or a policy, each with who says so.

    Purposes, motives, causes, means, conditions, what did not prevent it and what holds it back,
    around the deed in both directions. A reason that somebody rejects ("not out of gratitude") is
    kept as rejected.
    """
    from gestae.analysis.reasons.reasons import LEAST, find_reasons
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook, read_only=True) as opened:
        least = LEAST if confidence is None else confidence
        graph = find_reasons(opened, asked, depth=depth, confidence=least)
    picture = picture_format(format_, output)
    if picture:
        from gestae.analysis.charts.reasons import draw_reasons

        emit_picture(draw_reasons(graph), picture, output)
    elif not _emit_written(graph, format_, output):
        emit_made({"reason_edges": graph.edges_table()}, format_, output)
    if not graph.edges:
        say(f"No reason is told for {graph.asked}. gestae links shows what {casebook} holds.")


def _emit_written(graph: "ReasonGraph", format_: str | None, output: Path | None) -> bool:
    """Writes the whole graph in a language of its own, if one was asked for."""
    from gestae.analysis.reasons.written import SUFFIXES, WRITTEN
    from gestae.outputs.write import open_output

    told = format_ or (SUFFIXES.get(output.suffix.lower()) if output else None)
    if told is None or told not in WRITTEN:
        return False
    with quiet_pipe(), open_output(output, binary=False, what=told) as out:
        out.write(WRITTEN[told](graph))
    return True
