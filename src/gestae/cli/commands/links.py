"""``gestae links``."""

from gestae.cli.emit import emit_listed
from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ConfidenceOption,
    DocumentOption,
    FormatOption,
    KindOption,
    LimitOption,
    OrderOption,
    OutputOption,
    ReviewOption,
)
from gestae.store.asked import check_kinds, make_filters

PANEL = "Ask the record"
EXAMPLES = ("gestae links --kind causes", "gestae links --format jsonl --output links.jsonl")


def command(
    *,
    kinds: KindOption = None,
    documents: DocumentOption = None,
    confidence: ConfidenceOption = None,
    review: ReviewOption = None,
    limit: LimitOption = None,
    order: OrderOption = "document",
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List or export links: what caused, was meant for, updates or contradicts what, and why so."""
    filters = make_filters(
        types=check_kinds(kinds),
        documents=documents,
        confidence=confidence,
        review=review,
        limit=limit,
        order=order,
    )
    emit_listed("links", filters, casebook, format_, output)
