"""The choices of a visitor: language and theme."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

router = APIRouter(include_in_schema=False)

YEAR = 365 * 24 * 3600
CHOICES = {"language": ("en", "zh"), "theme": ("light", "dark", "system")}


@router.post("/settings")
def choose(
    back: Annotated[str, Form()] = "/",
    language: Annotated[str | None, Form()] = None,
    theme: Annotated[str | None, Form()] = None,
) -> RedirectResponse:
    """Keeps the choice in a cookie, and goes back to the page it was made on."""
    answer = RedirectResponse(own_address(back), status_code=303)
    for name, value in (("language", language), ("theme", theme)):
        if value in CHOICES[name]:
            answer.set_cookie(name, value, max_age=YEAR, samesite="strict", httponly=True)
    return answer


def own_address(address: str) -> str:
    """The address if it is one of ours, else that of the first page: nobody is led elsewhere.

    >>> own_address("/events?type=AID"), own_address("//elsewhere"), own_address("https://e.org")
    ('/events?type=AID', '/', '/')
    """
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours and address.isprintable() else "/"
