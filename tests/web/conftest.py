"""A workbench on the casebook of the examples, for a client in the process and for a browser."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright

from gestae.run.linking import link_casebook
from gestae.run.local import read_into_casebook
from gestae.run.processes import Work
from gestae.store.casebook import open_casebook
from gestae.web.app import create_app
from gestae.web.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def examples_casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples, read and linked once; copy it where you write."""
    path = tmp_path_factory.mktemp("examples") / "casebook.duckdb"
    casebook = open_casebook(path)
    read_into_casebook([EXAMPLES], casebook)
    link_casebook(casebook)
    return path


@pytest.fixture
def casebook_path(examples_casebook: Path, tmp_path: Path) -> Path:
    """A copy of the examples' casebook that a test may change."""
    path = tmp_path / "casebook.duckdb"
    shutil.copy(examples_casebook, path)
    return path


def open_client(path: Path, **settings: object) -> TestClient:
    """A client on a workbench of its own; it gets the pages that errors lead to, too."""
    app = create_app(Settings(path, **settings))  # type: ignore[arg-type]
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def client(casebook_path: Path) -> Iterator[TestClient]:
    """A client on a workbench that this test alone uses."""
    with open_client(casebook_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def reader(examples_casebook: Path) -> Iterator[TestClient]:
    """A client on a workbench that all tests share: for reading only."""
    with open_client(examples_casebook) as opened:
        yield opened


class Server:
    """A workbench at an address of this machine, on a free port, in a thread."""

    def __init__(self, path: Path, *, work: Work | None = None, users: Path | None = None) -> None:
        app = create_app(Settings(path, users=users), work=work)
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        until = time.monotonic() + 30
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; where there is none these tests do not run, and say so."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium: apt-get install chromium")
        pytest.skip("NO BROWSER: the tests in a browser did not run; apt-get install chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def shared_address(examples_casebook: Path) -> Iterator[str]:
    """The address of a workbench that all tests share: for reading only."""
    with Server(examples_casebook) as address:
        yield address


@pytest.fixture
def own_address(casebook_path: Path) -> Iterator[str]:
    """The address of a workbench that this test alone uses."""
    with Server(casebook_path) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of 1440 by 900 in a context of its own; an error in its console fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda told: problems.append(told.text) if told.type == "error" else None)
    yield opened
    context.close()
    assert not problems
