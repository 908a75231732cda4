"""``gestae check``."""

from typing import Annotated

import typer

PANEL = "Check the work"
EXAMPLES = ("gestae check", "gestae check --rules")


def command(
    *,
    rules: Annotated[
        bool, typer.Option("--rules", help="Tell what is checked, and check nothing.")
    ] = False,
) -> None:
    """Check the project's own tables: ontology and language packs, all problems at once.

    Writes how many rows each table has; the exit status is 1 if anything is wrong.
    """
    from gestae.cli.emit import emit_pairs
    from gestae.cli.messages import say
    from gestae.errors import TableError
    from gestae.ontology.check import check_tables, describe_rules

    if rules:
        emit_pairs(describe_rules().items())
        return
    report = check_tables()
    if report.problems:
        raise TableError(report.problems)
    emit_pairs((table, f"{rows:,}") for table, rows in report.counts.items())
    say(f"All {len(report.counts)} tables are right.")
