"""Whole logs on the command line: ``gestae review log``, ``import``, ``export``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.options import CASEBOOK, CasebookOption, FormatOption, OutputOption


def log(
    *,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Only what this person decided.")
    ] = None,
    orphaned: Annotated[
        bool,
        typer.Option("--orphaned", help="Only what was decided of events that are not there now."),
    ] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List all decisions: who decided what, when and why. As jsonl it can be imported elsewhere."""
    from gestae.cli.emit import choose_format, emit_tables
    from gestae.cli.messages import say
    from gestae.outputs.write import open_output
    from gestae.records.columns import to_table
    from gestae.review.log import write_log
    from gestae.store.casebook import open_casebook

    review = open_casebook(casebook, read_only=True).review
    decisions = review.standing().orphaned if orphaned else review.log()
    chosen = [decision for decision in decisions if by in {None, decision.who}]
    if not chosen:
        say(f"No decisions: {casebook} has none{' of this kind' if by or orphaned else ''}.")
    format_ = choose_format(format_, output)
    if format_ == "jsonl":
        with open_output(output, binary=False, what="the log") as out:
            write_log(chosen, out)
    else:
        emit_tables([to_table(chosen, "decisions")], "decisions", format_, output)


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Logs, as review log writes them.")
    ],
    *,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Add the decisions of other logs to this one; what is here already is left out.

    Each decision finds its event again, also where another version of gestae read the documents.
    """
    from gestae.cli.messages import say
    from gestae.outputs.wording import word_count
    from gestae.review.log import read_log
    from gestae.run.linking import relink
    from gestae.store.casebook import existing_casebook

    review = existing_casebook(casebook).review
    decisions = [decision for file in files for decision in read_log(file)]
    added = review.add(decisions)
    known = len(set(decisions)) - len(added)
    say(f"{word_count(len(added), 'decision')} added, {known:,} known.")
    orphaned = set(review.standing().orphaned)
    lost = sum(decision in orphaned for decision in set(decisions))
    if lost:
        say(f"{lost:,} are of events that are not here: gestae review log --orphaned")
    if any(decision.action in {"merge", "split", "undo"} for decision in decisions):
        relink(review.casebook)


def export(
    *,
    output: OutputOption = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Only what this person decided.")
    ] = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Write what was reviewed as gold for gestae evaluate.

    A line for each document: its text, the accepted and corrected events, and the sentences of
    which every event was reviewed, which alone are judged.
    """
    from gestae.cli.messages import say
    from gestae.evaluation.reviewed import gold_of
    from gestae.outputs.write import open_output
    from gestae.records.rows import to_json
    from gestae.store.casebook import open_casebook

    gold = gold_of(open_casebook(casebook, read_only=True), by)
    with open_output(output, binary=False, what="gold") as out:
        out.writelines(to_json(row) + "\n" for row in gold.rows)
    say(gold.word())
