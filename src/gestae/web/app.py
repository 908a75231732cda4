"""The application that serves the pages: ``create_app``."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.staticfiles import StaticFiles

from gestae.run.processes import Work
from gestae.store.held import HeldCasebook
from gestae.web.failing import add_handlers
from gestae.web.jobs import Jobs
from gestae.web.navigation import load_routes
from gestae.web.pairs import end_comparing
from gestae.web.remembered import Remembered
from gestae.web.security.access import make_access
from gestae.web.security.bodies import BodyLimit
from gestae.web.security.doorkeeper import Doorkeeper
from gestae.web.security.guard import guard
from gestae.web.security.headers import Headers
from gestae.web.security.hosts import Hosts
from gestae.web.security.sessions import LONGEST_SECONDS
from gestae.web.settings import Settings
from gestae.web.templates import STATIC
from gestae.web.uploads import upload_options
from gestae.web.words import load_words


def create_app(settings: Settings, *, work: Work | None = None) -> FastAPI:
    """The workbench on the casebook of the settings, which is made if there is none.

    ``work`` codes what is uploaded; for tests, which need no language engine.
    Raises ``CasebookError`` where it cannot be opened, ``UsageError`` where others could reach it
    and the settings name no users.
    """
    settings.check()
    access = make_access(settings.users)
    load_words()
    casebook = HeldCasebook(settings.casebook)
    jobs = Jobs(casebook, upload_options(settings), work=work)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.close()
        end_comparing(app)
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
    app.state.access = access
    app.state.jobs = jobs
    app.state.casebook = casebook
    app.state.remembered = Remembered(casebook)
    app.mount("/static", StaticFiles(directory=str(STATIC)), name="static")
    for router, _ in load_routes():
        app.include_router(router)
    add_handlers(app)
    # The last that is added is the first a request meets.
    app.add_middleware(Doorkeeper, access=access)
    app.add_middleware(
        SessionMiddleware,
        secret_key=access.key,
        session_cookie="gestae",
        max_age=LONGEST_SECONDS,
        same_site="strict",
        https_only=settings.https_behind_proxy,
    )
    app.add_middleware(BodyLimit, settings=settings)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Hosts, settings=settings)
    app.add_middleware(Headers, https=settings.https_behind_proxy)
    return app
