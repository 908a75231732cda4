"""How much a request may send: ``BodyLimit``, before any of it is parsed."""

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gestae.web.failing import answer
from gestae.web.settings import Settings

MEGABYTE = 1_000_000
ELSEWHERE = 4 * MEGABYTE
"""What may be sent to pages that take no files."""
UPLOADS = ("/uploads", "/api/uploads")
SLACK = MEGABYTE
"""For the lines between the files of an upload."""


class BodyLimit:
    """Ends a request that says it will send too much, or sends more than it said, with 413."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._uploads = settings.upload_megabytes * MEGABYTE + SLACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._uploads if scope["path"] in UPLOADS else ELSEWHERE
        told = f"at most {most // MEGABYTE} MB can be sent at once; send it in parts"
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or int(declared) > most:
            await answer(Request(scope), 413, told)(scope, receive, send)
            return
        counted = 0

        async def counting() -> Message:
            nonlocal counted
            message = await receive()
            counted += len(message.get("body", b""))
            if counted > most:
                raise HTTPException(413, told)
            return message

        await self._app(scope, counting, send)
