"""``gestae search``."""

from typing import Annotated

import typer

from gestae.cli.emit import emit_made
from gestae.cli.messages import say
from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    DocumentOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    SinceOption,
    UntilOption,
)
from gestae.store.asked import parse_day

PANEL = "Ask the record"
EXAMPLES = (
    'gestae search "price cap" -l en',
    'gestae search "who sent weapons to Ukraine?" --meaning',
)


def command(
    question: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help='Words that must all be there; "a phrase", -not, this OR that.',
        ),
    ],
    *,
    meaning: Annotated[
        bool,
        typer.Option(
            "--meaning",
            help="The sentences nearest in meaning, in any language. The first time this reads all "
            "sentences, some minutes for a large casebook.",
        ),
    ] = False,
    events: Annotated[
        bool, typer.Option("--events", help="Only sentences from which an event was read.")
    ] = False,
    languages: LanguageOption = None,
    documents: DocumentOption = None,
    publishers: Annotated[
        list[str] | None,
        typer.Option("--publisher", metavar="NAME", help="Words of the publisher's name."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.")
    ] = 20,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Search the sentences of a casebook, in English and Chinese, by words or by meaning.

    Dates are those of the documents. The index lies in a folder beside the casebook and follows it.
    """
    from gestae.analysis.search.search import Asked, found_table, search
    from gestae.store.casebook import open_casebook

    asked = Asked(
        languages=tuple(languages or ()),
        since=parse_day(since, last=False),
        until=parse_day(until, last=True),
        publishers=tuple(publishers or ()),
        documents=tuple(documents or ()),
        events=events,
    )
    with open_casebook(casebook, read_only=True) as opened:
        found = search(opened, question, asked, most=limit, by_meaning=meaning)
    emit_made({"found": found_table(found)}, format_, output)
    if not found:
        say(f"No sentence of {casebook} answers {question!r}.")
