"""What every request goes through before its route: ``guard``; ``needs`` asks for a role.

Who asks is found out before that, by ``doorkeeper.Doorkeeper``.
"""

from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request

from gestae.web.security.forgery import check_genuine, token_of
from gestae.web.security.users import Role, User


async def guard(request: Request) -> None:
    """Refuses requests that another site forged; leaves ``token`` in the request's state."""
    await check_genuine(request)
    # A program gets no session from what it asks: the next request would have to send a token.
    is_page = not request.url.path.startswith("/api")
    request.state.token = token_of(request) if is_page else ""


def needs(role: Role) -> Callable[[Request], Awaitable[None]]:
    """A dependency that refuses who may not do what needs the role: 401 unknown, 403 known."""

    async def check(request: Request) -> None:
        user: User | None = request.state.user
        if user is None:
            raise HTTPException(401, "sign in first")
        if not user.may(role):
            raise HTTPException(403, f"this needs the role {role}; {user.name} is {user.role}")

    return check
