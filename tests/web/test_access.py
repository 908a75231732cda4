"""Who may come in, and what is asked of them."""

import base64
import json
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from gestae.errors import NotFoundError, UsageError
from gestae.web.app import create_app
from gestae.web.security import limits, sessions
from gestae.web.security.headers import _over_https
from gestae.web.security.hosts import Hosts
from gestae.web.security.users_file import UsersFile, open_or_make_users
from gestae.web.settings import Settings
from tests.web.conftest import open_client

PASSWORD = "correct horse battery"
BASE = "http://127.0.0.1"


@pytest.fixture(scope="module")
def made_users(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file of users with one of each role; hashing takes a moment, so it is made once."""
    path = tmp_path_factory.mktemp("users") / "users.json"
    made = open_or_make_users(path)
    for name, role in (("rea", "reader"), ("vie", "reviewer"), ("ada", "admin")):
        made.add(name, role, PASSWORD)  # type: ignore[arg-type]
    return path.read_bytes()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a casebook without documents is."""
    return tmp_path_factory.mktemp("empty") / "casebook.duckdb"


@pytest.fixture
def client(empty: Path) -> Iterator[TestClient]:
    """A client of a workbench for this machine alone."""
    with open_client(empty) as opened:
        yield opened


@pytest.fixture
def users(made_users: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "users.json"
    path.write_bytes(made_users)
    return path


@pytest.fixture
def guarded(empty: Path, users: Path) -> Iterator[TestClient]:
    """A signed-out client of a workbench with users."""
    with open_client(empty, users=users) as client:
        yield client


def token(client: TestClient, page: str = "/sign-in") -> str:
    return client.get(page).text.split('name="csrf" value="')[1].split('"')[0]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, back: str = "/users") -> Any:
    return client.post(
        "/sign-in",
        data={"csrf": token(client), "name": name, "password": password, "back": back},
        follow_redirects=False,
    )


def basic(name: str, password: str = PASSWORD) -> dict[str, str]:
    told = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"Authorization": f"Basic {told}"}


def addresses(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and address the application has, with something in place of its holes."""
    found = []

    def walk(routes: Any, above: str = "") -> None:
        for route in routes:
            inner = getattr(route, "routes", None)
            path = above + getattr(route, "path", "")
            if inner:
                walk(inner, path)
            if original := getattr(route, "original_router", None):
                walk(original.routes, above)
            found.extend((method, path) for method in getattr(route, "methods", None) or ())

    walk(app.routes)
    return [(method, path.replace("{", "").replace("}", "")) for method, path in found]


def test_no_address_answers_who_is_signed_out_but_the_sign_in(guarded: TestClient) -> None:
    app: Any = guarded.app
    known = addresses(app)
    assert {"/", "/events", "/users", "/api/openapi.json"} <= {path for _, path in known}
    elsewhere = [("GET", "/no-such-page"), ("POST", "/no-such-page"), ("GET", "/api/no-such")]
    for method, path in [*known, *elsewhere]:
        if path == "/sign-in":
            continue
        answer = guarded.request(method, path, follow_redirects=False)
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/sign-in?back="), path
        else:
            assert answer.status_code == 401, f"{method} {path}: {answer.status_code}"


def test_static_files_are_there_for_who_is_signed_out(guarded: TestClient) -> None:
    assert guarded.get("/static/css/base.css").status_code == 200
    assert guarded.get("/static/../settings.py").status_code in {303, 404, 401, 200}
    assert "class Settings" not in guarded.get("/static/%2e%2e/settings.py").text


def test_signing_in_leads_to_the_page_that_was_asked_for(guarded: TestClient) -> None:
    sent_away = guarded.get("/events?type=AID", follow_redirects=False)
    assert sent_away.headers["location"] == "/sign-in?back=%2Fevents%3Ftype%3DAID"
    answer = sign_in(guarded, "rea", back="/events?type=AID")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?type=AID")
    assert guarded.get("/events").status_code == 200


def test_nobody_is_led_to_another_site_after_signing_in(guarded: TestClient) -> None:
    assert sign_in(guarded, "rea", back="https://e.org/").headers["location"] == "/"
    assert sign_in(guarded, "rea", back="//e.org/").headers["location"] == "/"


def test_the_cookie_is_for_our_pages_alone(guarded: TestClient) -> None:
    told = sign_in(guarded, "rea").headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=strict" in told
    assert "secure" not in told


def test_behind_https_the_cookie_is_secure(empty: Path, users: Path) -> None:
    with open_client(empty, users=users, https_behind_proxy=True) as client:
        answer = client.get("/sign-in")
    assert "secure" in answer.headers["set-cookie"].lower()
    assert "max-age" in answer.headers["strict-transport-security"]


def test_behind_https_every_cookie_is_secure_whoever_set_it() -> None:
    assert _over_https(b"Set-Cookie", b"a=b; Path=/") == (b"Set-Cookie", b"a=b; Path=/; Secure")
    assert _over_https(b"set-cookie", b"a=b; secure") == (b"set-cookie", b"a=b; secure")
    assert _over_https(b"Vary", b"Cookie") == (b"Vary", b"Cookie")


def test_a_session_has_nothing_of_the_one_before_it(guarded: TestClient) -> None:
    before = token(guarded)
    sign_in(guarded, "rea")
    assert token(guarded, "/users") != before


def test_a_wrong_password_and_an_unknown_name_are_told_alike(guarded: TestClient) -> None:
    wrong, unknown = sign_in(guarded, "rea", "wrong password"), sign_in(guarded, "nobody")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace("rea", "").count("told") == unknown.text.count("told")


def test_an_unknown_name_takes_as_long_as_a_wrong_password(users: Path) -> None:
    file = UsersFile(users)
    file.check("nobody", "x")  # the hash that is checked for nobody is made now

    def seconds(name: str) -> float:
        began = time.perf_counter()
        file.check(name, "wrong password")
        return time.perf_counter() - began

    known = min(seconds("rea") for _ in range(4))
    unknown = min(seconds("nobody") for _ in range(4))
    assert 0.4 < unknown / known < 2.5


def test_after_too_many_tries_one_has_to_wait(guarded: TestClient) -> None:
    statuses = [sign_in(guarded, "rea", "wrong password").status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]
    refused = sign_in(guarded, "rea")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 300
    assert sign_in(guarded, "vie").status_code == 303


def test_after_too_many_requests_one_has_to_wait(
    guarded: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "STRANGERS", limits.parse("3/minute"))
    statuses = [guarded.get("/sign-in").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]


def test_signing_out_ends_the_session_also_for_a_copy_of_its_cookie(guarded: TestClient) -> None:
    sign_in(guarded, "rea")
    copied = guarded.cookies["gestae"]
    guarded.post("/sign-out", data={"csrf": token(guarded, "/users")})
    assert guarded.get("/users", follow_redirects=False).status_code == 303
    guarded.cookies.set("gestae", copied)
    assert guarded.get("/users", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("seconds", [sessions.IDLE_SECONDS + 1, sessions.LONGEST_SECONDS + 1])
def test_a_session_ends_with_time(
    guarded: TestClient, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    sign_in(guarded, "rea")
    assert guarded.get("/users", follow_redirects=False).status_code == 200
    now = time.time
    monkeypatch.setattr(sessions.time, "time", lambda: now() + seconds)
    assert guarded.get("/users", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("change", ["remove", "role", "password"])
def test_who_is_changed_or_removed_loses_the_session(
    guarded: TestClient, users: Path, change: str
) -> None:
    sign_in(guarded, "rea")
    file = UsersFile(users)
    if change == "remove":
        file.remove("rea")
    elif change == "role":
        file.change("rea", role="reviewer")
    else:
        file.change("rea", password="another long password")
    assert guarded.get("/users", follow_redirects=False).status_code == 303


def test_sessions_outlive_a_restart(empty: Path, users: Path) -> None:
    with open_client(empty, users=users) as client:
        sign_in(client, "rea")
        cookie = client.cookies["gestae"]
    with open_client(empty, users=users) as client:
        client.cookies.set("gestae", cookie)
        assert client.get("/users", follow_redirects=False).status_code == 200


def test_a_program_names_its_user_with_each_request(guarded: TestClient) -> None:
    asked = guarded.get("/api/openapi.json")
    assert asked.status_code == 401
    assert asked.headers["www-authenticate"].startswith("Basic")
    assert guarded.get("/api/openapi.json", headers=basic("rea")).status_code == 200
    assert guarded.get("/api/openapi.json", headers=basic("rea", "no")).status_code == 401
    assert (
        guarded.get("/api/openapi.json", headers={b"Authorization": b"Basic \xe9"}).status_code
        == 401
    )
    page = guarded.get("/events", headers=basic("rea"), follow_redirects=False)
    assert page.status_code == 303


def test_a_browser_is_not_asked_for_a_password_in_a_window_of_its_own(guarded: TestClient) -> None:
    answer = guarded.get("/api/openapi.json", headers={"Sec-Fetch-Site": "same-origin"})
    assert "www-authenticate" not in answer.headers


def test_a_password_that_was_right_is_forgotten_when_it_changes(
    guarded: TestClient, users: Path
) -> None:
    assert guarded.get("/api/openapi.json", headers=basic("rea")).status_code == 200
    UsersFile(users).change("rea", password="another long password")
    assert guarded.get("/api/openapi.json", headers=basic("rea")).status_code == 401


def test_a_reader_changes_no_users(guarded: TestClient, users: Path) -> None:
    sign_in(guarded, "rea")
    page = guarded.get("/users")
    assert ">vie" not in page.text
    sent = {"csrf": token(guarded, "/users"), "name": "vie"}
    assert guarded.post("/users/remove", data=sent).status_code == 403
    assert UsersFile(users).find("vie")


def test_an_admin_adds_changes_and_removes_users(guarded: TestClient, users: Path) -> None:
    sign_in(guarded, "ada")
    csrf = token(guarded, "/users")
    new = {"csrf": csrf, "name": "<b>eve", "role": "reader", "password": PASSWORD}
    assert "&lt;b&gt;eve" in guarded.post("/users", data=new).text
    guarded.post("/users/role", data={"csrf": csrf, "name": "<b>eve", "role": "reviewer"})
    eve = UsersFile(users).find("<b>eve")
    assert eve
    assert eve.role == "reviewer"
    guarded.post("/users/remove", data={"csrf": csrf, "name": "<b>eve"})
    assert not UsersFile(users).find("<b>eve")
    last = guarded.post("/users/remove", data={"csrf": csrf, "name": "ada"})
    assert last.status_code == 400
    assert "the last admin stays" in last.text
    assert guarded.post("/users", data={**new, "password": "short"}).status_code == 400


def test_changing_ones_password_needs_the_old_one_and_keeps_the_session(
    guarded: TestClient, users: Path
) -> None:
    sign_in(guarded, "rea")
    sent = {"csrf": token(guarded, "/users"), "old": "wrong", "password": "another long password"}
    assert guarded.post("/users/password", data=sent).status_code == 400
    assert guarded.post("/users/password", data={**sent, "old": PASSWORD}).status_code == 200
    assert guarded.get("/users", follow_redirects=False).status_code == 200
    assert UsersFile(users).check("rea", "another long password")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://e.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    sent = {"csrf": token(client, "/users"), "theme": "dark"}
    assert client.post("/settings", data=sent, headers=headers).status_code == 403


@pytest.mark.parametrize("sent", ["", "-", "wrong", "é", "\udc80"])
def test_a_browser_needs_the_token_of_the_page(client: TestClient, sent: str) -> None:
    client.get("/users")
    data = {"theme": "dark", "csrf": sent.encode("utf-8", "surrogatepass")}
    assert client.post("/settings", data=data, follow_redirects=False).status_code == 403
    client.cookies.clear()
    alone = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}
    answer = client.post("/settings", data=data, headers=alone, follow_redirects=False)
    assert answer.status_code == 403


def test_the_token_may_come_in_a_header_and_a_program_needs_none(client: TestClient) -> None:
    header = {"X-CSRF-Token": token(client, "/users")}
    sent: dict[str, Any] = {"data": {"theme": "dark"}, "follow_redirects": False}
    assert client.post("/settings", headers=header, **sent).status_code == 303
    client.cookies.clear()
    assert client.post("/settings", **sent).status_code == 303


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1:8137", 200), ("localhost", 200), ("[::1]:80", 200)]
    + [
        (bad, 400)
        for bad in ("e.org", "127.0.0.1.e.org", "localhost.e.org", "", "192.0.2.1", "a:b")
    ],
)
def test_another_name_for_this_machine_is_refused(
    client: TestClient, host: str, expected: int
) -> None:
    assert client.get("/users", headers={"Host": host}).status_code == expected


def test_on_every_address_numbers_and_names_that_are_ours_are_answered() -> None:
    settings = Settings(Path(), host="0.0.0.0", hosts=("gestae.example.org",))
    hosts = Hosts(None, settings)  # type: ignore[arg-type]
    ours = ("192.0.2.1:8137", "[2001:db8::1]:8137", "Gestae.Example.org", "localhost:8137")
    assert all(hosts.is_ours(name) for name in ours)
    assert not any(hosts.is_ours(name) for name in ("e.org", "x.gestae.example.org", "", "0x7f.1"))


def test_what_comes_through_a_proxy_is_refused_where_nobody_is_asked(client: TestClient) -> None:
    assert client.get("/users", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 403


def test_a_body_that_is_too_large_is_refused_before_it_is_read(client: TestClient) -> None:
    size = 4_000_001
    told = client.post("/settings", content=b"x", headers={"Content-Length": str(size)})
    assert told.status_code == 413
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    parsed = client.post("/settings", content=(b"x" * 100_000 for _ in range(41)), headers=form)
    assert parsed.status_code == 413


@pytest.mark.parametrize(
    "settings",
    [{"host": "0.0.0.0"}, {"host": "192.0.2.7"}, {"https_behind_proxy": True}, {"hosts": ("a.b",)}],
)
def test_where_others_can_reach_it_users_are_asked_for(
    tmp_path: Path, settings: dict[str, Any]
) -> None:
    with pytest.raises(UsageError, match="add-user"):
        create_app(Settings(tmp_path / "casebook.duckdb", **settings))


def test_a_file_of_users_without_users_opens_nothing(tmp_path: Path) -> None:
    open_or_make_users(tmp_path / "users.json")
    settings = Settings(tmp_path / "casebook.duckdb", users=tmp_path / "users.json")
    with pytest.raises(UsageError, match="no user yet"):
        create_app(settings)


def test_the_file_of_users_is_for_its_owner_alone_and_holds_no_password(users: Path) -> None:
    made = UsersFile(users)
    made.change("rea", role="reviewer")
    assert stat.S_IMODE(users.stat().st_mode) == 0o600
    told = json.loads(users.read_text())
    assert PASSWORD not in users.read_text()
    assert all(one["password"].startswith("$argon2id$") for one in told["users"])
    assert [file.name for file in users.parent.iterdir()] == ["users.json"]


@pytest.mark.parametrize("name", ["", " ", "a:b", "a\nb", "x" * 65])
def test_a_name_that_cannot_be_a_users_is_refused(users: Path, name: str) -> None:
    with pytest.raises(UsageError, match="name has"):
        UsersFile(users).add(name, "reader", PASSWORD)


def test_a_user_who_is_not_there_cannot_be_removed(users: Path) -> None:
    with pytest.raises(NotFoundError, match="there are: ada, rea, vie"):
        UsersFile(users).remove("nobody")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"key": "short", "users": []}', "\x00"])
def test_a_file_that_is_no_file_of_users_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "users.json"
    path.write_text(content)
    with pytest.raises(UsageError, match="no file of users"):
        UsersFile(path)


OWN = {"/settings", "/views", "/users/password", "/sign-in", "/sign-out"}
"""What changes nothing but one's own cookies or password."""


def test_a_reader_changes_nothing_at_any_address(guarded: TestClient) -> None:
    sign_in(guarded, "rea")
    headers = {"X-CSRF-Token": token(guarded, "/users")}
    changing = {(method, path) for method, path in addresses(guarded.app) if method != "GET"}  # type: ignore[arg-type]
    assert len(changing) > 10
    for method, path in sorted(changing):
        if path in OWN or method in {"HEAD", "OPTIONS"}:
            continue
        answer = guarded.request(method, path, headers=headers, follow_redirects=False)
        assert answer.status_code == 403, f"{method} {path}: {answer.status_code}"
