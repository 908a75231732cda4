"""Options and arguments of the verbs of ``gestae review``."""

from typing import Annotated

import typer

from gestae.review.who import VARIABLE

ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        envvar=VARIABLE,
        help="Who decides; without it the system's user.",
    ),
]
WhyOption = Annotated[str | None, typer.Option("--why", metavar="WORDS", help="The reason.")]
BlindOption = Annotated[
    bool,
    typer.Option("--blind", help="See the record as if nobody else had decided anything."),
]
AdjudicatedOption = Annotated[
    bool,
    typer.Option(
        "--adjudicated", help="This settles a disagreement, and outranks all that do not."
    ),
]
EventArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An event's id, or its unique beginning.")
]
EventsArgument = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Ids of events, or their unique beginnings.")
]
