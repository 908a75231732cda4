"""How a workbench is run: ``Settings``."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``gestae serve`` was told.

    ``users``: the file of users (see ``security.users``); without one everybody on this machine may
    do everything. ``hosts``: names under which the workbench may be asked for, besides ``host``;
    others are refused, so that no other site can point its own name at this machine.
    """

    casebook: Path
    host: str = "127.0.0.1"
    port: int = 8137
    users: Path | None = None
    hosts: tuple[str, ...] = ()
    upload_megabytes: int = 50

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address or name is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
