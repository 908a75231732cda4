"""The application that serves the pages: ``create_app``."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from gestae.store.held import HeldCasebook
from gestae.web.failing import add_handlers
from gestae.web.navigation import load_routes
from gestae.web.remembered import Remembered
from gestae.web.security.guard import guard
from gestae.web.security.headers import Headers
from gestae.web.settings import Settings
from gestae.web.templates import STATIC
from gestae.web.words import load_words


def create_app(settings: Settings) -> FastAPI:
    """The workbench on the casebook of the settings, which is made if there is none.

    Raises ``CasebookError`` where it cannot be opened.
    """
    load_words()
    casebook = HeldCasebook(settings.casebook)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        casebook.close()

    app = FastAPI(
        title="gestae",
        lifespan=lifespan,
        dependencies=[Depends(guard)],
        docs_url=None,  # their scripts come from another host; see routes/api_reference.py
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    app.state.casebook = casebook
    app.state.remembered = Remembered(casebook)
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")
    for router, _ in load_routes():
        app.include_router(router)
    add_handlers(app)
    app.add_middleware(
        SessionMiddleware,
        secret_key=secrets.token_hex(32),
        session_cookie="gestae",
        same_site="strict",
    )
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=_hosts(settings), www_redirect=False)
    app.add_middleware(Headers)
    return app


def _hosts(settings: Settings) -> list[str]:
    """The names the workbench answers to; every address of the machine where it listens on all."""
    if settings.host in {"0.0.0.0", "::"} and not settings.hosts:  # noqa: S104 - told by the user
        return ["*"]
    return ["127.0.0.1", "localhost", "[::1]", settings.host, *settings.hosts]
