"""``gestae serve``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gestae.cli import keeping_users as users_verbs
from gestae.cli.messages import say
from gestae.cli.options import CASEBOOK, CasebookOption

PANEL = "Ask the record"
EXAMPLES = (
    "gestae serve",
    "gestae serve --casebook demo.duckdb --port 8200",
    "gestae serve add-user ana --role admin --users users.json",
    "gestae serve --users users.json --name gestae.example.org --https-behind-proxy",
)
KEEP_ALIVE = 75
"""Seconds a connection is kept for the next request: browsers and proxies count on a minute."""
VERBS = {
    "add-user": users_verbs.add_user,
    "change-user": users_verbs.change_user,
    "remove-user": users_verbs.remove_user,
    "list-users": users_verbs.list_users,
}


def command(
    context: typer.Context,
    *,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Where to listen; 0.0.0.0 for every address."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 for a free one."),
    ] = 8137,
    users: Annotated[
        Path | None,
        typer.Option("--users", metavar="FILE", help="Who may use it, and as what."),
    ] = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A name it is reached by, besides --host."),
    ] = None,
    https_behind_proxy: Annotated[
        bool,
        typer.Option(
            "--https-behind-proxy",
            help="A proxy in front speaks HTTPS: cookies go over HTTPS only.",
        ),
    ] = False,
    proxy_address: Annotated[
        str,
        typer.Option(
            "--proxy-address",
            metavar="ADDRESS",
            help="Where that proxy is; who asked it is believed of no other.",
        ),
    ] = "127.0.0.1",
    upload_megabytes: Annotated[
        int,
        typer.Option("--upload-megabytes", min=1, metavar="N", help="The most sent at once."),
    ] = 50,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Open the casebook in the browser: read, check, draw and review it.

    Only this machine can reach it, without a password. To let others reach it takes a file of
    users, which the commands below make and change.
    """
    if context.invoked_subcommand:
        return
    import uvicorn

    from gestae.web.app import create_app
    from gestae.web.settings import Settings, is_loopback

    settings = Settings(
        casebook=casebook,
        host=host,
        port=port,
        users=users,
        hosts=tuple(names or ()),
        https_behind_proxy=https_behind_proxy,
        upload_megabytes=upload_megabytes,
    )
    app = create_app(settings)
    # Threads that show pages get their turn soon while another links what was read.
    sys.setswitchinterval(0.0005)
    say(f"The workbench is at http://{host}:{port} (Ctrl-C ends it).")
    if not is_loopback(host) and not https_behind_proxy:
        say(
            "Passwords and documents cross the network unencrypted. Use this in a network you "
            "trust alone, or put a proxy with HTTPS in front and add --https-behind-proxy."
        )
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        proxy_headers=https_behind_proxy,
        forwarded_allow_ips=proxy_address,
        timeout_graceful_shutdown=5,
        timeout_keep_alive=KEEP_ALIVE,
    )
