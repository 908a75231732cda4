"""Signing in and out of a workbench with users."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from gestae.web.routes.settings import own_address
from gestae.web.security.access import Guarded
from gestae.web.security.limits import address_of
from gestae.web.visit import Visiting

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def ask(visit: Visiting, back: str = "/") -> Response:
    """The page that asks for name and password, where that is not known."""
    if visit.user is not None:
        return RedirectResponse(own_address(back), status_code=303)
    return visit.show("sign_in.html", back=own_address(back), name="", wrong=False)


@router.post("/sign-in")
def sign_in(
    visit: Visiting,
    request: Request,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Signs in and goes on to the page that was asked for; or asks again."""
    access = request.app.state.access
    if not isinstance(access, Guarded):
        return RedirectResponse("/", status_code=303)
    address = address_of(request.client.host if request.client else "")
    access.limits.try_sign_in(address, name)
    account = access.users.check(name, password)
    if account is None:
        access.limits.failed(address, name)
        return visit.show("sign_in.html", 401, back=own_address(back), name=name, wrong=True)
    access.limits.succeeded(address, name)
    access.sessions.begin(request.session, account)
    return RedirectResponse(own_address(back), status_code=303)


@router.post("/sign-out")
def sign_out(request: Request) -> RedirectResponse:
    """Ends the session."""
    access = request.app.state.access
    if isinstance(access, Guarded):
        access.sessions.end(request.session)
    return RedirectResponse("/sign-in", status_code=303)
