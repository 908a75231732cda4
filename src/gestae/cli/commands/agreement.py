"""``gestae agreement``."""

from typing import Annotated

import typer

from gestae.cli.options import CASEBOOK, CasebookOption
from gestae.cli.reviewing.adjudicating import BetweenOption

PANEL = "Check the work"
EXAMPLES = (
    "gestae agreement --between ana ben",
    "gestae agreement --between ana ben --format json",
)


def command(
    *,
    between: BetweenOption,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="table or json.")
    ] = "table",
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Say how far two people who reviewed the same events agree, field by field, and where not.

    Each is taken by their own decisions alone. Shares come with an interval by Wilson's method,
    Cohen's kappa with one from resampled events. gestae review adjudicate settles what is left.
    """
    import sys

    from gestae.cli.emit import quiet_pipe
    from gestae.cli.reviewing.agreed import check_format, write_agreement
    from gestae.evaluation.annotators import agreement_between
    from gestae.store.casebook import open_casebook

    check_format(format_)
    found = agreement_between(open_casebook(casebook, read_only=True), *between)
    with quiet_pipe():
        write_agreement(found, format_, sys.stdout)
