"""``gestae ledger``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.emit import emit_made, emit_picture, picture_format
from gestae.cli.messages import say
from gestae.cli.options import (
    CASEBOOK,
    CasebookOption,
    ConfidenceOption,
    DocumentOption,
    FormatOption,
    InstrumentOption,
    LanguageOption,
    OutputOption,
    SinceOption,
    SourceOption,
    SpeakerOption,
    StatusOption,
    TargetOption,
    UntilOption,
    WeakOption,
)
from gestae.store.asked import make_filters, parse_day

PANEL = "Draw from the record"
EXAMPLES = (
    "gestae ledger aid --source JPN --target UKR",
    "gestae ledger sanctions --target RUS --on 2024-06-30 --format csv --output in_force.csv",
)


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="LEDGER",
            help="aid, arms, agreements, diplomacy, polls, posture, sanctions, spending or "
            "statements.",
        ),
    ],
    *,
    totals: Annotated[
        bool, typer.Option("--totals", help="Only what the lines add up to, with their ids.")
    ] = False,
    day: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="Only what is in force on this day."),
    ] = None,
    rates: Annotated[
        Path | None,
        typer.Option(
            "--rates",
            metavar="FILE",
            help="Newer rates of exchange: the European Central Bank's eurofxref-hist, CSV or ZIP.",
        ),
    ] = None,
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
    weak: WeakOption = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Draw a ledger: one line a deed, however often it is told, and totals that count it once.

    Amounts stand in their own currency and, at the day's rate, in US dollars and euros. Stages are
    kept apart: what is pledged is not what was delivered, and by how much the two differ is shown
    beneath the totals. Weak lines, hardly ever right, are left out, and how many is said. As svg or
    png: a picture of the totals.
    """
    from gestae.analysis.ledgers.ledger import make_ledger
    from gestae.ontology.exchange import load_rates
    from gestae.store.casebook import open_casebook

    filters = make_filters(
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
    )
    with open_casebook(casebook, read_only=True) as opened:
        ledger = make_ledger(
            opened, name, filters, rates=load_rates(rates), on=parse_day(day, last=True), weak=weak
        )
    picture = picture_format(format_, output)
    if picture:
        from gestae.analysis.charts.ledger import draw_ledger

        emit_picture(draw_ledger(ledger), picture, output)
        return
    parts = {} if totals else {"ledger_lines": ledger.lines_table()}
    parts["ledger_totals"] = ledger.totals_table()
    parts["ledger_gaps"] = ledger.gaps_table()
    emit_made(parts, format_, output)
    if not ledger.lines:
        say(f"No line in the ledger {name}. gestae events shows what the casebook holds.")
    _tell_weak(ledger.weak, ledger.least)


def _tell_weak(number: int, least: float) -> None:
    """Says how many weak lines are left out."""
    if number:
        lines = "1 weak line, below" if number == 1 else f"{number} weak lines, below"
        shown = (
            "is not shown; --weak shows it" if number == 1 else "are not shown; --weak shows them"
        )
        say(f"{lines} {least:g}, {shown}.")
