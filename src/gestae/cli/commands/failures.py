"""``gestae failures``."""

from gestae.cli.emit import emit_kept
from gestae.cli.options import CASEBOOK, CasebookOption, FormatOption, OutputOption

PANEL = "See what was left out"
EXAMPLES = ("gestae failures", "gestae failures --format csv --output failures.csv")


def command(
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """List what could not be read or coded, at which step, and what to do about it."""
    emit_kept("failures", casebook, format_, output)
