"""What every answer tells the browser to keep to: ``Headers``."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Nothing from another host, no script or style but files of ours, in nobody's frame."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ONLY_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
"""Told where a proxy speaks HTTPS: the browser never asks by HTTP again."""


class Headers:
    """Adds ``HEADERS`` to every answer; pages are not kept by the browser, static files are."""

    def __init__(self, app: ASGIApp, *, https: bool = False) -> None:
        self._app = app
        self._https = https
        self._headers = {**HEADERS, **(ONLY_HTTPS if https else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, and adds to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_static = scope["path"].startswith("/static/") and b"v=" in scope["query_string"]

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                kept = "public, max-age=31536000, immutable" if is_static else "no-store"
                headers.setdefault("Cache-Control", kept)
                if self._https:
                    message["headers"] = [_over_https(*header) for header in message["headers"]]
            await send(message)

        await self._app(scope, receive, add)


def _over_https(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """The header, and where it is a cookie one that goes over HTTPS only, whoever set it."""
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        value += b"; Secure"
    return name, value
