"""``gestae deeds``."""

from typing import Annotated

import typer

from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ConfidenceOption,
    DocumentOption,
    FormatOption,
    InstrumentOption,
    LanguageOption,
    LimitOption,
    OutputOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    StatusOption,
    TargetOption,
    TypeOption,
    UntilOption,
)
from gestae.store.asked import check_types, make_filters

PANEL = "Ask the record"
EXAMPLES = (
    "gestae deeds --type AID --target UKR",
    "gestae deeds --tellings 2 --format jsonl --output deeds.jsonl",
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
    speakers: SpeakerOption = None,
    languages: LanguageOption = None,
    confidence: ConfidenceOption = None,
    least: Annotated[
        int, typer.Option("--tellings", min=1, metavar="N", help="Told at least so many times.")
    ] = 1,
    limit: LimitOption = None,
    order: Annotated[
        str, typer.Option("--order", metavar="NAME", help="date, type or confidence.")
    ] = "date",
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List deeds, one line each however often they are told: how far each got, and who tells it.

    The filters are those of events: a deed is listed where one of its tellings matches.
    """
    from gestae.cli.emit import choose_format, emit_tables
    from gestae.cli.messages import say
    from gestae.cli.nothing import explain_nothing
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
        speakers=speakers,
        languages=languages,
        confidence=confidence,
        limit=limit,
        order=order,
    )
    with open_casebook(casebook, read_only=True) as opened:
        table = opened.deeds(filters, least=least)
        emit_tables([table], "deeds", choose_format(format_, output), output)
        if not table.num_rows:
            say(explain_nothing(opened, "deeds", filters))
