"""What a page or the API answers when something is wrong: ``add_handlers``."""

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from gestae.errors import CasebookBusyError, GestaeError, NotFoundError, ReadError, UsageError
from gestae.web.security.headers import HEADERS
from gestae.web.visit import make_visit

STATUSES: tuple[tuple[type[GestaeError], int], ...] = (
    (NotFoundError, 404),
    (UsageError, 400),
    (ReadError, 422),
    (CasebookBusyError, 503),
    (GestaeError, 500),
)
"""The status for each kind of error; the first that fits."""

log = logging.getLogger(__name__)


def add_handlers(app: FastAPI) -> None:
    """Answers each error with a page that says what, where and what to do; ``/api`` with JSON."""

    @app.exception_handler(GestaeError)
    async def explained(request: Request, error: GestaeError) -> Response:
        status = next(status for kind, status in STATUSES if isinstance(error, kind))
        return answer(request, status, str(error))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail), error.headers)

    @app.exception_handler(RequestValidationError)
    async def misspelt(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(
            f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}"
            for one in error.errors()
        )
        return answer(request, 422, told)

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        log.error("%s %s failed", request.method, request.url.path, exc_info=error)
        # Made outside of what adds the headers to all other answers.
        return answer(request, 500, "", {**HEADERS, "Cache-Control": "no-store"})


def answer(
    request: Request, status: int, told: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The page or, under ``/api``, the JSON that says what is wrong."""
    made: Response
    if request.url.path.startswith("/api"):
        made = JSONResponse({"status": status, "message": told}, status_code=status)
    else:
        made = make_visit(request).show("failed.html", status=status, code=status, told=told)
    made.headers.update(headers or {})
    return made
