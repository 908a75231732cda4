"""What every request goes through before its route: ``guard``; ``needs`` asks for a role."""

from collections.abc import Awaitable, Callable

from fastapi import HTTPException, Request

from gestae.review.who import default_user
from gestae.web.security.forgery import check_genuine, token_of
from gestae.web.security.users import Role, User


async def guard(request: Request) -> None:
    """Finds out who asks, and refuses requests that another site forged.

    Leaves ``user`` and ``token`` in the request's state, for ``make_visit``.
    """
    request.state.user = _user(request)
    await check_genuine(request)
    request.state.token = token_of(request)


def needs(role: Role) -> Callable[[Request], Awaitable[None]]:
    """A dependency that refuses who may not do what needs the role: 401 unknown, 403 known."""

    async def check(request: Request) -> None:
        user: User | None = request.state.user
        if user is None:
            raise HTTPException(401, "sign in first")
        if not user.may(role):
            raise HTTPException(403, f"this needs the role {role}; {user.name} is {user.role}")

    return check


def _user(request: Request) -> User | None:
    if request.app.state.settings.users is None:
        return User(default_user(), "admin")
    return None
