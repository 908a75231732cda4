"""How a workbench is run: ``Settings``."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from gestae.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``gestae serve`` was told.

    ``users``: the file of users (see ``security.users_file``); without one everybody on this
    machine may do everything. ``hosts``: names under which the workbench may be asked for, besides
    ``host``; others are refused, so that no other site can point its own name at this machine.
    ``https_behind_proxy``: a proxy in front speaks HTTPS, so that cookies go over HTTPS only.
    ``upload_megabytes`` and ``upload_files``: what may be uploaded at once.
    """

    casebook: Path
    host: str = "127.0.0.1"
    port: int = 8137
    users: Path | None = None
    hosts: tuple[str, ...] = ()
    upload_megabytes: int = 50
    https_behind_proxy: bool = False
    upload_files: int = 2000

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host) and not self.https_behind_proxy and not self.hosts

    def check(self) -> None:
        """Raises ``UsageError`` where others could reach it and nobody is asked who they are."""
        if self.is_local or self.users is not None:
            return
        reached = (
            f"{self.host} can be reached from other machines"
            if not is_loopback(self.host)
            else "behind a proxy or under a name of its own it can be reached by others"
        )
        raise UsageError(
            f"{reached}, so the workbench needs to know its users. Make a file of users, then "
            "name it:\n  gestae serve add-user NAME --role admin --users users.json\n"
            f"  gestae serve --host {self.host} --users users.json\n"
            "To use it on this machine alone, leave the address out."
        )


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
