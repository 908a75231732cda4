"""``gestae review``."""

from typing import Annotated

import typer

from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ConfidenceOption,
    DocumentOption,
    InstrumentOption,
    LanguageOption,
    OrderOption,
    ReviewOption,
    SinceOption,
    SourceOption,
    StatusOption,
    TargetOption,
    TypeOption,
    UntilOption,
)
from gestae.cli.reviewing import logs, verbs
from gestae.cli.reviewing.adjudicating import adjudicate
from gestae.cli.reviewing.options import BlindOption, ByOption
from gestae.store.asked import check_types, make_filters

PANEL = "Check the work"
EXAMPLES = (
    "gestae review --type SANCTION --by ana",
    "gestae review --sample 100 --seed 7 --by ana --blind",
    "gestae review accept 3caba071 --by ana --why 'as the treaty says'",
    "gestae review correct 3caba071 status planned",
    "gestae review export --output gold.jsonl",
)
VERBS = {
    "accept": verbs.accept,
    "reject": verbs.reject,
    "correct": verbs.correct,
    "add": verbs.add,
    "merge": verbs.merge,
    "split": verbs.split,
    "note": verbs.note,
    "undo": verbs.undo,
    "adjudicate": adjudicate,
    "log": logs.log,
    "import": logs.import_,
    "export": logs.export,
}


def command(
    context: typer.Context,
    *,
    types: TypeOption = None,
    instruments: InstrumentOption = None,
    sources: SourceOption = None,
    targets: TargetOption = None,
    statuses: StatusOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    documents: DocumentOption = None,
    languages: LanguageOption = None,
    confidence: ConfidenceOption = None,
    review: ReviewOption = None,
    order: OrderOption = "doubt",
    sample: Annotated[
        int | None,
        typer.Option(
            "--sample", min=1, metavar="N", help="So many of them at random, to measure with."
        ),
    ] = None,
    seed: Annotated[
        int, typer.Option("--seed", metavar="S", help="The same seed draws the same sample.")
    ] = 1,
    by: ByOption = None,
    blind: BlindOption = False,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Go through events and decide on each with one key, or decide on one by a command below.

    The least sure come first, and what you have decided on is left out. Decisions are kept in a
    log with who, when and why; nothing that was read is changed, and every decision can be undone.
    A sample is drawn from what was read, so that two people who draw it get the same events.
    """
    if context.invoked_subcommand:
        _refuse_options(context)
        return
    from gestae.cli.reviewing.answers import open_answers
    from gestae.cli.reviewing.session import go_through
    from gestae.review.who import default_user
    from gestae.store.casebook import existing_casebook
    from gestae.store.queue import find_queue

    filters = make_filters(
        types=check_types(types),
        instruments=instruments,
        sources=sources,
        targets=targets,
        statuses=statuses,
        since=since,
        until=until,
        documents=documents,
        languages=languages,
        confidence=confidence,
        review=review,
        order=order,
    )
    who = by or default_user()
    opened = existing_casebook(casebook)
    queue = find_queue(opened, filters, who, blind=blind, sample=sample, seed=seed)
    go_through(opened, queue, who, open_answers(), blind=blind)


def _refuse_options(context: typer.Context) -> None:
    """Options before the verb belong to going through events; there they would say nothing."""
    given = [
        name
        for name in context.params
        if str(context.get_parameter_source(name)).endswith("COMMANDLINE")
    ]
    if given:
        from gestae.errors import UsageError

        verb = context.invoked_subcommand
        raise UsageError(f"write options behind {verb}, as in: gestae review {verb} … --by NAME")
