"""``gestae coverage``."""

from gestae.cli.emit import emit_kept
from gestae.cli.options import CASEBOOK, CasebookOption, FormatOption, OutputOption

PANEL = "See what was left out"
EXAMPLES = ("gestae coverage", "gestae coverage --format csv --output coverage.csv")


def command(
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List for each document what of it was read and coded, what was not, and why."""
    emit_kept("coverage", casebook, format_, output)
