"""``gestae duplicates``."""

from gestae.cli.emit import emit_kept
from gestae.cli.options import CASEBOOK, CasebookOption, FormatOption, OutputOption

PANEL = "See what was left out"
EXAMPLES = ("gestae duplicates",)


def command(
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List the documents that were not kept a second time, each with the one it is like."""
    emit_kept("duplicates", casebook, format_, output)
