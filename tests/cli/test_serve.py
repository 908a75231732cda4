import stat
from pathlib import Path

import pytest

from gestae.cli.main import main
from gestae.web.security.users_file import UsersFile

PASSWORD = "correct horse battery"


def status_of(*words: str) -> int:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    return int(stopped.value.code or 0)


@pytest.fixture
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.readline", lambda: f"{PASSWORD}\n", raising=False)
    return str(tmp_path / "users.json")


def test_users_are_added_changed_listed_and_removed(
    users: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of("serve", "add-user", "ana", "--role", "admin", "--users", users) == 0
    assert status_of("serve", "add-user", "ben", "--users", users) == 0
    assert status_of("serve", "change-user", "ben", "--role", "reviewer", "--users", users) == 0
    assert status_of("serve", "list-users", "--users", users) == 0
    assert capsys.readouterr().out == "ana\tadmin\nben\treviewer\n"
    assert UsersFile(Path(users)).check("ana", PASSWORD)
    assert stat.S_IMODE(Path(users).stat().st_mode) == 0o600
    assert status_of("serve", "remove-user", "ben", "--users", users) == 0
    assert status_of("serve", "remove-user", "ana", "--users", users) == 2
    assert "the last admin stays" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add-user", "ana", "--role", "boss"), "unknown role"),
        (("change-user", "ana"), "--role ROLE, --password"),
        (("remove-user", "ana"), "there is no file of users"),
        (("list-users",), "there is no file of users"),
        (("--host", "0.0.0.0"), "gestae serve add-user NAME --role admin"),
        (("--https-behind-proxy",), "gestae serve add-user NAME --role admin"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(
    users: str, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    extra = ("--users", users) if not words[0].startswith("-") else ()
    assert status_of("serve", *words, *extra) == 2
    assert told in capsys.readouterr().err
    assert not Path(users).exists()
    assert not Path("casebook.duckdb").exists()
