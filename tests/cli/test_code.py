import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.cli.conftest import Gestae
from tests.cli.test_read import STORY


def test_documents_go_in_and_events_come_out(gestae: Gestae, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": STORY, "published": "2023-04-02"},
        {"id": "b", "text": "It rained."},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    done = gestae("code", "rows.jsonl")
    assert done.status == 0, done.err
    (event,) = map(json.loads, done.out.splitlines())
    assert (event["type"], event["document"]["key"]) == ("AID", "a")
    assert event["document"]["published"] == "2023-04-02"


def test_events_can_come_out_as_parquet(gestae: Gestae, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    assert gestae("code", "story.txt", "--output", "events.parquet").status == 0
    assert parquet.read_table(tmp_path / "events.parquet")["type"].to_pylist() == ["AID"]


def test_a_text_can_come_in_through_a_pipe(gestae: Gestae, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(STORY.encode())))
    done = gestae("code", "-")
    assert done.status == 0, done.err
    assert json.loads(done.out)["sources"][0]["id"] == "NOR"


def test_what_cannot_be_read_is_named_and_the_status_tells(gestae: Gestae, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    done = gestae("code", "missing.txt", "story.txt")
    assert done.status == 1
    assert "missing.txt" in done.err
    assert len(done.out.splitlines()) == 1


def test_no_documents_give_a_file_without_events(gestae: Gestae, tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("It rained.\n", "utf-8")
    assert gestae("code", "quiet.txt", "-o", "events.parquet").status == 0
    table = parquet.read_table(tmp_path / "events.parquet")
    assert table.num_rows == 0
    assert "sources" in table.column_names
