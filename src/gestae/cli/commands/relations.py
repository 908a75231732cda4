"""``gestae relations``."""

from typing import Annotated

import typer

from gestae.cli.emit import emit_made, emit_picture, picture_format
from gestae.cli.messages import say
from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ConfidenceOption,
    FormatOption,
    OutputOption,
    SinceOption,
    UntilOption,
)
from gestae.store.asked import parse_day

PANEL = "Draw from the record"
EXAMPLES = (
    "gestae relations JPN RUS --by quarter",
    "gestae relations Japan Ukraine --since 2022 --output relation.svg",
)


def command(
    first: Annotated[str, typer.Argument(metavar="PARTY", help="A code or name: JPN, Japan.")],
    second: Annotated[str, typer.Argument(metavar="PARTY", help="The other.")],
    *,
    period: Annotated[
        str, typer.Option("--by", metavar="PERIOD", help="day, week, month, quarter or year.")
    ] = "month",
    scale: Annotated[
        str, typer.Option("--scale", metavar="NAME", help="goldstein or plover.")
    ] = "goldstein",
    since: SinceOption = None,
    until: UntilOption = None,
    confidence: ConfidenceOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Draw the relation of two parties through time: deeds in both directions, and when it changed.

    Deeds are weighed from -10 (war) to 10 (a great concession); what is denied or over weighs
    nothing. Counts stand beside how much was read. As svg or png: a picture of both.
    """
    from gestae.analysis.relations.relations import relate
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook, read_only=True) as opened:
        relation = relate(
            opened,
            first,
            second,
            period=period,
            scale=scale,
            since=parse_day(since, last=False),
            until=parse_day(until, last=True),
            confidence=confidence,
        )
    picture = picture_format(format_, output)
    if picture:
        from gestae.analysis.charts.relation import draw_relation

        emit_picture(draw_relation(relation), picture, output)
        return
    tables = {
        "relation_points": relation.points_table(),
        "relation_changes": relation.changes_table(),
    }
    emit_made(tables, format_, output)
    say(relation.summary)
    if relation.series.left_out:
        say(
            f"{relation.series.left_out} more are denied, over, or dated less exactly than the "
            f"{period}."
        )
