"""The commands that make and change the file of users of a workbench."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.messages import say

UsersOption = Annotated[
    Path,
    typer.Option("--users", metavar="FILE", help="The file of users; made if there is none."),
]
USERS = Path("users.json")
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The name of the user.")]
ROLE_HELP = "reader, reviewer (also decides and adds documents) or admin (also keeps users)."


def add_user(
    *,
    name: NameArgument,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help=ROLE_HELP)] = "reader",
    users: UsersOption = USERS,
) -> None:
    """Add a user; the password is asked for, or read from standard input.

    Example: gestae serve add-user ana --role admin --users users.json
    """
    from gestae.errors import UsageError
    from gestae.web.security.users_file import open_or_make_users

    password = _ask_password(name)
    was_there = users.exists()
    try:
        account = open_or_make_users(users).add(name, role, password)  # type: ignore[arg-type]
    except UsageError:
        if not was_there:
            users.unlink(missing_ok=True)
        raise
    say(f"{account.name} may use the workbench as {account.role}.")


def change_user(
    *,
    name: NameArgument,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help=ROLE_HELP)] = None,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for another password, too.")
    ] = False,
    users: UsersOption = USERS,
) -> None:
    """Give a user another role or password; the user has to sign in again.

    Example: gestae serve change-user ana --role reviewer --users users.json
    """
    from gestae.errors import UsageError
    from gestae.web.security.users_file import UsersFile

    if role is None and not password:
        raise UsageError("say what is to change: --role ROLE, --password, or both")
    asked = _ask_password(name) if password else None
    account = UsersFile(users).change(name, role=role, password=asked)  # type: ignore[arg-type]
    say(f"{account.name} may use the workbench as {account.role}, and has to sign in again.")


def remove_user(*, name: NameArgument, users: UsersOption = USERS) -> None:
    """Take a user out; the user's sessions end at once.

    Example: gestae serve remove-user ana --users users.json
    """
    from gestae.web.security.users_file import UsersFile

    UsersFile(users).remove(name)
    say(f"{name} may not use the workbench any more.")


def list_users(*, users: UsersOption = USERS) -> None:
    """List the users with their roles, one a line.

    Example: gestae serve list-users --users users.json
    """
    from gestae.web.security.users_file import UsersFile

    for account in UsersFile(users).accounts():
        typer.echo(f"{account.name}\t{account.role}")


def _ask_password(name: str) -> str:
    """The password typed twice at a terminal, or the first line of standard input."""
    if sys.stdin.isatty():
        told: str = typer.prompt(
            f"Password of {name}", hide_input=True, confirmation_prompt=True, err=True
        )
        return told
    return sys.stdin.readline().rstrip("\r\n")
