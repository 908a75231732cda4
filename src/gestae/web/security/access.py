"""All that decides who may come in, made once for a workbench: ``Access``."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from gestae.web.security.basic import Basic
from gestae.web.security.limits import Limits
from gestae.web.security.sessions import Sessions
from gestae.web.security.users_file import UsersFile


@dataclass(frozen=True, slots=True)
class Open:
    """A workbench for this machine alone: nobody is asked who they are."""

    key: str = field(default_factory=lambda: secrets.token_hex(32))


@dataclass(frozen=True, slots=True)
class Guarded:
    """A workbench with users, their sessions, and limits on what each may ask."""

    users: UsersFile
    limits: Limits
    sessions: Sessions
    basic: Basic

    @property
    def key(self) -> str:
        """What the session cookies are signed with."""
        return self.users.key


Access = Open | Guarded


def make_access(users: Path | None) -> Access:
    """How one comes in; raises ``UsageError`` where the file of users is missing or empty."""
    if users is None:
        return Open()
    opened, limits = UsersFile(users), Limits()
    opened.require_somebody()
    return Guarded(opened, limits, Sessions(opened), Basic(opened, limits))
