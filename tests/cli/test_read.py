import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Gestae

STORY = "Norway sent 40 generators to Moldova in March 2023, the Moldovan government said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a story, a copy of it, and a file that is no document."""
    found = tmp_path / "stories"
    found.mkdir()
    (found / "story.txt").write_text(STORY, "utf-8")
    shutil.copy(found / "story.txt", found / "story-again.txt")
    (found / "empty.pdf").touch()
    return found


def test_what_cannot_be_read_is_told_while_the_rest_is_read(
    gestae: Gestae, folder: Path, tmp_path: Path
) -> None:
    done = gestae("read", folder, COLUMNS="200")
    assert done.status == 1
    lines = {line[:14].strip(): line[14:] for line in done.out.splitlines()}
    assert lines["casebook"] == "casebook.duckdb"
    assert lines["documents"].startswith("1 read, 1 copy, 1 failed")
    assert "empty.pdf" in lines["failed"]
    assert (tmp_path / "casebook.duckdb").is_file()
    assert "Norway → Moldova" in gestae("events").out


def test_a_second_run_changes_nothing(gestae: Gestae, folder: Path) -> None:
    (folder / "empty.pdf").unlink()
    first = gestae("read", folder, "--json")
    assert first.status == 0, first.err
    assert json.loads(first.out)["events"] == 1
    again = json.loads(gestae("read", folder, "--json").out)
    assert (again["documents"], again["known"], again["events"]) == (0, 2, 0)


def test_nothing_is_said_on_standard_error_where_all_went_well(
    gestae: Gestae, folder: Path
) -> None:
    assert gestae("read", folder / "story.txt").err == ""


def test_a_column_can_be_named(gestae: Gestae, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(f'number,what\n1,"{STORY.strip()}"\n', "utf-8")
    done = gestae("read", "rows.csv", "--column", "text=what", "--json")
    assert json.loads(done.out)["events"] == 1


@pytest.mark.parametrize(
    ("column", "message"), [("what", "--column text=body"), ("txt=what", "Did you mean 'text'")]
)
def test_a_column_that_makes_no_sense_is_wrong_usage(
    gestae: Gestae, column: str, message: str
) -> None:
    done = gestae("read", "rows.csv", "--column", column)
    assert (done.status, done.out) == (2, "")
    assert message in done.err


def test_being_stopped_is_told_after_the_summary(
    gestae: Gestae, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gestae.store.summary import Summary

    monkeypatch.setattr(
        "gestae.run.local.read_into_casebook", lambda *_, **__: Summary(interrupted=True)
    )
    done = gestae("read", folder)
    assert done.status == 130
    assert "0 read" in done.out
    assert "casebook is intact" in done.err
