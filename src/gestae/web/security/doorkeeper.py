"""Who comes in, asked before anything of a request is read: ``Doorkeeper``.

It stands before the routes, not in them, so that none can be forgotten: pages, ``/api`` and its
description, and addresses that do not exist are all refused to who is not signed in.
"""

from urllib.parse import quote

from fastapi import HTTPException
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from gestae.review.who import default_user
from gestae.web.failing import answer
from gestae.web.security.access import Access, Open
from gestae.web.security.limits import address_of
from gestae.web.security.users import User

OPEN = "/sign-in"
"""The page for those who are not signed in yet."""
STATIC = "/static/"
"""Files that are the same for everybody, and hold nothing of a casebook."""
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What proxies tell of who asked them."""


class Doorkeeper:
    """Finds out who asks and leaves it in the request's state as ``user``; refuses others.

    A page leads to the sign-in; ``/api`` answers 401. Where the workbench is for this machine
    alone, everybody who reaches it is admin, and what comes through a proxy is refused.
    """

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http" or scope["path"].startswith(STATIC):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            refusal = await self._ask(request)
        except HTTPException as error:
            refusal = answer(request, error.status_code, str(error.detail), error.headers)
        await (refusal or self._app)(scope, receive, send)

    async def _ask(self, request: Request) -> Response | None:
        """The answer to who may not come in; raises ``HTTPException`` where it is short."""
        access = self._access
        if isinstance(access, Open):
            if any(name in request.headers for name in FORWARDED):
                raise HTTPException(
                    403,
                    "this came through a proxy, and the workbench was started for this machine "
                    "alone; start it with --users and --https-behind-proxy",
                )
            request.state.user = User(default_user(), "admin")
            return None
        address = address_of(request.client.host if request.client else "")
        is_api = request.url.path.startswith("/api")
        user = access.sessions.user(request.session)
        header = request.headers.get("authorization")
        if is_api and header and user is None:
            user = await run_in_threadpool(access.basic.user, header, address)
        request.state.user = user
        access.limits.request(user.name if user else address, known=user is not None)
        if user is not None or request.url.path == OPEN:
            return None
        return _send_away(request, is_api=is_api)


def _send_away(request: Request, *, is_api: bool) -> Response:
    if is_api:
        # A browser would open its own window for a password; programs send no such header.
        asked = {} if "sec-fetch-site" in request.headers else {"WWW-Authenticate": "Basic"}
        return answer(request, 401, "sign in, or send name and password as HTTP Basic", asked)
    if request.method in {"GET", "HEAD"}:
        back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"{OPEN}?back={quote(back, safe='')}", status_code=303)
    return answer(request, 401, "you are signed out; sign in and do it again")
