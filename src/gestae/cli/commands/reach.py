"""``gestae reach``."""

from typing import Annotated

import typer

from gestae.cli.emit import emit_made, emit_picture, picture_format, quiet_pipe
from gestae.cli.messages import say
from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    DocumentOption,
    LanguageOption,
    OutputOption,
    SpeakerOption,
)
from gestae.store.asked import make_filters

PANEL = "Draw from the record"
EXAMPLES = ("gestae reach", "gestae reach --format geojson --output rings.geojson")


def command(
    *,
    documents: DocumentOption = None,
    languages: LanguageOption = None,
    speakers: SpeakerOption = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="table, jsonl, csv, parquet or markdown; geojson, or a map as svg or png.",
        ),
    ] = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Put ranges and distances on the map: what lies inside, and what geography rules out.

    Distances stand beside the geodesic; for other formats than a table, the rings alone.
    """
    from gestae.analysis.reach.reach import find_reach
    from gestae.outputs.write import open_output
    from gestae.store.casebook import open_casebook

    filters = make_filters(documents=documents, languages=languages, speakers=speakers)
    with open_casebook(casebook, read_only=True) as opened:
        reach = find_reach(opened, filters)
    picture = picture_format(format_, output)
    if picture:
        from gestae.analysis.charts.map import draw_reach

        emit_picture(draw_reach(reach), picture, output)
        return
    suffix = output.suffix.lower() if output else ""
    if format_ == "geojson" or (format_ is None and suffix == ".geojson"):
        with quiet_pipe(), open_output(output, binary=False, what="geojson") as out:
            out.write(reach.to_geojson() + "\n")
    else:
        tables = {"rings": reach.rings_table(), "distances": reach.distances_table()}
        emit_made(tables, format_, output)
    if not (reach.rings or reach.distances):
        say(f"No range or distance between places is told in {casebook}.")
