"""``gestae measures``."""

from gestae.cli.emit import emit_listed
from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ConfidenceOption,
    DocumentOption,
    FormatOption,
    LanguageOption,
    LimitOption,
    OrderOption,
    OutputOption,
    PropertyOption,
    ReviewOption,
    SinceOption,
    SpeakerOption,
    SubjectOption,
    UntilOption,
)
from gestae.store.asked import make_filters

PANEL = "Ask the record"
EXAMPLES = ("gestae measures --property range --format csv",)


def command(
    *,
    properties: PropertyOption = None,
    subjects: SubjectOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    documents: DocumentOption = None,
    speakers: SpeakerOption = None,
    languages: LanguageOption = None,
    confidence: ConfidenceOption = None,
    review: ReviewOption = None,
    limit: LimitOption = None,
    order: OrderOption = "date",
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List or export measures: what documents state in figures without a deed.

    The range of a missile, the distance of an island, the share of people who think something.
    """
    filters = make_filters(
        types=properties,
        sources=subjects,
        since=since,
        until=until,
        documents=documents,
        speakers=speakers,
        languages=languages,
        confidence=confidence,
        review=review,
        limit=limit,
        order=order,
    )
    emit_listed("measures", filters, casebook, format_, output)
