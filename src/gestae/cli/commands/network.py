"""``gestae network``."""

from typing import Annotated

import typer

from gestae.cli.emit import emit_made, emit_picture, picture_format, quiet_pipe
from gestae.cli.messages import say
from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ConfidenceOption,
    DocumentOption,
    InstrumentOption,
    OutputOption,
    SinceOption,
    SourceOption,
    StatusOption,
    TargetOption,
    TypeOption,
    UntilOption,
)
from gestae.store.asked import check_types, make_filters

PANEL = "Draw from the record"
EXAMPLES = (
    "gestae network --since 2022 --least 2",
    "gestae network --type SANCTION --output sanctions.graphml",
)


def command(
    *,
    types: TypeOption = None,
    instruments: InstrumentOption = None,
    sources: SourceOption = None,
    targets: TargetOption = None,
    statuses: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    documents: DocumentOption = None,
    confidence: ConfidenceOption = None,
    least: Annotated[
        int, typer.Option("--least", min=1, metavar="N", help="Deeds that a pair must have.")
    ] = 1,
    scale: Annotated[
        str, typer.Option("--scale", metavar="NAME", help="goldstein or plover.")
    ] = "goldstein",
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="table, jsonl, csv, parquet or markdown; graphml, or a picture as svg or png.",
        ),
    ] = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Draw the network of parties: who deals with whom, how much, and to what effect.

    Deeds count once, however often they are told. Groups are those that deal more within
    themselves than with others. For other formats than a table: the lines of the network.
    """
    from gestae.analysis.network.network import make_network
    from gestae.outputs.write import open_output
    from gestae.store.casebook import open_casebook

    filters = make_filters(
        types=check_types(types),
        instruments=instruments,
        sources=sources,
        targets=targets,
        statuses=statuses,
        since=since,
        until=until,
        documents=documents,
        confidence=confidence,
    )
    with open_casebook(casebook, read_only=True) as opened:
        network = make_network(opened, filters, scale=scale, least=least)
    picture = picture_format(format_, output)
    if picture:
        from gestae.analysis.charts.network import draw_network

        emit_picture(draw_network(network), picture, output)
    elif format_ == "graphml" or (not format_ and output and output.suffix.lower() == ".graphml"):
        with quiet_pipe(), open_output(output, binary=True, what="graphml") as out:
            network.write_graphml(out)
    else:
        tables = {"network_edges": network.edges_table(), "network_nodes": network.nodes_table()}
        emit_made(tables, format_, output)
    if not network.edges:
        say(f"No deed between two known parties of {casebook} matches.")
