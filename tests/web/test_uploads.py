"""Files that are dropped: taken with care, read in the background, followed to their events."""

import shutil
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from gestae.errors import UsageError
from gestae.run.batch import code_batch
from gestae.web.app import create_app
from gestae.web.jobs import MOST_WAITING
from gestae.web.settings import Settings
from gestae.web.uploads import Sent, clean_name, receive
from tests.run import fakes
from tests.web.conftest import Server

WORK = partial(code_batch, parse=fakes.parse, code_parsed=fakes.code)
TEXT = b"Chad helps Mali\n\nand so it has done for many years, in each of which it rained.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "casebook.duckdb"


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    """A client of an empty workbench whose coder is a fake."""
    app = create_app(Settings(path, upload_megabytes=1), work=WORK)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture
def address(path: Path) -> Iterator[str]:
    with Server(path, work=WORK) as opened:
        yield opened


def send(client: TestClient, *files: tuple[str, bytes]) -> Any:
    return client.post("/api/uploads", files=[("files", one) for one in files])


def wait(client: TestClient, name: str, *states: str) -> dict[str, Any]:
    """The job once it is in one of the states."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        job: dict[str, Any] = client.get(f"/api/jobs/{name}").json()
        if job["state"] in (states or ("done", "cancelled", "failed")):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def test_what_is_sent_is_read_and_keeps_its_own_name(client: TestClient) -> None:
    answer = send(client, ("spring/a.txt", TEXT), ("b.bin", b"\x7fELF\x00\x01\x02" * 50))
    assert answer.status_code == 202
    job = wait(client, answer.json()["id"])
    assert (job["state"], job["documents"], job["events"]) == ("done", 1, 1)
    assert [(one["path"], one["stage"]) for one in job["failures"]] == [("b.bin", "open")]
    assert "known are: archive, csv" in job["failures"][0]["reason"]
    page = client.get("/documents").text
    assert "spring/a.txt" in page
    assert "gestae-upload" not in page
    shown = client.get(f"/jobs/{job['id']}").text
    assert "spring/a.txt" in shown
    assert "b.bin" in shown
    assert "spring" in client.get("/jobs").text


def test_the_same_again_adds_nothing_and_says_so(client: TestClient) -> None:
    wait(client, send(client, ("a.txt", TEXT)).json()["id"])
    job = wait(client, send(client, ("a.txt", TEXT)).json()["id"])
    assert (job["documents"], job["known"]) == (0, 1)
    assert "known before" in client.get(f"/jobs/{job['id']}").text


def test_a_form_without_script_leads_to_the_page_of_the_job(client: TestClient) -> None:
    csrf = client.get("/documents").text.split('name="csrf" value="')[1].split('"')[0]
    answer = client.post(
        "/uploads",
        data={"csrf": csrf},
        files=[("files", ("a.txt", TEXT))],
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/jobs/")
    forged = client.post("/uploads", data={"csrf": "no"}, files=[("files", ("a.txt", TEXT))])
    assert forged.status_code == 403


@pytest.mark.parametrize(
    ("files", "status", "told"),
    [
        ([("a.bin", b"\x7fELF\x00\x01" * 50)], 400, "no known format"),
        ([("a.txt", b"")], 400, "is empty"),
        ([(".hidden", TEXT)], 400, "no file was sent"),
        ([("a.txt", b"x" * 2_100_000)], 413, "at most 2 MB"),
        ([("a.txt", b"x" * 1_500_000)], 400, "at most 2000 files and 1 MB"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_reason(
    client: TestClient, files: list[tuple[str, bytes]], status: int, told: str
) -> None:
    answer = send(client, *files)
    assert answer.status_code == status
    assert told in answer.json()["message"]
    assert client.get("/api/jobs").json() == []


def test_what_is_no_form_with_files_is_refused(client: TestClient) -> None:
    assert client.post("/api/uploads", json={}).status_code == 422
    assert client.post("/api/uploads", data={"files": "text"}).status_code == 422
    broken = {"Content-Type": "multipart/form-data"}
    assert client.post("/api/uploads", content=b"x", headers=broken).status_code == 400


def test_a_job_can_be_stopped_while_it_reads_and_others_go_on(client: TestClient) -> None:
    slow = send(client, ("slow.txt", b"sleep")).json()["id"]
    waiting = send(client, ("waits.txt", TEXT)).json()["id"]
    dropped = send(client, ("dropped.txt", TEXT.replace(b"Chad", b"Peru"))).json()["id"]
    wait(client, slow, "reading")
    assert client.post(f"/api/jobs/{dropped}/cancel").json()["state"] == "cancelled"
    client.post(f"/api/jobs/{slow}/cancel")
    assert wait(client, slow)["state"] == "cancelled"
    assert wait(client, waiting)["documents"] == 1
    assert client.get("/api/jobs/no-such").status_code == 404


def test_nothing_is_kept_of_what_is_refused_because_too_much_waits(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    slow = send(client, ("slow.txt", b"sleep")).json()["id"]
    wait(client, slow, "reading")
    sent = [send(client, (f"{n}.txt", TEXT)) for n in range(MOST_WAITING + 1)]
    assert [one.status_code for one in sent] == [202] * MOST_WAITING + [429]
    assert sent[-1].headers["retry-after"] == "60"
    assert len(list(tmp_path.glob("gestae-upload-*"))) == MOST_WAITING + 1
    app: Any = client.app
    app.state.jobs.close()
    assert not list(tmp_path.glob("gestae-upload-*"))


def test_pages_answer_fifty_readers_while_documents_are_read(client: TestClient) -> None:
    files = [(f"{n}.txt", TEXT.replace(b"Mali", b"Land%d" % n)) for n in range(150)]
    job = send(client, *files).json()["id"]
    found: list[int] = []

    def read() -> None:
        pages = ("/", "/documents", "/events", "/coverage", f"/api/jobs/{job}")
        found.extend(client.get(page).status_code for page in pages)

    readers = [threading.Thread(target=read) for _ in range(50)]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    assert found == [200] * 250
    assert wait(client, job)["documents"] == 150


def test_a_reader_sends_nothing(tmp_path: Path, path: Path) -> None:
    from tests.web.test_access import PASSWORD, basic, open_or_make_users

    users = tmp_path / "users.json"
    for name, role in (("rea", "reader"), ("vie", "reviewer")):
        open_or_make_users(users).add(name, role, PASSWORD)  # type: ignore[arg-type]
    app = create_app(Settings(path, users=users), work=WORK)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        file = {"files": [("files", ("a.txt", TEXT))]}
        assert client.post("/api/uploads", headers=basic("rea"), **file).status_code == 403  # type: ignore[arg-type]
        sent = client.post("/api/uploads", headers=basic("vie"), **file)  # type: ignore[arg-type]
        assert sent.json()["who"] == "vie"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Users\\a.txt", "C/Users/a.txt"),
        ("a\x00b\n\u202etxt.exe", "abtxt.exe"),
        ("….txt", "….txt"),
        ("...", None),
        ("a/.ssh/b.txt", None),
        ("", "file"),
        ("新闻/讲话.txt", "新闻/讲话.txt"),
        ("x" * 500 + ".html", "x" * 195 + ".html"),
    ],
)
def test_no_name_leads_out_of_the_folder(name: str, expected: str | None) -> None:
    cleaned = clean_name(name)
    assert (None if cleaned is None else str(cleaned)) == expected


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    def sent(name: str) -> Sent:
        file = (tmp_path / "sent").open("wb+")
        file.write(TEXT)
        file.seek(0)
        return Sent(name, file, len(TEXT))

    names = ("a.txt", "b/a.txt", "a.txt", "a.txt/c.txt", "b")
    received = receive(map(sent, names), most_bytes=10**6, most_files=9)
    kept = sorted(
        file.relative_to(received.folder).as_posix()
        for file in received.folder.rglob("*")
        if file.is_file()
    )
    shutil.rmtree(received.folder)
    assert len(kept) == len(names)
    assert {"a.txt", "a (2).txt", "b/a.txt"} < set(kept)
    with pytest.raises(UsageError, match="at most 2 files"):
        receive(map(sent, names), most_bytes=10**6, most_files=2)


def test_a_dropped_file_is_followed_to_its_events(address: str, page: Page) -> None:
    page.goto(f"{address}/")
    page.evaluate(
        """(text) => {
          const held = new DataTransfer();
          held.items.add(new File([text], "wire <i>.txt", { type: "text/plain" }));
          for (const kind of ["dragenter", "dragover", "drop"]) {
            document.getElementById("drop").dispatchEvent(
              new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: held }));
          }
        }""",
        TEXT.decode(),
    )
    page.wait_for_url("**/jobs/*")
    expect(page.locator("#state")).to_have_text("Done", timeout=30_000)
    page.get_by_role("link", name="1 events of Chad helps Mali").click()
    expect(page.get_by_text("Chad helps Mali").first).to_be_visible()


def test_a_chosen_file_is_sent_and_a_refused_one_is_told(address: str, page: Page) -> None:
    page.goto(f"{address}/documents")
    chosen = {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT}
    page.set_input_files("#files", [chosen])  # type: ignore[list-item]
    page.wait_for_url("**/jobs/*")
    expect(page.locator("#documents")).to_have_text("1", timeout=30_000)
    page.get_by_role("link", name="All documents").click()
    expect(page.get_by_role("link", name="Chad helps Mali", exact=True)).to_be_visible()


@pytest.mark.parametrize("where", ["/", "/jobs", "job"])
def test_no_grave_barrier_is_on_the_way(address: str, page: Page, where: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    if where == "job":
        page.goto(f"{address}/documents")
        chosen = {"name": "a.txt", "mimeType": "text/plain", "buffer": TEXT}
        page.set_input_files("#files", [chosen])  # type: ignore[list-item]
        page.wait_for_url("**/jobs/*")
    else:
        page.goto(address + where)
    assert not grave_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_signing_in_has_no_grave_barrier(page: Page, tmp_path: Path, path: Path) -> None:
    from tests.web.test_access import PASSWORD, open_or_make_users

    users = tmp_path / "users.json"
    open_or_make_users(users).add("ada", "admin", PASSWORD)
    with Server(path, work=WORK, users=users) as address:
        page.goto(f"{address}/users")
        assert not grave_barriers(page)
        page.get_by_label("Name").fill("ada")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/users")
        assert not grave_barriers(page)
        page.get_by_role("button", name="Sign out ada").click()
        page.wait_for_url("**/sign-in")


def grave_barriers(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
