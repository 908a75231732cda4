"""Under which names the workbench answers: ``Hosts``.

Another site can point its own name at this machine, and its pages would then count as ours to a
browser. So a request that asks for another name than ours is refused. Numbers need no such care:
no site has one that is not its own.
"""

from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gestae.web.settings import Settings, is_loopback

EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - told by the user, compared here


class Hosts:
    """Refuses a request whose header ``Host`` is no name of this workbench, with 400."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._names = {name.lower().strip("[]") for name in (settings.host, *settings.hosts)}
        self._any_number = not is_loopback(settings.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or refuses it."""
        if scope["type"] == "http" and not self.is_ours(Headers(scope=scope).get("host", "")):
            refusal = PlainTextResponse(
                "The workbench is not known under this name. Start it with --name NAME.\n", 400
            )
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def is_ours(self, header: str) -> bool:
        """Whether a header asks for this workbench."""
        name = host_name(header)
        if name in self._names - EVERYWHERE or is_loopback(name):
            return True
        return self._any_number and _is_number(name)


def host_name(header: str) -> str:
    """The name in a header ``Host``, without the port.

    >>> host_name("Gestae.example.org:8137"), host_name("[::1]:8137"), host_name("::1")
    ('gestae.example.org', '::1', '')
    """
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    name, _, port = header.partition(":")
    return name if not port or port.isdigit() else ""


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
