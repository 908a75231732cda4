"""Who uses a workbench that others can reach: ``User``, and the file that lists them."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
"""What each may do includes what those before it may: read; decide and add; keep users."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may use the workbench, by the name decisions are signed with."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether the user may do what needs the role.

        >>> User("ada", "reviewer").may("reader"), User("ada", "reviewer").may("admin")
        (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)
