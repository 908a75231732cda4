"""``gestae link``."""

from gestae.cli.options import CASEBOOK, CasebookOption

PANEL = "Make a record"
EXAMPLES = ("gestae link", "gestae link --casebook spring.duckdb")


def command(casebook: CasebookOption = CASEBOOK) -> None:
    """Find which events of a casebook tell one deed, or a part of it, or what became of it.

    `gestae read` does this at its end; call it where that was left out (--no-link), or after a
    new release brought other rules. Only what is new is compared. What was decided in review
    outranks the rules and is kept.
    """
    from gestae.cli.linked import link_and_say

    link_and_say(casebook, made=False)
