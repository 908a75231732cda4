import os
import stat
import sys
from pathlib import Path

import pytest

from gestae.errors import UsageError
from gestae.outputs.write import format_of, open_output, write_tables
from gestae.records.columns import to_table
from tests.outputs.built import PLEDGE

EVENTS = [to_table([PLEDGE], "events")]


def test_the_name_of_a_file_tells_its_format() -> None:
    assert format_of(Path("events.jsonl")) == "jsonl"
    assert format_of(Path("events.PARQUET")) == "parquet"
    assert format_of(Path("events")) is None


def test_a_binary_format_is_not_written_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(UsageError, match="--output FILE"):
        write_tables(EVENTS, "events", "parquet")


def test_a_folder_that_is_missing_or_in_the_way_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        write_tables(EVENTS, "events", "csv", tmp_path)
    with pytest.raises(UsageError, match="No such file or directory"):
        write_tables(EVENTS, "events", "csv", tmp_path / "missing" / "events.csv")


def test_a_new_file_gets_the_rights_any_new_file_gets(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_tables(EVENTS, "events", "csv", tmp_path / "new.csv")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == 0o640


def test_a_file_that_is_replaced_keeps_its_rights(tmp_path: Path) -> None:
    place = tmp_path / "kept.csv"
    place.touch(mode=0o600)
    write_tables(EVENTS, "events", "csv", place)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("before")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_tables(EVENTS, "events", "csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text("utf-8").startswith("id,")


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_tables(EVENTS, "events", "csv", Path(os.devnull))
    assert Path(os.devnull).is_char_device()


def test_what_utf8_cannot_hold_is_escaped(tmp_path: Path) -> None:
    with open_output(tmp_path / "odd.txt", binary=False, what="text") as out:
        out.write("a\udc80b")
    assert (tmp_path / "odd.txt").read_bytes() == rb"a\udc80b"
