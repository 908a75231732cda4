"""``gestae events``."""

from gestae.cli.emit import emit_listed
from gestae.cli.options import (
    CASEBOOK,
    AsReadOption,
    CasebookOption,
    ConfidenceOption,
    DocumentOption,
    FormatOption,
    InstrumentOption,
    LanguageOption,
    LimitOption,
    OrderOption,
    OutputOption,
    ReviewOption,
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
    "gestae events --type AID --source JPN --since 2024-02",
    "gestae events --status pledged --format csv --output pledges.csv",
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
    review: ReviewOption = None,
    as_read: AsReadOption = False,
    limit: LimitOption = None,
    order: OrderOption = "date",
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List or export events: who did what to whom, how far it has got, and on whose word.

    Filters may be repeated: several values of one mean any of them, several filters mean all.
    What users decided holds (gestae review): rejected events are left out, corrected ones say what
    they were corrected to.
    """
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
        review=review,
        as_read=as_read,
        limit=limit,
        order=order,
    )
    emit_listed("events", filters, casebook, format_, output)
