"""Who may use the workbench: an admin adds, changes and removes; everybody changes a password."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from gestae.errors import UsageError
from gestae.web.navigation import Place
from gestae.web.security.access import Guarded
from gestae.web.security.guard import needs
from gestae.web.security.users import ROLES, Role
from gestae.web.security.users_file import SHORTEST_PASSWORD
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("users", "check", 9)


def guarded(request: Request) -> Guarded:
    """What keeps the users; 404 where the workbench has none."""
    access = request.app.state.access
    if not isinstance(access, Guarded):
        raise HTTPException(404, "this workbench was started without users")
    return access


Keeping = Annotated[Guarded, Depends(guarded)]
Name = Annotated[str, Form()]
Password = Annotated[str, Form()]
ADMIN = [Depends(needs("admin"))]


@router.get("/users", response_class=HTMLResponse)
def users(visit: Visiting, request: Request, done: str = "") -> HTMLResponse:
    """The users, for who may change them; one's own password, for everybody."""
    access = request.app.state.access
    return _show(visit, access if isinstance(access, Guarded) else None, done=done)


@router.post("/users", dependencies=ADMIN)
def add(
    visit: Visiting, access: Keeping, name: Name, role: Annotated[Role, Form()], password: Password
) -> HTMLResponse:
    """Adds a user."""
    try:
        access.users.add(name, role, password)
    except UsageError as error:
        return _show(visit, access, told=str(error), status=400)
    return _done("added")


@router.post("/users/role", dependencies=ADMIN)
def change_role(
    visit: Visiting, access: Keeping, name: Name, role: Annotated[Role, Form()]
) -> HTMLResponse:
    """Gives a user another role; the user has to sign in again."""
    try:
        access.users.change(name, role=role)
    except UsageError as error:
        return _show(visit, access, told=str(error), status=400)
    return _done("changed")


@router.post("/users/remove", dependencies=ADMIN)
def remove(visit: Visiting, access: Keeping, name: Name) -> HTMLResponse:
    """Takes a user out, and ends the user's sessions."""
    try:
        access.users.remove(name)
    except UsageError as error:
        return _show(visit, access, told=str(error), status=400)
    return _done("removed")


@router.post("/users/password", dependencies=[Depends(needs("reader"))])
def change_password(
    visit: Visiting, request: Request, access: Keeping, old: Password, password: Password
) -> HTMLResponse:
    """Another password for who asks; other sessions of the same user end, this one goes on."""
    address = request.client.host if request.client else ""
    access.limits.try_sign_in(address, visit.name)
    if access.users.check(visit.name, old) is None:
        access.limits.failed(address, visit.name)
        return _show(visit, access, told=visit.say("users.wrong"), status=400)
    try:
        account = access.users.change(visit.name, password=password)
    except UsageError as error:
        return _show(visit, access, told=str(error), status=400)
    access.sessions.begin(request.session, account)
    return _done("password")


def _done(what: str) -> HTMLResponse:
    return RedirectResponse(f"/users?done={what}", status_code=303)  # type: ignore[return-value]


def _show(
    visit: Visit, access: Guarded | None, *, told: str = "", done: str = "", status: int = 200
) -> HTMLResponse:
    is_admin = access is not None and visit.user is not None and visit.user.may("admin")
    return visit.show(
        "users.html",
        status,
        has_users=access is not None,
        accounts=access.users.accounts() if access and is_admin else (),
        is_admin=is_admin,
        roles=ROLES,
        shortest=SHORTEST_PASSWORD,
        told=told,
        done=done if done in {"added", "changed", "removed", "password"} else "",
    )
