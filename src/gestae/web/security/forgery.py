"""Requests that another site made the browser send are refused: ``check_genuine``."""

import secrets
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FIELD = "csrf"
"""The field of a form that holds the token."""
HEADER = "X-CSRF-Token"
"""The header that holds it where a script sends the request."""
MOST_FILES = 2000
"""Files in one form; what an upload may hold is in the settings, and is looked at later."""


def token_of(request: Request) -> str:
    """The token of the session, made with its first page."""
    token = request.session.get(FIELD)
    if token is None:
        token = request.session[FIELD] = secrets.token_urlsafe(24)
    return str(token)


async def check_genuine(request: Request) -> None:
    """Raises 403 where a request that changes something was not made by a page of ours.

    A browser says where a request comes from (``Sec-Fetch-Site``, ``Origin``), and one that sends
    our cookie must also send the token our pages hold. A program that sends no cookie acts in its
    own name, and needs none.
    """
    if request.method in SAFE:
        return
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site not in {None, "same-origin", "none"} or (
        origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    ):
        raise HTTPException(403, "the request comes from another site, and was not carried out")
    held = request.session.get(FIELD)
    if not request.session and origin is None and site is None:
        return
    if not held or not _same(await _sent(request), str(held)):
        raise HTTPException(403, "the page was open for too long; go back, load it anew, try again")


def _same(one: str, other: str) -> bool:
    """Whether they are the same, in a time that tells nothing; of any characters."""
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode())


async def _sent(request: Request) -> str:
    if sent := request.headers.get(HEADER):
        return sent
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        return ""
    return str((await request.form(max_files=MOST_FILES)).get(FIELD, ""))
