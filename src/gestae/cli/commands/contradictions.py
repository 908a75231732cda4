"""``gestae contradictions``."""

from typing import Annotated

import typer

from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    DocumentOption,
    FormatOption,
    LimitOption,
    OutputOption,
)

PANEL = "Ask the record"
EXAMPLES = (
    "gestae contradictions --severity critical --severity major",
    "gestae contradictions --differ dates --format jsonl --output contradictions.jsonl",
)


def command(
    *,
    severities: Annotated[
        list[str] | None,
        typer.Option("--severity", metavar="NAME", help="minor, major or critical."),
    ] = None,
    differences: Annotated[
        list[str] | None,
        typer.Option(
            "--differ",
            metavar="NAME",
            help="In what they differ: amounts, bounds, dates, order, duration, places, distance, "
            "geography, swapped, party, status, denial or measures.",
        ),
    ] = None,
    documents: DocumentOption = None,
    least: Annotated[
        float, typer.Option("--score", min=0, max=1, metavar="P", help="The least score.")
    ] = 0.0,
    limit: LimitOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List what cannot both hold: both sentences, what differs, how grave it is, and who says each.

    Inside a document and across, as linking has found them (gestae read does so at its end, gestae
    link anew). Which of the two is true is not said. --document asks for those in which one of the
    statements stands there.
    """
    from gestae.cli.emit import choose_format, emit_tables
    from gestae.cli.messages import say
    from gestae.store.asked import check_differences, check_severities
    from gestae.store.casebook import open_casebook
    from gestae.store.contradictions import AskedContradictions

    asked = AskedContradictions(
        severities=check_severities(severities),
        differences=check_differences(differences),
        documents=tuple(documents or ()),
        least=least,
        limit=limit,
    )
    with open_casebook(casebook, read_only=True) as opened:
        table = opened.contradictions(asked)
        emit_tables([table], "contradictions", choose_format(format_, output), output)
        if not table.num_rows:
            say(f"No contradictions in {casebook} match. gestae link looks for them anew.")
