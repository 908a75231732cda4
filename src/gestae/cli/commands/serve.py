"""``gestae serve``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.messages import say
from gestae.cli.options import CASEBOOK, CasebookOption

PANEL = "Ask the record"
EXAMPLES = ("gestae serve", "gestae serve --casebook demo.duckdb --port 8200")


def command(
    *,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 for a free one."),
    ] = 8137,
    users: Annotated[
        Path | None,
        typer.Option("--users", metavar="FILE", help="Who may use it, and as what."),
    ] = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Open the casebook in the browser: read, check, draw and review it.

    Only this machine can reach it unless another address is given, which needs a file of users.
    """
    import uvicorn

    from gestae.web.app import create_app
    from gestae.web.settings import Settings

    settings = Settings(casebook=casebook, host=host, port=port, users=users)
    app = create_app(settings)
    say(f"The workbench is at http://{host}:{port} (Ctrl-C ends it).")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
