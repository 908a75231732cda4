"""``gestae sources``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.options import CASEBOOK, CasebookOption, FormatOption, OutputOption

PANEL = "Ask the record"
EXAMPLES = (
    "gestae sources",
    "gestae sources --add my-publishers.csv",
)


def command(
    *,
    add: Annotated[
        Path | None,
        typer.Option(
            "--add",
            metavar="FILE.csv",
            help="Keep what this table says of publishers and speakers; its columns are name, "
            "domains, kind, country, owner.",
        ),
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List who tells what the casebook holds: publishers and speakers, with their kind and counts.

    The kind is state, official, agency, newspaper, broadcaster, think_tank, social or other. Where
    it is not known, say it in a table and give that with --add: what you say comes before what
    gestae knows, and stays in the casebook.
    """
    from gestae.cli.emit import choose_format, emit_tables
    from gestae.cli.messages import say
    from gestae.ontology.publishers import read_own_publishers
    from gestae.store.casebook import open_casebook

    if add is not None:
        publishers = read_own_publishers(add)
        with open_casebook(casebook) as opened:
            opened.add_source_kinds(publishers)
        say(f"{len(publishers)} sources from {add} are kept in {casebook}.")
        return
    with open_casebook(casebook, read_only=True) as opened:
        table = opened.sources()
    emit_tables([table], "sources", choose_format(format_, output), output)
    if not table.num_rows:
        say(f"No sources: {casebook} has no document with a publisher, and nobody speaks.")
