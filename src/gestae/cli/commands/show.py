"""``gestae show``."""

from typing import Annotated

import typer

from gestae.cli.options import CASEBOOK, AsReadOption, CasebookOption

PANEL = "Ask the record"
EXAMPLES = ("gestae show 3caba071",)


def command(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="An id, or as much of its beginning as is unique.")
    ],
    *,
    as_read: AsReadOption = False,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Show one event or measure: its sentence with every span marked, its rule, what was
    decided of it, and its links.
    """
    import sys

    from gestae.cli.emit import quiet_pipe
    from gestae.outputs.gather import gather_page
    from gestae.outputs.page import write_page
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook, read_only=True) as opened:
        page = gather_page(opened, id_, as_read=as_read)
    with quiet_pipe():
        write_page(page, sys.stdout)
